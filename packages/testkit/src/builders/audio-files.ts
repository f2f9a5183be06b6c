import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keysOf } from '@patchbay/api/platform/kept-audio';
import type { App } from '@patchbay/api/platform/http/route';
import type { AudioFormat, AudioSource } from '@patchbay/contract/audio-files';
import { asPlatform } from '@patchbay/database/as-platform';
import { aTone } from '../audio.ts';
import type { Node } from './organisations.ts';

let counter = 0;

interface Overrides {
  name?: string;
  source?: AudioSource;
  format?: AudioFormat;
  durationMs?: number;
  sizeBytes?: number;
}

/** An audio file, straight in the database and in the storage: a tone, whatever it says that it is. */
export const anAudioFile = async ({ deps }: App, enterprise: Pick<Node, 'id'>, { name = `Sound ${(counter += 1)}`, source = 'UPLOAD', ...overrides }: Overrides = {}): Promise<{ id: string; name: string; contentId: string }> => {
  const tone = aTone();
  const [id, contentId] = [deps.clock.newId(), deps.clock.newId()];
  const directory = await mkdtemp(join(tmpdir(), 'patchbay-tone-'));
  await writeFile(join(directory, 'tone'), tone);
  for (const key of Object.values(keysOf(contentId))) await deps.storage.put(key, join(directory, 'tone'));
  await rm(directory, { recursive: true });
  const content = { format: 'wav', sizeBytes: tone.length, telephoneBytes: tone.length, durationMs: 100, channels: 1, sampleRate: 8_000, peaks: new Uint8Array(160).fill(50), ...overrides };
  return asPlatform(deps.database, async (tx) => {
    await tx.audioContent.create({ data: { tenantId: enterprise.id, id: contentId, ...content }, select: { id: true } });
    const speech = source === 'TTS' ? { spokenText: 'Welcome', spokenVoice: 'de' } : {};
    await tx.audioFile.create({ data: { tenantId: enterprise.id, id, contentId, name, source, ...speech }, select: { id: true } });
    return { id, name, contentId };
  });
};
