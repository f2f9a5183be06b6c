import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import type { Database } from './client.ts';
import type { Prisma } from './generated/client.ts';

export type Tx = Prisma.TransactionClient;

/** What a transaction may see: one enterprise, the subtree below a path, or (rarely) everything. */
export type DataScope =
  | { kind: 'tenant'; tenantId: string; principal?: string }
  | { kind: 'subtree'; path: string; principal?: string }
  | { kind: 'platform' };

/** Runs a statement on the scope's connection. Values only ever travel as parameters. */
export type Sql = <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<R[]>;

const settings = (scope: DataScope): [role: string, tenantId: string, path: string, principal: string] => [
  `patchbay_${scope.kind}`,
  scope.kind === 'tenant' ? scope.tenantId : '',
  scope.kind === 'subtree' ? scope.path : '',
  scope.kind === 'platform' ? '' : (scope.principal ?? ''),
];

const open = new AsyncLocalStorage<true>();
const alone = <T>(work: () => Promise<T>): Promise<T> => {
  // A second transaction inside the first would take a second connection, and a full pool would wait for itself.
  if (open.getStore()) throw new Error('A transaction is open already: pass its handle on');
  return open.run(true, work);
};

/** One transaction of Prisma in a scope. */
export const inScope = <T>(database: Database, scope: DataScope, work: (tx: Tx) => Promise<T>): Promise<T> =>
  alone(() =>
    database.prisma.$transaction(async (tx) => {
      const [role, tenantId, path, principal] = settings(scope);
      await tx.$queryRaw`select set_config('role', ${role}, true), set_config('app.tenant_id', ${tenantId}, true),
        set_config('app.scope_path', ${path}, true), set_config('app.principal', ${principal}, true)`;
      return work(tx);
    }),
  );

/** One read-only transaction with hand-written SQL in a scope: lists, searches, streamed exports. */
export const readInScope = <T>(database: Database, scope: DataScope, work: (sql: Sql) => Promise<T>): Promise<T> =>
  alone(async () => {
    const client = await database.pool.connect();
    let broken: Error | undefined;
    try {
      const [role, tenantId, path, principal] = settings(scope);
      // Sent without waiting for each answer; the connection keeps their order.
      const begun = client.query('begin read only');
      const entered = client.query({
        name: 'enter-scope',
        text: "select set_config('role', $1, true), set_config('app.tenant_id', $2, true), set_config('app.scope_path', $3, true), set_config('app.principal', $4, true)",
        values: [role, tenantId, path, principal],
      });
      await Promise.all([begun, entered]);
      const sql: Sql = async (text, values) => (await client.query(text, values)).rows;
      const result = await work(sql);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  });
