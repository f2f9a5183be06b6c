import { describe, expect, test } from 'vitest';
import { lastDayOf, periodOf, periods, rangeOf, rangeOfDays } from './period.ts';

const now = new Date(2026, 10, 20, 15, 30);
const local = (iso: string | undefined) => (iso === undefined ? undefined : new Date(iso).toLocaleString('sv'));

describe('a period of the audit log', () => {
  test.each([['all', undefined], ['today', '2026-11-20 00:00:00'], ['week', '2026-11-14 00:00:00'], ['month', '2026-10-22 00:00:00']] as const)('%s begins at midnight', (period, from) => {
    expect(local(rangeOf(period, now).from)).toBe(from);
  });

  test.each(periods)('%s is known again from its address', (period) => {
    expect(periodOf(rangeOf(period, now), now)).toBe(period);
  });

  test('of two days includes both, over the change to winter time as well', () => {
    const { from, to } = rangeOfDays('2026-10-24', '2026-10-25');
    expect([local(from), local(to)]).toEqual(['2026-10-24 00:00:00', '2026-10-26 00:00:00']);
    expect(lastDayOf(to!).toLocaleDateString('sv')).toBe('2026-10-25');
    expect(periodOf({ from, to }, now)).toBeUndefined();
  });

  test('may be open at either end', () => {
    expect(rangeOfDays('', '2026-10-25').from).toBeUndefined();
    expect(rangeOfDays('2026-10-25', '').to).toBeUndefined();
  });
});
