import { workerDatabaseUrl } from './database.ts';
import { runOn } from './test-server.ts';

/** How many connections to this worker's database wait for what another one holds; what other workers' do is no matter. */
export const waitingForLocks = async (): Promise<number> =>
  (await runOn(await workerDatabaseUrl(), "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).rows.length;
