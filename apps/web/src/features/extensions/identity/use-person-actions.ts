import type { ExtensionSettings } from '@patchbay/contract/extension-cards';
import { extensionIdentity } from '@patchbay/contract/extension-identity';
import { extensions, type Extension } from '@patchbay/contract/extensions';
import { useTranslations } from 'use-intl';
import { useCommand } from '#api/query.ts';
import { useConfirm } from '#ui/confirm.tsx';
import { toast } from '#ui/toast.ts';
import { useAttempt } from '#ui/use-attempt.ts';
import { nameOf } from '../name-of.ts';

/** Sends a link to choose a password, the first or a new one; it says before what that ends, and after where the link went. */
export const useResetPassword = () => {
  const t = useTranslations('extensions.reset');
  const confirm = useConfirm();
  const attempt = useAttempt();
  const reset = useCommand(extensionIdentity.resetPassword, { touches: ['audit', 'outbox', 'accounts'] });
  return async ({ id, identity: { username, personalContact, hasPassword } }: ExtensionSettings) => {
    const to = personalContact || (username.includes('@') ? username : t('theirAddress'));
    const question = hasPassword
      ? { title: t('title', { username }), body: t('body', { to }), action: t('action'), danger: true }
      : { title: t('firstTitle', { username }), body: t('firstBody', { to }), action: t('firstAction') };
    if (!(await confirm(question))) return;
    const sent = await attempt(() => reset.mutateAsync({ params: { id } }));
    if (sent && sent !== true) toast.done(t('sent', { to: sent.sentTo }));
  };
};

/** Disconnects the devices at the switch. */
export const useUnregister = () => {
  const t = useTranslations('extensions.unregister');
  const confirm = useConfirm();
  const attempt = useAttempt();
  const unregister = useCommand(extensionIdentity.unregister, { touches: ['audit'] });
  return async (extension: Extension) => {
    const name = nameOf(extension);
    if (!(await confirm({ title: t('title', { name }), body: t('body'), action: t('action'), danger: true }))) return;
    if (await attempt(() => unregister.mutateAsync({ params: { id: extension.id } }))) toast.done(t('done', { name }));
  };
};

/** Takes an extension out of use, and back. */
export const useSetEnabled = () => {
  const t = useTranslations('extensions.enabling');
  const confirm = useConfirm();
  const attempt = useAttempt();
  const update = useCommand(extensions.update, { touches: ['audit', 'phones'] });
  return async (extension: Extension, isEnabled: boolean) => {
    const name = nameOf(extension);
    if (!isEnabled && !(await confirm({ title: t('title', { name }), body: t('body'), action: t('disable'), danger: true }))) return;
    if (await attempt(() => update.mutateAsync({ params: { id: extension.id }, body: { ...extension, isEnabled } }))) toast.done(t(isEnabled ? 'enabled' : 'disabled', { name }));
  };
};
