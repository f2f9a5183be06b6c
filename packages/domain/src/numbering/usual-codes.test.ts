import { FeatureAction } from '@patchbay/contract/feature-codes';
import { expect, test } from 'vitest';
import { usualCode } from './usual-codes.ts';

test('no usual code begins with another one', () => {
  const codes = FeatureAction.options.map((action) => usualCode(action, new Set())!);
  expect(new Set(codes).size).toBe(FeatureAction.options.length);
  for (const code of codes) expect(codes.filter((other) => other.startsWith(code))).toEqual([code]);
});

test('a code that is taken makes way for the next', () => {
  expect(usualCode('PICKUP', new Set(['*8']))).toBe('*80');
  expect(usualCode('PICKUP', new Set(['*8', '*80', '*81']))).toBe('*82');
  expect(usualCode('PICKUP', new Set(['*8', ...Array.from({ length: 10 }, (_, digit) => `*8${digit}`)]))).toBeUndefined();
});
