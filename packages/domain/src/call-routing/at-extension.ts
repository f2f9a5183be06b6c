import type { EndReason, MemberStep } from '@patchbay/contract/call-decisions';
import type { CallQuestion, RoutedExtension } from '@patchbay/contract/call-worlds';
import type { ForwardCondition } from '@patchbay/contract/forwarding';
import { localOf, wallAt } from '../schedules/wall-clock.ts';
import { end, forward, note, type Call, type Next } from './call.ts';
import { unconditionalAt } from './unconditional.ts';
import { numbersOf, permitOf } from './world.ts';

type Rung = Extract<MemberStep, { code: 'answers' | 'no-answer' | 'busy' | 'not-reachable' | 'no-endpoint' | 'disabled' }>;
type RungFacts<S = Rung> = S extends Rung ? Omit<S, 'who' | 'afterSeconds'> : never;

/** What becomes of a call that rings an extension, whatever is forwarded. While calls are not queued it takes one at a time. */
export const ringing = ({ id, isEnabled, hasEndpoint, waiting }: RoutedExtension, { extensions }: CallQuestion, ringSeconds: number): RungFacts => {
  const { state, talking } = extensions[id] ?? { state: 'IDLE', talking: 0 };
  const atATime = waiting.isQueued ? waiting.maxSimultaneous : 1;
  if (!isEnabled) return { code: 'disabled' };
  if (!hasEndpoint) return { code: 'no-endpoint' };
  if (state === 'NOT_REACHABLE') return { code: 'not-reachable' };
  if (state === 'BUSY' || talking >= atATime) return { code: 'busy', talking, atATime };
  return state === 'NO_ANSWER' ? { code: 'no-answer', ringSeconds } : { code: 'answers' };
};

const conditionOf: { [C in Exclude<Rung['code'], 'answers'>]: ForwardCondition } = { 'no-answer': 'noAnswer', busy: 'busy', 'not-reachable': 'notReachable', 'no-endpoint': 'notReachable', disabled: 'notReachable' };
const ends: { [C in ForwardCondition]: { by: 'NOT_REACHABLE' | 'BUSY' | 'NO_ANSWER'; because: EndReason } } = {
  notReachable: { by: 'NOT_REACHABLE', because: 'not-reachable' }, busy: { by: 'BUSY', because: 'busy' }, noAnswer: { by: 'NO_ANSWER', because: 'no-answer' },
};

/** Whatever forwards before anything rings, unless the caller is an exception. */
const forwardedAtOnce = (call: Call, extension: RoutedExtension): Next | undefined => {
  const { world, question } = call;
  const { forwarding } = extension;
  const who = { kind: 'EXTENSION', id: extension.id } as const;
  const at = Date.parse(question.at);
  const forwards = unconditionalAt(forwarding, world.timeZone, at);
  const shown = numbersOf(world, question.caller);
  const listed = forwarding.exceptionNumbers.find(({ number }) => shown.includes(number));
  if (forwards[0] && listed) {
    note(call, { code: 'exception', who, number: listed.number, ...forwards[0] });
    return undefined;
  }
  for (const one of forwards) {
    const next = forward(call, who, permitOf(world, extension), one);
    if (next) return next;
  }
  if (forwarding.unconditional.mode === 'SCHEDULE' && !forwards.some(({ cause }) => cause.by === 'SCHEDULE')) note(call, { code: 'no-rule', who, local: localOf(wallAt(world.timeZone, at)) });
  return undefined;
};

/** A place among those who wait for an extension that talks, while there is one. */
const queued = (call: Call, { id, waiting: { isQueued, maxWaiting } }: RoutedExtension): Next | undefined => {
  if (!isQueued) return undefined;
  const who = { kind: 'EXTENSION', id } as const;
  const place = (call.question.extensions[id]?.waiting ?? 0) + 1;
  if (place > maxWaiting) {
    note(call, { code: 'queue-full', who, maxWaiting });
    return undefined;
  }
  note(call, { code: 'waits', who, place, maxWaiting });
  return { outcome: { kind: 'QUEUED', at: who, place } };
};

const unanswered = (call: Call, extension: RoutedExtension, because: EndReason): Next => {
  if (extension.voicemail.unanswered === 'END') return end(because);
  if (extension.voicemail.hasPin) return { place: { kind: 'VOICEMAIL', extension } };
  note(call, { code: 'voicemail-not-set-up', who: { kind: 'EXTENSION', id: extension.id } });
  return end(because);
};

/**
 * What happens at an extension: the temporary forward, else the unconditional one; else it rings; where it talks the call waits; else the conditional
 * forward; else voicemail; else the call ends. What is refused counts as not set.
 */
export const atExtension = (call: Call, extension: RoutedExtension): Next => {
  const who = { kind: 'EXTENSION', id: extension.id } as const;
  const { conditional } = extension.forwarding;
  const forwarded = forwardedAtOnce(call, extension);
  if (forwarded) return forwarded;
  const rung = ringing(extension, call.question, conditional.noAnswer.ringSeconds);
  if (rung.code === 'no-answer') call.afterSeconds += rung.ringSeconds;
  note(call, { ...rung, who });
  if (rung.code === 'answers') return { outcome: { kind: 'ANSWERED', extensionIds: [extension.id] } };
  const waits = rung.code === 'busy' ? queued(call, extension) : undefined;
  if (waits) return waits;
  const condition = conditionOf[rung.code];
  const { by, because } = ends[condition];
  const { action, destination } = conditional[condition];
  const sent = action === 'FORWARD' && destination ? forward(call, who, permitOf(call.world, extension), { cause: { by }, to: destination }) : undefined;
  return sent ?? unanswered(call, extension, because);
};
