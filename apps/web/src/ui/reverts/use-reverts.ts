import { reverts, type RevertRun } from '@patchbay/contract/reverts';
import { useQuery } from '@tanstack/react-query';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';

// Events tell of each step; this is for those that were missed.
const lookAgainMs = 2_000;

export const isUnderWay = ({ status }: Pick<RevertRun, 'status'>) => status === 'queued' || status === 'running';

/** The undoings of large changes here and below, newest first. */
export const useReverts = (at?: string): RevertRun[] => {
  const { id, may } = usePlace();
  const { data } = useQuery({
    ...query(reverts.list, { at: at ?? id }),
    enabled: may('audit:revert'),
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? lookAgainMs : false),
  });
  return data?.items ?? [];
};

/** The latest undoing of one change, where that is large. */
export const useRevertOf = (changeSetId: string | null, at?: string): RevertRun | undefined => useReverts(at).find((run) => run.reverts === changeSetId);
