import { closeSync, copyFileSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

export type LogFile = {
  path: string;
  /** To be given to a process as its output. It writes straight to the file, so nothing of ours can hold it up. */
  fd: number;
  /** The last lines written since it was opened. */
  lastLines: (count: number) => string[];
  /** Calls back for each line that is written from now on, until it is closed. */
  onLine: (callback: (line: string) => void) => void;
  close: () => void;
};

const LIMIT_BYTES = 50_000_000;
const TAIL_BYTES = 16_384;
const EVERY_MS = 200;

/** A log that never takes more than twice its limit: when it is full it becomes `<name>.1`, and begins anew. */
export const openLog = (directory: string, name: string): LogFile => {
  const path = join(directory, name);
  const fd = openSync(path, 'a+', 0o600);
  let start = fstatSync(fd).size;
  let timer: NodeJS.Timeout | undefined;

  const turnOver = () => {
    if (fstatSync(fd).size < LIMIT_BYTES) return false;
    copyFileSync(path, `${path}.1`);
    ftruncateSync(fd);
    start = 0;
    return true;
  };

  return {
    path,
    fd,
    lastLines: (count) => linesOf(read(fd, Math.max(start, fstatSync(fd).size - TAIL_BYTES))).slice(-count),
    onLine: (callback) => {
      let position = fstatSync(fd).size;
      timer = setInterval(() => {
        const text = read(fd, position);
        const end = text.lastIndexOf(NEWLINE) + 1;
        position += end;
        for (const line of linesOf(text.subarray(0, end))) callback(line);
        if (turnOver()) position = 0;
      }, EVERY_MS).unref();
    },
    close: () => {
      clearInterval(timer);
      closeSync(fd);
    },
  };
};

const NEWLINE = 10;

const read = (fd: number, position: number): Buffer => {
  const buffer = Buffer.alloc(Math.max(0, fstatSync(fd).size - position));
  return buffer.subarray(0, readSync(fd, buffer, 0, buffer.length, position));
};

const linesOf = (text: Buffer) => text.toString().split('\n').filter(Boolean);
