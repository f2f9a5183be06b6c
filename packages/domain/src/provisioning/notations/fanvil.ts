import type { DeviceView, MediaEncryption, Transport } from '../device-view.ts';
import { highestPosition } from '../line-positions.ts';
import type { PhoneModel } from '../model.ts';
import { zoneRule } from '../time-zones/zone-rule.ts';
import type { Change } from '../time-zones/zone-rules.ts';
import { nameIn, unusedAccounts } from './accounts.ts';
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
  time: timeOf(view.timeZone),
  ntpServer: view.ntpServer,
  language: nameIn(languages, view.language, 'en'),
  provisioning: { ...view.provisioning, protocol: view.provisioning.url.startsWith('https:') ? '5' : '4', folder: view.provisioning.url.replace(/\/$/, '') },
  web: view.web,
});

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
