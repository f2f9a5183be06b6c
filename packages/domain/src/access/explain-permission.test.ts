import { permissions, type OrganisationKind, type Role } from '@patchbay/contract/permissions';
import { describe, expect, test } from 'vitest';
import { explainPermissions, permissionsAt, reaches, type MembershipAt } from './explain-permission.ts';

const membership = (role: Role, kind: OrganisationKind, path: string): MembershipAt => ({
  role,
  organisation: { id: path, name: `The ${kind} ${path}`, kind, path },
});

const reseller = membership('read-only', 'reseller', '/1/2/');
const enterprise = membership('administrator', 'enterprise', '/1/2/3/');
const neighbour = membership('administrator', 'enterprise', '/1/2/34/');
const all = [reseller, enterprise, neighbour];

const because = (memberships: MembershipAt[], path: string) =>
  Object.fromEntries(explainPermissions(memberships, { path }).map((explained) => [explained.permission, explained.because]));

describe('a membership reaches', () => {
  test.each([
    ['/1/2/', true, 'its own organisation'],
    ['/1/2/3/', true, 'what is below'],
    ['/1/2/3/4/', true, 'what is far below'],
    ['/1/', false, 'not what is above'],
    ['/1/9/', false, 'not what is beside'],
    ['/1/20/', false, 'not what only begins with the same digits'],
  ])('%s: %s, %s', (path, expected) => {
    expect(reaches(reseller, { path })).toBe(expected);
  });

  test.each(['', '/1/2'])('nothing, if its own path is %j', (path) => {
    expect(reaches(membership('administrator', 'reseller', path), { path: '/1/2/' })).toBe(false);
  });
});

describe('what an account may do, and why', () => {
  test('names every permission once, held or not', () => {
    const explained = explainPermissions(all, { path: '/1/2/3/' });
    expect(explained.map(({ permission }) => permission)).toEqual([...permissions]);
    expect(explained.every(({ isHeld, because: reasons }) => isHeld === reasons.length > 0)).toBe(true);
  });

  test('names all memberships that give a permission, the nearest first', () => {
    expect(because(all, '/1/2/3/')).toMatchObject({
      'extensions:read': [enterprise, reseller],
      'extensions:write': [enterprise],
      'organisations:write': [],
      'outbox:read': [],
    });
  });

  test('gives one enterprise nothing of what is held in another', () => {
    expect(because([enterprise], '/1/2/34/')['extensions:read']).toEqual([]);
    expect(permissionsAt([enterprise], { path: '/1/2/34/' }).size).toBe(0);
  });

  test('takes a role for what it is where it was given, not where it is used', () => {
    const platform = membership('administrator', 'platform', '/1/');
    expect(permissionsAt([platform], { path: '/1/2/3/' }).has('phoneNumbers:assign')).toBe(true);
    expect(permissionsAt([enterprise], { path: '/1/2/3/' }).has('phoneNumbers:assign')).toBe(false);
  });

  test('is the union of all memberships that reach there', () => {
    const held = explainPermissions(all, { path: '/1/2/3/' }).filter(({ isHeld }) => isHeld);
    expect([...permissionsAt(all, { path: '/1/2/3/' })].sort()).toEqual(held.map(({ permission }) => permission).sort());
  });

  test('is nothing without memberships', () => {
    expect(permissionsAt([], { path: '/1/' }).size).toBe(0);
  });
});
