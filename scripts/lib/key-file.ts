import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { filesIn, openDataDirectory, writePrivate } from './data-directory.ts';
import { Problem } from './problem.mjs';
import { readSecretKeys } from './secret-keys.ts';

/** Where an installation has its database and its keys: what the environment says, else the data directory of `npm start`. */
export type Installation = { databaseUrl: string; keys: string; writeKeys: ((keys: string) => void) | undefined };

export const findInstallation = (env: NodeJS.ProcessEnv): Installation => {
  const isWhole = Boolean(env.DATABASE_URL && env.PATCHBAY_SECRET_KEYS);
  const directory = isWhole ? '' : openDataDirectory(env);
  return {
    databaseUrl: env.DATABASE_URL || embeddedUrl(directory),
    keys: readSecretKeys(directory, env),
    writeKeys: env.PATCHBAY_SECRET_KEYS ? undefined : (keys) => writePrivate(directory, 'secret-keys', `${keys}\n`),
  };
};

/** The database alone. */
export const findDatabase = (env: NodeJS.ProcessEnv): string => env.DATABASE_URL || embeddedUrl(openDataDirectory(env));

/** Where uploaded files lie on this machine; nothing where they are in a bucket. */
export const findFiles = (env: NodeJS.ProcessEnv): string | undefined => {
  if (env.PATCHBAY_S3_BUCKET) return undefined;
  return env.PATCHBAY_STORAGE_DIR || (env.DATABASE_URL ? resolve('.patchbay/files') : filesIn(openDataDirectory(env), env));
};

const embeddedUrl = (directory: string): string => {
  const path = join(directory, 'database.json');
  if (!existsSync(path)) throw new Problem(`There is no database in ${directory}: give DATABASE_URL and PATCHBAY_SECRET_KEYS, or PATCHBAY_DATA_DIR.`);
  const { ownerPassword, port } = JSON.parse(readFileSync(path, 'utf8')) as { ownerPassword: string; port: number };
  return `postgresql://patchbay:${ownerPassword}@127.0.0.1:${port}/patchbay`;
};

/** The keys with a new one in front, named after the highest number so far. */
export const withNewKey = (keys: string): string => {
  const numbers = keys.split(',').map((entry) => Number(/^k(\d+):/.exec(entry)?.[1] ?? 0));
  return `k${Math.max(...numbers) + 1}:${randomBytes(32).toString('base64')},${keys}`;
};

export const firstKey = (keys: string): string => keys.split(',')[0]!;
