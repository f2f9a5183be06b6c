import type { EndReason, MemberStep } from '@patchbay/contract/call-decisions';
import type { RoutedGroup } from '@patchbay/contract/call-worlds';
import { mostRounds } from '@patchbay/contract/ring-groups';
import { ringing } from './at-extension.ts';
import { end, forward, note, type Call, type Next } from './call.ts';
import { shuffle } from './shuffle.ts';
import { unconditionalAt } from './unconditional.ts';
import { permitOf } from './world.ts';

interface Branch {
  extensionId: string;
  steps: MemberStep[];
}

type Bare<S> = S extends MemberStep ? Omit<S, 'who' | 'afterSeconds'> : never;

/** What becomes of a member that is rung. Its devices ring and nothing else: no forward and no voicemail of one member takes the call from the others. */
const branchOf = ({ world, question }: Call, id: string, ringSeconds: number, beganAfter: number): Branch => {
  const steps: MemberStep[] = [];
  const add = (step: Bare<MemberStep>, afterSeconds = beganAfter) => void steps.push({ ...step, who: { kind: 'EXTENSION', id }, afterSeconds } as MemberStep);
  const extension = world.extensions.get(id);
  if (!extension) add({ code: 'gone' });
  else if (question.caller.kind === 'EXTENSION' && question.caller.id === id) add({ code: 'is-caller' });
  else {
    const [ignored] = unconditionalAt(extension.forwarding, world.timeZone, Date.parse(question.at));
    if (ignored) add({ code: 'forward-ignored', ...ignored });
    const rung = ringing(extension, question, ringSeconds);
    add(rung, rung.code === 'no-answer' ? beganAfter + ringSeconds : beganAfter);
  }
  return { extensionId: id, steps };
};

const cameTo = ({ steps }: Branch, code: MemberStep['code']): boolean => steps.at(-1)?.code === code;

/** All at once, or one after the other until one answers. */
const branchesOf = (call: Call, { strategy, memberExtensionIds, ringSeconds }: RoutedGroup): Branch[] => {
  if (strategy === 'SIMULTANEOUS') return memberExtensionIds.map((id) => branchOf(call, id, ringSeconds, call.afterSeconds));
  const branches: Branch[] = [];
  for (const id of strategy === 'RANDOM' ? shuffle(memberExtensionIds, call.question.seed) : memberExtensionIds) {
    const unanswered = branches.filter((branch) => cameTo(branch, 'no-answer')).length;
    const branch = branchOf(call, id, ringSeconds, call.afterSeconds + unanswered * ringSeconds);
    branches.push(branch);
    if (cameTo(branch, 'answers')) return branches;
  }
  return branches;
};

const queued = (call: Call, { id, queue: { isOn, maxWaiting } }: RoutedGroup): Next | undefined => {
  if (!isOn) return undefined;
  const who = { kind: 'RING_GROUP', id } as const;
  const place = (call.question.waitingAtGroups[id] ?? 0) + 1;
  if (place > maxWaiting) {
    note(call, { code: 'queue-full', who, maxWaiting });
    return undefined;
  }
  note(call, { code: 'waits', who, place, maxWaiting });
  return { outcome: { kind: 'QUEUED', at: who, place } };
};

/** Who has answered, and how long a round lasts in which nobody does. */
const ring = (call: Call, group: RoutedGroup): { answering: string[]; rang: number; isBusy: boolean } => {
  const branches = branchesOf(call, group);
  note(call, { code: 'rings-members', who: { kind: 'RING_GROUP', id: group.id }, strategy: group.strategy, ringSeconds: group.ringSeconds, branches });
  const unanswered = branches.filter((branch) => cameTo(branch, 'no-answer')).length;
  return {
    answering: branches.filter((branch) => cameTo(branch, 'answers')).map(({ extensionId }) => extensionId),
    rang: group.strategy === 'SIMULTANEOUS' ? Math.min(unanswered, 1) : unanswered,
    isBusy: branches.some((branch) => cameTo(branch, 'busy')),
  };
};

/** What comes after a group that nobody has answered at. */
const onNoAnswer = (call: Call, { id, onNoAnswer: { action, destination } }: RoutedGroup, because: EndReason): Next => {
  const sent = action === 'FORWARD' && destination ? forward(call, { kind: 'RING_GROUP', id }, permitOf(call.world), { cause: { by: 'NO_ANSWER' }, to: destination }) : undefined;
  return sent ?? end(because);
};

/**
 * What happens at a ring group: its members ring by its strategy, a cyclic one begins again. Where none can be rung because they talk, the call waits.
 * Else it is sent on as the group says, by the rules of the enterprise's default profile, or ends.
 */
export const atRingGroup = (call: Call, group: RoutedGroup): Next => {
  const who = { kind: 'RING_GROUP', id: group.id } as const;
  if (group.memberExtensionIds.length === 0) {
    note(call, { code: 'no-members', who });
    return onNoAnswer(call, group, 'no-members');
  }
  const { answering, rang, isBusy } = ring(call, group);
  if (answering.length > 0) {
    // One after the other: who was rung before the one who answers.
    if (group.strategy !== 'SIMULTANEOUS') call.afterSeconds += rang * group.ringSeconds;
    return { outcome: { kind: 'ANSWERED', extensionIds: answering } };
  }
  const rounds = group.isCyclic && rang > 0 ? mostRounds : 1;
  call.afterSeconds += rounds * rang * group.ringSeconds;
  if (rounds > 1) note(call, { code: 'rings-again', who, rounds });
  const waits = rang === 0 && isBusy ? queued(call, group) : undefined;
  return waits ?? onNoAnswer(call, group, rang > 0 ? 'no-answer' : isBusy ? 'busy' : 'not-reachable');
};
