import type { ForwardCause } from '@patchbay/contract/call-decisions';
import type { Forwarding, ForwardRule } from '@patchbay/contract/forwarding';
import type { Destination } from '@patchbay/contract/primitives/destination';
import type { WeeklyRange } from '@patchbay/contract/time-schedules';
import { verdictAt } from '../schedules/is-open.ts';
import { localOf, wallAt } from '../schedules/wall-clock.ts';

export interface Forward {
  cause: ForwardCause;
  to: Destination;
}

type Unconditional = Forward & { cause: Extract<ForwardCause, { by: 'TEMPORARY' | 'ALWAYS' | 'SCHEDULE' }> };

/** A rule as hours of a time schedule: what covers a moment is the same there and here. */
export const hoursOf = ({ days, from, to }: Pick<ForwardRule, 'days' | 'from' | 'to'>): WeeklyRange[] => days.map((weekday) => ({ weekday, from, to }));

/** The place of the first rule that covers what the clock shows; -1 where none does. */
export const ruleAt = (rules: readonly ForwardRule[], wall: number): number => rules.findIndex((rule) => verdictAt(hoursOf(rule), [], wall).isOpen);

/**
 * What forwards calls at a moment before anything rings, the one that decides first: the temporary forward while it lasts, then the unconditional one.
 * @param at milliseconds since 1970
 */
export const unconditionalAt = ({ temporary, unconditional: { mode, destination, rules } }: Pick<Forwarding, 'temporary' | 'unconditional'>, timeZone: string, at: number): Unconditional[] => {
  const found: Unconditional[] = [];
  if (temporary && Date.parse(temporary.from) <= at && at < Date.parse(temporary.until)) found.push({ cause: { by: 'TEMPORARY', until: temporary.until }, to: temporary.destination });
  if (mode === 'ALWAYS' && destination) found.push({ cause: { by: 'ALWAYS' }, to: destination });
  if (mode === 'SCHEDULE') {
    const wall = wallAt(timeZone, at);
    const place = ruleAt(rules, wall);
    const rule = rules[place];
    if (rule) found.push({ cause: { by: 'SCHEDULE', rule: place, name: rule.name, local: localOf(wall) }, to: rule.destination });
  }
  return found;
};
