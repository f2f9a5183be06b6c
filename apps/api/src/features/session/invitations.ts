import { Problem } from '@patchbay/contract/http/problem';
import { asPlatform } from '@patchbay/database/as-platform';
import type { Tx } from '@patchbay/database/scope';
import { auditAsAccount } from '../../platform/accounts/audit-as-account.ts';
import { labelOfAccount, signInKey } from '../../platform/accounts/names.ts';
import { refuseWeakPassword } from '../../platform/accounts/refuse-weak-password.ts';
import { lockAccount, storePassword } from '../../platform/accounts/store-password.ts';
import type { PublicCtx } from '../../platform/ctx.ts';
import { passwords } from '../../platform/passwords.ts';
import { enter, type Progress } from './enter.ts';
import { claimLink, deadLink, findLink } from './links.ts';
import { checkPassword } from './sign-in.ts';

/** The link as long as the invitation stands: whoever lost the role before accepting has nothing to accept. */
const findInvitation = async (tx: Tx, ctx: PublicCtx, token: string) => {
  const { account, ...link } = await findLink(tx, ctx, 'invitation', token);
  const membership = await tx.membership.findFirst({
    where: { accountId: account.id, organisationId: link.organisationId! },
    select: { organisation: { select: { id: true, path: true, name: true } } },
  });
  if (!membership) throw deadLink();
  return { link, account, organisation: membership.organisation };
};

export const lookInvitation = (ctx: PublicCtx, { token }: { token: string }) =>
  asPlatform(ctx.deps.database, async (tx) => {
    const { account, organisation } = await findInvitation(tx, ctx, token);
    return { email: labelOfAccount(account), name: account.name, organisationName: organisation.name, hasPassword: account.hasPassword };
  });

interface Acceptance {
  token: string;
  name: string;
  password: string;
}

/** The first password of a new account. */
const choosePassword = async (ctx: PublicCtx, { email, organisationName }: Awaited<ReturnType<typeof lookInvitation>>, { token, name, password }: Acceptance) => {
  refuseWeakPassword(password, { email, name, organisations: [organisationName] });
  const passwordHash = await passwords.hash(password);
  return asPlatform(ctx.deps.database, async (tx) => {
    const { link, account, organisation } = await findInvitation(tx, ctx, token);
    await lockAccount(tx, account.id);
    await claimLink(tx, ctx, link.id);
    // Accepted by another invitation meanwhile: that password counts, and no link replaces it.
    const { count } = await tx.account.updateMany({ where: { id: account.id, hasPassword: false }, data: { name } });
    if (count === 0) throw deadLink();
    await storePassword(tx, account.id, passwordHash);
    await auditAsAccount(tx, ctx, 'account.invitation-accepted', { account: { ...account, name }, organisation, after: { email: account.email, name } });
    return { id: account.id, key: signInKey({ email }), passwordHash };
  });
};

/** Somebody who accepted another invitation before: their own password accepts this one. */
const provePassword = async (ctx: PublicCtx, email: string, { token, password }: Acceptance) => {
  const found = await checkPassword(ctx, { email }, password).catch(atTheField);
  await asPlatform(ctx.deps.database, async (tx) => {
    const { link, account, organisation } = await findInvitation(tx, ctx, token);
    await claimLink(tx, ctx, link.id);
    await auditAsAccount(tx, ctx, 'account.invitation-accepted', { account, organisation, after: { email: account.email, name: account.name } });
  });
  return found;
};

const atTheField = (error: unknown): never => {
  if (!(error instanceof Problem) || error.code !== 'unauthenticated') throw error;
  const detail = 'This is not your password.';
  throw new Problem('rule-broken', detail, { errors: [{ pointer: '/password', detail }] });
};

export const acceptInvitation = async (ctx: PublicCtx, acceptance: Acceptance): Promise<Progress> => {
  const invitation = await lookInvitation(ctx, acceptance);
  const account = await (invitation.hasPassword ? provePassword(ctx, invitation.email, acceptance) : choosePassword(ctx, invitation, acceptance));
  return enter(ctx, account);
};
