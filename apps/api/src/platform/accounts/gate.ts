import { Problem } from '@patchbay/contract/http/problem';

export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets `lanes` pieces of work run at a time and the next ones wait in their order; turns them away once too many wait. */
export const createGate = (lanes: number, longestQueue: number): Gate => {
  const waiting: (() => void)[] = [];
  let busy = 0;
  const enter = async () => {
    if (busy < lanes) return void (busy += 1);
    if (waiting.length >= longestQueue) throw new Problem('unavailable', 'Too many people sign in at this moment. Try again shortly.', { retryAfterSeconds: 3 });
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = () => {
    const next = waiting.shift();
    // The lane is handed on while it still counts as busy, so that nobody slips in between.
    if (next) next();
    else busy -= 1;
  };
  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
};
