import { notFound } from '@patchbay/contract/http/problem';
import type { SavedView } from '@patchbay/contract/saved-views';
import type { Tx } from '@patchbay/database/scope';
import type { History } from '../../platform/history.ts';
import { changeSavedView, findSavedView, viewToWire } from './saved-views.ts';

const find = async (tx: Tx, id: string) => {
  const row = await findSavedView(tx, id);
  if (!row) throw notFound('saved view');
  return row;
};

/** Of shared views: the log knows no others. */
export const savedViewHistory: History<SavedView> = {
  type: 'saved-view',
  current: async (tx, _ctx, id) => {
    const row = await findSavedView(tx, id);
    return row && viewToWire(row);
  },
  restore: async (tx, ctx, { id, name, query }) => viewToWire(await changeSavedView(tx, ctx, id, { name, query, accountId: null, version: (await find(tx, id)).version })),
  recreate: async (tx, ctx, { id, organisationId, page, name, query, createdByName }) => {
    const organisation = await tx.organisation.findUnique({ where: { id: organisationId }, select: { path: true } });
    if (!organisation) throw notFound('organisation');
    await tx.savedView.create({ data: { id, organisationId, organisationPath: organisation.path, accountId: null, createdByName, page, name, query, createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } });
    return viewToWire(await find(tx, id));
  },
  remove: async (tx, _ctx, id) => void (await tx.savedView.delete({ where: { id }, select: { id: true } })),
  comparable: ({ page, name, query }) => ({ page, name, query }),
};
