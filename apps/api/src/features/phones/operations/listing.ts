import type { PhoneOperation } from '@patchbay/contract/phone-operations';
import type { Listing } from '../../../platform/http/listing.ts';
import { likeAnywhere, likeFolded } from '../../../platform/list.ts';

export interface OperationRow {
  id: string;
  run_id: string;
  phone_id: string;
  phone_name: string;
  is_phone_gone: boolean;
  kind: PhoneOperation['kind'];
  status: PhoneOperation['status'];
  reason: PhoneOperation['reason'];
  detail: string;
  created_at: Date;
  sent_at: Date | null;
  ended_at: Date | null;
}

export const operationToWire = (row: OperationRow): PhoneOperation => ({
  id: row.id, runId: row.run_id, phoneId: row.phone_id, phoneName: row.phone_name, isPhoneGone: row.is_phone_gone, kind: row.kind, status: row.status, reason: row.reason, detail: row.detail,
  createdAt: row.created_at.toISOString(), sentAt: row.sent_at?.toISOString() ?? null, endedAt: row.ended_at?.toISOString() ?? null,
});

/** What was only chosen is none yet. */
export const operationListing: Listing<OperationRow, PhoneOperation> = {
  map: {
    from: 'phone_operation o',
    id: 'o.id',
    select: `o.run_id, o.phone_id, o.phone_name, not exists (select from phone p where p.id = o.phone_id) as is_phone_gone, o.kind, o.status, o.reason, o.detail, o.created_at, o.sent_at, o.ended_at`,
    where: "o.status <> 'CHOSEN'",
    sort: {
      createdAt: { sql: 'o.created_at', type: 'timestamptz' },
      phoneName: { sql: 'o.phone_name', type: 'text' },
      status: { sql: 'o.status', type: 'text' },
    },
    search: (text, param) => likeFolded('o.phone_name', param(likeAnywhere(text))),
    filters: {
      id: (value, param) => `o.id = ${param(value)}`,
      status: (value, param) => `o.status = ${param(value)}`,
      kind: (value, param) => `o.kind = ${param(value)}`,
      phoneId: (value, param) => `o.phone_id = ${param(value)}`,
      runId: (value, param) => `o.run_id = ${param(value)}`,
    },
  },
  toWire: operationToWire,
};
