import type { BodyOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { notFound } from '@patchbay/contract/http/problem';
import type { User, UserBulkChange, users } from '@patchbay/contract/users';
import { countReferences } from '../../platform/counted-references.ts';
import { auditMany } from '../../platform/audit-many.ts';
import type { TenantCtx } from '../../platform/ctx.ts';
import { entityOf, findUsers, lockUsers } from './load.ts';
import { removalOf, removeUsers } from './removal.ts';
import { refuseUnknownSchedule } from './users.ts';

const longest = { longestMs: 60_000 };

const isAsked = (user: User, change: UserBulkChange): boolean => (Object.keys(change) as (keyof UserBulkChange)[]).every((key) => change[key] === undefined || change[key] === user[key]);

const someOf = async (found: Promise<User[]>): Promise<User[]> => {
  const some = await found;
  if (some.length === 0) throw notFound('user');
  return some;
};

/** Gives all of them the same department, job title or time schedule. Those who have it already stay untouched. */
export const updateUsers = (ctx: TenantCtx, { ids, change }: BodyOf<typeof users.bulkUpdate>): Promise<ResponseOf<typeof users.bulkUpdate>> =>
  ctx.inTenant(async (tx) => {
    await refuseUnknownSchedule(tx, change);
    const before = (await someOf(lockUsers(tx, ids))).filter((user) => !isAsked(user, change));
    const changed = before.map(({ id }) => id);
    await tx.user.updateMany({ where: { id: { in: changed } }, data: { ...change, version: { increment: 1 }, updatedAt: ctx.now } });
    const after = new Map((await findUsers(tx, changed)).map((user) => [user.id, user]));
    await auditMany(tx, ctx, { action: 'user.updated', type: 'user' }, before.map((user) => ({ ...entityOf(user), before: user, after: after.get(user.id)!, organisation: ctx.organisation })));
    return { changed: changed.length };
  }, longest);

export const removeChosenUsers = (ctx: TenantCtx, { ids }: BodyOf<typeof users.bulkRemove>): Promise<ResponseOf<typeof users.bulkRemove>> =>
  ctx.inTenant(async (tx) => {
    const found = await someOf(lockUsers(tx, ids));
    await removeUsers(tx, ctx, found);
    return { removed: found.length };
  }, longest);

export const previewRemoval = (ctx: TenantCtx, { ids }: BodyOf<typeof users.bulkRemoval>): Promise<ResponseOf<typeof users.bulkRemoval>> =>
  ctx.inTenant(async (tx) => {
    const found = await someOf(findUsers(tx, ids));
    const { removed, released } = await removalOf(tx, found);
    return { users: found.length, removed: countReferences(removed), released: countReferences(released) };
  });
