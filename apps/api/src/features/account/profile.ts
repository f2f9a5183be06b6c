import type { Preferences, Session } from '@patchbay/contract/session';
import { asPlatform } from '@patchbay/database/as-platform';
import { sessionToWire } from '../../platform/accounts/sessions.ts';
import type { AccountCtx } from '../../platform/ctx.ts';

/** The person's own name, and how they like to see things. */
export const updateProfile = (ctx: AccountCtx, { name, preferences }: { name: string; preferences: Preferences }): Promise<Session> =>
  asPlatform(ctx.deps.database, async (tx) => {
    const { email, hasSecondFactor } = await tx.account.update({ where: { id: ctx.accountId }, data: { name, preferences, version: { increment: 1 } }, select: { email: true, hasSecondFactor: true } });
    return sessionToWire({ accountId: ctx.accountId, email, name, hasSecondFactor, preferences, memberships: ctx.memberships });
  });
