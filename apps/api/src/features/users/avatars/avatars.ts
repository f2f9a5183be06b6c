import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import { type AvatarFormat, mostAvatarBytes, type User } from '@patchbay/contract/users';
import type { Tx } from '@patchbay/database/scope';
import { sniffImage } from '@patchbay/domain/images/sniff';
import { audit } from '../../../platform/audit.ts';
import type { TenantCtx } from '../../../platform/ctx.ts';
import { ServedFile } from '../../../platform/http/served-file.ts';
import { safeFileName } from '../../../platform/http/content-disposition.ts';
import { bounded } from '../../../platform/http/upload.ts';
import { takeAttempt } from '../../../platform/limits.ts';
import { entityOf, loadUser, lockUsers } from '../load.ts';
import { avatarKey } from './key.ts';

const attempts = ({ organisation }: TenantCtx) => [{ name: 'avatar-uploads', subject: organisation.id, tiers: [{ attempts: 120, seconds: 60 }, { attempts: 1_000, seconds: 3_600 }] }];

const refused = (code: 'too-large' | 'rule-broken', detail: string): Problem => new Problem(code, detail, { errors: [{ pointer: '/file', detail }], ...(code === 'too-large' && { params: { limit: mostAvatarBytes / 1_048_576 } }) });

const receive = async (file: AsyncIterable<Uint8Array>): Promise<{ bytes: Buffer; format: AvatarFormat }> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bounded(file, mostAvatarBytes, () => refused('too-large', 'The picture is larger than 1 MB.'))) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const format = sniffImage(bytes);
  if (!format) throw refused('rule-broken', 'This is no picture that can be shown: choose a PNG, JPEG or WebP file. Its content counts, not its name.');
  return { bytes, format };
};

const put = async ({ deps }: TenantCtx, key: string, bytes: Buffer): Promise<void> => {
  const directory = await mkdtemp(join(tmpdir(), 'patchbay-avatar-'));
  try {
    await writeFile(join(directory, 'avatar'), bytes, { mode: 0o600 });
    await deps.storage.put(key, join(directory, 'avatar'));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};

const day = 86_400_000;

const give = async (tx: Tx, ctx: TenantCtx, userId: string, avatarId: string | null): Promise<User> => {
  const [before] = await lockUsers(tx, [userId]);
  if (!before) throw notFound('user');
  if (before.avatarId === avatarId) return before;
  await tx.user.update({ where: { id: userId }, data: { avatarId, version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } });
  const after = await loadUser(tx, userId);
  await audit(tx, ctx, 'user.updated', { entity: entityOf(after), before, after });
  return after;
};

/** Gives a user a picture. Its row is there before its bytes, and they before the user has it: what breaks off in between is collected. */
export const setAvatar = async (ctx: TenantCtx, userId: string, file: AsyncIterable<Uint8Array>): Promise<User> => {
  await takeAttempt(ctx, attempts(ctx));
  const { bytes, format } = await receive(file);
  // The key stands for the picture as well.
  if (ctx.idempotency) ctx.idempotency.requestHash = createHash('sha256').update(ctx.idempotency.requestHash).update(bytes).digest();
  const id = ctx.newId();
  await ctx.aside(async (tx) => {
    await loadUser(tx, userId);
    await tx.avatar.create({ data: { id, format, sizeBytes: bytes.length, createdAt: ctx.now, keptUntil: new Date(ctx.now.getTime() + day) }, select: { id: true } });
  });
  await put(ctx, avatarKey(id), bytes);
  return ctx.inTenant((tx) => give(tx, ctx, userId, id));
};

/** Takes it from the user; it is kept for a while, so that this can be undone. */
export const removeAvatar = (ctx: TenantCtx, userId: string): Promise<User> => ctx.inTenant((tx) => give(tx, ctx, userId, null));

export const avatarOf = async (ctx: TenantCtx, userId: string): Promise<ServedFile> => {
  const found = await ctx.inTenant((tx) => tx.user.findUnique({ where: { id: userId }, select: { firstName: true, lastName: true, avatar: { select: { id: true, format: true, sizeBytes: true } } } }));
  if (!found?.avatar) throw notFound('picture');
  const { id, format, sizeBytes } = found.avatar;
  return new ServedFile({
    contentType: `image/${format}`,
    fileName: safeFileName(`${found.firstName} ${found.lastName}`, format),
    isAttachment: false,
    sizeBytes,
    entityTag: `"${id}"`,
    open: async (range) => {
      const stored = await ctx.deps.storage.open(avatarKey(id), range);
      if (stored) return stored.stream;
      ctx.log.error({ avatarId: id }, 'a picture is not in the storage');
      throw new Problem('unavailable', 'The picture is missing in the storage. Whoever runs the installation has to restore it from a backup.');
    },
  });
};
