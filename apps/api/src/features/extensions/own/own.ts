import { notFound } from '@patchbay/contract/http/problem';
import type { TenantCtx } from '../../../platform/ctx.ts';

/** The extension of whoever asks. Somebody without one, and a program, is answered as for one that does not exist. */
export const ownExtensionId = async (ctx: TenantCtx): Promise<string> => {
  const { kind, id } = ctx.actor;
  const rows = kind === 'account' ? await ctx.read((sql) => sql<{ id: string }>('select id from extension where account_id = $1', [id])) : [];
  if (!rows[0]) throw notFound('extension');
  return rows[0].id;
};

/** Does with the own extension what is done with any. */
export const withOwn = async <T>(ctx: TenantCtx, work: (ctx: TenantCtx, id: string) => Promise<T>): Promise<T> => work(ctx, await ownExtensionId(ctx));
