import type { DeviceView } from '../device-view.ts';
import type { PhoneModel } from '../model.ts';
import { withCredentials } from './address.ts';

/**
 * A softphone's settings in Linphone's words. Its sections are counted from 0, without a gap. It keeps whatever a file does not
 * name: an account that was taken away, and the hash of the password that it had before, with which it signs in rather than with a new one.
 */
export const linphoneVariables = (view: DeviceView, { firstLine, lastLine }: Pick<PhoneModel, 'firstLine' | 'lastLine'>): object => ({
  accounts: view.lines.map((line, index) => ({
    ...line,
    index,
    identity: `"${line.displayName.replaceAll(/["\\]/g, '\\$&')}" <sip:${line.username}@${line.server}>`,
    proxy: `<sip:${line.server}:${line.port};transport=${line.transport}>`,
  })),
  unusedIndexes: Array.from({ length: lastLine - firstLine + 1 }, (_, index) => index).slice(view.lines.length),
  // One for all accounts: encryption is a must only if it is one for each of them.
  mediaEncryption: view.lines.some(({ mediaEncryption }) => mediaEncryption !== 'off') ? 'srtp' : 'none',
  isEncryptionRequired: view.lines.length > 0 && view.lines.every(({ mediaEncryption }) => mediaEncryption === 'required') ? '1' : '0',
  provisioning: { ...view.provisioning, address: withCredentials(view.provisioning.url, view.provisioning) },
});
