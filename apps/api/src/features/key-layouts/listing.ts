import type { KeyLayout } from '@patchbay/contract/key-layouts';
import type { Listing } from '../../platform/http/listing.ts';
import { likeAnywhere, likeFolded } from '../../platform/list.ts';

export interface KeyLayoutRow {
  id: string;
  name: string;
  keys: KeyLayout['keys'];
  owner_id: string | null;
  owner_name: string;
  version: number;
  created_at: Date;
  updated_at: Date;
}

export const keyLayoutToWire = (row: KeyLayoutRow): KeyLayout => ({
  id: row.id,
  name: row.name,
  keys: row.keys,
  ownerId: row.owner_id,
  ownerName: row.owner_name,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

// Those above are known by name, and no further.
const ownerInScope = `case when starts_with(k.owner_path, current_setting('app.scope_path')) then k.owner_id end`;

export const keyLayoutListing: Listing<KeyLayoutRow, KeyLayout> = {
  map: {
    from: 'key_layout k',
    id: 'k.id',
    select: `k.name, k.keys, ${ownerInScope} as owner_id, k.owner_name, k.version, k.created_at, k.updated_at`,
    sort: {
      name: { sql: 'k.name', type: 'text' },
      createdAt: { sql: 'k.created_at', type: 'timestamptz' },
      updatedAt: { sql: 'k.updated_at', type: 'timestamptz' },
    },
    search: (text, param) => likeFolded('k.name', param(likeAnywhere(text))),
    filters: {
      id: (value, param) => `k.id = ${param(value)}`,
      ownerId: (value, param) => `${ownerInScope} = ${param(value)}`,
    },
  },
  toWire: keyLayoutToWire,
  csv: {
    fileName: 'key-layouts',
    columns: [
      { header: 'Name', cell: (row) => row.name },
      { header: 'Keys', cell: (row) => row.keys.length },
      { header: 'Owner', cell: (row) => row.ownerName },
    ],
  },
};
