import { Problem } from '@patchbay/contract/http/problem';
import { canGrant } from '@patchbay/domain/access/roles';
import type { ActingCtx } from '../../platform/ctx.ts';
import { refuseGrant } from '../../platform/invitations.ts';
import type { ExtensionState } from './load.ts';

type Identity = Pick<ExtensionState['identity'], 'isSignInAllowed' | 'role'>;

/** Whether the person of an extension may sign in and do more than the asker. */
export const isStrongerPerson = (ctx: ActingCtx, { isSignInAllowed, role }: Identity): boolean => isSignInAllowed && !canGrant(ctx.permissions, role, 'enterprise');

/** Who may do less than the person of an extension does not decide about whether and how that person signs in. */
export const refuseStrongerPerson = (ctx: ActingCtx, person: Identity): void => {
  if (isStrongerPerson(ctx, person)) {
    throw new Problem('forbidden', 'The person of this extension may do more than you, so you cannot decide about how they sign in.', { params: { reason: 'stronger-person' } });
  }
};

/** Nobody lets somebody sign in with rights that they do not hold themselves. */
export const refuseGiving = (ctx: ActingCtx, before: Identity, { isSignInAllowed, role }: Identity): void => {
  refuseStrongerPerson(ctx, before);
  if (role !== before.role || (isSignInAllowed && !before.isSignInAllowed)) refuseGrant(ctx, role, 'enterprise');
};

/** Somebody who locks themself out cannot undo it. */
export const refuseOwn = (ctx: ActingCtx, accountId: string | null): void => {
  if (accountId !== null && ctx.actor.kind === 'account' && ctx.actor.id === accountId) {
    throw new Problem('rule-broken', 'This is your own extension, by which you are signed in. Another administrator can do this.', { params: { reason: 'own-extension' } });
  }
};
