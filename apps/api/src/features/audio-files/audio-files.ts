import type { AudioFile, AudioFileDraft, audioFiles } from '@patchbay/contract/audio-files';
import type { QueryOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { References } from '@patchbay/contract/references';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../platform/ctx.ts';
import { answerList } from '../../platform/http/listing.ts';
import { orStale } from '../../platform/stale.ts';
import { keptDays, keptFrom } from './kept.ts';
import { audioFileListing, audioFileToWire } from './listing.ts';
import { refuseWhileUsed, usersOf } from './references.ts';

export const listAudioFiles = (ctx: TenantCtx, query: QueryOf<typeof audioFiles.list>) => answerList(ctx, audioFileListing, query);

export const getAudioFile = (ctx: TenantCtx, id: string): Promise<AudioFile> => ctx.inTenant((tx) => loadAudioFile(tx, id));

const withContent = { content: { select: { format: true, sizeBytes: true, durationMs: true, channels: true, sampleRate: true } } } as const;

export const findAudioFile = async (tx: Tx, id: string): Promise<AudioFile | null> => {
  const row = await tx.audioFile.findUnique({ where: { id }, include: withContent });
  if (!row) return null;
  const { content: { format, sizeBytes, durationMs, channels, sampleRate } } = row;
  return audioFileToWire({
    id, name: row.name, source: row.source, spoken_text: row.spokenText, spoken_voice: row.spokenVoice, content_id: row.contentId,
    format, size_bytes: sizeBytes, duration_ms: durationMs, channels, sample_rate: sampleRate, version: row.version, created_at: row.createdAt, updated_at: row.updatedAt,
  });
};

export const loadAudioFile = async (tx: Tx, id: string): Promise<AudioFile> => {
  const found = await findAudioFile(tx, id);
  if (!found) throw notFound('audio file');
  return found;
};

export const entityOf = ({ id, name }: Pick<AudioFile, 'id' | 'name'>) => ({ type: 'audio-file' as const, id, label: name });

type NewFile = Pick<AudioFile, 'name' | 'source' | 'speech' | 'contentId'>;

/** Gives sound that is in the storage a name. */
export const insertAudioFile = async (tx: Tx, ctx: ActingCtx, id: string, { name, source, speech, contentId }: NewFile): Promise<AudioFile> => {
  const { count } = await tx.audioContent.updateMany({ where: { id: contentId, isCondemned: false }, data: { keptUntil: null } });
  if (count === 0) throw new Problem('revert-conflict', `The sound of ${name} was kept for ${keptDays} days after its removal, and is gone.`, { params: { days: keptDays } });
  await tx.audioFile.create({ data: { id, name, source, contentId, spokenText: speech?.text ?? null, spokenVoice: speech?.voice ?? null, createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } });
  return loadAudioFile(tx, id);
};

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
