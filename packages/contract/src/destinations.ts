import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { hasNoNul } from './http/list.ts';
import { LabelledDestination } from './primitives/destination.ts';

/** What a picker of destinations asks. */
export const destinations = {
  find: endpoint({ id: 'destinations.find', method: 'GET', path: '/destinations', scope: 'tenant', permission: 'extensions:read', summary: 'Where calls can be sent, by any part of name or number: extensions, ring groups, voicemails, own numbers, and any other number',
    query: z.object({ q: z.string().trim().max(100).refine(hasNoNul, 'Not a text').default('') }), response: z.object({ items: z.array(LabelledDestination) }) }),
};
