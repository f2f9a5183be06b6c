import type { SipCredentials } from '@patchbay/contract/extensions';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { useShowSecrets } from './show-once.tsx';

/** Shows a SIP account with the password that was just set, this once. */
export const useShowSipAccount = () => {
  const t = useTranslations('extensions.sip');
  const show = useShowSecrets();
  return (name: string, { sipServer, sipUsername, sipPassword }: z.output<typeof SipCredentials>) =>
    show({ title: t('shownTitle', { name }), body: t('shownOnce'), values: [{ label: t('server'), value: sipServer }, { label: t('username'), value: sipUsername }, { label: t('password'), value: sipPassword }] });
};
