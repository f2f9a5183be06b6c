import { workerDatabaseUrl } from '@patchbay/testkit/database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from './client.ts';
import { type DataScope, readInScope, streamInScope } from './scope.ts';

let database: Database;
beforeAll(async () => { database = openDatabase(await workerDatabaseUrl(), 1); });
afterAll(() => database.close());

const somewhere: DataScope = { kind: 'subtree', path: '/4711/', principal: 'account:x' };
const state = `select current_user::text as who, current_setting('app.scope_path') as path, current_setting('transaction_read_only') as "readOnly"`;

describe('reading in a scope', () => {
  test('statements asked for together are answered each with its own rows', async () => {
    const answers = await readInScope(database, somewhere, (sql) =>
      Promise.all([sql(state), sql('select n from generate_series(1, $1::int) n', [3]), sql('select 1 as one where false'), sql('select $1::text as said', ['last'])]));
    expect(answers).toEqual([[{ who: 'patchbay_subtree', path: '/4711/', readOnly: 'on' }], [{ n: 1 }, { n: 2 }, { n: 3 }], [], [{ said: 'last' }]]);
  });

  test('statements asked for one after another are all in the scope', async () => {
    const answers = await readInScope(database, somewhere, async (sql) => [await sql(state), await sql(state)]);
    expect(answers.flat().map((row) => row.who)).toEqual(['patchbay_subtree', 'patchbay_subtree']);
  });

  test('nothing of the scope stays on the connection', async () => {
    await readInScope(database, somewhere, (sql) => sql(state));
    const { rows } = await database.pool.query(`select current_user::text as who, current_setting('app.scope_path', true) as path`);
    expect(rows).toEqual([{ who: 'patchbay_app', path: '' }]);
  });

  test('a failure is told to all who asked together, and the connection goes on', async () => {
    const pid = async () => (await readInScope(database, somewhere, (sql) => sql<{ pid: number }>('select pg_backend_pid() as pid')))[0]!.pid;
    const before = await pid();
    const outcomes = await readInScope(database, somewhere, (sql) =>
      Promise.allSettled([sql('select $1::int as first', [1]), sql('select 1 / $1::int as second', [0]), sql('select $1::int as third', [3])]));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await pid()).toBe(before);
  });

  test('a statement that failed, or stood behind one that did, can be asked again', async () => {
    const ask = (divisor: number) => readInScope(database, somewhere, (sql) => Promise.all([sql('select 6 / $1::int as divided', [divisor]), sql('select $1::text as behind', ['b'])]));
    await expect(ask(0)).rejects.toThrow('division by zero');
    await expect(ask(2)).resolves.toEqual([[{ divided: 3 }], [{ behind: 'b' }]]);
    await expect(ask(3)).resolves.toEqual([[{ divided: 2 }], [{ behind: 'b' }]]);
  });

  test('text that is no SQL is refused, and can be mended', async () => {
    await expect(readInScope(database, somewhere, (sql) => sql('select nonsense from nowhere'))).rejects.toThrow('does not exist');
    await expect(readInScope(database, somewhere, (sql) => sql('select 1 as one'))).resolves.toEqual([{ one: 1 }]);
  });

  test('nothing can be written', async () => {
    await expect(readInScope(database, somewhere, (sql) => sql(`insert into organisation (kind, name, code, time_zone, language) values ('platform', 'x', 'X', 'UTC', 'en')`))).rejects.toThrow('read-only transaction');
  });

  test('the same text is planned apart for each role', async () => {
    const who = 'select current_user::text as who';
    const asked = async (scope: DataScope) => (await readInScope(database, scope, (sql) => sql<{ who: string }>(who)))[0]!.who;
    const tenant: DataScope = { kind: 'tenant', tenantId: '019a9e3c-0000-7002-8000-000000000000' };
    expect([await asked(somewhere), await asked(tenant), await asked(somewhere)]).toEqual(['patchbay_subtree', 'patchbay_tenant', 'patchbay_subtree']);
  });

  test('a connection that broke is replaced', async () => {
    await expect(readInScope(database, { kind: 'platform' }, (sql) => sql('select pg_terminate_backend(pg_backend_pid())'))).rejects.toThrow();
    await expect(readInScope(database, somewhere, (sql) => sql('select 1 as one'))).resolves.toEqual([{ one: 1 }]);
  });
});

test('a stream reads bit by bit from one snapshot in the scope', async () => {
  const rows = await streamInScope(database, somewhere, async (sql) => {
    await sql('declare bits no scroll cursor for select n, current_user::text as who from generate_series(1, 3) n');
    return [await sql('fetch 2 from bits'), await sql('fetch 2 from bits')].flat();
  });
  expect(rows).toEqual([1, 2, 3].map((n) => ({ n, who: 'patchbay_subtree' })));
});

const copied = async (text: string, values?: unknown[]) =>
  streamInScope(database, somewhere, async (_, copy) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of copy(text, values)) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  });

describe('a copy', () => {
  test('streams rows as CSV out of the scope', async () => {
    expect(await copied(`select n, current_user, null, 'a "b", c' from generate_series(1, 2) n`)).toBe('1,patchbay_subtree,,"a ""b"", c"\n2,patchbay_subtree,,"a ""b"", c"\n');
  });

  test.each([
    ['text with quotes and backslashes', `it's \\'; drop table x; --`, 'text'],
    ['a number', 42, 'integer'],
    ['a truth', true, 'boolean'],
    ['nothing', null, 'text'],
    ['a moment', new Date('2026-11-20T12:00:00.123Z'), 'timestamptz'],
    ['many', ['a', `b'c`, 'd,"e"'], 'text[]'],
    ['none of many', [], 'text[]'],
  ])('writes %s as it would travel as a parameter', async (_, value, type) => {
    const { rows: [expected] } = await database.pool.query<{ said: string | null }>(`select to_jsonb($1::${type})::text as said`, [value]);
    const said = await copied(`select to_jsonb($1::${type})::text`, [value]);
    expect(said.trimEnd().replace(/^"(.*)"$/, '$1').replaceAll('""', '"')).toBe(expected!.said ?? '');
  });

  test('that nobody wants any more costs its connection and nothing else', async () => {
    const leaving = streamInScope(database, somewhere, async (_, copy) => {
      for await (const _chunk of copy('select n from generate_series(1, 10000000) n')) throw new Error('gone');
    });
    await expect(leaving).rejects.toThrow('gone');
    await expect(readInScope(database, somewhere, (sql) => sql('select 1 as one'))).resolves.toEqual([{ one: 1 }]);
  });

  test('of text that is no SQL fails, and the connection goes on', async () => {
    await expect(copied('select nonsense from nowhere')).rejects.toThrow('does not exist');
    await expect(copied('select 1')).resolves.toBe('1\n');
  });
});

test('a scope cannot be opened inside another', async () => {
  await expect(readInScope(database, somewhere, () => readInScope(database, somewhere, (sql) => sql(state)))).rejects.toThrow('open already');
});
