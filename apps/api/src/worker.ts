import { asPlatform } from '@patchbay/database/as-platform';
import { inScope, type DataScope } from '@patchbay/database/scope';
import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { Gauge } from 'prom-client';
import { z } from 'zod';
import { openBoss } from './platform/boss.ts';
import type { Deps } from './platform/deps.ts';
import { type JobCtx, type JobHandler, JobRefused } from './platform/jobs.ts';

/** What `enqueue_job` writes; work by the clock has only the payload. */
const Envelope = z.object({
  payload: z.unknown().default({}),
  requestId: z.string().default(''),
  tenantId: z.uuid().nullable().default(null),
  path: z.string().nullable().default(null),
});

const scopeOf = ({ tenantId, path }: z.output<typeof Envelope>): DataScope => {
  if (tenantId) return { kind: 'tenant', tenantId };
  return path ? { kind: 'subtree', path } : { kind: 'platform' };
};

const ctxOf = (deps: Deps, job: JobWithMetadata<unknown>, envelope: z.output<typeof Envelope>): JobCtx => ({
  deps,
  log: deps.log.child({ jobId: job.id, job: job.name, ...(envelope.requestId && { requestId: envelope.requestId }) }),
  jobId: job.id,
  requestId: envelope.requestId,
  now: deps.clock.now(),
  isLastAttempt: job.retryCount >= job.retryLimit,
  signal: job.signal,
  attempt: job.retryCount + 1,
  scope: scopeOf(envelope),
  inScope: (work, limits) => inScope(deps.database, scopeOf(envelope), work, limits),
  asPlatform: (work) => asPlatform(deps.database, work),
});

const run = async (deps: Deps, handler: JobHandler, job: JobWithMetadata<unknown>) => {
  const start = performance.now();
  const envelope = Envelope.parse(job.data ?? {});
  const ctx = ctxOf(deps, job, envelope);
  const done = (outcome: 'completed' | 'failed' | 'refused') => {
    const seconds = (performance.now() - start) / 1_000;
    deps.metrics.jobs.observe({ job: job.name, outcome }, seconds);
    return { outcome, durationMs: Math.round(seconds * 1_000), attempt: job.retryCount + 1 };
  };
  try {
    await handler.handle(envelope.payload, ctx);
    ctx.log.info(done('completed'), 'job done');
    return { id: job.id, status: 'completed' as const };
  } catch (error) {
    const isRefused = error instanceof JobRefused;
    ctx.log.warn({ err: error, ...done(isRefused ? 'refused' : 'failed') }, 'job failed');
    // "deadletter" is the queue's word for failed for good; there is no such queue here, so it stays where it is.
    return { id: job.id, status: isRefused ? ('deadletter' as const) : ('failed' as const), output: { message: (error as Error).message.slice(0, 500) } };
  }
};

/** A full batch is followed by the next at once; a new job wakes the worker, and only what was put off waits for a poll. */
const options = { includeMetadata: true, perJobResults: true, burstWhenBatchFull: true, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 } as const;

/** How much waits, runs and has failed, as the queue last counted it. */
const watchQueue = (boss: PgBoss, { metrics: { registry } }: Deps, handlers: JobHandler[]): void => {
  const name = 'patchbay_jobs';
  if (registry.getSingleMetric(name)) return;
  new Gauge({
    name,
    help: 'Background jobs by kind and state',
    labelNames: ['job', 'state'],
    registers: [registry],
    async collect() {
      this.reset();
      const queues = await boss.getQueues(handlers.map(({ job }) => job.name)).catch(() => []);
      for (const { name: job, readyCount, activeCount, failedCount } of queues) {
        this.set({ job, state: 'ready' }, readyCount);
        this.set({ job, state: 'active' }, activeCount);
        this.set({ job, state: 'failed' }, failedCount);
      }
    },
  });
};

const begin = async (boss: PgBoss, deps: Deps, handlers: JobHandler[]): Promise<void> => {
  for (const handler of handlers) {
    await boss.work(handler.job.name, { ...options, batchSize: handler.job.together }, (jobs) => Promise.all(jobs.map((job) => run(deps, handler, job))));
    if (handler.job.cron) await boss.schedule(handler.job.name, handler.job.cron, {}, { tz: 'UTC', singletonKey: 'cron' });
  }
};

/** Takes jobs from the queue until it is stopped. Any number of processes share the work. */
export const startWorker = async (deps: Deps, handlers: JobHandler[]): Promise<{ stop(graceMs: number): Promise<void> }> => {
  const boss = openBoss(deps.config.databaseUrl, { isWorker: true });
  boss.on('error', (error) => deps.log.warn({ err: error }, 'the job queue had a failure'));
  boss.on('warning', (warning) => deps.log.warn({ warning }, 'the job queue gives a warning'));
  await boss.start();
  await begin(boss, deps, handlers);
  watchQueue(boss, deps, handlers);
  return { stop: (graceMs) => boss.stop({ graceful: true, timeout: graceMs }) };
};
