import type { DeviceView, Transport } from '../device-view.ts';
import type { PhoneModel } from '../model.ts';
import { zoneRule } from '../time-zones/zone-rule.ts';
import type { Change } from '../time-zones/zone-rules.ts';
import type { DeviceKey } from '../keys.ts';
import { unusedAccounts } from './accounts.ts';
import { keysFor } from './keys.ts';

/** A phone's settings in Cisco's words and numbers. */
export const ciscoVariables = (view: DeviceView, model: PhoneModel): object => ({
  accounts: view.lines.map((line) => ({ ...line, transport: transports[line.transport], securesCalls: line.mediaEncryption === 'off' ? 'No' : 'Yes' })),
  unusedAccounts: unusedAccounts(view, model),
  ...keysOf(view, model),
  // One for all lines: who wants it on one, gets it offered on every one.
  securesCalls: view.lines.some((line) => line.mediaEncryption !== 'off') ? 'Yes' : 'No',
  voicemailNumber: view.lines.find((line) => line.voicemailNumber !== '')?.voicemailNumber ?? '',
  time: timeOf(view.timeZone),
  ntpServer: view.ntpServer,
  provisioning: view.provisioning,
  web: view.web,
});

const keysOf = (view: DeviceView, model: PhoneModel) => {
  const keys = keysFor(view, model).map((key) => ({ ...key, function: functionOf(key, view), shortName: key.kind === 'line' ? (view.lines.find(({ position }) => position === key.line)?.label ?? '') : key.label }));
  const lineKeys = keys.filter(({ module }) => module === 0);
  const moduleKeys = keys.filter(({ module }) => module > 0);
  return { hasKeys: lineKeys.length > 0, lineKeys, moduleKeys, modules: [...new Set(moduleKeys.map(({ module }) => module))], moduleCount: new Set(moduleKeys.map(({ module }) => module)).size };
};

/** `Extended_Function`: in parts with semicolons between them, so that none can stand in a name. */
const functionOf = ({ kind, value, label, line }: DeviceKey, { lines }: DeviceView): string => {
  const what = functions[kind];
  if (!what) return '';
  const byLine = line === lines[0]?.position ? '' : `;vid=${line}`;
  return `${what}=${value}@$PROXY${byLine};nme=${label.replaceAll(';', ',') || value}`;
};

const functions: { [K in DeviceKey['kind']]?: string } = { blf: 'fnc=blf+sd+cp;sub', 'speed-dial': 'fnc=sd;ext', voicemail: 'fnc=sd;ext', 'call-park': 'fnc=prk;sub' };

const timeOf = (timeZone: string) => {
  const { offsetMinutes, summer } = zoneRule(timeZone) ?? { offsetMinutes: 0, summer: undefined };
  const saved = summer && `${Math.floor(summer.savedMinutes / 60)}:${summer.savedMinutes % 60}:0`;
  return { zone: offsetNotation(offsetMinutes), rule: summer ? `start=${changeNotation(summer.from)};end=${changeNotation(summer.until)};save=${saved}` : '' };
};

/** `Time_Zone`: the nearest of those that the phones have. */
export const offsetNotation = (offsetMinutes: number): string => {
  const nearest = [...wholeHours, ...parts].reduce((best, each) => (Math.abs(each - offsetMinutes) < Math.abs(best - offsetMinutes) ? each : best));
  return `GMT${nearest < 0 ? '-' : '+'}${two(Math.floor(Math.abs(nearest) / 60))}:${two(Math.abs(nearest) % 60)}`;
};

/** `month/day/weekday/time`: Sunday is 7; day -1 is the last such weekday of the month, day 8 the first on or after the 8th. */
export const changeNotation = ({ month, week, weekday, minutes }: Change): string => {
  const within = Math.min(Math.max(minutes, 0), 24 * 60 - 1);
  return `${month}/${week === 5 ? -1 : (week - 1) * 7 + 1}/${weekday === 0 ? 7 : weekday}/${Math.floor(within / 60)}:${within % 60}:0`;
};

const two = (number: number) => String(number).padStart(2, '0');

const wholeHours = Array.from({ length: 26 }, (_, i) => (i - 12) * 60);
const parts = [-210, 210, 270, 330, 345, 390, 570];

const transports: { [T in Transport]: string } = { udp: 'UDP', tcp: 'TCP', tls: 'TLS' };
