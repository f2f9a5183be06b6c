import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.ts';

export interface Database {
  prisma: PrismaClient;
  /** Connections start as `patchbay_app`, which may only call the functions that find out who is asking. */
  pool: pg.Pool;
  close(): Promise<void>;
}

/**
 * Opens the pool that Prisma and hand-written SQL share.
 * @param url PostgreSQL 18 or newer
 * @param maxConnections of this process
 */
export const openDatabase = (url: string, maxConnections = 10): Database => {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    options: '-c role=patchbay_app',
    connectionTimeoutMillis: 5_000,
    application_name: 'patchbay',
  });
  // A broken idle connection leaves the pool by itself; without a listener it would end the process.
  pool.on('error', () => undefined);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: { maxWait: 5_000, timeout: 5_000 } });
  return {
    prisma,
    pool,
    close: async () => {
      await prisma.$disconnect();
      if (!pool.ended) await pool.end();
    },
  };
};
