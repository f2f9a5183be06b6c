import { announceKeys } from '../../../platform/events.ts';
import { handleJob, type JobCtx } from '../../../platform/jobs.ts';
import { sendOperations, watchOperations } from './job.ts';
import { shownBy } from './send.ts';

/** What is still being sent after that was taken by a worker that is gone. */
const lostAfterMs = 2 * 60_000;

const before = (now: Date, ms: number): Date => new Date(now.getTime() - ms);

/** Whose worker has died: whether the phone was told nobody knows, and it is not told again. If it was, it fetches. */
const findLost = (ctx: JobCtx, now: Date): Promise<void> =>
  ctx.asPlatform(async (tx) => void (await tx.phoneOperation.updateMany({ where: { status: 'SENDING', sentAt: { lt: before(now, lostAfterMs) } }, data: { status: 'SENT', reason: 'unknown-if-sent' } })));

const endUnanswered = (ctx: JobCtx, now: Date): Promise<void> =>
  ctx.asPlatform(async (tx) => {
    const patience = ctx.deps.config.phoneOperationMinutes * 60_000;
    const rows = await tx.$queryRaw<{ path: string }[]>`
      with ended as (update phone_operation set status = 'TIMED_OUT', reason = coalesce(reason, 'no-fetch'), ended_at = ${now} where status = 'SENT' and sent_at < ${before(now, patience)} returning tenant_id)
      select path from organisation where id in (select tenant_id from ended)`;
    for (const { path } of rows) await announceKeys(tx, path, shownBy);
  });

/** A switch has come, or a job was lost: of what has a job already nothing changes. */
const goOn = async (ctx: JobCtx): Promise<void> => {
  if (!ctx.deps.switchNotify.isConnected) return;
  await ctx.asPlatform((tx) => tx.$queryRaw`select enqueue_phone_operations(${sendOperations.name})`);
};

export const watchOperationsHandler = handleJob(watchOperations, async (_, ctx) => {
  const now = ctx.deps.clock.now();
  await findLost(ctx, now);
  await endUnanswered(ctx, now);
  await goOn(ctx);
});
