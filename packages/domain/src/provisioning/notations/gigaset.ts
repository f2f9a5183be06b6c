import type { DeviceView, MediaEncryption, Transport } from '../device-view.ts';
import { zoneRule } from '../time-zones/zone-rule.ts';

/** A DECT system's settings in Gigaset's words and numbers. Each line is an account of a handset, with a provider of its own. */
export const gigasetVariables = (view: DeviceView): object => ({
  accounts: view.lines.map((line) => ({
    ...line,
    handset: String(line.position).padStart(5, '0'),
    provider: line.position - 1,
    transport: transports[line.transport],
    ...encryption[line.mediaEncryption],
  })),
  timeZone: knownZone(view.timeZone),
  ntpServer: view.ntpServer,
  toneScheme: toneSchemes.get(view.country.toUpperCase()) ?? 'Retail',
  provisioning: { ...view.provisioning, folder: view.provisioning.url.replace(/\/$/, '') },
  web: view.web,
});

/** `DmGlobal.0.TimeZone`: the zone itself where the system has it, else one that keeps the same time, or at least the same offset. */
export const knownZone = (timeZone: string): string => {
  if (zones.includes(timeZone)) return timeZone;
  const rule = zoneRule(timeZone);
  return zones.find((zone) => zoneRule(zone) === rule) ?? zones.find((zone) => zoneRule(zone)!.offsetMinutes === rule?.offsetMinutes) ?? 'Greenwich';
};

const transports: { [T in Transport]: string } = { udp: '1', tcp: '2', tls: '3' };

const encryption: { [E in MediaEncryption]: { srtp: string; acceptsPlain: string } } = {
  off: { srtp: '0', acceptsPlain: '1' },
  optional: { srtp: '1', acceptsPlain: '1' },
  required: { srtp: '1', acceptsPlain: '0' },
};

const toneSchemes = new Map([
  ['DE', 'Germany'],
  ['ES', 'Spain'],
  ['FR', 'France'],
]);

const zones = [
  'Greenwich',
  ...['Honolulu', 'Noumea'].map((place) => `Pacific/${place}`),
  ...['Anchorage', 'Los_Angeles', 'Denver', 'Chicago', 'New_York', 'Caracas', 'Sao_Paulo'].map((place) => `America/${place}`),
  ...['London', 'Dublin', 'Lisbon', 'Berlin', 'Amsterdam', 'Brussels', 'Budapest', 'Copenhagen', 'Madrid', 'Oslo', 'Paris', 'Prague', 'Rome', 'Stockholm', 'Vienna', 'Warsaw', 'Zurich'].map((place) => `Europe/${place}`),
  ...['Athens', 'Bucharest', 'Helsinki', 'Kaliningrad', 'Kiev', 'Riga', 'Sofia', 'Tallinn', 'Vilnius', 'Istanbul', 'Minsk', 'Moscow', 'Samara'].map((place) => `Europe/${place}`),
  'Africa/Cairo',
  ...['Dubai', 'Karachi', 'Dhaka', 'Hong_Kong', 'Tokyo'].map((place) => `Asia/${place}`),
  ...['Adelaide', 'Darwin', 'Brisbane', 'Sydney'].map((place) => `Australia/${place}`),
];
