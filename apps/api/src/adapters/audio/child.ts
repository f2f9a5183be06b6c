import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { setPriority } from 'node:os';
import { type AudioFormat, audioLimits } from '@patchbay/contract/audio-files';
import { measurer, telephoneRate } from '@patchbay/domain/audio/measure';
import { sniffAudio } from '@patchbay/domain/audio/sniff';
import { type Sound, wavHeader } from '@patchbay/domain/audio/wav';
import type { AudioReading } from '../../platform/audio.ts';
import { decoders } from './decoders.ts';
import { Undecodable } from './undecodable.ts';

// A process of its own, at low priority: a hostile file can take only this one down, and requests are answered meanwhile.
setPriority(10);

/** Less of what a file promises, and it was cut off. */
const leastPresent = 0.98;
/** No MP3 has more bytes in a second; what is over is something else, and a file that is two things is refused. */
const mostMp3Bytes = 80_000;

const soundIn = async (bytes: Uint8Array, format: AudioFormat, path: string): Promise<Sound> => {
  const sound = await decoders[format](bytes, path);
  if (!sound) throw new Undecodable('no-audio');
  const { channels, sampleRate, samples = 0 } = sound;
  if (channels > audioLimits.channels) throw new Undecodable('too-many-channels');
  if (channels === 0 || sampleRate < 4_000 || sampleRate > 384_000) throw new Undecodable('damaged');
  if (samples > audioLimits.seconds * sampleRate) throw new Undecodable('too-long');
  return sound;
};

/** Hears all of it, and writes down how it sounds over the telephone. */
const hear = async ({ sampleRate, blocks }: Sound, telephonePath: string) => {
  const telephone = openSync(telephonePath, 'w', 0o600);
  writeSync(telephone, wavHeader(telephoneRate, 0));
  const measured = measurer(sampleRate, (pcm) => void writeSync(telephone, new Uint8Array(pcm.buffer)));
  for await (const block of blocks) {
    if (block.sampleRate !== sampleRate) throw new Undecodable('damaged');
    measured.add(block);
    if (measured.seconds() > audioLimits.seconds) throw new Undecodable('too-long');
  }
  const { telephoneSamples, ...found } = measured.end();
  writeSync(telephone, wavHeader(telephoneRate, telephoneSamples), 0, 44, 0);
  closeSync(telephone);
  return found;
};

const readFile = async (path: string, telephonePath: string): Promise<AudioReading> => {
  const bytes = readFileSync(path);
  const format = sniffAudio(bytes);
  if (!format) throw new Undecodable(bytes.length === 0 ? 'empty' : 'no-audio');
  const sound = await soundIn(bytes, format, path);
  const { channels, sampleRate, samples = 0 } = sound;
  const found = await hear(sound, telephonePath);
  if (found.durationSeconds * sampleRate < samples * leastPresent - sampleRate / 10) throw new Undecodable('truncated');
  if (found.durationSeconds === 0) throw new Undecodable('no-audio');
  if (format === 'mp3' && bytes.length - tagBytes(bytes) > 100_000 + found.durationSeconds * mostMp3Bytes) throw new Undecodable('damaged');
  return { format, channels, sampleRate, ...found };
};

/** A picture of the cover may be larger than the sound. */
const tagBytes = (bytes: Uint8Array): number => (bytes[0] === 0x49 ? bytes.subarray(6, 10).reduce((size, part) => size * 128 + (part & 0x7f), 10) : 0);

const [path = '', telephonePath = ''] = process.argv.slice(2);
const answer = await readFile(path, telephonePath).catch((error: unknown) => ({ fault: error instanceof Undecodable ? error.fault : 'damaged' }));
// At once: a decoder may hold the process, and FFmpeg may still be writing.
process.stdout.write(JSON.stringify(answer), () => process.exit());
