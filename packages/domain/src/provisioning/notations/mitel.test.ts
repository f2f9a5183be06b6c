import { expect, test } from 'vitest';
import { phoneModel } from '../catalogue.ts';
import { renderFile } from '../render.ts';
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

// Mitel, 6867i Administrator Guide, 5-314; Aastra, 6700i Administrator Guide, A-81: 40 and 20 characters at most.
test.each([
  ['reception', 'open-sesame', ['http digest username: reception', 'http digest password: open-sesame']],
  ['', '', []],
  ['r'.repeat(40), 'p'.repeat(20), [`http digest username: ${'r'.repeat(40)}`, `http digest password: ${'p'.repeat(20)}`]],
  ['r'.repeat(41), 'open-sesame', []],
  ['reception', 'p'.repeat(21), []],
])('of its files, a phone is told user name %j and password %j as far as it can take them', (username, password, lines) => {
  const view = aView({ phone: { modelId: 'mitel-6867i', mac: '00085d40905f' }, provisioning: { url: 'https://phones.example.com/p/x/', username, password } });
  expect(renderFile(view, '00085D40905F.cfg')!.body.split('\n').filter((line) => line.startsWith('http digest'))).toEqual(lines);
});
