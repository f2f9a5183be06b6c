import type { DeliveryMethod, DeliveryOutcome } from '@patchbay/contract/delivery-methods';
import type { Listing } from '../../platform/http/listing.ts';
import { likeAnywhere, likeFolded } from '../../platform/list.ts';
import { type Settings, targetOf } from './target.ts';

export interface DeliveryMethodRow {
  id: string;
  name: string;
  type: string;
  file_name_pattern: string;
  settings: Settings;
  place: string;
  secret_names: string[];
  account: string | null;
  host_key_fingerprint: string | null;
  status: string;
  last_test: DeliveryOutcome | null;
  last_failure: DeliveryOutcome | null;
  test_requested_at: Date | null;
  version: number;
  created_at: Date;
  updated_at: Date;
}

export const deliveryMethodToWire = (row: DeliveryMethodRow): DeliveryMethod => ({
  id: row.id,
  name: row.name,
  fileNamePattern: row.file_name_pattern,
  target: targetOf(row.type, row.settings, row.secret_names),
  place: row.place,
  account: row.account,
  hostKeyFingerprint: row.host_key_fingerprint,
  status: row.status as DeliveryMethod['status'],
  lastTest: row.last_test,
  lastFailure: row.last_failure,
  testRequestedAt: row.test_requested_at?.toISOString() ?? null,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

export const deliveryMethodListing: Listing<DeliveryMethodRow, DeliveryMethod> = {
  map: {
    from: 'delivery_method d',
    id: 'd.id',
    select: `d.name, d.type, d.file_name_pattern, d.settings, d.place, d.secret_names, d.account, d.host_key_fingerprint, d.status, d.last_test, d.last_failure, d.test_requested_at,
      d.version, d.created_at, d.updated_at`,
    sort: {
      name: { sql: 'd.name', type: 'text' },
      createdAt: { sql: 'd.created_at', type: 'timestamptz' },
      updatedAt: { sql: 'd.updated_at', type: 'timestamptz' },
    },
    search: (text, param) => `${likeFolded('d.name', param(likeAnywhere(text)))} or ${likeFolded('d.place', param(likeAnywhere(text)))}`,
    filters: { id: (value, param) => `d.id = ${param(value)}`, type: (value, param) => `d.type = ${param(value)}`, status: (value, param) => `d.status = ${param(value)}` },
  },
  toWire: deliveryMethodToWire,
  csv: {
    fileName: 'delivery-methods',
    columns: [
      { header: 'Name', cell: (row) => row.name },
      { header: 'Type', cell: (row) => row.target.type },
      { header: 'Target', cell: (row) => row.place },
      { header: 'Account', cell: (row) => row.account ?? '' },
      { header: 'File Name', cell: (row) => row.fileNamePattern },
      { header: 'Status', cell: (row) => row.status },
      { header: 'Last Test', cell: (row) => row.lastTest?.at ?? '' },
    ],
  },
};
