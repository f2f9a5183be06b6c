import type { CallOutcome } from '@patchbay/contract/call-decisions';
import type { CallQuestion, CallTarget, CallWorld, RoutedExtension, RoutedGroup, RoutedNumber } from '@patchbay/contract/call-worlds';
import type { DialPlan } from '@patchbay/contract/dial-plan-profiles';
import type { Destination } from '@patchbay/contract/primitives/destination';
import { mayDial } from '../../dial-plans/may-dial.ts';
import { numberClass } from '../../dial-plans/number-class.ts';
import { toE164 } from '../../numbering/to-e164.ts';
import { isOpenSlowly, readClock } from '../../schedules/testing/slow-clock.ts';
import { slowRuleAt } from './slow-rules.ts';

/** What comes of a call, and after how many seconds of ringing; no reasons. */
export interface Obvious {
  outcome: CallOutcome;
  afterSeconds: number;
}

interface Way {
  /** Whose rules let it leave the enterprise. */
  sender: RoutedExtension | 'enterprise' | 'nobody';
  /** The extensions and groups where it has been, the caller among them. */
  been: string[];
  hops: number;
  seconds: number;
}

type Ended = CallOutcome & { kind: 'ENDED' };
type Refused = { refused: Ended['because'] };

/** What a person finds out who follows a call with the settings in front of them: one page of plain questions, each asked where it comes up. */
export const obviousCall = (world: CallWorld, question: CallQuestion): Obvious => {
  const { caller } = question;
  const at = Date.parse(question.at);
  const clock = readClock(world.timeZone, at);
  const extensionOf = (id: string) => world.extensions.find((one) => one.id === id);
  const groupOf = (id: string) => world.ringGroups.find((one) => one.id === id);
  const isHidden = (id: string) => world.beyond.some((one) => one.id === id);
  const done = (outcome: CallOutcome, afterSeconds: number): Obvious => ({ outcome, afterSeconds });

  const planOf = (sender: Way['sender']): { plan: DialPlan; country: string | null; shows: string | undefined } => {
    const none: DialPlan = { allowedClasses: ['INTERNAL'], allowPrefixes: [], denyPrefixes: [] };
    if (sender === 'nobody') return { plan: none, country: world.country, shows: undefined };
    if (sender === 'enterprise') return { plan: world.defaultPlan ?? none, country: world.country, shows: undefined };
    return { plan: sender.dialPlan ?? world.defaultPlan ?? none, country: sender.country ?? world.country, shows: sender.presentation ?? undefined };
  };

  const mayLeave = (sender: Way['sender'], e164: string): boolean => {
    const { plan, country, shows } = planOf(sender);
    const longest = (prefixes: { prefix: string }[]) => Math.max(0, ...prefixes.filter(({ prefix }) => e164.startsWith(prefix)).map(({ prefix }) => prefix.length));
    const [denied, allowed] = [longest(plan.denyPrefixes), longest(plan.allowPrefixes)];
    if (denied > 0 || allowed > 0) return allowed > denied;
    return plan.allowedClasses.includes(numberClass(e164, country ?? undefined, shows));
  };

  const isCallerListed = ({ forwarding: { exceptionNumbers } }: RoutedExtension): boolean => {
    if (caller.kind === 'WITHHELD') return false;
    if (caller.kind === 'EXTERNAL') return exceptionNumbers.some(({ number }) => number === caller.e164);
    const colleague = extensionOf(caller.id);
    const known = colleague ? [colleague.shortNumber, colleague.presentation, ...colleague.numbers] : [world.beyond.find(({ id }) => id === caller.id)?.shortNumber];
    return exceptionNumbers.some(({ number }) => known.includes(number as never));
  };

  const forwardsNow = ({ forwarding: { temporary, unconditional } }: RoutedExtension): Destination[] => {
    const found: Destination[] = [];
    if (temporary && new Date(temporary.from) <= new Date(at) && new Date(at) < new Date(temporary.until)) found.push(temporary.destination);
    if (unconditional.mode === 'ALWAYS' && unconditional.destination) found.push(unconditional.destination);
    const rule = unconditional.mode === 'SCHEDULE' ? unconditional.rules[slowRuleAt(unconditional.rules, clock)] : undefined;
    if (rule) found.push(rule.destination);
    return found;
  };

  type Ringing = 'answers' | 'unanswered' | 'busy' | 'away';
  const rings = (one: RoutedExtension): Ringing => {
    const now = question.extensions[one.id] ?? { state: 'IDLE', talking: 0 };
    if (!one.isEnabled || !one.hasEndpoint || now.state === 'NOT_REACHABLE') return 'away';
    if (now.state === 'BUSY' || now.talking >= (one.waiting.isQueued ? one.waiting.maxSimultaneous : 1)) return 'busy';
    return now.state === 'NO_ANSWER' ? 'unanswered' : 'answers';
  };

  const toTarget = (target: CallTarget, way: Way): Obvious | Refused => {
    if (target.kind === 'OTHER') return done({ kind: 'HANDED_OVER', to: target.reference }, way.seconds);
    if (way.been.includes(target.id)) return { refused: 'calls-itself' };
    const [one, group] = [target.kind === 'EXTENSION' ? extensionOf(target.id) : undefined, target.kind === 'RING_GROUP' ? groupOf(target.id) : undefined];
    if (one) return atExtension(one, { ...way, been: [...way.been, one.id] });
    if (group) return atGroup(group, { ...way, been: [...way.been, group.id] });
    return isHidden(target.id) ? done({ kind: 'BEYOND', at: target }, way.seconds) : { refused: 'gone' };
  };

  const toNumber = (number: RoutedNumber | undefined, way: Way): Obvious | Refused => {
    if (!number) return { refused: 'gone' };
    const { leadsTo, availability } = number;
    if (leadsTo === null) return { refused: 'unassigned' };
    if (leadsTo.kind === 'UNTOLD') return done({ kind: 'BEYOND', at: { kind: 'PHONE_NUMBER', id: number.id } }, way.seconds);
    if (leadsTo.kind !== 'OTHER' || !availability) return toTarget(leadsTo, way);
    const { schedule, whenUnavailable } = availability;
    if (isOpenSlowly(schedule, readClock(schedule.timeZone, at))) return toTarget(leadsTo, way);
    return done(whenUnavailable === 'ROUTE_TO_VOICEMAIL' ? { kind: 'LINE_VOICEMAIL', line: leadsTo.reference } : { kind: 'ENDED', because: 'out-of-hours' }, way.seconds);
  };

  const toDestination = (to: Destination, way: Way): Obvious | Refused => {
    if (to.kind === 'EXTENSION' || to.kind === 'RING_GROUP') return toTarget(to, way);
    if (to.kind === 'PHONE_NUMBER') return toNumber(world.numbers.find(({ id }) => id === to.id), way);
    if (to.kind === 'VOICEMAIL') {
      const owner = extensionOf(to.extensionId);
      if (owner) return owner.voicemail.hasPin ? done({ kind: 'VOICEMAIL', extensionId: owner.id }, way.seconds) : { refused: 'voicemail-not-set-up' };
      return isHidden(to.extensionId) ? done({ kind: 'BEYOND', at: to }, way.seconds) : { refused: 'gone' };
    }
    const own = world.numbers.find(({ e164 }) => e164 === to.e164);
    if (own) return toNumber(own, way);
    return mayLeave(way.sender, to.e164) ? done({ kind: 'EXTERNAL', e164: to.e164 }, way.seconds) : { refused: 'not-allowed' };
  };

  const forwarded = (to: Destination | null, way: Way): Obvious | undefined => {
    if (!to || way.hops === 10) return undefined;
    const found = toDestination(to, { ...way, hops: way.hops + 1 });
    return 'refused' in found ? undefined : found;
  };

  const atExtension = (one: RoutedExtension, before: Way): Obvious => {
    const way = { ...before, sender: one };
    if (!isCallerListed(one)) {
      for (const to of forwardsNow(one)) {
        const found = forwarded(to, way);
        if (found) return found;
      }
    }
    const { conditional: { notReachable, busy, noAnswer } } = one.forwarding;
    const ringing = rings(one);
    if (ringing === 'answers') return done({ kind: 'ANSWERED', extensionIds: [one.id] }, way.seconds);
    const waitingNow = question.extensions[one.id]?.waiting ?? 0;
    if (ringing === 'busy' && one.waiting.isQueued && waitingNow < one.waiting.maxWaiting) return done({ kind: 'QUEUED', at: { kind: 'EXTENSION', id: one.id }, place: waitingNow + 1 }, way.seconds);
    const [condition, because] = ringing === 'busy' ? [busy, 'busy' as const] : ringing === 'away' ? [notReachable, 'not-reachable' as const] : [noAnswer, 'no-answer' as const];
    const seconds = way.seconds + (ringing === 'unanswered' ? noAnswer.ringSeconds : 0);
    const found = condition.action === 'FORWARD' ? forwarded(condition.destination, { ...way, seconds }) : undefined;
    if (found) return found;
    return done(one.voicemail.unanswered === 'VOICEMAIL' && one.voicemail.hasPin ? { kind: 'VOICEMAIL', extensionId: one.id } : { kind: 'ENDED', because }, seconds);
  };

  /** What each member does, in no order: whoever calls is not rung, and who is gone is not there. */
  const membersOf = (group: RoutedGroup): { id: string; does: Ringing }[] =>
    group.memberExtensionIds.map((id) => {
      const member = extensionOf(id);
      return { id, does: !member || (caller.kind === 'EXTENSION' && caller.id === id) ? 'away' : rings(member) };
    });

  const atGroup = (group: RoutedGroup, before: Way): Obvious => {
    const way: Way = { ...before, sender: 'enterprise' };
    const goesOn = (because: Ended['because'], seconds: number): Obvious =>
      (group.onNoAnswer.action === 'FORWARD' && forwarded(group.onNoAnswer.destination, { ...way, seconds })) || done({ kind: 'ENDED', because }, seconds);
    const members = membersOf(group);
    if (members.length === 0) return goesOn('no-members', way.seconds);
    const answering = members.filter(({ does }) => does === 'answers').map(({ id }) => id);
    const unanswered = members.filter(({ does }) => does === 'unanswered').length;
    if (group.strategy === 'SIMULTANEOUS' && answering.length > 0) return done({ kind: 'ANSWERED', extensionIds: answering }, way.seconds);
    if (group.strategy === 'SEQUENTIAL' && answering.length > 0) {
      const rung = members.slice(0, members.findIndex(({ does }) => does === 'answers')).filter(({ does }) => does === 'unanswered').length;
      return done({ kind: 'ANSWERED', extensionIds: [answering[0]!] }, way.seconds + rung * group.ringSeconds);
    }
    // In whichever order, one of those who would.
    if (answering.length > 0) return done({ kind: 'ANSWERED', extensionIds: answering }, -1);
    const isBusy = members.some(({ does }) => does === 'busy');
    const waitingNow = question.waitingAtGroups[group.id] ?? 0;
    if (unanswered === 0 && isBusy && group.queue.isOn && waitingNow < group.queue.maxWaiting) return done({ kind: 'QUEUED', at: { kind: 'RING_GROUP', id: group.id }, place: waitingNow + 1 }, way.seconds);
    const round = (group.strategy === 'SIMULTANEOUS' ? Math.min(1, unanswered) : unanswered) * group.ringSeconds;
    return goesOn(unanswered > 0 ? 'no-answer' : isBusy ? 'busy' : 'not-reachable', way.seconds + round * (group.isCyclic ? 5 : 1));
  };

  const callerThere = caller.kind === 'EXTENSION' ? extensionOf(caller.id) : undefined;
  const start: Way = { sender: callerThere ?? 'nobody', been: caller.kind === 'EXTENSION' && (callerThere || isHidden(caller.id)) ? [caller.id] : [], hops: 0, seconds: 0 };
  const orEnded = (found: Obvious | Refused): Obvious => ('refused' in found ? done({ kind: 'ENDED', because: found.refused }, 0) : found);

  const { to } = question;
  if (to.kind !== 'DIALLED') return orEnded(toDestination(to, start));
  if (caller.kind !== 'EXTENSION') {
    const e164 = toE164(to.dialled, world.country ?? undefined);
    if (e164 === undefined) return done({ kind: 'ENDED', because: 'unreadable' }, 0);
    const number = world.numbers.find((one) => one.e164 === e164);
    return number ? orEnded(toNumber(number, { ...start, sender: 'enterprise' })) : done({ kind: 'ENDED', because: 'gone' }, 0);
  }
  const { plan, country, shows } = planOf(start.sender);
  const { isAllowed, class: of, normalised } = mayDial(plan, { dialled: to.dialled, country, presentation: shows }, (number) => world.codes.some(({ code }) => code === number) || world.numbers.some(({ e164 }) => e164 === number));
  if (normalised === null) return done({ kind: 'ENDED', because: 'unreadable' }, 0);
  if (!isAllowed) return done({ kind: 'ENDED', because: 'not-allowed' }, 0);
  if (of === 'EMERGENCY') return done({ kind: 'EMERGENCY', number: normalised }, 0);
  const code = world.codes.find((one) => one.code === normalised);
  return orEnded(code ? toTarget(code.leadsTo, start) : toDestination({ kind: 'EXTERNAL', e164: normalised as never }, start));
};
