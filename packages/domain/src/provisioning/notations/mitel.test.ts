import { expect, test } from 'vitest';
import { phoneModel } from '../catalogue.ts';
import { aLine, aView } from '../testing/a-phone.ts';
import { changeNotation, keyRows, mitelVariables } from './mitel.ts';

const variables = (view: ReturnType<typeof aView>) => mitelVariables(view, phoneModel('mitel-6865i'));

test.each([
  ['UTC', 0],
  ['Europe/Berlin', -60],
  ['America/New_York', 300],
  ['Asia/Kathmandu', -345],
])('the time zone %s is %i minutes west', (timeZone, minutesWest) => {
  expect(variables(aView({ timeZone }))).toMatchObject({ time: { minutesWest } });
});

test.each([
  [{ month: 3, week: 5, weekday: 0, minutes: 60 }, { month: 3, week: -1, day: 1, hour: 1 }],
  [{ month: 11, week: 1, weekday: 0, minutes: 120 }, { month: 11, week: 1, day: 1, hour: 2 }],
  [{ month: 10, week: 5, weekday: 4, minutes: 1440 }, { month: 10, week: -1, day: 5, hour: 23 }],
])('a change of the clocks: %j', (change, notation) => {
  expect(changeNotation(change)).toEqual(notation);
});

test('the address is told in parts', () => {
  expect(variables(aView())).toMatchObject({ provisioning: { protocol: 'HTTPS', scheme: 'https', server: 'phones.example.com', port: '443', path: 'p/mzxw6ytboi2dgnbvgy3tqojq' } });
  const view = aView({ provisioning: { url: 'http://192.0.2.1:8080/p/x/', username: '', password: '' } });
  expect(variables(view)).toMatchObject({ provisioning: { protocol: 'HTTP', server: '192.0.2.1', port: '8080', path: 'p/x' } });
});

test('the first line decides about the transport of all', () => {
  expect(variables(aView({ lines: [aLine({ transport: 'tls', mediaEncryption: 'optional' })] }))).toMatchObject({ transport: '4', overTls: true, accounts: [{ mediaEncryption: '1' }] });
  expect(variables(aView({ lines: [] }))).toMatchObject({ transport: '1', overTls: false });
});

test('the rows of a model hold as many keys as the catalogue says', () => {
  for (const [name, rows] of keyRows) {
    expect(rows.reduce((sum, row) => sum + (row?.[1] ?? 0), 0), name).toBe(phoneModel(`mitel-${name}`).programmableKeys);
  }
});
