import { Problem } from '@patchbay/contract/http/problem';
import type { OrganisationKind, Permission } from '@patchbay/contract/permissions';
import { permissionsOf } from '@patchbay/domain/access/roles';
import type { SubtreeCtx } from '../../platform/ctx.ts';

interface Terms {
  permissions: string[];
  expiresAt: Date | null;
}

/** What concerns the whole installation cannot be limited to an organisation below it. */
const isOfThePlatformAlone = (permission: Permission): boolean =>
  permissionsOf('administrator', 'platform').has(permission) && !permissionsOf('administrator', 'partner').has(permission);

const at = (code: 'forbidden' | 'rule-broken', pointer: string, detail: string) => new Problem(code, detail, { errors: [{ pointer, detail }] });

/** Nobody gives a key what they do not hold, and no key holds what its organisation cannot use. */
export const refusePermissions = (ctx: SubtreeCtx, permissions: string[], kind: OrganisationKind): void => {
  const missing = permissions.filter((permission) => !ctx.permissions.has(permission as Permission));
  if (missing.length > 0) throw at('forbidden', '/permissions', `You cannot give what you do not hold: ${missing.join(', ')}.`);
  const misplaced = kind === 'platform' ? [] : permissions.filter((permission) => isOfThePlatformAlone(permission as Permission));
  if (misplaced.length > 0) throw at('rule-broken', '/permissions', `Only a key of the platform can have this: ${misplaced.join(', ')}.`);
};

export const refusePast = (ctx: SubtreeCtx, expiresAt: Date | null): void => {
  if (expiresAt !== null && expiresAt <= ctx.now) throw at('rule-broken', '/expiresAt', 'This moment has passed already.');
};

const lasts = ({ expiresAt }: Terms): number => expiresAt?.getTime() ?? Infinity;

/** A change that adds permissions gives those; one that lets the key live longer gives all that it has. */
export const givenBy = (before: Terms, after: Terms): string[] => {
  if (lasts(after) > lasts(before)) return after.permissions;
  return after.permissions.filter((permission) => !before.permissions.includes(permission));
};
