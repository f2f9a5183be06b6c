import { availableParallelism } from 'node:os';
import { PrismaPg } from '@prisma/adapter-pg';
import pLimit, { type LimitFunction } from 'p-limit';
import pg from 'pg';
import { PrismaClient } from './generated/client.ts';
import { createNames } from './prepared-names.ts';

export interface Database {
  prisma: PrismaClient;
  /** Connections start as `patchbay_app`, which may only call the functions that find out who is asking. */
  pool: pg.Pool;
  /** Lets only so many hand-written readings run at a time: what the cores cannot do together waits better here than in PostgreSQL. */
  takeTurns: LimitFunction;
  close(): Promise<void>;
}

// Requests are short and many: a plan that starts workers or compiles code costs more than either saves.
const plans = '-c max_parallel_workers_per_gather=0 -c jit=off';

/** A pool whose connections start in a role. `patchbay_provisioning` may find a phone by its secret and record fetches. */
export const openPool = (url: string, role: 'patchbay_app' | 'patchbay_provisioning', maxConnections: number): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    options: `-c role=${role} ${plans}`,
    connectionTimeoutMillis: 5_000,
    application_name: role.replace('_', '-'),
  });
  // A broken idle connection leaves the pool by itself; without a listener it would end the process.
  pool.on('error', () => undefined);
  // The same for one that is out on loan and has no query under way; whoever has it learns with the next.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
};

// Two for each core, so that none is idle while an answer travels; the rest of the connections is left to transactions and exports.
const readingsAtOnce = Math.max(4, 2 * availableParallelism());

// A list of values has as many placeholders as it has members: each length is another text, and seldom comes again.
const mostArguments = 30;

/**
 * Opens the pool that Prisma and hand-written SQL share.
 * @param url PostgreSQL 18 or newer
 * @param maxConnections of this process
 */
export const openDatabase = (url: string, maxConnections = 10): Database => {
  const pool = openPool(url, 'patchbay_app', maxConnections);
  const nameOf = createNames('prisma');
  const adapter = new PrismaPg(pool, { statementNameGenerator: ({ sql, args }) => (args.length > mostArguments ? '' : (nameOf(sql) ?? '')) });
  const prisma = new PrismaClient({ adapter, transactionOptions: { maxWait: 5_000, timeout: 5_000 } });
  return {
    prisma,
    pool,
    takeTurns: pLimit(readingsAtOnce),
    close: async () => {
      await prisma.$disconnect();
      if (!pool.ended) await pool.end();
    },
  };
};
