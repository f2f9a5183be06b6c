import type { EntityType } from '@patchbay/contract/audit';
import { derived } from './derived.ts';

export type Snapshot = Record<string, unknown> | null;

// Beside these names nobody needs the ids.
const named: { [key: string]: readonly string[] } = { onNoAnswer: ['onNoAnswerTo'], goneMembers: ['members'], audioFileIds: ['items'], family: ['familyName'], accountId: ['email'], startId: ['nodes'] };

// Beside `modelName` nobody needs `modelId`, nor `phoneNumberIds` beside `phoneNumbers`, nor `memberExtensionIds` beside `members`.
const namesFor = (key: string): readonly string[] => {
  if (named[key]) return named[key];
  const [, base, ending] = /^(.+?)(?:Extension)?(Ids?)$/.exec(key) ?? [];
  if (ending === 'Ids') return [`${base!}s`];
  return ending === 'Id' ? [`${base!}Name`, base!] : [];
};

const without = (snapshot: Snapshot, isLeftOut: (key: string) => boolean): Snapshot => snapshot && Object.fromEntries(Object.entries(snapshot).filter(([key]) => !isLeftOut(key)));

/** Two states of an object without the ids that are there by name as well. */
export const withoutNamedIds = (before: Snapshot, after: Snapshot): [Snapshot, Snapshot] => {
  const known = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const isNamed = (key: string) => namesFor(key).some((name) => known.has(name));
  return [without(before, isNamed), without(after, isNamed)];
};

const isDifferent = (before: Snapshot, after: Snapshot, key: string) => JSON.stringify(before?.[key]) !== JSON.stringify(after?.[key]);

/** Two states of an object without what follows from the rest of it, or from others; where nothing else differs, that is what the change was about. */
export const withoutDerived = (type: EntityType, before: Snapshot, after: Snapshot): [Snapshot, Snapshot] => {
  const isDerived = (key: string) => derived[type]?.includes(key) ?? false;
  const others = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter((key) => !isDerived(key) && !['version', 'createdAt', 'updatedAt'].includes(key));
  return others.some((key) => isDifferent(before, after, key)) ? [without(before, isDerived), without(after, isDerived)] : [before, after];
};
