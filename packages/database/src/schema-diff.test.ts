import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, createEmptyDatabase, type TestDatabase } from '@patchbay/testkit/database';
import { runOn } from '@patchbay/testkit/test-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { schemaDiff } from './schema-diff.ts';

const SCHEMA = `
  datasource db {
    provider = "postgresql"
  }
  model Town {
    id   String @id @default(dbgenerated("uuidv7()")) @db.Uuid
    name String
    code String
    @@unique([code])
    @@map("town")
  }`;

describe('against a schema of two columns', () => {
  let database: TestDatabase;
  let directory: string;

  beforeEach(async () => {
    database = await createEmptyDatabase();
    directory = mkdtempSync(join(tmpdir(), 'patchbay-schema-'));
    writeFileSync(join(directory, 'town.prisma'), SCHEMA);
    await runOn(database.url, await schemaDiff(database.url, directory));
  });

  afterEach(async () => {
    await database.drop();
    rmSync(directory, { recursive: true });
  });

  test('the SQL for an empty database makes the two agree', async () => {
    expect(await schemaDiff(database.url, directory)).toBe('');
  });

  test('a missing column, a wrong type and a lost index are found', async () => {
    await runOn(database.url, 'alter table town drop column name; alter table town alter column code type varchar(3); drop index town_code_key');
    const sql = await schemaDiff(database.url, directory);
    expect(sql).toContain('ADD COLUMN     "name" TEXT NOT NULL');
    expect(sql).toContain('ALTER COLUMN "code" SET DATA TYPE TEXT');
    expect(sql).toContain('CREATE UNIQUE INDEX "town_code_key"');
  });

  test('a table and an index that the schema does not know are found', async () => {
    await runOn(database.url, 'create table stray (id int primary key); create index town_stray on town (name)');
    const sql = await schemaDiff(database.url, directory);
    expect(sql).toContain('DROP TABLE "stray"');
    expect(sql).toContain('DROP INDEX "town_stray"');
  });

  test('what a Prisma schema cannot say is no drift', async () => {
    await runOn(
      database.url,
      `alter table town enable row level security;
       create policy everything on town using (true);
       create function nothing() returns trigger language plpgsql as $$ begin return new; end $$;
       create trigger touch before update on town for each row execute function nothing();
       alter table town add check (code <> '');
       alter table town alter column name type text collate "C";
       alter table town add column folded text generated always as (lower(name)) stored;
       create index town_expression on town (lower(code));
       create index town_partial on town (name) where code > 'a';
       create index town_covering on town (name) include (code);
       create unique index town_nulls on town (name, code) nulls not distinct;
       create view towns as select * from town;
       create schema elsewhere;
       create table elsewhere.job (id int primary key);`,
    );
    expect(await schemaDiff(database.url, directory)).toBe('');
  });
});

test('the migrations of this repository make exactly what its Prisma schema says', async () => {
  const database = await createDatabase();
  try {
    expect(await schemaDiff(database.url)).toBe('');
  } finally {
    await database.drop();
  }
});
