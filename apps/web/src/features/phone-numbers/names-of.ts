import type { Reference } from '@patchbay/contract/http/problem';

/** The names of what uses something, each once. */
export const namesOf = (references: Reference[]) => [...new Set(references.map(({ label }) => label))].join(', ');
