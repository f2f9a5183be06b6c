import type { ApiKey } from '@patchbay/contract/api-keys';
import type { Permission } from '@patchbay/contract/permissions';
import type { Listing } from '../../platform/http/listing.ts';
import { likeAnywhere, likeFolded } from '../../platform/list.ts';

export interface ApiKeyRow {
  id: string;
  name: string;
  prefix: string;
  permissions: string[];
  organisation_id: string;
  organisation_name: string;
  created_by_name: string;
  expires_at: Date | null;
  last_used_at: Date | null;
  version: number;
  created_at: Date;
  updated_at: Date;
}

const apiKeyToWire = (row: ApiKeyRow): ApiKey => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  permissions: row.permissions as Permission[],
  organisationId: row.organisation_id,
  organisationName: row.organisation_name,
  createdByName: row.created_by_name,
  expiresAt: row.expires_at?.toISOString() ?? null,
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

export const apiKeyListing: Listing<ApiKeyRow, ApiKey> = {
  map: {
    from: 'api_key k join organisation o on o.id = k.organisation_id',
    id: 'k.id',
    select: `k.name, k.prefix, k.permissions, k.organisation_id, o.name as organisation_name, k.created_by_name, k.expires_at, k.last_used_at,
      k.version, k.created_at, k.updated_at`,
    sort: {
      name: { sql: 'k.name', type: 'text' },
      lastUsedAt: { sql: "coalesce(k.last_used_at, '-infinity')", type: 'timestamptz' },
      expiresAt: { sql: "coalesce(k.expires_at, 'infinity')", type: 'timestamptz' },
      createdAt: { sql: 'k.created_at', type: 'timestamptz' },
      updatedAt: { sql: 'k.updated_at', type: 'timestamptz' },
    },
    search: (text, param) => {
      const like = param(likeAnywhere(text));
      return `${likeFolded('k.name', like)} or k.prefix ilike ${like} or ${likeFolded('o.name', like)} or ${likeFolded('k.created_by_name', like)}`;
    },
    filters: { id: (value, param) => `k.id = ${param(value)}` },
  },
  toWire: apiKeyToWire,
  csv: {
    fileName: 'api-keys',
    columns: [
      { header: 'Name', cell: (k) => k.name },
      { header: 'Organisation', cell: (k) => k.organisationName },
      { header: 'Key', cell: (k) => `${k.prefix}…` },
      { header: 'Permissions', cell: (k) => k.permissions.join(';') },
      { header: 'Created By', cell: (k) => k.createdByName },
      { header: 'Created', cell: (k) => k.createdAt },
      { header: 'Last Used', cell: (k) => k.lastUsedAt },
      { header: 'Expires', cell: (k) => k.expiresAt },
    ],
  },
};
