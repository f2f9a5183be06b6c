import { organisationKinds, permissions, roles, type OrganisationKind, type Permission, type Role } from '@patchbay/contract/permissions';

type Places = readonly OrganisationKind[];
type Holders = { [R in Role]?: Places };

const everywhere: Places = organisationKinds;
const above: Places = ['platform', 'partner', 'reseller'];
const platform: Places = ['platform'];

const readers: Holders = { administrator: everywhere, 'read-only': everywhere };
const administrators: Holders = { administrator: everywhere };

const enterprise: Places = ['enterprise'];
/** Whoever has an extension of their own. */
const everybody: Holders = { administrator: enterprise, 'read-only': enterprise, supervisor: enterprise, monitor: enterprise, agent: enterprise };

/** Who holds what: for each permission the roles that have it, and at which organisations. */
const holders: { [P in Permission]: Holders } = {
  'organisations:read': readers,
  'organisations:write': { administrator: above },
  'accounts:read': readers,
  'accounts:write': administrators,
  'apiKeys:read': readers,
  'apiKeys:write': administrators,
  'phoneNumbers:read': { ...readers, supervisor: ['enterprise'] },
  'phoneNumbers:write': { administrator: above },
  'phoneNumbers:assign': { administrator: above },
  // An enterprise's own numbers alone, and those only where the organisation above allows them.
  'phoneNumbers:upload': administrators,
  'phoneNumbers:tag': administrators,
  'carrierProfiles:read': readers,
  'carrierProfiles:write': administrators,
  'externalTrunks:read': { ...readers, supervisor: ['enterprise'] },
  'externalTrunks:write': administrators,
  'operatorConnectTrunks:read': { ...readers, supervisor: ['enterprise'] },
  'operatorConnectTrunks:write': administrators,
  'smsGroups:read': { ...readers, supervisor: ['enterprise'] },
  'smsGroups:write': administrators,
  'timeSchedules:read': { ...readers, supervisor: ['enterprise'] },
  'timeSchedules:write': administrators,
  'users:read': { ...readers, supervisor: ['enterprise'] },
  'users:write': administrators,
  'contactMethods:read': { ...readers, supervisor: ['enterprise'] },
  'contactMethods:write': administrators,
  'callFlows:read': { ...readers, supervisor: ['enterprise'] },
  'callFlows:write': administrators,
  'deliveryMethods:read': readers,
  'deliveryMethods:write': administrators,
  'audioFiles:read': { ...readers, supervisor: ['enterprise'] },
  'audioFiles:write': administrators,
  'extensions:read': { ...readers, supervisor: ['enterprise'], monitor: ['enterprise'] },
  'extensions:write': administrators,
  'ownExtension:read': everybody,
  'ownExtension:write': everybody,
  'internalNumbers:read': { ...readers, supervisor: ['enterprise'] },
  'internalNumbers:write': administrators,
  'featureCodes:read': { ...readers, supervisor: ['enterprise'] },
  'featureCodes:write': administrators,
  'phones:read': { ...readers, supervisor: ['enterprise'] },
  'phones:write': administrators,
  'phoneTemplates:read': { ...readers, supervisor: ['enterprise'] },
  'phoneTemplates:write': administrators,
  // Each kind of import also asks for the permissions of its noun.
  'imports:read': readers,
  'imports:write': administrators,
  'secrets:reveal': administrators,
  'audit:read': readers,
  'audit:revert': administrators,
  'outbox:read': { administrator: platform },
  'jobs:read': { administrator: platform, 'read-only': platform },
  'jobs:write': { administrator: platform },
};

const placesOfRole: { [R in Role]: Places } = {
  administrator: everywhere,
  'read-only': everywhere,
  supervisor: ['enterprise'],
  monitor: ['enterprise'],
  agent: ['enterprise'],
};

const bundle = (role: Role, kind: OrganisationKind): ReadonlySet<Permission> =>
  new Set(permissions.filter((permission) => holders[permission][role]?.includes(kind)));

const bundles = new Map(roles.flatMap((role) => organisationKinds.map((kind) => [`${role} ${kind}`, bundle(role, kind)] as const)));
const nothing: ReadonlySet<Permission> = new Set();

/** What a role at an organisation of that kind may do there and below. Nothing where the role does not exist. */
export const permissionsOf = (role: Role, kind: OrganisationKind): ReadonlySet<Permission> => bundles.get(`${role} ${kind}`) ?? nothing;

/** The roles that can be given at an organisation of that kind. */
export const rolesAt = (kind: OrganisationKind): Role[] => roles.filter((role) => placesOfRole[role].includes(kind));

/** Whether somebody at an organisation of that kind can hold it. */
export const canBeHeldAt = (kind: OrganisationKind, permission: Permission): boolean => rolesAt(kind).some((role) => permissionsOf(role, kind).has(permission));

const isOverOthers = (permission: Permission): boolean => !permission.startsWith('ownExtension:');

/** Whether a holder of these permissions may give someone that role there: nobody grants what they do not hold, but what is somebody's own alone. */
export const canGrant = (held: ReadonlySet<Permission>, role: Role, kind: OrganisationKind): boolean =>
  rolesAt(kind).includes(role) && [...permissionsOf(role, kind)].filter(isOverOthers).every((permission) => held.has(permission));

const children: { [K in OrganisationKind]: OrganisationKind[] } = {
  platform: ['partner', 'reseller'],
  partner: ['partner', 'reseller'],
  reseller: ['enterprise'],
  enterprise: [],
};

/** The kinds of organisations that can be opened directly below one of that kind. */
export const childKinds = (kind: OrganisationKind): OrganisationKind[] => children[kind];
