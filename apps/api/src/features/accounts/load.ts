import type { Account, AccountStatus } from '@patchbay/contract/accounts';
import { notFound } from '@patchbay/contract/http/problem';
import type { OrganisationKind, Role } from '@patchbay/contract/permissions';
import type { Tx } from '@patchbay/database/scope';
import type { z } from 'zod';
import type { SubtreeCtx } from '../../platform/ctx.ts';

const place = { select: { id: true, name: true, kind: true, path: true, isSuspended: true } } as const;

/** A person with their memberships, both as far as the scope reaches. */
export const findAccount = async (tx: Tx, id: string) => {
  const row = await tx.account.findUnique({ where: { id }, include: { memberships: { include: { organisation: place } } } });
  if (!row) throw notFound('account');
  return row;
};

export type AccountWithMemberships = Awaited<ReturnType<typeof findAccount>>;

/** Whether the account has its home in the scope, so that it may be changed itself. */
export const isOwn = (ctx: SubtreeCtx, { ownerPath }: { ownerPath: string }): boolean => ownerPath.startsWith(ctx.organisation.path);

const statusOf = ({ isEnabled, hasPassword }: AccountWithMemberships): z.infer<typeof AccountStatus> => {
  if (!isEnabled) return 'disabled';
  return hasPassword ? 'active' : 'invited';
};

/** The account as the answer of the transaction that changed it. */
export const loadAccount = async (tx: Tx, ctx: SubtreeCtx, id: string): Promise<Account> => {
  const row = await findAccount(tx, id);
  const [extension] = row.username === null ? [] : await tx.$queryRaw<{ id: string | null }[]>`select extension_of_account(${id}::uuid) as id`;
  const downwards = row.memberships.toSorted((a, b) => a.organisation.path.length - b.organisation.path.length);
  return {
    id,
    email: row.email,
    username: row.username,
    extensionId: extension?.id ?? null,
    name: row.name,
    status: statusOf(row),
    isEnabled: row.isEnabled,
    hasSecondFactor: row.hasSecondFactor,
    memberships: downwards.map(({ id: membershipId, role, organisation }) => ({
      id: membershipId,
      organisationId: organisation.id,
      organisationName: organisation.name,
      organisationKind: organisation.kind as OrganisationKind,
      role: role as Role,
    })),
    isOwn: isOwn(ctx, row),
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
};
