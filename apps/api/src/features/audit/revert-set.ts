import type { audit as auditEndpoints, AuditAction, EntityType } from '@patchbay/contract/audit';
import type { ResponseOf } from '@patchbay/contract/http/endpoint';
import { Problem } from '@patchbay/contract/http/problem';
import { bulkInScope } from '@patchbay/database/bulk';
import type { Sql } from '@patchbay/database/scope';
import { announceSet, auditSet } from '../../platform/audit-set.ts';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import type { History } from '../../platform/history.ts';
import type { Histories } from './histories.ts';
import { most, type Preview, requirePermissions, requireWithin } from './revert-plan.ts';
import { permissionToUndo, undoing } from './undoing.ts';

type Large = { history: History; set: NonNullable<History['set']> };

/** A change set that is larger than what can be undone object by object, and of one kind that can be undone as a whole. */
export const findLarge = async (ctx: SubtreeCtx, histories: Histories, changeSetId: string): Promise<Large | undefined> => {
  const kinds = await ctx.read((sql) => sql<{ type: EntityType; count: number; objects: number; actions: AuditAction[] }>(
    `select entity_type as type, count(*)::int as count, count(distinct entity_id)::int as objects, array_agg(distinct action) as actions from audit_event where change_set_id = $1 group by entity_type`, [changeSetId]));
  const [kind, ...others] = kinds;
  const history = kind && histories.get(kind.type);
  if (!kind || kind.count <= most || others.length > 0 || kind.objects < kind.count || !history?.set) return undefined;
  requirePermissions(ctx, kind.actions.flatMap((action) => permissionToUndo(kind.type, action) ?? []));
  const terms = await ctx.read((sql) => sql<{ label: string; path: string; before: object | null; after: object | null }>(history.set!.terms, [changeSetId]));
  for (const change of terms) requireWithin(ctx, history, change);
  return { history, set: history.set };
};

interface Conflict {
  id: string;
  label: string;
  conflict: string;
  count: number;
}

const shown = 50;

/** What stands in the way: the first of it, and how much there is. */
export const conflictsOf = (sql: Sql, { set }: Large, changeSetId: string): Promise<Conflict[]> =>
  sql<Conflict>(`select id, label, conflict, count(*) over ()::int as count from (${set.conflicts}) found order by label limit ${shown}`, [changeSetId]);

interface EventRow {
  id: string;
  entity_id: string;
  label: string;
  is_new: boolean;
}

const previewed = 1_000;

/** What stands in the way, and behind it the first of what would be done. */
export const previewLarge = (ctx: SubtreeCtx, large: Large, changeSetId: string): Promise<Preview> =>
  ctx.read(async (sql) => {
    const conflicts = new Map((await conflictsOf(sql, large, changeSetId)).map(({ id, conflict }) => [id, conflict]));
    const events = await sql<EventRow>(`select id, entity_id, entity_label as label, before is null as is_new from audit_event where change_set_id = $1
      order by entity_id = any($2::uuid[]) desc, id limit $3`, [changeSetId, [...conflicts.keys()], previewed]);
    return { steps: events.map((event) => ({
      eventId: event.id, entity: { type: large.history.type, id: event.entity_id, label: event.label }, does: event.is_new ? 'remove' as const : 'restore' as const, conflict: conflicts.get(event.entity_id) ?? null,
    })) };
  });

/** The same as an undoing object by object: all of it or none, and a change set itself. Takes seconds for each hundred thousand. */
export const revertLarge = (ctx: SubtreeCtx, large: Large, changeSetId: string): Promise<ResponseOf<typeof auditEndpoints.revert>> => {
  const { history, set } = large;
  const { deps, organisation, principal } = ctx;
  return bulkInScope(deps.database, { kind: 'subtree', path: organisation.path, principal }, async ({ sql }) => {
    const [size] = await sql<{ all: number; own: number }>('select change_set_size($1) as all, (select count(*)::int from audit_event where change_set_id = $1) as own', [changeSetId]);
    if (size!.all > size!.own) throw new Problem('forbidden', `A part of this change lies outside ${organisation.name}; only an organisation above can undo it.`);
    await sql(set.lock, [changeSetId]);
    refuse(history, await conflictsOf(sql, large, changeSetId));
    let reverted = 0;
    for (const [does, step] of Object.entries(set.undo)) {
      const action = undoing[history.type]!.actions[does as keyof typeof set.undo];
      reverted += await auditSet(sql, { ...ctx, reverts: changeSetId }, { action, type: history.type }, { ...step, values: [changeSetId, ctx.now] });
    }
    if (reverted !== size!.own) throw new Problem('revert-conflict', 'Nothing was undone: something changed at this moment. Try again.');
    await announceSet(sql, { changeSetId: ctx.changeSetId, path: organisation.path }, history.type);
    return { changeSetId: ctx.changeSetId, reverted };
  });
};

const refuse = ({ type }: History, conflicts: Conflict[]): void => {
  if (conflicts.length === 0) return;
  const reasons = conflicts.slice(0, 5).map(({ label, conflict }) => `${label}: ${conflict}`);
  const references = conflicts.map(({ id, label }) => ({ kind: type, id, label }));
  throw new Problem('revert-conflict', `Nothing was undone. ${reasons.join(' ')}`, { references, params: { count: conflicts[0]!.count } });
};
