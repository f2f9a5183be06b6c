import { globSync, readFileSync } from 'node:fs';
import { schemaDirectory } from '@patchbay/database/schema-diff';
import { runOn } from '@patchbay/testkit/test-server';
import { workerDatabaseUrl } from '@patchbay/testkit/database';
import { expect, test } from 'vitest';
import { sealedColumns } from './sealed-columns.ts';

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** `table.column` of every field that the schema calls encrypted, in its comment. */
const encryptedBySchema = (): string[] =>
  globSync('*.prisma', { cwd: schemaDirectory }).flatMap((file) =>
    readFileSync(`${schemaDirectory}/${file}`, 'utf8').split(/^model /m).slice(1).flatMap((model) => {
      const table = /@@map\("(\w+)"\)/.exec(model)![1]!;
      return [...model.matchAll(/\/\/\/ Encrypted\b[^\n]*\n\s*(\w+)([^\n]*)/g)].map(([, field, rest]) => `${table}.${/@map\("(\w+)"\)/.exec(rest!)?.[1] ?? snake(field!)}`);
    }));

test('every column that the schema calls encrypted is listed, and no other', () => {
  expect(sealedColumns.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(encryptedBySchema().sort());
});

test('each row is named by its primary key', async () => {
  const { rows } = await runOn(await workerDatabaseUrl(), `
    select t.relname as "table", array_agg(a.attname::text order by k.place) as key
    from pg_constraint c join pg_class t on t.oid = c.conrelid
    cross join lateral unnest(c.conkey) with ordinality as k (attnum, place)
    join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum
    where c.contype = 'p' group by t.relname`);
  const keys = new Map((rows as { table: string; key: string[] }[]).map(({ table, key }) => [table, key]));
  for (const { table, key } of sealedColumns) expect([table, key]).toEqual([table, keys.get(table)]);
});

test('a value of one column or row is bound to it alone', () => {
  const purposes = sealedColumns.flatMap(({ key, purpose }) => [purpose(...key.map(() => 'one')), ...(key[0] === 'id' && key.length === 1 ? [] : [purpose(...key.map((_, index) => (index === 0 ? 'other' : 'one')))])]);
  expect(new Set(purposes).size).toBe(purposes.length);
});
