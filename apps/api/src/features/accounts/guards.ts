import { Problem } from '@patchbay/contract/http/problem';
import type { OrganisationKind, Role } from '@patchbay/contract/permissions';
import type { Tx } from '@patchbay/database/scope';
import { canGrant } from '@patchbay/domain/access/roles';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { type AccountWithMemberships, isOwn } from './load.ts';

type Held = Pick<AccountWithMemberships['memberships'][number], 'role' | 'organisationPath'> & { organisation: { name: string; kind: string } };

export const refuseForeign = (ctx: SubtreeCtx, account: AccountWithMemberships): void => {
  if (!isOwn(ctx, account)) {
    throw new Problem('rule-broken', `${account.name} has their account at another organisation. Their roles here can be changed; the account itself cannot.`);
  }
};

/** Who signs in with a user name is the person of an extension, and the account follows that alone. */
export const refuseOfExtension = ({ email, name }: Pick<AccountWithMemberships, 'email' | 'name'>): void => {
  if (email === null) throw new Problem('rule-broken', `${name} signs in with a user name: change their extension instead. Name, role, password and whether they may sign in are set there.`, { params: { reason: 'of-extension' } });
};

/** What signs a person in at a stranger's organisation too is changed by who sees both, or by themself. */
export const refuseElsewhere = async (tx: Tx, ctx: SubtreeCtx, account: AccountWithMemberships): Promise<void> => {
  const [row] = await tx.$queryRaw<{ isElsewhere: boolean }[]>`select works_elsewhere(${account.id}::uuid) as "isElsewhere"`;
  if (row?.isElsewhere) {
    throw new Problem('rule-broken', `${account.name} also has roles outside ${ctx.organisation.name}. Take away the roles here instead, or ask an organisation above.`);
  }
};

/** Somebody who locks themself out cannot undo it. */
export const refuseSelf = (ctx: SubtreeCtx, accountId: string): void => {
  if (ctx.actor.kind === 'account' && ctx.actor.id === accountId) {
    throw new Problem('rule-broken', 'This is your own account. Another administrator can do this.');
  }
};

/** An API key with few permissions does not decide about people who have more. */
export const refuseStronger = (ctx: SubtreeCtx, held: Held[]): void => {
  const isStronger = held.some(({ role, organisation }) => !canGrant(ctx.permissions, role as Role, organisation.kind as OrganisationKind));
  if (isStronger) throw new Problem('forbidden', 'This account may do more than you, so you cannot decide about it.');
};

const others = async (tx: Tx, path: string, accountId: string): Promise<number> => {
  // Two administrators who remove each other at the same moment come one after the other.
  await tx.$executeRaw`select from organisation where path = ${path} for no key update`;
  return tx.membership.count({ where: { organisationPath: path, role: 'administrator', accountId: { not: accountId }, account: { isEnabled: true, hasPassword: true } } });
};

/**
 * Neither the organisation that is acted on nor the asker's own is left without anybody to administer it, which is how
 * the platform always keeps one.
 */
export const keepAdministrator = async (tx: Tx, ctx: SubtreeCtx, account: { id: string; isEnabled: boolean; hasPassword: boolean }, leaving: Held[]): Promise<void> => {
  if (!account.isEnabled || !account.hasPassword) return;
  const kept = new Set([ctx.organisation.path, ctx.reachPath]);
  for (const { organisation, organisationPath } of leaving.filter((held) => held.role === 'administrator' && kept.has(held.organisationPath))) {
    if ((await others(tx, organisationPath, account.id)) === 0) {
      throw new Problem('rule-broken', `This is the last administrator of ${organisation.name}. Give somebody else the role first.`);
    }
  }
};
