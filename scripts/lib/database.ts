import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '@patchbay/testkit/embedded-postgres';
import pg from 'pg';
import { requireReachable, writePrivate } from './data-directory.ts';
import { requireDatabaseUrl } from './explain-database.ts';
import { Problem } from './problem.mjs';

export type Database = {
  url: string;
  /** Settles when an embedded server has ended; never for a server that is not ours. */
  ended: Promise<void>;
  stop: () => Promise<void>;
};

/** The server at `DATABASE_URL`, else an embedded one that keeps its data in `directory`. */
export const openDatabase = async (directory: string, env: NodeJS.ProcessEnv): Promise<Database> => {
  if (!env.DATABASE_URL) return openEmbedded(directory);
  requireDatabaseUrl(env.DATABASE_URL);
  return { url: env.DATABASE_URL, ended: new Promise(() => undefined), stop: () => Promise.resolve() };
};

type Access = { superuserPassword: string; ownerPassword: string; port?: number };

const FILE = 'database.json';

const openEmbedded = async (directory: string): Promise<Database> => {
  requireReachable(directory);
  const access = readAccess(directory);
  const postgres = await startPostgres({
    directory: join(directory, 'postgres'),
    superuserPassword: access.superuserPassword,
    logFile: join(directory, 'postgres.log'),
    ...(access.port ? { preferredPort: access.port } : {}),
  });
  try {
    writePrivate(directory, FILE, JSON.stringify({ ...access, port: postgres.port }));
    await withClient(postgres.superuserUrl, (client) => prepare(client, access.ownerPassword));
    await withClient(postgres.superuserUrl.replace(/postgres$/, 'patchbay'), followCollation);
    const url = `postgresql://patchbay:${access.ownerPassword}@127.0.0.1:${postgres.port}/patchbay`;
    return { url, ended: postgres.ended, stop: postgres.stop };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
};

const readAccess = (directory: string): Access => {
  const path = join(directory, FILE);
  if (existsSync(path)) {
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as Access;
    } catch {
      throw new Problem(`The passwords of the embedded database are damaged: restore ${path} from a backup.`);
    }
  }
  if (existsSync(join(directory, 'postgres'))) {
    throw new Problem(`The passwords of the embedded database are missing: restore ${path} from a backup.`);
  }
  const access = { superuserPassword: randomBytes(24).toString('hex'), ownerPassword: randomBytes(24).toString('hex') };
  writePrivate(directory, FILE, JSON.stringify(access));
  return access;
};

// The owner is no superuser, so that the policies bind it as they would on anybody's server.
const prepare = async (client: pg.Client, ownerPassword: string) => {
  const { rowCount: roles } = await client.query(`select from pg_roles where rolname = 'patchbay'`);
  await client.query(`${roles ? 'alter' : 'create'} role patchbay login createrole password '${ownerPassword}'`);
  const { rowCount: databases } = await client.query(`select from pg_database where datname = 'patchbay'`);
  if (!databases) await client.query('create database patchbay owner patchbay');
};

// Another version of ICU may sort differently, and an index in the old order would miss rows.
const followCollation = async (client: pg.Client) => {
  const { rowCount } = await client.query(
    `select from pg_database where datname = current_database() and datcollversion is distinct from pg_database_collation_actual_version(oid)`,
  );
  if (!rowCount) return;
  await client.query('reindex database patchbay');
  await client.query('alter database patchbay refresh collation version');
};

const withClient = async (url: string, work: (client: pg.Client) => Promise<void>) => {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
};
