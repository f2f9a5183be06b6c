import type { Preferences, Session } from '@patchbay/contract/session';
import { Problem } from '@patchbay/contract/http/problem';
import { asPlatform } from '@patchbay/database/as-platform';
import { sessionToWire } from '../../platform/accounts/sessions.ts';
import type { AccountCtx } from '../../platform/ctx.ts';

const refuseName = (): never => {
  const detail = 'Your name is that of your extension. An administrator of your organisation can change it.';
  throw new Problem('rule-broken', detail, { errors: [{ pointer: '/name', detail }] });
};

/** The person's own name, unless that is the name of their extension, and how they like to see things. */
export const updateProfile = (ctx: AccountCtx, { name, preferences }: { name: string; preferences: Preferences }): Promise<Session> =>
  asPlatform(ctx.deps.database, async (tx) => {
    if (ctx.email === null && name !== ctx.name) refuseName();
    const { email, username, hasSecondFactor } = await tx.account.update({ where: { id: ctx.accountId }, data: { name, preferences, version: { increment: 1 } }, select: { email: true, username: true, hasSecondFactor: true } });
    return sessionToWire({ accountId: ctx.accountId, email, username, name, hasSecondFactor, preferences, memberships: ctx.memberships });
  });
