import type { Reference } from '@patchbay/contract/http/problem';
import type { CountedReferences } from '@patchbay/contract/references';

/** As many as are told by name; the rest is a number. */
export const mostNamed = 5;

/** Many references by kind: how many there are of each, and the first of them. */
export const countReferences = (references: Reference[]): CountedReferences[] =>
  [...Map.groupBy(references, ({ kind }) => kind)].map(([kind, all]) => ({ kind, count: all.length, first: all.slice(0, mostNamed) }));
