import type { ImportStep } from '@patchbay/contract/imports';
import type { JobCtx } from '../jobs.ts';
import { announceImport, type Run } from './runs.ts';

/** Thrown where the work has become pointless: somebody gave the import up, or the process stops. */
export class Interrupted extends Error {
  override name = 'Interrupted';
}

const pauseMs = 400;

/**
 * Shows how far a job is, in transactions of its own: the work itself is seen by nobody before it is done. Looks at the same
 * time whether it is still wanted.
 */
export const progressOf = (ctx: JobCtx, run: Run) => {
  let last = 0;
  const show = async (step: ImportStep, done: number, total: number): Promise<void> => {
    if (ctx.signal.aborted) throw new Interrupted('The process stops');
    const isWanted = await ctx.inScope(async (tx) => {
      const count = await tx.$executeRaw`update import_run set progress_step = ${step}, progress_done = ${done}, progress_total = ${total},
        progress_since = case when progress_step = ${step} and ${done}::int > 0 then progress_since else clock_timestamp() end where id = ${run.id}::uuid and status = ${run.status}`;
      if (count > 0) await announceImport(tx, run.path);
      return count > 0;
    });
    if (!isWanted) throw new Interrupted('The import was given up');
  };
  return {
    show,
    /** The same, now and then: for what comes in small steps. */
    tick: async (step: ImportStep, done: number, total: number): Promise<void> => {
      const now = performance.now();
      if (now - last < pauseMs) return;
      last = now;
      await show(step, done, total);
    },
  };
};

export type Progress = ReturnType<typeof progressOf>;
