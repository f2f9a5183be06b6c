import { expect, test } from 'vitest';
import { suggestShortNumber } from './suggest-short-number.ts';

const extensions = (...codes: string[]) => codes.map((code) => ({ code, kind: 'extension' }));

test('an enterprise without extensions begins at 100', () => {
  expect(suggestShortNumber([])).toBe('100');
});

test('a gap is filled before the range is extended', () => {
  expect(suggestShortNumber(extensions('100', '101', '103'))).toBe('102');
});

test('the length that the enterprise mostly uses is kept', () => {
  expect(suggestShortNumber(extensions('1000', '1001', '1002', '9'))).toBe('1003');
});

test('nothing is suggested where all of that length are taken', () => {
  expect(suggestShortNumber(extensions('1', '2', '3', '4', '5', '6', '7', '8', '9'))).toBeUndefined();
});

test('[194] what something else has in the dial space is passed over, and says nothing of the length', () => {
  expect(suggestShortNumber([...extensions('100'), { code: '101', kind: 'internal-number' }, { code: '2000', kind: 'internal-number' }, { code: '2001', kind: 'internal-number' }])).toBe('102');
});
