import type { ScheduleException } from '@patchbay/contract/time-schedules';
import type { Schedule } from './is-open.ts';
import { occurrencesOf, type Occurrence } from './occurrences.ts';
import { firstMoment, wallAt, wallOf } from './wall-clock.ts';

/** The occurrences between two wall times that never happen, because the clocks of the zone skip all of each. */
export const skippedOf = ({ timeZone, exceptions }: Pick<Schedule, 'timeZone' | 'exceptions'>, from: number, to: number): Occurrence[] =>
  exceptions
    .flatMap((exception) => occurrencesOf(exception, from, to))
    .filter((occurrence) => wallAt(timeZone, firstMoment(timeZone, occurrence.from)) >= occurrence.to);

const lookAheadMs = 2 * 366 * 86_400_000;

/** The first time in the next two years that an exception does not happen because the clocks skip all of it; of one that comes once, whenever that is. */
export const nextSkipped = (timeZone: string, exception: ScheduleException, now: number): number | null => {
  const [from, to] = exception.repeat === 'ONCE' ? [wallOf(exception.from), wallOf(exception.to)] : [wallAt(timeZone, now), wallAt(timeZone, now) + lookAheadMs];
  return skippedOf({ timeZone, exceptions: [exception] }, from, to)[0]?.from ?? null;
};
