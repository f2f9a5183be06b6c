import type pg from 'pg';
import { type SealedColumn, sealedColumns } from './sealed-columns.ts';
import type { Secrets } from './secrets.ts';

export interface Resealed {
  column: string;
  resealed: number;
  /** Values that no key of ours opens, by the id of the key that they name. */
  unopened: Record<string, number>;
}

const batchSize = 500;
const mostPasses = 20;

/**
 * Seals every value again that another than the first key had sealed. May be broken off and started again at any time,
 * and run beside everything else: a value is only replaced if it is still the one that was read, and what a row means,
 * its version and its times stay as they are.
 * @param client connected in the role patchbay_platform
 */
export const resealAll = async (client: pg.ClientBase, secrets: Secrets, onBatch: (done: Resealed) => void = () => undefined): Promise<Resealed[]> => {
  const results: Resealed[] = [];
  for (const column of sealedColumns) results.push(await resealColumn(client, secrets, column, onBatch));
  return results;
};

const resealColumn = async (client: pg.ClientBase, secrets: Secrets, sealed: SealedColumn, onBatch: (done: Resealed) => void): Promise<Resealed> => {
  const total: Resealed = { column: `${sealed.table}.${sealed.column}`, resealed: 0, unopened: {} };
  // A row that changes meanwhile may move behind the one that reads, so that one pass is not enough.
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const before = total.resealed;
    total.unopened = {};
    for (let rows = await readBatch(client, secrets, sealed, '(0,0)'); rows.length > 0; rows = await readBatch(client, secrets, sealed, rows.at(-1)!.place)) {
      total.resealed += await replace(client, sealed, openedAnew(secrets, sealed, rows, total.unopened));
      onBatch(total);
    }
    if (total.resealed === before) return total;
  }
  throw new Error(`${total.column} is sealed with an older key again and again: restart every process with the new keys first`);
};

interface Row {
  /** Where the row lies in its table: the one order that every table has, whatever its key. */
  place: string;
  key: string[];
  value: string;
}

// The names are our own constants; values travel as parameters.
const readBatch = async (client: pg.ClientBase, secrets: Secrets, { table, column, key }: SealedColumn, after: string): Promise<Row[]> => {
  const { rows } = await client.query<Row>(
    `select ctid::text as place, array[${key.map((name) => `"${name}"::text`).join(', ')}] as key, "${column}" as value
      from "${table}" where ctid > $1::tid and "${column}" <> '' and not starts_with("${column}", $2) order by ctid limit ${batchSize}`,
    [after, secrets.activePrefix],
  );
  return rows;
};

type Renewed = Row & { renewed: string };

const openedAnew = (secrets: Secrets, { purpose }: SealedColumn, rows: Row[], unopened: Record<string, number>): Renewed[] =>
  rows.flatMap((row) => {
    const bound = purpose(...row.key);
    try {
      return [{ ...row, renewed: secrets.seal(secrets.open(row.value, bound), bound) }];
    } catch {
      const keyId = row.value.split('.')[0]!;
      unopened[keyId] = (unopened[keyId] ?? 0) + 1;
      return [];
    }
  });

const replace = async (client: pg.ClientBase, { table, column }: SealedColumn, rows: Renewed[]): Promise<number> => {
  if (rows.length === 0) return 0;
  const { rowCount } = await client.query(
    `update "${table}" t set "${column}" = v.renewed from unnest($1::tid[], $2::text[], $3::text[]) as v (place, value, renewed) where t.ctid = v.place and t."${column}" = v.value`,
    [rows.map((row) => row.place), rows.map((row) => row.value), rows.map((row) => row.renewed)],
  );
  return rowCount ?? 0;
};
