import { notFound } from '@patchbay/contract/http/problem';
import type { OwnSession } from '@patchbay/contract/session';
import { asPlatform } from '@patchbay/database/as-platform';
import type { z } from 'zod';
import type { AccountCtx } from '../../platform/ctx.ts';

type Wire = z.output<typeof OwnSession>;

/** Where the person is signed in, the latest first. */
export const listOwnSessions = (ctx: AccountCtx): Promise<{ items: Wire[] }> =>
  asPlatform(ctx.deps.database, async (tx) => {
    const rows = await tx.accountSession.findMany({ where: { accountId: ctx.accountId, isPending: false, expiresAt: { gt: ctx.now } }, orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }] });
    return {
      items: rows.map((row) => ({
        id: row.id,
        isCurrent: row.id === ctx.sessionId,
        createdAt: row.createdAt.toISOString(),
        lastSeenAt: row.lastSeenAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(),
        ip: row.ip,
        userAgent: row.userAgent,
      })),
    };
  });

/** Ends one of the own sessions, at once; the current one is signed out. */
export const revokeOwnSession = async (ctx: AccountCtx, id: string): Promise<void> => {
  const { count } = await asPlatform(ctx.deps.database, (tx) => tx.accountSession.deleteMany({ where: { id, accountId: ctx.accountId } }));
  if (count === 0) throw notFound('session');
  if (id === ctx.sessionId) ctx.setSession(null);
};
