import type { DeviceView, MediaEncryption, Transport } from '../device-view.ts';
import type { DeviceKey } from '../keys.ts';
import type { PhoneModel } from '../model.ts';
import { zoneRule } from '../time-zones/zone-rule.ts';
import type { Change } from '../time-zones/zone-rules.ts';
import { keysFor } from './keys.ts';
import { wholeHour } from './whole-hour.ts';

/** A phone's settings in Mitel's (once Aastra's) words and numbers. */
export const mitelVariables = (view: DeviceView, model: PhoneModel): object => ({
  accounts: view.lines.map((line) => ({ ...line, mediaEncryption: mediaEncryptions[line.mediaEncryption] })),
  // One for all lines.
  transport: transports[view.lines[0]?.transport ?? 'udp'],
  // Over a lasting connection, for which a phone needs no certificate of its own.
  overTls: view.lines[0]?.transport === 'tls',
  keys: keysFor(view, model).map((key) => ({ ...key, ...named(key, model) })),
  subscribesToVoicemail: view.lines.some(({ voicemailNumber }) => voicemailNumber !== '') ? '1' : '0',
  time: timeOf(view.timeZone),
  ntpServer: view.ntpServer,
  toneSet: toneSets.get(view.country.toUpperCase()) ?? '',
  provisioning: { ...addressOf(view.provisioning.url), ...credentialsOf(view) },
  web: view.web,
});

const timeOf = (timeZone: string) => {
  const { offsetMinutes, summer } = zoneRule(timeZone) ?? { offsetMinutes: 0, summer: undefined };
  return {
    minutesWest: offsetMinutes === 0 ? 0 : -offsetMinutes,
    summer: summer ? { savedMinutes: summer.savedMinutes, from: changeNotation(summer.from), until: changeNotation(summer.until) } : null,
  };
};

/** Sunday is 1; week -1 is the last one of the month; whole hours of the same day. */
export const changeNotation = ({ month, week, weekday, minutes }: Change) => ({
  month,
  week: week === 5 ? -1 : week,
  day: weekday + 1,
  hour: wholeHour(minutes),
});

const addressOf = (url: string) => {
  const { protocol, hostname, port, pathname } = new URL(url);
  const scheme = protocol.replace(':', '');
  return { scheme, protocol: scheme.toUpperCase(), server: hostname, port: port || (scheme === 'https' ? '443' : '80'), path: pathname.replace(/^\/|\/$/g, '') };
};

/** Of `http digest username` and `http digest password`. */
export const longestCredentials = { username: 40, password: 20 };

/** What is longer than a phone takes is not told at all: cut off, it would be wrong. */
const credentialsOf = ({ provisioning: { username, password } }: DeviceView) =>
  username.length <= longestCredentials.username && password.length <= longestCredentials.password ? { username, password } : { username: '', password: '' };

const transports: { [T in Transport]: string } = { udp: '1', tcp: '2', tls: '4' };
const mediaEncryptions: { [E in MediaEncryption]: string } = { off: '0', optional: '1', required: '2' };

const toneSets = new Map([
  ['CA', 'US'],
  ['DE', 'Germany'],
  ['FR', 'France'],
  ['IT', 'Italy'],
  ['US', 'US'],
]);

type Row = 'prgkey' | 'topsoftkey' | 'softkey';
type KeyRow = readonly [row: Row, keys: number];
type KeyRows = readonly [first: KeyRow, second?: KeyRow];

/** The keys of each model, row by row: those with paper labels, those beside the screen, those below it. As Wazo's provisioning counts them. */
export const keyRows: ReadonlyMap<string, KeyRows> = new Map<string, KeyRows>([
  ['6730i', [['prgkey', 8]]],
  ['6731i', [['prgkey', 8]]],
  ['6735i', [['prgkey', 6], ['softkey', 20]]],
  ['6737i', [['topsoftkey', 10], ['softkey', 20]]],
  ['6739i', [['softkey', 55]]],
  ['6753i', [['prgkey', 6]]],
  ['6755i', [['prgkey', 6], ['softkey', 20]]],
  ['6757i', [['topsoftkey', 10], ['softkey', 20]]],
  ['6863i', [['prgkey', 3]]],
  ['6865i', [['prgkey', 8]]],
  ['6867i', [['topsoftkey', 20], ['softkey', 18]]],
  ['6869i', [['topsoftkey', 44], ['softkey', 24]]],
  ['6873i', [['topsoftkey', 48], ['softkey', 24]]],
  ['6905', [['prgkey', 3]]],
  ['6910', [['prgkey', 8]]],
  ['6915', [['topsoftkey', 10]]],
  ['6920', [['topsoftkey', 10]]],
  ['6930', [['topsoftkey', 22]]],
  ['6940', [['topsoftkey', 24]]],
  ['6970', [['topsoftkey', 24]]],
]);

/** The name of a key, counted in its row, and its type. */
const named = (key: DeviceKey, { name }: PhoneModel) => {
  if (key.module > 0) return { name: `expmod${key.module} key${key.position}`, type: typeOf(key) };
  const { row, position } = placeOf(keyRows.get(name)!, key.position);
  // Below the screen, the 6800 series has no lamp to watch somebody by.
  const isDark = row === 'softkey' && name.startsWith('68') && key.kind === 'blf';
  return { name: `${row}${position}`, type: isDark ? 'speeddial' : typeOf(key) };
};

const placeOf = ([[row, keys], next]: KeyRows, position: number): { row: Row; position: number } =>
  next === undefined || position <= keys ? { row, position } : { row: next[0], position: position - keys };

/** Lines 1 and 2 have keys of their own beside these, and none of these takes them. */
const typeOf = ({ kind, line }: DeviceKey): string => (kind === 'line' && line < 3 ? 'none' : keyTypes[kind]);

/** Kinds that a model does not take are `none` here already. */
const keyTypes: { [K in DeviceKey['kind']]: string } = { none: 'none', line: 'line', blf: 'blf', 'speed-dial': 'speeddial', voicemail: 'speeddial', dnd: 'dnd', 'call-park': 'none', intercom: 'none' };
