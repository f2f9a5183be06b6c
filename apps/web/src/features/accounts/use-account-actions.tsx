import { accounts, type Account } from '@patchbay/contract/accounts';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { useViewer } from '#api/session.ts';
import { useConfirm } from '#ui/confirm.tsx';
import { useDialog } from '#ui/dialog-host.tsx';
import { useRemove } from '#ui/remove.tsx';
import type { RowAction } from '#ui/resource-table.tsx';
import { toast } from '#ui/toast.ts';
import { useAttempt } from '#ui/use-attempt.ts';
import { RenameDialog } from './rename-dialog.tsx';
import { extensionPathOf, signInNameOf } from './sign-in-name.ts';

/** What an administrator may do about an account that has its home here. Nothing about one's own: that has a page of its own. */
export const useAccountActions = ({ onRemoved }: { onRemoved?: () => void } = {}) => {
  const t = useTranslations('accounts');
  const { may } = usePlace();
  const viewer = useViewer();
  const open = useDialog();
  const remove = useRemove(accounts);
  const mails = useMails();
  const setEnabled = useSetEnabled();
  const removeFactor = useRemoveFactor();
  return (account: Account): RowAction[] => {
    const { id, name, status, isOwn, isEnabled, hasSecondFactor } = account;
    const extension = extensionPathOf(account);
    // Who it is and how its person signs in belongs to the extension, and is changed there.
    if (extension) return [{ label: t('toExtension'), icon: 'hash', to: extension }];
    if (!may('accounts:write') || !isOwn || id === viewer.account.id) return [];
    const actions: (RowAction | false)[] = [
      { label: t('edit'), icon: 'edit', onClick: () => void open((done) => <RenameDialog account={account} onClose={() => done(undefined)} />) },
      status === 'invited' && { label: t('resend'), icon: 'mail', onClick: () => void mails.resend(account) },
      status === 'active' && { label: t('reset'), icon: 'mail', onClick: () => void mails.reset(account) },
      hasSecondFactor && { label: t('removeFactor'), icon: 'key', isDangerous: true, onClick: () => void removeFactor(account) },
      isEnabled && { label: t('disable'), icon: 'lock', isDangerous: true, onClick: () => void setEnabled(account, false) },
      !isEnabled && { label: t('enable'), icon: 'check', onClick: () => void setEnabled(account, true) },
      { label: t('remove'), icon: 'trash', isDangerous: true, onClick: () => void remove([{ id, name }]).then((isGone) => isGone && onRemoved?.()) },
    ];
    return actions.filter((action) => action !== false);
  };
};

const useMails = () => {
  const t = useTranslations('accounts');
  const confirm = useConfirm();
  const attempt = useAttempt();
  const touches = { touches: ['audit', 'outbox'] };
  const [resend, reset] = [useCommand(accounts.resendInvitation, touches), useCommand(accounts.sendReset, touches)];
  return {
    resend: async ({ id, ...account }: Account) => {
      if (await attempt(() => resend.mutateAsync({ params: { id } }))) toast.done(t('resent', { email: signInNameOf(account) }));
    },
    reset: async ({ id, ...account }: Account) => {
      const email = signInNameOf(account);
      if (!(await confirm({ title: t('resetTitle'), body: t('resetBody', { email }), action: t('resetAction') }))) return;
      if (await attempt(() => reset.mutateAsync({ params: { id } }))) toast.done(t('resetSent', { email }));
    },
  };
};

const useSetEnabled = () => {
  const t = useTranslations('accounts');
  const confirm = useConfirm();
  const attempt = useAttempt();
  const update = useCommand(accounts.update, { touches: ['audit'] });
  return async ({ id, name, version }: Account, isEnabled: boolean) => {
    if (!isEnabled && !(await confirm({ title: t('disableTitle', { name }), body: t('disableBody'), action: t('disableAction'), danger: true }))) return;
    const done = await attempt(() => update.mutateAsync({ params: { id }, body: { name, isEnabled, version } }));
    if (done) toast.done(t(isEnabled ? 'enabled' : 'disabled', { name }));
  };
};

const useRemoveFactor = () => {
  const t = useTranslations('accounts');
  const confirm = useConfirm();
  const attempt = useAttempt();
  const removeFactor = useCommand(accounts.removeSecondFactor, { touches: ['audit'] });
  return async ({ id, name }: Account) => {
    if (!(await confirm({ title: t('removeFactorTitle', { name }), body: t('removeFactorBody'), action: t('removeFactorAction'), danger: true }))) return;
    if (await attempt(() => removeFactor.mutateAsync({ params: { id } }))) toast.done(t('factorRemoved', { name }));
  };
};
