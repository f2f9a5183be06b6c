import { permissions, type OrganisationKind, type Permission, type Role } from '@patchbay/contract/permissions';
import { permissionsOf } from './roles.ts';

/** A role at an organisation, with that organisation's place in the tree (`/1/2/3/`, closing slash included). */
export interface MembershipAt {
  organisation: { id: string; name: string; kind: OrganisationKind; path: string };
  role: Role;
}

export interface PermissionExplained<M extends MembershipAt> {
  permission: Permission;
  isHeld: boolean;
  /** The memberships that give it, the one nearest to the target first. */
  because: M[];
}

type Target = { path: string };

/** Whether a membership reaches an organisation: its own one and everything below. */
export const reaches = ({ organisation }: MembershipAt, target: Target): boolean =>
  // Without its closing slash `/1/2` would reach `/1/23/`, and an empty path everything.
  organisation.path.endsWith('/') && target.path.startsWith(organisation.path);

/**
 * What someone with these memberships may do at an organisation and why: every permission, held or not, with the
 * memberships that give it.
 */
export const explainPermissions = <M extends MembershipAt>(memberships: readonly M[], target: Target): PermissionExplained<M>[] => {
  const reaching = memberships
    .filter((membership) => reaches(membership, target))
    .sort((a, b) => b.organisation.path.length - a.organisation.path.length);
  return permissions.map((permission) => {
    const because = reaching.filter(({ role, organisation }) => permissionsOf(role, organisation.kind).has(permission));
    return { permission, isHeld: because.length > 0, because };
  });
};

/** What someone with these memberships may do at an organisation. */
export const permissionsAt = (memberships: readonly MembershipAt[], target: Target): ReadonlySet<Permission> =>
  new Set(
    memberships
      .filter((membership) => reaches(membership, target))
      .flatMap(({ role, organisation }) => [...permissionsOf(role, organisation.kind)]),
  );
