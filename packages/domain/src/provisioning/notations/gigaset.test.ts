import { expect, test } from 'vitest';
import { renderFile } from '../render.ts';
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

// Gigaset's wiki: the operation is to stand above all others, and each handset that is not in the file goes with its account.
test('the system is told first to forget the handsets that its file no longer names', () => {
  const view = aView({ phone: { modelId: 'gigaset-n670-ip-pro', mac: '7c2f80e0d605' }, lines: [aLine({ position: 1 }), aLine({ position: 3 })] });
  const operations = [...renderFile(view, '7c2f80e0d605.xml')!.body.matchAll(/<oper name="(\w+)"(?: value="(\d+)")?/g)].map(([, name, value]) => [name, value]);
  expect(operations).toEqual([['DeleteNotProvisionedHS', undefined], ['add_hs', '00001'], ['add_hs', '00003']]);
});
