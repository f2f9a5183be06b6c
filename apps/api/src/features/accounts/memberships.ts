import type { Account, AccountInvite } from '@patchbay/contract/accounts';
import { notFound } from '@patchbay/contract/http/problem';
import type { Role } from '@patchbay/contract/permissions';
import type { Tx } from '@patchbay/database/scope';
import type { z } from 'zod';
import { audit } from '../../platform/audit.ts';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { addMembership, inviteAccount, type InvitedTo, recordedMembership, refuseGrant } from '../../platform/invitations.ts';
import { type Limit, takeAttempt } from '../../platform/limits.ts';
import { keepAdministrator, refuseSelf, refuseStronger } from './guards.ts';
import { findAccount, loadAccount } from './load.ts';

// An administrator's key that leaked must not turn the system into a source of unwanted mail.
const inviting = (ctx: SubtreeCtx): Limit[] => [{ name: 'invite', subject: ctx.reachPath, tiers: [{ attempts: 300, seconds: 3_600 }] }];

const findOrganisation = async (tx: Tx, id: string): Promise<InvitedTo> => {
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
    refuseGrant(ctx, role, organisation.kind);
    await addMembership(tx, ctx, account, { role, organisation });
    if (account.ownerPath !== organisation.path && account.ownerPath.startsWith(organisation.path)) {
      await tx.account.update({ where: { id: accountId }, data: { ownerId: organisation.id, ownerPath: organisation.path }, select: { id: true } });
    }
    return loadAccount(tx, ctx, accountId);
  });

/** Takes a role away; with the last one the sessions end. */
export const removeMembership = (ctx: SubtreeCtx, id: string): Promise<void> =>
  ctx.inSubtree(async (tx) => {
    const membership = await tx.membership.findUnique({ where: { id }, include: { account: true, organisation: true } });
    if (!membership) throw notFound('membership');
    const { account, organisation } = membership;
    refuseSelf(ctx, account.id);
    refuseStronger(ctx, [membership]);
    await keepAdministrator(tx, ctx, account, [membership]);
    await tx.membership.delete({ where: { id }, select: { id: true } });
    await tx.$executeRaw`select end_account_sessions(${account.id}::uuid)`;
    await audit(tx, ctx, 'membership.removed', {
      entity: { type: 'membership', id, label: `${account.email} · ${organisation.name}` },
      before: recordedMembership(membership, account, organisation),
      organisation,
    });
  });
