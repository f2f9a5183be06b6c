import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { databaseUrl, runOn } from './test-server.ts';

export type TestDatabase = { url: string; drop: () => Promise<void> };

/**
 * The connection string of this worker's database. All test files that one worker runs share it, as customers do; a test
 * makes an organisation of its own and never counts on an empty table.
 */
export const workerDatabaseUrl = async (): Promise<string> => {
  const name = `${template()}_worker_${process.env.VITEST_POOL_ID ?? '0'}`;
  await clone(name).catch((error: { code?: string }) => {
    if (error.code !== DUPLICATE_DATABASE) throw error;
  });
  return databaseUrl(serverUrl(), name);
};

/** A freshly migrated database of its own, for tests that need to be alone or that break things. */
export const createDatabase = (): Promise<TestDatabase> => create(template());

/** A database with nothing in it, not even the migrations. */
export const createEmptyDatabase = (): Promise<TestDatabase> => create('template1');

const DUPLICATE_DATABASE = '42P04';
const INSUFFICIENT_PRIVILEGE = '42501';

const create = async (source: string): Promise<TestDatabase> => {
  const name = `${template()}_${randomBytes(4).toString('hex')}`;
  await clone(name, source);
  return { url: databaseUrl(serverUrl(), name), drop: () => drop(name) };
};

/** The server's own vacuum may be at work in it, which only a superuser may end: it is let finish. */
const drop = async (name: string, attempts = 40): Promise<void> => {
  try {
    await runOn(serverUrl(), `drop database ${name} with (force)`);
  } catch (error) {
    if (attempts === 0 || (error as { code?: string }).code !== INSUFFICIENT_PRIVILEGE) throw error;
    await pause(250);
    await drop(name, attempts - 1);
  }
};

const clone = (name: string, source = template()) => runOn(serverUrl(), `create database ${name} template ${source}`);

const fromSetup = (name: string) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: tests that need a database belong to the project "integration".`);
  return value;
};
const serverUrl = () => fromSetup('PATCHBAY_TEST_SERVER');
const template = () => fromSetup('PATCHBAY_TEST_TEMPLATE');
