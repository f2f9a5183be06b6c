import type { DeviceView, MediaEncryption } from '../device-view.ts';
import type { PhoneModel } from '../model.ts';
import { zoneRule } from '../time-zones/zone-rule.ts';
import type { Change } from '../time-zones/zone-rules.ts';
import type { DeviceKey } from '../keys.ts';
import { nameIn, unusedAccounts } from './accounts.ts';
import { keysFor } from './keys.ts';

/** A phone's settings in Snom's words and numbers. */
export const snomVariables = (view: DeviceView, model: PhoneModel): object => ({
  accounts: view.lines.map((line) => ({ ...line, ...encryption[line.mediaEncryption] })),
  unusedAccounts: unusedAccounts(view, model),
  hasKeys: keysFor(view, model).length > 0,
  keys: keysFor(view, model).map((key) => ({ ...key, index: keyIndex(key, model), argument: argumentOf(key) })),
  time: timeOf(view.timeZone),
  ntpServer: view.ntpServer,
  language: nameIn(languages, view.language, 'English'),
  toneScheme: toneSchemes.get(view.country.toUpperCase()) ?? '',
  provisioning: view.provisioning,
  web: view.web,
});

/** `idx`: from 0, those of the phone first, then those of one module after the other. */
const keyIndex = ({ module, position }: DeviceKey, { programmableKeys, expansionModule }: PhoneModel): number =>
  position - 1 + (module === 0 ? 0 : programmableKeys + (module - 1) * (expansionModule?.keys ?? 0));

const argumentOf = ({ kind, value }: DeviceKey): string => (kind === 'dnd' ? 'keyevent F_DND' : `${keyTypes[kind]} ${value}`.trim());

/** Of Snom's function key types. */
const keyTypes: { [K in DeviceKey['kind']]: string } = { none: 'none', line: 'line', blf: 'blf', 'speed-dial': 'speed', voicemail: 'speed', 'call-park': 'orbit', intercom: 'icom', dnd: 'keyevent' };

// The rule itself; the name of a zone stays empty, for it would have the last word.
const timeOf = (timeZone: string) => {
  const { offsetMinutes, summer } = zoneRule(timeZone) ?? { offsetMinutes: 0, summer: undefined };
  return {
    offsetSeconds: `${offsetMinutes < 0 ? '' : '+'}${offsetMinutes * 60}`,
    summer: summer ? `${summer.savedMinutes * 60} ${changeNotation(summer.from)} ${changeNotation(summer.until)}` : '',
  };
};

/** `dst`: month, week (5: the last one) and weekday (Monday is 1), and the time; at the nearest one of that day. */
export const changeNotation = ({ month, week, weekday, minutes }: Change): string => {
  const within = Math.min(Math.max(minutes, 0), 24 * 60 - 1);
  return `${two(month)}.${two(week)}.${two(weekday === 0 ? 7 : weekday)} ${two(Math.floor(within / 60))}:${two(within % 60)}:00`;
};

const two = (number: number) => String(number).padStart(2, '0');

const encryption: { [E in MediaEncryption]: { srtp: string; savp: string } } = {
  off: { srtp: 'off', savp: 'off' },
  optional: { srtp: 'on', savp: 'optional' },
  required: { srtp: 'on', savp: 'mandatory' },
};

const languages = new Map([
  ['de', 'Deutsch'],
  ['en', 'English'],
  ['es', 'Espanol'],
  ['fr', 'Français'],
  ['it', 'Italiano'],
  ['nl', 'Nederlands'],
]);

const toneSchemes = new Map([
  ['AT', 'AUT'],
  ['AU', 'AUS'],
  ['CH', 'SWI'],
  ['CN', 'CHN'],
  ['DE', 'GER'],
  ['DK', 'DNK'],
  ['ES', 'ESP'],
  ['FR', 'FRA'],
  ['GB', 'GBR'],
  ['IN', 'IND'],
  ['IT', 'ITA'],
  ['JP', 'JPN'],
  ['MX', 'MEX'],
  ['NL', 'NLD'],
  ['NO', 'NOR'],
  ['NZ', 'NZL'],
  ['SE', 'SWE'],
  ['US', 'USA'],
]);
