import { organisationKinds, permissions, roles, type OrganisationKind, type Permission, type Role } from '@patchbay/contract/permissions';
import { describe, expect, test } from 'vitest';
import { canGrant, childKinds, permissionsOf, rolesAt } from './roles.ts';

/** One letter per place, in the order platform, partner, reseller, enterprise: `A` administrator, `R` read-only, `S` supervisor, `M` monitor, `G` agent. */
const table: { [P in Permission]: [platform: string, partner: string, reseller: string, enterprise: string] } = {
  'organisations:read': ['AR', 'AR', 'AR', 'AR'],
  'organisations:write': ['A', 'A', 'A', ''],
  'accounts:read': ['AR', 'AR', 'AR', 'AR'],
  'accounts:write': ['A', 'A', 'A', 'A'],
  'apiKeys:read': ['AR', 'AR', 'AR', 'AR'],
  'apiKeys:write': ['A', 'A', 'A', 'A'],
  'phoneNumbers:read': ['AR', 'AR', 'AR', 'ARS'],
  'phoneNumbers:write': ['A', 'A', 'A', ''],
  'phoneNumbers:assign': ['A', 'A', 'A', ''],
  'phoneNumbers:upload': ['A', 'A', 'A', 'A'],
  'phoneNumbers:tag': ['A', 'A', 'A', 'A'],
  'carrierProfiles:read': ['AR', 'AR', 'AR', 'AR'],
  'carrierProfiles:write': ['A', 'A', 'A', 'A'],
  'externalTrunks:read': ['AR', 'AR', 'AR', 'ARS'],
  'externalTrunks:write': ['A', 'A', 'A', 'A'],
  'operatorConnectTrunks:read': ['AR', 'AR', 'AR', 'ARS'],
  'operatorConnectTrunks:write': ['A', 'A', 'A', 'A'],
  'smsGroups:read': ['AR', 'AR', 'AR', 'ARS'],
  'smsGroups:write': ['A', 'A', 'A', 'A'],
  'timeSchedules:read': ['AR', 'AR', 'AR', 'ARS'],
  'timeSchedules:write': ['A', 'A', 'A', 'A'],
  'users:read': ['AR', 'AR', 'AR', 'ARS'],
  'users:write': ['A', 'A', 'A', 'A'],
  'contactMethods:read': ['AR', 'AR', 'AR', 'ARS'],
  'contactMethods:write': ['A', 'A', 'A', 'A'],
  'callFlows:read': ['AR', 'AR', 'AR', 'ARS'],
  'callFlows:write': ['A', 'A', 'A', 'A'],
  'deliveryMethods:read': ['AR', 'AR', 'AR', 'AR'],
  'deliveryMethods:write': ['A', 'A', 'A', 'A'],
  'audioFiles:read': ['AR', 'AR', 'AR', 'ARS'],
  'audioFiles:write': ['A', 'A', 'A', 'A'],
  'extensions:read': ['AR', 'AR', 'AR', 'ARSM'],
  'extensions:write': ['A', 'A', 'A', 'A'],
  'ownExtension:read': ['', '', '', 'ARSMG'],
  'ownExtension:write': ['', '', '', 'ARSMG'],
  'internalNumbers:read': ['AR', 'AR', 'AR', 'ARS'],
  'internalNumbers:write': ['A', 'A', 'A', 'A'],
  'featureCodes:read': ['AR', 'AR', 'AR', 'ARS'],
  'featureCodes:write': ['A', 'A', 'A', 'A'],
  'phones:read': ['AR', 'AR', 'AR', 'ARS'],
  'phones:write': ['A', 'A', 'A', 'A'],
  'phoneTemplates:read': ['AR', 'AR', 'AR', 'ARS'],
  'phoneTemplates:write': ['A', 'A', 'A', 'A'],
  'imports:read': ['AR', 'AR', 'AR', 'AR'],
  'imports:write': ['A', 'A', 'A', 'A'],
  'secrets:reveal': ['A', 'A', 'A', 'A'],
  'audit:read': ['AR', 'AR', 'AR', 'AR'],
  'audit:revert': ['A', 'A', 'A', 'A'],
  'outbox:read': ['A', '', '', ''],
  'jobs:read': ['AR', '', '', ''],
  'jobs:write': ['A', '', '', ''],
};
const letters: { [R in Role]: string } = { administrator: 'A', 'read-only': 'R', supervisor: 'S', monitor: 'M', agent: 'G' };

describe('who may do what', () => {
  test.each(permissions)('%s', (permission) => {
    const holders = organisationKinds.map((kind) =>
      roles
        .filter((role) => permissionsOf(role, kind).has(permission))
        .map((role) => letters[role])
        .join(''),
    );
    expect(holders).toEqual(table[permission]);
  });

  test('a reader never changes, reveals or undoes anything but what is their own', () => {
    const more = organisationKinds.flatMap((kind) => [...permissionsOf('read-only', kind)].filter((permission) => !permission.endsWith(':read')));
    expect(more).toEqual(['ownExtension:write']);
  });

  test('whoever stands higher may do at least the same', () => {
    const order: OrganisationKind[] = ['enterprise', 'reseller', 'partner', 'platform'];
    for (const role of ['administrator', 'read-only'] as const)
      for (const [i, kind] of order.slice(1).entries())
        expect([...permissionsOf(role, order[i]!)].filter((permission) => !permission.startsWith('ownExtension:') && !permissionsOf(role, kind).has(permission))).toEqual([]);
  });

  test('an agent has nothing to administer but what is their own', () => {
    expect([...permissionsOf('agent', 'enterprise')]).toEqual(['ownExtension:read', 'ownExtension:write']);
  });
});

describe('the roles at', () => {
  test.each<[OrganisationKind, Role[]]>([
    ['platform', ['administrator', 'read-only']],
    ['partner', ['administrator', 'read-only']],
    ['reseller', ['administrator', 'read-only']],
    ['enterprise', ['administrator', 'read-only', 'supervisor', 'monitor', 'agent']],
  ])('%s are %j', (kind, expected) => {
    expect(rolesAt(kind)).toEqual(expected);
  });

  test('a role gives nothing where it does not exist', () => {
    for (const kind of organisationKinds)
      for (const role of roles) if (!rolesAt(kind).includes(role)) expect(permissionsOf(role, kind).size).toBe(0);
  });
});

describe('giving a role', () => {
  test.each<[role: Role, kind: OrganisationKind, gives: Role, at: OrganisationKind, may: boolean]>([
    ['administrator', 'platform', 'administrator', 'platform', true],
    ['administrator', 'platform', 'administrator', 'enterprise', true],
    ['administrator', 'partner', 'administrator', 'partner', true],
    ['administrator', 'partner', 'administrator', 'platform', false],
    ['administrator', 'partner', 'read-only', 'platform', false],
    ['administrator', 'reseller', 'administrator', 'enterprise', true],
    ['administrator', 'reseller', 'agent', 'enterprise', true],
    ['administrator', 'reseller', 'agent', 'reseller', false],
    ['administrator', 'enterprise', 'administrator', 'enterprise', true],
    ['administrator', 'enterprise', 'supervisor', 'enterprise', true],
    ['administrator', 'enterprise', 'administrator', 'reseller', false],
    ['read-only', 'reseller', 'read-only', 'enterprise', true],
    ['read-only', 'reseller', 'administrator', 'enterprise', false],
    ['supervisor', 'enterprise', 'monitor', 'enterprise', true],
    ['supervisor', 'enterprise', 'read-only', 'enterprise', false],
    ['monitor', 'enterprise', 'supervisor', 'enterprise', false],
  ])('what a %s of a %s holds suffices for %s at a %s: %s', (role, kind, gives, at, may) => {
    expect(canGrant(permissionsOf(role, kind), gives, at)).toBe(may);
  });

  test('needs each single permission of the role', () => {
    for (const missing of [...permissionsOf('administrator', 'enterprise')].filter((permission) => !permission.startsWith('ownExtension:'))) {
      const held = new Set(permissionsOf('administrator', 'enterprise'));
      held.delete(missing);
      expect(canGrant(held, 'administrator', 'enterprise')).toBe(false);
    }
  });
});

test.each<[OrganisationKind, OrganisationKind[]]>([
  ['platform', ['partner', 'reseller']],
  ['partner', ['partner', 'reseller']],
  ['reseller', ['enterprise']],
  ['enterprise', []],
])('below a %s there can be %j', (kind, expected) => {
  expect(childKinds(kind)).toEqual(expected);
});
