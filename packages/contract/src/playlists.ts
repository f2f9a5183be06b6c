import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { listQuery, page } from './http/list.ts';
import { Reference } from './http/problem.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { label } from './primitives/label.ts';
import { referencesEndpoint } from './references.ts';

export const PlaylistDraft = z.object({
  name: label(60),
  /** In the order in which they are played; one may be played more than once. */
  audioFileIds: z.array(Id).min(1).max(200),
});
export type PlaylistDraft = z.infer<typeof PlaylistDraft>;

export const Playlist = PlaylistDraft.extend({
  id: Id,
  audioFileIds: z.array(Id),
  /** The files, each with its length. */
  items: z.array(Reference.extend({ durationSeconds: z.number() })),
  durationSeconds: z.number(),
  version: Version,
  createdAt: Timestamp,
  updatedAt: Timestamp,
}).meta({ id: 'Playlist' });
export type Playlist = z.infer<typeof Playlist>;

const base = { scope: 'tenant' } as const;

/** Made of audio files, and under their permissions. */
export const playlists = {
  list: endpoint({ ...base, id: 'playlists.list', method: 'GET', path: '/playlists', permission: 'audioFiles:read', csv: true, summary: 'Playlists of the enterprise',
    query: listQuery(['name', 'createdAt', 'updatedAt'], { audioFileId: Id.optional() }), response: page(Playlist) }),
  get: endpoint({ ...base, id: 'playlists.get', method: 'GET', path: '/playlists/:id', permission: 'audioFiles:read', summary: 'One playlist', params: ById, response: Playlist }),
  create: endpoint({ ...base, id: 'playlists.create', method: 'POST', path: '/playlists', permission: 'audioFiles:write', summary: 'Make a playlist of audio files', body: PlaylistDraft, response: Playlist }),
  update: endpoint({ ...base, id: 'playlists.update', method: 'PUT', path: '/playlists/:id', permission: 'audioFiles:write', summary: 'Rename or reorder a playlist',
    params: ById, body: PlaylistDraft.extend({ version: Version }), response: Playlist }),
  remove: endpoint({ ...base, id: 'playlists.remove', method: 'DELETE', path: '/playlists/:id', permission: 'audioFiles:write', summary: 'Remove a playlist; its audio files stay', params: ById }),
  references: referencesEndpoint('playlists', '/playlists', 'tenant', 'audioFiles:read'),
};
