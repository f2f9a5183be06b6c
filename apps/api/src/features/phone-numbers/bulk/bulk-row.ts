import type { NumberBulk } from '@patchbay/contract/number-bulks';

export interface BulkRow {
  id: string;
  status: NumberBulk['status'];
  action: NumberBulk['action'];
  owner_name: string | null;
  voice_carrier_label: string | null;
  sms_carrier_label: string | null;
  numbers: number;
  states: NumberBulk['states'];
  plan: NumberBulk['plan'];
  done: number;
  total: number;
  result: NumberBulk['result'];
  error: string | null;
  change_set_id: string | null;
  reverted_by: string | null;
  version: number;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  expires_at: Date;
}

const carrierLabel = (setting: string): string => `(select c.label from carrier_profile c where c.id = (b.action ->> '${setting}')::uuid)`;

/** Of `number_bulk b`. */
export const bulkColumns = `b.id, b.status, b.action, case b.action ->> 'type'
    when 'assign' then (select o.name from organisation o where o.id = (b.action ->> 'ownerId')::uuid)
    when 'take-back' then (select o.name from organisation o where o.id = b.organisation_id) end as owner_name,
  ${carrierLabel('voiceCarrierId')} as voice_carrier_label, ${carrierLabel('smsCarrierId')} as sms_carrier_label,
  b.numbers, b.states, b.plan, b.done, b.total, b.result, b.error, b.change_set_id, case when b.status = 'done' then reverted_by(b.change_set_id) end as reverted_by,
  b.version, b.created_at, b.started_at, b.finished_at, b.expires_at`;

export const bulkToWire = (row: BulkRow): NumberBulk => ({
  id: row.id,
  status: row.status,
  action: row.action,
  ownerName: row.owner_name,
  voiceCarrierLabel: row.voice_carrier_label,
  smsCarrierLabel: row.sms_carrier_label,
  numbers: row.numbers,
  states: row.states,
  plan: row.plan,
  progress: { done: row.done, total: row.total },
  result: row.result,
  changeSetId: row.status === 'done' ? row.change_set_id : null,
  revertedBy: row.reverted_by,
  error: row.error,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  startedAt: row.started_at?.toISOString() ?? null,
  finishedAt: row.finished_at?.toISOString() ?? null,
  expiresAt: row.expires_at.toISOString(),
});
