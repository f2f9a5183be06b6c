import type { CallDecision, CallOutcome, EndReason, Refusal } from '@patchbay/contract/call-decisions';
import type { CallQuestion } from '@patchbay/contract/call-worlds';
import type { Destination } from '@patchbay/contract/primitives/destination';
import { E164 } from '@patchbay/contract/primitives/phone-number';
import { internalOnly, mayDial } from '../dial-plans/may-dial.ts';
import { toE164 } from '../numbering/to-e164.ts';
import { atExtension } from './at-extension.ts';
import { atLine } from './at-line.ts';
import { atRingGroup } from './at-ring-group.ts';
import { decision, end, note, type Call, type Next } from './call.ts';
import { resolve, resolveTarget, type Place } from './places.ts';
import { permitOf, type Permit, type World } from './world.ts';

const refused: { [C in Refusal['code']]: EndReason } = {
  loop: 'calls-itself', 'too-deep': 'gone', 'dial-plan': 'not-allowed', gone: 'gone', unassigned: 'unassigned', 'voicemail-not-set-up': 'voicemail-not-set-up',
};

const setOut = (call: Call, to: Destination, found: Place | Refusal): Next => {
  if (!('code' in found)) return { place: found };
  note(call, { code: 'refused', who: to, refusal: found });
  return end(refused[found.code]);
};

/** By whose rules the caller dials: nobody from outside leaves the enterprise again by dialling. */
const permitOfCaller = ({ world, question: { caller } }: Call): Permit => {
  const extension = caller.kind === 'EXTENSION' ? world.extensions.get(caller.id) : undefined;
  return extension ? permitOf(world, extension) : { plan: internalOnly, country: world.country, presentation: undefined };
};

const goTo = (call: Call, to: Destination, permit: Permit): Next => setOut(call, to, resolve(call.world, to, { permit, path: call.path }));

/** What an extension dials: a code, a number, or for help. */
const dialledInside = (call: Call, who: Destination, dialled: string): Next => {
  const { world, path } = call;
  const permit = permitOfCaller(call);
  const verdict = mayDial(permit.plan, { ...permit, dialled }, world.isInternal);
  note(call, { code: 'dialled', who, dialled, verdict });
  const { normalised } = verdict;
  if (normalised === null) return end('unreadable');
  if (!verdict.isAllowed) return end('not-allowed');
  if (verdict.class === 'EMERGENCY') return { outcome: { kind: 'EMERGENCY', number: normalised } };
  const target = world.codes.get(normalised);
  if (target) return setOut(call, target.kind === 'OTHER' ? who : target, resolveTarget(world, target, path));
  return goTo(call, { kind: 'EXTERNAL', e164: E164.parse(normalised) }, permit);
};

/** Outside, people dial numbers of the enterprise and nothing else that is here. */
const dialledOutside = (call: Call, dialled: string): Next => {
  const { world } = call;
  const e164 = toE164(dialled, world.country ?? undefined);
  if (e164 === undefined) return end('unreadable');
  const number = world.numbersByE164.get(e164);
  return number ? goTo(call, { kind: 'PHONE_NUMBER', id: number.id }, permitOf(world)) : end('gone');
};

const begin = (call: Call): Next => {
  const { to, caller } = call.question;
  if (to.kind !== 'DIALLED') return goTo(call, to, permitOfCaller(call));
  return caller.kind === 'EXTENSION' ? dialledInside(call, caller, to.dialled) : dialledOutside(call, to.dialled);
};

const leave = (call: Call, { e164, verdict }: Extract<Place, { kind: 'EXTERNAL' }>): CallOutcome => {
  note(call, { code: 'calls-out', who: { kind: 'EXTERNAL', e164 }, verdict });
  return { kind: 'EXTERNAL', e164 };
};

const takeMessage = (call: Call, extensionId: string): CallOutcome => {
  note(call, { code: 'takes-message', who: { kind: 'VOICEMAIL', extensionId } });
  return { kind: 'VOICEMAIL', extensionId };
};

const goOn = (call: Call, who: Destination): CallOutcome => {
  note(call, { code: 'goes-on', who });
  return { kind: 'BEYOND', at: who };
};

const at = (call: Call, place: Place): Next => {
  if (place.via) note(call, { code: 'leads-to', who: { kind: 'PHONE_NUMBER', id: place.via.number.id }, to: place.via.leadsTo });
  switch (place.kind) {
    case 'EXTENSION':
      call.path.push({ kind: 'EXTENSION', id: place.extension.id });
      return atExtension(call, place.extension);
    case 'RING_GROUP':
      call.path.push({ kind: 'RING_GROUP', id: place.group.id });
      return atRingGroup(call, place.group);
    case 'VOICEMAIL': return { outcome: takeMessage(call, place.extension.id) };
    case 'EXTERNAL': return { outcome: leave(call, place) };
    case 'BEYOND': return { outcome: goOn(call, place.at) };
    case 'OTHER': return place.via ? atLine(call, place.via.number, place.reference) : { outcome: { kind: 'HANDED_OVER', to: place.reference } };
  }
};

/**
 * What happens to a call, step by step with reasons, and what comes of it. Every question gets an answer, and the same one each time. A switch
 * runs this for calls; people look at it to understand them.
 */
export const decideCall = (world: World, question: CallQuestion): CallDecision => {
  const { caller } = question;
  // A caller that nobody here knows is no place that a call comes back to.
  const isKnown = caller.kind === 'EXTENSION' && (world.extensions.has(caller.id) || world.beyond.has(caller.id));
  const call: Call = { world, question, path: isKnown ? [caller] : [], forwards: 0, steps: [], afterSeconds: 0 };
  let next = begin(call);
  // A call is forwarded so often at most, and voicemail and what is outside are the end of it.
  while ('place' in next) next = at(call, next.place);
  return decision(call, next.outcome);
};
