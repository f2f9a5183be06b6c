import pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { JobDefinition } from './jobs.ts';

/** The schema of the queue; migrations name it too. */
export const jobSchema = 'pgboss';

const asPlatformRole = { options: '-c role=patchbay_platform' };

/** Work that outlives its worker is noticed by missing heartbeats and given to another. */
const heartbeatSeconds = 20;
const watchSeconds = 10;

const queueOptions = ({ retries, retryDelaySeconds, longestRetryDelaySeconds, longestRunSeconds, keptSeconds }: JobDefinition) => ({
  retryLimit: retries,
  retryDelay: retryDelaySeconds,
  retryBackoff: true,
  retryDelayMax: longestRetryDelaySeconds,
  expireInSeconds: longestRunSeconds,
  heartbeatSeconds,
  notify: true,
  deleteAfterSeconds: keptSeconds,
});

/** The queue as a worker sees it, acting as patchbay_platform, to which its tables belong. */
export const openBoss = (databaseUrl: string, { isWorker }: { isWorker: boolean }): PgBoss =>
  new PgBoss({
    connectionString: databaseUrl,
    schema: jobSchema,
    application_name: 'patchbay-jobs',
    max: isWorker ? 4 : 1,
    connectionTimeoutMillis: 5_000,
    createSchema: false,
    migrate: !isWorker,
    supervise: isWorker,
    schedule: isWorker,
    useListenNotify: isWorker,
    superviseIntervalSeconds: watchSeconds,
    monitorIntervalSeconds: watchSeconds,
    ...asPlatformRole,
  });

const createSchema = async (databaseUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000, application_name: 'patchbay-migrate' });
  await client.connect();
  try {
    await client.query(`create schema if not exists ${jobSchema} authorization patchbay_platform`);
  } finally {
    await client.end();
  }
};

/** Makes or migrates the queue's own tables, and a queue for each kind of job. Part of every deployment, after the migrations. */
export const installJobs = async (databaseUrl: string, definitions: JobDefinition[]): Promise<void> => {
  await createSchema(databaseUrl);
  const boss = openBoss(databaseUrl, { isWorker: false });
  // Failures reach the caller as rejections; the event would end the process.
  boss.on('error', () => undefined);
  await boss.start();
  try {
    for (const definition of definitions) {
      await boss.createQueue(definition.name, { ...queueOptions(definition), policy: 'short' });
      await boss.updateQueue(definition.name, queueOptions(definition));
    }
  } finally {
    await boss.stop({ graceful: false });
  }
};
