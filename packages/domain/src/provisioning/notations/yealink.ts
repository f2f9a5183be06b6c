import type { DeviceView, MediaEncryption, Transport } from '../device-view.ts';
import type { PhoneModel } from '../model.ts';
import { zoneRule } from '../time-zones/zone-rule.ts';
import type { Change, ZoneRule } from '../time-zones/zone-rules.ts';
import type { DeviceKey } from '../keys.ts';
import { nameIn, unusedAccounts } from './accounts.ts';
import { keysFor } from './keys.ts';
import { wholeHour } from './whole-hour.ts';

/** A phone's settings in Yealink's words and numbers. */
export const yealinkVariables = (view: DeviceView, model: PhoneModel): object => ({
  phone: view.phone,
  accounts: view.lines.map((line) => ({
    ...line,
    transport: transports[line.transport],
    mediaEncryption: mediaEncryptions[line.mediaEncryption],
  })),
  unusedAccounts: unusedAccounts(view, model),
  keys: keysFor(view, model).map((key) => ({ ...key, name: keyName(key), type: keyTypes[key.kind] })),
  time: timeOf(view.timeZone),
  ntpServer: view.ntpServer,
  language: languageName(view.language),
  toneCountry: toneCountries.get(view.country.toUpperCase()) ?? '',
  provisioning: view.provisioning,
  acceptsData: view.acceptsData,
  web: view.web,
});

const keyName = ({ module, position }: DeviceKey): string => (module === 0 ? `linekey.${position}` : `expansion_module.${module}.key.${position}`);

/** `linekey.X.type` */
const keyTypes: { [K in DeviceKey['kind']]: string } = { none: '0', dnd: '5', 'call-park': '10', voicemail: '12', 'speed-dial': '13', intercom: '14', line: '15', blf: '16' };

// The rule itself, and not the zone's name: which names a phone knows depends on its firmware.
const timeOf = (timeZone: string) => {
  const { offsetMinutes, summer } = zoneRule(timeZone) ?? utc;
  const zone = offsetNotation(offsetMinutes);
  return summer
    ? { zone, hasSummer: true, from: changeNotation(summer.from), until: changeNotation(summer.until), savedMinutes: summer.savedMinutes }
    : { zone, hasSummer: false };
};

/** `local_time.time_zone`: `-3:30`, `0`, `+1`. */
export const offsetNotation = (offsetMinutes: number): string => {
  const minutes = Math.max(offsetMinutes, westernmost);
  const sign = minutes === 0 ? '' : minutes < 0 ? '-' : '+';
  const rest = Math.abs(minutes) % 60;
  return `${sign}${Math.floor(Math.abs(minutes) / 60)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
};

/**
 * `local_time.start_time` by week: month/week/weekday/hour, Monday being 1 and Sunday 7. There are only whole hours of the
 * same day; the few zones that change at another time (Greenland, Chile, Israel, Palestine, Egypt, Chatham) do so at the
 * nearest hour that can be said.
 */
export const changeNotation = ({ month, week, weekday, minutes }: Change): string =>
  [month, week, weekday === 0 ? 7 : weekday, wholeHour(minutes)].join('/');

/** `lang.gui` and `lang.wui`; a language that the phones do not have is English. */
export const languageName = (tag: string): string => nameIn(languages, tag, 'English');

const transports: { [T in Transport]: string } = { udp: '0', tcp: '1', tls: '2' };
const mediaEncryptions: { [E in MediaEncryption]: string } = { off: '0', optional: '1', required: '2' };

const languages = new Map([
  ['de', 'German'],
  ['en', 'English'],
  ['es', 'Spanish'],
  ['fr', 'French'],
  ['it', 'Italian'],
  ['pl', 'Polish'],
  ['pt', 'Portuguese'],
  ['tr', 'Turkish'],
  ['zh', 'Chinese_S'],
  ['zh-hk', 'Chinese_T'],
  ['zh-tw', 'Chinese_T'],
]);

const toneCountries = new Map([
  ['AT', 'Austria'],
  ['AU', 'Australia'],
  ['BE', 'Belgium'],
  ['BR', 'Brazil'],
  ['CH', 'Switzerland'],
  ['CL', 'Chile'],
  ['CN', 'China'],
  ['CZ', 'Czech'],
  ['DE', 'Germany'],
  ['DK', 'Denmark'],
  ['ES', 'Spain'],
  ['FI', 'Finland'],
  ['FR', 'France'],
  ['GB', 'Great Britain'],
  ['GR', 'Greece'],
  ['HU', 'Hungary'],
  ['IN', 'India'],
  ['IT', 'Italy'],
  ['JP', 'Japan'],
  ['LT', 'Lithuania'],
  ['MX', 'Mexico'],
  ['NL', 'Netherlands'],
  ['NO', 'Norway'],
  ['NZ', 'New Zealand'],
  ['PT', 'Portugal'],
  ['RU', 'Russia'],
  ['SE', 'Sweden'],
  ['US', 'United States'],
]);

// The phones know no zone west of this one; only two uninhabited islands are.
const westernmost = -11 * 60;

const utc: ZoneRule = { offsetMinutes: 0 };
