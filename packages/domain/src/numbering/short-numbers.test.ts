import { describe, expect, test } from 'vitest';
import { expandShortRange, freeShortNumber } from './short-numbers.ts';

describe('a range of short numbers', () => {
  test.each<[first: string, last: string, range: string[] | undefined]>([
    ['100', '103', ['100', '101', '102', '103']],
    ['100', '100', ['100']],
    ['008', '011', ['008', '009', '010', '011']],
    ['0', '3', ['0', '1', '2', '3']],
    ['149', '100', undefined],
    ['99', '100', undefined],
    ['7', '007', undefined],
    ['10000', '10001', undefined],
    ['', '9', undefined],
    ['1a', '2a', undefined],
    ['-1', '10', undefined],
  ])('%s–%s is %j', (first, last, range) => {
    expect(expandShortRange(first, last)).toEqual(range);
  });

  test('100–149 are fifty codes, 0000–9999 are ten thousand', () => {
    expect(expandShortRange('100', '149')).toHaveLength(50);
    expect(expandShortRange('0000', '9999')).toHaveLength(10_000);
  });
});

describe('the next free short number', () => {
  test('is the lowest gap', () => {
    expect(freeShortNumber(new Set())).toBe('100');
    expect(freeShortNumber(new Set(['100', '101', '103']))).toBe('102');
  });

  test('stays inside its range, and is none when that is full', () => {
    expect(freeShortNumber(new Set(['100']), '200', '299')).toBe('200');
    expect(freeShortNumber(new Set(['1', '2', '3']), '1', '3')).toBeUndefined();
  });
});
