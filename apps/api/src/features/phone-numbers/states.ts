import type { z } from 'zod';
import type { NumberState } from '@patchbay/contract/phone-numbers';

type State = z.infer<typeof NumberState>;

const isUsed = '(n.voice_assignee_kind is not null or n.sms_assignee_kind is not null)';

/** When a number is in each state, as a condition on `phone_number n`: nothing of it is stored, so none can be wrong. */
export const states: { [S in State]: string } = {
  BLOCKED: 'n.blocked_reason is not null',
  IN_SERVICE: `n.blocked_reason is null and ${isUsed}`,
  QUARANTINE: `n.blocked_reason is null and not ${isUsed} and n.quarantine_until > now()`,
  SPARE: `n.blocked_reason is null and not ${isUsed} and (n.quarantine_until is null or n.quarantine_until <= now())`,
};

/** The state itself, by the same conditions. */
export const stateOf = `case ${Object.entries(states).map(([state, condition]) => `when ${condition} then '${state}'`).join(' ')} end`;
