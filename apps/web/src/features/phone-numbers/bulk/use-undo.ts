import { audit } from '@patchbay/contract/audit';
import type { NumberBulk } from '@patchbay/contract/number-bulks';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { useConfirm } from '#ui/confirm.tsx';
import { toast } from '#ui/toast.ts';
import { useAttempt } from '#ui/use-attempt.ts';

/** Takes a change of many numbers back as a whole, after asking; absent where there is nothing to take back, or for those who may not. */
export const useUndo = ({ bulk: { changeSetId, revertedBy, result }, at }: { bulk: NumberBulk; at: string }) => {
  const t = useTranslations('numberBulks');
  const { may } = usePlace();
  const client = useQueryClient();
  const confirm = useConfirm();
  const attempt = useAttempt();
  const revert = useCommand(audit.revert, { touches: ['numberBulks', 'phoneNumbers'] });
  const undo = async () => {
    if (!(await confirm({ title: t('undoTitle'), body: t('undoBody'), action: t('undo') }))) return;
    const undone = await attempt(() => revert.mutateAsync({ at, params: { id: changeSetId! } } as never));
    if (undone !== undefined && undone !== true) toast.done(t('didUndo', { count: undone.reverted }));
    void client.invalidateQueries();
  };
  const isPossible = changeSetId !== null && revertedBy === null && (result?.changed ?? 0) > 0 && may('audit:revert');
  return { undo: isPossible ? undo : undefined, isUndoing: revert.isPending };
};
