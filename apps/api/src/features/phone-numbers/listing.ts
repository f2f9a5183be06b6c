import { assignees, type AssigneeKind, assigneeKinds } from '@patchbay/contract/assignees';
import type { NumberPreset } from '@patchbay/contract/number-presets';
import type { PhoneNumber } from '@patchbay/contract/phone-numbers';
import { numberCondition } from '../../platform/find-numbers.ts';
import { csvText } from '../../platform/csv.ts';
import type { OrganisationNode } from '../../platform/ctx.ts';
import type { Listing } from '../../platform/http/listing.ts';
import type { Param } from '../../platform/list.ts';
import { formatTags } from './importer/columns.ts';
import { presets } from './presets.ts';
import { stateOf, states } from './states.ts';

export interface PhoneNumberRow {
  id: string;
  e164: string;
  owner_id: string;
  owner_name: string;
  source: string;
  state: string;
  blocked_reason: string | null;
  quarantine_until: Date | null;
  tags: string[];
  voice: boolean;
  sms: boolean;
  fax: boolean;
  voice_route_type: string | null;
  voice_assignee_kind: string | null;
  voice_assignee_id: string | null;
  voice_assignee_label: string | null;
  sms_assignee_kind: string | null;
  sms_assignee_id: string | null;
  sms_assignee_label: string | null;
  voice_carrier_id: string | null;
  voice_carrier_label: string | null;
  sms_carrier_id: string | null;
  sms_carrier_label: string | null;
  version: number;
  created_at: Date;
  updated_at: Date;
}

const carrierLabel = (column: string, label = 'c.label'): string => `(select ${label} from carrier_profile c where c.id = n.${column})`;

/** What is selected besides the id. */
export const columns = `n.e164, n.owner_id, (select o.name from organisation o where o.id = n.owner_id) as owner_name, n.source, ${stateOf} as state,
  n.blocked_reason, n.quarantine_until, n.tags, n.voice, n.sms, n.fax, n.voice_route_type,
  n.voice_assignee_kind, n.voice_assignee_id, n.voice_assignee_label, n.sms_assignee_kind, n.sms_assignee_id, n.sms_assignee_label,
  n.voice_carrier_id, ${carrierLabel('voice_carrier_id')} as voice_carrier_label, n.sms_carrier_id, ${carrierLabel('sms_carrier_id')} as sms_carrier_label,
  n.version, n.created_at, n.updated_at`;

const reference = (kind: string | null, id: string | null, label: string | null): PhoneNumber['voiceAssignee'] =>
  kind === null || id === null ? null : { kind, id, label: label ?? '' };

const servicesOf = (kinds: (string | null)[]): PhoneNumber['services'] => kinds.flatMap((kind) => (kind === null ? [] : [assignees[kind as AssigneeKind].service]));

export const phoneNumberToWire = (row: PhoneNumberRow): PhoneNumber => ({
  id: row.id,
  e164: row.e164 as PhoneNumber['e164'],
  ownerId: row.owner_id,
  ownerName: row.owner_name,
  source: row.source as PhoneNumber['source'],
  state: row.state as PhoneNumber['state'],
  blockedReason: row.blocked_reason,
  quarantineUntil: row.quarantine_until?.toISOString() ?? null,
  tags: row.tags,
  voice: row.voice,
  sms: row.sms,
  fax: row.fax,
  voiceRouteType: row.voice_route_type as PhoneNumber['voiceRouteType'],
  voiceAssignee: reference(row.voice_assignee_kind, row.voice_assignee_id, row.voice_assignee_label),
  smsAssignee: reference(row.sms_assignee_kind, row.sms_assignee_id, row.sms_assignee_label),
  services: servicesOf([row.voice_assignee_kind, row.sms_assignee_kind]),
  voiceCarrier: row.voice_carrier_id === null ? null : reference('carrier-profile', row.voice_carrier_id, row.voice_carrier_label),
  smsCarrier: row.sms_carrier_id === null ? null : reference('carrier-profile', row.sms_carrier_id, row.sms_carrier_label),
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

const isAssigned = 'n.voice_assignee_kind is not null or n.sms_assignee_kind is not null';

// Written out: as a parameter it would keep an index of its own from being used, and each statement from being planned once.
const isCapable = (column: string) => (value: boolean): string => (value ? column : `not ${column}`);

const filters: NonNullable<Listing<PhoneNumberRow, PhoneNumber>['map']['filters']> = {
  id: (value, param) => `n.id = ${param(value)}`,
  ownerId: (value, param) => `n.owner_id = ${param(value)}`,
  preset: (value: NumberPreset) => presets[value],
  state: (values: PhoneNumber['state'][]) => values.map((value) => `(${states[value]})`).join(' or '),
  tag: (value, param) => `n.tags @> array[${param(value)}]::text[]`,
  carrierId: (value, param) => { const id = param(value); return `n.voice_carrier_id = ${id} or n.sms_carrier_id = ${id}`; },
  comparison: (value: string, param) => { const [id, outcome] = value.split('.'); return `exists (select from comparison_finding f where f.run_id = ${param(id)}::uuid and f.outcome = ${param(outcome)} and f.e164 = n.e164 and f.number_id = n.id)`; },
  source: (value, param) => `n.source = ${param(value)}`,
  assigned: (value) => (value ? isAssigned : `not (${isAssigned})`),
  assigneeKind: (values: AssigneeKind[]) => values.map((kind) => `n.${assignees[kind].channel}_assignee_kind = '${kind}'`).join(' or '),
  voice: isCapable('n.voice'),
  sms: isCapable('n.sms'),
  fax: isCapable('n.fax'),
  voiceRouteType: (value, param) => `n.voice_route_type = ${param(value)}`,
};

const serviceSql = (channel: 'voice' | 'sms'): string =>
  `case n.${channel}_assignee_kind ${assigneeKinds.filter((kind) => assignees[kind].channel === channel).map((kind) => `when '${kind}' then '${assignees[kind].service}'`).join(' ')} end`;

/** Most numbers have none, and are not asked. */
const exportedCarrier = (column: string): string => `case when n.${column} is not null then ${carrierLabel(column, csvText('c.label'))} end`;

/** The owner of `phone_number n`, looked up once for each of its many numbers: `offset 0` keeps PostgreSQL from joining in another order. */
export const withOwner = 'left join lateral (select o.name from organisation o where o.id = n.owner_id offset 0) owner on true';

/** Every number of the scope in the list's order. Pages are read by `page.ts`, which knows where they lie. */
export const phoneNumberListing = {
  map: {
    from: `phone_number n ${withOwner}`,
    id: 'n.id',
    select: columns,
    sort: { e164: { sql: 'n.e164', type: 'text' }, updatedAt: { sql: 'n.updated_at', type: 'timestamptz' } },
    search: (text, param) => numberCondition(text, param),
    filters,
  },
  toWire: phoneNumberToWire,
  csv: {
    fileName: 'phone-numbers',
    columns: [
      { header: 'Phone Number', cell: (n) => n.e164, sql: 'n.e164' },
      { header: 'Assigned To', cell: (n) => n.voiceAssignee?.label, sql: csvText('n.voice_assignee_label') },
      { header: 'SMS Assigned To', cell: (n) => n.smsAssignee?.label, sql: csvText('n.sms_assignee_label') },
      { header: 'Voice', cell: (n) => n.voice, sql: 'n.voice::text' },
      { header: 'SMS', cell: (n) => n.sms, sql: 'n.sms::text' },
      { header: 'Fax', cell: (n) => n.fax, sql: 'n.fax::text' },
      { header: 'Voice Route Type', cell: (n) => n.voiceRouteType, sql: 'n.voice_route_type' },
      { header: 'Services', cell: (n) => n.services.join(';'), sql: `nullif(concat_ws(';', ${serviceSql('voice')}, ${serviceSql('sms')}), '')` },
      { header: 'State', cell: (n) => n.state, sql: stateOf },
      { header: 'Tags', cell: (n) => formatTags(n.tags), sql: `case when cardinality(n.tags) > 0 then ${csvText(`array_to_string(array(select regexp_replace(t.tag, '([\\\\;])', '\\\\\\1', 'g') from unnest(n.tags) with ordinality t (tag, place) order by t.place), ';')`)} end` },
      { header: 'Source', cell: (n) => n.source, sql: 'n.source' },
      { header: 'Voice Carrier', cell: (n) => n.voiceCarrier?.label, sql: exportedCarrier('voice_carrier_id') },
      { header: 'SMS Carrier', cell: (n) => n.smsCarrier?.label, sql: exportedCarrier('sms_carrier_id') },
      { header: 'Owner', cell: (n) => n.ownerName, sql: csvText('owner.name') },
    ],
  },
} satisfies Listing<PhoneNumberRow, PhoneNumber>;

type Searched = Pick<OrganisationNode, 'kind' | 'country'>;

/** What a search of an organisation's numbers means: an enterprise that says where it is may leave the country code out. */
export const searchIn = ({ kind, country }: Searched) => (text: string, param: Param): string => numberCondition(text, param, (kind === 'enterprise' && country) || undefined);

/** The list as its members search it. */
export const phoneNumberListingIn = (organisation: Searched) => ({ ...phoneNumberListing, map: { ...phoneNumberListing.map, search: searchIn(organisation) } });
