import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deployDatabase } from '@patchbay/api/deploy';
import { createSecrets } from '@patchbay/api/platform/secrets';
import { startPostgres } from '@patchbay/testkit/embedded-postgres';
import { databaseUrl, runOn } from '@patchbay/testkit/test-server';
import { loadDataSet } from '../data-set/load.ts';
import type { Shape } from '../data-set/shape.ts';
import { verifyDataSet } from '../data-set/verify.ts';

/** A database with a data set in it. */
export interface Loaded {
  shape: Shape;
  /** As the application connects: the owner of the tables, whom the policies bind. */
  url: string;
  /** As the limits connect: no policy, no role to take on. */
  superuserUrl: string;
  secretKeys: string;
  loadSeconds: number;
}

export interface Cluster {
  directory: string;
  load: (shape: Shape) => Promise<Loaded>;
  stop: () => Promise<void>;
}

// As docs/operations advises for a machine with 4 GiB to spare; crash safety stays on.
const settings = {
  shared_buffers: '1GB',
  effective_cache_size: '3GB',
  random_page_cost: 1.1,
  max_wal_size: '4GB',
  max_connections: 100,
};

/** A PostgreSQL of its own in a temporary directory, as durable as in production. */
export const startCluster = async (): Promise<Cluster> => {
  const directory = mkdtempSync(join(tmpdir(), 'patchbay-bench-'));
  // Root's server runs as another user, who has to get in.
  chmodSync(directory, 0o711);
  const password = randomBytes(12).toString('hex');
  const removeDirectory = () => rmSync(directory, { recursive: true, force: true });
  const postgres = await startPostgres({
    directory: join(directory, 'postgres'),
    superuserPassword: password,
    logFile: join(directory, 'postgres.log'),
    settings,
  }).catch((error: unknown) => {
    removeDirectory();
    throw error;
  });
  await runOn(postgres.superuserUrl, `create role patchbay login createdb createrole password '${password}'`);
  const ownerUrl = `postgresql://patchbay:${password}@127.0.0.1:${postgres.port}/postgres`;

  const load = async (shape: Shape): Promise<Loaded> => {
    const name = `bench_${shape.name}`;
    const secretKeys = `bench:${randomBytes(32).toString('base64')}`;
    const superuserUrl = databaseUrl(postgres.superuserUrl, name);
    await runOn(ownerUrl, `create database ${name}`);
    await deployDatabase(databaseUrl(ownerUrl, name));
    const began = performance.now();
    await loadDataSet(superuserUrl, shape, createSecrets(secretKeys, { randomBytes }));
    const loadSeconds = (performance.now() - began) / 1000;
    await verifyDataSet(superuserUrl);
    return { shape, url: databaseUrl(ownerUrl, name), superuserUrl, secretKeys, loadSeconds };
  };

  const stop = async () => {
    await postgres.stop();
    removeDirectory();
  };
  return { directory, load, stop };
};
