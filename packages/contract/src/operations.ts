import { z } from 'zod';
import { endpoint } from './http/endpoint.ts';
import { hasNoNul, listQuery, page } from './http/list.ts';
import { ById, Id, Timestamp } from './primitives/id.ts';

export const OutboxMail = z.object({
  id: Id, to: z.string(), subject: z.string(), template: z.string(),
  /** `kept`: no mail server is configured, so it is readable here. Links in it are secret until used. */
  status: z.enum(['queued', 'sent', 'kept', 'failed']), error: z.string(), attempts: z.int(), createdAt: Timestamp, sentAt: Timestamp.nullable(),
}).meta({ id: 'OutboxMail' });

export const Job = z.object({
  id: Id, name: z.string(), state: z.enum(['created', 'retry', 'active', 'completed', 'cancelled', 'failed']), attempts: z.int(), error: z.string(),
  createdAt: Timestamp, startedAt: Timestamp.nullable(), completedAt: Timestamp.nullable(),
}).meta({ id: 'Job' });

/** What is recorded of a mail that is kept, where a mail server's words would stand. */
export const noMailServer = 'No mail server is set up.';

const base = { scope: 'organisation' } as const;

export const outbox = {
  list: endpoint({ ...base, id: 'outbox.list', method: 'GET', path: '/outbox', permission: 'outbox:read', summary: 'Mail of the system, newest first',
    query: listQuery(['createdAt'], { status: OutboxMail.shape.status.optional() }, '-createdAt'), response: page(OutboxMail) }),
  get: endpoint({ ...base, id: 'outbox.get', method: 'GET', path: '/outbox/:id', permission: 'outbox:read', summary: 'One mail with its text', params: ById,
    response: OutboxMail.extend({ text: z.string() }).meta({ id: 'OutboxMailWithText' }) }),
};

export const jobs = {
  list: endpoint({ ...base, id: 'jobs.list', method: 'GET', path: '/jobs', permission: 'jobs:read', summary: 'Background jobs, newest first',
    query: listQuery(['createdAt'], { state: Job.shape.state.optional(), name: z.string().max(60).refine(hasNoNul, 'Not a text').optional() }, '-createdAt'), response: page(Job) }),
  retry: endpoint({ ...base, id: 'jobs.retry', method: 'POST', path: '/jobs/:id/retry', permission: 'jobs:write', summary: 'Run a failed job again', params: ById, response: Job }),
};
