import { jobHandlers } from '@patchbay/api/features/job-handlers';
import type { App } from '@patchbay/api/platform/http/route';
import type { JobCtx, JobHandler } from '@patchbay/api/platform/jobs';
import { asPlatform } from '@patchbay/database/as-platform';
import { type DataScope, inScope } from '@patchbay/database/scope';

/** What a worker gives to a handler. */
export const jobCtx = ({ deps }: App, scope: DataScope = { kind: 'platform' }, overrides: Partial<JobCtx> = {}): JobCtx => ({
  deps, log: deps.log, now: deps.clock.now(), jobId: deps.clock.newId(), requestId: 'job', isLastAttempt: false, attempt: 1, scope, signal: new AbortController().signal,
  inScope: (work, limits) => inScope(deps.database, scope, work, limits), asPlatform: (work) => asPlatform(deps.database, work), ...overrides,
});

interface Waiting {
  id: string;
  data: { payload: unknown; path: string | null; tenantId: string | null };
}

/** Does what waits in the queue of a handler, at once and here, as a worker would; of one organisation where that is named. Answers how much that was. */
export const runJobs = async (app: App, handler: JobHandler, path?: string): Promise<number> => {
  const jobs = await asPlatform(app.deps.database, (tx) => tx.$queryRaw<Waiting[]>`
    update pgboss.job set state = 'completed', completed_on = now() where name = ${handler.job.name} and state = 'created' and (${path ?? null}::text is null or data ->> 'path' = ${path ?? null}) returning id, data`);
  for (const { data } of jobs) {
    const scope: DataScope = data.tenantId ? { kind: 'tenant', tenantId: data.tenantId } : data.path ? { kind: 'subtree', path: data.path } : { kind: 'platform' };
    await handler.handle(data.payload, jobCtx(app, scope));
  }
  return jobs.length;
};

/** Hands the newest mail to an address to the mail server, as a worker would; what that refuses, the outbox knows. */
export const deliverMail = async (app: App, to: string): Promise<void> => {
  const { id } = await asPlatform(app.deps.database, (tx) => tx.outboxMail.findFirstOrThrow({ where: { to }, orderBy: { createdAt: 'desc' } }));
  await jobHandlers.find(({ job }) => job.name === 'outbox.deliver')!.handle({ mailId: id }, jobCtx(app)).catch(() => undefined);
};
