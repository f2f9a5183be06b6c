import type { Database } from './client.ts';
import { inScope, type TransactionLimits, type Tx } from './scope.ts';

/** One transaction that sees everything: sign-in, the worker, the platform's own pages. Lint says who may import it. */
export const asPlatform = <T>(database: Database, work: (tx: Tx) => Promise<T>, limits?: TransactionLimits): Promise<T> =>
  inScope(database, { kind: 'platform' }, work, limits);
