import { timingSafeEqual } from 'node:crypto';
import { Problem } from '@patchbay/contract/http/problem';
import { asPlatform } from '@patchbay/database/as-platform';
import type { Tx } from '@patchbay/database/scope';
import { maskContact } from '@patchbay/domain/credentials/contact';
import { languageOf } from '../../platform/accounts/write-to.ts';
import { prepareMessage } from '../../platform/accounts/message.ts';
import type { PublicCtx } from '../../platform/ctx.ts';
import { takeAttempt } from '../../platform/limits.ts';
import { digest } from '../../platform/secrets.ts';
import { newSignInCode } from '../../platform/tokens.ts';
import { sendLimits } from './attempts.ts';

const codeMinutes = 10;
const mostTries = 5;

export const expired = () => new Problem('unauthenticated', 'The sign-in has expired. Begin again with your password.');

/** Of the code and the token of the session, which only the browser has: who reads the database cannot try a million codes. */
const hashOf = (token: string, code: string): Buffer<ArrayBuffer> => digest(`${token}:${code.replace(/\s/g, '')}`);

const contactOf = async (tx: Tx, accountId: string) => {
  const { name, preferences, extension } = await tx.account.findUniqueOrThrow({ where: { id: accountId }, select: { name: true, preferences: true, extension: { select: { authentication: true, personalContact: true } } } });
  // Meanwhile a single step is enough, so the password alone does it.
  if (extension?.authentication !== 'TWO_STEP') throw expired();
  return { name, language: languageOf({ preferences }), contact: extension.personalContact };
};

/** Sends a new code for a session that waits for one, in place of an earlier one. Answers where to, all but its ends hidden. */
export const sendCode = async (ctx: PublicCtx, { token, accountId, expiresAt }: { token: string; accountId: string; expiresAt: Date }): Promise<string> => {
  await takeAttempt(ctx, sendLimits(accountId));
  const code = newSignInCode(ctx.deps.clock);
  const { sentTo, send } = await asPlatform(ctx.deps.database, async (tx) => {
    const { contact, name, language } = await contactOf(tx, accountId);
    const masked = maskContact(contact);
    const data = { codeHash: hashOf(token, code), codeExpiresAt: new Date(ctx.now.getTime() + codeMinutes * 60_000), codeTries: 0, codeSentTo: masked, expiresAt };
    const { count } = await tx.accountSession.updateMany({ where: { tokenHash: digest(token), isPending: true }, data });
    if (count === 0) throw expired();
    return { sentTo: masked, send: await prepareMessage(tx, ctx, 'sign-in-code', { contact, language, facts: { name, code, minutes: codeMinutes } }) };
  });
  await send();
  return sentTo;
};

/** Counts a try, whatever becomes of it. With a new code they begin anew. */
export const spendTry = async (ctx: PublicCtx, sessionId: string): Promise<void> => {
  const { count } = await asPlatform(ctx.deps.database, (tx) => tx.accountSession.updateMany({ where: { id: sessionId, isPending: true, codeTries: { lt: mostTries } }, data: { codeTries: { increment: 1 } } }));
  if (count > 0) return;
  const detail = 'This code was tried too often, and works no more. Have a new one sent.';
  throw new Problem('rule-broken', detail, { errors: [{ pointer: '/code', detail }], params: { tries: mostTries } });
};

/** Whether it is the code that was sent for this session, in time. */
export const isSentCode = async (tx: Tx, ctx: PublicCtx, sessionId: string, code: string): Promise<boolean> => {
  const waiting = await tx.accountSession.findFirst({ where: { id: sessionId, isPending: true, codeExpiresAt: { gt: ctx.now } }, select: { codeHash: true } });
  return waiting?.codeHash != null && timingSafeEqual(Buffer.from(waiting.codeHash), hashOf(ctx.sessionToken!, code));
};

/** Whether a session waits for a code that was sent, and not for one of an authenticator app. */
export const awaitsSentCode = (ctx: PublicCtx, sessionId: string): Promise<boolean> =>
  asPlatform(ctx.deps.database, async (tx) => (await tx.accountSession.count({ where: { id: sessionId, codeHash: { not: null } } })) > 0);
