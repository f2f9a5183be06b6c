import { Prisma } from '@patchbay/database/prisma';
import type { Tx } from '@patchbay/database/scope';

const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Inserts thousands of wide rows, which `createMany` takes several times as long for. What a row does not say is left to the table. */
export const insertMany = async (tx: Tx, table: string, rows: object[]): Promise<void> => {
  const told = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined).map(([key, value]) => [snake(key), value as unknown])));
  for (const [keys, alike] of Map.groupBy(told, (row) => Object.keys(row).sort().join(', '))) {
    await tx.$executeRaw`insert into ${Prisma.raw(table)} (${Prisma.raw(keys)}) select ${Prisma.raw(keys)} from jsonb_populate_recordset(null::${Prisma.raw(table)}, ${JSON.stringify(alike)}::jsonb)`;
  }
};
