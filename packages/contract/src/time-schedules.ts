import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { listQuery, page } from './http/list.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { label } from './primitives/label.ts';
import { TimeZone } from './primitives/locale.ts';
import { ClockEnd, ClockTime, LocalDate, LocalDateTime, minutesOf } from './primitives/time.ts';
import { referencesEndpoint } from './references.ts';

/** Open from one time to another, the end not included. An end that comes before the start is on the next day: 22:00 to 06:00 belongs to the day on which it begins. */
export const WeeklyRange = z.object({ weekday: z.int().min(1).max(7).describe('1 is Monday'), from: ClockTime, to: ClockEnd });
export type WeeklyRange = z.infer<typeof WeeklyRange>;

/** Overrides the hours from one moment to another on the clock of the schedule's zone, the end not included. */
export const ScheduleException = z.object({
  name: label(60),
  type: z.enum(['WORKING', 'NON_WORKING']),
  /** Monthly on the same day of the month, yearly on the same date, from the first time on. A month that does not have the day is left out. */
  repeat: z.enum(['ONCE', 'MONTHLY', 'YEARLY']),
  from: LocalDateTime,
  to: LocalDateTime,
});
export type ScheduleException = z.infer<typeof ScheduleException>;

const shape = {
  name: label(60),
  timeZone: TimeZone,
  hours: z.array(WeeklyRange).max(100).default([]),
  exceptions: z.array(ScheduleException).max(200).default([]),
};

const dayMinutes = 24 * 60;
const weekMinutes = 7 * dayMinutes;

/** Where in the week it begins and how long it lasts, in minutes. */
const placeOf = ({ weekday, from, to }: WeeklyRange) => {
  const length = minutesOf(to) - minutesOf(from);
  return { start: (weekday - 1) * dayMinutes + minutesOf(from), length: length > 0 ? length : length + dayMinutes };
};

const overlap = (a: WeeklyRange, b: WeeklyRange): boolean => {
  const [one, other] = [placeOf(a), placeOf(b)];
  const later = (from: number, to: number) => (to - from + weekMinutes) % weekMinutes;
  return later(one.start, other.start) < one.length || later(other.start, one.start) < other.length;
};

/** So short that it is over before it comes again. */
const longestDays = { ONCE: Infinity, MONTHLY: 28, YEARLY: 365 };

/** Why an exception cannot be, as far as its end is to blame. */
export const exceptionIssue = ({ repeat, from, to }: Pick<ScheduleException, 'repeat' | 'from' | 'to'>): string | undefined => {
  if (to <= from) return 'The end comes after the start';
  const days = (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / (dayMinutes * 60_000);
  return days > longestDays[repeat] ? `This lasts ${longestDays[repeat]} days at most, because it comes again` : undefined;
};

const rules = ({ hours, exceptions }: { hours: WeeklyRange[]; exceptions: ScheduleException[] }, context: z.RefinementCtx): void => {
  hours.forEach((range, index) => {
    const add = (key: 'from' | 'to', message: string) => context.addIssue({ code: 'custom', path: ['hours', index, key], message });
    if (range.from === range.to) add('to', 'The end differs from the start; a whole day is 00:00 to 24:00');
    else if (hours.slice(0, index).some((before) => overlap(before, range))) add('from', 'This overlaps with other hours');
  });
  exceptions.forEach((exception, index) => {
    const message = exceptionIssue(exception);
    if (message) context.addIssue({ code: 'custom', path: ['exceptions', index, 'to'], message });
  });
};

export const TimeScheduleDraft = z.object(shape).superRefine(rules);
export type TimeScheduleDraft = z.infer<typeof TimeScheduleDraft>;
export const TimeScheduleUpdate = z.object({ ...shape, version: Version }).superRefine(rules);

export const TimeSchedule = z.object({ ...shape, id: Id, version: Version, createdAt: Timestamp, updatedAt: Timestamp }).meta({ id: 'TimeSchedule' });
export type TimeSchedule = z.infer<typeof TimeSchedule>;

/** Open or not, and by what: the exception where there is one, else the range, else that no range covers it. */
const verdict = { isOpen: z.boolean(), range: WeeklyRange.nullable(), exception: ScheduleException.nullable() };

export const ScheduleAnswer = z.object({
  at: Timestamp,
  /** What the clock of the schedule shows then. */
  local: LocalDateTime,
  timeZone: TimeZone,
  ...verdict,
  /** Exceptions that cover the moment too and give way. */
  overruled: z.array(ScheduleException),
  /** When it opens or closes next; null where it does neither within a year. */
  nextChange: Timestamp.nullable(),
}).meta({ id: 'ScheduleAnswer' });

export const ScheduleInterval = z.object({ from: Timestamp, to: Timestamp, ...verdict }).meta({ id: 'ScheduleInterval' });

/** Of which every clock shows a date that there can be hours for. */
const MomentAsked = Timestamp.refine((text) => text > '2000-01-02' && text < '2099-12-31', 'A date from 2000 to 2099, such as 2026-12-25');

const longestPeriodDays = 366;
const Period = z.object({ from: LocalDate, to: LocalDate.describe('The first day that is not asked for') })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'The end comes after the start' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= longestPeriodDays * dayMinutes * 60_000, { path: ['to'], error: `At most ${longestPeriodDays} days` });

const base = { scope: 'tenant' } as const;

export const timeSchedules = {
  list: endpoint({ ...base, id: 'timeSchedules.list', method: 'GET', path: '/time-schedules', permission: 'timeSchedules:read', csv: true, summary: 'Time schedules of the enterprise',
    query: listQuery(['name', 'timeZone', 'createdAt', 'updatedAt'], { timeZone: TimeZone.optional() }), response: page(TimeSchedule) }),
  get: endpoint({ ...base, id: 'timeSchedules.get', method: 'GET', path: '/time-schedules/:id', permission: 'timeSchedules:read', summary: 'One time schedule', params: ById, response: TimeSchedule }),
  create: endpoint({ ...base, id: 'timeSchedules.create', method: 'POST', path: '/time-schedules', permission: 'timeSchedules:write', summary: 'Create a time schedule', body: TimeScheduleDraft, response: TimeSchedule }),
  update: endpoint({ ...base, id: 'timeSchedules.update', method: 'PUT', path: '/time-schedules/:id', permission: 'timeSchedules:write', summary: 'Change a time schedule',
    params: ById, body: TimeScheduleUpdate, response: TimeSchedule }),
  remove: endpoint({ ...base, id: 'timeSchedules.remove', method: 'DELETE', path: '/time-schedules/:id', permission: 'timeSchedules:write', summary: 'Remove a time schedule; refused while something follows it', params: ById }),
  references: referencesEndpoint('timeSchedules', '/time-schedules', 'tenant', 'timeSchedules:read'),
  openAt: endpoint({ ...base, id: 'timeSchedules.openAt', method: 'GET', path: '/time-schedules/:id/open', permission: 'timeSchedules:read', summary: 'Open at a moment or not, by what, and until when',
    params: ById, query: z.object({ at: z.union([MomentAsked, LocalDateTime]).optional().describe('A moment, or what the clock of the schedule shows; now unless given') }), response: ScheduleAnswer }),
  calendar: endpoint({ ...base, id: 'timeSchedules.calendar', method: 'GET', path: '/time-schedules/:id/calendar', permission: 'timeSchedules:read', summary: 'When it is open and closed in a period, without gaps',
    params: ById, query: Period, response: z.object({
      timeZone: TimeZone,
      intervals: z.array(ScheduleInterval),
      skipped: z.array(z.object({ exception: ScheduleException, from: LocalDateTime })).describe('Exceptions that would begin in the period, but never happen then: the clocks skip all of them'),
    }) }),
};
