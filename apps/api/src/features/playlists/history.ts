import type { Playlist } from '@patchbay/contract/playlists';
import type { History } from '../../platform/history.ts';
import { changePlaylist, dropPlaylist, findPlaylist, insertPlaylist, loadPlaylist } from './playlists.ts';

export const playlistHistory: History<Playlist> = {
  type: 'playlist',
  current: (tx, _ctx, id) => findPlaylist(tx, id),
  restore: async (tx, ctx, { version: _version, ...wire }) => changePlaylist(tx, ctx, await loadPlaylist(tx, wire.id), wire),
  recreate: (tx, ctx, wire) => insertPlaylist(tx, ctx, wire.id, wire),
  remove: async (tx, _ctx, id) => dropPlaylist(tx, await loadPlaylist(tx, id)),
  comparable: ({ name, audioFileIds }) => ({ name, audioFileIds }),
};
