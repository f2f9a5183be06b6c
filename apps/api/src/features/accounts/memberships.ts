import type { Account, AccountInvite } from '@patchbay/contract/accounts';
import { notFound } from '@patchbay/contract/http/problem';
import type { Role } from '@patchbay/contract/permissions';
import type { Tx } from '@patchbay/database/scope';
import type { z } from 'zod';
import { type AccountNames, labelOfAccount } from '../../platform/accounts/names.ts';
import { audit } from '../../platform/audit.ts';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { addMembership, inviteAccount, type InvitedTo, recordedMembership, refuseGrant } from '../../platform/invitations.ts';
import { type Limit, takeAttempt } from '../../platform/limits.ts';
import { lockAccount } from '../../platform/accounts/store-password.ts';
import { keepAdministrator, refuseOfExtension, refuseSelf, refuseStronger } from './guards.ts';
import { type AccountWithMemberships, findAccount, loadAccount } from './load.ts';

// An administrator's key that leaked must not turn the system into a source of unwanted mail.
const inviting = (ctx: SubtreeCtx): Limit[] => [{ name: 'invite', subject: ctx.reachPath, tiers: [{ attempts: 300, seconds: 3_600 }] }];

/** Where a role is given, if the scope reaches it. */
export const findOrganisation = async (tx: Tx, id: string): Promise<InvitedTo> => {
  const found = await tx.organisation.findUnique({ where: { id }, select: { id: true, path: true, name: true, kind: true, language: true } });
  if (!found) throw notFound('organisation');
  return found as InvitedTo;
};

/** Invites a person by e-mail; the answer is the same whether they have an account elsewhere or not. */
export const createAccount = async (ctx: SubtreeCtx, { email, name, organisationId, role }: z.output<typeof AccountInvite>): Promise<Account> => {
  await takeAttempt(ctx, inviting(ctx));
  return ctx.inSubtree(async (tx) => {
    const organisation = await findOrganisation(tx, organisationId);
    const { accountId } = await inviteAccount(tx, ctx, { email, name, role, organisation });
    return loadAccount(tx, ctx, accountId);
  });
};

/** Gives somebody of the subtree a further role. Who gets one above their home has their home there from now on. */
export const createMembership = (ctx: SubtreeCtx, accountId: string, { organisationId, role }: { organisationId: string; role: Role }): Promise<Account> =>
  ctx.inSubtree(async (tx) => {
    const account = await findAccount(tx, accountId);
    const organisation = await findOrganisation(tx, organisationId);
    refuseOfExtension(account);
    refuseGrant(ctx, role, organisation.kind);
    await addMembership(tx, ctx, account, { role, organisation });
    await raiseHome(tx, account, organisation);
    return loadAccount(tx, ctx, accountId);
  });

export const raiseHome = async (tx: Tx, account: AccountWithMemberships, organisation: InvitedTo): Promise<void> => {
  if (account.ownerPath === organisation.path || !account.ownerPath.startsWith(organisation.path)) return;
  await tx.account.update({ where: { id: account.id }, data: { ownerId: organisation.id, ownerPath: organisation.path }, select: { id: true } });
};

/** Takes a role away; with the last one the sessions end. */
export const removeMembership = (ctx: SubtreeCtx, id: string): Promise<void> =>
  ctx.inSubtree(async (tx) => {
    const membership = await dropMembership(tx, ctx, id);
    await recordLeaving(tx, ctx, membership.account, membership);
  });

/** The change itself, under its rules, without its row in the log. */
export const dropMembership = async (tx: Tx, ctx: SubtreeCtx, id: string) => {
  const membership = await tx.membership.findUnique({ where: { id }, include: { account: true, organisation: true } });
  if (!membership) throw notFound('membership');
  const { account } = membership;
  refuseOfExtension(account);
  refuseSelf(ctx, account.id);
  refuseStronger(ctx, [membership]);
  await lockAccount(tx, account.id);
  await keepAdministrator(tx, ctx, account, [membership]);
  await tx.membership.delete({ where: { id }, select: { id: true } });
  await tx.$executeRaw`select end_account_sessions(${account.id}::uuid)`;
  return membership;
};

type Left = Pick<AccountWithMemberships['memberships'][number], 'id' | 'role'> & { organisation: { id: string; path: string; name: string; kind: string } };

/** Says in the log that somebody no longer has a role. */
export const recordLeaving = (tx: Tx, ctx: SubtreeCtx, account: AccountNames & { id: string }, membership: Left): Promise<void> => {
  const { id, organisation } = membership;
  const { id: organisationId, path, name } = organisation;
  return audit(tx, ctx, 'membership.removed', {
    entity: { type: 'membership', id, label: `${labelOfAccount(account)} · ${name}` },
    before: recordedMembership(membership, account, organisation),
    organisation: { id: organisationId, path, name },
  });
};
