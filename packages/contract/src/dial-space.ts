import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';

/** All short codes of an enterprise, of which each means one thing. */
export const dialSpace = {
  codes: endpoint({ id: 'dialSpace.codes', scope: 'tenant', method: 'GET', path: '/dial-space', permission: 'extensions:read', summary: 'Every code that is taken in the enterprise, and by what kind of thing',
    response: z.object({ items: z.array(z.object({ code: z.string(), kind: z.string() })) }) }),
};
