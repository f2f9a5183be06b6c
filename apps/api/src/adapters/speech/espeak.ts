import { spawn } from 'node:child_process';
import pLimit from 'p-limit';
import type { Speech } from '@patchbay/contract/audio-files';
import { type SpeechEngine, SpeechFailure, type Voice } from '../../platform/speech.ts';

const bounds = { seconds: 30, bytes: 14_000_000, together: 2 };

/** Its output, or nothing where there is no such program. No shell takes part, and the text is not among the arguments. */
const run = (program: string, args: string[], input: string): Promise<Buffer<ArrayBuffer> | null> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'], timeout: bounds.seconds * 1_000, killSignal: 'SIGKILL', env: { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8' } });
    const pieces: Buffer<ArrayBuffer>[] = [];
    let size = 0;
    child.once('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' || error.code === 'EACCES' ? resolve(null) : reject(error)));
    child.stdout.on('data', (piece: Buffer<ArrayBuffer>) => {
      size += piece.length;
      if (size > bounds.bytes) child.kill('SIGKILL');
      else pieces.push(piece);
    });
    child.once('close', (code) => (code === 0 ? resolve(Buffer.concat(pieces)) : reject(new SpeechFailure(`the engine ended with ${code ?? 'a signal'}`))));
    // A program that ends early does not take its input.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });

const named = (name: string): string => name.replaceAll('_', ' ');

/** `Pty Language Age/Gender VoiceName File Other`, below a line that says so. */
const voicesIn = (table: string): Voice[] => {
  const voices = table.split('\n').slice(1).flatMap((line) => {
    const [, language = '', , name = ''] = line.trim().split(/\s+/);
    return /^[a-z][a-z0-9-]*$/i.test(language) ? [{ id: language, language, name: named(name) }] : [];
  });
  return [...new Map(voices.map((voice) => [voice.id, voice])).values()].sort((a, b) => a.name.localeCompare(b.name));
};

/** It writes before it knows how much there will be, and leaves a size that no file has. */
const sized = (wav: Buffer<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
  if (wav.length <= 44 || wav.toString('latin1', 36, 40) !== 'data') throw new SpeechFailure('the engine answered no sound');
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.writeUInt32LE(wav.length - 44, 40);
  return wav;
};

/** eSpeak NG, a program of every distribution: robust and small rather than beautiful. */
export const espeak = (program: string): SpeechEngine => {
  const enter = pLimit(bounds.together);
  let known: Voice[] | undefined;
  return {
    voices: async () => {
      if (known) return known;
      const table = await run(program, ['--voices'], '');
      // One that is installed later is found without a restart.
      if (table === null) return null;
      return (known = voicesIn(table.toString('utf8')));
    },
    speak: ({ text, voice }: Speech) => enter(async () => {
      const wav = await run(program, ['-v', voice, '-b', '1', '--stdin', '--stdout'], text);
      return wav && sized(wav);
    }),
  };
};
