import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { s3Settings, type S3Server, startS3Server } from '@patchbay/testkit/s3-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Storage, StorageFailure } from '../../platform/storage.ts';
import { diskStorage } from './disk.ts';
import { s3Storage } from './s3.ts';

let directory: string;
let server: S3Server;
let storages: { disk: Storage; s3: Storage };
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'patchbay-storage-'));
  server = await startS3Server();
  storages = { disk: diskStorage(join(directory, 'files')), s3: s3Storage(s3Settings(server.url)) };
});
afterAll(async () => {
  await server.stop();
  await rm(directory, { recursive: true });
});

const key = 'audio/0192f000-0000-7000-8000-000000000001/original';

const fileOf = async (content: string | Buffer): Promise<string> => {
  const path = join(directory, 'given');
  await writeFile(path, content);
  return path;
};

const readAll = async (storage: Storage, range?: { first: number; last: number }) => {
  const found = await storage.open(key, range);
  return found && { sizeBytes: found.sizeBytes, text: (await buffer(found.stream)).toString('latin1') };
};

describe.each(['disk', 's3'] as const)('%s', (kind) => {
  test('keeps a file, answers it whole and in part, and takes it away', async () => {
    const storage = storages[kind];
    expect(await readAll(storage)).toBeNull();
    await storage.put(key, await fileOf('0123456789'));
    expect(await readAll(storage)).toEqual({ sizeBytes: 10, text: '0123456789' });
    expect(await readAll(storage, { first: 2, last: 4 })).toEqual({ sizeBytes: 10, text: '234' });
    await storage.remove(key);
    await storage.remove(key);
    expect(await readAll(storage)).toBeNull();
  });

  test('a file of many megabytes arrives unchanged', async () => {
    const content = Buffer.alloc(14_000_000, 'patchbay ');
    await storages[kind].put(key, await fileOf(content));
    const { stream } = (await storages[kind].open(key))!;
    expect((await buffer(stream)).equals(content)).toBe(true);
  });

  test.each(['../secret-keys', 'audio/../../etc/passwd', '/etc/passwd', 'audio//x', 'audio/%2e%2e/x', 'audio/a b', 'AUDIO/x', 'audio', ''])('the key %j is none', async (wrong) => {
    await expect(storages[kind].put(wrong, await fileOf('x'))).rejects.toThrow('is no key');
    await expect(storages[kind].open(wrong)).rejects.toThrow('is no key');
    await expect(storages[kind].remove(wrong)).rejects.toThrow('is no key');
  });
});

test('on disk a file is there whole or not at all, for its owner alone', async () => {
  const storage = diskStorage(join(directory, 'own'));
  await expect(storage.put('audio/a/original', join(directory, 'absent'))).rejects.toThrow(StorageFailure);
  expect(await readdir(join(directory, 'own/audio/a'))).toEqual([]);
  await storage.put('audio/a/original', await fileOf('sound'));
  expect(await readdir(join(directory, 'own/audio/a'))).toEqual(['original']);
  expect((await stat(join(directory, 'own/audio/a/original'))).mode & 0o077).toBe(0);
});

test('a directory that cannot be written is a failure that says so', async () => {
  const path = await fileOf('no directory');
  await expect(diskStorage(path).put(key, path)).rejects.toThrow(StorageFailure);
  expect(await readFile(path, 'utf8')).toBe('no directory');
});

test('a bucket is used with the right signature alone, and what it refuses is a failure', async () => {
  const stranger = s3Storage({ ...s3Settings(server.url), secretAccessKey: 'guessed' });
  await expect(stranger.put(key, await fileOf('x'))).rejects.toThrow('answers 403');
  server.fail(400);
  await expect(storages.s3.open(key)).rejects.toThrow(StorageFailure);
  server.fail(null);
  await expect(s3Storage(s3Settings('http://127.0.0.1:1')).open(key)).rejects.toThrow('does not answer');
});
