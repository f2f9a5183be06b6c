import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '@patchbay/contract/http/problem';
import { type AvatarFormat, mostAvatarBytes } from '@patchbay/contract/users';
import type { Tx } from '@patchbay/database/scope';
import { sniffImage } from '@patchbay/domain/images/sniff';
import type { TenantCtx } from './ctx.ts';
import { safeFileName } from './http/content-disposition.ts';
import { ServedFile } from './http/served-file.ts';
import { bounded } from './http/upload.ts';
import { takeAttempt } from './limits.ts';
import { pictureKey } from './picture-key.ts';
import { redrawPicture } from './redraw-picture.ts';

const attempts = ({ organisation }: TenantCtx) => [{ name: 'avatar-uploads', subject: organisation.id, tiers: [{ attempts: 120, seconds: 60 }, { attempts: 1_000, seconds: 3_600 }] }];

const refused = (code: 'too-large' | 'rule-broken', detail: string): Problem => new Problem(code, detail, { errors: [{ pointer: '/file', detail }], ...(code === 'too-large' && { params: { limit: mostAvatarBytes / 1_048_576 } }) });

const receive = async (file: AsyncIterable<Uint8Array>): Promise<{ sent: Buffer; drawn: Buffer; format: AvatarFormat }> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bounded(file, mostAvatarBytes, () => refused('too-large', 'The picture is larger than 1 MB.'))) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const format = sniffImage(bytes);
  const drawn = format && (await redrawPicture(bytes, format));
  if (!drawn) throw refused('rule-broken', 'This is no picture that can be shown: choose a PNG, JPEG or WebP file. Its content counts, not its name.');
  return { sent: bytes, drawn, format };
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

/**
 * Keeps a picture, and answers its id. Its row is there before its bytes, and they before anybody has it: what breaks off in
 * between is collected. `refuse` looks whether there is somebody to have it.
 */
export const keepPicture = async (ctx: TenantCtx, file: AsyncIterable<Uint8Array>, refuse: (tx: Tx) => Promise<unknown>): Promise<string> => {
  await takeAttempt(ctx, attempts(ctx));
  const { sent, drawn, format } = await receive(file);
  // The key stands for the picture as well.
  if (ctx.idempotency) ctx.idempotency.requestHash = createHash('sha256').update(ctx.idempotency.requestHash).update(sent).digest();
  const id = ctx.newId();
  await ctx.aside(async (tx) => {
    await refuse(tx);
    await tx.avatar.create({ data: { id, format, sizeBytes: drawn.length, createdAt: ctx.now, keptUntil: new Date(ctx.now.getTime() + day) }, select: { id: true } });
  });
  await put(ctx, pictureKey(id), drawn);
  return id;
};

/** A picture that somebody has, under their name. */
export const servePicture = (ctx: TenantCtx, { id, format, sizeBytes }: { id: string; format: string; sizeBytes: number }, name: string): ServedFile =>
  new ServedFile({
    contentType: `image/${format}`,
    fileName: safeFileName(name, format),
    isAttachment: false,
    sizeBytes,
    entityTag: `"${id}"`,
    open: async (range) => {
      const stored = await ctx.deps.storage.open(pictureKey(id), range);
      if (stored) return stored.stream;
      ctx.log.error({ avatarId: id }, 'a picture is not in the storage');
      throw new Problem('unavailable', 'The picture is missing in the storage. Whoever runs the installation has to restore it from a backup.');
    },
  });
