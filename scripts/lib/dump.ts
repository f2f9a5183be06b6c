import { once } from 'node:events';
import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { Problem } from './problem.mjs';

// The file is gzip of lines: a header, then for each table its name and columns, its rows as PostgreSQL's COPY writes them
// and `\.`; the sequences; and at the end how many rows there were, so that a file that was cut short is noticed.

type Header = { patchbay: 1; takenAt: string; migrations: string[] };
type Table = { table: string; columns: string[] };
type Sequence = { sequence: string; value: string };
type End = { end: true; tables: number };

const platform = 'patchbay_platform';

const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url, application_name: 'backup', connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  return client;
};

const migrationsOf = async (client: pg.Client): Promise<string[]> =>
  (await client.query<{ name: string }>('select migration_name as name from _prisma_migrations where finished_at is not null order by 1')).rows.map(({ name }) => name);

// Jobs are work that still has to be done; what else the queue keeps, the deployment makes.
const listTables = async (client: pg.Client): Promise<Table[]> =>
  (await client.query<Table>(`select format('%I.%I', n.nspname, c.relname) as table, array_agg(quote_ident(a.attname) order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where (n.nspname = 'public' and c.relkind = 'r' and c.relname <> '_prisma_migrations') or (n.nspname = 'pgboss' and c.relname = 'job') group by 1 order by 1`)).rows;

const listSequences = async (client: pg.Client): Promise<Sequence[]> =>
  (await client.query<Sequence>(`select format('%I.%I', schemaname, sequencename) as sequence, coalesce(last_value, start_value)::text as value from pg_sequences where schemaname = 'public' order by 1`)).rows;

/** Writes everything that the database at `url` holds into `file`, as of one moment; it may be in use meanwhile. */
export const writeDump = async (url: string, file: string, takenAt: Date): Promise<void> => {
  const client = await connect(url);
  const partial = `${file}.partial`;
  const gzip = createGzip();
  const written = pipeline(gzip, createWriteStream(partial, { flags: 'wx', mode: 0o600 }));
  written.catch(() => undefined);
  try {
    const migrations = await migrationsOf(client);
    await client.query(`begin isolation level repeatable read read only; set local role ${platform}`);
    const tables = await listTables(client);
    await say(gzip, { patchbay: 1, takenAt: takenAt.toISOString(), migrations } satisfies Header);
    for (const table of tables) await writeTable(client, gzip, table);
    for (const sequence of await listSequences(client)) await say(gzip, sequence);
    await say(gzip, { end: true, tables: tables.length } satisfies End);
    gzip.end();
    await written;
    renameSync(partial, file);
  } catch (error) {
    gzip.destroy();
    await written.catch(() => undefined);
    rmSync(partial, { force: true });
    throw error;
  } finally {
    await client.end();
  }
};

const say = async (to: Writable, line: object | string): Promise<void> => {
  const text = typeof line === 'string' ? line : JSON.stringify(line);
  if (!to.write(`${text}\n`)) await once(to, 'drain');
};

const writeTable = async (client: pg.Client, to: Writable, table: Table): Promise<void> => {
  await say(to, table);
  const rows = client.query(copyTo(`copy (select ${table.columns.join(', ')} from ${table.table}) to stdout`));
  for await (const chunk of rows) if (!to.write(chunk)) await once(to, 'drain');
  await say(to, '\\.');
};

/** Fills the database at `url`, which has the same migrations and is not in use, with what `file` holds. All of it or nothing. */
export const readDump = async (url: string, file: string): Promise<Header> => {
  const client = await connect(url);
  const input = createReadStream(file);
  const lines = linesOf(input.pipe(createGunzip()));
  try {
    const header = await readHeader(lines);
    await requireTarget(client, header);
    await client.query('begin');
    const reopen = await openUp(client);
    await readTables(client, lines);
    await reopen();
    await client.query('commit');
    return header;
  } finally {
    input.destroy();
    await client.end();
  }
};

type Lines = AsyncIterator<string>;

/** Ends lines at line feeds and nowhere else, as COPY does; what else ends a line for people may stand inside one. */
async function* linesOf(stream: Readable): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      yield bytes.toString('utf8', start, end);
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
}

const cutShort = () => new Problem('This backup is not whole: it ends too early. Nothing was restored.');

const next = async (lines: Lines): Promise<string> => {
  const { value, done } = await lines.next().catch(() => ({ value: '', done: true }));
  if (done) throw cutShort();
  return value as string;
};

const readHeader = async (lines: Lines): Promise<Header> => {
  try {
    const header = JSON.parse(await next(lines)) as Header;
    if (header.patchbay === 1) return header;
  } catch {
    // Said below.
  }
  throw new Problem('This file is not a backup of Patchbay.');
};

const requireTarget = async (client: pg.Client, header: Header): Promise<void> => {
  if ((await migrationsOf(client)).join() !== header.migrations.join()) {
    throw new Problem(`This backup was made by another release (its last migration is ${header.migrations.at(-1)}): restore it with that release, then upgrade.`);
  }
  const { rows: [row] } = await client.query<{ users: string }>(`select string_agg(distinct application_name, ', ') as users from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and application_name like 'patchbay%'`);
  if (row?.users) throw new Problem(`Patchbay is using this database (${row.users}): stop every process first.`);
};

/**
 * Takes away, until the end of the transaction, what would stand between the rows and their tables: policies, which COPY
 * does not know, triggers, which have done their work, and foreign keys, whose order goes in circles.
 */
const openUp = async (client: pg.Client): Promise<() => Promise<void>> => {
  const tables = (await listTables(client)).map(({ table }) => table).filter((table) => table.startsWith('public.'));
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(`select format('%I.%I', n.nspname, c.relname) as table, quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace where k.contype = 'f' and n.nspname = 'public'`);
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const table of tables) await client.query(`alter table ${table} no force row level security, disable trigger user`);
  await client.query(`truncate ${tables.join(', ')}`);
  await client.query(`set local role ${platform}; delete from pgboss.job; reset role`);
  return async () => {
    for (const table of tables) await client.query(`alter table ${table} force row level security, enable trigger user`);
    for (const { table, name, definition } of keys) await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  };
};

const readTables = async (client: pg.Client, lines: Lines): Promise<void> => {
  for (let tables = 0; ; ) {
    const line = JSON.parse(await next(lines)) as Table | Sequence | End;
    if ('end' in line) {
      if (line.tables !== tables) throw cutShort();
      return;
    }
    if ('sequence' in line) await client.query('select setval($1::regclass, $2::bigint)', [line.sequence, line.value]);
    else {
      await readTable(client, lines, line);
      tables += 1;
    }
  }
};

const readTable = async (client: pg.Client, lines: Lines, { table, columns }: Table): Promise<void> => {
  const isOurs = table.startsWith('public.');
  if (!isOurs) await client.query(`set local role ${platform}`);
  const rows = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
  const done = finished(rows);
  done.catch(() => undefined);
  for (let line = await next(lines); line !== '\\.'; line = await next(lines)) if (!rows.write(`${line}\n`)) await Promise.race([once(rows, 'drain'), done]);
  rows.end();
  await done;
  if (!isOurs) await client.query('reset role');
};
