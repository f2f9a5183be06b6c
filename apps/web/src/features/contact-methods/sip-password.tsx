import { contactMethods, type ContactMethodOf } from '@patchbay/contract/contact-methods';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { useConfirm } from '#ui/confirm.tsx';
import { Fact } from '#ui/facts.tsx';
import { Secret } from '#ui/secret.tsx';
import { useShowSecrets } from '#ui/show-once.tsx';
import { toast } from '#ui/toast.ts';

/** The password of a SIP account: read on request only, and replaced as a whole. */
export const SipPassword = ({ account }: { account: ContactMethodOf<'SIP_ACCOUNT'> }) => {
  const t = useTranslations('extensions.sip');
  const { may } = usePlace();
  const confirm = useConfirm();
  const show = useShowSecrets();
  const reveal = useCommand(contactMethods.revealSipPassword, { touches: ['audit'] });
  const regenerate = useCommand(contactMethods.regenerateSipPassword, { touches: ['audit'] });
  const own = useTranslations('contactMethods.sip');
  const { id, name, hasSipPassword } = account;
  const read = async () => {
    const { sipUsername, sipPassword, sipServer } = await reveal.mutateAsync({ params: { id } });
    const values = [{ label: t('server'), value: sipServer }, { label: t('username'), value: sipUsername }, { label: t('password'), value: sipPassword }];
    void show({ title: t('revealTitle', { name }), body: own('revealBody'), values });
  };
  const replace = async () => {
    if (!(await confirm({ title: t('replaceTitle', { name }), body: own('replaceBody'), action: t('replace'), danger: true }))) return;
    await regenerate.mutateAsync({ params: { id } });
    toast.done(t('replaced'));
  };
  return (
    <Fact label={t('password')}>
      <Secret isSet={hasSipPassword} onReveal={may('secrets:reveal') ? read : undefined} onReplace={may('contactMethods:write') ? replace : undefined} />
    </Fact>
  );
};
