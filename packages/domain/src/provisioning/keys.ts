import type { KeyKind } from '@patchbay/contract/key-layouts';
import type { PhoneModel } from './model.ts';

/** A key as layouts and phones say it. `module` 0 is the phone itself, 1 and on are its sidecars; positions are counted from 1. */
export interface PlacedKey {
  module: number;
  position: number;
  kind: KeyKind;
  label: string;
  /** The number that it shows or dials; empty for kinds that have none. */
  value: string;
  /** The account that it belongs to; null: the phone's first. */
  line: number | null;
}

/** A key as a template sees it. */
export interface DeviceKey extends PlacedKey {
  line: number;
}

/** Whether two places are the same key. */
export const isSamePlace = (a: Pick<PlacedKey, 'module' | 'position'>, b: Pick<PlacedKey, 'module' | 'position'>): boolean => a.module === b.module && a.position === b.position;

/** The indexes of keys at places that a phone of this model does not have. */
export const impossibleKeys = ({ programmableKeys, expansionModule }: Pick<PhoneModel, 'programmableKeys' | 'expansionModule'>, keys: readonly Pick<PlacedKey, 'module' | 'position'>[]): number[] =>
  keys.flatMap(({ module, position }, index) => {
    const most = module === 0 ? programmableKeys : module <= (expansionModule?.count ?? 0) ? expansionModule!.keys : 0;
    const isUntold = module > 0 && expansionModule?.untoldKeys.includes(position);
    return position <= most && !isUntold ? [] : [index];
  });

/** The keys of a layout, and those of the phone itself in their places. */
export const mergeKeys = (layout: readonly PlacedKey[], own: readonly PlacedKey[]): PlacedKey[] => [...layout.filter((key) => !own.some((other) => isSamePlace(key, other))), ...own];

/**
 * Every key of a phone and of the sidecars that are said anything about: a key that nothing is said about is a line, where the
 * phone has one of that number, or nothing, so that one taken out of a layout goes from the phone too. None where nothing is said of any.
 */
export const allKeys = (model: PhoneModel, said: readonly PlacedKey[], lines: readonly number[]): DeviceKey[] => {
  const highest = Math.min(Math.max(-1, ...said.map(({ module }) => module)), model.expansionModule?.count ?? 0);
  const firstLine = lines[0] ?? 1;
  return Array.from({ length: highest + 1 }, (_, module) => module).flatMap((module) =>
    positionsOf(module, model).map((position): DeviceKey => {
      const place = { module, position };
      const key = said.find((each) => isSamePlace(each, place));
      if (key) return { ...key, line: key.line ?? firstLine };
      const isLine = module === 0 && lines.includes(position);
      return { ...place, kind: isLine ? 'line' : 'none', label: '', value: '', line: isLine ? position : firstLine };
    }),
  );
};

const positionsOf = (module: number, { programmableKeys, expansionModule }: PhoneModel): number[] => {
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  return module === 0 ? upTo(programmableKeys) : upTo(expansionModule!.keys).filter((position) => !expansionModule!.untoldKeys.includes(position));
};
