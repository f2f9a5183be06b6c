import type { Extension } from '@patchbay/contract/extensions';
import { extensionMatch, numbersOfExtension } from '../../platform/extension-choice.ts';
import type { Listing } from '../../platform/http/listing.ts';

export interface ExtensionRow {
  id: string;
  short_number: string;
  display_name: string;
  presentation_number_id: string | null;
  is_enabled: boolean;
  sip_username: string;
  version: number;
  created_at: Date;
  updated_at: Date;
  phone_numbers: Extension['phoneNumbers'];
  phones: Extension['phones'];
  sms_groups: Extension['smsGroups'];
}

export const extensionToWire = (row: ExtensionRow): Extension => ({
  id: row.id,
  shortNumber: row.short_number,
  displayName: row.display_name,
  phoneNumberIds: row.phone_numbers.map((number) => number.id),
  phoneNumbers: row.phone_numbers,
  presentationNumberId: row.presentation_number_id,
  isEnabled: row.is_enabled,
  sipUsername: row.sip_username,
  hasSipPassword: true,
  phones: row.phones,
  smsGroups: row.sms_groups,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

export const extensionListing: Listing<ExtensionRow, Extension> = {
  map: {
    ...extensionMatch,
    select: `e.short_number, e.display_name, e.presentation_number_id, e.is_enabled, e.sip_username, e.version, e.created_at, e.updated_at,
      (select coalesce(json_agg(json_build_object('id', n.id, 'e164', n.e164) order by n.e164), '[]') from ${numbersOfExtension}) as phone_numbers,
      (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'position', l.position) order by p.name, p.id), '[]')
        from phone_line l join phone p on p.tenant_id = l.tenant_id and p.id = l.phone_id where l.tenant_id = e.tenant_id and l.extension_id = e.id) as phones,
      (select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name, 'isOwner', coalesce(g.owner_extension_id = e.id, false), 'isMember', m.extension_id is not null) order by g.name, g.id), '[]')
        from sms_group g left join sms_group_member m on m.tenant_id = g.tenant_id and m.group_id = g.id and m.extension_id = e.id
        where g.tenant_id = e.tenant_id and (g.owner_extension_id = e.id or m.extension_id is not null)) as sms_groups`,
  },
  toWire: extensionToWire,
};
