import type { ContactMethod } from '@patchbay/contract/contact-methods';
import { digitsConditions } from '../../../platform/find-numbers.ts';
import type { Listing } from '../../../platform/http/listing.ts';
import { likeAnywhere, likeFolded } from '../../../platform/list.ts';
import { announcedCsv, type Handling, handlingJson, inboundCsv, inboundToWire, internalAt, numberJson, outboundToWire, recordedCsv, recordedToWire, ringingAt, voicemailCsv } from '../call-handling/handling.ts';
import { fromTarget } from './target.ts';

export interface ContactMethodRow {
  id: string;
  user_id: string;
  user_name: string;
  kind: string;
  name: string;
  handling: Handling;
  sip_username: string | null;
  presented_number: { id: string; e164: string } | null;
  target: string | null;
  version: number;
  created_at: Date;
  updated_at: Date;
}

/** Each kind's own part; what a row has besides is of another kind. */
const particular: { [K in ContactMethod['kind']]: (row: ContactMethodRow) => object } = {
  SIP_ACCOUNT: (row) => ({
    sipUsername: row.sip_username, hasSipPassword: true, ...inboundToWire(row.handling), ...outboundToWire(row.handling), presentedNumberId: row.presented_number?.id ?? null, ...recordedToWire(row.handling),
  }),
  PSTN_FORWARDING: (row) => ({ number: row.target, presentedNumberId: row.presented_number?.id ?? null, ...inboundToWire(row.handling) }),
  SIP_FORWARDING: (row) => ({ ...fromTarget(row.target!), ...inboundToWire(row.handling) }),
  EMAIL: (row) => ({ address: row.target }),
};

export const contactMethodToWire = (row: ContactMethodRow): ContactMethod => {
  const kind = row.kind as ContactMethod['kind'];
  return {
    id: row.id, kind, userId: row.user_id, userName: row.user_name, name: row.name, phoneNumbers: row.handling.phoneNumbers, presentedNumber: row.presented_number, ...particular[kind](row),
    version: row.version, createdAt: row.created_at.toISOString(), updatedAt: row.updated_at.toISOString(),
  } as ContactMethod;
};

const userName = "u.first_name || ' ' || u.last_name";
const handler = 'contact-method';

export const contactMethodListing: Listing<ContactMethodRow, ContactMethod> = {
  map: {
    from: 'contact_method t join app_user u on u.id = t.user_id',
    id: 't.id',
    select: `t.user_id, ${userName} as user_name, t.kind, t.name, t.sip_username, t.target, t.version, t.created_at, t.updated_at, ${handlingJson(handler)} as handling,
      (select ${numberJson} from phone_number n where n.id = t.presented_number_id) as presented_number`,
    sort: {
      name: { sql: 't.name', type: 'text' },
      userName: { sql: `(${userName})`, type: 'text' },
      createdAt: { sql: 't.created_at', type: 'timestamptz' },
      updatedAt: { sql: 't.updated_at', type: 'timestamptz' },
    },
    search: (text, param) => {
      const like = param(likeAnywhere(text));
      const own = digitsConditions(text, param).map((condition) => `exists (select from ${ringingAt(handler)} and (${condition}))`);
      const internal = `exists (select from ${internalAt(handler)} and i.number like ${like})`;
      return [likeFolded('t.name', like), likeFolded(userName, like), likeFolded('t.target', like), likeFolded('t.sip_username', like), internal, ...own].join(' or ');
    },
    filters: {
      id: (value, param) => `t.id = ${param(value)}`,
      kind: (value, param) => `t.kind = ${param(value)}`,
      userId: (value, param) => `t.user_id = ${param(value)}`,
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
      ...inboundCsv,
      ...voicemailCsv,
      { header: 'External Outbound', cell: (m) => (m.kind === 'SIP_ACCOUNT' ? m.externalOutboundEnabled : undefined) },
      { header: 'Presented Number', cell: (m) => m.presentedNumber?.e164 },
      ...announcedCsv,
      ...recordedCsv,
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
