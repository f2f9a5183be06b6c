import type { Playlist } from '@patchbay/contract/playlists';
import type { Listing } from '../../platform/http/listing.ts';
import { likeAnywhere, likeFolded } from '../../platform/list.ts';

export interface PlaylistRow {
  id: string;
  name: string;
  items: Playlist['items'];
  version: number;
  created_at: Date;
  updated_at: Date;
}

export const playlistToWire = ({ id, name, items, version, created_at, updated_at }: PlaylistRow): Playlist => ({
  id,
  name,
  audioFileIds: items.map((item) => item.id),
  items,
  durationSeconds: Math.round(items.reduce((sum, item) => sum + item.durationSeconds, 0) * 1_000) / 1_000,
  version,
  createdAt: created_at.toISOString(),
  updatedAt: updated_at.toISOString(),
});

const itemsOf = 'playlist_item i join audio_file f on f.id = i.audio_file_id where i.tenant_id = p.tenant_id and i.playlist_id = p.id';

export const playlistListing: Listing<PlaylistRow, Playlist> = {
  map: {
    from: 'playlist p',
    id: 'p.id',
    select: `p.name, p.version, p.created_at, p.updated_at,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', 'audio-file', 'id', f.id, 'label', f.name, 'durationSeconds', c.duration_ms / 1000.0) order by i.position), '[]')
        from ${itemsOf.replace(' where', ' join audio_content c on c.id = f.content_id where')}) as items`,
    sort: {
      name: { sql: 'p.name', type: 'text' },
      createdAt: { sql: 'p.created_at', type: 'timestamptz' },
      updatedAt: { sql: 'p.updated_at', type: 'timestamptz' },
    },
    search: (text, param) => {
      const pattern = param(likeAnywhere(text));
      return `${likeFolded('p.name', pattern)} or exists (select from ${itemsOf} and ${likeFolded('f.name', pattern)})`;
    },
    filters: {
      id: (value, param) => `p.id = ${param(value)}`,
      audioFileId: (value, param) => `exists (select from ${itemsOf} and f.id = ${param(value)})`,
    },
  },
  toWire: playlistToWire,
  csv: {
    fileName: 'playlists',
    columns: [
      { header: 'Name', cell: (row) => row.name },
      { header: 'Audio Files', cell: (row) => row.items.map((item) => item.label).join(';') },
      { header: 'Duration in Seconds', cell: (row) => row.durationSeconds },
    ],
  },
};
