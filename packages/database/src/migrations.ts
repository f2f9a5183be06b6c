import { createHash, randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

export type Migration = { name: string; sql: string; checksum: string };
export type MigrationState = { applied: string[]; pending: Migration[] };

/** A refusal whose message is one sentence that tells the reader what to do. */
export class MigrationProblem extends Error {
  override name = 'MigrationProblem';
}

/** Where the repository keeps its migrations. */
export const migrationsDirectory = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url));

/**
 * Applies what is missing and returns the names. Any number of processes may call it at once: one does the work, the
 * others wait for it. Each migration is one transaction together with its record, so that there is no half-applied one.
 * The record is Prisma's own table; Prisma's engine is not used because it cannot be had offline, and its adapter cuts
 * scripts at every semicolon, those inside function bodies too.
 */
export const deploy = (url: string, directory = migrationsDirectory): Promise<string[]> =>
  withClient(url, async (client) => {
    await requireVersion(client);
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(RECORD_TABLE);
    const { pending } = await compare(client, directory);
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  });

/** What `deploy` would find; changes nothing. */
export const status = (url: string, directory = migrationsDirectory): Promise<MigrationState> =>
  withClient(url, async (client) => {
    await requireVersion(client);
    return compare(client, directory);
  });

/** The migrations in `directory`, oldest first. */
export const readMigrations = (directory = migrationsDirectory): Migration[] =>
  globSync('*/migration.sql', { cwd: directory })
    .sort()
    .map((path) => {
      const sql = readFileSync(join(directory, path), 'utf8');
      return { name: basename(dirname(path)), sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });

const MINIMUM_VERSION = 18;
// Any constant will do, as long as nothing else in the database takes the same lock.
const LOCK = 7_224_117_001;
const RECORD_TABLE = `
  create table if not exists _prisma_migrations (
    id varchar(36) primary key,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;

const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'patchbay-migrate' });
  // A connection that breaks while it waits would otherwise end the process; the query at hand reports it anyway.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const requireVersion = async (client: pg.Client) => {
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  const version = rows[0]?.server_version ?? 'unknown';
  if (Number.parseInt(version, 10) >= MINIMUM_VERSION) return;
  throw new MigrationProblem(`The database server is PostgreSQL ${version}: Patchbay needs PostgreSQL ${MINIMUM_VERSION} or newer.`);
};

type Row = { migration_name: string; checksum: string; finished: boolean };

const compare = async (client: pg.Client, directory: string): Promise<MigrationState> => {
  const known = readMigrations(directory);
  const rows = await readRecord(client);
  for (const row of rows) refuseForeign(row, known.find(({ name }) => name === row.migration_name));
  const applied = rows.map((row) => row.migration_name);
  return { applied, pending: known.filter(({ name }) => !applied.includes(name)) };
};

const readRecord = async (client: pg.Client): Promise<Row[]> => {
  const { rows: exists } = await client.query(`select 1 where to_regclass('_prisma_migrations') is not null`);
  if (exists.length === 0) return [];
  const { rows } = await client.query<Row>(`
    select migration_name, checksum, finished_at is not null as finished from _prisma_migrations
    where rolled_back_at is null order by migration_name`);
  return rows;
};

const refuseForeign = ({ migration_name, checksum, finished }: Row, known: Migration | undefined) => {
  if (!known) {
    throw new MigrationProblem(
      `The database was written by a newer Patchbay (it knows the migration ${migration_name}, this release does not): start that release, or restore a backup made with this one.`,
    );
  }
  if (!finished) {
    throw new MigrationProblem(`The migration ${migration_name} was begun by another tool and never finished: restore the backup made before it.`);
  }
  if (known.checksum !== checksum) {
    throw new MigrationProblem(`The migration ${migration_name} was changed after it had been applied: put its file back and write a new migration for the change.`);
  }
};

const apply = async (client: pg.Client, { name, sql, checksum }: Migration) => {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw explainFailure(name, sql, error);
  }
};

const explainFailure = (name: string, sql: string, error: unknown) => {
  if (!(error instanceof pg.DatabaseError)) return error;
  const line = error.position ? ` at line ${sql.slice(0, Number(error.position)).split('\n').length}` : '';
  if (error.code === '42501') {
    return new MigrationProblem(
      `The database user may not do what the migration ${name} needs (${error.message}): make it the owner of the database and give it CREATEROLE.`,
      { cause: error },
    );
  }
  return new MigrationProblem(`The migration ${name} failed${line} and was undone: ${error.message}.`, { cause: error });
};
