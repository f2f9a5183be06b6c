import { playlists } from '@patchbay/contract/playlists';
import { type App, route } from '../../platform/http/route.ts';
import { createPlaylist, getPlaylist, listPlaylists, playlistReferences, removePlaylist, updatePlaylist } from './playlists.ts';

export const playlistRoutes = (app: App): void => {
  route(app, playlists.list, ({ ctx, query }) => listPlaylists(ctx, query));
  route(app, playlists.get, ({ ctx, params }) => getPlaylist(ctx, params.id));
  route(app, playlists.create, ({ ctx, body }) => createPlaylist(ctx, body));
  route(app, playlists.update, ({ ctx, params, body }) => updatePlaylist(ctx, params.id, body));
  route(app, playlists.remove, ({ ctx, params }) => removePlaylist(ctx, params.id));
  route(app, playlists.references, ({ ctx, params }) => playlistReferences(ctx, params.id));
};
