import type { App } from '@patchbay/api/platform/http/route';
import { asPlatform } from '@patchbay/database/as-platform';
import type { Node } from './organisations.ts';

let counter = 0;

interface Overrides {
  name?: string;
  audioFileIds?: string[];
}

/** A playlist, straight in the database. */
export const aPlaylist = ({ deps }: App, enterprise: Pick<Node, 'id'>, { name = `Playlist ${(counter += 1)}`, audioFileIds = [] }: Overrides = {}): Promise<{ id: string; name: string }> =>
  asPlatform(deps.database, async (tx) => {
    const made = await tx.playlist.create({ data: { tenantId: enterprise.id, name }, select: { id: true, name: true } });
    await tx.playlistItem.createMany({ data: audioFileIds.map((audioFileId, position) => ({ tenantId: enterprise.id, playlistId: made.id, audioFileId, position })) });
    return made;
  });
