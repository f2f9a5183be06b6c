import type { NumberBulk } from '@patchbay/contract/number-bulks';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useConfirm } from '#ui/confirm.tsx';
import { useRevert } from '#ui/reverts/use-revert.ts';
import { isUnderWay, useRevertOf } from '#ui/reverts/use-reverts.ts';
import { useAttempt } from '#ui/use-attempt.ts';

/** Takes a change of many numbers back as a whole, after asking; absent where there is nothing to take back, while it is being taken back, or for those who may not. */
export const useUndo = ({ bulk: { changeSetId, revertedBy, result }, at }: { bulk: NumberBulk; at: string }) => {
  const t = useTranslations('numberBulks');
  const { may } = usePlace();
  const confirm = useConfirm();
  const attempt = useAttempt();
  const { revert, isReverting } = useRevert({ at, done: (count) => t('didUndo', { count }) });
  const run = useRevertOf(changeSetId, at);
  const undo = async () => {
    if (!(await confirm({ title: t('undoTitle'), body: t('undoBody'), action: t('undo') }))) return;
    await attempt(() => revert(changeSetId!));
  };
  const isPossible = changeSetId !== null && revertedBy === null && (result?.changed ?? 0) > 0 && may('audit:revert') && !(run && isUnderWay(run));
  return { undo: isPossible ? undo : undefined, isUndoing: isReverting };
};
