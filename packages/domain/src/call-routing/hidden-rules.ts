import { minutesOf } from '@patchbay/contract/primitives/time';
import type { ForwardRule } from '@patchbay/contract/forwarding';

type Times = Pick<ForwardRule, 'days' | 'from' | 'to'>;

const dayMinutes = 24 * 60;
const weekMinutes = 7 * dayMinutes;

/** Each minute of the week that a rule covers. */
const minutesIn = ({ days, from, to }: Times): number[] => {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  const length = end > start ? end - start : end - start + dayMinutes;
  return days.flatMap((day) => Array.from({ length }, (_, minute) => ((day - 1) * dayMinutes + start + minute) % weekMinutes));
};

export interface HiddenRule {
  rule: number;
  hiddenBy: number[];
}

/** The rules that never decide, because those above them cover all of their time, and whether all rules together cover the whole week. */
export const coverageOf = (rules: readonly Times[]): { hidden: HiddenRule[]; isWholeWeek: boolean } => {
  const decides = new Map<number, number>();
  const hidden: HiddenRule[] = [];
  for (const [rule, times] of rules.entries()) {
    const minutes = minutesIn(times);
    const others = minutes.map((minute) => decides.get(minute));
    if (others.every((other) => other !== undefined)) hidden.push({ rule, hiddenBy: [...new Set(others)].sort((a, b) => a - b) });
    for (const minute of minutes) if (!decides.has(minute)) decides.set(minute, rule);
  }
  return { hidden, isWholeWeek: decides.size === weekMinutes };
};
