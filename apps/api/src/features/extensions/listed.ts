import type { EndpointKind, ListedExtension } from '@patchbay/contract/extensions';
import type { Forwarding } from '@patchbay/contract/forwarding';
import type { Destination, LabelledDestination } from '@patchbay/contract/primitives/destination';
import { unconditionalAt } from '@patchbay/domain/call-routing/unconditional';
import { destinationSql, idOf } from '../../platform/destinations.ts';
import { endpointColumns } from '../../platform/extension-choice.ts';
import type { Listing } from '../../platform/http/listing.ts';
import type { ListMap } from '../../platform/list.ts';
import { extensionListing, extensionToWire, type ExtensionRow, joined, ofPage } from './listing.ts';
import { forwardingOf } from './load.ts';

type Stored = Parameters<typeof forwardingOf>[0];

type Words = Record<string, Omit<LabelledDestination, 'destination'>>;

export interface ListedRow extends ExtensionRow, Record<EndpointKind, boolean> {
  username: string;
  role: ListedExtension['role'];
  personal_contact: string;
  ring_groups: ListedExtension['ringGroups'] | null;
  presentation_e164: NonNullable<ListedExtension['presentationNumber']>['e164'] | null;
  dial_plan_profile_id: string | null;
  dial_plan_profile_name: string | null;
  country: string | null;
  is_anonymous: boolean;
  has_presence: boolean;
  is_recorded: boolean;
  softphone_kind: ListedExtension['softphoneKind'];
  mobile_user_id: string | null;
  mobile_user_name: string | null;
  mobile_user_email: string | null;
  unanswered: 'END' | 'VOICEMAIL';
  voicemail_notified: boolean;
  voicemail_email: string;
  unconditional_forward: Stored['unconditionalForward'];
  conditional_forward: Stored['conditionalForward'];
  temporary_forward: Stored['temporaryForward'];
  /** The words of what it forwards to, by id; null: it forwards to nothing that has any. */
  forwards: Words | null;
  time_zone: string;
  at: Date;
}

const labelled = (destination: Destination | null, words: Words | null): LabelledDestination | null => {
  if (destination === null) return null;
  if (destination.kind === 'EXTERNAL') return { destination, label: destination.e164, isEnabled: true };
  const found = words?.[idOf(destination)!];
  return found ? { destination, ...found } : null;
};

const conditionOf = <C extends { action: 'END' | 'FORWARD'; destination: Destination | null }>({ destination, ...rest }: C, words: Words | null) =>
  ({ ...rest, to: rest.action === 'FORWARD' ? labelled(destination, words) : null });

const nowOf = (forwarding: Forwarding, { forwards, time_zone, at }: ListedRow): ListedExtension['forwarding']['now'] => {
  const [first] = unconditionalAt(forwarding, time_zone, at.getTime());
  return first ? { by: first.cause.by, to: labelled(first.to, forwards) } : null;
};

const forwardingToWire = (forwarding: Forwarding, row: ListedRow): ListedExtension['forwarding'] => {
  const { unconditional, conditional } = forwarding;
  const { forwards } = row;
  return {
    now: nowOf(forwarding, row),
    unconditional: { mode: unconditional.mode, to: unconditional.mode === 'ALWAYS' ? labelled(unconditional.destination, forwards) : null },
    notReachable: conditionOf(conditional.notReachable, forwards),
    busy: conditionOf(conditional.busy, forwards),
    noAnswer: conditionOf(conditional.noAnswer, forwards),
  };
};

const storedForwarding = (row: ListedRow): Forwarding =>
  forwardingOf({ unconditionalForward: row.unconditional_forward, exceptionNumbers: [], conditionalForward: row.conditional_forward, temporaryForward: row.temporary_forward });

export const listedToWire = (row: ListedRow): ListedExtension => ({
  ...extensionToWire(row),
  username: row.username,
  role: row.role,
  personalContact: row.personal_contact,
  ringGroups: row.ring_groups ?? [],
  presentationNumber: row.presentation_e164 === null ? null : { id: row.presentation_number_id!, e164: row.presentation_e164 },
  dialPlanProfile: row.dial_plan_profile_name === null ? null : { kind: 'dial-plan-profile', id: row.dial_plan_profile_id!, label: row.dial_plan_profile_name },
  country: row.country,
  isAnonymous: row.is_anonymous,
  hasPresence: row.has_presence,
  isRecorded: row.is_recorded,
  endpoints: (Object.keys(endpointColumns) as EndpointKind[]).filter((kind) => row[kind]),
  softphoneKind: row.softphone_kind,
  mobileUser: row.mobile_user_name === null ? null : { kind: 'user', id: row.mobile_user_id!, label: row.mobile_user_name, email: row.mobile_user_email },
  voicemail: { isOn: row.unanswered === 'VOICEMAIL', isNotified: row.voicemail_notified, email: row.voicemail_email },
  forwarding: forwardingToWire(storedForwarding(row), row),
});

const { map } = extensionListing;
const targets = [destinationSql.EXTENSION, destinationSql.RING_GROUP, destinationSql.PHONE_NUMBER].join(' union all ');

/** The list of extensions: all that its columns tell in one query, also where calls are forwarded to. */
export const listedExtensions: Listing<ListedRow, ListedExtension> & { map: { joins: string } } = {
  map: {
    ...(map as ListMap<never>),
    select: `${map.select}, e.username, e.role, e.personal_contact, e.country, e.is_anonymous, e.has_presence, e.is_recorded, e.softphone_kind, now() as at, o.time_zone,
      ${Object.entries(endpointColumns).map(([kind, column]) => `${column} as "${kind}"`).join(', ')},
      e.unanswered, e.voicemail_notified, e.voicemail_email, e.unconditional_forward, e.conditional_forward, e.temporary_forward,
      presentation.e164 as presentation_e164, e.dial_plan_profile_id, d.name as dial_plan_profile_name, e.mobile_user_id, u.first_name || ' ' || u.last_name as mobile_user_name, u.email as mobile_user_email,
      ring_groups.told as ring_groups, forwards.told as forwards`,
    joins: [
      map.joins,
      `left join organisation o on o.id = e.tenant_id
        left join phone_number presentation on presentation.id = e.presentation_number_id
        left join dial_plan_profile d on d.id = e.dial_plan_profile_id
        left join app_user u on u.id = e.mobile_user_id`,
      joined('ring_groups', `select m.member_id as extension_id, json_agg(json_build_object('id', g.id, 'name', g.name, 'shortNumber', g.short_number) order by g.name, g.id) as told
        from ring_group_member m join ring_group g on g.id = m.group_id where m.member_id = ${ofPage} and not m.is_gone group by 1`),
      joined('forwards', `select f.extension_id, json_object_agg(t.id, json_build_object('label', t.label, 'isEnabled', t.is_enabled)) as told
        from extension_forward f join lateral (select * from (${targets}) any_target where any_target.id = f.target_id) t on true where f.extension_id = ${ofPage} group by 1`),
    ].join(' '),
  },
  toWire: listedToWire,
};
