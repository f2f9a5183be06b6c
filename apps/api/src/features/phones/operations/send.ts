import { PhoneOperationKind, type PhoneOperationReason, type PhoneOperationStatus } from '@patchbay/contract/phone-operations';
import type { Tx } from '@patchbay/database/scope';
import { judge } from '@patchbay/domain/provisioning/operations/judge';
import { waveAt } from '@patchbay/domain/provisioning/operations/waves';
import { announceKeys } from '../../../platform/events.ts';
import { enqueue, handleJob, type JobCtx } from '../../../platform/jobs.ts';
import { sqlIn } from '../../../platform/sql-in.ts';
import { storable } from '../../../platform/storable.ts';
import type { NotifyOutcome } from '../../../platform/switch-notify.ts';
import { sendOperations } from './job.ts';
import { quietHoursOf, type RunRow } from './run-row.ts';
import { tellablePhones } from './tellable.ts';

/** Longer than that no switch takes to say whether it has told a phone. */
const answerWithinMs = 30_000;

export const shownBy = ['phoneOperations', 'phoneOperationRuns'];

interface Claimed {
  id: string;
  runId: string;
  phoneId: string;
  kind: PhoneOperationKind;
  path: string;
}

interface Rate extends RunRow {
  path: string;
  time_zone: string;
  sent_lately: string[];
}

/**
 * Takes the next operation of a run to send it, where its rate and its hours allow; otherwise asks for the job that goes on. That it
 * is taken is committed before anybody is told, so that a worker which dies has told at most the phone of this one operation,
 * and nobody tells it again.
 */
const claim = (ctx: JobCtx, runId: string): Promise<Claimed | undefined> =>
  ctx.inScope(async (tx) => {
    const sql = sqlIn(tx);
    await sql('select from phone_operation_run where id = $1::uuid for update', [runId]);
    const now = ctx.deps.clock.now();
    const [run] = await sql<Rate>(`select r.*, g.path, g.time_zone, array(select o.sent_at::text from phone_operation o where o.run_id = r.id and o.sent_at > $2::timestamptz - interval '1 minute' and o.status <> 'QUEUED') as sent_lately
      from phone_operation_run r join organisation g on g.id = r.tenant_id where r.id = $1::uuid and r.started_at is not null`, [runId, now.toISOString()]);
    const [waiting] = await sql<{ id: string }>(`select id from phone_operation where run_id = $1::uuid and status = 'QUEUED' order by id limit 1`, [runId]);
    if (!run || !waiting) return undefined;
    const wave = waveAt({ perMinute: run.per_minute!, quietHours: quietHoursOf(run), timeZone: run.time_zone, sentLately: run.sent_lately.map((at) => new Date(at)) }, now);
    if (wave.size === 0) {
      await enqueue(tx, { startsAt: wave.next }, sendOperations, { runId });
      return undefined;
    }
    const taken = await tx.phoneOperation.updateManyAndReturn({ where: { id: waiting.id, status: 'QUEUED' }, data: { status: 'SENDING', reason: null, detail: '', sentAt: now }, select: { id: true, phoneId: true, kind: true } });
    return taken.map(({ kind, ...rest }) => ({ ...rest, kind: PhoneOperationKind.parse(kind), runId, path: run.path }))[0];
  });

interface Result {
  status: PhoneOperationStatus;
  reason: PhoneOperationReason | null;
  detail?: string;
}

/** How an operation stands after what the switch said. */
const resultOf = (outcome: NotifyOutcome): Result => {
  if (outcome.outcome === 'sent') return { status: 'SENT', reason: null };
  const { reason, detail = '' } = outcome;
  const statuses: { [R in typeof reason]: PhoneOperationStatus } = { 'no-switch': 'QUEUED', unreachable: 'QUEUED', 'not-registered': 'SKIPPED', refused: 'FAILED' };
  return { status: statuses[reason], reason, detail: storable(detail, 200) };
};

const within = async <T>(work: Promise<T>, ms: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => void (timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms)));
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

/** By the first of its lines that is registered. Without a clear word from the switch nobody knows, and it is not said again. */
const tell = async ({ deps: { switchNotify }, log }: JobCtx, id: string, { event, sipUsernames }: { event: string; sipUsernames: readonly string[] }): Promise<Result> => {
  let outcome: NotifyOutcome = { outcome: 'refused', reason: 'not-registered' };
  try {
    for (const sipUsername of sipUsernames) {
      outcome = await within(switchNotify.notify(sipUsername, { event, id }), answerWithinMs);
      if (outcome.outcome === 'sent' || outcome.reason !== 'not-registered') break;
    }
  } catch (error) {
    log.warn({ err: error, operationId: id }, 'the switch did not say whether a phone was told');
    return { status: 'SENT', reason: 'unknown-if-sent' };
  }
  return resultOf(outcome);
};

const send = async (ctx: JobCtx, { id, phoneId, kind }: Claimed): Promise<Result> => {
  const [phone] = await ctx.inScope((tx) => tellablePhones(sqlIn(tx), kind, { text: '$1::uuid', values: [phoneId] }));
  if (!phone) return { status: 'SKIPPED', reason: 'gone' };
  const judged = judge(phone, kind);
  return 'reason' in judged ? { status: 'SKIPPED', reason: judged.reason } : tell(ctx, id, judged);
};

/** What would be sent later is not, where its run was taken back meanwhile. */
const unlessCancelled = async (tx: Tx, runId: string, result: Result): Promise<Result> => {
  if (result.status !== 'QUEUED') return result;
  const [cancelled] = await sqlIn(tx)('select from phone_operation_run where id = $1::uuid and cancelled_at is not null for share', [runId]);
  return cancelled ? { status: 'CANCELLED', reason: null } : result;
};

/** Unless the phone has fetched already, which says more. */
const settle = async (tx: Tx, ctx: JobCtx, { id, runId, path }: Claimed, outcome: Result): Promise<void> => {
  const { status, reason, detail = '' } = await unlessCancelled(tx, runId, outcome);
  const isEnd = status !== 'SENT' && status !== 'QUEUED';
  const data = { status, reason, detail, endedAt: isEnd ? ctx.deps.clock.now() : null, ...(status !== 'SENT' && { sentAt: null }) };
  await tx.phoneOperation.updateMany({ where: { id, status: 'SENDING' }, data });
  await announceKeys(tx, path, shownBy);
};

/** Says of what waits that no switch is connected, or that it is out of reach. Whoever watches lets it go on. */
const waitForSwitch = (ctx: JobCtx, runId: string, reason: PhoneOperationReason): Promise<void> =>
  ctx.inScope(async (tx) => {
    const sql = sqlIn(tx);
    const waiting = await sql<{ tenant_id: string }>(`update phone_operation set reason = $2 where run_id = $1::uuid and status = 'QUEUED' and reason is distinct from $2 returning tenant_id`, [runId, reason]);
    if (waiting.length === 0) return;
    const [enterprise] = await sql<{ path: string }>('select path from organisation where id = $1::uuid', [waiting[0]!.tenant_id]);
    await announceKeys(tx, enterprise!.path, shownBy);
  });

export const sendOperationsHandler = handleJob(sendOperations, async ({ runId }, ctx) => {
  if (!ctx.deps.switchNotify.isConnected) return waitForSwitch(ctx, runId, 'no-switch');
  for (let next = await claim(ctx, runId); next; next = ctx.signal.aborted ? undefined : await claim(ctx, runId)) {
    const claimed = next;
    const result = await send(ctx, claimed);
    await ctx.inScope((tx) => settle(tx, ctx, claimed, result));
    if (result.status === 'QUEUED') return waitForSwitch(ctx, runId, result.reason!);
  }
});
