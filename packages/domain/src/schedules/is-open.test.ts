import type { ScheduleException } from '@patchbay/contract/time-schedules';
import { describe, expect, test } from 'vitest';
import { intervalsOf, nextChange } from './intervals.ts';
import { isOpen, type Schedule } from './is-open.ts';
import { firstMoment, localOf, momentsOf, wallAt, wallOf } from './wall-clock.ts';

const berlin = 'Europe/Berlin';
const at = (local: string, zone = berlin) => momentsOf(zone, wallOf(local))[0]!;
const shown = (moment: number | null, zone = berlin) => (moment === null ? null : localOf(wallAt(zone, moment)));

const everyWeekday = (from: string, to: string) => [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from, to }));
const schedule = (exceptions: ScheduleException[] = [], hours: Schedule['hours'] = everyWeekday('09:00', '17:00')): Schedule => ({ timeZone: berlin, hours, exceptions });
const exception = (from: string, to: string, more: Partial<ScheduleException> = {}): ScheduleException => ({ name: 'Exception', type: 'NON_WORKING', repeat: 'ONCE', from, to, ...more });
const isOpenAt = (local: string, exceptions?: ScheduleException[]) => isOpen(schedule(exceptions), at(local)).isOpen;

describe('the hours', () => {
  test('begin with their first minute and end before their last', () => {
    expect(['2026-11-27T08:59', '2026-11-27T09:00', '2026-11-27T16:59', '2026-11-27T17:00', '2026-11-28T12:00'].map((local) => isOpenAt(local))).toEqual([false, true, true, false, false]);
  });

  test('over midnight belong to the day on which they begin', () => {
    const nights = schedule([], [{ weekday: 7, from: '22:00', to: '06:00' }]);
    expect(['2026-11-29T05:00', '2026-11-29T23:00', '2026-11-30T05:59', '2026-11-30T06:00'].map((local) => isOpen(nights, at(local)).isOpen)).toEqual([false, true, true, false]);
  });

  test('that are skipped in spring are none, and that come twice in autumn count twice', () => {
    const nights = { ...schedule([], [{ weekday: 7, from: '02:00', to: '03:00' }]) };
    expect(intervalsOf(nights, at('2026-03-29T00:00'), at('2026-03-30T00:00')).map((interval) => interval.isOpen)).toEqual([false]);
    const open = intervalsOf(nights, at('2026-10-25T00:00'), at('2026-10-26T00:00')).filter((interval) => interval.isOpen);
    expect(open.map(({ from, to }) => (to - from) / 3_600_000)).toEqual([2]);
  });
});

describe('an exception', () => {
  test('closes what would be open, and opens what would be closed', () => {
    expect(isOpenAt('2026-11-27T12:00', [exception('2026-11-27T00:00', '2026-11-28T00:00')])).toBe(false);
    expect(isOpenAt('2026-11-28T12:00', [exception('2026-11-28T10:00', '2026-11-28T14:00', { type: 'WORKING' })])).toBe(true);
  });

  test('that comes monthly comes from its first time on, and not in months without its day', () => {
    const monthly = exception('2026-01-31T00:00', '2026-02-01T00:00', { repeat: 'MONTHLY', type: 'WORKING' });
    const days = intervalsOf(schedule([monthly], []), at('2025-11-01T00:00'), at('2026-08-01T00:00')).filter((interval) => interval.isOpen);
    expect(days.map(({ from }) => shown(from)?.slice(0, 10))).toEqual(['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31']);
  });

  test('that comes yearly on 29 February comes in leap years', () => {
    const yearly = exception('2024-02-29T00:00', '2024-03-01T00:00', { repeat: 'YEARLY', type: 'WORKING' });
    const days = intervalsOf(schedule([yearly], []), at('2024-01-01T00:00'), at('2033-01-01T00:00')).filter((interval) => interval.isOpen);
    expect(days.map(({ from }) => shown(from)?.slice(0, 10))).toEqual(['2024-02-29', '2028-02-29', '2032-02-29']);
  });

  test('lasts over the end of the year', () => {
    const holidays = [exception('2020-12-24T00:00', '2021-01-02T00:00', { repeat: 'YEARLY' })];
    expect(['2026-12-23T12:00', '2026-12-24T12:00', '2027-01-01T12:00', '2027-01-04T12:00'].map((local) => isOpenAt(local, holidays))).toEqual([true, false, false, true]);
  });
});

describe('of several exceptions', () => {
  const friday = ['2026-11-27T00:00', '2026-11-28T00:00'] as const;
  const decides = (...exceptions: ScheduleException[]) => isOpen(schedule(exceptions), at('2026-11-27T12:00')).exception?.name;

  test('the one that comes more rarely decides', () => {
    expect(decides(exception(...friday, { name: 'monthly', repeat: 'MONTHLY' }), exception(...friday, { name: 'yearly', repeat: 'YEARLY' }), exception('2026-11-20T00:00', '2026-12-20T00:00', { name: 'once', type: 'WORKING' }))).toBe('once');
    expect(decides(exception('2026-11-27T11:00', '2026-11-27T13:00', { name: 'monthly', repeat: 'MONTHLY' }), exception(...friday, { name: 'yearly', repeat: 'YEARLY' }))).toBe('yearly');
  });

  test('then the shorter one, then the one that closes, then the upper one', () => {
    expect(decides(exception('2026-11-20T00:00', '2026-12-20T00:00', { name: 'long' }), exception('2026-11-27T10:00', '2026-11-27T13:00', { name: 'short', type: 'WORKING' }))).toBe('short');
    expect(decides(exception(...friday, { name: 'opens', type: 'WORKING' }), exception(...friday, { name: 'closes' }))).toBe('closes');
    expect(decides(exception(...friday, { name: 'upper' }), exception(...friday, { name: 'lower' }))).toBe('upper');
  });

  test('the others are told in the order in which they would decide', () => {
    const long = exception('2026-11-20T00:00', '2026-12-20T00:00', { name: 'long' });
    const { overruled } = isOpen(schedule([exception(...friday, { name: 'monthly', repeat: 'MONTHLY' }), long, exception(...friday, { name: 'day' })]), at('2026-11-27T12:00'));
    expect(overruled.map(({ name }) => name)).toEqual(['long', 'monthly']);
  });
});

describe('the next change', () => {
  test('is when it closes, or when it opens after the weekend', () => {
    expect(shown(nextChange(schedule(), at('2026-11-27T12:00')))).toBe('2026-11-27T17:00');
    expect(shown(nextChange(schedule(), at('2026-11-27T17:00')))).toBe('2026-11-30T09:00');
  });

  test('is not where another reason takes over', () => {
    expect(shown(nextChange(schedule([exception('2026-11-27T12:00', '2026-11-27T20:00', { type: 'WORKING' })]), at('2026-11-27T10:00')))).toBe('2026-11-27T20:00');
  });

  test('is none where it never changes', () => {
    expect(nextChange(schedule([], []), at('2026-11-27T12:00'))).toBeNull();
    expect(nextChange(schedule([], [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' }))), at('2026-11-27T12:00'))).toBeNull();
  });

  test('is found a year ahead', () => {
    const yearly = exception('2020-11-26T00:00', '2020-11-27T00:00', { repeat: 'YEARLY', type: 'WORKING' });
    expect(shown(nextChange(schedule([yearly], []), at('2026-11-27T12:00')))).toBe('2027-11-26T00:00');
  });
});

test('a time that the clocks skip begins with the skip', () => {
  expect(momentsOf(berlin, wallOf('2026-03-29T02:30'))).toEqual([]);
  expect(new Date(firstMoment(berlin, wallOf('2026-03-29T02:30'))).toISOString()).toBe('2026-03-29T01:00:00.000Z');
  expect(new Date(firstMoment('Pacific/Apia', wallOf('2011-12-30T00:00'))).toISOString()).toBe('2011-12-30T10:00:00.000Z');
});
