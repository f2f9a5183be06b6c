import { Problem } from '@patchbay/contract/http/problem';
import { asPlatform } from '@patchbay/database/as-platform';
import type { Tx } from '@patchbay/database/scope';
import { auditAsAccount } from '../../platform/accounts/audit-as-account.ts';
import { rememberDevice } from '../../platform/accounts/devices.ts';
import { prepareMessage } from '../../platform/accounts/message.ts';
import { labelOfAccount, type SignInName, signInKey, signInKeyOf } from '../../platform/accounts/names.ts';
import { organisationNamesOf, refuseWeakPassword } from '../../platform/accounts/refuse-weak-password.ts';
import { lockAccount, storePassword } from '../../platform/accounts/store-password.ts';
import { languageOf, ofExtension, ownContact, writeTo } from '../../platform/accounts/write-to.ts';
import type { PublicCtx } from '../../platform/ctx.ts';
import type { Deps } from '../../platform/deps.ts';
import { resetMilliseconds } from '../../platform/invitations.ts';
import { countAttempt, takeAttempt } from '../../platform/limits.ts';
import { passwords } from '../../platform/passwords.ts';
import { digest } from '../../platform/secrets.ts';
import { linkTo, newToken } from '../../platform/tokens.ts';
import { resetLimits } from './attempts.ts';
import { findPerson } from './find-person.ts';
import { claimLink, findLink } from './links.ts';

const pending = new WeakMap<Deps, Set<Promise<void>>>();

/** Resolves when the mails that were asked for are in the outbox; a process waits for it before it stops. */
export const pendingResets = async (deps: Deps): Promise<void> => void (await Promise.all([...(pending.get(deps) ?? [])]));

// The answer does not wait for this, so that it takes the same time whether there is a mail to write or not.
const later = (ctx: PublicCtx, work: Promise<void>): void => {
  const started = pending.get(ctx.deps) ?? new Set();
  pending.set(ctx.deps, started);
  const done = work.catch((error: unknown) => ctx.log.error({ err: error }, 'a reset link was not mailed')).finally(() => started.delete(done));
  started.add(done);
};

const nothing = () => Promise.resolve();

const mailReset = async (tx: Tx, ctx: PublicCtx, name: SignInName): Promise<() => Promise<void>> => {
  const found = await findPerson(tx, name);
  const account = found && (await tx.account.findFirst({ where: { id: found.id, isEnabled: true, memberships: { some: {} } }, include: ofExtension }));
  const contact = account && (account.email ?? (account.extension && ownContact(account.extension)));
  if (!account || !contact) return nothing;
  const token = newToken(ctx.deps.clock);
  const expiresAt = new Date(ctx.now.getTime() + resetMilliseconds);
  await tx.accountToken.create({ data: { id: ctx.newId(), accountId: account.id, purpose: 'reset', tokenHash: digest(token), expiresAt, createdAt: ctx.now }, select: { id: true } });
  return prepareMessage(tx, ctx, 'password-reset', { contact, language: languageOf(account), facts: { name: account.name, link: linkTo(ctx.deps, 'reset', token, 'enterprise' in name ? name.enterprise : undefined) } });
};

const mailResetUnlessTooOften = async (ctx: PublicCtx, name: SignInName): Promise<void> => {
  // Not a refusal: somebody else's requests must neither fill a person's mailbox nor tell them apart from strangers.
  if ((await countAttempt(ctx, resetLimits(ctx, signInKey(name)).address)) > 0) return;
  const send = await asPlatform(ctx.deps.database, (tx) => mailReset(tx, ctx, name));
  await send();
};

/** The same answer for every address or user name, also where there is nowhere to send a link. */
export const requestReset = async (ctx: PublicCtx, name: SignInName): Promise<void> => {
  await takeAttempt(ctx, resetLimits(ctx, signInKey(name)).network);
  later(ctx, mailResetUnlessTooOften(ctx, name));
};

/** Whoever had a new password chosen, or forgot theirs, chooses another one than they had. */
const refuseOldPassword = async (old: string | null, password: string): Promise<void> => {
  if (old === null || !(await passwords.verify(old, password))) return;
  const detail = 'This is the password that you had. Choose a new one.';
  throw new Problem('rule-broken', detail, { errors: [{ pointer: '/password', detail }], params: { reason: 'old-password' } });
};

/** Sets the password and ends all sessions. A second factor stays, so signing in is the next step. */
export const completeReset = async (ctx: PublicCtx, { token, password }: { token: string; password: string }): Promise<void> => {
  const { database } = ctx.deps;
  // Looked at before the password is hashed, so that strangers cannot make us hash.
  const owner = await asPlatform(database, async (tx) => {
    const link = await findLink(tx, ctx, 'reset', token);
    const credential = await tx.accountCredential.findUnique({ where: { accountId: link.accountId }, select: { passwordHash: true, replacedHash: true } });
    const old = credential?.passwordHash ?? credential?.replacedHash ?? null;
    return { old, email: labelOfAccount(link.account), name: link.account.name, organisations: await organisationNamesOf(tx, link.accountId) };
  });
  refuseWeakPassword(password, owner);
  await refuseOldPassword(owner.old, password);
  const passwordHash = await passwords.hash(password);
  const account = await asPlatform(database, async (tx) => {
    const link = await findLink(tx, ctx, 'reset', token);
    await lockAccount(tx, link.accountId);
    await claimLink(tx, ctx, link.id);
    await storePassword(tx, link.accountId, passwordHash);
    await auditAsAccount(tx, ctx, 'account.password-changed', { account: link.account });
    await writeTo(tx, ctx, 'password-changed', { to: link.account });
    return link.account;
  });
  rememberDevice(ctx, signInKeyOf({ ...account, enterprise: account.owner.code }));
};
