import { contactMethods } from '@patchbay/contract/contact-methods';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { useConfirm } from '#ui/confirm.tsx';
import { Fact } from '#ui/facts.tsx';
import { Secret } from '#ui/secret.tsx';
import { useShowSipAccount } from '#ui/use-show-sip-account.ts';

interface Props {
  id: string;
  name: string;
  isSet: boolean;
  help: string;
  /** What becomes of the phones that have the old one. */
  replaceBody: string;
}

/** The password of a SIP account: replaced as a whole, and shown this once. */
export const SipPassword = ({ id, name, isSet, help, replaceBody }: Props) => {
  const t = useTranslations('extensions.sip');
  const { may } = usePlace();
  const confirm = useConfirm();
  const show = useShowSipAccount();
  const generate = useCommand(contactMethods.replaceSipPassword, { touches: ['audit', 'phones'] });
  const replace = async () => {
    if (!(await confirm({ title: t('replaceTitle', { name }), body: replaceBody, action: t('replace'), danger: true }))) return;
    void show(name, await generate.mutateAsync({ params: { id } }));
  };
  return (
    <Fact label={t('password')}>
      <Secret isSet={isSet} help={help} onReplace={may('contactMethods:write') ? replace : undefined} />
    </Fact>
  );
};
