import { accounts, memberships } from '@patchbay/contract/accounts';
import { audit } from '@patchbay/contract/audit';
import { permissions, type Permission } from '@patchbay/contract/permissions';
import { permissionsOf } from '@patchbay/domain/access/roles';
import { testApp, testClock, type TestApp } from '@patchbay/testkit/app';
import { aBrowser, aMembership, anAccount, browse, signIn } from '@patchbay/testkit/builders/accounts';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn, withApiKey } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

const clock = testClock();
let app: TestApp;
beforeAll(async () => void (app = await testApp({ deps: { clock }, env: { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' } })));
afterAll(() => app.close());

const newest = async (who: Caller, entityId: string) => (await ok(who, audit.list, { query: { entityId } })).items[0]!;
const revert = (who: Caller, id: string) => call(who, audit.revert, { params: { id } });
const setEnabled = async (by: Caller, id: string, isEnabled: boolean) => {
  const read = await ok(by, accounts.get, { params: { id } });
  return ok(by, accounts.update, { params: { id }, body: { ...read, isEnabled } });
};
const roleOf = async (who: Caller, id: string) => (await ok(who, accounts.get, { params: { id } })).memberships[0]!;
const ofEnterprises = permissions.filter((permission) => permissionsOf('administrator', 'enterprise').has(permission));

/** The change by which somebody's role was taken away. */
const aTakenRole = async (by: Caller, personId: string) => {
  const { id } = await roleOf(by, personId);
  await ok(by, memberships.remove, { params: { id } });
  return newest(by, id);
};

test('nobody gives by undoing what they do not hold', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const person = await anAccount(app, enterprise);
  const taken = await aTakenRole(admin, person.id);
  const weak = await withApiKey(app, enterprise, ['audit:read', 'audit:revert', 'accounts:read', 'accounts:write']);
  expect((await revert(weak, taken.changeSetId)).problem.code).toBe('forbidden');
  expect((await signIn(aBrowser(app), person)).status).toBe(403);
  const removed = await anAccount(app, enterprise);
  await ok(admin, accounts.remove, { params: { id: removed.id } });
  expect((await revert(weak, (await newest(admin, removed.id)).changeSetId)).problem.code).toBe('forbidden');
  expect((await call(admin, accounts.get, { params: { id: removed.id } })).status).toBe(404);
});

test('undoing asks for the right to look after accounts, not only for the right to undo', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const taken = await aTakenRole(admin, (await anAccount(app, enterprise, { role: 'agent' })).id);
  const without = ofEnterprises.filter((permission): permission is Permission => permission !== 'accounts:write');
  expect((await revert(await withApiKey(app, enterprise, without), taken.changeSetId)).problem).toMatchObject({ code: 'forbidden', params: { permission: 'accounts:write' } });
  for (const role of ['read-only', 'supervisor', 'monitor', 'agent'] as const) expect((await revert(await signedIn(app, enterprise, role), taken.changeSetId)).status).toBe(403);
});

test('a sibling finds no change to undo, and cannot tell it from none', async () => {
  const { platform, reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const taken = await aTakenRole(admin, (await anAccount(app, enterprise)).id);
  const sibling = await anOrganisation(app, platform, 'reseller');
  for (const stranger of [await signedIn(app, sibling), await signedIn(app, await anOrganisation(app, sibling, 'enterprise'))]) {
    const [theirs, none] = [await revert(stranger, taken.changeSetId), await revert(stranger, clock.newId())];
    expect([theirs.status, theirs.problem.detail]).toEqual([none.status, none.problem.detail]);
    expect(theirs.status).toBe(404);
  }
});

test('what was done above is not undone from below', async () => {
  const { reseller, enterprise } = await aTree(app);
  const above = await signedIn(app, reseller);
  const taken = await aTakenRole(above, (await anAccount(app, reseller)).id);
  expect((await revert(await signedIn(app, enterprise), taken.changeSetId)).status).toBe(404);
});

test('nobody locks themself out by undoing', async () => {
  const { enterprise } = await aTree(app);
  await anAccount(app, enterprise);
  const [person, other] = [await anAccount(app, enterprise), await signedIn(app, enterprise)];
  await setEnabled(other, person.id, false);
  await setEnabled(other, person.id, true);
  const enabled = await newest(other, person.id);
  const { memberships: held } = await ok(other, memberships.create, { params: { id: person.id }, body: { organisationId: enterprise.id, role: 'read-only' } });
  const given = await newest(other, held.find(({ role }) => role === 'read-only')!.id);
  const own = aBrowser(app, { at: enterprise });
  await signIn(own, person);
  for (const { changeSetId } of [enabled, given]) expect((await browse(own, audit.revert, { params: { id: changeSetId } })).problem.detail).toContain('your own account');
});

test('the last administrator stays, whatever is undone', async () => {
  const { reseller, enterprise } = await aTree(app);
  const above = await signedIn(app, reseller);
  const last = await anAccount(app, enterprise, { role: 'agent' });
  const { memberships: held } = await ok(above, memberships.create, { params: { id: last.id }, body: { organisationId: enterprise.id, role: 'administrator' } });
  const given = await newest(above, held.find(({ role }) => role === 'administrator')!.id);
  await setEnabled(above, last.id, false);
  await setEnabled(above, last.id, true);
  const enabled = await newest(above, last.id);
  const program = await withApiKey(app, enterprise, ofEnterprises);
  for (const change of [given, enabled]) expect((await revert(program, change.changeSetId)).problem.detail).toContain('last administrator');
  expect((await signIn(aBrowser(app), last)).status).toBe(200);
});

test('what signs somebody in at a stranger\'s organisation too is not undone from one side', async () => {
  const [here, there] = [await aTree(app), await aTree(app)];
  const admin = await signedIn(app, here.enterprise);
  const person = await anAccount(app, here.enterprise, { role: 'agent' });
  await setEnabled(admin, person.id, false);
  await setEnabled(admin, person.id, true);
  const enabled = await newest(admin, person.id);
  await aMembership(app, person.id, there.enterprise, 'read-only');
  expect((await revert(admin, enabled.changeSetId)).problem.detail).toContain('outside');
});

test('a person who stayed elsewhere gets the role back and keeps their own password, name and home', async () => {
  const [here, there] = [await aTree(app), await aTree(app)];
  const admin = await signedIn(app, here.enterprise);
  const person = await anAccount(app, here.enterprise, { role: 'agent' });
  await aMembership(app, person.id, there.enterprise, 'read-only');
  await ok(admin, accounts.remove, { params: { id: person.id } });
  expect((await revert(admin, (await newest(admin, person.id)).changeSetId)).status).toBe(200);
  expect(await ok(admin, accounts.get, { params: { id: person.id } })).toMatchObject({ isOwn: false, status: 'active', memberships: [{ role: 'agent' }] });
  expect((await signIn(aBrowser(app), person)).status).toBe(200);
});

test('two who undo a removal at the same moment bring the person back once', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const person = await anAccount(app, enterprise);
  await ok(admin, accounts.remove, { params: { id: person.id } });
  const { changeSetId } = await newest(admin, person.id);
  const answers = await Promise.all([1, 2, 3].map(() => revert(admin, changeSetId)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  expect((await ok(admin, accounts.get, { params: { id: person.id } })).memberships).toHaveLength(1);
});

test('a mail that was sent cannot be undone, and the log says so', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const person = await anAccount(app, enterprise);
  await ok(admin, accounts.sendReset, { params: { id: person.id } });
  const change = await newest(admin, person.id);
  expect(change).toMatchObject({ action: 'account.reset-sent', isRevertible: false });
  expect((await revert(admin, change.changeSetId)).problem.code).toBe('rule-broken');
});
