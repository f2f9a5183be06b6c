import type { AuditAction } from '@patchbay/contract/audit';
import type { BodyOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { PhoneOperationKind, phoneOperationRuns, PhoneOperationRun } from '@patchbay/contract/phone-operations';
import type { Sql, Tx } from '@patchbay/database/scope';
import { auditMany } from '../../../platform/audit-many.ts';
import type { TenantCtx } from '../../../platform/ctx.ts';
import { announceKeys } from '../../../platform/events.ts';
import { enqueue } from '../../../platform/jobs.ts';
import { sqlIn } from '../../../platform/sql-in.ts';
import { sendOperations } from './job.ts';
import { runColumns, type RunRow, runToWire } from './run-row.ts';
import { underWay } from './tellable.ts';

const mostListed = 50;
const keptForMs = 90 * 86_400_000;

/** What is only chosen is there for whoever chose it. */
const select = async (ctx: TenantCtx, sql: Sql, condition: string, values: unknown[]): Promise<PhoneOperationRun[]> => {
  const rows = await sql<RunRow>(`select ${runColumns} from phone_operation_run r where (r.started_at is not null or (r.principal = $1 and r.expires_at > $2::timestamptz)) and ${condition}`,
    [ctx.principal, ctx.now.toISOString(), ...values]);
  return rows.map((row) => runToWire(row, { timeZone: ctx.organisation.timeZone, now: ctx.now, hasSwitch: ctx.deps.switchNotify.isConnected }));
};

export const findRun = async (ctx: TenantCtx, sql: Sql, id: string): Promise<PhoneOperationRun> => {
  const [run] = await select(ctx, sql, 'r.id = $3::uuid', [id]);
  if (!run) throw notFound('run');
  return run;
};

export const listRuns = async (ctx: TenantCtx): Promise<ResponseOf<typeof phoneOperationRuns.list>> =>
  ({ items: await ctx.read((sql) => select(ctx, sql, `r.started_at is not null order by r.started_at desc, r.id desc limit ${mostListed}`, [])) });

export const getRun = (ctx: TenantCtx, id: string): Promise<PhoneOperationRun> => ctx.read((sql) => findRun(ctx, sql, id));

const requestedAs: { [K in PhoneOperationKind]: AuditAction } = { resync: 'phone.resync-requested', reboot: 'phone.reboot-requested' };

interface Touched {
  phoneId: string;
  phoneName: string;
}

/** Tells the history of each phone, and who shows these operations. */
export const record = async (tx: Tx, ctx: TenantCtx, action: AuditAction, touched: Touched[]): Promise<void> => {
  await auditMany(tx, ctx, { action, type: 'phone' }, touched.map(({ phoneId, phoneName }) => ({ id: phoneId, label: phoneName, before: null, after: null, organisation: ctx.organisation })));
  await announceKeys(tx, ctx.organisation.path, ['phoneOperations', 'phoneOperationRuns']);
};

/** One operation for each chosen phone that can be told. What has got one of its kind since it was chosen is left out. */
const queue = async (sql: Sql, { id, kind }: PhoneOperationRun, ctx: TenantCtx): Promise<Touched[]> => {
  const now = ctx.now.toISOString();
  await sql(`update phone_operation o set reason = 'gone' where o.run_id = $1::uuid and o.reason is null and not exists (select from phone p where p.id = o.phone_id)`, [id]);
  await sql(`update phone_operation o set reason = 'under-way' where o.run_id = $1::uuid and o.reason is null
    and exists (select from phone_operation u where u.phone_id = o.phone_id and u.kind = $2 and u.status in ${underWay})`, [id, kind]);
  await sql(`update phone_operation set status = 'SKIPPED', created_at = $2::timestamptz, ended_at = $2::timestamptz where run_id = $1::uuid and reason is not null`, [id, now]);
  return sql<Touched>(`update phone_operation set status = 'QUEUED', created_at = $2::timestamptz, reason = $3 where run_id = $1::uuid and status = 'CHOSEN' returning phone_id as "phoneId", phone_name as "phoneName"`,
    [id, now, ctx.deps.switchNotify.isConnected ? null : 'no-switch']);
};

/** Starts what was chosen; a job then sends it, wave by wave. */
export const startRun = (ctx: TenantCtx, id: string, { perMinute, quietHours }: BodyOf<typeof phoneOperationRuns.start>): Promise<PhoneOperationRun> =>
  ctx.inTenant(async (tx) => {
    const sql = sqlIn(tx);
    // One start after the other, so that no two of them queue the same for a phone.
    await sql(`select pg_advisory_xact_lock(hashtextextended('phone operations ' || $1, 0))::text`, [ctx.organisation.id]);
    const run = await findRun(ctx, sql, id);
    if (run.startedAt !== null) throw new Problem('rule-broken', 'This was started already.');
    const queued = await queue(sql, run, ctx);
    if (queued.length === 0) throw new Problem('rule-broken', 'None of these phones can be told.');
    const data = { perMinute, quietFrom: quietHours?.from ?? null, quietTo: quietHours?.to ?? null, startedAt: ctx.now, expiresAt: new Date(ctx.now.getTime() + keptForMs) };
    await tx.phoneOperationRun.update({ where: { id }, data, select: { id: true } });
    await enqueue(tx, ctx, sendOperations, { runId: id });
    await record(tx, ctx, requestedAs[run.kind], queued);
    return findRun(ctx, sql, id);
  }, { longestMs: 60_000 });

/** Takes back what is not sent yet. */
export const cancelRun = (ctx: TenantCtx, id: string): Promise<PhoneOperationRun> =>
  ctx.inTenant(async (tx) => {
    const sql = sqlIn(tx);
    // Whoever puts one back that is being sent does so before, and it is taken back too, or after, and learns of it.
    await sql('select from phone_operation_run where id = $1::uuid for update', [id]);
    await findRun(ctx, sql, id);
    const cancelled = await sql<Touched>(`update phone_operation set status = 'CANCELLED', reason = null, ended_at = $2::timestamptz where run_id = $1::uuid and status = 'QUEUED' returning phone_id as "phoneId", phone_name as "phoneName"`, [id, ctx.now.toISOString()]);
    if (cancelled.length === 0) throw new Problem('rule-broken', 'Nothing of this waits to be sent.');
    await tx.phoneOperationRun.update({ where: { id }, data: { cancelledAt: ctx.now }, select: { id: true } });
    await record(tx, ctx, 'phone.operation-cancelled', cancelled);
    return findRun(ctx, sql, id);
  }, { longestMs: 60_000 });
