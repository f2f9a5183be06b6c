import { audit } from '@patchbay/contract/audit';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useCommand } from '#api/query.ts';
import { toast } from '../toast.ts';

/** Undoes a change set, at the place that the address names unless `at` says otherwise, and says what came of it: `done` where it is over. */
export const useRevert = ({ done, at }: { done: (count: number) => string; at?: string }) => {
  const t = useTranslations('runs.reverts');
  const client = useQueryClient();
  const command = useCommand(audit.revert);
  const revert = async (changeSetId: string): Promise<void> => {
    try {
      const { reverted, running } = await command.mutateAsync({ ...(at !== undefined && { at }), params: { id: changeSetId } } as never);
      toast.done(running ? t('started') : done(reverted));
    } finally {
      // Whatever it was about may be anywhere on the screen.
      void client.invalidateQueries();
    }
  };
  return { revert, isReverting: command.isPending };
};
