import { Problem } from '@patchbay/contract/http/problem';
import { signInKeyOf } from '../../platform/accounts/names.ts';
import { acceptCode } from '../../platform/accounts/second-factor.ts';
import { pendingUntil } from '../../platform/accounts/sessions.ts';
import type { PublicCtx } from '../../platform/ctx.ts';
import { findPrincipal, type SessionPrincipal } from '../../platform/http/principal.ts';
import { giveBack, takeAttempt } from '../../platform/limits.ts';
import { codeLimits } from './attempts.ts';
import { finish, type Progress } from './enter.ts';
import { awaitsSentCode, expired, isSentCode, sendCode, spendTry } from './sent-codes.ts';

const refuse = (detail: string): never => {
  throw new Problem('rule-broken', detail, { errors: [{ pointer: '/code', detail }] });
};

/** Who began to sign in from this browser. */
const beginner = async (ctx: PublicCtx): Promise<SessionPrincipal> => {
  const principal = await findPrincipal(ctx.deps, { bearer: undefined, cookie: ctx.sessionToken }, ctx.now, null);
  if (principal?.kind !== 'account') throw expired();
  return principal;
};

/** Finishes a sign-in. The session gets a new token: who saw the old one has nothing. */
export const secondFactor = async (ctx: PublicCtx, { code }: { code: string }): Promise<Progress> => {
  const pending = await beginner(ctx);
  if (!pending.isPending) return { next: 'signed-in' };
  const account = { id: pending.accountId, key: signInKeyOf(pending) };
  const limits = codeLimits(ctx, { accountId: account.id, key: account.key });
  await takeAttempt(ctx, limits);
  const isSent = await awaitsSentCode(ctx, pending.sessionId);
  if (isSent) await spendTry(ctx, pending.sessionId);
  await finish(ctx, account, async (tx) => {
    const isRight = isSent ? await isSentCode(tx, ctx, pending.sessionId, code) : await acceptCode(tx, ctx, account.id, code);
    if (!isRight) refuse(isSent ? 'This code is not right, or holds no more.' : 'This code is not right, or it has been used already.');
    const { count } = await tx.accountSession.deleteMany({ where: { id: pending.sessionId, isPending: true } });
    if (count === 0) throw expired();
  });
  await giveBack(ctx, limits);
  return { next: 'signed-in' };
};

/** Sends the code of the second step again; the time for it begins anew. */
export const resendCode = async (ctx: PublicCtx): Promise<Progress> => {
  const pending = await beginner(ctx);
  if (!pending.isPending) return { next: 'signed-in' };
  if (!(await awaitsSentCode(ctx, pending.sessionId))) throw new Problem('rule-broken', 'Your authenticator app shows the code: none is sent.');
  const expiresAt = pendingUntil(ctx.now);
  const sentTo = await sendCode(ctx, { token: ctx.sessionToken!, accountId: pending.accountId, expiresAt });
  ctx.setSession(ctx.sessionToken!, expiresAt);
  return { next: 'second-factor', sentTo };
};
