import type { DeviceView, MediaEncryption, Transport } from '../device-view.ts';
import type { PhoneModel } from '../model.ts';
import { zoneRule } from '../time-zones/zone-rule.ts';
import type { DeviceKey } from '../keys.ts';
import { unusedAccounts } from './accounts.ts';
import { keysFor } from './keys.ts';

/** A phone's settings in Htek's numbers: which P value is what differs from account to account. */
export const htekVariables = (view: DeviceView, model: PhoneModel): object => ({
  accounts: view.lines.map((line) => ({
    ...line,
    codes: accountCodes[line.position - 1],
    transport: transports[line.transport],
    mediaEncryption: mediaEncryptions[line.mediaEncryption],
    registerMinutes: Math.min(Math.max(Math.round(line.registerSeconds / 60), 1), 64_800),
    subscribesToVoicemail: line.voicemailNumber === '' ? '0' : '1',
  })),
  unusedAccounts: unusedAccounts(view, model).map((number) => ({ codes: accountCodes[number - 1] })),
  keys: keysFor(view, model).filter(({ module }) => module === 0).map((key) => ({ ...key, codes: keyCodes(key.position), type: keyTypes[key.kind], account: accountOf(key) })),
  ...timeOf(view.timeZone),
  ntpServer: view.ntpServer,
  provisioning: view.provisioning,
  web: view.web,
});

/** P values of the accounts 1 to 4. */
export const accountCodes = [
  { active: 271, server: 47, transport: 130, label: 20_000, user: 35, auth: 36, password: 34, name: 3, voicemail: 33, expiry: 32, srtp: 183, mwi: 99 },
  { active: 401, server: 747, transport: 830, label: 20_001, user: 735, auth: 736, password: 734, name: 703, voicemail: 426, expiry: 732, srtp: 443, mwi: 709 },
  { active: 501, server: 502, transport: 930, label: 20_002, user: 504, auth: 505, password: 506, name: 507, voicemail: 526, expiry: 512, srtp: 543, mwi: 515 },
  { active: 601, server: 602, transport: 1030, label: 20_003, user: 604, auth: 605, password: 606, name: 607, voicemail: 626, expiry: 612, srtp: 643, mwi: 615 },
] as const;

/** P values of a line key. The first four lie apart from the others. */
export const keyCodes = (position: number) => {
  const codeAt = (offset: number) => (position < 5 ? 41_200 + position - 1 + 100 * offset : 20_200 + 5 * (position - 5) + offset);
  return { type: codeAt(0), mode: 20_600 + position - 1, value: codeAt(1), label: codeAt(2), account: codeAt(3) };
};

/** A key's account, counted from 0; 255 leaves it to the phone. */
const accountOf = ({ kind, line }: DeviceKey): string => (kind === 'none' || kind === 'dnd' ? '255' : String(line - 1));

const keyTypes: { [K in DeviceKey['kind']]: string } = { none: '0', line: '1', 'speed-dial': '2', blf: '3', voicemail: '5', 'call-park': '8', intercom: '9', dnd: '21' };

const timeOf = (timeZone: string) => {
  const { offsetMinutes, summer } = zoneRule(timeZone) ?? { offsetMinutes: 0, summer: undefined };
  return { timeZone: summer && offsetMinutes === 0 ? unitedKingdom : zoneCode(offsetMinutes), daylightSaving: summer ? '2' : '0' };
};

/** The zone 33 is UTC, which has no summer time; Ireland's, Portugal's and the Canary Islands' is the same as this one's. */
const unitedKingdom = 39;

/** P64: the number of the nearest time zone that the phones have; where P75 lets them, they know by it when summer time is. */
export const zoneCode = (offsetMinutes: number): number =>
  zones.reduce((best, each) => (Math.abs(each[0] - offsetMinutes) < Math.abs(best[0] - offsetMinutes) ? each : best))[1];

const zones: readonly [offsetMinutes: number, code: number][] = [
  [-660, 105],
  [-600, 2],
  [-540, 3],
  [-480, 6],
  [-420, 10],
  [-360, 14],
  [-300, 18],
  [-270, 19],
  [-240, 20],
  [-210, 26],
  [-180, 30],
  [-120, 31],
  [-60, 32],
  [0, 33],
  [60, 49],
  [120, 57],
  [180, 73],
  [210, 74],
  [240, 77],
  [300, 83],
  [330, 84],
  [360, 85],
  [420, 88],
  [480, 89],
  [540, 93],
  [570, 94],
  [600, 96],
  [630, 100],
  [660, 101],
  [720, 102],
  [765, 103],
  [780, 104],
];

const transports: { [T in Transport]: string } = { udp: '0', tcp: '1', tls: '2' };
const mediaEncryptions: { [E in MediaEncryption]: string } = { off: '0', optional: '1', required: '2' };
