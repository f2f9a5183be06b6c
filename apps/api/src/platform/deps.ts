import { type Database, openDatabase } from '@patchbay/database/client';
import type { Logger } from 'pino';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { createLog } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createSecrets, type Secrets } from './secrets.ts';

/** What a process is built from. Production and tests differ only in these. */
export interface Deps {
  config: Config;
  clock: Clock;
  database: Database;
  secrets: Secrets;
  log: Logger;
  metrics: Metrics;
}

/** The real ones, except those that `replaced` brings. */
export const createDeps = (config: Config, replaced: Partial<Deps> = {}): Deps => {
  const clock = replaced.clock ?? systemClock;
  const database = replaced.database ?? openDatabase(config.databaseUrl, config.databaseConnections);
  return { config, clock, database, secrets: createSecrets(config.secretKeys, clock), log: createLog(config.logLevel), metrics: createMetrics(database), ...replaced };
};
