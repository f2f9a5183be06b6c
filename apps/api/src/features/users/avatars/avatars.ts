import { notFound } from '@patchbay/contract/http/problem';
import type { User } from '@patchbay/contract/users';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../../platform/audit.ts';
import type { TenantCtx } from '../../../platform/ctx.ts';
import type { ServedFile } from '../../../platform/http/served-file.ts';
import { keepPicture, servePicture } from '../../../platform/pictures.ts';
import { entityOf, loadUser, lockUsers } from '../load.ts';

const give = async (tx: Tx, ctx: TenantCtx, userId: string, avatarId: string | null): Promise<User> => {
  const [before] = await lockUsers(tx, [userId]);
  if (!before) throw notFound('user');
  if (before.avatarId === avatarId) return before;
  await tx.user.update({ where: { id: userId }, data: { avatarId, version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } });
  const after = await loadUser(tx, userId);
  await audit(tx, ctx, 'user.updated', { entity: entityOf(after), before, after });
  return after;
};

/** Gives a user a picture. */
export const setAvatar = async (ctx: TenantCtx, userId: string, file: AsyncIterable<Uint8Array>): Promise<User> => {
  const id = await keepPicture(ctx, file, (tx) => loadUser(tx, userId));
  return ctx.inTenant((tx) => give(tx, ctx, userId, id));
};

/** Takes it from the user; it is kept for a while, so that this can be undone. */
export const removeAvatar = (ctx: TenantCtx, userId: string): Promise<User> => ctx.inTenant((tx) => give(tx, ctx, userId, null));

export const avatarOf = async (ctx: TenantCtx, userId: string): Promise<ServedFile> => {
  const found = await ctx.inTenant((tx) => tx.user.findUnique({ where: { id: userId }, select: { firstName: true, lastName: true, avatar: { select: { id: true, format: true, sizeBytes: true } } } }));
  if (!found?.avatar) throw notFound('picture');
  return servePicture(ctx, found.avatar, `${found.firstName} ${found.lastName}`);
};
