import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { hasNoNul } from './http/list.ts';
import { Id } from './primitives/id.ts';

/** What can be found within an enterprise by name: everything else that has relations. */
export const namedKinds = ['user', 'contact-method', 'call-flow', 'internal-number', 'time-schedule', 'audio-file', 'playlist', 'delivery-method'] as const;

/** One thing found by any form of its name or number. `organisationId` is where it lives, so that the client can link to it. */
export const SearchHit = z.object({
  kind: z.enum(['organisation', 'account', 'phone-number', 'extension', 'phone', 'ring-group', ...namedKinds]),
  id: Id, label: z.string(), detail: z.string(), organisationId: Id, organisationName: z.string(),
  /** Whether the asker may see the relations that it has where it lives. */
  hasRelations: z.boolean(),
}).meta({ id: 'SearchHit' });

export const search = {
  find: endpoint({ id: 'search.find', method: 'GET', path: '/search', scope: 'organisation', permission: 'organisations:read', summary: 'Find organisations, numbers, extensions, ring groups, phones, users and people by any part of name or number, and within an enterprise all else that has a name',
    query: z.object({
      q: z.string().trim().min(1).max(100).refine(hasNoNul, 'Not a text'),
      /** Nothing but organisations of this kind. */
      organisationKind: z.enum(['enterprise']).optional(),
    }), response: z.object({ items: z.array(SearchHit) }) }),
};
