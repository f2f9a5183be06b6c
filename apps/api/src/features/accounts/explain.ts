import type { accounts } from '@patchbay/contract/accounts';
import type { ResponseOf } from '@patchbay/contract/http/endpoint';
import { notFound } from '@patchbay/contract/http/problem';
import type { OrganisationKind, Role } from '@patchbay/contract/permissions';
import { explainPermissions } from '@patchbay/domain/access/explain-permission';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { type AccountWithMemberships, findAccount } from './load.ts';

// Who is disabled, or whose organisation is, cannot sign in: the role is there and gives nothing.
const inForce = ({ isEnabled, memberships }: AccountWithMemberships) =>
  memberships
    .filter(({ organisation }) => isEnabled && !organisation.isSuspended)
    .map(({ role, organisation }) => ({ role: role as Role, organisation: { ...organisation, kind: organisation.kind as OrganisationKind } }));

/** What an account may do at an organisation, and which of its roles in the subtree give it. */
export const explainAccount = (ctx: SubtreeCtx, id: string, atOrganisationId: string): Promise<ResponseOf<typeof accounts.explain>> =>
  ctx.inSubtree(async (tx) => {
    const account = await findAccount(tx, id);
    const target = await tx.organisation.findUnique({ where: { id: atOrganisationId }, select: { id: true, name: true, path: true } });
    if (!target) throw notFound('organisation');
    const explained = explainPermissions(inForce(account), target);
    return {
      organisationId: target.id,
      organisationName: target.name,
      permissions: explained.map(({ permission, because }) => ({
        permission,
        because: because.map(({ role, organisation }) => ({ organisationId: organisation.id, organisationName: organisation.name, role })),
      })),
    };
  });
