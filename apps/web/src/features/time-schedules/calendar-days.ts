import type { ScheduleException } from '@patchbay/contract/time-schedules';
import { intervalsOf, type Interval } from '@patchbay/domain/schedules/intervals';
import type { Schedule } from '@patchbay/domain/schedules/is-open';
import type { ClockRange } from '@patchbay/domain/schedules/typed-hours';
import { skippedOf } from '@patchbay/domain/schedules/skipped';
import { dayMs, firstMoment, localOf, wallAt, wallOf, weekdayOf } from '@patchbay/domain/schedules/wall-clock';

const minuteMs = 60_000;

export interface DayPart extends ClockRange, Pick<Interval, 'isOpen' | 'range' | 'exception'> {}

/** What a schedule comes to on one day. */
export interface CalendarDay {
  /** `2026-12-25` */
  date: string;
  /** Without gaps, as the clock of the schedule shows them. */
  parts: DayPart[];
  /** When it is open, whatever opens it. */
  open: ClockRange[];
  exceptions: ScheduleException[];
  /** Those that would begin on it, but never happen: the clocks skip all of them. */
  skipped: ScheduleException[];
  /** By how much the clocks are changed on it. */
  shiftMinutes: number;
}

export const dateOf = (wall: number): string => localOf(wall).slice(0, 10);
export const wallOfDate = (date: string): number => wallOf(`${date}T00:00`);
export const addDays = (date: string, days: number): string => dateOf(wallOfDate(date) + days * dayMs);

/** The same day of another month, or its last one where it has fewer. */
export const addMonths = (date: string, months: number): string => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dateOf(Date.UTC(year, month - 1 + months, Math.min(day, last)));
};

/** The days of the weeks that a month touches, beginning with the week's first day. */
export const datesAround = (date: string, firstWeekday: number): string[] => {
  const back = (day: string) => (weekdayOf(wallOfDate(day)) - firstWeekday + 7) % 7;
  const first = `${date.slice(0, 8)}01`;
  const last = addDays(addMonths(first, 1), -1);
  const start = addDays(first, -back(first));
  const length = (wallOfDate(last) - wallOfDate(start)) / dayMs + (7 - back(last));
  return Array.from({ length }, (_, index) => addDays(start, index));
};

const join = (open: ClockRange[], { from, to }: ClockRange): ClockRange[] => {
  const last = open.at(-1);
  return last?.to === from ? [...open.slice(0, -1), { from: last.from, to }] : [...open, { from, to }];
};

/** What a schedule comes to on days that follow each other. */
export const calendarOf = (schedule: Schedule, dates: readonly string[]): CalendarDay[] => {
  const { timeZone } = schedule;
  const starts = [...dates, addDays(dates.at(-1)!, 1)].map((date) => firstMoment(timeZone, wallOfDate(date)));
  const all = intervalsOf(schedule, starts[0]!, starts.at(-1)!);
  const time = (at: number) => localOf(wallAt(timeZone, at)).slice(11);
  return dates.map((date, index) => {
    const [start, end] = [starts[index]!, starts[index + 1]!];
    const parts = all.filter(({ from, to }) => from < end && to > start).map(({ from, to, ...verdict }) => {
      // The last minute and one more, because the end itself may lie behind a change of the clocks.
      const last = localOf(wallAt(timeZone, Math.min(to, end) - minuteMs) + minuteMs).slice(11);
      return { ...verdict, from: time(Math.max(from, start)), to: last === '00:00' ? '24:00' : last };
    });
    const exceptions = [...new Set(parts.flatMap(({ exception }) => exception ?? []))];
    const shiftMinutes = (dayMs - (end - start)) / minuteMs;
    const skipped = shiftMinutes > 0 ? skippedOf(schedule, wallOfDate(date), wallOfDate(date) + dayMs).map(({ exception }) => exception) : [];
    return { date, parts, open: parts.filter((part) => part.isOpen).reduce(join, []), exceptions, skipped, shiftMinutes };
  });
};
