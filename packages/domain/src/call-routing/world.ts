import type { BeyondSight, Caller, CallTarget, CallWorld, RoutedExtension, RoutedGroup, RoutedNumber } from '@patchbay/contract/call-worlds';
import type { DialPlan } from '@patchbay/contract/dial-plan-profiles';
import type { Destination } from '@patchbay/contract/primitives/destination';
import type { E164 } from '@patchbay/contract/primitives/phone-number';
import { internalOnly, type IsInternal } from '../dial-plans/may-dial.ts';

/** A world in which everything is found by its id. Made once, it serves any number of calls. */
export interface World extends Pick<CallWorld, 'country' | 'timeZone' | 'defaultPlan'> {
  extensions: ReadonlyMap<string, RoutedExtension>;
  ringGroups: ReadonlyMap<string, RoutedGroup>;
  beyond: ReadonlyMap<string, BeyondSight>;
  numbers: ReadonlyMap<string, RoutedNumber>;
  numbersByE164: ReadonlyMap<string, RoutedNumber>;
  codes: ReadonlyMap<string, CallTarget>;
  isInternal: IsInternal;
}

const byId = <T extends { id: string }>(all: readonly T[]): Map<string, T> => new Map(all.map((one) => [one.id, one]));

export const worldOf = ({ extensions, ringGroups, beyond, numbers, codes, ...rest }: CallWorld): World => {
  const numbersByE164 = new Map(numbers.map((number) => [number.e164 as string, number]));
  const targets = new Map(codes.map(({ code, leadsTo }) => [code, leadsTo]));
  return {
    ...rest, extensions: byId(extensions), ringGroups: byId(ringGroups), beyond: byId(beyond), numbers: byId(numbers), numbersByE164, codes: targets,
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
      if (extension) return [extension.shortNumber, ...(extension.presentation ? [extension.presentation] : []), ...extension.numbers];
      const shortNumber = world.beyond.get(caller.id)?.shortNumber;
      return shortNumber ? [shortNumber] : [];
    }
  }
};

/** The words that a destination is shown by, as far as the world knows them. */
export const labelOf = (world: World, destination: Destination): string | undefined => {
  const named = (told: World['extensions'] | World['ringGroups'], id: string) => (told.get(id) ?? world.beyond.get(id))?.label;
  switch (destination.kind) {
    case 'EXTENSION': return named(world.extensions, destination.id);
    case 'VOICEMAIL': return named(world.extensions, destination.extensionId);
    case 'RING_GROUP': return named(world.ringGroups, destination.id);
    case 'PHONE_NUMBER': return world.numbers.get(destination.id)?.e164;
    case 'EXTERNAL': return destination.e164;
  }
};
