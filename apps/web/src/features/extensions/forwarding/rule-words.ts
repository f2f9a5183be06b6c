import type { ForwardRule } from '@patchbay/contract/forwarding';
import { useFormatter } from 'use-intl';
import { useClock, useWeekdayName, useWeekdays } from '#ui/week.ts';

/** Neighbouring days as one: Monday to Friday. */
const runsOf = (days: number[], order: number[]): number[][] =>
  order.filter((day) => days.includes(day)).reduce<number[][]>((runs, day) => {
    const last = runs.at(-1);
    if (last && order.indexOf(day) === order.indexOf(last.at(-1)!) + 1) last.push(day);
    else runs.push([day]);
    return runs;
  }, []);

/** On which days and at what time a rule decides: "Mon–Fri, 18:00–08:00". */
export const useTimesText = () => {
  const [name, order, clock] = [useWeekdayName('short'), useWeekdays(), useClock()];
  const format = useFormatter();
  return ({ days, from, to }: Pick<ForwardRule, 'days' | 'from' | 'to'>): string => {
    const runs = runsOf(days, order).map((run) => (run.length > 2 ? `${name(run[0]!)}–${name(run.at(-1)!)}` : run.map(name).join(', ')));
    return `${format.list(runs, { type: 'unit', style: 'short' })}, ${clock(from)}–${clock(to)}`;
  };
};
