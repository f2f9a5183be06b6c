import { expect, test } from 'vitest';
import { aLine, aView } from '../testing/a-phone.ts';
import { gigasetVariables, knownZone } from './gigaset.ts';

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['America/Toronto', 'America/New_York'],
  ['Australia/Melbourne', 'Australia/Sydney'],
  ['Asia/Singapore', 'Asia/Hong_Kong'],
  ['Asia/Kathmandu', 'Greenwich'],
  ['Mars/Olympus', 'Greenwich'],
])('the time zone %s is %s', (timeZone, zone) => {
  expect(knownZone(timeZone)).toBe(zone);
});

test('a line is an account of its handset and a provider of its own', () => {
  expect(gigasetVariables(aView({ phone: { modelId: 'gigaset-n670-ip-pro' }, lines: [aLine({ position: 3, transport: 'tls' })] }))).toMatchObject({
    accounts: [{ handset: '00003', provider: 2, transport: '3', srtp: '1', acceptsPlain: '0' }],
  });
});
