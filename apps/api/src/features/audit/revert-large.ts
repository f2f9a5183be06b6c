import type { AuditAction, EntityType } from '@patchbay/contract/audit';
import type { DataScope } from '@patchbay/database/scope';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import type { HistorySet, RevertAsker } from '../../platform/history.ts';
import { type Does, type Histories, historyOf } from './histories.ts';
import { previewChunks } from './revert-chunks.ts';
import { most, mostOneByOne, type Preview, type PreviewStep, refusePartly, requirePermissions, requireWithin } from './revert-plan.ts';
import { previewSet, scopeOf } from './revert-set.ts';
import { permissionToUndo, undoing } from './undoing.ts';

/** A change set that a job undoes: as a whole by a `set`, or else chunk by chunk. */
export interface Large {
  changeSetId: string;
  /** What was done, and to what, for the most part. */
  type: EntityType;
  action: AuditAction;
  size: number;
  kinds: Kind[];
  set: HistorySet | undefined;
  /** In which it is undone: that of the enterprise whose objects these are, or that of who asks. */
  scope: DataScope;
  asker: RevertAsker;
}

interface Kind {
  type: EntityType;
  action: AuditAction;
  does: Does;
  count: number;
}

const kindsOf = `select entity_type as type, action, case when before is null then 'remove' when after is null then 'recreate' else 'restore' end as does, count(*)::int as count
  from audit_event where change_set_id = $1 group by 1, 2, 3 order by count(*) desc`;

/** The way of all of them that goes by the set; only where they are of one kind. */
export const setOf = (histories: Histories, types: EntityType[]): HistorySet | undefined => (new Set(types).size === 1 ? histories.get(types[0]!)?.set : undefined);

const countOf = (kinds: Kind[]): number => kinds.reduce((sum, { count }) => sum + count, 0);

/** A change set that is larger than what a request can undo, and can be undone by a job; by somebody who may. */
export const findLarge = async (ctx: SubtreeCtx, histories: Histories, changeSetId: string): Promise<Large | undefined> => {
  const [some] = await ctx.read((sql) => sql<{ count: number }>(`select count(*)::int as count from (select from audit_event where change_set_id = $1 limit ${mostOneByOne + 1}) bounded`, [changeSetId]));
  if (some!.count <= mostOneByOne) return undefined;
  const [kinds, [all]] = await ctx.read((sql) => Promise.all([
    sql<Kind>(kindsOf, [changeSetId]),
    sql<{ size: number; objects: number }>('select change_set_size($1) as size, (select count(distinct (entity_type, entity_id))::int from audit_event where change_set_id = $1) as objects', [changeSetId]),
  ]));
  const own = countOf(kinds);
  if (own <= most && countOf(kinds.filter(({ type }) => !histories.get(type)?.many)) <= mostOneByOne) return undefined;
  const set = setOf(histories, kinds.map(({ type }) => type));
  if (all!.objects < own || (!set && !isChunked(kinds, histories))) return undefined;
  refusePartly(ctx, { size: all!.size, own });
  requirePermissions(ctx, kinds.flatMap(({ type, action }) => permissionToUndo(type, action) ?? []));
  const { type, action } = kinds[0]!;
  if (set) await requireTerms(ctx, histories, { type, set, changeSetId });
  const asked = { kind: 'subtree', path: ctx.organisation.path, principal: ctx.principal } as const;
  const scope = await ctx.read((sql) => scopeOf(sql, asked, { type, changeSetId }));
  const asker = set ? set.asker(ctx) : Object.fromEntries([...ctx.permissions].map((permission) => [permission, true]));
  return scope && { changeSetId, type, action, size: own, kinds, set, scope, asker };
};

/** Chunk by chunk goes what an enterprise has, where each of it has a way back that asks nothing of what stands above. */
const isChunked = (kinds: Kind[], histories: Histories): boolean =>
  kinds.every(({ type, action, does }) => undoing[type]?.isOfTenant && !histories.get(type)?.isAboveAsker && historyOf(histories, { entity_type: type, action, ...ends[does] }));

const ends = { remove: { before: null, after: {} }, recreate: { before: {}, after: null }, restore: { before: {}, after: {} } };

const requireTerms = async (ctx: SubtreeCtx, histories: Histories, { type, set, changeSetId }: { type: EntityType; set: HistorySet; changeSetId: string }): Promise<void> => {
  const terms = await ctx.read((sql) => sql<{ label: string; path: string; before: object | null; after: object | null }>(set.terms, [changeSetId]));
  for (const change of terms) requireWithin(ctx, histories.get(type), change);
};

/** What the steps do not show of a change set, by kind. */
const restOf = (kinds: Kind[], steps: PreviewStep[]): Preview['rest'] =>
  [...Map.groupBy(kinds, ({ type, does }) => `${type} ${does}`).values()].flatMap((alike) => {
    const { type, does } = alike[0]!;
    const count = countOf(alike) - steps.filter((step) => step.entity.type === type && step.does === does).length;
    return count > 0 ? [{ type, does, count }] : [];
  });

/** What stands in the way, or the first of what would be done, and how much there is besides. */
export const previewLarge = async (ctx: SubtreeCtx, histories: Histories, { set, kinds, ...large }: Large): Promise<Preview> => {
  const steps = await (set ? previewSet(ctx, { ...large, set }) : previewChunks(ctx, histories, large.changeSetId));
  return { steps, rest: restOf(kinds, steps) };
};
