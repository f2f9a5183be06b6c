import type { Delimiter } from './types.ts';

/** What the details of an opened CSV file call its separator. */
export const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const satisfies Record<Delimiter, string>;

/** The separator of that name; nothing for a file that has none. */
export const delimiterNamed = (name: string | undefined): Delimiter | undefined =>
  (Object.keys(delimiterNames) as Delimiter[]).find((delimiter) => delimiterNames[delimiter] === name);
