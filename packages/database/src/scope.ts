import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { Batch, type Statement } from './batch.ts';
import type { Database } from './client.ts';
import type { Prisma } from './generated/client.ts';
import { createNames } from './prepared-names.ts';

export type Tx = Prisma.TransactionClient;

/** What a transaction may see: one enterprise, the subtree below a path, or (rarely) everything. */
export type DataScope =
  | { kind: 'tenant'; tenantId: string; principal?: string }
  | { kind: 'subtree'; path: string; principal?: string }
  | { kind: 'platform' };

/** Runs a statement on the scope's connection. Values only ever travel as parameters. */
export type Sql = <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<R[]>;

/** The role of a scope, and what its policies go by. */
export const settingsOf = (scope: DataScope): [role: string, tenantId: string, path: string, principal: string] => [
  `patchbay_${scope.kind}`,
  scope.kind === 'tenant' ? scope.tenantId : '',
  scope.kind === 'subtree' ? scope.path : '',
  scope.kind === 'platform' ? '' : (scope.principal ?? ''),
];

const open = new AsyncLocalStorage<true>();
const alone = async <T>(work: () => Promise<T>): Promise<T> => {
  // A second transaction inside the first would take a second connection, and a full pool would wait for itself.
  if (open.getStore()) throw new Error('A transaction is open already: pass its handle on');
  return open.run(true, work);
};

/** Takes an open transaction to another scope, for work that is one change and lies in several. */
export const switchScope = async (tx: Tx, scope: DataScope): Promise<void> => {
  const [role, tenantId, path, principal] = settingsOf(scope);
  await tx.$queryRaw`select set_config('role', ${role}, true), set_config('app.tenant_id', ${tenantId}, true),
    set_config('app.scope_path', ${path}, true), set_config('app.principal', ${principal}, true)`;
};

export interface TransactionLimits {
  /** It is given up after that; five seconds unless said otherwise, which no request should need. */
  longestMs: number;
}

/** One transaction of Prisma in a scope. */
export const inScope = <T>(database: Database, scope: DataScope, work: (tx: Tx) => Promise<T>, limits?: TransactionLimits): Promise<T> =>
  alone(() =>
    database.prisma.$transaction(async (tx) => {
      await switchScope(tx, scope);
      return work(tx);
    }, limits && { timeout: limits.longestMs }),
  );

const enter = (scope: DataScope): Statement => ({
  name: 'enter-scope',
  text: `select set_config('transaction_read_only', 'on', true), set_config('role', $1, true), set_config('app.tenant_id', $2, true),
    set_config('app.scope_path', $3, true), set_config('app.principal', $4, true)`,
  values: settingsOf(scope),
});

const send = async (database: Database, scope: DataScope, statements: Statement[]): Promise<unknown[][]> => {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    const [, ...rows] = await client.query(new Batch([enter(scope), ...statements])).rows;
    return rows;
  } catch (error) {
    broken = isServerError(error) ? undefined : (error as Error);
    throw error;
  } finally {
    client.release(broken);
  }
};

/** What PostgreSQL itself says leaves the connection whole. */
const isServerError = (error: unknown): boolean => error instanceof pg.DatabaseError && error.severity === 'ERROR';

// A plan belongs to the role whose policies are in it.
const names = { tenant: createNames('tenant'), subtree: createNames('subtree'), platform: createNames('platform') };

interface Asked {
  statement: Statement;
  resolve: (rows: unknown[]) => void;
  reject: (error: unknown) => void;
}

/**
 * Hand-written SQL in a scope, read only: pages, counts, single objects. Statements that are asked for together, before
 * any is awaited, travel together and see the data at nearly the same moment; there is no transaction around the whole.
 */
export const readInScope = <T>(database: Database, scope: DataScope, work: (sql: Sql) => Promise<T>): Promise<T> =>
  alone(() => {
    let asked: Asked[] = [];
    const sendAll = () => {
      const together = asked;
      asked = [];
      database.takeTurns(() => send(database, scope, together.map(({ statement }) => statement))).then(
        (rows) => together.forEach(({ resolve }, i) => resolve(rows[i]!)),
        (error: unknown) => together.forEach(({ reject }) => reject(error)),
      );
    };
    const sql = (text: string, values: unknown[] = []) =>
      new Promise((resolve, reject) => {
        if (asked.length === 0) queueMicrotask(sendAll);
        const name = names[scope.kind](text);
        asked.push({ statement: { text, values, ...(name !== undefined && { name }) }, resolve, reject });
      });
    return work(sql as Sql);
  });

/** Streams what `COPY … TO STDOUT` makes of a query's rows as CSV. Values are written into its text, because COPY takes no parameters. */
export type Copy = (text: string, values?: unknown[]) => AsyncIterable<Uint8Array>;

const literal = (value: unknown): string => {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `array[${value.map(literal).join(', ')}]`;
  return pg.escapeLiteral(value instanceof Date ? value.toISOString() : String(value));
};

const withLiterals = (text: string, values: unknown[]): string => text.replace(/\$(\d+)/g, (_, position: string) => literal(values[Number(position) - 1]));

/** One read-only transaction with hand-written SQL in a scope, for what is read bit by bit from one snapshot: exports. */
export const streamInScope = <T>(database: Database, scope: DataScope, work: (sql: Sql, copy: Copy) => Promise<T>): Promise<T> =>
  alone(async () => {
    const client = await database.pool.connect();
    let broken: Error | undefined;
    let isCopying = false;
    try {
      await client.query('begin read only');
      await client.query(enter(scope));
      const sql: Sql = async (text, values) => (await client.query(text, values)).rows;
      const copy: Copy = async function* (text, values = []) {
        isCopying = true;
        yield* client.query(copyTo(`copy (${withLiterals(text, values)}) to stdout (format csv)`));
        isCopying = false;
      };
      const result = await work(sql, copy);
      await client.query('commit');
      return result;
    } catch (error) {
      // Nothing can be asked of a connection before a copy has run to its end, and nobody wants the rest.
      if (isCopying) broken = error as Error;
      else await client.query('rollback').catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  });
