import type { Refusal } from '@patchbay/contract/call-decisions';
import type { CallTarget, RoutedExtension, RoutedGroup, RoutedNumber } from '@patchbay/contract/call-worlds';
import type { DialVerdict } from '@patchbay/contract/dial-plan-profiles';
import type { Reference } from '@patchbay/contract/http/problem';
import { destinationKey, type Destination } from '@patchbay/contract/primitives/destination';
import type { E164 } from '@patchbay/contract/primitives/phone-number';
import { mayCall } from '../dial-plans/may-dial.ts';
import type { Permit, World } from './world.ts';

/** Where a call is. */
export type Place = (
  | { kind: 'EXTENSION'; extension: RoutedExtension }
  | { kind: 'RING_GROUP'; group: RoutedGroup }
  | { kind: 'VOICEMAIL'; extension: RoutedExtension }
  | { kind: 'EXTERNAL'; e164: E164; verdict: DialVerdict }
  | { kind: 'OTHER'; reference: Reference }
  | { kind: 'BEYOND'; at: Destination }
) & {
  /** The number of the enterprise that led there. */
  via?: { number: RoutedNumber; leadsTo: CallTarget };
};

/** How a call comes there: by whose rules it leaves, and where it has been. */
export interface Way {
  permit: Permit;
  path: readonly Destination[];
}

const gone: Refusal = { code: 'gone' };

/** The way from where the call has been, back to there; nothing where it has not been there. */
const loopOf = (path: readonly Destination[], to: Destination): Refusal | undefined => {
  const begin = path.findIndex((before) => destinationKey(before) === destinationKey(to));
  return begin < 0 ? undefined : { code: 'loop', path: [...path.slice(begin), to] };
};

const resolveNumber = (world: World, number: RoutedNumber | undefined, path: readonly Destination[]): Place | Refusal => {
  if (!number) return gone;
  const { leadsTo } = number;
  if (leadsTo === null) return { code: 'unassigned' };
  if (leadsTo.kind === 'UNTOLD') return { kind: 'BEYOND', at: { kind: 'PHONE_NUMBER', id: number.id } };
  const found = resolveTarget(world, leadsTo, path);
  return 'code' in found ? found : { ...found, via: { number, leadsTo } };
};

export const resolveTarget = (world: World, target: CallTarget, path: readonly Destination[]): Place | Refusal => {
  if (target.kind === 'OTHER') return { kind: 'OTHER', reference: target.reference };
  const loop = loopOf(path, target);
  if (loop) return loop;
  const [extension, group] = target.kind === 'EXTENSION' ? [world.extensions.get(target.id)] : [undefined, world.ringGroups.get(target.id)];
  if (extension) return { kind: 'EXTENSION', extension };
  if (group) return { kind: 'RING_GROUP', group };
  return world.beyond.has(target.id) ? { kind: 'BEYOND', at: target } : gone;
};

/** Where a destination leads, or why a call cannot go there. A number of the enterprise leads inside, however it is written down. */
export const resolve = (world: World, to: Destination, { permit, path }: Way): Place | Refusal => {
  switch (to.kind) {
    case 'EXTENSION': case 'RING_GROUP': return resolveTarget(world, to, path);
    case 'PHONE_NUMBER': return resolveNumber(world, world.numbers.get(to.id), path);
    case 'VOICEMAIL': {
      const extension = world.extensions.get(to.extensionId);
      if (!extension) return world.beyond.has(to.extensionId) ? { kind: 'BEYOND', at: to } : gone;
      return extension.voicemail.hasPin ? { kind: 'VOICEMAIL', extension } : { code: 'voicemail-not-set-up' };
    }
    case 'EXTERNAL': {
      const own = world.numbersByE164.get(to.e164);
      if (own) return resolveNumber(world, own, path);
      const verdict = mayCall(permit.plan, to.e164, permit);
      return verdict.isAllowed ? { kind: 'EXTERNAL', e164: to.e164, verdict } : { code: 'dial-plan', verdict };
    }
  }
};
