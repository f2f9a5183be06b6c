import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Secrets } from '@patchbay/api/platform/secrets';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { addPeople } from './people.ts';
import * as rows from './rows.ts';
import type { Shape } from './shape.ts';

const escape = (text: string): string => (/[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (c) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[c]!) : text);

const toText = (row: rows.Row): string => {
  let line = '';
  for (const [i, cell] of row.entries()) line += `${i === 0 ? '' : '\t'}${cell === null ? '\\N' : typeof cell === 'string' ? escape(cell) : cell === true ? 't' : cell === false ? 'f' : cell}`;
  return `${line}\n`;
};

const chunkBytes = 65_536;

function* chunks(from: Iterable<rows.Row>): Generator<string> {
  let chunk = '';
  for (const row of from) {
    chunk += toText(row);
    if (chunk.length < chunkBytes) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

const copy = (client: pg.Client, table: string, columns: string[], from: Iterable<rows.Row>): Promise<void> =>
  pipeline(Readable.from(chunks(from), { objectMode: false }), client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`)));

/** Loads a table without the indexes that only make it faster, and makes those at the end, when all rows are known. */
const withoutIndexes = async (client: pg.Client, table: string, work: () => Promise<void>): Promise<void> => {
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    'select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index where indrelid = $1::regclass and not indisunique', [table]);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  await work();
  for (const { definition } of indexes) await client.query(definition);
};

/**
 * Fills a migrated, empty database. What the triggers would work out (paths, labels) is in the rows already, and the
 * keys hold by construction, so a superuser's load goes without both; the benchmark's first requests would find a mistake.
 */
export const loadDataSet = async (superuserUrl: string, shape: Shape, secrets: Secrets): Promise<void> => {
  const client = new pg.Client(superuserUrl);
  await client.connect();
  try {
    await client.query(`set session_replication_role = replica; set maintenance_work_mem = '512MB'`);
    await copy(client, 'organisation', rows.organisationColumns, rows.organisationRows(shape));
    await withoutIndexes(client, 'phone_number', () => copy(client, 'phone_number', rows.numberColumns, rows.numberRows(shape)));
    await copy(client, 'dial_code', rows.dialCodeColumns, rows.dialCodeRows(shape));
    await copy(client, 'extension', rows.extensionColumns, rows.extensionRows(shape, secrets));
    await copy(client, 'phone', rows.phoneColumns, rows.phoneRows(shape, secrets));
    await copy(client, 'phone_line', rows.phoneLineColumns, rows.phoneLineRows(shape));
    await addPeople(client, shape);
    await client.query(`select setval(pg_get_serial_sequence('organisation', 'number'), (select max(number) from organisation))`);
    await client.query('vacuum (analyze)');
  } finally {
    await client.end();
  }
};
