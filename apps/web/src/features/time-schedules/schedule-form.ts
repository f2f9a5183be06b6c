import { TimeScheduleDraft, type TimeSchedule, type WeeklyRange } from '@patchbay/contract/time-schedules';
import { Version } from '@patchbay/contract/primitives/id';
import { readHours, writeHours } from '@patchbay/domain/schedules/typed-hours';
import { z } from 'zod';

const hoursOf = (days: readonly string[]): WeeklyRange[] => days.flatMap((typed, index) => (readHours(typed) ?? []).map((range) => ({ weekday: index + 1, ...range })));

const { name, timeZone, exceptions } = TimeScheduleDraft.shape;

/**
 * A schedule as the form holds it: the hours of each day as they are typed, Monday first. It answers the draft of the contract and is judged
 * by the contract's own rules.
 */
export const ScheduleForm = z
  .object({ name, timeZone, exceptions, days: z.array(z.string()), version: Version.optional() })
  .superRefine((form, context) => {
    form.days.forEach((typed, day) => {
      if (!readHours(typed)) context.addIssue({ code: 'custom', path: ['days', day], message: 'These hours cannot be read' });
    });
    const hours = hoursOf(form.days);
    const judged = TimeScheduleDraft.safeParse({ ...form, hours });
    for (const issue of judged.error?.issues ?? []) {
      const [list, index] = issue.path;
      // Hours of the draft are found by their index among all, those of the form by their day.
      if (issue.code === 'custom') context.addIssue({ ...issue, path: list === 'hours' ? ['days', hours[Number(index)]!.weekday - 1] : issue.path });
    }
  })
  .transform(({ days, ...form }) => ({ ...form, hours: hoursOf(days) }));
export type ScheduleForm = z.input<typeof ScheduleForm>;

/** The hours of each day as they are typed, Monday first. */
export const daysOf = (hours: readonly WeeklyRange[], clock: (time: string) => string): string[] =>
  Array.from({ length: 7 }, (_, index) => writeHours(hours.filter(({ weekday }) => weekday === index + 1), clock));

/** A schedule as it is, for its form. */
export const formOf = ({ name, timeZone, hours, exceptions, version }: TimeSchedule, clock: (time: string) => string): ScheduleForm => ({ name, timeZone, exceptions, version, days: daysOf(hours, clock) });

const usual = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }));

/** What the form of a new schedule begins with: the hours of most offices. */
export const newForm = (timeZone: string, clock: (time: string) => string): ScheduleForm => ({ name: '', timeZone, exceptions: [], days: daysOf(usual, clock) });
