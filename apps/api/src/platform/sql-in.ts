import { Prisma } from '@patchbay/database/prisma';
import type { Sql, Tx } from '@patchbay/database/scope';

/** Hand-written SQL inside a transaction. Its values travel as parameters, each where its place is named. */
export const sqlIn = (tx: Tx): Sql => (text, values = []) => {
  const places = [...text.matchAll(/\$(\d+)/g)].map(([, position]) => values[Number(position) - 1]);
  return tx.$queryRaw(Prisma.sql(text.split(/\$\d+/), ...places));
};
