import type { Tx } from '@patchbay/database/scope';
import { z } from 'zod';
import { carrierList, importKeptDays } from '../../platform/imports/importer.ts';
import { problemBody, toProblem } from '../../platform/http/problem.ts';
import { defineJob, handleJob, type JobCtx } from '../../platform/jobs.ts';

/** Takes away what has served its time. */
export const sweep = defineJob({ name: 'maintenance.sweep', payload: z.object({}), cron: '*/10 * * * *' });

const batchSize = 5_000;

const lostProblem = JSON.stringify(problemBody(toProblem(new Error('lost')), ''));

/** Each statement deletes at most one batch, so that no transaction grows with what has piled up. */
const sweeps: Record<string, (tx: Tx, now: Date) => Promise<number>> = {
  sessions: (tx, now) => tx.$executeRaw`delete from account_session where id in (
    select id from account_session where expires_at < ${now} limit ${batchSize})`,
  mailedLinks: (tx, now) => tx.$executeRaw`delete from account_token where id in (
    select id from account_token where least(expires_at, used_at) < ${now}::timestamptz - interval '7 days' limit ${batchSize})`,
  idempotencyKeys: (tx, now) => tx.$executeRaw`delete from idempotency_key where (principal, key) in (
    select principal, key from idempotency_key where created_at < ${now}::timestamptz - interval '24 hours' limit ${batchSize})`,
  rateLimits: (tx, now) => tx.$executeRaw`delete from rate_limit where key in (
    select key from rate_limit where window_start < ${now}::timestamptz - interval '24 hours' limit ${batchSize})`,
  phoneFetches: (tx, now) => tx.$executeRaw`delete from phone_fetch where id in (
    select id from phone_fetch where at < ${now}::timestamptz - interval '90 days' limit ${batchSize})`,
  unknownFetches: (tx, now) => tx.$executeRaw`delete from unknown_fetch where id in (
    select id from unknown_fetch where day < (${now}::timestamptz - interval '90 days')::date limit ${batchSize})`,
  provisioningNonces: (tx, now) => tx.$executeRaw`delete from provisioning_nonce where nonce in (
    select nonce from provisioning_nonce where used_at < ${now}::timestamptz - interval '1 hour' limit ${batchSize})`,
  // Whoever still sends it would have been told so by now.
  brokenUploads: (tx, now) => tx.$executeRaw`delete from import_run where id in (
    select id from import_run where status = 'uploading' and created_at < ${now}::timestamptz - interval '24 hours' limit 10)`,
  importedFiles: (tx, now) => tx.$executeRaw`delete from import_piece where (run_id, position) in (
    select p.run_id, p.position from import_run r join import_piece p on p.run_id = r.id
    where r.status in ('done', 'compared', 'discarded') or r.created_at < ${now}::timestamptz - make_interval(days => ${importKeptDays}) limit 50)`,
  importedRows: (tx, now) => tx.$executeRaw`delete from import_row where (run_id, line) in (
    select w.run_id, w.line from import_run r join import_row w on w.run_id = r.id
    where r.status = 'discarded' or coalesce(r.finished_at, r.created_at) < ${now}::timestamptz - make_interval(days => ${importKeptDays}) limit ${batchSize})`,
  waitingImports: (tx, now) => tx.$executeRaw`update import_run set status = 'discarded', finished_at = ${now} where id in (
    select id from import_run where status = 'planned' and created_at < ${now}::timestamptz - make_interval(days => ${importKeptDays}) limit ${batchSize})`,
  comparisonFindings: (tx, now) => tx.$executeRaw`delete from comparison_finding where (run_id, outcome, e164) in (
    select f.run_id, f.outcome, f.e164 from import_run r join comparison_finding f on f.run_id = r.id
    where r.status = 'discarded' or r.finished_at < ${now}::timestamptz - make_interval(days => ${importKeptDays}) limit ${batchSize})`,
  comparisons: (tx, now) => tx.$executeRaw`delete from import_run where id in (
    select id from import_run where kind = ${carrierList} and finished_at < ${now}::timestamptz - make_interval(days => ${importKeptDays}) limit 100)`,
  imports: (tx, now) => tx.$executeRaw`delete from import_run where id in (
    select id from import_run where status in ('done', 'discarded') and finished_at < ${now}::timestamptz - interval '1 year' limit 100)`,
  // Their jobs are gone with the queue's memory of them: nobody else would ever end them.
  lostImports: (tx, now) => tx.$executeRaw`update import_run set status = 'failed', finished_at = ${now}, finding = '{"code": "job-lost", "params": {}}' where id in (select abandoned_imports())`,
  numberBulks: (tx, now) => tx.$executeRaw`delete from number_bulk where id in (
    select id from number_bulk where expires_at < ${now} limit 10)`,
  // Those whose worker died in the last attempt, so that nobody was left to say so.
  lostNumberBulks: (tx, now) => tx.$executeRaw`update number_bulk b set status = 'failed', done = 0, finished_at = ${now}, error = 'It could not be carried out, and nothing was changed.'
    where b.status in ('queued', 'running') and not exists (select from pgboss.job j where j.id = b.job_id and j.state in ('created', 'retry', 'active'))`,
  // Those that still wait for a switch stay.
  phoneOperationRuns: (tx, now) => tx.$executeRaw`delete from phone_operation_run where id in (
    select id from phone_operation_run r where expires_at < ${now} and not exists (select from phone_operation o where o.run_id = r.id and o.status = 'QUEUED') limit 100)`,
  reverts: (tx, now) => tx.$executeRaw`delete from revert_run where id in (
    select id from revert_run where finished_at < ${now}::timestamptz - interval '30 days' limit ${batchSize})`,
  lostReverts: (tx, now) => tx.$executeRaw`update revert_run r set status = 'failed', done = 0, finished_at = ${now}, problem = ${lostProblem}::jsonb
    where r.status in ('queued', 'running') and not exists (select from pgboss.job j where j.id = r.job_id and j.state in ('created', 'retry', 'active'))`,
  mail: (tx, now) => tx.$executeRaw`delete from outbox_mail where id in (
    select id from outbox_mail where created_at < ${now}::timestamptz - interval '90 days' limit ${batchSize})`,
};

const all = async (ctx: JobCtx, removeBatch: (tx: Tx, now: Date) => Promise<number>): Promise<number> => {
  for (let removed = 0; ; ) {
    const count = await ctx.asPlatform((tx) => removeBatch(tx, ctx.now));
    removed += count;
    if (count === 0 || ctx.signal.aborted) return removed;
  }
};

export const sweepHandler = handleJob(sweep, async (_, ctx) => {
  const removed: Record<string, number> = {};
  for (const [what, removeBatch] of Object.entries(sweeps)) removed[what] = await all(ctx, removeBatch);
  ctx.log.info({ removed }, 'swept');
});
