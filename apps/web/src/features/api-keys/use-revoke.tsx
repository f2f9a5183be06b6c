import { apiKeys, type ApiKey } from '@patchbay/contract/api-keys';
import { useTranslations } from 'use-intl';
import { useCommand } from '#api/query.ts';
import { useConfirm } from '#ui/confirm.tsx';
import { toast } from '#ui/toast.ts';
import { useAttempt } from '#ui/use-attempt.ts';

/** Revokes a key after a question. Answers whether it is gone. */
export const useRevoke = () => {
  const t = useTranslations('apiKeys');
  const confirm = useConfirm();
  const attempt = useAttempt();
  const remove = useCommand(apiKeys.remove, { touches: ['audit'] });
  return async ({ id, name }: ApiKey): Promise<boolean> => {
    if (!(await confirm({ title: t('revokeTitle', { name }), body: t('revokeBody'), action: t('revokeAction'), danger: true }))) return false;
    const isGone = await attempt(() => remove.mutateAsync({ params: { id } }));
    if (isGone) toast.done(t('revoked', { name }));
    return Boolean(isGone);
  };
};
