import { type OrganisationKind, type Permission, permissions, type Role } from '@patchbay/contract/permissions';

const nothing: readonly Permission[] = [];
const platformOnly = new Set<Permission>(['outbox:read', 'jobs:read', 'jobs:write']);
const aboveEnterprise = new Set<Permission>(['organisations:write', 'phoneNumbers:write', 'phoneNumbers:assign']);

const administrator: { [K in OrganisationKind]: readonly Permission[] } = {
  platform: permissions,
  partner: permissions.filter((permission) => !platformOnly.has(permission)),
  reseller: permissions.filter((permission) => !platformOnly.has(permission)),
  enterprise: permissions.filter((permission) => !platformOnly.has(permission) && !aboveEnterprise.has(permission)),
};

const readOnly = (kind: OrganisationKind): readonly Permission[] =>
  administrator[kind].filter((permission) => permission.endsWith(':read') && permission !== 'outbox:read');

const atEnterprise = (kind: OrganisationKind, granted: readonly Permission[]) => (kind === 'enterprise' ? granted : nothing);

const bundles: { [R in Role]: (kind: OrganisationKind) => readonly Permission[] } = {
  administrator: (kind) => administrator[kind],
  'read-only': readOnly,
  supervisor: (kind) => atEnterprise(kind, ['extensions:read', 'phones:read', 'phoneNumbers:read']),
  monitor: (kind) => atEnterprise(kind, ['extensions:read']),
  agent: () => nothing,
};

/** What a role permits at an organisation of this kind, and at everything below it. */
export const permissionsOf = (role: Role, kind: OrganisationKind): ReadonlySet<Permission> => new Set(bundles[role](kind));

const children: { [K in OrganisationKind]: readonly OrganisationKind[] } = {
  platform: ['partner', 'reseller'],
  partner: ['partner', 'reseller'],
  reseller: ['enterprise'],
  enterprise: [],
};

/** Kinds that may lie directly below. */
export const childKinds = (kind: OrganisationKind): readonly OrganisationKind[] => children[kind];

/** Roles that can be given at an organisation of this kind. */
export const rolesAt = (kind: OrganisationKind): readonly Role[] =>
  kind === 'enterprise' ? ['administrator', 'read-only', 'supervisor', 'monitor', 'agent'] : ['administrator', 'read-only'];

/** Nobody grants what they do not hold. */
export const canGrant = (holder: ReadonlySet<Permission>, role: Role, kind: OrganisationKind): boolean =>
  rolesAt(kind).includes(role) && [...permissionsOf(role, kind)].every((permission) => holder.has(permission));
