import { setTimeout as pause } from 'node:timers/promises';
import type { Role, System } from './system.ts';

/** Long work that has to come to its end whatever is killed meanwhile. */
export interface Work {
  name: string;
  /** Does a piece of it, from asking for it to its end, and says what that was. */
  piece(): Promise<string>;
  /** Where the piece stands, in a word. */
  standing(): Promise<string>;
  /** Throws unless what was done is all of a piece or nothing, and every number has exactly one row of the log. */
  expectWhole(moment: string): Promise<void>;
}

interface Terms {
  kills: number;
  deadline: number;
  random: () => number;
}

/** The queue believes a dead worker's job to be active for a while; its connection is gone at once. */
const isAtWork = async ({ query }: System): Promise<boolean> =>
  (await query<{ isAtWork: boolean }>(`select exists (select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
    and application_name like 'patchbay-%' and xact_start < now() - interval '100 ms') as "isAtWork"`))[0]!.isAtWork;

/** Does a piece of it and looks at what became of it; answers how long it took, in milliseconds. */
const timed = async (work: Work, moment: string): Promise<number> => {
  const began = Date.now();
  const what = await work.piece();
  await work.expectWhole(moment);
  const took = Date.now() - began;
  console.log(`     ${what} after ${(took / 1000).toFixed(0)} s`);
  return took;
};

/** Goes on with the work while one process after the other is killed at random moments, and looks at what is left after each. */
export const killDuring = async (system: System, work: Work, { kills, deadline, random }: Terms): Promise<void> => {
  // However fast the machine is, a kill may fall on any moment of the work.
  const whole = await timed(work, 'Undisturbed');
  const longestMs = { api: whole / 3, worker: whole } satisfies { [R in Role]: number };
  const during: Record<string, number> = {};
  let [killed, pieces, isOver] = [0, 0, false];

  const killOne = async (): Promise<void> => {
    const role: Role = random() < 0.4 ? 'api' : 'worker';
    // A worker that waits for its turn is killed for nothing.
    if (role === 'worker') while (!(await isAtWork(system)) && !isOver && Date.now() < deadline) await pause(50);
    await pause(random() * longestMs[role]);
    if (isOver) return;
    const standing = await work.standing();
    killed += 1;
    const isDatabase = killed % 7 === 0;
    await (isDatabase ? system.restartPostgres() : system.kill(role));
    await work.expectWhole(`After kill ${killed}`);
    during[standing] = (during[standing] ?? 0) + 1;
    console.log(`${String(killed).padStart(3)}  ${isDatabase ? 'PostgreSQL restarted' : `kill -9 of the ${role}`} while ${standing}`);
    if (!isDatabase) await system.start(role);
  };
  const killing = async (): Promise<void> => {
    while (killed < kills && Date.now() < deadline) await killOne();
  };
  const working = async (): Promise<void> => {
    while (!isOver) {
      await timed(work, 'At the end');
      pieces += 1;
    }
  };
  await Promise.all([killing().finally(() => void (isOver = true)), working().finally(() => void (isOver = true))]);
  if (killed < kills) throw new Error(`Only ${killed} of ${kills} kills in time`);
  console.log(`${killed} kills during ${pieces} ${work.name}: each is whole, none twice, none half. Killed while ${JSON.stringify(during)}.\n`);
};
