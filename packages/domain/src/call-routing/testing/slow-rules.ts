import type { ForwardRule } from '@patchbay/contract/forwarding';
import type { Reading } from '../../schedules/testing/slow-clock.ts';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The first rule that covers what a clock shows, by that and nothing else: no moments, no offsets, no minutes. -1: none. */
export const slowRuleAt = (rules: readonly ForwardRule[], { weekday, time }: Pick<Reading, 'weekday' | 'time'>): number => {
  const today = weekdays.indexOf(weekday) + 1;
  const yesterday = today === 1 ? 7 : today - 1;
  return rules.findIndex(({ days, from, to }) => {
    if (from < to) return days.includes(today) && from <= time && time < to;
    return (days.includes(today) && from <= time) || (days.includes(yesterday) && time < to);
  });
};
