import { closeSync, existsSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export type LogFile = { path: string; write: (text: string) => void; close: () => void };

const LIMIT_BYTES = 50_000_000;

/** A log that never takes more than twice its limit: when it is full it becomes `<name>.1`, and a new one begins. */
export const openLog = (directory: string, name: string): LogFile => {
  const path = join(directory, name);
  let file = openSync(path, 'a', 0o600);
  let size = fstatSync(file).size;
  const write = (text: string) => {
    if (size > LIMIT_BYTES) {
      closeSync(file);
      if (existsSync(path)) renameSync(path, `${path}.1`);
      file = openSync(path, 'a', 0o600);
      size = 0;
    }
    try {
      size += writeSync(file, text);
    } catch {
      // A full disk must not take the service down with it.
    }
  };
  return { path, write, close: () => closeSync(file) };
};
