import type { ContactMethod } from '@patchbay/contract/contact-methods';
import { digitsConditions } from '../../../platform/find-numbers.ts';
import type { Listing } from '../../../platform/http/listing.ts';
import { likeAnywhere, likeFolded } from '../../../platform/list.ts';
import { fromTarget } from './target.ts';

export interface ContactMethodRow {
  id: string;
  user_id: string;
  user_name: string;
  kind: string;
  name: string;
  phone_numbers: { id: string; e164: string }[];
  when_unavailable: string;
  sip_username: string | null;
  external_outbound_enabled: boolean;
  record_inbound_internal: boolean;
  record_inbound_external: boolean;
  record_outbound_internal: boolean;
  record_outbound_external: boolean;
  record_on_demand: boolean;
  presented_number: { id: string; e164: string } | null;
  target: string | null;
  version: number;
  created_at: Date;
  updated_at: Date;
}

/** Each kind's own part; what a row has besides is of another kind. */
const particular: { [K in ContactMethod['kind']]: (row: ContactMethodRow) => object } = {
  SIP_ACCOUNT: (row) => ({
    sipUsername: row.sip_username, hasSipPassword: true, externalOutboundEnabled: row.external_outbound_enabled, presentedNumberId: row.presented_number?.id ?? null,
    recordInboundInternal: row.record_inbound_internal, recordInboundExternal: row.record_inbound_external, recordOutboundInternal: row.record_outbound_internal,
    recordOutboundExternal: row.record_outbound_external, recordOnDemand: row.record_on_demand,
  }),
  PSTN_FORWARDING: (row) => ({ number: row.target, presentedNumberId: row.presented_number?.id ?? null }),
  SIP_FORWARDING: (row) => fromTarget(row.target!),
  EMAIL: (row) => ({ address: row.target }),
};

export const contactMethodToWire = (row: ContactMethodRow): ContactMethod => {
  const kind = row.kind as ContactMethod['kind'];
  const inbound = kind === 'EMAIL' ? {} : { phoneNumberIds: row.phone_numbers.map(({ id }) => id), whenUnavailable: row.when_unavailable };
  return {
    id: row.id, kind, userId: row.user_id, userName: row.user_name, name: row.name, phoneNumbers: row.phone_numbers, presentedNumber: row.presented_number, ...inbound, ...particular[kind](row),
    version: row.version, createdAt: row.created_at.toISOString(), updatedAt: row.updated_at.toISOString(),
  } as ContactMethod;
};

const userName = "u.first_name || ' ' || u.last_name";
const inbound = 'phone_number n where n.owner_id = m.tenant_id and n.voice_contact_method_id = m.id';
const number = "jsonb_build_object('id', n.id, 'e164', n.e164)";

export const contactMethodListing: Listing<ContactMethodRow, ContactMethod> = {
  map: {
    from: 'contact_method m join app_user u on u.tenant_id = m.tenant_id and u.id = m.user_id',
    id: 'm.id',
    select: `m.user_id, ${userName} as user_name, m.kind, m.name, m.when_unavailable, m.sip_username, m.external_outbound_enabled, m.record_inbound_internal, m.record_inbound_external,
      m.record_outbound_internal, m.record_outbound_external, m.record_on_demand, m.target, m.version, m.created_at, m.updated_at,
      (select coalesce(jsonb_agg(${number} order by n.e164), '[]') from ${inbound}) as phone_numbers,
      (select ${number} from phone_number n where n.owner_id = m.tenant_id and n.id = m.presented_number_id) as presented_number`,
    sort: {
      name: { sql: 'm.name', type: 'text' },
      userName: { sql: `(${userName})`, type: 'text' },
      createdAt: { sql: 'm.created_at', type: 'timestamptz' },
      updatedAt: { sql: 'm.updated_at', type: 'timestamptz' },
    },
    search: (text, param) => {
      const like = param(likeAnywhere(text));
      const own = digitsConditions(text, param).map((condition) => `exists (select from ${inbound} and (${condition}))`);
      return [likeFolded('m.name', like), likeFolded(userName, like), likeFolded('m.target', like), likeFolded('m.sip_username', like), ...own].join(' or ');
    },
    filters: {
      id: (value, param) => `m.id = ${param(value)}`,
      kind: (value, param) => `m.kind = ${param(value)}`,
      userId: (value, param) => `m.user_id = ${param(value)}`,
    },
  },
  toWire: contactMethodToWire,
  csv: {
    fileName: 'contact-methods',
    columns: [
      { header: 'User', cell: (m) => m.userName },
      { header: 'Kind', cell: (m) => m.kind },
      { header: 'Name', cell: (m) => m.name },
      { header: 'Target', cell: (m) => targetOf(m) },
      { header: 'DID Numbers', cell: (m) => m.phoneNumbers.map(({ e164 }) => e164).join(';') },
      { header: 'When Unavailable', cell: (m) => (m.kind === 'EMAIL' ? undefined : m.whenUnavailable) },
      { header: 'Presented Number', cell: (m) => m.presentedNumber?.e164 },
    ],
  },
};

/** Where it leads, in one text. */
const targetOf = (method: ContactMethod): string => {
  switch (method.kind) {
    case 'SIP_ACCOUNT': return method.sipUsername;
    case 'PSTN_FORWARDING': return method.number;
    case 'SIP_FORWARDING': return `${method.username}@${method.host}:${method.port}`;
    case 'EMAIL': return method.address;
  }
};
