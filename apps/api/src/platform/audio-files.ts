import type { AudioFile } from '@patchbay/contract/audio-files';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import { audit } from './audit.ts';
import type { ActingCtx } from './ctx.ts';
import { keptDays } from './kept-audio.ts';

export interface AudioFileRow {
  id: string;
  name: string;
  source: string;
  spoken_text: string | null;
  spoken_voice: string | null;
  content_id: string;
  format: string;
  size_bytes: number;
  duration_ms: number;
  channels: number;
  sample_rate: number;
  version: number;
  created_at: Date;
  updated_at: Date;
}

export const audioFileToWire = (row: AudioFileRow): AudioFile => ({
  id: row.id,
  name: row.name,
  source: row.source as AudioFile['source'],
  format: row.format as AudioFile['format'],
  sizeBytes: row.size_bytes,
  durationSeconds: row.duration_ms / 1_000,
  channels: row.channels,
  sampleRate: row.sample_rate,
  speech: row.spoken_text === null ? null : { text: row.spoken_text, voice: row.spoken_voice! },
  contentId: row.content_id,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

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

export type NewFile = Pick<AudioFile, 'name' | 'source' | 'speech' | 'contentId'>;

/** Gives sound that is in the storage a name. */
export const insertAudioFile = async (tx: Tx, ctx: ActingCtx, id: string, { name, source, speech, contentId }: NewFile): Promise<AudioFile> => {
  const { count } = await tx.audioContent.updateMany({ where: { id: contentId, isCondemned: false }, data: { keptUntil: null } });
  if (count === 0) throw new Problem('revert-conflict', `The sound of ${name} was kept for ${keptDays} days after its removal, and is gone.`, { params: { days: keptDays } });
  await tx.audioFile.create({ data: { id, name, source, contentId, spokenText: speech?.text ?? null, spokenVoice: speech?.voice ?? null, createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } });
  return loadAudioFile(tx, id);
};

/** The same, and records it. */
export const addAudioFile = async (tx: Tx, ctx: ActingCtx, given: NewFile): Promise<AudioFile> => {
  const after = await insertAudioFile(tx, ctx, ctx.newId(), given);
  await audit(tx, ctx, 'audio-file.created', { entity: entityOf(after), after });
  return after;
};
