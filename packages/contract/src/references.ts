import { z } from 'zod';
import { ById } from './primitives/id.ts';
import { endpoint, type Scope } from './http/endpoint.ts';
import { Reference } from './http/problem.ts';
import type { Permission } from './permissions.ts';

/** What removing an object would do, by name: what stands in the way, what goes with it, and what merely loses it. */
export const References = z
  .object({
    /** These must let go first: removal is refused while there is one. */
    blocking: z.array(Reference),
    /** These are removed together with the object. */
    removed: z.array(Reference),
    /** These stay and lose their link to the object. */
    released: z.array(Reference),
  })
  .meta({ id: 'References' });
export type References = z.infer<typeof References>;

/** How many of a kind there are, and the first of them by name. */
export const CountedReferences = z.object({ kind: z.string(), count: z.int(), first: z.array(Reference) });
export type CountedReferences = z.infer<typeof CountedReferences>;

/** `GET /<noun>/:id/references`, asked by every delete dialog and by the Relations tab. */
export const referencesEndpoint = <const S extends Scope>(noun: string, path: string, scope: S, permission: Permission) =>
  endpoint({ id: `${noun}.references`, method: 'GET', path: `${path}/:id/references`, scope, permission,
    summary: 'What refers to this object, and what its removal would do', params: ById, response: References });
