import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type AudioFault, audioLimits } from '@patchbay/contract/audio-files';
import { Problem } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import type { AudioReading } from './audio.ts';
import type { TenantCtx } from './ctx.ts';
import { bounded } from './http/upload.ts';
import { takeAttempt } from './limits.ts';
import { keysOf, unfinishedUntil } from './kept-audio.ts';

/** What one enterprise may keep; and that with what was removed of late and can still be brought back. */
const mostBytes = { used: 1_000_000_000, kept: 3_000_000_000 };

const words: { [F in AudioFault]: string } = {
  empty: 'The file is empty.',
  'no-audio': 'This is no audio file that can be played: choose an mp3, m4a, wav, flac or ogg file. Its content counts, not its name.',
  damaged: 'The file is damaged, or is something else besides audio, and cannot be decoded.',
  truncated: 'The file ends too early: a part of it is missing. Copy it again, and upload it whole.',
  'too-long': `The sound is longer than ${audioLimits.seconds / 60} minutes.`,
  'too-many-channels': 'The sound has more than two channels: mix it to stereo or mono first.',
  'needs-ffmpeg': 'This installation cannot read m4a files, because FFmpeg is not installed on its server. Upload an mp3, wav, flac or ogg file.',
  'takes-too-long': 'It took too long to decode this file. Try again, or upload it in another format.',
};

const refused = (fault: AudioFault): Problem => new Problem('rule-broken', words[fault], { errors: [{ pointer: '/file', detail: words[fault] }], params: { fault } });

const tooLarge = (): Problem => {
  const detail = `The file is larger than ${audioLimits.sizeBytes / 1_000_000} MB.`;
  return new Problem('too-large', detail, { errors: [{ pointer: '/file', detail }], params: { limit: audioLimits.sizeBytes / 1_000_000 } });
};

const attempts = ({ organisation }: TenantCtx) => [{ name: 'audio-uploads', subject: organisation.id, tiers: [{ attempts: 120, seconds: 60 }, { attempts: 1_000, seconds: 3_600 }] }];

/** Writes what arrives to a file of ours, and no more of it than it may have. */
const receive = async (file: AsyncIterable<Uint8Array>, path: string): Promise<Buffer> => {
  const hash = createHash('sha256');
  await pipeline(async function* hashed() {
    for await (const chunk of bounded(file, audioLimits.sizeBytes, tooLarge)) {
      hash.update(chunk);
      yield chunk;
    }
  }, createWriteStream(path, { mode: 0o600 }));
  return hash.digest();
};

/** Refuses what is more than the enterprise may keep; counted one after the other. */
const refuseTooMuch = async (tx: Tx, { organisation }: TenantCtx, sizeBytes: number): Promise<void> => {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended('audio of ' || ${organisation.id}, 0))::text`;
  const [sums] = await tx.$queryRaw<{ used: number; kept: number }[]>`
    select coalesce(sum(size_bytes + telephone_bytes) filter (where kept_until is null), 0)::float as used, coalesce(sum(size_bytes + telephone_bytes), 0)::float as kept from audio_content`;
  const limit = mostBytes.used / 1_000_000;
  if (sums!.used + sizeBytes > mostBytes.used) throw new Problem('limit-reached', `The audio files of ${organisation.name} take ${limit} MB, the most there is room for. Remove some.`, { params: { limit } });
  if (sums!.kept + sizeBytes > mostBytes.kept) throw new Problem('limit-reached', 'Too much was uploaded and removed in the last weeks, and is kept so that it can be brought back. Try again in some days.', { params: { limit: mostBytes.kept / 1_000_000 } });
};

/** Makes a file of the sound that has this id, in the transaction that answers the request. */
type Finish<T> = (tx: Tx, contentId: string) => Promise<T>;

/**
 * Keeps a sound, which `finish` makes a file of. Its row is there before its bytes, and its bytes are before the file: what breaks off in between
 * is found by that row and taken away.
 */
export const keepAudio = async <T>(ctx: TenantCtx, file: AsyncIterable<Uint8Array>, finish: Finish<T>): Promise<T> => {
  await takeAttempt(ctx, attempts(ctx));
  const directory = await mkdtemp(join(tmpdir(), 'patchbay-audio-'));
  const paths = { original: join(directory, 'original'), telephone: join(directory, 'telephone') };
  try {
    const hash = await receive(file, paths.original);
    // The key stands for the sound as well.
    if (ctx.idempotency) ctx.idempotency.requestHash = createHash('sha256').update(ctx.idempotency.requestHash).update(hash).digest();
    const reading = await ctx.deps.audio(paths.original, paths.telephone);
    if ('fault' in reading) throw refused(reading.fault);
    return await store(ctx, reading, paths, finish);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};

const store = async <T>(ctx: TenantCtx, { format, channels, sampleRate, durationSeconds, peaks }: AudioReading, paths: { original: string; telephone: string }, finish: Finish<T>): Promise<T> => {
  const { storage } = ctx.deps;
  const contentId = ctx.newId();
  const [sizeBytes, telephoneBytes] = [(await stat(paths.original)).size, (await stat(paths.telephone)).size];
  await ctx.aside(async (tx) => {
    await refuseTooMuch(tx, ctx, sizeBytes + telephoneBytes);
    const data = { id: contentId, format, sizeBytes, telephoneBytes, durationMs: Math.round(durationSeconds * 1_000), channels, sampleRate, peaks: Uint8Array.from(peaks), createdAt: ctx.now, keptUntil: unfinishedUntil(ctx.now) };
    await tx.audioContent.create({ data, select: { id: true } });
  });
  try {
    const keys = keysOf(contentId);
    await storage.put(keys.original, paths.original);
    await storage.put(keys.telephone, paths.telephone);
    return await ctx.inTenant((tx) => finish(tx, contentId));
  } catch (error) {
    // Also where the same request had been carried out before. Only a file's own transaction takes the date away, so this harms none.
    await ctx.aside((tx) => tx.audioContent.updateMany({ where: { id: contentId, keptUntil: { not: null } }, data: { keptUntil: ctx.now } })).catch((failure: unknown) => ctx.log.warn({ err: failure, contentId }, 'a sound without a file stays until it is collected'));
    throw error;
  }
};
