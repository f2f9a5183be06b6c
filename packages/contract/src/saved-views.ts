import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { flag, hasNoNul, listQuery, page } from './http/list.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { label } from './primitives/label.ts';

export const viewPages = ['phone-numbers'] as const;
/** The list that a view is of. */
export const ViewPage = z.enum(viewPages);

const Named = z.object({
  name: label(60),
  /** What follows the question mark in the list's address: `state=SPARE&sort=-updatedAt`. */
  query: z.string().max(2000).refine(hasNoNul, 'Not a text'),
  /** Everybody of the organisation has it; else whoever made it. */
  isShared: z.boolean().default(false),
});

export const SavedViewDraft = Named.extend({ page: ViewPage });
export type SavedViewDraft = z.output<typeof SavedViewDraft>;

export const SavedView = SavedViewDraft.extend({
  id: Id,
  isShared: z.boolean(),
  organisationId: Id,
  createdByName: z.string(),
  version: Version,
  createdAt: Timestamp,
  updatedAt: Timestamp,
}).meta({ id: 'SavedView' });
export type SavedView = z.infer<typeof SavedView>;

const base = { scope: 'organisation', permission: 'phoneNumbers:read' } as const;
const ownView = 'a person\'s own view; one that is shared is recorded by the use case';

/** Sharing one, and changing one that is shared, also asks for `phoneNumbers:tag`: a reader changes nothing that others see. */
export const savedViews = {
  list: endpoint({ ...base, id: 'savedViews.list', method: 'GET', path: '/saved-views', summary: 'Own and shared views of the organisation\'s lists',
    query: listQuery(['name', 'createdAt', 'updatedAt'], { shared: flag.optional() }), response: page(SavedView) }),
  get: endpoint({ ...base, id: 'savedViews.get', method: 'GET', path: '/saved-views/:id', summary: 'One saved view', params: ById, response: SavedView }),
  create: endpoint({ ...base, id: 'savedViews.create', method: 'POST', path: '/saved-views', summary: 'Keep the filters and the order of a list under a name', body: SavedViewDraft, response: SavedView, unaudited: ownView }),
  update: endpoint({ ...base, id: 'savedViews.update', method: 'PUT', path: '/saved-views/:id', summary: 'Rename, change or share a view; a shared one stays shared',
    params: ById, body: Named.extend({ version: Version }), response: SavedView, unaudited: ownView }),
  remove: endpoint({ ...base, id: 'savedViews.remove', method: 'DELETE', path: '/saved-views/:id', summary: 'Remove a view', params: ById, unaudited: ownView }),
};
