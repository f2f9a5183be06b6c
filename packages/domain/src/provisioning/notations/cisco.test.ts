import { describe, expect, test } from 'vitest';
import { phoneModel } from '../catalogue.ts';
import { aLine, aView } from '../testing/a-phone.ts';
import { changeNotation, ciscoVariables, offsetNotation } from './cisco.ts';

test.each([
  [0, 'GMT+00:00'],
  [60, 'GMT+01:00'],
  [-300, 'GMT-05:00'],
  [-210, 'GMT-03:30'],
  [345, 'GMT+05:45'],
  [780, 'GMT+13:00'],
  [840, 'GMT+13:00'],
  [-570, 'GMT-10:00'],
])('%i minutes from UTC are %s', (minutes, notation) => {
  expect(offsetNotation(minutes)).toBe(notation);
});

test.each([
  [{ month: 3, week: 5, weekday: 0, minutes: 60 }, '3/-1/7/1:0:0'],
  [{ month: 3, week: 2, weekday: 0, minutes: 120 }, '3/8/7/2:0:0'],
  [{ month: 4, week: 5, weekday: 5, minutes: 0 }, '4/-1/5/0:0:0'],
  [{ month: 10, week: 5, weekday: 4, minutes: 1440 }, '10/-1/4/23:59:0'],
])('a change of the clocks: %j is %s', (change, notation) => {
  expect(changeNotation(change)).toBe(notation);
});

describe('the phone as a whole', () => {
  const variables = (lines: ReturnType<typeof aLine>[]) => ciscoVariables(aView({ phone: { modelId: 'cisco-8851' }, lines }), phoneModel('cisco-8851'));

  test('secures calls when one line does', () => {
    expect(variables([aLine(), aLine({ position: 2 })])).toMatchObject({ securesCalls: 'No' });
    expect(variables([aLine(), aLine({ position: 2, transport: 'tls' })])).toMatchObject({ securesCalls: 'Yes' });
  });

  test('has the first voicemail number of its lines', () => {
    expect(variables([aLine(), aLine({ position: 2, voicemailNumber: '*97' })])).toMatchObject({ voicemailNumber: '*97' });
    expect(variables([aLine()])).toMatchObject({ voicemailNumber: '' });
  });
});
