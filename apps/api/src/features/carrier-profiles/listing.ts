import type { CarrierProfile } from '@patchbay/contract/carrier-profiles';
import type { Listing } from '../../platform/http/listing.ts';
import { likeAnywhere, likeFolded } from '../../platform/list.ts';

export interface CarrierProfileRow {
  id: string;
  serves: string;
  carrier: string;
  name: string;
  is_default: boolean;
  label: string;
  owner_id: string | null;
  owner_name: string;
  has_credentials: boolean;
  version: number;
  created_at: Date;
  updated_at: Date;
}

export const carrierProfileToWire = (row: CarrierProfileRow): CarrierProfile => ({
  id: row.id,
  serves: row.serves as CarrierProfile['serves'],
  carrier: row.carrier,
  name: row.name,
  isDefault: row.is_default,
  label: row.label,
  ownerId: row.owner_id,
  ownerName: row.owner_name,
  hasCredentials: row.has_credentials,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

// Those above are known by name, as the label has it, and no further.
const ownerInScope = `case when starts_with(c.owner_path, current_setting('app.scope_path')) then c.owner_id end`;

export const carrierProfileListing: Listing<CarrierProfileRow, CarrierProfile> = {
  map: {
    from: 'carrier_profile c',
    id: 'c.id',
    select: `c.serves, c.carrier, c.name, c.is_default, c.label, ${ownerInScope} as owner_id, c.owner_name, c.credentials is not null as has_credentials, c.version, c.created_at, c.updated_at`,
    sort: {
      label: { sql: 'c.label', type: 'text' },
      createdAt: { sql: 'c.created_at', type: 'timestamptz' },
      updatedAt: { sql: 'c.updated_at', type: 'timestamptz' },
    },
    search: (text, param) => likeFolded('c.label', param(likeAnywhere(text))),
    filters: {
      id: (value, param) => `c.id = ${param(value)}`,
      serves: (value, param) => `c.serves = ${param(value)}`,
      default: (value, param) => `c.is_default = ${param(value)}`,
      ownerId: (value, param) => `${ownerInScope} = ${param(value)}`,
    },
  },
  toWire: carrierProfileToWire,
  csv: {
    fileName: 'carrier-profiles',
    columns: [
      { header: 'Label', cell: (row) => row.label },
      { header: 'Serves', cell: (row) => row.serves },
      { header: 'Carrier', cell: (row) => row.carrier },
      { header: 'Name', cell: (row) => row.name },
      { header: 'Owner', cell: (row) => row.ownerName },
      { header: 'Default', cell: (row) => row.isDefault },
    ],
  },
};
