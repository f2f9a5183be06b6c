import { spawn } from 'node:child_process';
import { audioLimits } from '@patchbay/contract/audio-files';
import { readWav, type Sound } from '@patchbay/domain/audio/wav';
import { Undecodable } from './undecodable.ts';

/**
 * There is no decoder of AAC whose licence fits and that npm has: where FFmpeg is installed it reads what the others cannot.
 * It is told the container, so that it looks for no other in a hostile file, and may open nothing but that file.
 */
const argumentsFor = (path: string): string[] =>
  ['-nostdin', '-v', 'error', '-threads', '1', '-protocol_whitelist', 'file', '-f', 'mov', '-i', path, '-map', '0:a:0', '-t', String(audioLimits.seconds + 1), '-c:a', 'pcm_s16le', '-f', 'wav', 'pipe:1'];

/** The parts of an MP4 file follow one another to its end. */
const isWholeMp4 = (bytes: Uint8Array): boolean => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at);
    if (size === 0) return true;
    const length = size === 1 && at + 16 <= bytes.length ? Number(view.getBigUint64(at + 8)) : size;
    if (length < 8 || at + length > bytes.length) return false;
    at += length;
  }
  return true;
};

/** Lets FFmpeg decode a file; nothing where it finds no sound in it. */
export const readWithFfmpeg = async (bytes: Uint8Array, path: string): Promise<Sound | undefined> => {
  if (!isWholeMp4(bytes)) throw new Undecodable('truncated');
  const child = spawn('ffmpeg', argumentsFor(path), { stdio: ['ignore', 'pipe', 'ignore'], env: { PATH: process.env.PATH ?? '' } });
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', () => reject(new Undecodable('needs-ffmpeg')));
    child.once('close', (code) => resolve(code ?? 1));
  });
  // Looked at below, once the sound has been read.
  ended.catch(() => undefined);
  const sound = await readWav(child.stdout as AsyncIterable<Uint8Array>);
  if (!sound) {
    await ended;
    return undefined;
  }
  return { ...sound, blocks: thenEnded(sound.blocks, ended) };
};

async function* thenEnded<T>(blocks: AsyncIterable<T>, ended: Promise<number>): AsyncGenerator<T> {
  yield* blocks;
  if ((await ended) !== 0) throw new Undecodable('damaged');
}
