import type { DeviceView } from '../device-view.ts';

/** A softphone's settings in Zoiper's words. It knows SRTP as a must or not at all. */
export const zoiperVariables = (view: DeviceView): object => ({
  accounts: view.lines.map((line) => ({
    ...line,
    transport: line.transport.toUpperCase(),
    srtpMode: line.mediaEncryption === 'required' ? 'SDES' : 'none',
    subscribesTo: line.voicemailNumber === '' ? 'disabled' : 'both',
  })),
});
