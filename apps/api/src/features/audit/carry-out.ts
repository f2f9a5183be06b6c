import { Problem } from '@patchbay/contract/http/problem';
import { type Bulk, bulkInScope } from '@patchbay/database/bulk';
import type { Actor } from '../../platform/ctx.ts';
import { announceKeys, eventChannel } from '../../platform/events.ts';
import { problemBody, toProblem } from '../../platform/http/problem.ts';
import { handleJob, isWorthAnother, type JobCtx, type JobHandler, JobRefused } from '../../platform/jobs.ts';
import type { RevertAsker } from '../../platform/history.ts';
import type { Histories } from './histories.ts';
import { revertChangeSet } from './job.ts';
import { revertSet, scopeOf } from './revert-set.ts';

/** All of it in one transaction: a worker that dies leaves nothing behind, and the next one begins anew. */
export const revertChangeSetWith = (histories: Histories): JobHandler =>
  handleJob(revertChangeSet, async ({ runId }, ctx) => {
    const run = await begin(ctx, runId);
    if (!run) return;
    try {
      await bulkInScope(ctx.deps.database, ctx.scope, (bulk) => carryOut(bulk, ctx, histories, run));
    } catch (error) {
      const problem = toProblem(error);
      const isRefusal = problem.code !== 'internal' && problem.code !== 'unavailable';
      if (!isRefusal && isWorthAnother(ctx, error)) throw error;
      await fail(ctx, run, problem);
      if (!isRefusal) throw new JobRefused((error as Error).message, { cause: error });
    }
  });

type Run = NonNullable<Awaited<ReturnType<typeof begin>>>;

/** Nothing where nothing is left to do: a job may come twice. */
const begin = (ctx: JobCtx, id: string) =>
  ctx.inScope(async (tx) => {
    const { count } = await tx.revertRun.updateMany({ where: { id, status: { in: ['queued', 'running'] } }, data: { status: 'running', done: 0 } });
    if (count === 0) return undefined;
    const run = await tx.revertRun.findUniqueOrThrow({ where: { id }, include: { organisation: { select: { id: true, path: true, name: true } } } });
    await announceKeys(tx, run.organisationPath, ['reverts']);
    return run;
  });

const tellWith = (ctx: JobCtx, { id, organisationPath }: Run) => async (done: number, total: number): Promise<void> => {
  ctx.signal.throwIfAborted();
  // What the work itself writes is seen by nobody before it is done.
  await ctx.inScope(async (tx) => {
    await tx.revertRun.updateMany({ where: { id, status: 'running' }, data: { done, total } });
    await announceKeys(tx, organisationPath, ['reverts']);
  });
};

const fail = (ctx: JobCtx, { id, organisationPath, requestId }: Run, problem: Problem): Promise<void> =>
  ctx.inScope(async (tx) => {
    const data = { status: 'failed', done: 0, problem: { ...problemBody(problem, requestId) }, finishedAt: ctx.deps.clock.now() };
    const { count } = await tx.revertRun.updateMany({ where: { id, status: { in: ['queued', 'running'] } }, data });
    if (count > 0) await announceKeys(tx, organisationPath, ['reverts']);
  });

const carryOut = async ({ sql, enter }: Bulk, ctx: JobCtx, histories: Histories, run: Run): Promise<void> => {
  // Two workers may have it, where one was only thought dead.
  await sql(`select pg_advisory_xact_lock(hashtextextended('revert ' || $1, 0))`, [run.id]);
  const [found] = await sql<{ status: string }>('select status from revert_run where id = $1', [run.id]);
  if (found?.status !== 'running') return;
  const history = histories.get(run.entityType as never)!;
  const facts = { now: ctx.now, changeSetId: run.id, reverts: run.reverts, actor: run.actor as unknown as Actor, requestId: run.requestId, ip: run.ip };
  const { organisation, reverts: changeSetId } = run;
  // Whether it lies in one scope was found out by who asked for it.
  await enter((await scopeOf(sql, ctx.scope, { type: history.type, changeSetId }))!);
  const reverted = await revertSet(sql, { history, set: history.set!, changeSetId, facts, organisation, asker: run.asker as RevertAsker, tell: tellWith(ctx, run) });
  await enter(ctx.scope);
  await sql(`update revert_run set status = 'done', done = $2, total = $2, finished_at = $3 where id = $1`, [run.id, reverted, ctx.deps.clock.now()]);
  await sql('select pg_notify($1, $2)', [eventChannel, JSON.stringify({ path: run.organisationPath, keys: ['reverts', 'numberBulks', 'imports'] })]);
};
