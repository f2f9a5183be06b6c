import type { NumberBulkAction } from '@patchbay/contract/number-bulks';
import { NumberBulkAction as Action } from '@patchbay/contract/number-bulks';
import type { Tx } from '@patchbay/database/scope';
import { setTimeout as pause } from 'node:timers/promises';
import { announceKeys, eventChannel, queryKeyOf } from '../../../platform/events.ts';
import { handleJob, isWorthAnother, type JobCtx, JobRefused } from '../../../platform/jobs.ts';
import { sqlIn } from '../../../platform/sql-in.ts';
import { meetingPoints } from '../phone-numbers.ts';
import type { Facts } from './actions.ts';
import { countsOf, factsOf } from './bulks.ts';
import { changeNumbers } from './job.ts';
import { type AuditFacts, chunkStatement, itsNumber, oneByOne, settleStatement } from './statements.ts';

const longestMs = 3_300_000;
const reportEveryMs = 500;

/** How far a change has come; it is told outside the transaction that makes it. */
interface Progress {
  done: number;
  total: number;
}

/** All of it in one transaction: a worker that dies leaves nothing behind, and the next one begins anew. */
export const changeNumbersHandler = handleJob(changeNumbers, async ({ bulkId }, ctx) => {
  if (!(await begin(ctx, bulkId))) return;
  const progress: Progress = { done: 0, total: 0 };
  const stopped = new AbortController();
  const reporting = report(ctx, bulkId, progress, stopped.signal);
  try {
    await ctx.inScope((tx) => carryOut(tx, ctx, bulkId, progress), { longestMs });
  } catch (error) {
    const isRefused = error instanceof JobRefused;
    if (!isRefused && isWorthAnother(ctx, error)) throw error;
    await fail(ctx, bulkId);
    throw isRefused ? error : new JobRefused((error as Error).message, { cause: error });
  } finally {
    stopped.abort();
    await reporting;
  }
});

/** Whether there is something left to do: a job may come twice. */
const begin = (ctx: JobCtx, bulkId: string): Promise<boolean> =>
  ctx.asPlatform(async (tx) => {
    const found = await tx.numberBulk.updateManyAndReturn({ where: { id: bulkId, status: { in: ['queued', 'running'] } }, data: { status: 'running', done: 0 }, select: { organisationPath: true } });
    for (const { organisationPath } of found) await announceKeys(tx, organisationPath, ['numberBulks']);
    return found.length > 0;
  });

const fail = (ctx: JobCtx, bulkId: string): Promise<void> =>
  ctx.asPlatform(async (tx) => {
    const data = { status: 'failed', done: 0, error: 'It could not be carried out, and nothing was changed.', finishedAt: ctx.now };
    const failed = await tx.numberBulk.updateManyAndReturn({ where: { id: bulkId, status: { in: ['queued', 'running'] } }, data, select: { organisationPath: true } });
    for (const { organisationPath } of failed) await announceKeys(tx, organisationPath, ['numberBulks']);
  });

const report = async (ctx: JobCtx, bulkId: string, progress: Progress, signal: AbortSignal): Promise<void> => {
  for (let told = 0; !signal.aborted; await pause(reportEveryMs, undefined, { signal }).catch(() => undefined)) {
    const { done, total } = progress;
    if (done === told) continue;
    told = done;
    await ctx.asPlatform(async (tx) => {
      const found = await tx.numberBulk.updateManyAndReturn({ where: { id: bulkId, status: 'running' }, data: { done, total }, select: { organisationPath: true } });
      for (const { organisationPath } of found) await announceKeys(tx, organisationPath, ['numberBulks']);
    }).catch((error: unknown) => ctx.log.warn({ err: error }, 'progress could not be told'));
  }
};

const carryOut = async (tx: Tx, ctx: JobCtx, bulkId: string, progress: Progress): Promise<void> => {
  const sql = sqlIn(tx);
  // Two workers may have it, where one was only thought dead.
  await sql(`select pg_advisory_xact_lock(hashtextextended('number_bulk ' || $1, 0))::text`, [bulkId]);
  const bulk = await tx.numberBulk.findUnique({ where: { id: bulkId }, include: { organisation: { select: { id: true, path: true, name: true } } } });
  if (!bulk) throw new JobRefused('There is no such bulk change in the scope that it was asked for in.');
  if (bulk.status !== 'running') return;
  const action = Action.parse(bulk.action);
  const facts = await factsOf(tx, bulk.organisation, action, { now: ctx.now, isOwnPeople: bulk.isOwnPeople });
  // In one order, so that two changes of the same numbers wait for each other instead of dying.
  await sql(`select count(*) from (select n.id from phone_number n where n.id = any (array(select number_id from number_bulk_number where bulk_id = $1::uuid)) order by n.id for update) locked`, [bulkId]);
  const settling = settleStatement(bulkId, action, facts);
  for (const { text, values } of [oneByOne(false), settling, oneByOne(true)]) await sql(text, values);
  const result = countsOf(await sql(`select reason, count(*)::int as count from number_bulk_number where bulk_id = $1::uuid group by reason`, [bulkId]));
  progress.total = result.changed;
  const audit: AuditFacts = { changeSetId: bulk.changeSetId!, actor: bulk.actor as AuditFacts['actor'], requestId: bulk.requestId, ip: bulk.ip, meetings: await meetingsOf(tx, bulk, facts.owner) };
  await changeAll(tx, { bulkId, action, facts, audit }, ctx, progress);
  await tx.numberBulk.update({ where: { id: bulkId }, data: { status: 'done', done: result.changed, total: result.changed, result, finishedAt: ctx.now }, select: { id: true } });
  await announceKeys(tx, bulk.organisationPath, ['numberBulks']);
  await announceChanged(tx, bulk.changeSetId!);
};

interface Change {
  bulkId: string;
  action: NumberBulkAction;
  facts: Facts;
  audit: AuditFacts;
}

const first = '00000000-0000-0000-0000-000000000000';

const changeAll = async (tx: Tx, change: Change, ctx: JobCtx, progress: Progress): Promise<void> => {
  for (let after: string | null = first; after !== null; ) {
    ctx.signal.throwIfAborted();
    const { text, values } = chunkStatement({ ...change, after });
    const [chunk]: { changed: number; last: string | null }[] = await sqlIn(tx)(text, values);
    progress.done += chunk!.changed;
    after = chunk!.last;
  }
};

/** For each holder that numbers are taken from, whoever stands above it and the new one. */
const meetingsOf = async (tx: Tx, { id, organisation }: { id: string; organisation: { id: string; path: string; name: string } }, owner: Facts['owner']): Promise<AuditFacts['meetings']> => {
  if (!owner) return { from: [], id: [], path: [], name: [] };
  const holders = await sqlIn(tx)<{ path: string }>(
    `select distinct n.owner_path as path from number_bulk_number i cross join ${itsNumber} where i.bulk_id = $1::uuid and i.reason is null`, [id]);
  const from = holders.map(({ path }) => path);
  const meetingPoint = await meetingPoints(tx, { organisation }, from.map((path) => [path, owner.path]));
  const places = from.map((path) => meetingPoint(path, owner.path));
  return { from, id: places.map((place) => place.id), path: places.map(({ path }) => path), name: places.map(({ name }) => name) };
};

/** One message for each organisation that something was recorded at. */
const announceChanged = async (tx: Tx, changeSetId: string): Promise<void> => {
  await tx.$executeRaw`select pg_notify(${eventChannel}, jsonb_build_object('path', path, 'keys', ${JSON.stringify([...queryKeyOf['phone-number'], 'audit'])}::jsonb)::text)
    from (select distinct organisation_path as path from audit_event where change_set_id = ${changeSetId}::uuid) places`;
};
