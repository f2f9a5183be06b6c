import { accounts, memberships } from '@patchbay/contract/accounts';
import { audit } from '@patchbay/contract/audit';
import { organisations } from '@patchbay/contract/organisations';
import { session } from '@patchbay/contract/session';
import { testApp, testClock, type TestApp } from '@patchbay/testkit/app';
import { aBrowser, anAccount, browse, mailsTo, signIn, testPassword } from '@patchbay/testkit/builders/accounts';
import { aTree, type Node, unique } from '@patchbay/testkit/builders/organisations';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

const clock = testClock();
let app: TestApp;
beforeAll(async () => void (app = await testApp({ deps: { clock }, env: { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' } })));
afterAll(() => app.close());

const newest = async (who: Caller, entityId: string) => (await ok(who, audit.list, { query: { entityId } })).items[0]!;
const undo = async (who: Caller, entityId: string) => ok(who, audit.revert, { params: { id: (await newest(who, entityId)).changeSetId } });
const update = async (by: Caller, id: string, draft: { name?: string; isEnabled?: boolean }) => {
  const read = await ok(by, accounts.get, { params: { id } });
  return ok(by, accounts.update, { params: { id }, body: { ...read, ...draft } });
};
const invite = (by: Caller, at: Pick<Node, 'id'>, email = `${unique()}@people.example`.toLowerCase()) =>
  ok(by, accounts.create, { body: { email, name: 'Rosa Example', organisationId: at.id, role: 'administrator' } });
const accept = async (email: string) => {
  const [mail] = await mailsTo(app, email);
  return browse(aBrowser(app), session.acceptInvitation, { body: { token: mail!.token, name: 'Rosa Example', password: testPassword } });
};

test('a name that was changed comes back, and the log calls the account by its address', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const person = await anAccount(app, enterprise, { name: 'Right' });
  await update(admin, person.id, { name: 'Wrong' });
  await undo(admin, person.id);
  expect((await ok(admin, accounts.get, { params: { id: person.id } })).name).toBe('Right');
  expect(await newest(admin, person.id)).toMatchObject({ action: 'account.updated', entity: { label: person.email }, before: { name: 'Wrong' }, after: { name: 'Right' } });
});

test('somebody who was disabled can sign in again, and by another undoing no more', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const person = await anAccount(app, enterprise);
  await update(admin, person.id, { isEnabled: false });
  await undo(admin, person.id);
  const browser = aBrowser(app, { at: enterprise });
  expect((await signIn(browser, person)).status).toBe(200);
  await undo(admin, person.id);
  expect((await browse(browser, accounts.list)).status).toBe(401);
});

test('a role that was given is taken away, and given again', async () => {
  const { reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const person = await anAccount(app, enterprise, { role: 'monitor' });
  const roles = async () => (await ok(admin, accounts.get, { params: { id: person.id } })).memberships.map(({ role }) => role).sort();
  const { memberships: held } = await ok(admin, memberships.create, { params: { id: person.id }, body: { organisationId: enterprise.id, role: 'supervisor' } });
  const given = held.find(({ role }) => role === 'supervisor')!;
  expect(await newest(admin, given.id)).toMatchObject({ action: 'membership.created', isRevertible: true });
  await undo(admin, given.id);
  expect(await roles()).toEqual(['monitor']);
  await undo(admin, given.id);
  expect(await roles()).toEqual(['monitor', 'supervisor']);
  expect(await newest(admin, given.id)).toMatchObject({ action: 'membership.created', entity: { label: `${person.email} · ${enterprise.name}` } });
});

test('a role that was taken away comes back, even as the only one', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const person = await anAccount(app, enterprise);
  const { memberships: [held] } = await ok(admin, accounts.get, { params: { id: person.id } });
  await ok(admin, memberships.remove, { params: { id: held!.id } });
  expect((await signIn(aBrowser(app), person)).status).toBe(403);
  await undo(admin, held!.id);
  expect((await signIn(aBrowser(app), person)).status).toBe(200);
});

test('a role that was given again meanwhile does not come back a second time', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const person = await anAccount(app, enterprise, { role: 'agent' });
  const { memberships: [held] } = await ok(admin, accounts.get, { params: { id: person.id } });
  await ok(admin, memberships.remove, { params: { id: held!.id } });
  await ok(admin, memberships.create, { params: { id: person.id }, body: { organisationId: enterprise.id, role: 'agent' } });
  const { changeSetId } = await newest(admin, held!.id);
  expect((await call(admin, audit.revert, { params: { id: changeSetId } })).problem.code).toBe('already-exists');
});

test('an invitation is withdrawn with its account and its link, and by another undoing stands again', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const invited = await invite(admin, enterprise);
  await undo(admin, invited.id);
  expect((await call(admin, accounts.get, { params: { id: invited.id } })).status).toBe(404);
  expect((await accept(invited.email!)).status).toBe(404);
  await undo(admin, invited.id);
  expect(await ok(admin, accounts.get, { params: { id: invited.id } })).toMatchObject({ name: 'Rosa Example', status: 'invited', memberships: [{ role: 'administrator' }] });
  expect(await mailsTo(app, invited.email!)).toHaveLength(1);
  await ok(admin, accounts.resendInvitation, { params: { id: invited.id } });
  expect((await accept(invited.email!)).status).toBe(200);
});

test('an invitation that was accepted is not withdrawn, and the dialog says so beforehand', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const invited = await invite(admin, enterprise);
  const { changeSetId } = (await ok(admin, audit.list, { query: { entityId: invited.id, action: 'account.invited' } })).items[0]!;
  await accept(invited.email!);
  const { steps } = await ok(admin, audit.previewRevert, { params: { id: changeSetId } });
  expect(steps.find(({ entity }) => entity.type === 'account')!.conflict).toMatch(/^It was changed since, by Rosa Example/);
  expect((await call(admin, audit.revert, { params: { id: changeSetId } })).problem.code).toBe('revert-conflict');
  expect(await newest(admin, invited.id)).toMatchObject({ action: 'account.invitation-accepted', isRevertible: false });
  expect((await call(admin, audit.revert, { params: { id: (await newest(admin, invited.id)).changeSetId } })).problem.code).toBe('revert-conflict');
});

test('an invitation of somebody who has other roles since stands', async () => {
  const { reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const invited = await invite(admin, enterprise);
  const { changeSetId } = await newest(admin, invited.id);
  await ok(admin, memberships.create, { params: { id: invited.id }, body: { organisationId: reseller.id, role: 'read-only' } });
  expect((await call(admin, audit.revert, { params: { id: changeSetId } })).problem).toMatchObject({ code: 'rule-broken' });
  expect((await ok(admin, accounts.get, { params: { id: invited.id } })).memberships).toHaveLength(2);
});

test('inviting somebody who has an account elsewhere is undone by taking the role away', async () => {
  const [here, there] = [await aTree(app), await aTree(app)];
  const admin = await signedIn(app, here.enterprise);
  const known = await anAccount(app, there.enterprise);
  const { memberships: [given] } = await invite(admin, here.enterprise, known.email);
  expect(await newest(admin, known.id)).toMatchObject({ action: 'account.invited', isRevertible: false });
  await undo(admin, given!.id);
  expect((await call(admin, accounts.get, { params: { id: known.id } })).status).toBe(404);
  expect((await signIn(aBrowser(app), known)).status).toBe(200);
});

test('opening an enterprise with its administrator is undone as a whole while the invitation is open', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const administratorEmail = `${unique()}@people.example`.toLowerCase();
  const made = await ok(admin, organisations.create, { body: { name: 'Olea', code: `O${unique()}`, kind: 'enterprise', parentId: reseller.id, administratorEmail } });
  expect(await undo(admin, made.id)).toMatchObject({ reverted: 3 });
  expect((await call(admin, organisations.get, { params: { id: made.id } })).status).toBe(404);
  expect((await accept(administratorEmail)).status).toBe(404);
});

test('a person who was removed comes back with every role, invited anew and without the old password', async () => {
  const { reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const person = await anAccount(app, enterprise, { role: 'supervisor' });
  await ok(admin, memberships.create, { params: { id: person.id }, body: { organisationId: enterprise.id, role: 'monitor' } });
  await ok(admin, accounts.remove, { params: { id: person.id } });
  expect(await undo(admin, person.id)).toMatchObject({ reverted: 3 });
  const back = await ok(admin, accounts.get, { params: { id: person.id } });
  expect(back).toMatchObject({ email: person.email, name: person.name, status: 'invited', hasSecondFactor: false });
  expect(back.memberships.map(({ role }) => role).sort()).toEqual(['monitor', 'supervisor']);
  expect((await signIn(aBrowser(app), person)).status).toBe(401);
  expect(await mailsTo(app, person.email)).toEqual([]);
});

test('a person who was invited anew meanwhile is not brought back beside themself', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const person = await anAccount(app, enterprise);
  await ok(admin, accounts.remove, { params: { id: person.id } });
  const { changeSetId } = await newest(admin, person.id);
  const anew = await invite(admin, enterprise, person.email);
  expect((await call(admin, audit.revert, { params: { id: changeSetId } })).problem.detail).toContain('another account meanwhile');
  expect((await ok(admin, accounts.get, { params: { id: anew.id } })).memberships).toHaveLength(1);
});
