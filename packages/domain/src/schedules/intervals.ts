import { comingOf, isOpen, rangeOn, verdictAt, type Schedule, type Verdict } from './is-open.ts';
import { dayMs, midnightOf, stretches, weekdayOf } from './wall-clock.ts';

/** Between two moments, the end not included, the same decides. */
export interface Interval extends Omit<Verdict, 'overruled'> {
  from: number;
  to: number;
}

/** Where on the wall clock something else may decide: at each end of a range or of an exception. */
const edges = ({ hours }: Schedule, coming: ReturnType<typeof comingOf>, from: number, to: number): number[] => {
  const found = new Set([from, to]);
  const add = (part: { from: number; to: number }) => [part.from, part.to].forEach((edge) => edge > from && edge < to && found.add(edge));
  for (let day = midnightOf(from) - dayMs; day < to; day += dayMs) {
    hours.filter(({ weekday }) => weekday === weekdayOf(day)).forEach((range) => add(rangeOn(range, day)));
  }
  coming.forEach(add);
  return [...found].sort((a, b) => a - b);
};

const join = (intervals: Interval[], next: Interval): void => {
  const last = intervals.at(-1);
  if (last && last.range === next.range && last.exception === next.exception) last.to = next.to;
  else intervals.push(next);
};

/** When a schedule is open and closed between two moments: in order, without gaps, each with what decides. */
export const intervalsOf = (schedule: Schedule, from: number, to: number): Interval[] => {
  const intervals: Interval[] = [];
  for (const { offset, ...stretch } of stretches(schedule.timeZone, from, to)) {
    const [start, end] = [stretch.from + offset, stretch.to + offset];
    const coming = comingOf(schedule.exceptions, start, end);
    const cuts = edges(schedule, coming, start, end);
    for (const [index, cut] of cuts.slice(0, -1).entries()) {
      const { overruled: _, ...verdict } = verdictAt(schedule.hours, coming, cut);
      join(intervals, { from: cut - offset, to: cuts[index + 1]! - offset, ...verdict });
    }
  }
  return intervals;
};

const stepDays = 16;
const lookAheadDays = 368;

/** When it opens or closes next after a moment; null where it does neither within a year. */
export const nextChange = (schedule: Schedule, at: number): number | null => {
  const now = isOpen(schedule, at).isOpen;
  for (let day = 0; day < lookAheadDays; day += stepDays) {
    const found = intervalsOf(schedule, at + day * dayMs, at + (day + stepDays) * dayMs).find((interval) => interval.isOpen !== now);
    if (found) return found.from;
  }
  return null;
};
