import { expect, test } from 'vitest';
import { phoneModel } from '../catalogue.ts';
import { aLine, aView } from '../testing/a-phone.ts';
import { changeNotation, polyVariables } from './poly.ts';

test.each([
  ['the last Sunday of March at 1', { month: 3, week: 5, weekday: 0, minutes: 60 }, { month: 3, date: 1, hour: 1, weekday: 1, isLast: '1' }],
  ['the second Sunday of March at 2', { month: 3, week: 2, weekday: 0, minutes: 120 }, { month: 3, date: 8, hour: 2, weekday: 1, isLast: '0' }],
  ['the last Thursday of October at its end', { month: 10, week: 5, weekday: 4, minutes: 1440 }, { month: 10, date: 1, hour: 23, weekday: 5, isLast: '1' }],
])('a change of the clocks: %s', (_when, change, notation) => {
  expect(changeNotation(change)).toEqual(notation);
});

test.each([
  ['en-GB', 'English_United_Kingdom'],
  ['en-AU', 'English_United_States'],
  ['pt-BR', 'Portuguese_Portugal'],
  ['cy', 'English_United_States'],
])('the language %s is %s', (language, name) => {
  expect(polyVariables(aView({ language }), phoneModel('poly-vvx-450'))).toMatchObject({ language: name });
});

test.each([
  ['udp', 'UDPOnly', '0', '0'],
  ['tcp', 'TCPOnly', '0', '0'],
  ['tls', 'TLS', '1', '1'],
] as const)('a line over %s', (transport, name, offersSrtp, requiresSrtp) => {
  expect(polyVariables(aView({ lines: [aLine({ transport })] }), phoneModel('poly-vvx-450'))).toMatchObject({ accounts: [{ transport: name, offersSrtp, requiresSrtp }] });
});

test('the address has its protocol apart', () => {
  expect(polyVariables(aView(), phoneModel('poly-vvx-450'))).toMatchObject({ provisioning: { serverType: 'HTTPS', serverName: 'phones.example.com/p/mzxw6ytboi2dgnbvgy3tqojq' } });
});
