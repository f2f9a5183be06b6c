import type { Role } from '@patchbay/contract/permissions';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import type { History } from '../../platform/history.ts';
import { recordedMembership, refuseGrant } from '../../platform/invitations.ts';
import { findAccount } from './load.ts';
import { dropMembership, findOrganisation, raiseHome } from './memberships.ts';

type Wire = ReturnType<typeof recordedMembership>;

/** A role that was given is taken away, and one that was taken away is given, under the rules for either. It never changes. */
export const membershipHistory: History<Wire> = {
  type: 'membership',
  current: async (tx, _ctx, id) => {
    const row = await tx.membership.findUnique({ where: { id }, include: { account: true, organisation: true } });
    return row && recordedMembership(row, row.account, row.organisation);
  },
  recreate: async (tx, ctx, { id, accountId, organisationId, role }) => {
    const organisation = await findOrganisation(tx, organisationId);
    refuseGrant(ctx as SubtreeCtx, role as Role, organisation.kind);
    await tx.membership.create({ data: { id, accountId, organisationId, organisationPath: organisation.path, role, createdAt: ctx.now }, select: { id: true } });
    // Only now may the person be in sight.
    const account = await findAccount(tx, accountId);
    await raiseHome(tx, account, organisation);
    return recordedMembership({ id, role }, account, organisation);
  },
  remove: async (tx, ctx, id) => void (await dropMembership(tx, ctx as SubtreeCtx, id)),
  comparable: ({ accountId, organisationId, role }) => ({ accountId, organisationId, role }),
};
