import { extensions, type Extension } from '@patchbay/contract/extensions';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { useConfirm } from '#ui/confirm.tsx';
import { Copyable } from '#ui/copy.tsx';
import { Fact, Facts } from '#ui/facts.tsx';
import { Secret } from '#ui/secret.tsx';
import { useShowSecrets } from '#ui/show-once.tsx';
import { toast } from '#ui/toast.ts';
import { nameOf } from './name-of.ts';

/** The account that phones sign in with; the password is read on request only, and replaced as a whole. */
export const SipAccount = ({ extension }: { extension: Extension }) => {
  const t = useTranslations('extensions.sip');
  const { may } = usePlace();
  const reveal = useReveal(extension);
  const replace = useReplace(extension);
  return (
    <Facts>
      <Fact label={t('username')}>
        <Copyable value={extension.sipUsername} of={t('username')} />
      </Fact>
      <Fact label={t('password')}>
        <Secret isSet={extension.hasSipPassword} onReveal={may('secrets:reveal') ? reveal : undefined} onReplace={may('extensions:write') ? replace : undefined} />
      </Fact>
    </Facts>
  );
};

const useReveal = (extension: Extension) => {
  const t = useTranslations('extensions.sip');
  const reveal = useCommand(extensions.revealSipPassword, { touches: ['audit'] });
  const show = useShowSecrets();
  return async () => {
    const { sipUsername, sipPassword, sipServer } = await reveal.mutateAsync({ params: { id: extension.id } });
    void show({
      title: t('revealTitle', { name: nameOf(extension) }),
      body: t('revealBody'),
      values: [
        { label: t('server'), value: sipServer },
        { label: t('username'), value: sipUsername },
        { label: t('password'), value: sipPassword },
      ],
    });
  };
};

const useReplace = (extension: Extension) => {
  const t = useTranslations('extensions.sip');
  const confirm = useConfirm();
  const regenerate = useCommand(extensions.regenerateSipPassword, { touches: ['audit', 'phones'] });
  return async () => {
    const isSure = await confirm({ title: t('replaceTitle', { name: nameOf(extension) }), body: t('replaceBody'), action: t('replace'), danger: true });
    if (!isSure) return;
    await regenerate.mutateAsync({ params: { id: extension.id } });
    toast.done(t('replaced'));
  };
};
