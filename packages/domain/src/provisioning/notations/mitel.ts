import type { DeviceView, MediaEncryption, Transport } from '../device-view.ts';
import { zoneRule } from '../time-zones/zone-rule.ts';
import type { Change } from '../time-zones/zone-rules.ts';
import { wholeHour } from './whole-hour.ts';

/** A phone's settings in Mitel's (once Aastra's) words and numbers. */
export const mitelVariables = (view: DeviceView): object => ({
  accounts: view.lines.map((line) => ({ ...line, mediaEncryption: mediaEncryptions[line.mediaEncryption] })),
  // One for all lines.
  transport: transports[view.lines[0]?.transport ?? 'udp'],
  subscribesToVoicemail: view.lines.some(({ voicemailNumber }) => voicemailNumber !== '') ? '1' : '0',
  time: timeOf(view.timeZone),
  ntpServer: view.ntpServer,
  toneSet: toneSets.get(view.country.toUpperCase()) ?? '',
  provisioning: addressOf(view.provisioning.url),
  web: view.web,
});

const timeOf = (timeZone: string) => {
  const { offsetMinutes, summer } = zoneRule(timeZone) ?? { offsetMinutes: 0, summer: undefined };
  return {
    minutesWest: offsetMinutes === 0 ? 0 : -offsetMinutes,
    summer: summer ? { savedMinutes: summer.savedMinutes, from: changeNotation(summer.from), until: changeNotation(summer.until) } : null,
  };
};

/** Sunday is 1; week -1 is the last one of the month; whole hours of the same day. */
export const changeNotation = ({ month, week, weekday, minutes }: Change) => ({
  month,
  week: week === 5 ? -1 : week,
  day: weekday + 1,
  hour: wholeHour(minutes),
});

const addressOf = (url: string) => {
  const { protocol, hostname, port, pathname } = new URL(url);
  const scheme = protocol.replace(':', '');
  return { scheme, protocol: scheme.toUpperCase(), server: hostname, port: port || (scheme === 'https' ? '443' : '80'), path: pathname.replace(/^\/|\/$/g, '') };
};

const transports: { [T in Transport]: string } = { udp: '1', tcp: '2', tls: '4' };
const mediaEncryptions: { [E in MediaEncryption]: string } = { off: '0', optional: '1', required: '2' };

const toneSets = new Map([
  ['CA', 'US'],
  ['DE', 'Germany'],
  ['FR', 'France'],
  ['IT', 'Italy'],
  ['US', 'US'],
]);
