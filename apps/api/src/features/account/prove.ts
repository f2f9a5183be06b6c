import { Problem } from '@patchbay/contract/http/problem';
import { asPlatform } from '@patchbay/database/as-platform';
import type { AccountCtx } from '../../platform/ctx.ts';
import { giveBack, guessing, type Limit, takeAttempt } from '../../platform/limits.ts';
import { passwords } from '../../platform/passwords.ts';

/** What a signed-in person guesses at their own account counts by the account, whatever they guess. */
const ownLimits = ({ accountId }: AccountCtx, name: string): Limit[] => [{ name, subject: accountId, tiers: guessing }];

/** Refuses at the field when it was wrong, and counts the attempt across processes. */
export const prove = async (ctx: AccountCtx, name: string, pointer: string, isRight: () => Promise<boolean>): Promise<void> => {
  const limits = ownLimits(ctx, name);
  await takeAttempt(ctx, limits);
  if (!(await isRight())) {
    const detail = pointer === '/code' ? 'This code is not right, or it has been used already.' : 'This is not your password.';
    throw new Problem('rule-broken', detail, { errors: [{ pointer, detail }] });
  }
  await giveBack(ctx, limits);
};

/** A session alone, on a screen that was left open, changes nothing of how one signs in. Answers the hash that was right. */
export const provePassword = async (ctx: AccountCtx, pointer: string, password: string): Promise<string> => {
  const credential = await asPlatform(ctx.deps.database, (tx) => tx.accountCredential.findUnique({ where: { accountId: ctx.accountId }, select: { passwordHash: true } }));
  const stored = credential?.passwordHash ?? null;
  await prove(ctx, 'own-password', pointer, () => passwords.verify(stored, password));
  return stored!;
};
