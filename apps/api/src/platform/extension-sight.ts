import { notFound } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from './ctx.ts';
import { sqlIn } from './sql-in.ts';

/**
 * The extensions `e` that a monitor sees: their own and, while that monitors others, those that may be monitored. `account`
 * is the SQL of the account's id.
 */
export const seenByMonitor = (account: string): string => `(e.account_id = ${account}::uuid or (e.may_be_monitored and exists (
  select from extension own where own.tenant_id = e.tenant_id and own.account_id = ${account}::uuid and own.monitors_others)))`;

/** Of these, those that are seen; everybody but a monitor sees all. */
export const seenExtensions = async (tx: Tx, { monitorId }: Pick<ActingCtx, 'monitorId'>, ids: string[]): Promise<Set<string>> => {
  if (monitorId === undefined) return new Set(ids);
  const rows = await sqlIn(tx)<{ id: string }>(`select e.id from extension e where e.id = any($1::uuid[]) and ${seenByMonitor('$2')}`, [ids, monitorId]);
  return new Set(rows.map(({ id }) => id));
};

/** Answers for one that the asker does not see as for one that is not there. */
export const refuseUnseen = async (tx: Tx, ctx: Pick<ActingCtx, 'monitorId'>, id: string): Promise<void> => {
  if (!(await seenExtensions(tx, ctx, [id])).has(id)) throw notFound('extension');
};
