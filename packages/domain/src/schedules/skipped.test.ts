import type { ScheduleException } from '@patchbay/contract/time-schedules';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { intervalsOf } from './intervals.ts';
import { nextSkipped, skippedOf } from './skipped.ts';
import { isOpenSlowly, readClock } from './testing/slow-clock.ts';
import { dayMs, localOf, midnightOf, wallAt, wallOf } from './wall-clock.ts';

const minute = 60_000;
const berlin = 'Europe/Berlin';
const exception = (from: string, to: string, more: Partial<ScheduleException> = {}): ScheduleException => ({ name: 'Exception', type: 'WORKING', repeat: 'ONCE', from, to, ...more });
const daysOf = (zone: string, one: ScheduleException, from: string, to: string) => skippedOf({ timeZone: zone, exceptions: [one] }, wallOf(from), wallOf(to)).map((occurrence) => localOf(occurrence.from));

describe('an exception that lies wholly in what the clocks skip', () => {
  test('never happens, and opens nothing', () => {
    const night = exception('2026-03-29T02:15', '2026-03-29T02:45');
    expect(daysOf(berlin, night, '2026-03-29T00:00', '2026-03-30T00:00')).toEqual(['2026-03-29T02:15']);
    const open = intervalsOf({ timeZone: berlin, hours: [], exceptions: [night] }, Date.parse('2026-03-28T00:00Z'), Date.parse('2026-03-31T00:00Z')).filter((interval) => interval.isOpen);
    expect(open).toEqual([]);
  });

  test('happens where a part of it is shown, and on every other day', () => {
    for (const [from, to] of [['02:15', '03:01'], ['01:59', '02:45'], ['03:00', '03:30'], ['01:00', '02:00']]) {
      expect(daysOf(berlin, exception(`2026-03-29T${from}`, `2026-03-29T${to}`), '2026-03-29T00:00', '2026-03-30T00:00')).toEqual([]);
    }
    expect(daysOf(berlin, exception('2026-01-29T02:15', '2026-01-29T02:45', { repeat: 'MONTHLY' }), '2026-01-01T00:00', '2027-01-01T00:00')).toEqual(['2026-03-29T02:15']);
    expect(daysOf(berlin, exception('2020-03-29T02:00', '2020-03-29T03:00', { repeat: 'YEARLY' }), '2020-01-01T00:00', '2027-01-01T00:00')).toEqual(['2020-03-29T02:00', '2026-03-29T02:00']);
  });

  test('may be a whole day, where a zone left one out', () => {
    expect(daysOf('Pacific/Apia', exception('2011-12-30T00:00', '2011-12-31T00:00'), '2011-12-29T00:00', '2012-01-01T00:00')).toEqual(['2011-12-30T00:00']);
  });

  test('is found ahead where it comes again, and always where it comes once', () => {
    const now = Date.parse('2026-01-10T12:00Z');
    const at = (found: number | null) => found && localOf(found);
    expect(at(nextSkipped(berlin, exception('2020-01-29T02:15', '2020-01-29T02:45', { repeat: 'MONTHLY' }), now))).toBe('2026-03-29T02:15');
    expect(nextSkipped(berlin, exception('2020-03-30T02:15', '2020-03-30T02:45', { repeat: 'YEARLY' }), now)).toBeNull();
    expect(at(nextSkipped(berlin, exception('2020-03-29T02:15', '2020-03-29T02:45'), now))).toBe('2020-03-29T02:15');
  });
});

/** Zones, and when each puts its clocks forward: by an hour, by half an hour, at midnight, by a day. */
const forward: [zone: string, near: string][] = [
  ['Europe/Berlin', '2026-03-29T01:00Z'], ['America/New_York', '2026-03-08T07:00Z'], ['America/St_Johns', '2026-03-08T05:30Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'], ['America/Santiago', '2026-09-06T04:00Z'], ['Pacific/Apia', '2011-12-30T10:00Z'],
];

test.each(forward)('in %s exceptions around the gap are skipped where the slow, obvious way never meets them', (zone, near) => {
  const moment = Date.parse(near);
  const [before, after] = [wallAt(zone, moment - minute), wallAt(zone, moment + minute)];
  const readings = Array.from({ length: 4 * 24 * 60 }, (_, index) => readClock(zone, moment - 2 * dayMs + index * minute));
  const edge = fc.oneof(fc.integer({ min: before / minute, max: after / minute }), fc.integer({ min: before / minute - 90, max: after / minute + 90 }));
  fc.assert(
    fc.property(edge, edge, fc.constantFrom('ONCE' as const, 'MONTHLY' as const, 'YEARLY' as const), (one, other, repeat) => {
      fc.pre(one !== other);
      const [from, to] = [Math.min(one, other) * minute, Math.max(one, other) * minute];
      const schedule = { timeZone: zone, hours: [], exceptions: [exception(localOf(from), localOf(to), { repeat })] };
      const isMet = readings.some((reading) => isOpenSlowly(schedule, reading));
      const isOpen = intervalsOf(schedule, moment - 2 * dayMs, moment + 2 * dayMs).some((interval) => interval.isOpen);
      expect([isOpen, skippedOf(schedule, midnightOf(from), to).length === 0]).toEqual([isMet, isMet]);
    }),
    { numRuns: 60 },
  );
});
