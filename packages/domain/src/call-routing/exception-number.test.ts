import { expect, test } from 'vitest';
import { readExceptionNumber } from './exception-number.ts';

test.each([
  ['101', '101'], [' 101 ', '101'], ['030 231 25000', '+493023125000'], ['+44 (0)20 7946 0000', '+442079460000'], ['0049 30 23125000', '+493023125000'], ['nobody', undefined], ['', undefined],
])('[121] %s is read as %s', (typed, expected) => {
  expect(readExceptionNumber(typed, 'DE')).toBe(expected);
});
