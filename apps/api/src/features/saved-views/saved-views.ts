import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { SavedView, SavedViewDraft, savedViews } from '@patchbay/contract/saved-views';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../platform/audit.ts';
import type { ActingCtx, SubtreeCtx } from '../../platform/ctx.ts';
import { answerList } from '../../platform/http/listing.ts';
import { listPage } from '../../platform/list.ts';
import { orStale } from '../../platform/stale.ts';
import { savedViewListing, savedViewToWire } from './listing.ts';

export const listSavedViews = (ctx: SubtreeCtx, query: QueryOf<typeof savedViews.list>) => answerList(ctx, savedViewListing, query);

export const getSavedView = async (ctx: SubtreeCtx, id: string): Promise<SavedView> => {
  const { rows } = await ctx.read((sql) => listPage(sql, savedViewListing.map, { sort: 'name', pageSize: 1, id }));
  if (!rows[0]) throw notFound('saved view');
  return savedViewToWire(rows[0]);
};

const withOrganisation = { include: { organisation: { select: { id: true, path: true, name: true } } } } as const;

export const findSavedView = (tx: Tx, id: string) => tx.savedView.findUnique({ where: { id }, ...withOrganisation });
export type ViewRow = NonNullable<Awaited<ReturnType<typeof findSavedView>>>;

export const viewToWire = (row: ViewRow): SavedView =>
  savedViewToWire({ ...row, organisation_id: row.organisationId, is_shared: row.accountId === null, created_by_name: row.createdByName, created_at: row.createdAt, updated_at: row.updatedAt });

/** One of the organisation of the address, own or shared. */
const load = async (tx: Tx, ctx: SubtreeCtx, id: string): Promise<ViewRow> => {
  const row = await findSavedView(tx, id);
  if (row?.organisationId !== ctx.organisation.id) throw notFound('saved view');
  return row;
};

const refuseSharing = (ctx: SubtreeCtx): void => {
  if (ctx.permissions.has('phoneNumbers:tag')) return;
  const detail = 'Shared views are made and changed by administrators. Keep one of your own instead.';
  throw new Problem('forbidden', detail, { errors: [{ pointer: '/isShared', detail }] });
};

/** Whose a view is; null: the organisation's. */
const accountOf = (ctx: SubtreeCtx, isShared: boolean): string | null => {
  if (isShared) return null;
  if (ctx.actor.kind === 'account') return ctx.actor.id;
  const detail = 'An API key has no views of its own: share it.';
  throw new Problem('rule-broken', detail, { errors: [{ pointer: '/isShared', detail }] });
};

/** What was shared, or is now, is everybody's business; one's own view is nobody else's. */
const record = async (tx: Tx, ctx: SubtreeCtx, before: ViewRow | null, after: ViewRow | null): Promise<void> => {
  const [was, is] = [before?.accountId === null ? before : null, after?.accountId === null ? after : null];
  const row = is ?? was;
  if (!row) return;
  const action = was && is ? 'saved-view.updated' : is ? 'saved-view.created' : 'saved-view.removed';
  await audit(tx, ctx, action, { entity: { type: 'saved-view', id: row.id, label: row.name }, before: was && viewToWire(was), after: is && viewToWire(is), organisation: row.organisation });
};

export const createSavedView = (ctx: SubtreeCtx, { page, name, query, isShared }: SavedViewDraft): Promise<SavedView> =>
  ctx.inSubtree(async (tx) => {
    if (isShared) refuseSharing(ctx);
    const { id: organisationId, path: organisationPath } = ctx.organisation;
    const data = { id: ctx.newId(), organisationId, organisationPath, accountId: accountOf(ctx, isShared), createdByName: ctx.actor.name, page, name, query, createdAt: ctx.now, updatedAt: ctx.now };
    const after = await tx.savedView.create({ data, ...withOrganisation });
    await record(tx, ctx, null, after);
    return viewToWire(after);
  });

interface Change {
  name: string;
  query: string;
  accountId: string | null;
  version: number;
}

export const changeSavedView = (tx: Tx, ctx: ActingCtx, id: string, { version, ...data }: Change): Promise<ViewRow> =>
  tx.savedView.update({ where: { id, version }, data: { ...data, version: { increment: 1 }, updatedAt: ctx.now }, ...withOrganisation }).catch(orStale);

export const updateSavedView = (ctx: SubtreeCtx, id: string, { name, query, isShared, version }: Pick<SavedViewDraft, 'name' | 'query' | 'isShared'> & { version: number }): Promise<SavedView> =>
  ctx.inSubtree(async (tx) => {
    const before = await load(tx, ctx, id);
    const wasShared = before.accountId === null;
    if (wasShared || isShared) refuseSharing(ctx);
    const after = await changeSavedView(tx, ctx, id, { name, query, accountId: wasShared || isShared ? null : before.accountId, version });
    await record(tx, ctx, before, after);
    return viewToWire(after);
  });

export const removeSavedView = (ctx: SubtreeCtx, id: string): Promise<void> =>
  ctx.inSubtree(async (tx) => {
    const before = await load(tx, ctx, id);
    if (before.accountId === null) refuseSharing(ctx);
    await tx.savedView.delete({ where: { id }, select: { id: true } });
    await record(tx, ctx, before, null);
  });
