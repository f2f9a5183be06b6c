import type { EntityType } from '@patchbay/contract/audit';
import { Problem } from '@patchbay/contract/http/problem';
import type { Permission } from '@patchbay/contract/permissions';
import { Language } from '@patchbay/contract/primitives/locale';
import { type Bulk, bulkInScope } from '@patchbay/database/bulk';
import { type Sql, switchScope, type Tx } from '@patchbay/database/scope';
import { setTimeout as pause } from 'node:timers/promises';
import { type Actor, type OrganisationNode, tenantCtx, type TenantCtx } from '../../platform/ctx.ts';
import { announceKeys, eventChannel } from '../../platform/events.ts';
import { problemBody, toProblem } from '../../platform/http/problem.ts';
import { handleJob, isWorthAnother, type JobCtx, type JobHandler, JobRefused } from '../../platform/jobs.ts';
import type { History, HistorySet, RevertAsker } from '../../platform/history.ts';
import { sqlIn } from '../../platform/sql-in.ts';
import type { Histories } from './histories.ts';
import { revertChangeSet } from './job.ts';
import { revertInChunks } from './revert-chunks.ts';
import { setOf } from './revert-large.ts';
import { revertSet, scopeOf } from './revert-set.ts';

/** All of it in one transaction: a worker that dies leaves nothing behind, and the next one begins anew. */
export const revertChangeSetWith = (histories: Histories): JobHandler =>
  handleJob(revertChangeSet, async ({ runId }, ctx) => {
    const run = await begin(ctx, runId);
    if (!run) return;
    try {
      await carryOut(ctx, histories, run);
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

const carryOut = async (ctx: JobCtx, histories: Histories, run: Run): Promise<void> => {
  const kinds = await ctx.inScope((tx) => tx.auditEvent.findMany({ where: { changeSetId: run.reverts }, distinct: ['entityType'], select: { entityType: true } }));
  const set = setOf(histories, kinds.map(({ entityType }) => entityType as EntityType));
  if (set) await bulkInScope(ctx.deps.database, ctx.scope, (bulk) => carryOutSet(bulk, ctx, { history: histories.get(run.entityType as EntityType)!, set, run }));
  else await carryOutInChunks(ctx, histories, run);
};

/** Two workers may have it, where one was only thought dead. */
const holdAlone = async (sql: Sql, { id }: Run): Promise<boolean> => {
  await sql(`select pg_advisory_xact_lock(hashtextextended('revert ' || $1, 0))::text`, [id]);
  const [found] = await sql<{ status: string }>('select status from revert_run where id = $1::uuid', [id]);
  return found?.status === 'running';
};

const finish = async (sql: Sql, ctx: JobCtx, run: Run, reverted: number): Promise<void> => {
  await sql(`update revert_run set status = 'done', done = $2::integer, total = $2::integer, finished_at = $3::timestamptz where id = $1::uuid`, [run.id, reverted, ctx.deps.clock.now()]);
  await sql('select pg_notify($1, $2)::text', [eventChannel, JSON.stringify({ path: run.organisationPath, keys: ['reverts', 'numberBulks', 'imports'] })]);
};

const carryOutSet = async ({ sql, enter }: Bulk, ctx: JobCtx, { history, set, run }: { history: History; set: HistorySet; run: Run }): Promise<void> => {
  if (!(await holdAlone(sql, run))) return;
  const facts = { now: ctx.now, changeSetId: run.id, reverts: run.reverts, actor: run.actor as unknown as Actor, requestId: run.requestId, ip: run.ip };
  const { organisation, reverts: changeSetId } = run;
  // Whether it lies in one scope was found out by who asked for it.
  await enter((await scopeOf(sql, ctx.scope, { type: history.type, changeSetId }))!);
  const reverted = await revertSet(sql, { history, set, changeSetId, facts, organisation, asker: run.asker as RevertAsker, tell: tellWith(ctx, run) });
  await enter(ctx.scope);
  await finish(sql, ctx, run, reverted);
};

/** As long as a worker has it. */
const longestMs = 3_300_000;
const reportEveryMs = 500;

const carryOutInChunks = async (ctx: JobCtx, histories: Histories, run: Run): Promise<void> => {
  const told = { done: 0 };
  const stopped = new AbortController();
  const reporting = report(ctx, run, told, stopped.signal);
  try {
    await ctx.inScope(async (tx) => {
      const sql = sqlIn(tx);
      if (!(await holdAlone(sql, run))) return;
      const inside = await actingFor(tx, ctx, run);
      const reverted = await revertInChunks(tx, inside, { histories, reverts: run.reverts, signal: ctx.signal, tell: (done) => void (told.done = done) });
      await switchScope(tx, ctx.scope);
      await finish(sql, ctx, run, reverted);
    }, { longestMs });
  } finally {
    stopped.abort();
    await reporting;
  }
};

/** Tells how far it has come beside the transaction, which keeps to its own connection. */
const report = async (ctx: JobCtx, run: Run, told: { done: number }, signal: AbortSignal): Promise<void> => {
  const tell = tellWith(ctx, run);
  for (let last = 0; !signal.aborted; await pause(reportEveryMs, undefined, { signal }).catch(() => undefined)) {
    if (told.done === last) continue;
    last = told.done;
    await tell(last, run.total).catch((error: unknown) => ctx.log.warn({ err: error }, 'progress could not be told'));
  }
};

/** Whoever asked for it, acting inside the enterprise that it lies in with the rights that they had. */
const actingFor = async (tx: Tx, { deps, log, now }: JobCtx, run: Run): Promise<TenantCtx> => {
  const place = await tx.auditEvent.findFirstOrThrow({ where: { changeSetId: run.reverts }, select: { organisationId: true } });
  const { kind, country, language, ...rest } = await tx.organisation.findUniqueOrThrow({
    where: { id: place.organisationId }, select: { id: true, kind: true, path: true, name: true, code: true, timeZone: true, language: true, country: true, isSuspended: true } });
  const organisation = { ...rest, country, kind: kind as OrganisationNode['kind'], language: Language.catch('en').parse(language) };
  return tenantCtx({
    deps, log, now, requestId: run.requestId, ip: run.ip, userAgent: '', newId: () => deps.clock.newId(), actor: run.actor as unknown as Actor, principal: run.principal,
    changeSetId: run.id, permissions: new Set(Object.keys(run.asker as RevertAsker) as Permission[]), language: organisation.language, reachPath: run.organisationPath, organisation,
  });
};
