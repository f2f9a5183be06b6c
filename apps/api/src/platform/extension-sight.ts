import { notFound, type Reference } from '@patchbay/contract/http/problem';
import type { Sql, Tx } from '@patchbay/database/scope';
import type { ActingCtx } from './ctx.ts';
import { sqlIn } from './sql-in.ts';

/**
 * The extensions `e` that a monitor sees: their own and, while that monitors others, those that may be monitored. `account`
 * is the SQL of the account's id.
 */
export const seenByMonitor = (account: string): string => `(e.account_id = ${account}::uuid or (e.may_be_monitored and exists (
  select from extension own where own.tenant_id = e.tenant_id and own.account_id = ${account}::uuid and own.monitors_others)))`;

type Viewer = Pick<ActingCtx, 'monitorId' | 'permissions'>;

/** Whether every extension is seen, with all its settings: by everybody but monitors, and whoever has their own one alone. */
export const seesAll = ({ monitorId }: Viewer): boolean => monitorId === undefined;

/** Of these, those whose settings are seen. Of any other, colleagues learn the name and the short number, as from a phone book, and nothing else. */
export const seenExtensions = async (sql: Sql, { monitorId, permissions }: Viewer, ids: string[]): Promise<Set<string>> => {
  if (monitorId === undefined || ids.length === 0) return new Set(ids);
  const seen = permissions.has('extensions:read') ? seenByMonitor('$2') : 'e.account_id = $2::uuid';
  const rows = await sql<{ id: string }>(`select e.id from extension e where e.id = any($1::uuid[]) and ${seen}`, [ids, monitorId]);
  return new Set(rows.map(({ id }) => id));
};

/** Of references to extensions that tell of a setting of theirs, those to extensions that are seen. */
export const onlySeen = async (tx: Tx, viewer: Viewer, references: Reference[]): Promise<Reference[]> => {
  const seen = await seenExtensions(sqlIn(tx), viewer, references.map(({ id }) => id));
  return references.filter(({ id }) => seen.has(id));
};

/** Answers for one that the asker does not see as for one that is not there. */
export const refuseUnseen = async (tx: Tx, viewer: Viewer, id: string): Promise<void> => {
  if (!(await seenExtensions(sqlIn(tx), viewer, [id])).has(id)) throw notFound('extension');
};
