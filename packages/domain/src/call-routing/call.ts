import type { CallDecision, CallOutcome, CallStep, ForwardCause, Refusal } from '@patchbay/contract/call-decisions';
import type { CallQuestion } from '@patchbay/contract/call-worlds';
import type { Destination } from '@patchbay/contract/primitives/destination';
import { resolve, type Place } from './places.ts';
import type { Permit, World } from './world.ts';

/** How often a call is forwarded, at most: SIP's own limit is 70 hops, and who is forwarded that often has given up. */
export const mostForwards = 10;

/** A call on its way. */
export interface Call {
  world: World;
  question: CallQuestion;
  /** Where it has been, the caller among it: it does not come there again. */
  path: Destination[];
  forwards: number;
  steps: CallStep[];
  afterSeconds: number;
}

export type Next = { place: Place } | { outcome: CallOutcome };

type Bare<S> = S extends CallStep ? Omit<S, 'afterSeconds'> : never;
export const note = (call: Call, step: Bare<CallStep>): void => void call.steps.push({ ...step, afterSeconds: call.afterSeconds } as CallStep);

export const end = (because: Extract<CallOutcome, { kind: 'ENDED' }>['because']): Next => ({ outcome: { kind: 'ENDED', because } });
export const decision = ({ steps, afterSeconds }: Call, outcome: CallOutcome): CallDecision => ({ steps, outcome, afterSeconds });

const follow = (call: Call, to: Destination, permit: Permit): Place | Refusal =>
  call.forwards >= mostForwards ? { code: 'too-deep', limit: mostForwards } : resolve(call.world, to, { permit, path: call.path });

/** Sends a call on. Where that cannot be, it is noted why, and the call goes on as if it were not forwarded. */
export const forward = (call: Call, who: Destination, permit: Permit, { cause, to }: { cause: ForwardCause; to: Destination }): Next | undefined => {
  const found = follow(call, to, permit);
  if ('code' in found) {
    note(call, { code: 'forward-refused', who, cause, to, refusal: found });
    return undefined;
  }
  note(call, { code: 'forwards', who, cause, to });
  call.forwards += 1;
  return { place: found };
};
