import { z } from 'zod';
import { defineJob, handleJob, type JobCtx } from '../../platform/jobs.ts';

/** Takes away what has served its time. */
export const sweep = defineJob({ name: 'maintenance.sweep', payload: z.object({}), cron: '*/10 * * * *' });

const batchSize = 5_000;

/** Each statement deletes at most one batch, so that no transaction grows with what has piled up. */
const sweeps: { what: string; table: string; key: string; isOver: string }[] = [
  { what: 'sessions', table: 'account_session', key: 'id', isOver: 'expires_at < $1::timestamptz' },
  { what: 'mailed links', table: 'account_token', key: 'id', isOver: "expires_at < $1::timestamptz - interval '7 days' or used_at < $1::timestamptz - interval '7 days'" },
  { what: 'idempotency keys', table: 'idempotency_key', key: 'ctid', isOver: "created_at < $1::timestamptz - interval '24 hours'" },
  { what: 'rate limits', table: 'rate_limit', key: 'key', isOver: "window_start < $1::timestamptz - interval '24 hours'" },
  { what: 'phone fetches', table: 'phone_fetch', key: 'id', isOver: "at < $1::timestamptz - interval '90 days'" },
  { what: 'mail', table: 'outbox_mail', key: 'id', isOver: "created_at < $1::timestamptz - interval '90 days'" },
];

export const sweepHandler = handleJob(sweep, async (_, ctx) => {
  const removed: Record<string, number> = {};
  for (const { what, ...rest } of sweeps) {
    const count = await sweepTable(ctx, rest);
    if (count > 0) removed[what] = count;
  }
  ctx.log.info({ removed }, 'swept');
});

const sweepTable = async (ctx: JobCtx, { table, key, isOver }: Omit<(typeof sweeps)[number], 'what'>): Promise<number> => {
  const statement = `delete from ${table} where ${key} in (select ${key} from ${table} where ${isOver} limit ${batchSize})`;
  for (let removed = 0; ; ) {
    const count = await ctx.asPlatform((tx) => tx.$executeRawUnsafe(statement, ctx.now));
    removed += count;
    if (count < batchSize || ctx.signal.aborted) return removed;
  }
};
