import type { Extension } from '@patchbay/contract/extensions';
import { extensionMatch } from '../../platform/extension-choice.ts';
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
  /** Null, like the two below: there are none. */
  phone_numbers: Extension['phoneNumbers'] | null;
  phones: Extension['phones'] | null;
  sms_groups: Extension['smsGroups'] | null;
}

export const extensionToWire = (row: ExtensionRow): Extension => ({
  id: row.id,
  shortNumber: row.short_number,
  displayName: row.display_name,
  phoneNumberIds: (row.phone_numbers ?? []).map((number) => number.id),
  phoneNumbers: row.phone_numbers ?? [],
  presentationNumberId: row.presentation_number_id,
  isEnabled: row.is_enabled,
  sipUsername: row.sip_username,
  hasSipPassword: true,
  phones: row.phones ?? [],
  smsGroups: row.sms_groups ?? [],
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

/** Among the extensions `e` of a page. */
export const ofPage = 'any (array(select id from e))';
/** What belongs to the extensions `e` of a page, read at once: `select` answers it as `told`, for each `extension_id` that has any. */
export const joined = (name: string, select: string): string => `left join (${select}) ${name} on ${name}.extension_id = e.id`;

const ownedOrJoined = `select owner_extension_id as extension_id, id as group_id, true as is_owner, false as is_member from sms_group where owner_extension_id = ${ofPage}
  union all select extension_id, group_id, false, true from sms_group_member where extension_id = ${ofPage}`;

export const extensionListing: Listing<ExtensionRow, Extension> & { map: { joins: string } } = {
  map: {
    ...extensionMatch,
    select: `e.short_number, e.display_name, e.presentation_number_id, e.is_enabled, e.sip_username, e.version, e.created_at, e.updated_at,
      phone_numbers.told as phone_numbers, phones.told as phones, sms_groups.told as sms_groups`,
    joins: [
      joined('phone_numbers', `select n.voice_extension_id as extension_id, json_agg(json_build_object('id', n.id, 'e164', n.e164) order by n.e164) as told
        from phone_number n where n.voice_extension_id = ${ofPage} group by 1`),
      joined('phones', `select l.extension_id, json_agg(json_build_object('id', p.id, 'name', p.name, 'position', l.position) order by p.name, p.id) as told
        from phone_line l join phone p on p.id = l.phone_id where l.extension_id = ${ofPage} group by 1`),
      joined('sms_groups', `select o.extension_id, json_agg(json_build_object('id', g.id, 'name', g.name, 'isOwner', o.is_owner, 'isMember', o.is_member) order by g.name, g.id) as told
        from (select extension_id, group_id, bool_or(is_owner) as is_owner, bool_or(is_member) as is_member from (${ownedOrJoined}) one group by 1, 2) o join sms_group g on g.id = o.group_id group by 1`),
    ].join(' '),
  },
  toWire: extensionToWire,
};
