import type { DeviceView, MediaEncryption, Transport } from '../device-view.ts';
import { zoneRule } from '../time-zones/zone-rule.ts';
import type { Change } from '../time-zones/zone-rules.ts';
import type { DeviceKey } from '../keys.ts';
import type { PhoneModel } from '../model.ts';
import { nameIn } from './accounts.ts';
import { keysFor } from './keys.ts';
import { wholeHour } from './whole-hour.ts';

/** A phone's settings in Poly's words and numbers. */
export const polyVariables = (view: DeviceView, model: PhoneModel): object => ({
  accounts: view.lines.map((line) => ({ ...line, transport: transports[line.transport], ...encryption[line.mediaEncryption] })),
  ...keysOf(view, model),
  time: timeOf(view.timeZone),
  ntpServer: view.ntpServer,
  language: nameIn(languages, view.language, 'English_United_States'),
  provisioning: { ...view.provisioning, ...addressOf(view.provisioning.url) },
  acceptsData: view.acceptsData,
  web: view.web,
});

/** What each line key is, and whom those that watch somebody watch, in their order. */
const keysOf = (view: DeviceView, model: PhoneModel) => {
  const keys = keysFor(view, model).map((key) => ({ ...key, position: lineKey(key, model) }));
  const watching = keys.filter(({ kind }) => kind === 'blf' || kind === 'call-park').slice(0, mostWatched);
  const watched = watching.map((key, index) => ({ ...key, number: index + 1, type: key.kind === 'blf' ? 'normal' : 'automata' }));
  const categoryOf = (key: (typeof keys)[number]) => (key.kind === 'line' ? 'Line' : watching.includes(key) ? 'BLF' : 'Unassigned');
  return { hasKeys: keys.length > 0, keys: keys.map((key) => ({ ...key, category: categoryOf(key), index: key.kind === 'line' ? key.line : 0 })), watched };
};

/** `lineKey.x`: the keys of the phone first, then those of one module after the other. */
const lineKey = ({ module, position }: DeviceKey, { programmableKeys, expansionModule }: PhoneModel): number =>
  module === 0 ? position : programmableKeys + (module - 1) * expansionModule!.keys + position;

/** As many as a phone can watch; keys beyond that stay free. */
const mostWatched = 100;

// The clock goes forward by an hour, whatever the zone; only Lord Howe Island's does otherwise.
const timeOf = (timeZone: string) => {
  const { offsetMinutes, summer } = zoneRule(timeZone) ?? { offsetMinutes: 0, summer: undefined };
  return { offsetSeconds: offsetMinutes * 60, summer: summer ? { from: changeNotation(summer.from), until: changeNotation(summer.until) } : null };
};

/** `tcpIpApp.sntp.daylightSavings.start`: Sunday is 1; the first day of the week in which it may be, or the last one of the month. */
export const changeNotation = ({ month, week, weekday, minutes }: Change) => ({
  month,
  date: week === 5 ? 1 : (week - 1) * 7 + 1,
  hour: wholeHour(minutes),
  weekday: weekday + 1,
  isLast: week === 5 ? '1' : '0',
});

/** `device.prov.serverType` and `device.prov.serverName`. */
const addressOf = (url: string) => {
  const [scheme, path] = url.split('://') as [string, string];
  return { serverType: scheme.toUpperCase(), serverName: path.replace(/\/$/, '') };
};

const transports: { [T in Transport]: string } = { udp: 'UDPOnly', tcp: 'TCPOnly', tls: 'TLS' };

const encryption: { [E in MediaEncryption]: { offersSrtp: string; requiresSrtp: string } } = {
  off: { offersSrtp: '0', requiresSrtp: '0' },
  optional: { offersSrtp: '1', requiresSrtp: '0' },
  required: { offersSrtp: '1', requiresSrtp: '1' },
};

const languages = new Map([
  ['da', 'Danish_Denmark'],
  ['de', 'German_Germany'],
  ['en', 'English_United_States'],
  ['en-ca', 'English_Canada'],
  ['en-gb', 'English_United_Kingdom'],
  ['es', 'Spanish_Spain'],
  ['fr', 'French_France'],
  ['it', 'Italian_Italy'],
  ['ja', 'Japanese_Japan'],
  ['ko', 'Korean_Korea'],
  ['nl', 'Dutch_Netherlands'],
  ['no', 'Norwegian_Norway'],
  ['nb', 'Norwegian_Norway'],
  ['pl', 'Polish_Poland'],
  ['pt', 'Portuguese_Portugal'],
  ['ru', 'Russian_Russia'],
  ['sl', 'Slovenian_Slovenia'],
  ['sv', 'Swedish_Sweden'],
  ['zh', 'Chinese_China'],
]);
