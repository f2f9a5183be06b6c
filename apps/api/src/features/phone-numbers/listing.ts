import type { PhoneNumber } from '@patchbay/contract/phone-numbers';
import { numberCondition } from '../../platform/find-numbers.ts';
import { csvText } from '../../platform/csv.ts';
import type { Listing } from '../../platform/http/listing.ts';

export interface PhoneNumberRow {
  id: string;
  e164: string;
  owner_id: string;
  owner_name: string;
  voice: boolean;
  sms: boolean;
  fax: boolean;
  voice_route_type: string | null;
  voice_extension_id: string | null;
  voice_assignee_label: string | null;
  version: number;
  created_at: Date;
  updated_at: Date;
}

/** What is selected besides the id. */
export const columns = `n.e164, n.owner_id, (select o.name from organisation o where o.id = n.owner_id) as owner_name, n.voice, n.sms, n.fax,
  n.voice_route_type, n.voice_extension_id, n.voice_assignee_label, n.version, n.created_at, n.updated_at`;

export const phoneNumberToWire = (row: PhoneNumberRow): PhoneNumber => ({
  id: row.id,
  e164: row.e164 as PhoneNumber['e164'],
  ownerId: row.owner_id,
  ownerName: row.owner_name,
  voice: row.voice,
  sms: row.sms,
  fax: row.fax,
  voiceRouteType: row.voice_route_type as PhoneNumber['voiceRouteType'],
  assignedTo: row.voice_extension_id === null ? null : { kind: 'extension', id: row.voice_extension_id, label: row.voice_assignee_label ?? '' },
  // A number that rings at an extension is part of the PBX.
  services: row.voice_extension_id === null ? [] : ['PBX'],
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

const filters: NonNullable<Listing<PhoneNumberRow, PhoneNumber>['map']['filters']> = {
  id: (value, param) => `n.id = ${param(value)}`,
  ownerId: (value, param) => `n.owner_id = ${param(value)}`,
  assigned: (value) => `n.voice_extension_id is ${value ? 'not null' : 'null'}`,
  voice: (value, param) => `n.voice = ${param(value)}`,
  sms: (value, param) => `n.sms = ${param(value)}`,
  fax: (value, param) => `n.fax = ${param(value)}`,
  voiceRouteType: (value, param) => `n.voice_route_type = ${param(value)}`,
};

/** Every number of the scope in the list's order. Pages are read by `page.ts`, which knows where they lie. */
export const phoneNumberListing = {
  map: {
    from: 'phone_number n',
    id: 'n.id',
    select: columns,
    sort: { e164: { sql: 'n.e164', type: 'text' }, updatedAt: { sql: 'n.updated_at', type: 'timestamptz' } },
    search: numberCondition,
    filters,
  },
  toWire: phoneNumberToWire,
  csv: {
    fileName: 'phone-numbers',
    columns: [
      { header: 'Phone Number', cell: (n) => n.e164, sql: 'n.e164' },
      { header: 'Assigned To', cell: (n) => n.assignedTo?.label, sql: csvText('n.voice_assignee_label') },
      { header: 'Voice', cell: (n) => n.voice, sql: 'n.voice::text' },
      { header: 'SMS', cell: (n) => n.sms, sql: 'n.sms::text' },
      { header: 'Fax', cell: (n) => n.fax, sql: 'n.fax::text' },
      { header: 'Voice Route Type', cell: (n) => n.voiceRouteType, sql: 'n.voice_route_type' },
      { header: 'Services', cell: (n) => n.services.join(';'), sql: `case when n.voice_extension_id is not null then 'PBX' end` },
      { header: 'Owner', cell: (n) => n.ownerName, sql: `(select ${csvText('o.name')} from organisation o where o.id = n.owner_id)` },
    ],
  },
} satisfies Listing<PhoneNumberRow, PhoneNumber>;
