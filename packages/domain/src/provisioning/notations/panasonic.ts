import type { DeviceView, Transport } from '../device-view.ts';
import type { PhoneModel } from '../model.ts';
import { unusedAccounts } from './accounts.ts';
import { posixTimeZone } from './posix-time-zone.ts';

/** A phone's settings in Panasonic's words and numbers. */
export const panasonicVariables = (view: DeviceView, model: PhoneModel): object => ({
  accounts: view.lines.map((line) => ({
    ...line,
    transport: transports[line.transport],
    // 0: SRTP only. 1: RTP, and SRTP where the other side begins with it.
    srtpMode: line.mediaEncryption === 'required' ? '0' : '1',
  })),
  unusedAccounts: unusedAccounts(view, model),
  timeZone: posixTimeZone(view.timeZone),
  ntpServer: view.ntpServer,
  provisioning: view.provisioning,
  web: view.web,
});

const transports: { [T in Transport]: string } = { udp: '0', tcp: '1', tls: '2' };
