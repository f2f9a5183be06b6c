import { expect, test } from 'vitest';
import { phoneModel } from '../catalogue.ts';
import { aLine, aView } from '../testing/a-phone.ts';
import { changeNotation, fanvilVariables } from './fanvil.ts';

const variables = (over: Parameters<typeof aView>[0]) => fanvilVariables(aView({ ...over, phone: { modelId: 'fanvil-x4u' } }), phoneModel('fanvil-x4u'));

test.each([
  ['UTC', 0, 'UTC+0'],
  ['Europe/Berlin', 4, 'UTC+1'],
  ['America/New_York', -20, 'UTC-5'],
  ['America/St_Johns', -14, 'UTC-3:30'],
  ['Asia/Kathmandu', 23, 'UTC+5:45'],
])('the time zone %s is %i quarters of an hour, %s', (timeZone, quarters, name) => {
  expect(variables({ timeZone })).toMatchObject({ time: { quarters, name } });
});

test('a change of the clocks is at a whole hour of its day', () => {
  expect(changeNotation({ month: 10, week: 5, weekday: 4, minutes: 1440 })).toEqual({ month: 10, week: 5, weekday: 4, hour: 23 });
  expect(changeNotation({ month: 3, week: 2, weekday: 0, minutes: 120 })).toEqual({ month: 3, week: 2, weekday: 0, hour: 2 });
});

test.each([
  ['udp', '0', '0'],
  ['tcp', '1', '0'],
  ['tls', '3', '2'],
] as const)('a line over %s', (transport, code, mediaEncryption) => {
  expect(variables({ lines: [aLine({ transport })] })).toMatchObject({ accounts: [{ transport: code, mediaEncryption }] });
});

test.each([
  ['de-AT', 'de'],
  ['zh-TW', 'tc'],
  ['uk', 'ua'],
  ['cy', 'en'],
])('the language %s is %s', (language, code) => {
  expect(variables({ language })).toMatchObject({ language: code });
});
