import { TimeScheduleDraft, type ScheduleException, type WeeklyRange } from '@patchbay/contract/time-schedules';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { intervalsOf, nextChange } from './intervals.ts';
import { isOpen, type Schedule } from './is-open.ts';
import { isOpenSlowly, readClock, type Reading } from './testing/slow-clock.ts';
import { dayMs, localOf, offsetAt } from './wall-clock.ts';

/** Where the clocks are changed: by an hour, by half an hour, at midnight, for Ramadan, and by leaving out a day. */
const changes: [zone: string, near: string][] = [
  ['America/New_York', '2026-03-08T07:00Z'],
  ['America/New_York', '2026-11-01T06:00Z'],
  ['Europe/Berlin', '2026-03-29T01:00Z'],
  ['Europe/Berlin', '2026-10-25T01:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
  ['Africa/Casablanca', '2026-02-15T02:00Z'],
  ['Africa/Casablanca', '2026-03-22T02:00Z'],
  ['America/St_Johns', '2026-03-08T05:30Z'],
  ['America/Santiago', '2026-04-05T03:00Z'],
  ['America/Santiago', '2026-09-06T04:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00Z'],
];

const minute = 60_000;
const readings = new Map<string, [at: number, reading: Reading][]>();

/** Every minute of the day and a half on either side. */
const around = (zone: string, near: string) => {
  const known = readings.get(`${zone} ${near}`);
  if (known) return known;
  const first = Date.parse(near) - 1.5 * dayMs;
  const made = Array.from({ length: 3 * 24 * 60 }, (_, index) => [first + index * minute, readClock(zone, first + index * minute)] as [number, Reading]);
  readings.set(`${zone} ${near}`, made);
  return made;
};

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
// Night is when the clocks are changed, and quarters of an hour are where hours begin and end.
const aMinute = fc.oneof({ weight: 2, arbitrary: fc.integer({ min: 0, max: 16 }).map((quarter) => quarter * 15) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 24 * 60 - 1 }) });

const aRange: fc.Arbitrary<WeeklyRange> = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), from: aMinute.map(clock), to: aMinute.map((minutes) => (minutes === 0 ? '24:00' : clock(minutes))) });

const anException = (near: number): fc.Arbitrary<ScheduleException> =>
  fc
    .record({
      type: fc.constantFrom('WORKING', 'NON_WORKING'), repeat: fc.constantFrom('ONCE', 'MONTHLY', 'YEARLY'), day: fc.integer({ min: -4, max: 2 }), minutes: aMinute,
      length: fc.oneof(fc.constantFrom(dayMs, 2 * dayMs), fc.integer({ min: 1, max: 6 * 24 * 60 }).map((minutes) => minutes * minute)), monthsBefore: fc.integer({ min: 0, max: 14 }),
    })
    .map(({ type, repeat, day, minutes, length, monthsBefore }): ScheduleException => {
      const on = new Date(Math.floor(near / dayMs) * dayMs + day * dayMs);
      const back = { ONCE: 0, MONTHLY: monthsBefore, YEARLY: Math.floor(monthsBefore / 6) * 12 }[repeat as ScheduleException['repeat']];
      const from = Date.UTC(on.getUTCFullYear(), on.getUTCMonth() - back, on.getUTCDate()) + minutes * minute;
      return { name: 'Exception', type, repeat, from: localOf(from), to: localOf(from + length) } as ScheduleException;
    });

/** One that the API would take: what overlaps is left out. */
const aSchedule = (zone: string, near: number): fc.Arbitrary<Schedule> =>
  fc.record({ hours: fc.array(aRange, { maxLength: 14 }), exceptions: fc.array(anException(near), { maxLength: 4 }) }).map(({ hours, exceptions }) => {
    const fits = (kept: WeeklyRange[]) => TimeScheduleDraft.safeParse({ name: 'Schedule', timeZone: zone, hours: kept, exceptions: [] }).success;
    const kept = hours.reduce<WeeklyRange[]>((before, range) => (fits([...before, range]) ? [...before, range] : before), []);
    return { timeZone: zone, hours: kept, exceptions };
  });

describe.each(changes)('in %s around %s', (zone, near) => {
  const minutes = around(zone, near);
  const [from, to] = [minutes[0]![0], minutes.at(-1)![0] + minute];

  test('the clocks are changed', () => {
    expect(offsetAt(zone, from)).not.toBe(offsetAt(zone, to));
  });

  test('a schedule is open in the minutes in which the slow, obvious way says so', () => {
    fc.assert(
      fc.property(aSchedule(zone, Date.parse(near)), (schedule) => {
        const slow = minutes.map(([, reading]) => isOpenSlowly(schedule, reading));
        const intervals = intervalsOf(schedule, from, to);
        expect(minutes.filter(([at], index) => intervals.find((interval) => at < interval.to)!.isOpen !== slow[index])).toEqual([]);
        expect(intervals.every((interval, index) => interval.from === (intervals[index - 1]?.to ?? from))).toBe(true);
        expect(intervals.at(-1)!.to).toBe(to);
        // One in seven, which is prime to the quarters of the hour.
        expect(minutes.filter(([at], index) => index % 7 === 0 && isOpen(schedule, at).isOpen !== slow[index])).toEqual([]);
        const changed = slow.findIndex((open) => open !== slow[0]);
        const next = nextChange(schedule, from);
        if (changed === -1) expect(next === null || next >= to).toBe(true);
        else expect(next).toBe(minutes[changed]![0]);
      }),
      { numRuns: 25 },
    );
  });
});
