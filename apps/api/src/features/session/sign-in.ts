import { Problem } from '@patchbay/contract/http/problem';
import { asPlatform } from '@patchbay/database/as-platform';
import type { Tx } from '@patchbay/database/scope';
import { acceptCode } from '../../platform/accounts/second-factor.ts';
import type { PublicCtx } from '../../platform/ctx.ts';
import { findPrincipal } from '../../platform/http/principal.ts';
import { giveBack, takeAttempt } from '../../platform/limits.ts';
import { passwords } from '../../platform/passwords.ts';
import { digest } from '../../platform/secrets.ts';
import { codeLimits, signInLimits } from './attempts.ts';
import { enter, finish, type Progress, wrongPassword } from './enter.ts';

interface Found {
  id: string;
  email: string;
  passwordHash: string;
}

// One statement whether there is such a person or not: a second one for the known would tell.
const findByEmail = async (tx: Tx, email: string): Promise<{ id: string; email: string; passwordHash: string | null } | undefined> => {
  const rows = await tx.$queryRaw<Found[]>`select a.id, a.email, c.password_hash as "passwordHash"
    from account a left join account_credential c on c.account_id = a.id where a.email = ${email}`;
  return rows[0];
};

/** The person, if the password is theirs. Counts the attempt, and gives it back when it was right. */
export const checkPassword = async (ctx: PublicCtx, email: string, password: string): Promise<Found> => {
  const limits = signInLimits(ctx, email);
  await takeAttempt(ctx, limits);
  const found = await asPlatform(ctx.deps.database, (tx) => findByEmail(tx, email));
  const isRight = await passwords.verify(found?.passwordHash ?? null, password);
  if (!found || !isRight) {
    ctx.log.info({ event: 'sign-in.refused' }, 'sign-in refused');
    throw wrongPassword();
  }
  await giveBack(ctx, limits);
  return found as Found;
};

export const signIn = async (ctx: PublicCtx, { email, password }: { email: string; password: string }): Promise<Progress> => {
  const found = await checkPassword(ctx, email, password);
  const renewedHash = passwords.isOutdated(found.passwordHash) ? await passwords.hash(password) : undefined;
  return enter(ctx, { ...found, ...(renewedHash && { renewedHash }) });
};

const wrongCode = () => {
  const detail = 'This code is not right, or it has been used already.';
  return new Problem('rule-broken', detail, { errors: [{ pointer: '/code', detail }] });
};

const expired = () => new Problem('unauthenticated', 'The sign-in has expired. Begin again with your password.');

/** Finishes a sign-in. The session gets a new token: who saw the old one has nothing. */
export const secondFactor = async (ctx: PublicCtx, { code }: { code: string }): Promise<Progress> => {
  const pending = await findPrincipal(ctx.deps, { bearer: undefined, cookie: ctx.sessionToken }, ctx.now, null);
  if (pending?.kind !== 'account') throw expired();
  if (!pending.isPending) return { next: 'signed-in' };
  const limits = codeLimits(ctx, pending);
  await takeAttempt(ctx, limits);
  const account = { id: pending.accountId, email: pending.email };
  await finish(ctx, account, async (tx) => {
    if (!(await acceptCode(tx, ctx, account.id, code))) throw wrongCode();
    const { count } = await tx.accountSession.deleteMany({ where: { id: pending.sessionId, isPending: true } });
    if (count === 0) throw expired();
  });
  await giveBack(ctx, limits);
  return { next: 'signed-in' };
};

export const signOut = async (ctx: PublicCtx): Promise<void> => {
  const { sessionToken } = ctx;
  if (sessionToken === undefined) return;
  await asPlatform(ctx.deps.database, (tx) => tx.accountSession.deleteMany({ where: { tokenHash: digest(sessionToken) } }));
  ctx.setSession(null);
};
