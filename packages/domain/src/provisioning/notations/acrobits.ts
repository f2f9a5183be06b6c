import type { DeviceView, MediaEncryption, Transport } from '../device-view.ts';

/** A softphone's settings in Acrobits' words. A file has one account. */
export const acrobitsVariables = ({ lines: [line], provisioning }: DeviceView): object => ({
  account: line
    ? { ...line, transport: transports[line.transport], sdes: sdes[line.mediaEncryption], subscribesToVoicemail: line.voicemailNumber === '' ? '0' : '1' }
    : null,
  provisioning,
});

const transports: { [T in Transport]: string } = { udp: 'udp', tcp: 'tcp', tls: 'tls+sip:' };
const sdes: { [E in MediaEncryption]: string } = { off: 'disabled', optional: 'enabled', required: 'required' };
