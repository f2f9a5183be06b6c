import { ScheduleException } from '@patchbay/contract/time-schedules';
import { readCalendar } from './calendar-file.ts';
import { readDate, type DateOrder } from './typed-date.ts';
import { dayMs, localOf, wallOf } from './wall-clock.ts';

/** A day or several on which something is otherwise, as a list or a calendar file says it. */
export interface Holiday {
  name: string;
  from: string;
  to: string;
  isYearly: boolean;
}

export interface Holidays {
  found: Holiday[];
  /** Lines that hold something and no date, or no name. */
  unread: { line: number; text: string }[];
}

/** From the beginning of a day to the end of another, as wall times. */
export const wholeDays = (first: string, last: string = first) => ({ from: `${first}T00:00`, to: localOf(wallOf(`${last}T00:00`) + dayMs) });

const unquoted = (cell: string): string => cell.trim().replace(/^"(.*)"$/, '$1').replaceAll('""', '"').trim();

/** Cells where the line has tabs, semicolons or commas; else the date ends where the first blank is. */
const cellsOf = (line: string): string[] => {
  const separator = ['\t', ';', ','].find((candidate) => line.includes(candidate));
  if (separator) return line.split(separator).map(unquoted).filter((cell) => cell !== '');
  const [, date, name] = /^(\S+)\s+(.+)$/.exec(line.trim()) ?? [];
  return date && name ? [date, name] : [line.trim()];
};

const holidayOf = (line: string, order: DateOrder, thisYear: number): Holiday | undefined => {
  const cells = cellsOf(line);
  const dates = cells.flatMap((cell) => readDate(cell, order, thisYear) ?? []);
  const name = cells.find((cell) => !readDate(cell, order, thisYear) && /\p{L}/u.test(cell));
  const [first, last = first] = dates;
  if (!first || !last || !name || last.date < first.date) return undefined;
  return { name, ...wholeDays(first.date, last.date), isYearly: first.isYearly };
};

const isHeading = (line: string, index: number): boolean => index === 0 && !/\d/.test(line);

const readList = (text: string, order: DateOrder, thisYear: number): Holidays => {
  const [found, unread]: [Holiday[], Holidays['unread']] = [[], []];
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    if (line.trim() === '' || isHeading(line, index)) return;
    const holiday = holidayOf(line, order, thisYear);
    if (holiday) found.push(holiday);
    else unread.push({ line: index + 1, text: line.trim() });
  });
  return { found, unread };
};

const isSound = (holiday: Holiday): boolean => ScheduleException.safeParse(exceptionOf(holiday)).success && holiday.from < holiday.to;

/** Public holidays as an administrator has them: a calendar file (.ics), or a list with a date and a name in each line. */
export const readHolidays = (text: string, { order, timeZone, thisYear }: { order: DateOrder; timeZone: string; thisYear: number }): Holidays => {
  const plain = text.replace(/^\uFEFF/, '');
  const { found, unread } = /^\s*BEGIN:VCALENDAR/i.test(plain) ? readCalendar(plain, timeZone) : readList(plain, order, thisYear);
  return { found: found.filter(isSound).sort((a, b) => a.from.localeCompare(b.from)), unread };
};

const longestName = 60;

/** The exception that closes then. */
export const exceptionOf = ({ name, from, to, isYearly }: Holiday): ScheduleException =>
  ({ name: name.slice(0, longestName), type: 'NON_WORKING', repeat: isYearly ? 'YEARLY' : 'ONCE', from, to });

/** Those of the new exceptions that are not there yet at the same time. */
export const notThereYet = (there: readonly ScheduleException[], coming: readonly ScheduleException[]): ScheduleException[] => {
  const key = ({ repeat, from, to, type }: ScheduleException) => `${repeat} ${type} ${from} ${to}`;
  const known = new Set(there.map(key));
  return coming.filter((exception) => !known.has(key(exception)) && known.add(key(exception)));
};
