import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deployDatabase } from '@patchbay/api/deploy';
import pg from 'pg';
import { startPostgres } from './embedded-postgres.ts';

export type TestServer = {
  /** Connects to the server's maintenance database as a user that may create databases and roles, but is no superuser. */
  url: string;
  /** A migrated database to be cloned with `create database … template …`. */
  template: string;
  stop: () => Promise<void>;
};

/** A PostgreSQL for tests with one migrated template: an embedded one, or the server at `TEST_DATABASE_URL`. */
export const startTestServer = async (): Promise<TestServer> => {
  const server = process.env.TEST_DATABASE_URL ? foreignServer(process.env.TEST_DATABASE_URL) : await embeddedServer();
  try {
    await runOn(server.url, `create database ${server.template}`);
    await deployDatabase(databaseUrl(server.url, server.template));
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
};

/** Runs `work` beside such a server, whose address the functions of `database.ts` find in the environment. */
export const withTestServer = async <T>(work: () => Promise<T>): Promise<T> => {
  const server = await startTestServer();
  publish(server);
  try {
    return await work();
  } finally {
    await server.stop();
  }
};

/** Tells this process, and those that it starts, where the server is. */
export const publish = ({ url, template }: TestServer): void => {
  process.env.PATCHBAY_TEST_SERVER = url;
  process.env.PATCHBAY_TEST_TEMPLATE = template;
};

/** The same server and user, another database. */
export const databaseUrl = (serverUrl: string, name: string): string => {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
};

/** Runs one statement and disconnects. */
export const runOn = async (url: string, sql: string): Promise<pg.QueryResult> => {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
};

const embeddedServer = async (): Promise<TestServer> => {
  const home = mkdtempSync(join(tmpdir(), 'patchbay-test-'));
  // Root's server runs as another user, who has to get in.
  chmodSync(home, 0o711);
  const password = randomBytes(12).toString('hex');
  const postgres = await startPostgres({
    directory: join(home, 'postgres'),
    superuserPassword: password,
    logFile: join(home, 'postgres.log'),
    durable: false,
    settings: { max_connections: 300 },
  });
  // Not a superuser, because policies do not bind one and tests of them would pass for nothing.
  await runOn(postgres.superuserUrl, `create role patchbay login createdb createrole password '${password}'`);
  const stop = async () => {
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  };
  return { url: `postgresql://patchbay:${password}@127.0.0.1:${postgres.port}/postgres`, template: 'patchbay_template', stop };
};

const foreignServer = (url: string): TestServer => {
  const template = `patchbay_test_${randomBytes(4).toString('hex')}`;
  const stop = async () => {
    const { rows } = await runOn(url, `select datname from pg_database where datname like '${template}%'`);
    for (const { datname } of rows as { datname: string }[]) await runOn(url, `drop database "${datname}" with (force)`);
  };
  return { url, template, stop };
};
