import { Problem } from '@patchbay/contract/http/problem';
import pLimit from 'p-limit';

export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets `lanes` pieces of work run at a time and the next ones wait in their order; turns them away once too many wait. */
export const createGate = (lanes: number, longestQueue: number): Gate => {
  const enter = pLimit(lanes);
  return async (work) => {
    if (enter.activeCount === lanes && enter.pendingCount >= longestQueue) throw new Problem('unavailable', 'Too many people sign in at this moment. Try again shortly.', { retryAfterSeconds: 3 });
    return enter(work);
  };
};
