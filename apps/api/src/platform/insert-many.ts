import { Prisma } from '@patchbay/database/prisma';
import type { Tx } from '@patchbay/database/scope';

const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Gives thousands of rows, by their ids, what each says: all of them the same columns. */
export const updateEach = async (tx: Tx, { table, keys, now }: { table: string; keys: readonly string[]; now: Date }, rows: { id: string }[]): Promise<void> => {
  const columns = keys.map(snake);
  const told = (rows as (Record<string, unknown> & { id: string })[]).map((row) => Object.fromEntries([['id', row.id], ...keys.map((key) => [snake(key), row[key]])]));
  await tx.$executeRaw`update ${Prisma.raw(table)} e set (${Prisma.raw(columns.join(', '))}) = row(${Prisma.raw(columns.map((name) => `w.${name}`).join(', '))}), version = e.version + 1, updated_at = ${now}
    from jsonb_populate_recordset(null::${Prisma.raw(table)}, ${JSON.stringify(told)}::jsonb) w where e.id = w.id`;
};

/** Inserts thousands of wide rows, which `createMany` takes several times as long for. What a row does not say is left to the table. */
export const insertMany = async (tx: Tx, table: string, rows: object[]): Promise<void> => {
  const told = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined).map(([key, value]) => [snake(key), value as unknown])));
  for (const [keys, alike] of Map.groupBy(told, (row) => Object.keys(row).sort().join(', '))) {
    await tx.$executeRaw`insert into ${Prisma.raw(table)} (${Prisma.raw(keys)}) select ${Prisma.raw(keys)} from jsonb_populate_recordset(null::${Prisma.raw(table)}, ${JSON.stringify(alike)}::jsonb)`;
  }
};
