import { expect, test } from 'vitest';
import { daysAfter, daysUntil, endOfDay } from './days.ts';

test('a day ends in this browser’s zone, however many digits its year has', () => {
  expect(endOfDay('2099-03-31')).toBe(new Date('2099-03-31T23:59:59.999').toISOString());
  expect(endOfDay('12026-01-15')).toMatch(/^\+012026-01-1[456]T/);
});

test('days are counted by the calendar, across the change of the clocks', () => {
  for (const now of [new Date(2027, 2, 20, 0, 0), new Date(2027, 9, 20, 23, 59)]) {
    for (const days of [1, 30, 365]) expect(daysUntil(new Date(endOfDay(daysAfter(now, days))), now)).toBe(days);
  }
});
