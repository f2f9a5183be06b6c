import type { audioFiles } from '@patchbay/contract/audio-files';
import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound } from '@patchbay/contract/http/problem';
import { serveSound, withSound } from '../../platform/audio-content.ts';
import type { TenantCtx } from '../../platform/ctx.ts';
import type { ServedFile } from '../../platform/http/served-file.ts';

export const audioFileContent = async (ctx: TenantCtx, id: string, query: QueryOf<typeof audioFiles.content>): Promise<ServedFile> => {
  const found = await ctx.inTenant((tx) => tx.audioFile.findUnique({ where: { id }, select: withSound }));
  if (!found) throw notFound('audio file');
  return serveSound(ctx, found, query);
};
