import type { Caller, CallTarget, CallWorld, RoutedExtension, RoutedGroup, RoutedNumber } from '@patchbay/contract/call-worlds';
import type { DialPlan } from '@patchbay/contract/dial-plan-profiles';
import type { Destination } from '@patchbay/contract/primitives/destination';
import type { E164 } from '@patchbay/contract/primitives/phone-number';
import { internalOnly, type IsInternal } from '../dial-plans/may-dial.ts';

/** A world in which everything is found by its id. Made once, it serves any number of calls. */
export interface World extends Pick<CallWorld, 'country' | 'timeZone' | 'defaultPlan'> {
  extensions: ReadonlyMap<string, RoutedExtension>;
  ringGroups: ReadonlyMap<string, RoutedGroup>;
  numbers: ReadonlyMap<string, RoutedNumber>;
  numbersByE164: ReadonlyMap<string, RoutedNumber>;
  codes: ReadonlyMap<string, CallTarget>;
  isInternal: IsInternal;
}

const byId = <T extends { id: string }>(all: readonly T[]): Map<string, T> => new Map(all.map((one) => [one.id, one]));

export const worldOf = ({ extensions, ringGroups, numbers, codes, ...rest }: CallWorld): World => {
  const numbersByE164 = new Map(numbers.map((number) => [number.e164 as string, number]));
  const targets = new Map(codes.map(({ code, leadsTo }) => [code, leadsTo]));
  return {
    ...rest, extensions: byId(extensions), ringGroups: byId(ringGroups), numbers: byId(numbers), numbersByE164, codes: targets,
    isInternal: (number) => targets.has(number) || numbersByE164.has(number),
  };
};

/** The same world with other settings of one extension: what an unsaved change would do. */
export const withExtension = (world: World, extension: RoutedExtension): World =>
  ({ ...world, extensions: new Map(world.extensions).set(extension.id, extension) });

/** By whose rules a call leaves the enterprise. */
export interface Permit {
  plan: DialPlan;
  country: string | null;
  presentation: E164 | undefined;
}

/** Those of an extension; without one those of the enterprise, which ring groups follow. */
export const permitOf = ({ defaultPlan, country }: World, extension?: RoutedExtension): Permit =>
  ({ plan: extension?.dialPlan ?? defaultPlan ?? internalOnly, country: extension?.country ?? country, presentation: extension?.presentation ?? undefined });

/** Every number by which a caller may be listed as an exception. */
export const numbersOf = (world: World, caller: Caller): string[] => {
  switch (caller.kind) {
    case 'WITHHELD': return [];
    case 'EXTERNAL': return [caller.e164];
    case 'EXTENSION': {
      const extension = world.extensions.get(caller.id);
      return extension ? [extension.shortNumber, ...(extension.presentation ? [extension.presentation] : []), ...extension.numbers] : [];
    }
  }
};

/** The words that a destination is shown by, as far as the world knows them. */
export const labelOf = (world: World, destination: Destination): string | undefined => {
  switch (destination.kind) {
    case 'EXTENSION': return world.extensions.get(destination.id)?.label;
    case 'VOICEMAIL': return world.extensions.get(destination.extensionId)?.label;
    case 'RING_GROUP': return world.ringGroups.get(destination.id)?.label;
    case 'PHONE_NUMBER': return world.numbers.get(destination.id)?.e164;
    case 'EXTERNAL': return destination.e164;
  }
};
