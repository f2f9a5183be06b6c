import type { Account, accounts } from '@patchbay/contract/accounts';
import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound } from '@patchbay/contract/http/problem';
import type { References } from '@patchbay/contract/references';
import type { Tx } from '@patchbay/database/scope';
import { lockAccount } from '../../platform/accounts/store-password.ts';
import { labelOfAccount } from '../../platform/accounts/names.ts';
import { audit } from '../../platform/audit.ts';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { answerList } from '../../platform/http/listing.ts';
import { recordedAccount } from '../../platform/invitations.ts';
import { listPage } from '../../platform/list.ts';
import { orStale } from '../../platform/stale.ts';
import { recordLeaving } from './memberships.ts';
import { keepAdministrator, refuseElsewhere, refuseForeign, refuseOfExtension, refuseSelf, refuseStronger } from './guards.ts';
import { accountListing } from './listing.ts';
import { type AccountWithMemberships, findAccount, loadAccount } from './load.ts';

export const listAccounts = (ctx: SubtreeCtx, { role, atOrganisationId, ...query }: QueryOf<typeof accounts.list>) => {
  const held = (role ?? atOrganisationId) && { role: role ?? null, organisationId: atOrganisationId ?? null };
  // At the platform that is everybody, and a list of everybody would only be in the way.
  const within = ctx.organisation.kind === 'platform' ? undefined : true;
  return answerList(ctx, accountListing, { ...query, held, within });
};

export const getAccount = async (ctx: SubtreeCtx, id: string): Promise<Account> => {
  const { rows } = await ctx.read((sql) => listPage(sql, accountListing.map, { sort: 'name', pageSize: 1, id }));
  if (!rows[0]) throw notFound('account');
  return accountListing.toWire(rows[0]);
};

const homeOf = (tx: Tx, { ownerId }: AccountWithMemberships) => tx.organisation.findUniqueOrThrow({ where: { id: ownerId }, select: { id: true, path: true, name: true } });

/** Renames, enables or disables; a disabled account is signed out everywhere. */
export const updateAccount = (ctx: SubtreeCtx, id: string, { version, ...draft }: { name: string; isEnabled: boolean; version: number }): Promise<Account> =>
  ctx.inSubtree(async (tx) => {
    const before = await findLocked(tx, id);
    const after = await changeAccount(tx, ctx, before, { ...draft, version });
    const home = await homeOf(tx, before);
    await audit(tx, ctx, 'account.updated', { entity: { type: 'account', id, label: labelOfAccount(after) }, before: recordedAccount(before, home), after: recordedAccount(after, home), organisation: home });
    return loadAccount(tx, ctx, id);
  });

// Before the organisation that `keepAdministrator` holds, in everything that takes both.
const findLocked = async (tx: Tx, id: string): Promise<AccountWithMemberships> => {
  await lockAccount(tx, id);
  return findAccount(tx, id);
};

/** The change itself, under its rules, without its row in the log. */
export const changeAccount = async (tx: Tx, ctx: SubtreeCtx, before: AccountWithMemberships, { version, name, isEnabled }: { name: string; isEnabled: boolean; version: number }) => {
  const { id } = before;
  refuseForeign(ctx, before);
  refuseOfExtension(before);
  refuseStronger(ctx, before.memberships);
  const isDisabled = before.isEnabled && !isEnabled;
  if (isDisabled) {
    refuseSelf(ctx, id);
    await refuseElsewhere(tx, ctx, before);
    await keepAdministrator(tx, ctx, before, before.memberships);
  }
  const after = await tx.account.update({ where: { id, version }, data: { name, isEnabled, version: { increment: 1 } } }).catch(orStale);
  if (isDisabled) await tx.$executeRaw`select end_account_sessions(${id}::uuid)`;
  return after;
};

export const accountReferences = (ctx: SubtreeCtx, id: string): Promise<References> =>
  ctx.inSubtree(async (tx) => {
    const { memberships } = await findAccount(tx, id);
    return { blocking: [], removed: memberships.map(({ id: membershipId, role, organisation }) => ({ kind: 'membership', id: membershipId, label: `${role} · ${organisation.name}` })), released: [] };
  });

/** Removes the person from the subtree, with their roles in it and their sessions. */
export const removeAccount = (ctx: SubtreeCtx, id: string): Promise<void> =>
  ctx.inSubtree(async (tx) => {
    const before = await findLocked(tx, id);
    refuseForeign(ctx, before);
    refuseOfExtension(before);
    refuseSelf(ctx, id);
    refuseStronger(ctx, before.memberships);
    await keepAdministrator(tx, ctx, before, before.memberships);
    for (const membership of before.memberships) await recordLeaving(tx, ctx, before, membership);
    const home = await homeOf(tx, before);
    await audit(tx, ctx, 'account.removed', { entity: { type: 'account', id, label: labelOfAccount(before) }, before: recordedAccount(before, home), organisation: home });
    await tx.$executeRaw`select remove_account(${id}::uuid)`;
  });
