import type { contactMethods } from '@patchbay/contract/contact-methods';
import type { extensions } from '@patchbay/contract/extensions';
import type { Permission } from '@patchbay/contract/permissions';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { useConfirm } from './confirm.tsx';
import { Fact } from './facts.tsx';
import { Secret } from './secret.tsx';
import { useShowSecrets } from './show-once.tsx';
import { toast } from './toast.ts';

type Asked = 'revealSipPassword' | 'regenerateSipPassword';

interface Props {
  endpoints: Pick<typeof extensions, Asked> | Pick<typeof contactMethods, Asked>;
  id: string;
  name: string;
  isSet: boolean;
  /** What having it allows, and what becomes of the phones that have the old one. */
  words: { revealBody: string; replaceBody: string };
}

/** The password of a SIP account: read on request only, and replaced as a whole. */
export const SipPassword = ({ endpoints, id, name, isSet, words: { revealBody, replaceBody } }: Props) => {
  // They are called alike for every noun.
  const { revealSipPassword, regenerateSipPassword } = endpoints as Pick<typeof extensions, Asked>;
  const t = useTranslations('extensions.sip');
  const { may } = usePlace();
  const confirm = useConfirm();
  const show = useShowSecrets();
  const reveal = useCommand(revealSipPassword, { touches: ['audit'] });
  const regenerate = useCommand(regenerateSipPassword, { touches: ['audit', 'phones'] });
  const read = async () => {
    const { sipUsername, sipPassword, sipServer } = await reveal.mutateAsync({ params: { id } });
    const values = [{ label: t('server'), value: sipServer }, { label: t('username'), value: sipUsername }, { label: t('password'), value: sipPassword }];
    void show({ title: t('revealTitle', { name }), body: revealBody, values });
  };
  const replace = async () => {
    if (!(await confirm({ title: t('replaceTitle', { name }), body: replaceBody, action: t('replace'), danger: true }))) return;
    await regenerate.mutateAsync({ params: { id } });
    toast.done(t('replaced'));
  };
  return (
    <Fact label={t('password')}>
      <Secret isSet={isSet} onReveal={may('secrets:reveal') ? read : undefined} onReplace={may(regenerateSipPassword.permission as Permission) ? replace : undefined} />
    </Fact>
  );
};
