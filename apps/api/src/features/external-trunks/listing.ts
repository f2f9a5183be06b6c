import type { ExternalTrunk } from '@patchbay/contract/external-trunks';
import { digitsConditions } from '../../platform/find-numbers.ts';
import type { Listing } from '../../platform/http/listing.ts';
import { likeAnywhere, likeFolded } from '../../platform/list.ts';

export interface ExternalTrunkRow {
  id: string;
  name: string;
  is_enabled: boolean;
  phone_numbers: ExternalTrunk['phoneNumbers'];
  version: number;
  created_at: Date;
  updated_at: Date;
}

export const externalTrunkToWire = (row: ExternalTrunkRow): ExternalTrunk => ({
  id: row.id,
  name: row.name,
  isEnabled: row.is_enabled,
  phoneNumberIds: row.phone_numbers.map((number) => number.id),
  phoneNumbers: row.phone_numbers,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

const numbers = 'phone_number n where n.owner_id = t.tenant_id and n.voice_external_trunk_id = t.id';

export const externalTrunkListing: Listing<ExternalTrunkRow, ExternalTrunk> = {
  map: {
    from: 'external_trunk t',
    id: 't.id',
    select: `t.name, t.is_enabled, t.version, t.created_at, t.updated_at,
      (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'e164', n.e164) order by n.e164), '[]') from ${numbers}) as phone_numbers`,
    sort: {
      name: { sql: 't.name', type: 'text' },
      createdAt: { sql: 't.created_at', type: 'timestamptz' },
      updatedAt: { sql: 't.updated_at', type: 'timestamptz' },
    },
    search: (text, param) => {
      const own = digitsConditions(text, param).map((condition) => `exists (select from ${numbers} and (${condition}))`);
      return [likeFolded('t.name', param(likeAnywhere(text))), ...own].join(' or ');
    },
    filters: { id: (value, param) => `t.id = ${param(value)}`, enabled: (value, param) => `t.is_enabled = ${param(value)}` },
  },
  toWire: externalTrunkToWire,
  csv: {
    fileName: 'external-trunks',
    columns: [
      { header: 'Name', cell: (row) => row.name },
      { header: 'Phone Numbers', cell: (row) => row.phoneNumbers.map((number) => number.e164).join(';') },
      { header: 'Enabled', cell: (row) => row.isEnabled },
    ],
  },
};
