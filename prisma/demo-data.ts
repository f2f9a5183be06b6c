import type { CarrierProfileDraft } from '@patchbay/contract/carrier-profiles';
import type { OrganisationDraft } from '@patchbay/contract/organisations';
import type { OrganisationKind, Role } from '@patchbay/contract/permissions';
import type { PhoneNumber } from '@patchbay/contract/phone-numbers';

type VoiceRoute = NonNullable<PhoneNumber['voiceRouteType']>;

type OrganisationFacts = Pick<OrganisationDraft, 'name' | 'code' | 'timeZone' | 'language'> &
  Partial<OrganisationDraft> & { kind: Exclude<OrganisationKind, 'platform'>; above: string; daysAgo: number };

export const platform = { name: 'Patchbay Demo', code: 'PATCHBAY', timeZone: 'UTC', language: 'en', daysAgo: 92 };

/** From the top down; `above` is a code. */
export const organisations: OrganisationFacts[] = [
  { kind: 'partner', above: 'PATCHBAY', code: 'LIGHTHOUSE', name: 'Lighthouse Communications', timeZone: 'Europe/Lisbon', language: 'en', systemEmail: 'noc@lighthouse.example', services: ['PBX', 'SMS', 'TRUNK'], billingReference: 'LH-0001', daysAgo: 90 },
  { kind: 'reseller', above: 'LIGHTHOUSE', code: 'NORTHWIND', name: 'Northwind Telecom', timeZone: 'Europe/London', language: 'en', systemEmail: 'support@northwind.example', services: ['PBX', 'SMS', 'TRUNK'], billingReference: 'LH-0104', daysAgo: 84 },
  { kind: 'reseller', above: 'PATCHBAY', code: 'ALPINE', name: 'Alpine Voice', timeZone: 'Europe/Zurich', language: 'de', systemEmail: 'betrieb@alpine-voice.example', services: ['PBX'], billingReference: 'AV-7', daysAgo: 80 },
  { kind: 'enterprise', above: 'NORTHWIND', code: 'CANISTRACCI', name: 'Canistracci OIL', timeZone: 'Europe/Rome', language: 'en', country: 'IT', systemEmail: 'it@canistracci.example', services: ['PBX', 'CALLAPP', 'SMS', 'EXTERNAL_TRUNK', 'OPERATOR_CONNECT'], userLimit: 50, billingReference: 'NW-2210', daysAgo: 75 },
  { kind: 'enterprise', above: 'NORTHWIND', code: 'HARBOURLIGHT', name: 'Harbour Light Clinics', timeZone: 'America/New_York', language: 'en', systemEmail: 'frontdesk@harbourlight.example', services: ['PBX'], allowExternalNumbers: true, userLimit: 120, billingReference: 'NW-2231', daysAgo: 41 },
  { kind: 'enterprise', above: 'ALPINE', code: 'BERGBLICK', name: 'Bergblick Hotels', timeZone: 'Europe/Zurich', language: 'de', systemEmail: 'technik@bergblick.example', services: ['PBX'], userLimit: 30, billingReference: 'AV-7-3', daysAgo: 33 },
];

/** Where an account of `demo-sign-ins.ts` belongs and what the person is called; those without a sign-in are invited and have not come yet. */
export const people: { email: string; name: string; at: string; role: Role; daysAgo: number }[] = [
  { email: 'platform@patchbay.example', name: 'Mara Lindqvist', at: 'PATCHBAY', role: 'administrator', daysAgo: 92 },
  { email: 'partner@lighthouse.example', name: 'Tomás Ferreira', at: 'LIGHTHOUSE', role: 'administrator', daysAgo: 90 },
  { email: 'reseller@northwind.example', name: 'Niamh O’Connor', at: 'NORTHWIND', role: 'administrator', daysAgo: 84 },
  { email: 'admin@canistracci.example', name: 'Giulia Canistracci', at: 'CANISTRACCI', role: 'administrator', daysAgo: 74 },
  { email: 'viewer@canistracci.example', name: 'Paolo Riva', at: 'CANISTRACCI', role: 'read-only', daysAgo: 60 },
  { email: 'elena.moretti@canistracci.example', name: 'Elena Moretti', at: 'CANISTRACCI', role: 'supervisor', daysAgo: 2 },
  { email: 'it@harbourlight.example', name: 'Dana Whitcombe', at: 'HARBOURLIGHT', role: 'administrator', daysAgo: 1 },
  { email: 'leitung@bergblick.example', name: 'Urs Zurbriggen', at: 'BERGBLICK', role: 'administrator', daysAgo: 1 },
];

/** Ranges that the numbering authorities keep free for fiction; +1 202 555 0100 to 0149 is left for whoever tries things out. */
export const numbers: { owner: string; by: string; first: string; last: string; sms?: boolean; fax?: boolean; voiceRouteType?: VoiceRoute; tags?: string[]; daysAgo: number }[] = [
  { owner: 'NORTHWIND', by: 'PATCHBAY', first: '+442079460000', last: '+442079460049', daysAgo: 83 },
  { owner: 'NORTHWIND', by: 'PATCHBAY', first: '+61355500000', last: '+61355500019', sms: true, daysAgo: 83 },
  { owner: 'CANISTRACCI', by: 'NORTHWIND', first: '+442079460100', last: '+442079460149', daysAgo: 74 },
  { owner: 'CANISTRACCI', by: 'NORTHWIND', first: '+493023125100', last: '+493023125119', fax: true, daysAgo: 74 },
  { owner: 'CANISTRACCI', by: 'NORTHWIND', first: '+33199000000', last: '+33199000009', sms: true, daysAgo: 52 },
  { owner: 'CANISTRACCI', by: 'NORTHWIND', first: '+442079460200', last: '+442079460204', voiceRouteType: 'EXTERNAL_TRUNK', tags: ['Refinery'], daysAgo: 50 },
  { owner: 'CANISTRACCI', by: 'NORTHWIND', first: '+442079460210', last: '+442079460214', voiceRouteType: 'OPERATOR_CONNECT', daysAgo: 50 },
  { owner: 'CANISTRACCI', by: 'NORTHWIND', first: '+447700900100', last: '+447700900104', sms: true, tags: ['Mobile'], daysAgo: 50 },
  { owner: 'HARBOURLIGHT', by: 'NORTHWIND', first: '+12025550160', last: '+12025550199', sms: true, daysAgo: 40 },
  { owner: 'BERGBLICK', by: 'ALPINE', first: '+493023125200', last: '+493023125219', daysAgo: 32 },
];

/** The reseller's, which all its enterprises use. */
export const carriers: (CarrierProfileDraft & { by: string; daysAgo: number })[] = [
  { by: 'NORTHWIND', serves: 'VOICE', carrier: 'TeamMate', name: 'Main', isDefault: true, daysAgo: 83 },
  { by: 'NORTHWIND', serves: 'SMS', carrier: 'Bandwidth', name: 'BW for Demo', isDefault: true, credentials: { client_id: 'northwind-demo', client_secret: 'not-a-real-secret' }, daysAgo: 83 },
];

/** Where numbers go that ring at no extension: all of one enterprise. */
export const externalTrunk = { name: 'Refinery exchange', numbers: ['+442079460200', '+442079460201'] };
export const operatorConnectTrunk = { name: 'Teams', numbers: ['+442079460210'] };
export const smsGroups = [
  { name: 'Dispatch', number: '+447700900100', owner: '121', members: ['121', '125', '101'] },
  { name: 'Reception desk', number: '+33199000005', owner: '101', members: ['101', '102'] },
];
/** Tones as heights in hertz, each a third of a second. */
export const sounds = [
  { name: 'Welcome chime', hertz: [523, 659, 784, 784] },
  { name: 'Hold melody', hertz: [392, 494, 587, 494, 440, 523, 659, 523, 392, 494, 587, 494, 440, 370, 392, 392] },
];
export const playlist = { name: 'Music on hold', sounds: ['Welcome chime', 'Hold melody'] };
interface DemoUser {
  firstName: string;
  lastName: string;
  email: string | null;
  department: string;
  jobTitle: string;
  /** With them the line is configured. */
  numbers?: string[];
  isRecorded?: boolean;
  schedule?: string;
  invitedDaysAgo?: number;
  /** On which the app was activated the day after. */
  device?: { os: string; appVersion: string };
}
export const users: DemoUser[] = [
  { firstName: 'Giulia', lastName: 'Canistracci', email: 'giulia@canistracci.example', department: 'Management', jobTitle: 'Managing director', numbers: ['+442079460130', '+442079460131'], invitedDaysAgo: 9, device: { os: 'iOS 19', appVersion: '1.0' } },
  { firstName: 'Marco', lastName: 'Bianchi', email: 'marco.bianchi@canistracci.example', department: 'Sales', jobTitle: 'Head of sales', numbers: ['+442079460132'], isRecorded: true, schedule: 'Office hours', invitedDaysAgo: 9 },
  { firstName: 'Francesca', lastName: 'Romano', email: 'francesca.romano@canistracci.example', department: 'Sales', jobTitle: 'Account manager', numbers: ['+442079460133'], schedule: 'Office hours', invitedDaysAgo: 4 },
  { firstName: 'Olena', lastName: 'Kovalenko', email: 'olena.kovalenko@canistracci.example', department: 'Logistics', jobTitle: 'Dispatcher' },
  { firstName: 'Samuel', lastName: 'Okafor', email: 'samuel.okafor@canistracci.example', department: 'Refinery', jobTitle: 'Shift supervisor', schedule: 'Refinery control room' },
  { firstName: 'Jürgen', lastName: 'Hoffmann', email: null, department: 'Refinery', jobTitle: '' },
];
/** For whatever takes calls inside the enterprise: one range for people, and some that are for something. */
export const internalNumbers: { first: string; last: string | null; description: string }[] = [
  { first: '200', last: '219', description: '' },
  { first: '7', last: null, description: 'Porter’s lodge' },
  { first: '800', last: '802', description: 'Refinery emergency line' },
];
/** Two that nobody is given for now. */
export const setAside = { blocked: '+442079460149', blockedReason: 'Claimed by another carrier, in clarification', resting: '+442079460148', restsDays: 30 };

/** Where recordings of one enterprise go. */
export const deliveryMethod = { name: 'Recordings archive', target: { type: 'EMAIL' as const, addresses: ['archive@canistracci.example', 'compliance@canistracci.example'], subject: 'Call recording' } };

/** Short number, name, and the number that rings there. */
export const canistracci: [shortNumber: string, displayName: string, e164?: string][] = [
  ['101', 'Reception', '+442079460100'],
  ['102', 'Giulia Canistracci', '+442079460102'],
  ['103', 'Marco Bianchi', '+442079460103'],
  ['104', 'Francesca Romano', '+442079460104'],
  ['105', 'Luca Conti', '+442079460105'],
  ['106', 'Sofia Ricci', '+442079460106'],
  ['107', 'Alessandro Greco', '+442079460107'],
  ['108', 'Chiara Marino', '+442079460108'],
  ['109', 'Matteo Galli', '+442079460109'],
  ['110', 'Elena Moretti', '+442079460110'],
  ['111', 'Davide Costa'],
  ['112', 'Martina Fontana', '+493023125112'],
  ['113', 'Jürgen Hoffmann', '+493023125113'],
  ['114', 'Aisha Rahman', '+442079460114'],
  ['115', 'James Whitfield', '+442079460115'],
  ['116', 'Ingrid Berg'],
  ['117', 'Pedro Almeida', '+33199000003'],
  ['118', 'Camille Laurent', '+33199000004'],
  ['119', 'Olena Kovalenko'],
  ['120', 'Samuel Okafor', '+442079460120'],
  ['121', 'Refinery Control Room', '+442079460121'],
  ['122', 'Loading Dock'],
  ['123', 'Meeting Room Etna'],
  ['124', 'Meeting Room Vesuvio'],
  ['125', 'Night Desk', '+442079460125'],
];

export const others: { tenant: string; by: string; extensions: [string, string, string?][] }[] = [
  { tenant: 'HARBOURLIGHT', by: 'NORTHWIND', extensions: [['10', 'Front Desk', '+12025550160'], ['11', 'Dr Grace Okonkwo', '+12025550161'], ['12', 'Dr Peter Lindgren', '+12025550162'], ['20', 'Pharmacy', '+12025550170']] },
  { tenant: 'BERGBLICK', by: 'ALPINE', extensions: [['200', 'Empfang', '+493023125200'], ['201', 'Küche'], ['210', 'Urs Zurbriggen', '+493023125210']] },
];

/** Of a reseller, for its enterprises; and of an enterprise, on the keys of one of its phones. */
export const phoneTemplate = { by: 'NORTHWIND', name: 'Quiet desk', family: 'yealink.t-series', more: 'phone_setting.backlight_time = ${backlight|60|number}\n', daysAgo: 71 };
export const keyLayout = {
  by: 'CANISTRACCI',
  of: 'Reception desk',
  daysAgo: 71,
  name: 'Reception',
  keys: [
    { module: 0, position: 3, kind: 'blf' as const, label: 'Giulia', value: '102', line: null },
    { module: 0, position: 4, kind: 'blf' as const, label: 'Marco', value: '103', line: null },
    { module: 0, position: 5, kind: 'voicemail' as const, label: 'Messages', value: '*97', line: null },
    { module: 0, position: 6, kind: 'dnd' as const, label: '', value: '', line: null },
  ],
};

/** `lines` are short numbers, from line 1 on. `seenHoursAgo`: when it last fetched its file. */
export const phones: { name: string; modelId: string; mac?: string; lines: string[]; seenHoursAgo?: number }[] = [
  { name: 'Docs Demo Phone 1', modelId: 'yealink-t46u', mac: '805ec0d0c501', lines: ['102', '101'], seenHoursAgo: 1 },
  { name: 'Reception desk', modelId: 'yealink-t48u', mac: '805ec0d0c502', lines: ['101'], seenHoursAgo: 2 },
  { name: 'Marco Bianchi', modelId: 'yealink-t54w', mac: '805ec0d0c503', lines: ['103'], seenHoursAgo: 3 },
  { name: 'Francesca Romano', modelId: 'yealink-t54w', mac: '805ec0d0c504', lines: ['104'], seenHoursAgo: 3 },
  { name: 'Luca Conti', modelId: 'yealink-t43u', mac: '805ec0d0c505', lines: ['105'], seenHoursAgo: 20 },
  { name: 'Sofia Ricci', modelId: 'yealink-t43u', mac: '805ec0d0c506', lines: ['106'], seenHoursAgo: 26 },
  { name: 'Matteo Galli', modelId: 'yealink-t33g', mac: '805ec0d0c507', lines: ['109'], seenHoursAgo: 4 },
  { name: 'Berlin office', modelId: 'yealink-t42u', mac: '249ad8d0c508', lines: ['112', '113'], seenHoursAgo: 5 },
  { name: 'Control room console', modelId: 'yealink-t57w', mac: '249ad8d0c509', lines: ['121', '125', '101'], seenHoursAgo: 1 },
  { name: 'Loading dock wall', modelId: 'yealink-t31p', mac: '249ad8d0c50a', lines: ['122'], seenHoursAgo: 190 },
  { name: 'Etna', modelId: 'yealink-t58w', mac: '249ad8d0c50b', lines: ['123'], seenHoursAgo: 7 },
  { name: 'Vesuvio', modelId: 'yealink-t58w', mac: '249ad8d0c50c', lines: ['124'] },
  { name: 'Giulia Canistracci at home', modelId: 'yealink-t46u', lines: ['102'], seenHoursAgo: 12 },
  { name: 'Spare for visitors', modelId: 'yealink-t31p', lines: [] },
];
