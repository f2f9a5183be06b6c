import type { User } from '@patchbay/contract/users';
import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from '../../platform/ctx.ts';
import type { History } from '../../platform/history.ts';
import { giveAvatars } from './avatars/give.ts';
import { findUser, findUsers, loadUser } from './load.ts';
import { userSet } from './history-set.ts';
import { dropUsers, givenLines } from './removal.ts';
import { insertUsers, restoreUsers } from './users.ts';

const recreate = async (tx: Tx, ctx: ActingCtx, wires: User[]): Promise<void> => {
  await insertUsers(tx, ctx, wires.map((wire) => ({ id: wire.id, configurationId: wire.appConfiguration.id, draft: wire })));
  await giveAvatars(tx, wires);
};

const remove = async (tx: Tx, ctx: ActingCtx, ids: string[]): Promise<void> => {
  const users = await findUsers(tx, ids);
  // Lines are told of by rows of their own, which would be lost without a word.
  const reached = new Set((await tx.contactMethod.findMany({ where: { userId: { in: ids } }, select: { userId: true } })).map(({ userId }) => userId));
  const kept = users.filter(({ id, appConfiguration }) => appConfiguration.isConfigured || reached.has(id));
  if (kept.length > 0) throw givenLines(kept.slice(0, 3).map(({ name }) => name), kept.length);
  await dropUsers(tx, ctx, users);
};

export const userHistory: History<User> = {
  type: 'user',
  current: (tx, _ctx, id) => findUser(tx, id),
  restore: async (tx, ctx, wire) => {
    await restoreUsers(tx, ctx, [wire]);
    return loadUser(tx, wire.id);
  },
  recreate: async (tx, ctx, wire) => {
    await recreate(tx, ctx, [wire]);
    return loadUser(tx, wire.id);
  },
  remove: (tx, ctx, id) => remove(tx, ctx, [id]),
  many: { current: async (tx, _ctx, ids) => new Map((await findUsers(tx, ids)).map((user) => [user.id, user])), restore: restoreUsers, recreate, remove },
  set: userSet,
  // What was logged before users followed time schedules and had pictures names none.
  comparable: ({ firstName, lastName, email, department, jobTitle, crmUserId, timeScheduleId = null, avatarId = null }) => ({ firstName, lastName, email, department, jobTitle, crmUserId, timeScheduleId, avatarId }),
};
