import { phoneOperationRuns, phoneOperations } from '@patchbay/contract/phone-operations';
import { useTranslations } from 'use-intl';
import { useCommand } from '#api/query.ts';
import { toast } from '#ui/toast.ts';
import { useAttempt } from '#ui/use-attempt.ts';

/** Takes back what is not sent yet: one operation, or all of a run. */
export const useCancel = () => {
  const t = useTranslations('phoneOperations');
  const attempt = useAttempt();
  const one = useCommand(phoneOperations.cancel, { touches: ['phoneOperationRuns', 'audit'] });
  const all = useCommand(phoneOperationRuns.cancel, { touches: ['phoneOperations', 'audit'] });
  const cancel = (command: typeof one | typeof all) => async ({ id }: { id: string }) => {
    if (await attempt(() => command.mutateAsync({ params: { id } }) as Promise<object>)) toast.done(t('cancelled'));
  };
  return { cancelOperation: cancel(one), cancelRun: cancel(all) };
};
