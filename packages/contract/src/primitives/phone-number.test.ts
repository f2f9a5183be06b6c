import { expect, test } from 'vitest';
import { E164, ShortNumber } from './phone-number.ts';

test.each(['+12025550100', '+442079460000', '+3531234567', '+123456789012345'])('%s is a number in international form', (number) => {
  expect(E164.safeParse(number).success).toBe(true);
});

test.each(['', '12025550100', '+02025550100', '+1 202 555 0100', '+1-202-555-0100', '+123456', '+1234567890123456', '+1202555010a', '+１２０２５５５０１００', '+12025550100\n'])(
  '%j is not',
  (number) => {
    expect(E164.safeParse(number).success).toBe(false);
  },
);

test.each([
  ['1', true],
  ['100', true],
  ['0000', true],
  ['', false],
  ['12345', false],
  ['1a', false],
  ['*97', false],
  ['１００', false],
  ['100\n', false],
])('%j is a short number: %s', (code, expected) => {
  expect(ShortNumber.safeParse(code).success).toBe(expected);
});
