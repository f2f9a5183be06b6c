import { expect, describe, test } from 'vitest';
import { callingCode, callingCodeOf, countryCode, countryOf } from './country.ts';

describe('the country of', () => {
  test.each([
    ['+12025550100', 'US'],
    ['+14165550100', 'CA'],
    ['+12425550100', 'BS'],
    ['+442079460000', 'GB'],
    ['+77272500000', 'KZ'],
    ['+80012345678', undefined],
    ['+999123456789', undefined],
  ])('%s is %s', (e164, country) => {
    expect(countryOf(e164)).toBe(country);
  });
});

test('a country code is taken in any letter case, and only if there is such a country', () => {
  expect(countryCode('pt')).toBe('PT');
  expect(countryCode('XX')).toBeUndefined();
  expect(countryCode('')).toBeUndefined();
  expect(countryCode(undefined)).toBeUndefined();
});

test('numbers begin with the calling code of their country', () => {
  expect(callingCode('PT')).toBe('351');
  expect(callingCodeOf('+351211234567')).toBe('351');
  expect(callingCodeOf('+14165550100')).toBe('1');
  expect(callingCodeOf('+999123456789')).toBeUndefined();
});
