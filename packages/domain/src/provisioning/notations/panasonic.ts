import type { DeviceView, Transport } from '../device-view.ts';
import type { DeviceKey } from '../keys.ts';
import type { PhoneModel } from '../model.ts';
import { unusedAccounts } from './accounts.ts';
import { keysFor } from './keys.ts';
import { posixTimeZone } from './posix-time-zone.ts';

/** A phone's settings in Panasonic's words and numbers. */
export const panasonicVariables = (view: DeviceView, model: PhoneModel): object => ({
  accounts: view.lines.map((line) => ({
    ...line,
    transport: transports[line.transport],
    // 0: SRTP only. 1: RTP, and SRTP where the other side begins with it.
    srtpMode: line.mediaEncryption === 'required' ? '0' : '1',
    overTls: line.transport === 'tls',
  })),
  unusedAccounts: unusedAccounts(view, model),
  keys: keysFor(view, model).map((key) => ({ ...key, button: key.module === 0 ? 'FLEX_BUTTON' : 'DSS_BUTTON', ...functionOf(key, model) })),
  // One for all lines; without it no message lamp is ever lit.
  subscribesToVoicemail: view.lines.some(({ voicemailNumber }) => voicemailNumber !== '') ? 'Y' : 'N',
  timeZone: posixTimeZone(view.timeZone),
  ntpServer: view.ntpServer,
  provisioning: view.provisioning,
  web: view.web,
});

const transports: { [T in Transport]: string } = { udp: '0', tcp: '1', tls: '2' };

/** What a button does, and the number of it: of what it watches in one parameter, of what it dials in another. */
const functionOf = ({ kind, value, line }: DeviceKey, { family }: PhoneModel) => {
  const named = family === 'KX-UT' ? utFunctions[kind] : hdvFunctions[kind];
  if (named === undefined) return { action: '', argument: '', number: '' };
  const action = `X_PANASONIC_IPTEL_${named}`;
  if (kind === 'line') return { action, argument: String(line), number: '' };
  return named === 'ONETOUCH' ? { action, argument: '', number: value } : { action, argument: value, number: '' };
};

const utFunctions: { [K in DeviceKey['kind']]?: string } = { line: 'DN', blf: 'CONTACT', 'speed-dial': 'ONETOUCH', voicemail: 'ONETOUCH' };
const hdvFunctions: { [K in DeviceKey['kind']]?: string } = { line: 'LINE', blf: 'BLF', 'speed-dial': 'ONETOUCH', voicemail: 'ONETOUCH' };

/** `ADMIN_PASS`, as the guides of the two series have it. */
export const utPassword = /^[^"&':<> ]{6,16}$/;
export const hdvPassword = /^[A-Za-z0-9._-]{6,64}$/;
