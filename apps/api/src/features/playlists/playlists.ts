import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem, type Reference } from '@patchbay/contract/http/problem';
import type { Playlist, PlaylistDraft, playlists } from '@patchbay/contract/playlists';
import type { References } from '@patchbay/contract/references';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../platform/ctx.ts';
import { answerList } from '../../platform/http/listing.ts';
import { extensionsOf, ringGroupsWith } from '../../platform/relations.ts';
import { orStale } from '../../platform/stale.ts';
import { playlistListing, playlistToWire } from './listing.ts';

export const listPlaylists = (ctx: TenantCtx, query: QueryOf<typeof playlists.list>) => answerList(ctx, playlistListing, query);

export const getPlaylist = (ctx: TenantCtx, id: string): Promise<Playlist> => ctx.inTenant((tx) => loadPlaylist(tx, id));

const withItems = { items: { select: { audioFile: { select: { id: true, name: true, content: { select: { durationMs: true } } } } }, orderBy: { position: 'asc' } } } as const;

export const findPlaylist = async (tx: Tx, id: string): Promise<Playlist | null> => {
  const row = await tx.playlist.findUnique({ where: { id }, include: withItems });
  return row && playlistToWire({
    id, name: row.name, version: row.version, created_at: row.createdAt, updated_at: row.updatedAt,
    items: row.items.map(({ audioFile: { id: audioFileId, name, content } }) => ({ kind: 'audio-file', id: audioFileId, label: name, durationSeconds: content.durationMs / 1_000 })),
  });
};

export const loadPlaylist = async (tx: Tx, id: string): Promise<Playlist> => {
  const found = await findPlaylist(tx, id);
  if (!found) throw notFound('playlist');
  return found;
};

const entityOf = ({ id, name }: Playlist) => ({ type: 'playlist' as const, id, label: name });

const fill = async (tx: Tx, playlistId: string, audioFileIds: string[]): Promise<void> => {
  await tx.playlistItem.deleteMany({ where: { playlistId } });
  await tx.playlistItem.createMany({ data: audioFileIds.map((audioFileId, position) => ({ playlistId, audioFileId, position })) });
};

export const insertPlaylist = async (tx: Tx, ctx: ActingCtx, id: string, { name, audioFileIds }: PlaylistDraft): Promise<Playlist> => {
  await tx.playlist.create({ data: { id, name, createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } });
  await fill(tx, id, audioFileIds);
  return loadPlaylist(tx, id);
};

/** Brings one to this state; `version`, where given, is the one that it must have. */
export const changePlaylist = async (tx: Tx, ctx: ActingCtx, before: Playlist, { name, audioFileIds, version = before.version }: PlaylistDraft & { version?: number }): Promise<Playlist> => {
  const { id } = before;
  await tx.playlist.update({ where: { id, version }, data: { name, version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } }).catch(orStale);
  await fill(tx, id, audioFileIds);
  return loadPlaylist(tx, id);
};

/** Takes one away that nobody plays. */
export const dropPlaylist = async (tx: Tx, playlist: Playlist): Promise<void> => {
  await refuseWhileUsed(tx, playlist);
  await tx.playlist.delete({ where: { id: playlist.id }, select: { id: true } });
};

/** Who plays it to those who wait. */
const usersOf = async (tx: Tx, id: string): Promise<Reference[]> => [...(await extensionsOf(tx, { musicOnHoldPlaylistId: id })), ...(await ringGroupsWith(tx, id))];

/** A playlist that somebody plays stays: silence in its place would be noticed by callers alone. */
const refuseWhileUsed = async (tx: Tx, { id, name }: Playlist): Promise<void> => {
  const references = await usersOf(tx, id);
  if (references.length === 0) return;
  const by = references.map(({ label }) => label).join(', ');
  throw new Problem('in-use', `${name} is played by ${by}: take it from there first.`, { references, params: { count: references.length } });
};

export const createPlaylist = (ctx: TenantCtx, draft: PlaylistDraft): Promise<Playlist> =>
  ctx.inTenant(async (tx) => {
    const after = await insertPlaylist(tx, ctx, ctx.newId(), draft);
    await audit(tx, ctx, 'playlist.created', { entity: entityOf(after), after });
    return after;
  });

export const updatePlaylist = (ctx: TenantCtx, id: string, draft: PlaylistDraft & { version: number }): Promise<Playlist> =>
  ctx.inTenant(async (tx) => {
    const before = await loadPlaylist(tx, id);
    const after = await changePlaylist(tx, ctx, before, draft);
    await audit(tx, ctx, 'playlist.updated', { entity: entityOf(after), before, after });
    return after;
  });

export const removePlaylist = (ctx: TenantCtx, id: string): Promise<void> =>
  ctx.inTenant(async (tx) => {
    const before = await loadPlaylist(tx, id);
    await dropPlaylist(tx, before);
    await audit(tx, ctx, 'playlist.removed', { entity: entityOf(before), before });
  });

export const playlistReferences = (ctx: TenantCtx, id: string): Promise<References> =>
  ctx.inTenant(async (tx) => {
    const { items } = await loadPlaylist(tx, id);
    const files = new Map(items.map(({ kind, id: fileId, label }) => [fileId, { kind, id: fileId, label }]));
    return { blocking: await usersOf(tx, id), removed: [], released: [...files.values()] };
  });
