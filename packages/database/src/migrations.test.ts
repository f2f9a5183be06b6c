import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmptyDatabase, type TestDatabase } from '@patchbay/testkit/database';
import { runOn } from '@patchbay/testkit/test-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deploy, status } from './migrations.ts';

let database: TestDatabase;
let directory: string;

beforeEach(async () => {
  database = await createEmptyDatabase();
  directory = mkdtempSync(join(tmpdir(), 'patchbay-migrations-'));
});

afterEach(async () => {
  await database.drop();
  rmSync(directory, { recursive: true });
});

const write = (name: string, sql: string) => {
  mkdirSync(join(directory, name), { recursive: true });
  writeFileSync(join(directory, name, 'migration.sql'), sql);
};

const FIRST = `
  create table town (id int primary key);
  create function towns() returns bigint language plpgsql as $$ begin return (select count(*) from town); end $$;`;

const rowsOf = async (sql: string) => (await runOn(database.url, sql)).rows;

describe('deploy', () => {
  test('applies what is missing, in order of time, and nothing the second time', async () => {
    write('20260102000000_rename', 'alter table town rename to city;');
    write('20260101000000_first', FIRST);
    expect(await deploy(database.url, directory)).toEqual(['20260101000000_first', '20260102000000_rename']);
    expect(await deploy(database.url, directory)).toEqual([]);
    expect(await rowsOf(`select to_regclass('city')::text as city`)).toEqual([{ city: 'city' }]);
  });

  test('does the work once when several processes start together', async () => {
    write('20260101000000_first', `${FIRST} select pg_sleep(0.2);`);
    const results = await Promise.all([1, 2, 3].map(() => deploy(database.url, directory)));
    expect(results.flat()).toEqual(['20260101000000_first']);
  });

  test('undoes a migration that fails half-way, names the line, and succeeds once it is mended', async () => {
    write('20260101000000_first', `create table town (id int);\ncreate table city (id nonsense);`);
    await expect(deploy(database.url, directory)).rejects.toThrow(
      'The migration 20260101000000_first failed at line 2 and was undone: type "nonsense" does not exist.',
    );
    expect(await rowsOf(`select to_regclass('town') as town`)).toEqual([{ town: null }]);
    write('20260101000000_first', FIRST);
    expect(await deploy(database.url, directory)).toEqual(['20260101000000_first']);
  });

  test('refuses a database that a newer release has migrated, and leaves it alone', async () => {
    write('20260101000000_first', FIRST);
    write('20270101000000_future', 'create table future (id int);');
    await deploy(database.url, directory);
    rmSync(join(directory, '20270101000000_future'), { recursive: true });
    write('20260201000000_second', 'create table second (id int);');
    await expect(deploy(database.url, directory)).rejects.toThrow(/written by a newer Patchbay.*20270101000000_future/);
    expect(await rowsOf(`select to_regclass('second') as second`)).toEqual([{ second: null }]);
  });

  test('refuses a migration that was edited after it had been applied', async () => {
    write('20260101000000_first', FIRST);
    await deploy(database.url, directory);
    write('20260101000000_first', `${FIRST} -- edited`);
    await expect(deploy(database.url, directory)).rejects.toThrow(/20260101000000_first was changed after it had been applied/);
  });

  test('says which rights are missing', async () => {
    await runOn(database.url, 'create role test_migration_guest');
    try {
      write('20260101000000_first', 'set local role test_migration_guest; create table town (id int);');
      await runOn(database.url, 'grant test_migration_guest to current_user');
      await expect(deploy(database.url, directory)).rejects.toThrow(/make it the owner of the database and give it CREATEROLE/);
    } finally {
      await runOn(database.url, 'drop role test_migration_guest');
    }
  });
});

describe('status', () => {
  test('tells what would be done without doing it', async () => {
    write('20260101000000_first', FIRST);
    const before = await status(database.url, directory);
    expect(before.applied).toEqual([]);
    expect(before.pending.map(({ name }) => name)).toEqual(['20260101000000_first']);
    expect(await rowsOf(`select to_regclass('_prisma_migrations') as record`)).toEqual([{ record: null }]);
  });
});
