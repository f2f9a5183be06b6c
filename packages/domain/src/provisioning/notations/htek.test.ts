import { expect, test } from 'vitest';
import { phoneModel } from '../catalogue.ts';
import { aLine, aView } from '../testing/a-phone.ts';
import { accountCodes, htekVariables, zoneCode } from './htek.ts';

test.each([
  [0, 33],
  [60, 49],
  [-300, 18],
  [345, 84],
  [840, 104],
  [-720, 105],
])('%i minutes from UTC are the zone %i', (minutes, code) => {
  expect(zoneCode(minutes)).toBe(code);
});

test.each([
  ['UTC', 33, '0'],
  ['Europe/London', 39, '2'],
  ['Europe/Lisbon', 39, '2'],
  ['Europe/Berlin', 49, '2'],
  ['Africa/Lagos', 49, '0'],
  ['America/New_York', 18, '2'],
  ['America/Bogota', 18, '0'],
])('%s is the zone %i with summer time %s', (timeZone, code, daylightSaving) => {
  expect(htekVariables({ ...aView({ phone: { modelId: 'htek-uc926' } }), timeZone }, phoneModel('htek-uc926'))).toMatchObject({ timeZone: code, daylightSaving });
});

test('no two accounts share a value', () => {
  const codes = accountCodes.flatMap((account) => Object.values(account));
  expect(new Set(codes).size).toBe(codes.length);
});

test('accounts without a line are switched off', () => {
  const view = aView({ phone: { modelId: 'htek-uc926' }, lines: [aLine({ position: 2, registerSeconds: 10 })] });
  expect(htekVariables(view, phoneModel('htek-uc926'))).toMatchObject({
    accounts: [{ codes: { active: 401 }, registerMinutes: 1 }],
    unusedAccounts: [{ codes: { active: 271 } }, { codes: { active: 501 } }, { codes: { active: 601 } }],
  });
});
