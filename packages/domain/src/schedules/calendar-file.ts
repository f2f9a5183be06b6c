import type { Holiday, Holidays } from './holidays.ts';
import { dayMs, localOf, wallAt, wallOf } from './wall-clock.ts';

interface Property {
  name: string;
  value: string;
  line: number;
}

/** RFC 5545, 3.1: a line that begins with a blank goes on with the one before it. */
const propertiesOf = (text: string): Property[] => {
  const found: Property[] = [];
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    const last = found.at(-1);
    if (/^[ \t]/.test(line) && last) return void (last.value += line.slice(1));
    const [, name, value] = /^([A-Za-z-]+)(?:;(?:"[^"]*"|[^":])*)?:(.*)$/.exec(line) ?? [];
    if (name) found.push({ name: name.toUpperCase(), value: value!, line: index + 1 });
  });
  return found;
};

const unescaped = (value: string): string => value.replace(/\\([\\;,nN])/g, (_, escaped: string) => (/n/i.test(escaped) ? ' ' : escaped)).trim();

/** `20261225` and `20261225T090000` as they stand, `20261225T090000Z` as the schedule's clock shows it. */
const wallOfValue = (value: string, timeZone: string): number => {
  const [, year, month, day, hour = '00', minute = '00', utc] = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z)?)?$/.exec(value) ?? [];
  const wall = wallOf(`${year}-${month}-${day}T${hour}:${minute}`);
  return utc && !Number.isNaN(wall) ? wallAt(timeZone, wall) : wall;
};

const holidayOf = (event: Property[], timeZone: string): Holiday | undefined => {
  const value = (name: string) => event.find((property) => property.name === name)?.value;
  const [start = '', end, rule = ''] = [value('DTSTART'), value('DTEND'), value('RRULE')];
  const from = wallOfValue(start, timeZone);
  // Without an end it is the whole day.
  const to = end === undefined ? from + dayMs : wallOfValue(end, timeZone);
  const name = unescaped(value('SUMMARY') ?? '');
  if (Number.isNaN(from) || Number.isNaN(to) || name === '') return undefined;
  return { name, from: localOf(from), to: localOf(to), isYearly: /FREQ=YEARLY/i.test(rule) };
};

/** The events of a calendar file (RFC 5545). Of repetitions only the yearly one is understood. */
export const readCalendar = (text: string, timeZone: string): Holidays => {
  const [found, unread]: [Holiday[], Holidays['unread']] = [[], []];
  let event: Property[] | undefined;
  for (const property of propertiesOf(text)) {
    const { name, value, line } = property;
    const isEvent = value.trim().toUpperCase() === 'VEVENT';
    if (name === 'BEGIN' && isEvent) event = [property];
    else if (name === 'END' && isEvent && event) {
      const holiday = holidayOf(event, timeZone);
      if (holiday) found.push(holiday);
      else unread.push({ line: event[0]!.line, text: event.find((part) => part.name === 'SUMMARY')?.value ?? `VEVENT, ${line}` });
      event = undefined;
    } else event?.push(property);
  }
  return { found, unread };
};
