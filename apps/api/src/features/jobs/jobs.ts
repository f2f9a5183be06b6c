import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { Job, jobs } from '@patchbay/contract/operations';
import type { z } from 'zod';
import { atPlatform } from '../../platform/act-as.ts';
import { audit } from '../../platform/audit.ts';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { answerList, type Listing } from '../../platform/http/listing.ts';
import { likeAnywhere, listPage } from '../../platform/list.ts';

interface JobRow {
  id: string;
  name: string;
  state: string;
  attempts: number;
  error: string | null;
  created_on: Date;
  started_on: Date | null;
  completed_on: Date | null;
}

type Wire = z.output<typeof Job>;

const toWire = (row: JobRow): Wire => ({
  id: row.id,
  name: row.name,
  state: row.state as Wire['state'],
  attempts: row.attempts,
  error: row.error ?? '',
  createdAt: row.created_on.toISOString(),
  startedAt: row.started_on?.toISOString() ?? null,
  completedAt: row.completed_on?.toISOString() ?? null,
});

const listing: Listing<JobRow, Wire> = {
  map: {
    from: 'pgboss.job j',
    id: 'j.id',
    select: `j.name, j.state::text as state, j.retry_count + (j.started_on is not null)::int as attempts,
      case when j.state in ('retry', 'failed') then coalesce(j.output ->> 'message', j.output -> 'value' ->> 'message', j.output ->> 'value') end as error,
      j.created_on, j.started_on, j.completed_on`,
    sort: { createdAt: { sql: 'j.created_on', type: 'timestamptz' } },
    // The queue keeps house with jobs of its own.
    where: "j.name not like '\\_\\_pgboss\\_\\_%'",
    search: (text, param) => `j.name ilike ${param(likeAnywhere(text))}`,
    filters: {
      id: (value, param) => `j.id = ${param(value)}`,
      state: (value, param) => `j.state::text = ${param(value)}`,
      name: (value, param) => `j.name = ${param(value)}`,
    },
  },
  toWire,
};

export const listJobs = (ctx: SubtreeCtx, query: QueryOf<typeof jobs.list>) => answerList(atPlatform(ctx), listing, query);

const findJob = async (ctx: SubtreeCtx, id: string): Promise<Wire> => {
  const { rows: [row] } = await atPlatform(ctx).read((sql) => listPage(sql, listing.map, { sort: 'createdAt', pageSize: 1, id }));
  if (!row) throw notFound('job');
  return toWire(row);
};

/** Puts a failed job back into its queue. */
export const retryJob = async (ctx: SubtreeCtx, id: string): Promise<Wire> => {
  const job = await findJob(ctx, id);
  return ctx.inSubtree(async (tx) => {
    const [{ isRetried }] = await tx.$queryRaw<[{ isRetried: boolean }]>`select retry_job(${id}::uuid) as "isRetried"`;
    if (!isRetried) throw new Problem('rule-broken', 'Only a failed job can be run again.');
    const retried: Wire = { ...job, state: 'retry', completedAt: null };
    await audit(tx, ctx, 'job.retried', { entity: { type: 'job', id, label: job.name }, before: { state: job.state }, after: { state: retried.state } });
    return retried;
  });
};
