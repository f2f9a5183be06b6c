import { asPlatform } from '@patchbay/database/as-platform';
import { type SignInName, signInKey } from '../../platform/accounts/names.ts';
import { passwords } from '../../platform/passwords.ts';
import type { PublicCtx } from '../../platform/ctx.ts';
import { giveBack, takeAttempt } from '../../platform/limits.ts';
import { digest } from '../../platform/secrets.ts';
import { signInLimits } from './attempts.ts';
import { enter, type Progress, wrongPassword } from './enter.ts';
import { findPerson } from './find-person.ts';

interface Found {
  id: string;
  key: string;
  passwordHash: string;
}

/** The person, if the password is theirs. Counts the attempt, and gives it back when it was right. */
export const checkPassword = async (ctx: PublicCtx, name: SignInName, password: string): Promise<Found> => {
  const key = signInKey(name);
  const limits = signInLimits(ctx, key);
  await takeAttempt(ctx, limits);
  const found = await asPlatform(ctx.deps.database, (tx) => findPerson(tx, name));
  const isRight = await passwords.verify(found?.passwordHash ?? null, password);
  if (!found || found.passwordHash === null || !isRight) {
    ctx.log.info({ event: 'sign-in.refused' }, 'sign-in refused');
    throw wrongPassword();
  }
  await giveBack(ctx, limits);
  return { id: found.id, key, passwordHash: found.passwordHash };
};

export const signIn = async (ctx: PublicCtx, { password, ...name }: SignInName & { password: string }): Promise<Progress> => {
  const found = await checkPassword(ctx, name, password);
  const renewedHash = passwords.isOutdated(found.passwordHash) ? await passwords.hash(password) : undefined;
  return enter(ctx, { ...found, ...(renewedHash && { renewedHash }) });
};

export const signOut = async (ctx: PublicCtx): Promise<void> => {
  const { sessionToken } = ctx;
  if (sessionToken === undefined) return;
  await asPlatform(ctx.deps.database, (tx) => tx.accountSession.deleteMany({ where: { tokenHash: digest(sessionToken) } }));
  ctx.setSession(null);
};
