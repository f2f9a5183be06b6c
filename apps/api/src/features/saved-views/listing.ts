import type { SavedView } from '@patchbay/contract/saved-views';
import type { Listing } from '../../platform/http/listing.ts';
import { likeAnywhere, likeFolded } from '../../platform/list.ts';

export interface SavedViewRow {
  id: string;
  organisation_id: string;
  page: string;
  name: string;
  query: string;
  is_shared: boolean;
  created_by_name: string;
  version: number;
  created_at: Date;
  updated_at: Date;
}

export const savedViewToWire = (row: SavedViewRow): SavedView => ({
  id: row.id,
  organisationId: row.organisation_id,
  page: row.page as SavedView['page'],
  name: row.name,
  query: row.query,
  isShared: row.is_shared,
  createdByName: row.created_by_name,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

export const savedViewListing: Listing<SavedViewRow, SavedView> = {
  map: {
    from: 'saved_view v',
    id: 'v.id',
    select: 'v.organisation_id, v.page, v.name, v.query, v.account_id is null as is_shared, v.created_by_name, v.version, v.created_at, v.updated_at',
    sort: {
      name: { sql: 'v.name', type: 'text' },
      createdAt: { sql: 'v.created_at', type: 'timestamptz' },
      updatedAt: { sql: 'v.updated_at', type: 'timestamptz' },
    },
    // A view is of one organisation's list: what it finds there says nothing of the list of the one above.
    where: "v.organisation_path = (select nullif(current_setting('app.scope_path'), ''))",
    search: (text, param) => likeFolded('v.name', param(likeAnywhere(text))),
    filters: {
      id: (value, param) => `v.id = ${param(value)}`,
      shared: (value, param) => `(v.account_id is null) = ${param(value)}`,
    },
  },
  toWire: savedViewToWire,
};
