import type { User } from '@patchbay/contract/users';
import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx } from '../../platform/ctx.ts';
import type { History } from '../../platform/history.ts';
import { giveAvatars } from './avatars/give.ts';
import { gotSince, keptSince } from './got-since.ts';
import { findUser, findUsers, loadUser } from './load.ts';
import { userSet } from './history-set.ts';
import { dropUsers } from './removal.ts';
import { insertUsers, restoreUsers } from './users.ts';

const recreate = async (tx: Tx, ctx: ActingCtx, wires: User[]): Promise<void> => {
  await insertUsers(tx, ctx, wires.map((wire) => ({ id: wire.id, configurationId: wire.appConfiguration.id, draft: wire })));
  await giveAvatars(tx, wires);
};

const remove = async (tx: Tx, ctx: ActingCtx, ids: string[]): Promise<void> => {
  const kept = [...Map.groupBy(await gotSince(tx, ids), ({ id }) => id).values()].map(([first]) => first!);
  if (kept.length > 0) throw keptSince(kept.slice(0, 3), kept.length);
  await dropUsers(tx, ctx, await findUsers(tx, ids));
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
  inTheWay: async (tx, steps) => gotSince(tx, steps.filter(({ before }) => before === null).map(({ id }) => id)),
  set: userSet,
  // What was logged before users followed time schedules and had pictures names none.
  comparable: ({ firstName, lastName, email, department, jobTitle, crmUserId, timeScheduleId = null, avatarId = null }) => ({ firstName, lastName, email, department, jobTitle, crmUserId, timeScheduleId, avatarId }),
};
