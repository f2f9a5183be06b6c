import type { contactMethods } from '@patchbay/contract/contact-methods';
import type { extensions } from '@patchbay/contract/extensions';
import { useTranslations } from 'use-intl';
import { useCommand } from '#api/query.ts';
import { useShowSecrets } from './show-once.tsx';

interface Account {
  id: string;
  name: string;
  /** What having it allows. */
  body: string;
}

/** Reads the password of a SIP account, which leaves an audit row, and shows it with the rest of the account. */
export const useRevealSipPassword = (endpoint: typeof extensions.revealSipPassword | typeof contactMethods.revealSipPassword, { id, name, body }: Account): (() => Promise<void>) => {
  const t = useTranslations('extensions.sip');
  const show = useShowSecrets();
  // They are asked and answered alike.
  const reveal = useCommand(endpoint as typeof extensions.revealSipPassword, { touches: ['audit'] });
  return async () => {
    const { sipUsername, sipPassword, sipServer } = await reveal.mutateAsync({ params: { id } });
    const values = [{ label: t('server'), value: sipServer }, { label: t('username'), value: sipUsername }, { label: t('password'), value: sipPassword }];
    void show({ title: t('revealTitle', { name }), body, values });
  };
};
