import type { Refusal, RoutingWarning } from '@patchbay/contract/call-decisions';
import type { RoutedExtension } from '@patchbay/contract/call-worlds';
import { conditions } from '@patchbay/contract/forwarding';
import { type Destination, destinationKey } from '@patchbay/contract/primitives/destination';
import { hasNoticeAddress } from '@patchbay/contract/voicemail';
import { isEmergencyNumber } from '../dial-plans/emergency-numbers.ts';
import { destinationsOf, type SentTo } from './destinations.ts';
import { coverageOf } from './hidden-rules.ts';
import { wayBack } from './loops.ts';
import { resolve } from './places.ts';
import { permitOf, withExtension, type World } from './world.ts';

const costly: ReadonlySet<string | null> = new Set(['INTERNATIONAL', 'PREMIUM']);

const ofRefusal = (refusal: Refusal, about: { pointer: string; to: Destination }): RoutingWarning[] => {
  switch (refusal.code) {
    case 'dial-plan': return [{ code: 'forbidden', ...about, verdict: refusal.verdict }];
    case 'gone': case 'unassigned': case 'voicemail-not-set-up': return [{ code: refusal.code, ...about }];
    // Where a call has been before is asked for each way back.
    case 'loop': case 'too-deep': return [];
  }
};

const ofPlace = (world: World, extension: RoutedExtension, { to, pointer }: SentTo): RoutingWarning[] => {
  const found = resolve(world, to, { permit: permitOf(world, extension), path: [] });
  if ('code' in found) return ofRefusal(found, { pointer, to });
  switch (found.kind) {
    case 'EXTENSION': return found.extension.isEnabled ? [] : [{ code: 'disabled', pointer, to }];
    case 'RING_GROUP': return found.group.memberExtensionIds.length > 0 ? [] : [{ code: 'no-members', pointer, to }];
    case 'EXTERNAL': return costly.has(found.verdict.class) ? [{ code: 'costly', pointer, to, verdict: found.verdict }] : [];
    case 'VOICEMAIL': case 'OTHER': case 'BEYOND': return [];
  }
};

const ofDestination = (world: World, extension: RoutedExtension, sent: SentTo): RoutingWarning[] => {
  const path = wayBack(world, extension, sent);
  return [...(path ? [{ code: 'loop' as const, pointer: sent.pointer, path }] : []), ...ofPlace(world, extension, sent)];
};

/** What forwards every call before it rings, where something does; what is refused does not. */
const forwardingAll = (world: World, extension: RoutedExtension, isWholeWeek: boolean): SentTo[] => {
  const { mode } = extension.forwarding.unconditional;
  const isTaken = ({ to }: SentTo) => !('code' in resolve(world, to, { permit: permitOf(world, extension), path: [{ kind: 'EXTENSION', id: extension.id }] }));
  const used = destinationsOf(extension).filter(({ pointer, isActive }) => isActive && pointer.startsWith('/forwarding/unconditional'));
  return (mode === 'ALWAYS' || (mode === 'SCHEDULE' && isWholeWeek)) && used.every(isTaken) ? used : [];
};

/** From where calls come that are not forwarded there again: a colleague who is forwarded to may call as well, and a group may send calls on. */
const comingBackFrom = (world: World, extension: RoutedExtension, sent: SentTo): Destination[] => {
  const found = resolve(world, sent.to, { permit: permitOf(world, extension), path: [] });
  if ('code' in found) return [];
  switch (found.kind) {
    case 'EXTENSION': return [{ kind: 'EXTENSION', id: found.extension.id }];
    case 'BEYOND': return found.at.kind === 'EXTENSION' ? [found.at] : [];
    case 'RING_GROUP': return wayBack(world, extension, sent) ? [{ kind: 'RING_GROUP', id: found.group.id }] : [];
    case 'VOICEMAIL': case 'EXTERNAL': case 'OTHER': return [];
  }
};

/** Conditional forwards of whom nothing is left but a few calls. */
const ofUnused = (world: World, extension: RoutedExtension, isWholeWeek: boolean): RoutingWarning[] => {
  const { conditional, exceptionNumbers } = extension.forwarding;
  const forwarding = forwardingAll(world, extension, isWholeWeek);
  if (forwarding.length === 0) return [];
  const places = new Map(forwarding.flatMap((sent) => comingBackFrom(world, extension, sent)).map((place) => [destinationKey(place), place]));
  const left = { exceptForExceptions: exceptionNumbers.length > 0, exceptFrom: [...places.values()] };
  return conditions.filter((condition) => conditional[condition].action === 'FORWARD').map((condition) => ({ code: 'never-applies', pointer: `/forwarding/conditional/${condition}`, ...left }));
};

/** What is to be forwarded without a destination: it went after it was chosen. */
const ofMissing = ({ forwarding: { unconditional: { mode, destination, rules }, conditional } }: RoutedExtension): RoutingWarning[] => {
  const missing = [
    ...(mode === 'ALWAYS' && !destination ? ['unconditional/destination'] : []), ...(mode === 'SCHEDULE' && rules.length === 0 ? ['unconditional/rules'] : []),
    ...conditions.filter((condition) => conditional[condition].action === 'FORWARD' && !conditional[condition].destination).map((condition) => `conditional/${condition}/destination`),
  ];
  return missing.map((place) => ({ code: 'no-destination', pointer: `/forwarding/${place}` }));
};

const ofForwarding = (world: World, extension: RoutedExtension, at: number): RoutingWarning[] => {
  const { unconditional, exceptionNumbers, temporary } = extension.forwarding;
  const { hidden, isWholeWeek } = coverageOf(unconditional.mode === 'SCHEDULE' ? unconditional.rules : []);
  const isOver = temporary !== null && Date.parse(temporary.until) <= at;
  return [
    ...hidden.map((rule): RoutingWarning => ({ code: 'hidden-rule', pointer: `/forwarding/unconditional/rules/${rule.rule}`, ...rule })),
    ...ofUnused(world, extension, isWholeWeek),
    ...(exceptionNumbers.length > 0 && unconditional.mode === 'NONE' && (temporary === null || isOver) ? [{ code: 'exceptions-without-forward' as const, pointer: '/forwarding/exceptionNumbers' }] : []),
    ...(isOver ? [{ code: 'temporary-over' as const, pointer: '/forwarding/temporary/until' }] : []),
  ];
};

const ofTheRest = (world: World, { id, shortNumber, country, voicemail, hasEndpoint }: RoutedExtension): RoutingWarning[] => [
  ...(voicemail.unanswered === 'VOICEMAIL' && !voicemail.hasPin ? [{ code: 'voicemail-not-set-up' as const, pointer: '/voicemail/hasPin', to: { kind: 'VOICEMAIL' as const, extensionId: id } }] : []),
  ...(hasNoticeAddress(voicemail) ? [] : [{ code: 'notice-without-address' as const, pointer: '/voicemail/email' }]),
  ...(hasEndpoint ? [] : [{ code: 'no-endpoint' as const, pointer: '/hasEndpoint' }]),
  ...(isEmergencyNumber(shortNumber, country ?? world.country ?? undefined) ? [{ code: 'emergency-short-number' as const, pointer: '/shortNumber', number: shortNumber }] : []),
];

/**
 * What a person should know about the settings of an extension, saved or not, before they rely on them. Nothing here keeps them from being saved.
 * @param at milliseconds since 1970
 */
export const warningsOf = (saved: World, extension: RoutedExtension, at: number): RoutingWarning[] => {
  const world = withExtension(saved, extension);
  const { temporary } = extension.forwarding;
  const isOver = temporary !== null && Date.parse(temporary.until) <= at;
  const sent = destinationsOf(extension).filter(({ isActive, pointer }) => isActive && !(isOver && pointer.startsWith('/forwarding/temporary')));
  return [...sent.flatMap((one) => ofDestination(world, extension, one)), ...ofMissing(extension), ...ofForwarding(world, extension, at), ...ofTheRest(world, extension)];
};
