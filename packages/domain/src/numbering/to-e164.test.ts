import fc from 'fast-check';
import { getCountries, getExampleNumber } from 'libphonenumber-js/min';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, test } from 'vitest';
import { anyText } from '../testing/any-text.ts';
import { formatNumber } from './format-number.ts';
import { lostZero, toE164 } from './to-e164.ts';

describe('a number in the notation that a person types', () => {
  test.each<[typed: string, country: string | undefined, e164: string]>([
    ['+12025550100', undefined, '+12025550100'],
    ['+1 (202) 555-0100', undefined, '+12025550100'],
    ['+1.202.555.0100', undefined, '+12025550100'],
    ['+1 202/555/0100', undefined, '+12025550100'],
    ['(+1) 202 555 0100', undefined, '+12025550100'],
    ['(202) 555-0100', 'US', '+12025550100'],
    ['202 555 0100', 'us', '+12025550100'],
    ['1-202-555-0100', 'US', '+12025550100'],
    ['tel:+1-202-555-0100', undefined, '+12025550100'],
    ['+44 20 7946 0000', 'US', '+442079460000'],
    ['+44 (0)20 7946 0000', undefined, '+442079460000'],
    ['+44 ( 0 ) 20 7946 0000', undefined, '+442079460000'],
    ['+351 (0)21 123 4567', undefined, '+351211234567'],
    ['020 7946 0000', 'GB', '+442079460000'],
    ['0044 20 7946 0000', undefined, '+442079460000'],
    ['0044 20 7946 0000', 'DE', '+442079460000'],
    ['0044 20 7946 0000', 'US', '+442079460000'],
    ['0044 (0)20 7946 0000', undefined, '+442079460000'],
    ['011 44 20 7946 0000', 'US', '+442079460000'],
    ['0011 44 20 7946 0000', 'AU', '+442079460000'],
    ['+39 06 1234567', undefined, '+39061234567'],
    ['06 1234567', 'IT', '+39061234567'],
    ['8 912 345 67 89', 'RU', '+79123456789'],
    ['21 123 4567', 'PT', '+351211234567'],
    ['＋１ ２０２ ５５５ ０１００', undefined, '+12025550100'],
    ['+1\u00a0202\u202f555\u20090100', undefined, '+12025550100'],
    ['\u202a+1 202\u2011555\u20130100\u202c', undefined, '+12025550100'],
    ['\ufeff+1\u200b202\u00ad555\u22120100\u200e', undefined, '+12025550100'],
    ['+١ ٢٠٢ ٥٥٥ ٠١٠٠', undefined, '+12025550100'],
    ['۰۲۱ ۲۳۴۵ ۶۷۸۹', 'IR', '+982123456789'],
    ['  +1 202 555 0100\t', undefined, '+12025550100'],
  ])('%j in %s is %s', (typed, country, e164) => {
    expect(toE164(typed, country)).toBe(e164);
  });
});

describe('what is no phone number', () => {
  test.each<[typed: string, country: string | undefined, why: string]>([
    ['', 'US', 'nothing'],
    ['   ', 'US', 'blanks'],
    ['+', undefined, 'only a plus'],
    ['202 555 0100', undefined, 'national, and no country is known'],
    ['202 555 0100', 'XX', 'national, in no country of this world'],
    ['+1 202 555 010', undefined, 'too short for its country'],
    ['+1 202 555 01000', undefined, 'too long for its country'],
    ['+1234567890123456', undefined, 'longer than any number'],
    ['+999 123 456 789', undefined, 'a country code that nobody has'],
    ['+1 800 FLOWERS', undefined, 'letters'],
    ['1-800-FLOWERS', 'US', 'letters'],
    ['+1 202 555 0100 x12', undefined, 'an extension'],
    ['+1 202 555 0100 ext. 12', undefined, 'an extension'],
    ['+1 202 555 0100;ext=12', undefined, 'an extension'],
    ['+1 202 555 0100#12', undefined, 'digits to dial afterwards'],
    ['+1 202 555 0100,12', undefined, 'digits to dial afterwards'],
    ['+1 202+555 0100', undefined, 'a plus in the middle'],
    ['++12025550100', undefined, 'two pluses'],
    ['100', 'US', 'a short number'],
    ['*97', 'US', 'a feature code'],
    ['+1 202 555 0100, +1 202 555 0101', undefined, 'two numbers'],
    ['1e10', 'US', 'a number of another kind'],
    ['-12025550100', undefined, 'a formula'],
    ['+1 202 555 0100\u0000', undefined, 'a control character'],
  ])('%j in %s: %s', (typed, country) => {
    expect(toE164(typed, country)).toBeUndefined();
  });

  test('never throws, and what comes out goes in again unchanged', () => {
    fc.assert(
      fc.property(anyText(40), fc.constantFrom(undefined, 'US', 'GB', 'IT', 'nonsense'), (typed, country) => {
        const number = toE164(typed, country);
        if (number) expect(toE164(number)).toBe(number);
      }),
    );
  });
});

describe('every country', () => {
  const numbers = getCountries().map((country) => ({ country, e164: getExampleNumber(country, examples)!.number as string }));

  test('is understood in its national and international notation, and with separators and invisible characters between the digits', () => {
    const separator = fc.constantFrom('', ' ', '-', '.', '\u00a0', '\u2011', '\u200b', ' / ');
    fc.assert(
      fc.property(fc.constantFrom(...numbers), fc.array(separator, { minLength: 20, maxLength: 20 }), ({ country, e164 }, separators) => {
        expect(toE164([...e164].map((c, i) => (i ? separators[i]! : '') + c).join(''))).toBe(e164);
        expect(toE164(formatNumber(e164, 'national', country), country)).toBe(e164);
        expect(toE164(formatNumber(e164, 'international'), country)).toBe(e164);
      }),
      { numRuns: 400 },
    );
  });
});

describe('a leading zero that was lost', () => {
  test.each([
    ['+39612345678', '0612345678'], ['+39212345678', '0212345678'], ['+3931234567', '031234567'], ['+225701234567', '0701234567'],
    ['+390612345678', undefined], ['+393331234567', undefined], ['+39800123456', undefined], ['+442079460123', undefined], ['+445555', undefined], ['+12025550123', undefined], ['+10005550123', undefined], ['+4930901820', undefined],
  ])('of %s is told: %s', (e164, national) => expect(lostZero(e164 as never)).toBe(national));
});
