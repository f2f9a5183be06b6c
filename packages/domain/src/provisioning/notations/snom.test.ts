import { describe, expect, test } from 'vitest';
import { phoneModel } from '../catalogue.ts';
import { aLine, aView } from '../testing/a-phone.ts';
import { changeNotation, snomVariables } from './snom.ts';

const variables = (over: Parameters<typeof aView>[0]) => snomVariables(aView({ ...over, phone: { modelId: 'snom-d785' } }), phoneModel('snom-d785'));

test.each([
  ['UTC', '+0', ''],
  ['Europe/Berlin', '+3600', '3600 03.05.07 02:00:00 10.05.07 03:00:00'],
  ['America/New_York', '-18000', '3600 03.02.07 02:00:00 11.01.07 02:00:00'],
  ['Asia/Kathmandu', '+20700', ''],
])('the time zone %s is %s with the summer time %j', (timeZone, offsetSeconds, summer) => {
  expect(variables({ timeZone })).toMatchObject({ time: { offsetSeconds, summer } });
});

test.each([
  [{ month: 4, week: 5, weekday: 5, minutes: 0 }, '04.05.05 00:00:00'],
  [{ month: 10, week: 5, weekday: 4, minutes: 1440 }, '10.05.04 23:59:00'],
  [{ month: 3, week: 5, weekday: 0, minutes: -60 }, '03.05.07 00:00:00'],
])('a change of the clocks: %j is %s', (change, notation) => {
  expect(changeNotation(change)).toBe(notation);
});

describe('the encryption of a line', () => {
  test.each([
    ['off', 'off', 'off'],
    ['optional', 'on', 'optional'],
    ['required', 'on', 'mandatory'],
  ] as const)('%s', (mediaEncryption, srtp, savp) => {
    expect(variables({ lines: [aLine({ mediaEncryption })] })).toMatchObject({ accounts: [{ srtp, savp }] });
  });
});
