import type { OrganisationKind, Role } from '@patchbay/contract/permissions';
import type { Tx } from '@patchbay/database/scope';
import type { SubtreeCtx } from './ctx.ts';

interface Invitation {
  email: string;
  name: string;
  role: Role;
  organisation: { id: string; path: string; name: string; kind: OrganisationKind; language: string };
}

/** Creates the account where it is new, gives it the role, and mails a single-use link. */
export const inviteAccount = async (_tx: Tx, _ctx: SubtreeCtx, _invitation: Invitation): Promise<{ accountId: string }> => {
  throw new Error('not yet');
};
