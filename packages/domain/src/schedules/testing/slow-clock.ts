import type { ScheduleException } from '@patchbay/contract/time-schedules';
import type { Schedule } from '../is-open.ts';

/** What one minute looks like on a clock: `2026-03-29`, `Sun`, `03:00`. */
export interface Reading {
  date: string;
  weekday: string;
  time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

export const readClock = (zone: string, at: number): Reading => {
  const options = { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', weekday: 'short', hour: '2-digit', minute: '2-digit' } as const;
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en', options);
  formats.set(zone, format);
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return { date: `${parts.year}-${parts.month}-${parts.day}`, weekday: parts.weekday!, time: `${parts.hour}:${parts.minute}` };
};

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const daysFrom = (date: string, days: number): string => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

const beginsOn = ({ repeat, from }: ScheduleException, date: string): boolean => {
  const first = from.slice(0, 10);
  if (repeat === 'ONCE') return date === first;
  if (date < first || date.slice(8) !== first.slice(8)) return false;
  return repeat === 'MONTHLY' || date.slice(5, 7) === first.slice(5, 7);
};

/** Goes back day by day to one on which it begins, and looks whether it still lasts. */
const covers = (exception: ScheduleException, { date, time }: Reading): boolean => {
  const days = daysBetween(exception.from.slice(0, 10), exception.to.slice(0, 10));
  for (let back = 0; back <= days; back += 1) {
    const began = daysFrom(date, -back);
    if (!beginsOn(exception, began)) continue;
    const [start, end] = [`${began}T${exception.from.slice(11)}`, `${daysFrom(began, days)}T${exception.to.slice(11)}`];
    if (start <= `${date}T${time}` && `${date}T${time}` < end) return true;
  }
  return false;
};

const minutesLong = ({ from, to }: ScheduleException): number => (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000;

const beats = (a: ScheduleException, b: ScheduleException): boolean => {
  const order = ['ONCE', 'YEARLY', 'MONTHLY'];
  if (a.repeat !== b.repeat) return order.indexOf(a.repeat) < order.indexOf(b.repeat);
  if (minutesLong(a) !== minutesLong(b)) return minutesLong(a) < minutesLong(b);
  return a.type === 'NON_WORKING' && b.type === 'WORKING';
};

/** Open or not when the clock reads this: no arithmetic of moments, no offsets, no memory. */
export const isOpenSlowly = ({ hours, exceptions }: Schedule, reading: Reading): boolean => {
  let decides: ScheduleException | undefined;
  for (const exception of exceptions) if (covers(exception, reading) && (!decides || beats(exception, decides))) decides = exception;
  if (decides) return decides.type === 'WORKING';
  const today = weekdays.indexOf(reading.weekday) + 1;
  const yesterday = today === 1 ? 7 : today - 1;
  return hours.some(({ weekday, from, to }) => {
    const isOvernight = to < from;
    if (weekday === today && from <= reading.time && (isOvernight || reading.time < to)) return true;
    return isOvernight && weekday === yesterday && reading.time < to;
  });
};
