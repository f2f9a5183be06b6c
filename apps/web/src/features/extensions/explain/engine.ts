import type { CallDecision, RoutingWarning } from '@patchbay/contract/call-decisions';
import type { Caller, CallWorld, ExtensionState, RoutedExtension } from '@patchbay/contract/call-worlds';
import { destinationKey, type Destination } from '@patchbay/contract/primitives/destination';
import { decideCall } from '@patchbay/domain/call-routing/decide-call';
import { destinationsOf } from '@patchbay/domain/call-routing/destinations';
import { warningsOf } from '@patchbay/domain/call-routing/warnings';
import { labelOf, withExtension, worldOf, type World } from '@patchbay/domain/call-routing/world';

/** Cards as they are on the screen, in place of those that are saved. */
export type Unsaved = Partial<Omit<RoutedExtension, 'id' | 'label'>>;

/** Who calls the extension, when, and what it does meanwhile. */
export interface Question {
  caller: Caller;
  at: string;
  state: ExtensionState;
}

export interface Explained {
  decision: CallDecision;
  warnings: RoutingWarning[];
  /** The words of a destination; nothing for one that has gone. */
  labelOf: (destination: Destination) => string | undefined;
}

interface Asked {
  world: CallWorld;
  id: string;
  question: Question;
  unsaved?: Unsaved;
}

const isThere = (world: World, to: Destination): boolean => {
  switch (to.kind) {
    case 'EXTENSION': return world.extensions.has(to.id) || world.beyond.has(to.id);
    case 'VOICEMAIL': return world.extensions.has(to.extensionId) || world.beyond.has(to.extensionId);
    case 'RING_GROUP': return world.ringGroups.has(to.id) || world.beyond.has(to.id);
    case 'PHONE_NUMBER': return world.numbers.has(to.id);
    // One that was not chosen before may be a number of the enterprise.
    case 'EXTERNAL': return world.numbersByE164.has(to.e164);
  }
};

/**
 * Whether a part of a world has all that a question comes to: it does for what is saved. What is chosen anew, and a colleague
 * who calls, may lie outside of it.
 */
export const isEnough = ({ world: part, id, question: { caller }, unsaved = {} }: Asked): boolean => {
  const world = worldOf(part);
  const saved = world.extensions.get(id);
  if (!saved || (caller.kind === 'EXTENSION' && !isThere(world, caller))) return false;
  const known = new Set(destinationsOf(saved).map(({ to }) => destinationKey(to)));
  return destinationsOf({ ...saved, ...unsaved }).every(({ to }) => known.has(destinationKey(to)) || isThere(world, to));
};

/** What happens to a call to an extension, and what its person should know about the settings. */
export const explain = ({ world: part, id, question: { state, ...question }, unsaved = {} }: Asked): Explained => {
  const saved = worldOf(part);
  const extension = { ...saved.extensions.get(id)!, ...unsaved };
  const world = withExtension(saved, extension);
  const decision = decideCall(world, { ...question, to: { kind: 'EXTENSION', id }, extensions: { [id]: { state, talking: 0, waiting: 0 } }, waitingAtGroups: {}, seed: 0 });
  return { decision, warnings: warningsOf(saved, extension, Date.parse(question.at)), labelOf: (destination) => labelOf(world, destination) };
};
