import { filled } from '../../../platform/imports/judge-sql.ts';
import type { ExtensionFileRow } from './columns.ts';

export type FieldKey = Exclude<keyof ExtensionFileRow, 'id'>;

/** Columns of which an empty cell says nothing: where an extension `x` has it, and what a new one gets. */
export const keptFields = {
  username: { sql: 'x.username collate "C"', type: 'text collate "C"', usual: 'null' },
  role: { sql: 'x.role', type: 'text collate "C"', usual: `'agent'` },
  isAnonymous: { sql: 'x.is_anonymous', type: 'boolean', usual: 'false' },
  hasPresence: { sql: 'x.has_presence', type: 'boolean', usual: 'true' },
  isRecorded: { sql: 'x.is_recorded', type: 'boolean', usual: 'false' },
  softphone: { sql: `case when x.id is not null then case when x.softphone_on then x.softphone_kind else 'OFF' end end collate "C"`, type: 'text collate "C"', usual: `'OFF'` },
  mobileOn: { sql: 'x.mobile_on', type: 'boolean', usual: 'false' },
  thirdPartyOn: { sql: 'x.third_party_on', type: 'boolean', usual: 'false' },
  ipPhoneOn: { sql: 'x.ip_phone_on', type: 'boolean', usual: 'true' },
  voicemail: { sql: `(x.unanswered = 'VOICEMAIL')`, type: 'boolean', usual: 'false' },
  isNotified: { sql: 'x.voicemail_notified', type: 'boolean', usual: 'false' },
  isQueued: { sql: 'x.is_queued', type: 'boolean', usual: 'false' },
  maxWaiting: { sql: 'x.max_waiting', type: 'integer', usual: '5' },
  maxSimultaneous: { sql: 'x.max_simultaneous', type: 'integer', usual: '1' },
  monitorsOthers: { sql: 'x.monitors_others', type: 'boolean', usual: 'false' },
  mayBeMonitored: { sql: 'x.may_be_monitored', type: 'boolean', usual: 'false' },
  ringSeconds: { sql: `case when x.id is not null then coalesce((x.conditional_forward #>> '{noAnswer,ringSeconds}')::integer, 20) end`, type: 'integer', usual: '20' },
  isEnabled: { sql: 'x.is_enabled', type: 'boolean', usual: 'true' },
} as const satisfies { [K in FieldKey]?: { sql: string; type: string; usual: string } };

/** What becomes of a call that was not taken. */
export const conditions = ['notReachable', 'busy', 'noAnswer'] as const;
/** The columns that name a destination. */
export const forwards = ['forwardAll', ...conditions] as const;

/** By the card on which each is changed. */
const cards = {
  identity: ['displayName', 'username', 'role'],
  numberSettings: ['shortNumber', 'presentationNumber', 'dialPlanProfile', 'country', 'isAnonymous', 'hasPresence', 'isRecorded'],
  phoneNumbers: ['phoneNumbers'],
  endpoints: ['softphone', 'mobileOn', 'appUser', 'thirdPartyOn', 'ipPhoneOn'],
  voicemail: ['voicemail', 'isNotified', 'email'],
  callWaiting: ['isQueued', 'maxWaiting', 'welcomeMessage', 'maxSimultaneous', 'musicOnHold', 'holdPlaylist'],
  monitoring: ['monitorsOthers', 'mayBeMonitored'],
  unconditionalForward: ['forwardAll'],
  exceptionNumbers: ['exceptionNumbers'],
  conditionalForward: [...conditions, 'ringSeconds'],
} as const satisfies Record<string, FieldKey[]>;

/** In the order in which a plan shows them. */
export const fields: FieldKey[] = [...cards.identity, 'isEnabled', 'groups', ...Object.values(cards).flat().slice(cards.identity.length)];

/** The name of a column in SQL. */
export const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The names of the cards of a judged row `j` that it changes. */
export const cardsChanged = filled(Object.entries(cards).map(([card, keys]) => `case when ${keys.map((key) => `j.${snake(key)} is distinct from j.had_${snake(key)}`).join(' or ')} then '${card}' end`));
