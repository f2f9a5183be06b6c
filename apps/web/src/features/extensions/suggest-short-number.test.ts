import { expect, test } from 'vitest';
import { suggestShortNumber } from './suggest-short-number.ts';

test('an enterprise without extensions begins at 100', () => {
  expect(suggestShortNumber([])).toBe('100');
});

test('a gap is filled before the range is extended', () => {
  expect(suggestShortNumber(['100', '101', '103'])).toBe('102');
});

test('the length that the enterprise mostly uses is kept', () => {
  expect(suggestShortNumber(['1000', '1001', '1002', '9'])).toBe('1003');
});

test('nothing is suggested where all of that length are taken', () => {
  expect(suggestShortNumber(['1', '2', '3', '4', '5', '6', '7', '8', '9'])).toBeUndefined();
});
