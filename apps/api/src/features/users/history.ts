import { Problem } from '@patchbay/contract/http/problem';
import type { User } from '@patchbay/contract/users';
import type { History } from '../../platform/history.ts';
import { findUser, loadUser } from './load.ts';
import { changeUser, dropUser, insertUser } from './users.ts';

export const userHistory: History<User> = {
  type: 'user',
  current: (tx, _ctx, id) => findUser(tx, id),
  restore: async (tx, ctx, { version: _version, ...wire }) => changeUser(tx, ctx, await loadUser(tx, wire.id), wire),
  recreate: (tx, ctx, wire) => insertUser(tx, ctx, { id: wire.id, configurationId: wire.appConfiguration.id }, wire),
  remove: async (tx, ctx, id) => {
    const user = await loadUser(tx, id);
    // Lines are told of by rows of their own, which would be lost without a word.
    if (user.appConfiguration.isConfigured || (await tx.contactMethod.count({ where: { userId: id } })) > 0) throw new Problem('revert-conflict', `${user.name} was given a line since. Remove the user instead.`);
    await dropUser(tx, ctx, user);
  },
  // What was logged before users followed time schedules names none.
  comparable: ({ firstName, lastName, email, department, jobTitle, crmUserId, timeScheduleId = null }) => ({ firstName, lastName, email, department, jobTitle, crmUserId, timeScheduleId }),
};
