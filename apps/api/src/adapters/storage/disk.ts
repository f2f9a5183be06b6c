import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { checkedKey, type Storage, StorageFailure } from '../../platform/storage.ts';

/** Files below a directory, which every process of the installation must see. */
export const diskStorage = (directory: string): Storage => {
  const pathOf = (key: string) => join(directory, ...checkedKey(key).split('/'));
  return {
    put: (key, source) => explained(async () => {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const unfinished = `${path}.${randomUUID()}.part`;
      try {
        await pipeline(createReadStream(source), createWriteStream(unfinished, { mode: 0o600, flags: 'wx' }));
        await synced(unfinished);
        await rename(unfinished, path);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
      // A new name is lost with the power, too, until its directory is written.
      await synced(dirname(path));
    }),
    open: async (key, range) => explained(async () => {
      const path = pathOf(key);
      const found = await stat(path).catch(absent);
      if (!found?.isFile()) return null;
      return { sizeBytes: found.size, stream: createReadStream(path, range && { start: range.first, end: range.last }) };
    }),
    remove: (key) => explained(() => rm(pathOf(key), { force: true })),
  };
};

const synced = async (path: string): Promise<void> => {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
};

const absent = (error: NodeJS.ErrnoException): null => {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
};

const explained = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code ? new StorageFailure(`the directory of files answers ${code}`, { cause: error }) : error;
  }
};
