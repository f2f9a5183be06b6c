import type { DeviceView, MediaEncryption, Transport } from '../device-view.ts';
import { highestPosition } from '../line-positions.ts';
import type { PhoneModel } from '../model.ts';
import { zoneRule } from '../time-zones/zone-rule.ts';
import type { Change } from '../time-zones/zone-rules.ts';
import type { DeviceKey } from '../keys.ts';
import { nameIn, unusedAccounts } from './accounts.ts';
import { keysFor } from './keys.ts';
import { wholeHour } from './whole-hour.ts';

/** A phone's settings in Fanvil's words and numbers. */
export const fanvilVariables = (view: DeviceView, model: PhoneModel): object => ({
  accounts: view.lines.map((line) => ({
    ...line,
    transport: transports[line.transport],
    mediaEncryption: mediaEncryptions[line.mediaEncryption],
    subscribesToVoicemail: line.voicemailNumber === '' ? '0' : '1',
  })),
  unusedAccounts: unusedAccounts(view, model).filter((number) => number <= highestPosition),
  ...keyPagesOf(view, model),
  time: timeOf(view.timeZone),
  ntpServer: view.ntpServer,
  language: nameIn(languages, view.language, 'en'),
  provisioning: { ...view.provisioning, protocol: view.provisioning.url.startsWith('https:') ? '5' : '4', folder: view.provisioning.url.replace(/\/$/, '') },
  web: view.web,
});

/** Keys beside the screen, and keys on each page: of the models of which both are known. */
export const keyPages: ReadonlyMap<string, { side: number; page: number }> = new Map([
  ['X4U', { side: 0, page: 6 }],
  ['X5U', { side: 4, page: 6 }],
  ['X6U', { side: 5, page: 12 }],
  ['X210', { side: 10, page: 32 }],
  ['V62', { side: 5, page: 0 }],
  ['V64', { side: 7, page: 0 }],
  ['V65', { side: 9, page: 0 }],
  ['V67', { side: 29, page: 0 }],
]);

const keyPagesOf = (view: DeviceView, model: PhoneModel) => {
  const known = keyPages.get(model.name);
  const keys = known ? keysFor(view, model).filter(({ module }) => module === 0) : [];
  if (!known || keys.length === 0) return { hasKeys: false, keyPages: [] };
  const pages = Array.from({ length: known.page === 0 ? 0 : Math.ceil((keys.length - known.side) / known.page) }, (_, at) => keys.slice(known.side + at * known.page, known.side + (at + 1) * known.page));
  const written = (element: string, number: number, of: DeviceKey[]) => ({ element, number, keys: of.map((key, at) => ({ ...key, index: at + 1, ...memoryKey(key) })) });
  return { hasKeys: true, keyPages: [...(known.side > 0 ? [written('dssSide', 1, keys.slice(0, known.side))] : []), ...pages.map((of, at) => written('internal', at + 1, of))] };
};

/** `Type` and `Value`: a line, or a number at a line with what is done with it. */
const memoryKey = ({ kind, value, line }: DeviceKey) => {
  if (kind === 'line') return { type: '2', value: `SIP${line}` };
  const how = uses[kind];
  return how ? { type: '1', value: `${value}@${line}/${how}` } : { type: '0', value: '' };
};

const uses: { [K in DeviceKey['kind']]?: string } = { blf: 'ba', 'speed-dial': 'f', 'call-park': 'c', intercom: 'i', voicemail: 'm' };

const timeOf = (timeZone: string) => {
  const { offsetMinutes, summer } = zoneRule(timeZone) ?? { offsetMinutes: 0, summer: undefined };
  return {
    quarters: Math.min(Math.max(Math.round(offsetMinutes / 15), -48), 56),
    name: `UTC${offsetMinutes < 0 ? '-' : '+'}${Math.floor(Math.abs(offsetMinutes) / 60)}${offsetMinutes % 60 === 0 ? '' : `:${Math.abs(offsetMinutes) % 60}`}`,
    summer: summer ? { from: changeNotation(summer.from), until: changeNotation(summer.until), savedMinutes: summer.savedMinutes } : null,
  };
};

/** Sunday is 0; week 5 is the last one of the month; whole hours of the same day. */
export const changeNotation = ({ minutes, ...day }: Change) => ({ ...day, hour: wholeHour(minutes) });

const transports: { [T in Transport]: string } = { udp: '0', tcp: '1', tls: '3' };
const mediaEncryptions: { [E in MediaEncryption]: string } = { off: '0', optional: '1', required: '2' };

const languages = new Map([
  ...['ar', 'de', 'en', 'es', 'fr', 'he', 'hr', 'it', 'ko', 'nl', 'pl', 'pt', 'ru', 'tr'].map((code): [string, string] => [code, code]),
  ['ca', 'cat'],
  ['cs', 'cz'],
  ['eu', 'eus'],
  ['sk', 'slo'],
  ['uk', 'ua'],
  ['zh', 'cn'],
  ['zh-hk', 'tc'],
  ['zh-tw', 'tc'],
]);
