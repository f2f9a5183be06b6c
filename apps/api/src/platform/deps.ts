import type { Database } from '@patchbay/database/client';
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Secrets } from './secrets.ts';

/** What a process is built from. Production and tests differ only in these. */
export interface Deps {
  config: Config;
  clock: Clock;
  database: Database;
  secrets: Secrets;
  log: Logger;
}
