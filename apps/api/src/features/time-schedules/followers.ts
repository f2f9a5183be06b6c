import { Problem, type Reference } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import { callFlowsWith } from '../../platform/relations.ts';

type Follower = (tx: Tx, id: string) => Promise<Reference[]>;

/** What can follow a time schedule, one line each: by name what of it does. */
const followers: Follower[] = [
  async (tx, id) => {
    const users = await tx.user.findMany({ where: { timeScheduleId: id }, select: { id: true, firstName: true, lastName: true }, orderBy: [{ firstName: 'asc' }, { lastName: 'asc' }, { id: 'asc' }] });
    return users.map((user) => ({ kind: 'user', id: user.id, label: `${user.firstName} ${user.lastName}` }));
  },
  (tx, id) => callFlowsWith(tx, [id]),
];

/** Whatever follows a schedule; while something does, it stays. */
export const followersOf = async (tx: Tx, id: string): Promise<Reference[]> => {
  const found: Reference[] = [];
  for (const follower of followers) found.push(...(await follower(tx, id)));
  return found;
};

export const refuseWhileFollowed = async (tx: Tx, id: string): Promise<void> => {
  const references = await followersOf(tx, id);
  if (references.length > 0) throw new Problem('in-use', 'The time schedule is in use. Give those that follow it another one first.', { references });
};
