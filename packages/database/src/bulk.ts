import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Database } from './client.ts';
import { type DataScope, settingsOf, type Sql } from './scope.ts';

/** Hand-written SQL that writes, in one transaction. */
export interface Bulk {
  sql: Sql;
  /** Goes on in another scope, for work that is one change and lies in several. */
  enter: (scope: DataScope) => Promise<void>;
  /** Streams lines into a table by COPY in its text format; `target` is the table with its columns. */
  copyIn: (target: string, lines: AsyncIterable<string>) => Promise<void>;
}

// Sorting and hashing a million rows; requests have to do with the server's usual measure.
const settings = `select set_config('role', $1, true), set_config('app.tenant_id', $2, true), set_config('app.scope_path', $3, true), set_config('app.principal', $4, true),
  set_config('work_mem', '64MB', true)`;

/**
 * One transaction in a scope for work that takes as long as it takes: imports. It has a connection of its own, so that it
 * neither keeps one from the requests nor waits for one while it holds another.
 */
export const bulkInScope = async <T>(database: Database, scope: DataScope, work: (bulk: Bulk) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ ...database.pool.options, application_name: 'patchbay-bulk', keepAlive: true });
  // A connection that breaks between two statements is found out by the next one.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    await client.query(settings, settingsOf(scope));
    const result = await work({
      enter: async (other) => void (await client.query(settings, settingsOf(other))),
      sql: async (text, values) => (await client.query(text, values)).rows,
      copyIn: (target, lines) => pipeline(Readable.from(lines, { objectMode: true, highWaterMark: 2 }), client.query(copyFrom(`copy ${target} from stdin`))),
    });
    await client.query('commit');
    return result;
  } finally {
    // What was not committed is rolled back with it.
    await client.end().catch(() => undefined);
  }
};

/** A line of COPY's text format. */
export const copyLine = (values: (string | number | null)[]): string => `${values.map(copyText).join('\t')}\n`;

const copyText = (value: string | number | null): string => {
  if (value === null) return '\\N';
  return typeof value === 'number' ? String(value) : /[\\\t\n\r]/.test(value) ? value.replace(/[\\\t\n\r]/g, (sign) => escapes[sign]!) : value;
};

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
