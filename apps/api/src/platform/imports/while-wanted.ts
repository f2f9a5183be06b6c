import { UnreadableFile } from '@patchbay/domain/imports/unreadable-file';
import { isWorthAnother, type JobCtx, JobRefused } from '../jobs.ts';
import { carrierList } from './importer.ts';
import { Interrupted } from './progress.ts';
import { type Run, settle } from './runs.ts';

/** Runs a job of an import. What fails again and again is given up, and leaves the import where somebody can decide. */
export const whileWanted = async (ctx: JobCtx, run: Run, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof Interrupted && !ctx.signal.aborted) return;
    if (isWorthAnother(ctx, error)) throw error;
    ctx.log.error({ err: error, importId: run.id }, 'an import was given up');
    await settle(ctx, run, run.status === 'committing' ? { status: 'planned', finding: { code: 'commit-failed', params: {} } } : { status: 'failed', finding: { code: run.kind === carrierList ? 'comparison-failed' : 'plan-failed', params: {} } });
    throw new JobRefused((error as Error).message);
  }
};

/** The same for a job that reads the file: one that cannot be read says why. */
export const whileReadable = (ctx: JobCtx, run: Run, work: () => Promise<void>): Promise<void> =>
  whileWanted(ctx, run, async () => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      await settle(ctx, run, { status: 'failed', finding: error.finding });
    }
  });
