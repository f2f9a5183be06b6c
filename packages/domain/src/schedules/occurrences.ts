import type { ScheduleException } from '@patchbay/contract/time-schedules';
import { dayMs, wallOf } from './wall-clock.ts';

export interface Occurrence {
  exception: ScheduleException;
  /** Wall times; the end is not included. */
  from: number;
  to: number;
}

const monthsApart = { MONTHLY: 1, YEARLY: 12 };

/** Each time that an exception comes between two wall times, in order. It lasts as many days and ends at the same time of day each time. */
export const occurrencesOf = (exception: ScheduleException, from: number, to: number): Occurrence[] => {
  const [first, last] = [wallOf(exception.from), wallOf(exception.to)];
  const length = last - first;
  const touches = (start: number) => start < to && start + length > from;
  if (exception.repeat === 'ONCE') return touches(first) ? [{ exception, from: first, to: last }] : [];
  const step = monthsApart[exception.repeat];
  const [start, begin] = [new Date(first), new Date(from - length)];
  const months = (begin.getUTCFullYear() - start.getUTCFullYear()) * 12 + begin.getUTCMonth() - start.getUTCMonth();
  const found: Occurrence[] = [];
  for (let index = Math.max(0, Math.floor(months / step)); ; index += 1) {
    const day = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + index * step, start.getUTCDate());
    const at = day + (first % dayMs);
    if (at >= to) return found;
    // A month without that day runs on into the next one.
    if (new Date(day).getUTCDate() === start.getUTCDate() && touches(at)) found.push({ exception, from: at, to: at + length });
  }
};

const rarest = { ONCE: 0, YEARLY: 1, MONTHLY: 2 };
const lengthOf = ({ from, to }: ScheduleException) => wallOf(to) - wallOf(from);

/**
 * Which of several exceptions decides: the more particular one. That is the one that comes more rarely (once, yearly, monthly), then the
 * shorter one, then the one that closes, then the upper one of the list.
 */
export const byPrecedence = (exceptions: readonly ScheduleException[]): ScheduleException[] =>
  [...exceptions].sort((a, b) => rarest[a.repeat] - rarest[b.repeat] || lengthOf(a) - lengthOf(b) || a.type.localeCompare(b.type));
