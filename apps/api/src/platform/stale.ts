import { Problem } from '@patchbay/contract/http/problem';
import { Prisma } from '@patchbay/database/prisma';

/** For `.catch`: the row was just read in this transaction, so an update that misses it met another version. */
export const orStale = (error: unknown): never => {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2025') {
    throw new Problem('stale-version', 'Somebody changed this meanwhile. Reload, compare, and save again.');
  }
  throw error;
};
