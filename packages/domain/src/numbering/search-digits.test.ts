import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumber } from './format-number.ts';
import { isFoundBy, searchDigits, widest } from './search-digits.ts';

const shown = (typed: string, country?: string) => searchDigits(typed, country).map(({ digits, isPrefix }) => (isPrefix ? `^${digits}` : digits));

describe('a part of a number', () => {
  test.each<[typed: string, country: string | undefined, digits: string[]]>([
    ['202', undefined, ['202']],
    ['555-01', undefined, ['55501']],
    ['(202) 555', 'US', ['202555']],
    ['1 202 555', 'US', ['1202555']],
    ['+1 202', undefined, ['^1202']],
    ['(+1) 202', undefined, ['^1202']],
    ['+44 (0)20', undefined, ['^4420']],
    ['tel:+1-202', undefined, ['^1202']],
    ['020 794', 'GB', ['020794', '^4420794']],
    ['020 7946', 'GB', ['0207946', '^44207946', '207946']],
    ['0113 496', 'GB', ['0113496', '^44113496', '113496']],
    ['020 7946', 'US', ['0207946', '207946']],
    ['020 7946', undefined, ['0207946', '207946']],
    ['0044 20', 'GB', ['004420', '^4420', '^4404420']],
    ['0044 20', 'US', ['004420', '^4420', '04420']],
    ['011 44 20', 'US', ['0114420', '^4420', '114420']],
    ['0011 44 20', 'AU', ['00114420', '^4420', '^114420', '^610114420', '0114420']],
    ['8 912', 'RU', ['8912', '^7912']],
    ['06 1', 'HU', ['061', '^361']],
    ['06 12', 'IT', ['0612', '^39612']],
    ['0', 'GB', ['0']],
    ['00', undefined, ['00', '0']],
    ['２０２', undefined, ['202']],
    ['202\u2011555', undefined, ['202555']],
  ])('%j in %s is looked for as %j', (typed, country, digits) => {
    expect(shown(typed, country)).toEqual(digits);
  });

  test.each(['', ' ', '+', '()', 'Sales', '555-FLOWERS', '202x', '*97', '1,2', '1'.repeat(61), '%', '_'])('%j is no part of a number', (typed) => {
    expect(searchDigits(typed)).toEqual([]);
  });
});

describe('a number is found', () => {
  const numbers = [
    ['+12025550100', 'US'],
    ['+442079460000', 'GB'],
    ['+351211234567', 'PT'],
    ['+390612345678', 'IT'],
    ['+79123456789', 'RU'],
  ] as const;
  const part = fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 30 }));

  test('by any part of itself, in either notation, in its own country', () => {
    fc.assert(
      fc.property(fc.constantFrom(...numbers), fc.constantFrom('national', 'international', 'e164'), part, ([e164, country], style, [from, length]) => {
        const typed = formatNumber(e164, style, country).slice(from, from + length);
        const search = searchDigits(typed, country);
        fc.pre(search.length > 0);
        // A part cut out of the middle cannot be told from one that begins with a trunk prefix, except by its first digit.
        fc.pre(style !== 'national' || from === 0 || !typed.startsWith('0'));
        expect(isFoundBy(e164, search)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['0044 20 7946 0000', undefined],
    ['0044 20 7946 0000', 'US'],
    ['011 44 20 7946 0000', 'US'],
    ['011 44 20 7946 0000', undefined],
    ['020 7946 0000', 'FR'],
    ['020 7946', 'IT'],
    ['+44 (0)20 7946', undefined],
  ])('as a foreign one: +442079460000 by %j typed in %s', (typed, country) => {
    expect(isFoundBy('+442079460000', searchDigits(typed, country))).toBe(true);
  });

  test('not by the digits of another', () => {
    expect(isFoundBy('+12025550100', searchDigits('+44'))).toBe(false);
    expect(isFoundBy('+12025550100', searchDigits('+202'))).toBe(false);
    expect(isFoundBy('+12025550100', searchDigits('0101'))).toBe(false);
  });

  test('as well by the widest readings alone', () => {
    expect(widest(searchDigits('0794')).map(({ digits }) => digits)).toEqual(['794']);
    const digit = fc.integer({ min: 0, max: 9 }).map(String);
    const digits = (minLength: number, maxLength: number) => fc.array(digit, { minLength, maxLength }).map((all) => all.join(''));
    fc.assert(fc.property(fc.constantFrom('', '0', '00', '011', '+'), digits(1, 6), digits(4, 15), (prefix, typed, number) => {
      const search = searchDigits(prefix + typed);
      expect(isFoundBy(`+${number}`, widest(search))).toBe(isFoundBy(`+${number}`, search));
    }));
  });
});
