import type { KeyLayout } from '@patchbay/contract/key-layouts';
import { notFound } from '@patchbay/contract/http/problem';
import type { History } from '../../platform/history.ts';
import { changeKeyLayout, dropKeyLayout, findKeyLayout, insertKeyLayout } from './key-layouts.ts';

export const keyLayoutHistory: History<KeyLayout> = {
  type: 'key-layout',
  current: (tx, ctx, id) => findKeyLayout(tx, ctx, id),
  restore: (tx, ctx, { id, name, keys }) => changeKeyLayout(tx, ctx, id, { name, keys }),
  recreate: async (tx, ctx, { id, ownerId, name, keys }) => {
    const owner = await tx.organisation.findUnique({ where: { id: ownerId ?? '' }, select: { id: true, path: true } });
    if (!owner) throw notFound('organisation');
    return insertKeyLayout(tx, ctx, owner, { id, name, keys });
  },
  remove: (tx, ctx, id) => dropKeyLayout(tx, ctx, id),
  comparable: ({ name, keys }) => ({ name, keys }),
};
