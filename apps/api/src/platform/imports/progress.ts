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
  const show = async (done: number, total: number, unit: 'bytes' | 'rows'): Promise<void> => {
    if (ctx.signal.aborted) throw new Interrupted('The process stops');
    const isWanted = await ctx.inScope(async (tx) => {
      const { count } = await tx.importRun.updateMany({ where: { id: run.id, status: run.status }, data: { progressDone: done, progressTotal: total, progressUnit: unit } });
      if (count > 0) await announceImport(tx, run.path);
      return count > 0;
    });
    if (!isWanted) throw new Interrupted('The import was given up');
  };
  return {
    show,
    /** The same, now and then: for what comes in small steps. */
    tick: async (done: number, total: number, unit: 'bytes' | 'rows'): Promise<void> => {
      const now = performance.now();
      if (now - last < pauseMs) return;
      last = now;
      await show(done, total, unit);
    },
  };
};

export type Progress = ReturnType<typeof progressOf>;
