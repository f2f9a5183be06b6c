import type { Dialect } from './lint.ts';
import { yealinkParameters } from './parameters/yealink.ts';
import { readYealink } from './readers/yealink.ts';

const dialects = new Map<string, Dialect>([
  [
    'yealink T series',
    {
      read: readYealink,
      parameters: yealinkParameters,
      // One user's password each: the only name that may stand in a file more than once.
      identity: ({ name, value }) => (name === 'static.security.user_password' ? `${name} of ${value.split(':')[0]}` : name),
    },
  ],
]);

/** What the linter knows of a family's files. Apart from the catalogue: only whoever checks files needs it. */
export const dialectOf = ({ vendor, family }: { vendor: string; family: string }): Dialect => dialects.get(`${vendor} ${family}`)!;
