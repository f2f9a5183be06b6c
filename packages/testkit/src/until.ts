import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again until the answer is neither false nor nothing; fails after `seconds`. */
export const until = async <T>(what: string, probe: () => Promise<T | null | undefined | false> | T | null | undefined | false, seconds = 30): Promise<T> => {
  for (const limit = Date.now() + seconds * 1_000; Date.now() < limit; await pause(25)) {
    const found = await probe();
    if (found !== false && found !== undefined && found !== null) return found;
  }
  throw new Error(`Not within ${seconds} seconds: ${what}`);
};
