import { type PhoneOperationKind, type PhoneOperationRun, phoneOperationStatuses, type PhoneSkip } from '@patchbay/contract/phone-operations';
import { waitsUntil } from '@patchbay/domain/provisioning/operations/waves';

export interface RunRow {
  id: string;
  kind: PhoneOperationKind;
  phones: number;
  per_minute: number | null;
  quiet_from: string | null;
  quiet_to: string | null;
  created_at: Date;
  started_at: Date | null;
  counts: Record<string, number> | null;
  skipped: { reason: PhoneSkip; count: number; first: string[] }[] | null;
}

const shown = 5;

/** What stands in a run before it is started is counted as what it will become. */
const itsStatus = "case when o.status = 'CHOSEN' then case when o.reason is null then 'QUEUED' else 'SKIPPED' end else o.status end";

export const runColumns = `r.id, r.kind, r.phones, r.per_minute, r.quiet_from, r.quiet_to, r.created_at, r.started_at,
  (select jsonb_object_agg(status, count) from (select ${itsStatus} as status, count(*)::int as count from phone_operation o where o.run_id = r.id group by 1) s) as counts,
  (select jsonb_agg(jsonb_build_object('reason', reason, 'count', count, 'first', first) order by count desc, reason) from (
    select o.reason, count(*)::int as count, (array_agg(o.phone_name order by o.phone_name))[1:${shown}] as first
    from phone_operation o where o.run_id = r.id and o.reason is not null and o.status in ('CHOSEN', 'SKIPPED') group by 1) s) as skipped`;

export const quietHoursOf = ({ quiet_from: from, quiet_to: to }: Pick<RunRow, 'quiet_from' | 'quiet_to'>) => (from === null || to === null ? null : { from, to });

export const runToWire = (row: RunRow, { timeZone, now, hasSwitch }: { timeZone: string; now: Date; hasSwitch: boolean }): PhoneOperationRun => {
  const counts = Object.fromEntries(phoneOperationStatuses.map((status) => [status, row.counts?.[status] ?? 0])) as PhoneOperationRun['counts'];
  const quietHours = quietHoursOf(row);
  const opening = row.started_at !== null && counts.QUEUED > 0 ? waitsUntil(quietHours, timeZone, now) : null;
  return {
    id: row.id, kind: row.kind, phones: row.phones, skipped: row.skipped ?? [], counts, perMinute: row.per_minute, quietHours, waitsUntil: opening?.toISOString() ?? null, hasSwitch,
    createdAt: row.created_at.toISOString(), startedAt: row.started_at?.toISOString() ?? null,
  };
};
