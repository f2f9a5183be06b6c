import type { Account } from '@patchbay/contract/accounts';
import { Problem } from '@patchbay/contract/http/problem';
import type { Role } from '@patchbay/contract/permissions';
import type { Tx } from '@patchbay/database/scope';
import { labelOfAccount } from '../../platform/accounts/names.ts';
import { writeTo } from '../../platform/accounts/write-to.ts';
import { audit } from '../../platform/audit.ts';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { type InvitedTo, issueLink, mailInvitation } from '../../platform/invitations.ts';
import { type Limit, takeAttempt } from '../../platform/limits.ts';
import { refuseElsewhere, refuseForeign, refuseOfExtension, refuseSelf, refuseStronger } from './guards.ts';
import { type AccountWithMemberships, findAccount, loadAccount } from './load.ts';

// Counted for those who ask from one place, so that strangers who know an id cannot use it up.
const mailing = (ctx: SubtreeCtx, accountId: string): Limit[] => [{ name: 'mail-account', subject: `${ctx.reachPath} ${accountId}`, tiers: [{ attempts: 5, seconds: 3_600 }] }];

const findHome = (tx: Tx, id: string) => tx.organisation.findUniqueOrThrow({ where: { id } });

/** The role that the first invitation was for, as far as the scope shows. */
const invitedTo = ({ memberships }: AccountWithMemberships) => {
  const first = memberships.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1))[0];
  if (!first) throw new Problem('rule-broken', 'This account has no role, so there is nothing to invite to. Give it one first.');
  return first;
};

/** Mails a new link; the earlier one stops working. */
export const resendInvitation = async (ctx: SubtreeCtx, id: string): Promise<Account> => {
  await takeAttempt(ctx, mailing(ctx, id));
  return ctx.inSubtree(async (tx) => {
    const account = await findAccount(tx, id);
    refuseOfExtension(account);
    if (account.hasPassword) throw new Problem('rule-broken', `${account.name} has accepted already.`);
    const { role, organisationId } = invitedTo(account);
    const organisation = (await findHome(tx, organisationId)) as InvitedTo & { language: string };
    const { language } = account.preferences as { language?: string };
    await mailInvitation(tx, ctx, { ...account, email: account.email!, language: language ?? organisation.language }, { role: role as Role, organisation });
    await audit(tx, ctx, 'account.invitation-resent', { entity: { type: 'account', id, label: labelOfAccount(account) }, organisation });
    return loadAccount(tx, ctx, id);
  });
};

/** Mails a link to choose a new password; the old one works until it is used. */
export const sendReset = async (ctx: SubtreeCtx, id: string): Promise<Account> => {
  await takeAttempt(ctx, mailing(ctx, id));
  return ctx.inSubtree(async (tx) => {
    const account = await findAccount(tx, id);
    refuseForeign(ctx, account);
    refuseOfExtension(account);
    if (!account.hasPassword) throw new Problem('rule-broken', `${account.name} has not accepted the invitation yet. Send that again instead.`);
    if (!account.isEnabled) throw new Problem('rule-broken', `${account.name} is disabled. Enable the account first.`);
    const organisation = await findHome(tx, account.ownerId);
    const link = await issueLink(tx, ctx, { accountId: id, purpose: 'reset', organisationId: organisation.id });
    await writeTo(tx, ctx, 'password-reset', { to: account, link });
    await audit(tx, ctx, 'account.reset-sent', { entity: { type: 'account', id, label: labelOfAccount(account) }, organisation });
    return loadAccount(tx, ctx, id);
  });
};

/** For somebody who lost their phone and their codes. One's own goes with the password, not from here. */
export const removeSecondFactor = (ctx: SubtreeCtx, id: string): Promise<Account> =>
  ctx.inSubtree(async (tx) => {
    const account = await findAccount(tx, id);
    refuseForeign(ctx, account);
    refuseSelf(ctx, id);
    refuseStronger(ctx, account.memberships);
    await refuseElsewhere(tx, ctx, account);
    if (!account.hasSecondFactor) throw new Problem('rule-broken', `${account.name} has no second factor.`);
    await tx.$executeRaw`select remove_second_factor(${id}::uuid)`;
    await writeTo(tx, ctx, 'second-factor-removed', { to: account });
    await audit(tx, ctx, 'account.second-factor-removed', { entity: { type: 'account', id, label: labelOfAccount(account) }, organisation: await findHome(tx, account.ownerId) });
    return loadAccount(tx, ctx, id);
  });
