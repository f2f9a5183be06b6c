import { z } from 'zod';

/** A time of a day on the clock of some place, `09:00`. */
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'A time, such as 09:00', abort: true });

/** The end of something on that clock: midnight is `24:00`, so that it has one notation. */
export const ClockEnd = z.string().regex(/^(?!00:00)(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'A time, such as 17:00; midnight is 24:00', abort: true });

const isReal = (local: string): boolean => {
  const at = Date.parse(`${local.slice(0, 10)}T00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(local.slice(0, 10));
};

/** A day without a place, `2026-12-25`. */
export const LocalDate = z
  .string()
  .regex(/^20\d\d-\d\d-\d\d$/, { error: 'A date from 2000 to 2099, such as 2026-12-25', abort: true })
  .refine(isReal, { error: 'There is no such day', abort: true });

/** A day and a time without a place, `2026-12-25T09:00`. */
export const LocalDateTime = z
  .string()
  .regex(/^20\d\d-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/, { error: 'A date and a time, such as 2026-12-25T09:00', abort: true })
  .refine(isReal, { error: 'There is no such day', abort: true });

/** Minutes since midnight. */
export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
