import type { AudioFile, AudioFileDraft, audioFiles } from '@patchbay/contract/audio-files';
import type { QueryOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { notFound } from '@patchbay/contract/http/problem';
import type { References } from '@patchbay/contract/references';
import type { Tx } from '@patchbay/database/scope';
import { addAudioFile, entityOf, loadAudioFile } from '../../platform/audio-files.ts';
import { audit } from '../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../platform/ctx.ts';
import { answerList } from '../../platform/http/listing.ts';
import { keepAudio } from '../../platform/keep-audio.ts';
import { orStale } from '../../platform/stale.ts';
import { keptFrom } from '../../platform/kept-audio.ts';
import { audioFileListing } from './listing.ts';
import { refuseWhileUsed, usersOf } from './references.ts';

export const listAudioFiles = (ctx: TenantCtx, query: QueryOf<typeof audioFiles.list>) => answerList(ctx, audioFileListing, query);

export const getAudioFile = (ctx: TenantCtx, id: string): Promise<AudioFile> => ctx.inTenant((tx) => loadAudioFile(tx, id));

/** Renames one; `version`, where given, is the one that it must have. */
export const changeAudioFile = async (tx: Tx, ctx: ActingCtx, before: AudioFile, { name, version = before.version }: AudioFileDraft & { version?: number }): Promise<AudioFile> => {
  const { id } = before;
  await tx.audioFile.update({ where: { id, version }, data: { name, version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } }).catch(orStale);
  return loadAudioFile(tx, id);
};

/** Takes one away that nothing plays. Its sound stays for a while, so that this can be undone. */
export const dropAudioFile = async (tx: Tx, ctx: ActingCtx, file: AudioFile): Promise<void> => {
  await refuseWhileUsed(tx, file);
  await tx.audioFile.delete({ where: { id: file.id }, select: { id: true } });
  await tx.audioContent.update({ where: { id: file.contentId }, data: { keptUntil: keptFrom(ctx.now) }, select: { id: true } });
};

export const createAudioFile = (ctx: TenantCtx, { name, source }: QueryOf<typeof audioFiles.create>, file: AsyncIterable<Uint8Array>): Promise<AudioFile> =>
  keepAudio(ctx, file, (tx, contentId) => addAudioFile(tx, ctx, { name, source, speech: null, contentId }));

export const updateAudioFile = (ctx: TenantCtx, id: string, draft: AudioFileDraft & { version: number }): Promise<AudioFile> =>
  ctx.inTenant(async (tx) => {
    const before = await loadAudioFile(tx, id);
    const after = await changeAudioFile(tx, ctx, before, draft);
    await audit(tx, ctx, 'audio-file.updated', { entity: entityOf(after), before, after });
    return after;
  });

export const removeAudioFile = (ctx: TenantCtx, id: string): Promise<void> =>
  ctx.inTenant(async (tx) => {
    const before = await loadAudioFile(tx, id);
    await dropAudioFile(tx, ctx, before);
    await audit(tx, ctx, 'audio-file.removed', { entity: entityOf(before), before });
  });

export const audioFileReferences = (ctx: TenantCtx, id: string): Promise<References> =>
  ctx.inTenant(async (tx) => {
    await loadAudioFile(tx, id);
    return { blocking: await usersOf(tx, id), removed: [], released: [] };
  });

export const audioFilePeaks = (ctx: TenantCtx, id: string): Promise<ResponseOf<typeof audioFiles.peaks>> =>
  ctx.inTenant(async (tx) => {
    const found = await tx.audioFile.findUnique({ where: { id }, select: { content: { select: { peaks: true } } } });
    if (!found) throw notFound('audio file');
    return { peaks: [...found.content.peaks] };
  });
