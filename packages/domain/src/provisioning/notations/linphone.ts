import type { DeviceView } from '../device-view.ts';

/** A softphone's settings in Linphone's words. Its sections are counted from 0, without a gap. */
export const linphoneVariables = (view: DeviceView): object => ({
  accounts: view.lines.map((line, index) => ({
    ...line,
    index,
    identity: `"${line.displayName.replaceAll(/["\\]/g, '\\$&')}" <sip:${line.username}@${line.server}>`,
    proxy: `<sip:${line.server}:${line.port};transport=${line.transport}>`,
  })),
  // One for all accounts: encryption is a must only if it is one for each of them.
  mediaEncryption: view.lines.some(({ mediaEncryption }) => mediaEncryption !== 'off') ? 'srtp' : 'none',
  isEncryptionRequired: view.lines.length > 0 && view.lines.every(({ mediaEncryption }) => mediaEncryption === 'required') ? '1' : '0',
  provisioning: view.provisioning,
});
