import { accounts, memberships } from '@patchbay/contract/accounts';
import { audit } from '@patchbay/contract/audit';
import { organisations } from '@patchbay/contract/organisations';
import { session } from '@patchbay/contract/session';
import { testApp, testClock, type TestApp } from '@patchbay/testkit/app';
import { aBrowser, aMembership, anAccount, browse, mailsTo, signIn } from '@patchbay/testkit/builders/accounts';
import { anExtensionPerson } from '@patchbay/testkit/builders/extensions';
import { anOrganisation, aTree, type Node, unique } from '@patchbay/testkit/builders/organisations';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

const clock = testClock();
let app: TestApp;
beforeAll(async () => void (app = await testApp({ deps: { clock }, env: { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' } })));
afterAll(() => app.close());

const newAddress = () => `${unique()}@people.example`.toLowerCase();
const invitation = (at: Node, overrides: object = {}) => ({ email: newAddress(), name: 'Rosa Example', organisationId: at.id, role: 'administrator' as const, ...overrides });

test('an invited person is listed with their role, and the log says who invited them', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const body = invitation(enterprise, { role: 'read-only' });
  const made = await ok(admin, accounts.create, { body });
  expect(made).toMatchObject({ email: body.email, name: 'Rosa Example', status: 'invited', isOwn: true, memberships: [{ organisationId: enterprise.id, organisationName: enterprise.name, organisationKind: 'enterprise', role: 'read-only' }] });
  expect(await ok(admin, accounts.get, { params: { id: made.id } })).toEqual(made);
  const { items } = await ok(admin, audit.list, {});
  expect(items.map((item) => item.action).sort()).toEqual(['account.invited', 'membership.created']);
  expect(new Set(items.map((item) => item.changeSetId)).size).toBe(1);
});

test('a list shows the people of the subtree, found by name or address, status, role and place', async () => {
  const { reseller, enterprise } = await aTree(app);
  const sibling = await anOrganisation(app, reseller, 'enterprise');
  const admin = await signedIn(app, reseller);
  const ada = await anAccount(app, enterprise, { name: 'Ada Reader', role: 'read-only' });
  const ben = await anAccount(app, sibling, { name: 'Ben Ruler' });
  await aMembership(app, ada.id, sibling, 'supervisor');
  const found = async (query: object) => (await ok(admin, accounts.list, { query })).items.map((item) => item.name);
  expect(await found({ q: 'ada' })).toEqual(['Ada Reader']);
  expect(await found({ q: ben.email.slice(0, 9).toUpperCase() })).toContain('Ben Ruler');
  expect(await found({ role: 'read-only' })).toEqual(['Ada Reader']);
  expect(await found({ atOrganisationId: sibling.id })).toEqual(['Ada Reader', 'Ben Ruler']);
  // One membership has to fit both: she reads here and supervises there.
  expect(await found({ atOrganisationId: sibling.id, role: 'read-only' })).toEqual([]);
  expect(await found({ status: 'disabled' })).toEqual([]);
  expect(await found({ status: 'active', atOrganisationId: enterprise.id })).toEqual(['Ada Reader']);
});

test('[73] the account of an extension names its extension, for an enterprise and for those above it', async () => {
  const { reseller, enterprise } = await aTree(app);
  const person = await anExtensionPerson(app, enterprise, { username: 'ann.lee' });
  for (const place of [enterprise, reseller]) {
    const admin = await signedIn(app, place);
    const { items } = await ok(admin, accounts.list, { query: { q: 'ann.lee' } });
    expect(items).toMatchObject([{ id: person.accountId, username: 'ann.lee', extensionId: person.id }]);
    expect(await ok(admin, accounts.get, { params: { id: person.accountId } })).toEqual(items[0]);
  }
  const other = await anAccount(app, enterprise);
  expect(await ok(await signedIn(app, enterprise), accounts.get, { params: { id: other.id } })).toMatchObject({ extensionId: null });
});

test('pages of every sort show each person once, those who never signed in included', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  for (let index = 0; index < 5; index += 1) await anAccount(app, enterprise, { name: `Same ${index % 2}` });
  await signIn(aBrowser(app), await anAccount(app, enterprise, { name: 'Same 1' }));
  for (const sort of ['name', '-email', 'lastSignInAt', '-lastSignInAt', 'createdAt', '-updatedAt'] as const) {
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await ok(admin, accounts.list, { query: { sort, pageSize: 3, ...(after && { after }) } });
      seen.push(...page.items.map((item) => item.id));
      if (page.next === null) break;
      after = page.next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([7, 7]);
  }
});

test('the export has the same people, one line each', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  await anAccount(app, enterprise, { name: '=Danger', role: 'monitor' });
  const answer = await call(admin, accounts.list, { query: { format: 'csv', q: 'danger' } });
  expect(answer.text.split('\r\n')).toEqual(['\ufeffName,E-mail,User Name,Status,Second Factor,Roles,Last Sign-in,Created', expect.stringMatching(`^'=Danger,.*,,active,false,monitor at ${enterprise.name},`), '']);
});

test('who is disabled is signed out at once and cannot come back until enabled', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const person = await anAccount(app, enterprise);
  const browser = aBrowser(app, { at: enterprise });
  await signIn(browser, person);
  const read = await ok(admin, accounts.get, { params: { id: person.id } });
  const disabled = await ok(admin, accounts.update, { params: { id: person.id }, body: { ...read, isEnabled: false } });
  expect(disabled).toMatchObject({ status: 'disabled', version: read.version + 1 });
  expect((await browse(browser, organisations.list)).status).toBe(401);
  expect((await signIn(aBrowser(app), person)).problem).toMatchObject({ code: 'forbidden', params: { reason: 'account-disabled' } });
  await ok(admin, accounts.update, { params: { id: person.id }, body: { ...disabled, isEnabled: true } });
  // The old session does not come back to life.
  expect((await browse(browser, organisations.list)).status).toBe(401);
  expect((await signIn(aBrowser(app), person)).status).toBe(200);
});

test('the second of two editors learns of the first', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const { id } = await anAccount(app, enterprise);
  const read = await ok(admin, accounts.get, { params: { id } });
  await ok(admin, accounts.update, { params: { id }, body: { ...read, name: 'First' } });
  expect((await call(admin, accounts.update, { params: { id }, body: { ...read, name: 'Second' } })).problem.code).toBe('stale-version');
});

test('a removed person is gone, with sessions and roles, and the dialog said so before', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const person = await anAccount(app, enterprise);
  const browser = aBrowser(app, { at: enterprise });
  await signIn(browser, person);
  const { blocking, removed } = await ok(admin, accounts.references, { params: { id: person.id } });
  expect([blocking, removed]).toEqual([[], [{ kind: 'membership', id: expect.any(String), label: `administrator · ${enterprise.name}` }]]);
  await ok(admin, accounts.remove, { params: { id: person.id } });
  expect((await call(admin, accounts.get, { params: { id: person.id } })).status).toBe(404);
  expect((await browse(browser, organisations.list)).status).toBe(401);
  expect((await signIn(aBrowser(app), person)).status).toBe(401);
});

test('roles are given and taken; with the last one the sessions end', async () => {
  const { reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const person = await anAccount(app, enterprise, { role: 'monitor' });
  const browser = aBrowser(app, { at: enterprise });
  await signIn(browser, person);
  const after = await ok(admin, memberships.create, { params: { id: person.id }, body: { organisationId: enterprise.id, role: 'supervisor' } });
  expect(after.memberships.map((membership) => membership.role).sort()).toEqual(['monitor', 'supervisor']);
  const again = await call(admin, memberships.create, { params: { id: person.id }, body: { organisationId: enterprise.id, role: 'supervisor' } });
  expect(again.problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/role' }] });
  await ok(admin, memberships.remove, { params: { id: after.memberships[0]!.id } });
  expect((await browse(browser, session.get)).body.session).not.toBeNull();
  await ok(admin, memberships.remove, { params: { id: after.memberships[1]!.id } });
  expect((await browse(browser, session.get)).body.session).toBeNull();
  expect((await signIn(aBrowser(app), person)).problem).toMatchObject({ code: 'forbidden', params: { reason: 'no-organisation' } });
  expect(await ok(admin, accounts.get, { params: { id: person.id } })).toMatchObject({ memberships: [] });
});

test('an administrator mails a link to choose a new password', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const person = await anAccount(app, enterprise);
  await ok(admin, accounts.sendReset, { params: { id: person.id } });
  const [mail] = await mailsTo(app, person.email);
  const done = await browse(aBrowser(app), session.completeReset, { body: { token: mail!.token, password: 'a new password for me' } });
  expect(done.status).toBe(204);
  expect((await signIn(aBrowser(app), { ...person, password: 'a new password for me' })).status).toBe(200);
  const invited = await ok(admin, accounts.create, { body: invitation(enterprise) });
  expect((await call(admin, accounts.sendReset, { params: { id: invited.id } })).problem.code).toBe('rule-broken');
  expect((await call(admin, accounts.resendInvitation, { params: { id: person.id } })).problem.code).toBe('rule-broken');
});

test('the mails of administrators to one person are counted', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const { id } = await anAccount(app, enterprise);
  const statuses: number[] = [];
  for (let round = 0; round < 6; round += 1) statuses.push((await call(admin, accounts.sendReset, { params: { id } })).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
});

test('what somebody may do is explained by the roles that give it', async () => {
  const { reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const person = await anAccount(app, reseller, { role: 'read-only' });
  await aMembership(app, person.id, enterprise, 'administrator');
  const explain = async (at: Node) => {
    const { permissions } = await ok(admin, accounts.explain, { params: { id: person.id }, query: { atOrganisationId: at.id } });
    return Object.fromEntries(permissions.map(({ permission, because }) => [permission, because.map((one) => `${one.role} at ${one.organisationName}`)]));
  };
  const below = await explain(enterprise);
  expect(below['extensions:write']).toEqual([`administrator at ${enterprise.name}`]);
  expect(below['extensions:read']).toEqual([`administrator at ${enterprise.name}`, `read-only at ${reseller.name}`]);
  expect(below['jobs:read']).toEqual([]);
  expect((await explain(reseller))['extensions:write']).toEqual([]);
  await ok(admin, organisations.disable, { params: { id: enterprise.id } });
  expect((await explain(enterprise))['extensions:write']).toEqual([]);
  const elsewhere = await call(admin, accounts.explain, { params: { id: person.id }, query: { atOrganisationId: (await aTree(app)).enterprise.id } });
  expect(elsewhere.status).toBe(404);
});
