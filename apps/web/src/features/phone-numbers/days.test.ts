import { expect, test } from 'vitest';
import { endOfDay } from './days.ts';

test('a day ends in this browser’s zone, however many digits its year has', () => {
  expect(endOfDay('2099-03-31')).toBe(new Date('2099-03-31T23:59:59.999').toISOString());
  expect(endOfDay('12026-01-15')).toMatch(/^\+012026-01-1[456]T/);
});
