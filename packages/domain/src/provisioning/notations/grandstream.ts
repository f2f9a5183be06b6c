import type { DeviceKey } from '../keys.ts';
import { keysFor } from './keys.ts';
import type { DeviceView, MediaEncryption, Transport } from '../device-view.ts';
import { highestPosition } from '../line-positions.ts';
import type { PhoneModel } from '../model.ts';
import { nameIn, unusedAccounts } from './accounts.ts';
import { posixTimeZone } from './posix-time-zone.ts';

/** A phone's settings in Grandstream's words and numbers. */
export const grandstreamVariables = (view: DeviceView, model: PhoneModel): object => {
  const accounts = view.lines.map((line) => ({
    ...line,
    prefix: prefixOf(model, line.position),
    // P4060 and its like for port 1, P4061 for port 2 …
    ...portCodes(line.position),
    transport: transports[line.transport],
    mediaEncryption: mediaEncryptions[line.mediaEncryption],
    registerMinutes: Math.min(Math.max(Math.round(line.registerSeconds / 60), 1), 64_800),
    subscribesToVoicemail: line.voicemailNumber === '' ? '0' : '1',
  }));
  const unused = unusedAccounts(view, model).filter((account) => account - model.firstLine <= highestPosition);
  return {
    accounts,
    keys: keysFor(view, model).filter(({ module }) => module === 0).map((key) => ({ ...key, ...codedKey(key, model), account: key.line - 1 })),
    shared: accounts[0] ?? null,
    unusedAccounts: unused.map((position) => ({ position, prefix: prefixOf(model, position), ...portCodes(position) })),
    timeZone: posixTimeZone(view.timeZone),
    ntpServer: view.ntpServer,
    language: languageCode(view.language),
    provisioning: { ...view.provisioning, ...addressOf(view.provisioning.url) },
    web: view.web,
  };
};

/**
 * What the P values of an account begin with: P271 and its like for account 1, P401 and so on for account 2, P501 for account 3 …
 * GXP21xx go on with P1701 and P1801 for accounts 5 and 6 (FusionPBX, 2600hz), GRP26xx with P701 (FusionPBX) and so P801.
 */
const prefixOf = ({ name }: PhoneModel, account: number): number => account + (account > 4 && name.startsWith('GXP') ? 12 : 2);

/**
 * How many keys a model has beside its screen; the others lie below or beside the dial, and are counted by themselves. As Wazo's
 * provisioning counts them, and the notes in the vendor's templates.
 */
const virtualKeys: ReadonlyMap<string, number> = new Map([
  ['GXP1628', 0],
  ['GXP1630', 0],
  ['GXP2130', 12],
  ['GXP2160', 24],
  ['GRP2614', 16],
  ['GRP2616', 16],
]);

const codedKey = ({ position, kind }: DeviceKey, { name, programmableKeys }: PhoneModel) => {
  const virtual = virtualKeys.get(name) ?? programmableKeys;
  if (position <= virtual) return { codes: keyCodes(position), mode: keyModes[kind] };
  const codes = multiPurposeCodes(position - virtual);
  if (name.startsWith('GXP16')) return { codes, mode: oldKeyModes[kind] ?? oldKeyModes['speed-dial'] };
  return { codes, mode: kind === 'line' ? keyModes.none : keyModes[kind] };
};

/** P values of a virtual multi-purpose key. The first six lie apart from the others. */
export const keyCodes = (position: number) => {
  if (position > 6) return { mode: 23_800 + 4 * (position - 7), account: 23_801 + 4 * (position - 7), label: 23_802 + 4 * (position - 7), value: 23_803 + 4 * (position - 7) };
  const first = 1363 + 2 * (position - 1);
  return { mode: first, account: first + 1, label: first + 102, value: first + 103 };
};

/** P values of a multi-purpose key of its own: three runs of numbers, and the first seven have their mode apart. */
export const multiPurposeCodes = (position: number) => {
  if (position <= 7) return run(301 + 3 * (position - 1), 323 + position - 1);
  return position <= 18 ? run(354 + 4 * (position - 8)) : run(1441 + 4 * (position - 19));
};

const run = (account: number, mode = account - 1) => ({ mode, account, label: account + 1, value: account + 2 });

// In words, because the numbers of some have changed from one firmware to the next.
const keyModes: { [K in DeviceKey['kind']]: string } = { none: 'none', line: 'line', 'speed-dial': 'speeddial', blf: 'blf', voicemail: 'voicemail', 'call-park': 'callpark', intercom: 'intercom', dnd: 'dnd' };

/** Of GXP1628 and GXP1630, which know numbers; a key without a number to dial is free. */
const oldKeyModes: { [K in DeviceKey['kind']]?: string } = { 'speed-dial': '0', blf: '1', voicemail: '6', 'call-park': '9', intercom: '10' };

const portCodes = (position: number) => ({
  userCode: 4059 + position,
  authCode: 4089 + position,
  passwordCode: 4119 + position,
  profileCode: 4149 + position,
  nameCode: 4179 + position,
  enableCode: 4594 + position,
});

/** P212 and P237: the protocol apart from the rest of the address. */
const addressOf = (url: string) => {
  const [scheme, path] = url.split('://') as [string, string];
  return { protocol: scheme === 'https' ? '2' : '1', path: path.replace(/\/$/, '') };
};

/** P1362; a language that the phones do not have is English. */
export const languageCode = (tag: string): string => nameIn(languages, tag, 'en');

const transports: { [T in Transport]: string } = { udp: '0', tcp: '1', tls: '2' };
const mediaEncryptions: { [E in MediaEncryption]: string } = { off: '0', optional: '1', required: '2' };

const languages = new Map([
  ...['ar', 'de', 'en', 'es', 'fr', 'he', 'hr', 'hu', 'it', 'ja', 'ko', 'lv', 'nl', 'pl', 'pt', 'ru', 'sl', 'tr', 'zh'].map((code): [string, string] => [code, code]),
  ['cs', 'cz'],
  ['sv', 'se'],
  ['zh-hk', 'zh-tw'],
  ['zh-tw', 'zh-tw'],
]);
