import type { Reference } from '@patchbay/contract/http/problem';
import type { RoutedNumber } from '@patchbay/contract/call-worlds';
import { isOpen } from '../schedules/is-open.ts';
import { localOf, wallAt } from '../schedules/wall-clock.ts';
import { end, note, type Call, type Next } from './call.ts';

/**
 * What happens at a line of a user that a number rings: it takes the call within the hours that its user follows. Outside of them it does not
 * ring, and what it does with calls that nobody takes counts at once.
 */
export const atLine = (call: Call, number: RoutedNumber, line: Reference): Next => {
  const at = Date.parse(call.question.at);
  const { availability } = number;
  if (!availability || isOpen(availability.schedule, at).isOpen) return { outcome: { kind: 'HANDED_OVER', to: line } };
  const { schedule, whenUnavailable } = availability;
  note(call, { code: 'out-of-hours', who: { kind: 'PHONE_NUMBER', id: number.id }, line, schedule: schedule.name, local: localOf(wallAt(schedule.timeZone, at)) });
  return whenUnavailable === 'ROUTE_TO_VOICEMAIL' ? { outcome: { kind: 'LINE_VOICEMAIL', line } } : end('out-of-hours');
};
