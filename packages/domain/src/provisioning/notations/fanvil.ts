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
  unusedAccounts: unusedAccounts(view, model).filter((account) => account - model.firstLine <= highestPosition),
  ...keyPagesOf(view, model),
  time: timeOf(view.timeZone),
  ntpServer: view.ntpServer,
  language: nameIn(languages, view.language, 'en'),
  provisioning: { ...view.provisioning, protocol: view.provisioning.url.startsWith('https:') ? '5' : '4', folder: view.provisioning.url.replace(/\/$/, '') },
  web: view.web,
});

interface KeyPages {
  /** Keys beside the screen, page by page. */
  side: number;
  sidePages: number;
  /** Keys of the screen of its own, page by page. */
  page: number;
  pages: number;
}

const pages = (page: number, count: number, side = 0): KeyPages => ({ side, sidePages: side === 0 ? 0 : 1, page, pages: count });
const sidePages = (side: number, count: number): KeyPages => ({ side, sidePages: count, page: 0, pages: 0 });

/**
 * Of the models of which they are known: as FusionPBX's templates, Wazo's provisioning and NethServer's (Tancredi) agree on
 * them. X1S to X5S: FusionPBX and NethServer. X7, X7A: FusionPBX alone. V62: Wazo, where NethServer has seven on a page.
 * Where they disagree about the element, as for X3U, nothing is said of keys.
 */
export const keyPages: ReadonlyMap<string, KeyPages> = new Map([
  ['X1S', pages(2, 1)],
  ['X1SP', pages(2, 1)],
  ['X1SG', pages(2, 1)],
  ['X3SG', pages(2, 1)],
  ['X3SW', pages(2, 1)],
  ['X4SG', pages(6, 5)],
  ['X4U', pages(6, 5, 3)],
  ['X5S', pages(8, 5)],
  ['X5U', pages(6, 5, 4)],
  ['X6U', pages(12, 5, 5)],
  ['X7', pages(29, 4)],
  ['X7A', pages(28, 4)],
  ['X210', pages(32, 3, 10)],
  ['V62', sidePages(5, 3)],
  ['V64', sidePages(7, 3)],
  ['V65', sidePages(9, 3)],
  ['V67', pages(29, 4)],
]);

const keyPagesOf = (view: DeviceView, model: PhoneModel) => {
  const known = keyPages.get(model.name);
  const keys = known ? keysFor(view, model).filter(({ module }) => module === 0) : [];
  if (!known || keys.length === 0) return { hasKeys: false };
  const beside = known.side * known.sidePages;
  return { hasKeys: true, pageNumber: known.pages, sidePageNumber: known.sidePages, keyPages: [...written('dssSide', keys.slice(0, beside), known.side), ...written('internal', keys.slice(beside), known.page)] };
};

/** The keys in their pages; they are counted from 1 on each. */
const written = (element: 'dssSide' | 'internal', keys: readonly DeviceKey[], perPage: number) =>
  Array.from({ length: perPage === 0 ? 0 : Math.ceil(keys.length / perPage) }, (_, at) => ({
    element,
    number: at + 1,
    keys: keys.slice(at * perPage, (at + 1) * perPage).map((key, index) => ({ ...key, index: index + 1, ...memoryKey(key) })),
  }));

/** `Type` and `Value`: a line, something that the phone does itself, or a number at a line with what is done with it. */
const memoryKey = ({ kind, value, line }: DeviceKey) => {
  if (kind === 'line') return { type: '2', value: `SIP${line}` };
  if (kind === 'dnd') return { type: '3', value: 'F_DND' };
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
