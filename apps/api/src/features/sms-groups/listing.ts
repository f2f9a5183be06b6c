import type { SmsGroup } from '@patchbay/contract/sms-groups';
import { digitsConditions } from '../../platform/find-numbers.ts';
import type { Listing } from '../../platform/http/listing.ts';
import { likeAnywhere, likeFolded } from '../../platform/list.ts';

export interface SmsGroupRow {
  id: string;
  name: string;
  is_enabled: boolean;
  phone_number: SmsGroup['phoneNumber'];
  owner: SmsGroup['owner'];
  members: SmsGroup['members'];
  version: number;
  created_at: Date;
  updated_at: Date;
}

export const smsGroupToWire = (row: SmsGroupRow): SmsGroup => ({
  id: row.id,
  name: row.name,
  phoneNumberId: row.phone_number?.id ?? null,
  phoneNumber: row.phone_number,
  ownerExtensionId: row.owner?.id ?? null,
  owner: row.owner,
  memberExtensionIds: row.members.map((member) => member.id),
  members: row.members,
  isEnabled: row.is_enabled,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

const number = 'phone_number n where n.owner_id = g.tenant_id and n.sms_group_id = g.id';
const extension = `jsonb_build_object('kind', 'extension', 'id', e.id, 'label', e.short_number || ' ' || e.display_name)`;
const membersOf = 'sms_group_member m join extension e on e.id = m.extension_id where m.tenant_id = g.tenant_id and m.group_id = g.id';

export const smsGroupListing: Listing<SmsGroupRow, SmsGroup> = {
  map: {
    from: 'sms_group g',
    id: 'g.id',
    select: `g.name, g.is_enabled, g.version, g.created_at, g.updated_at,
      (select jsonb_build_object('id', n.id, 'e164', n.e164) from ${number}) as phone_number,
      (select ${extension} from extension e where e.id = g.owner_extension_id) as owner,
      (select coalesce(jsonb_agg(${extension} order by e.short_number), '[]') from ${membersOf}) as members`,
    sort: {
      name: { sql: 'g.name', type: 'text' },
      createdAt: { sql: 'g.created_at', type: 'timestamptz' },
      updatedAt: { sql: 'g.updated_at', type: 'timestamptz' },
    },
    search: (text, param) => {
      const own = digitsConditions(text, param).map((condition) => `exists (select from ${number} and (${condition}))`);
      return [likeFolded('g.name', param(likeAnywhere(text))), ...own].join(' or ');
    },
    filters: {
      id: (value, param) => `g.id = ${param(value)}`,
      enabled: (value, param) => `g.is_enabled = ${param(value)}`,
      extensionId: (value, param) => { const id = param(value); return `g.owner_extension_id = ${id} or exists (select from ${membersOf} and e.id = ${id})`; },
    },
  },
  toWire: smsGroupToWire,
  csv: {
    fileName: 'sms-groups',
    columns: [
      { header: 'Name', cell: (row) => row.name },
      { header: 'Phone Number', cell: (row) => row.phoneNumber?.e164 },
      { header: 'Owner', cell: (row) => row.owner?.label },
      { header: 'Members', cell: (row) => row.members.map((member) => member.label).join(';') },
      { header: 'Enabled', cell: (row) => row.isEnabled },
    ],
  },
};
