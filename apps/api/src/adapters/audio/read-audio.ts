import { spawn } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import type { AudioReader, AudioReading } from '../../platform/audio.ts';

// Built, it is JavaScript beside this.
const program = fileURLToPath(new URL(`child${extname(import.meta.url)}`, import.meta.url));

/** As many files are decoded together by one process; the others wait. */
const together = 2;

interface Bounds {
  /** Then it is ended, with whatever it started. */
  seconds: number;
  heapMegabytes: number;
}

/** Decodes in a process of its own, which has so much time and memory. */
export const audioReader = ({ seconds, heapMegabytes }: Bounds = { seconds: 120, heapMegabytes: 256 }): AudioReader => {
  const enter = pLimit(together);
  return (path, telephonePath) =>
    enter(() => new Promise((resolve) => {
      const child = spawn(process.execPath, [`--max-old-space-size=${heapMegabytes}`, program, path, telephonePath], { detached: true, stdio: ['ignore', 'pipe', 'ignore'], env: { PATH: process.env.PATH ?? '' } });
      let text = '';
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => void (text += chunk));
      let isLate = false;
      const limit = setTimeout(() => {
        isLate = true;
        endGroup(child.pid);
      }, seconds * 1_000);
      const finish = () => {
        clearTimeout(limit);
        // FFmpeg may have outlived it.
        endGroup(child.pid);
        resolve(parsed(text) ?? { fault: isLate ? 'takes-too-long' : 'damaged' });
      };
      child.once('error', finish);
      child.once('exit', () => child.stdout.destroyed ? finish() : child.stdout.once('close', finish));
    }));
};

const parsed = (text: string): AudioReading | undefined => {
  try {
    return JSON.parse(text) as AudioReading;
  } catch {
    return undefined;
  }
};

const endGroup = (pid: number | undefined): void => {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
};
