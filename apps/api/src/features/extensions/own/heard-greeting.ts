import type { ResponseOf } from '@patchbay/contract/http/endpoint';
import { notFound } from '@patchbay/contract/http/problem';
import type { ownExtension } from '@patchbay/contract/own-extension';
import { serveSound, withSound } from '../../../platform/audio-content.ts';
import type { TenantCtx } from '../../../platform/ctx.ts';
import type { ServedFile } from '../../../platform/http/served-file.ts';

const heard = { ...withSound, content: { select: { ...withSound.content.select, durationMs: true, peaks: true } } } as const;

/** The sound that callers of the own voicemail hear. Nobody says which: other sounds of the enterprise cannot be asked for. */
const findGreeting = async (ctx: TenantCtx, id: string) => {
  const found = await ctx.inTenant((tx) => tx.extension.findUnique({ where: { id }, select: { greetingAudio: { select: heard } } }));
  if (!found?.greetingAudio) throw notFound('greeting');
  return found.greetingAudio;
};

export const ownGreeting = async (ctx: TenantCtx, id: string): Promise<ResponseOf<typeof ownExtension.greeting>> => {
  const { name, content: { durationMs, peaks } } = await findGreeting(ctx, id);
  return { name, durationSeconds: durationMs / 1_000, peaks: [...peaks] };
};

export const ownGreetingSound = async (ctx: TenantCtx, id: string): Promise<ServedFile> => serveSound(ctx, await findGreeting(ctx, id), { form: 'original' });
