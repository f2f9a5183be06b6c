import { contactMethods } from '@patchbay/contract/contact-methods';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { useConfirm } from '#ui/confirm.tsx';
import { Fact } from '#ui/facts.tsx';
import { Secret } from '#ui/secret.tsx';
import { toast } from '#ui/toast.ts';
import { useRevealSipPassword } from '#ui/use-reveal-sip-password.ts';

interface Props {
  id: string;
  name: string;
  isSet: boolean;
  /** What having it allows, and what becomes of the phones that have the old one. */
  words: { revealBody: string; replaceBody: string };
}

/** The password of a SIP account: read on request only, and replaced as a whole. */
export const SipPassword = ({ id, name, isSet, words: { revealBody, replaceBody } }: Props) => {
  const t = useTranslations('extensions.sip');
  const { may } = usePlace();
  const confirm = useConfirm();
  const reveal = useRevealSipPassword(contactMethods.revealSipPassword, { id, name, body: revealBody });
  const regenerate = useCommand(contactMethods.regenerateSipPassword, { touches: ['audit', 'phones'] });
  const replace = async () => {
    if (!(await confirm({ title: t('replaceTitle', { name }), body: replaceBody, action: t('replace'), danger: true }))) return;
    await regenerate.mutateAsync({ params: { id } });
    toast.done(t('replaced'));
  };
  return (
    <Fact label={t('password')}>
      <Secret isSet={isSet} onReveal={may('secrets:reveal') ? reveal : undefined} onReplace={may('contactMethods:write') ? replace : undefined} />
    </Fact>
  );
};
