import { minutesOf } from '@patchbay/contract/primitives/time';
import type { ScheduleException, TimeSchedule, WeeklyRange } from '@patchbay/contract/time-schedules';
import { byPrecedence, occurrencesOf, type Occurrence } from './occurrences.ts';
import { dayMs, midnightOf, wallAt, weekdayOf } from './wall-clock.ts';

export type Schedule = Pick<TimeSchedule, 'timeZone' | 'hours' | 'exceptions'>;

/** By what it is open or closed: the exception where there is one, else the range, else that no range covers it. */
export interface Verdict {
  isOpen: boolean;
  range: WeeklyRange | null;
  exception: ScheduleException | null;
  /** Exceptions that apply too and give way, the one that would decide next first. */
  overruled: ScheduleException[];
}

/** Where a range lies that belongs to this day, in wall times. */
export const rangeOn = ({ from, to }: WeeklyRange, midnight: number): { from: number; to: number } => {
  const [start, end] = [midnight + minutesOf(from) * 60_000, midnight + minutesOf(to) * 60_000];
  return { from: start, to: end > start ? end : end + dayMs };
};

const rangeAt = (hours: readonly WeeklyRange[], wall: number): WeeklyRange | null => {
  const today = midnightOf(wall);
  const covers = (range: WeeklyRange) =>
    [today, today - dayMs].some((day) => {
      const { from, to } = rangeOn(range, day);
      return range.weekday === weekdayOf(day) && from <= wall && wall < to;
    });
  return hours.find(covers) ?? null;
};

/** The verdict at a wall time; `coming` are the occurrences around it, those that take precedence first. */
export const verdictAt = (hours: readonly WeeklyRange[], coming: readonly Occurrence[], wall: number): Verdict => {
  const [decides, ...overruled] = coming.filter(({ from, to }) => from <= wall && wall < to).map(({ exception }) => exception);
  if (decides) return { isOpen: decides.type === 'WORKING', range: null, exception: decides, overruled };
  const range = rangeAt(hours, wall);
  return { isOpen: range !== null, range, exception: null, overruled: [] };
};

/** The occurrences between two wall times, those that take precedence first. */
export const comingOf = (exceptions: readonly ScheduleException[], from: number, to: number): Occurrence[] =>
  byPrecedence(exceptions).flatMap((exception) => occurrencesOf(exception, from, to));

/**
 * Whether a schedule is open at a moment, and by what. What the clock on the wall of its zone shows decides, and nothing else: an hour that
 * the clock skips in spring is no hour of any range, and one that it shows twice in autumn counts both times.
 * @param at milliseconds since 1970
 */
export const isOpen = ({ timeZone, hours, exceptions }: Schedule, at: number): Verdict => {
  const wall = wallAt(timeZone, at);
  return verdictAt(hours, comingOf(exceptions, wall, wall + 1), wall);
};
