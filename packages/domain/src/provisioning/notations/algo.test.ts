import { expect, test } from 'vitest';
import { aView } from '../testing/a-phone.ts';
import { algoVariables } from './algo.ts';

test('the address is told in parts', () => {
  expect(algoVariables(aView())).toMatchObject({ provisioning: { method: 'https', server: 'phones.example.com', path: 'p/mzxw6ytboi2dgnbvgy3tqojq' } });
});

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['Mars/Olympus', 'UTC'],
])('the time zone %s is %s', (timeZone, name) => {
  expect(algoVariables(aView({ timeZone }))).toMatchObject({ timeZone: name });
});
