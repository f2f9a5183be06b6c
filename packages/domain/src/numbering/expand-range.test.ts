import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expandRange, parseRange, rangeBound, rangeProblemText, type Range, type RangeProblem } from './expand-range.ts';

type End = Parameters<typeof expandRange>[1];
const outcome = (range: Range) => (range.ok ? [range.numbers[0], range.numbers.at(-1), range.numbers.length] : range.problem);

describe('a range of numbers', () => {
  test.each<[first: string, end: End, country: string | undefined, first: string, last: string, count: number]>([
    ['+1 202 555 0100', { last: '0149' }, undefined, '+12025550100', '+12025550149', 50],
    ['+1 202 555 0100', { last: '49' }, undefined, '+12025550100', '+12025550149', 50],
    ['+1 202 555 0100', { last: '+1 202 555 0149' }, undefined, '+12025550100', '+12025550149', 50],
    ['(202) 555-0100', { last: '(202) 555-0149' }, 'US', '+12025550100', '+12025550149', 50],
    ['+1 202 555 0100', { last: '555-0149' }, 'US', '+12025550100', '+12025550149', 50],
    ['+1 202 555 0100', { count: 50 }, undefined, '+12025550100', '+12025550149', 50],
    ['+1 202 555 0100', { count: 1 }, undefined, '+12025550100', '+12025550100', 1],
    ['+1 202 555 0100', { last: '0100' }, undefined, '+12025550100', '+12025550100', 1],
    ['020 7946 0000', { last: '020 7946 0999' }, 'GB', '+442079460000', '+442079460999', 1000],
    ['+44 20 7946 0999', { last: '1000' }, undefined, '+442079460999', '+442079461000', 2],
    ['+1 202 555 0000', { count: rangeBound }, undefined, '+12025550000', '+12025559999', 10_000],
  ])('from %s to %o in %s', (typed, end, country, first, last, count) => {
    expect(outcome(expandRange(typed, end, country))).toEqual([first, last, count]);
  });

  test.each<[first: string, end: End, problem: RangeProblem]>([
    ['555 0100', { last: '0149' }, 'first-invalid'],
    ['', { count: 1 }, 'first-invalid'],
    ['+1 202 555 0100', { last: '' }, 'last-invalid'],
    ['+1 202 555 0100', { last: 'x49' }, 'last-invalid'],
    ['+1 202 555 0100', { last: '+44 20 7946 0' }, 'last-invalid'],
    ['+1 202 555 0100', { last: '202 555 0149' }, 'last-invalid'],
    ['+1 202 555 0100', { last: '0099' }, 'last-before-first'],
    ['+1 202 555 0100', { count: 0 }, 'count-invalid'],
    ['+1 202 555 0100', { count: -5 }, 'count-invalid'],
    ['+1 202 555 0100', { count: 1.5 }, 'count-invalid'],
    ['+1 202 555 0100', { count: Number.NaN }, 'count-invalid'],
    ['+1 202 555 0100', { count: rangeBound + 1 }, 'too-many'],
    ['+1 202 555 0100', { last: '+1 212 555 0100' }, 'too-many'],
    ['+1 202 555 0100', { count: Number.POSITIVE_INFINITY }, 'count-invalid'],
    ['+1 999 999 9999', { count: 2 }, 'beyond-country'],
    ['+1 202 555 0100', { last: '+33 1 23 45 67 89' }, 'beyond-country'],
  ])('from %s to %o is refused: %s', (typed, end, problem) => {
    expect(outcome(expandRange(typed, end))).toBe(problem);
    expect(rangeProblemText[problem]).toMatch(/\.$/);
  });

  test('has consecutive numbers of one length, as many as were asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2_000_000_000, max: 9_999_989_999 }), fc.integer({ min: 1, max: 300 }), (start, count) => {
        const range = expandRange(`+1${start}`, { count });
        if (!range.ok) throw new Error(range.problem);
        expect(range.numbers.map((number) => Number(number.slice(2)))).toEqual(Array.from({ length: count }, (_, i) => start + i));
        expect(expandRange(range.numbers[0]!, { last: range.numbers.at(-1)! })).toEqual(range);
      }),
    );
  });
});

describe('one field for a number or a range', () => {
  test.each<[typed: string, country: string | undefined, first: string, last: string, count: number]>([
    ['+1 202 555 0100', undefined, '+12025550100', '+12025550100', 1],
    ['+1-202-555-0100', undefined, '+12025550100', '+12025550100', 1],
    ['+1 202 555 0100–0149', undefined, '+12025550100', '+12025550149', 50],
    ['+1 202 555 0100 – 0149', undefined, '+12025550100', '+12025550149', 50],
    ['+1-202-555-0100-0149', undefined, '+12025550100', '+12025550149', 50],
    ['+1 202 555 0100-49', undefined, '+12025550100', '+12025550149', 50],
    ['+1 202 555 0100…0149', undefined, '+12025550100', '+12025550149', 50],
    ['+12025550100 ... +12025550149', undefined, '+12025550100', '+12025550149', 50],
    ['(202) 555-0100 to 0149', 'US', '+12025550100', '+12025550149', 50],
    ['(202) 555-0100 - (202) 555-0149', 'US', '+12025550100', '+12025550149', 50],
  ])('%s in %s', (typed, country, first, last, count) => {
    expect(outcome(parseRange(typed, country))).toEqual([first, last, count]);
  });

  test.each<[typed: string, problem: RangeProblem]>([
    ['', 'first-invalid'],
    ['hello', 'first-invalid'],
    ['0100–0149', 'first-invalid'],
    ['+1 202 555 0100–0099', 'last-before-first'],
    ['+1 202 555 0100–', 'last-invalid'],
    ['+1 202 555 0100 – +1 212 555 0100', 'too-many'],
  ])('%s is refused: %s', (typed, problem) => {
    expect(outcome(parseRange(typed))).toBe(problem);
  });
});
