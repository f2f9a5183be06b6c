import { accounts, memberships } from '@patchbay/contract/accounts';
import { organisations } from '@patchbay/contract/organisations';
import { account, session } from '@patchbay/contract/session';
import type { Permission } from '@patchbay/contract/permissions';
import { permissionsOf } from '@patchbay/domain/access/roles';
import { inScope } from '@patchbay/database/scope';
import { testApp, testClock, type TestApp } from '@patchbay/testkit/app';
import { aBrowser, aMembership, anAccount, browse, mailsTo, oneTimeCode, signIn } from '@patchbay/testkit/builders/accounts';
import { anExtensionPerson } from '@patchbay/testkit/builders/extensions';
import { anOrganisation, aTree, type Node, unique } from '@patchbay/testkit/builders/organisations';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn, withApiKey } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

const clock = testClock();
let app: TestApp;
beforeAll(async () => void (app = await testApp({ deps: { clock }, env: { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' } })));
afterAll(() => app.close());

const newAddress = () => `${unique()}@people.example`.toLowerCase();
const invitation = (at: Pick<Node, 'id'>, overrides: object = {}) => ({ email: newAddress(), name: 'Rosa Example', organisationId: at.id, role: 'administrator' as const, ...overrides });
const disable = async (by: Caller, id: string) => {
  const read = await ok(by, accounts.get, { params: { id } });
  return call(by, accounts.update, { params: { id }, body: { ...read, isEnabled: false } });
};
const keyWith = (at: Node, ...permissions: Permission[]) => withApiKey(app, at, ['organisations:read', 'accounts:read', 'accounts:write', ...permissions]);

test('inviting somebody who has an account elsewhere answers as for anybody, adds the role, and mails no password link', async () => {
  const [here, there] = [await aTree(app), await aTree(app)];
  const admin = await signedIn(app, here.enterprise);
  const known = await anAccount(app, there.enterprise, { name: 'Known Elsewhere' });
  const first = await call(admin, accounts.create, { body: invitation(here.enterprise) });
  const second = await call(admin, accounts.create, { body: invitation(here.enterprise, { email: known.email }) });
  expect([second.status, Object.keys(second.body)]).toEqual([first.status, Object.keys(first.body)]);
  expect(second.body).toMatchObject({ id: known.id, isOwn: false, memberships: [{ organisationId: here.enterprise.id }] });
  const [mail] = await mailsTo(app, known.email);
  expect([mail!.template, mail!.token]).toEqual(['membership-added', '']);
  expect((await signIn(aBrowser(app), known)).status).toBe(200);
});

test('what an organisation sees of somebody ends where its subtree ends', async () => {
  const [here, there] = [await aTree(app), await aTree(app)];
  const person = await anAccount(app, there.enterprise, { role: 'monitor' });
  await aMembership(app, person.id, here.enterprise, 'read-only');
  const admin = await signedIn(app, here.reseller);
  const seen = await ok(admin, accounts.get, { params: { id: person.id } });
  expect(seen.memberships.map((membership) => membership.organisationId)).toEqual([here.enterprise.id]);
  const listed = await call(admin, accounts.list);
  expect(listed.text).not.toContain(there.enterprise.name);
  const { permissions } = await ok(admin, accounts.explain, { params: { id: person.id }, query: { atOrganisationId: here.enterprise.id } });
  expect(JSON.stringify(permissions)).not.toContain(there.enterprise.id);
});

test('which extension an account belongs to is answered within its enterprise and above it, and nowhere else', async () => {
  const { platform, reseller, enterprise } = await aTree(app);
  const sibling = await anOrganisation(app, reseller, 'enterprise');
  const { id, accountId } = await anExtensionPerson(app, enterprise);
  const asked = (path: string) => inScope(app.deps.database, { kind: 'subtree', path }, (tx) => tx.$queryRaw<{ id: string | null }[]>`select extension_of_account(${accountId}::uuid) as id`);
  for (const { path } of [platform, reseller, enterprise]) expect(await asked(path)).toEqual([{ id }]);
  for (const path of [sibling.path, '']) expect(await asked(path)).toEqual([{ id: null }]);
});

test('an account with its home elsewhere cannot be changed, only its roles here', async () => {
  const [here, there] = [await aTree(app), await aTree(app)];
  const person = await anAccount(app, there.enterprise);
  const membershipId = await aMembership(app, person.id, here.enterprise, 'read-only');
  const admin = await signedIn(app, here.reseller);
  const params = { id: person.id };
  expect((await disable(admin, person.id)).problem.code).toBe('rule-broken');
  for (const endpoint of [accounts.remove, accounts.sendReset, accounts.removeSecondFactor]) expect((await call(admin, endpoint, { params })).problem.code).toBe('rule-broken');
  await ok(admin, memberships.remove, { params: { id: membershipId } });
  expect((await call(admin, accounts.get, { params })).status).toBe(404);
  expect((await signIn(aBrowser(app), person)).status).toBe(200);
});

test('removing somebody who works elsewhere too leaves them there', async () => {
  const [here, there] = [await aTree(app), await aTree(app)];
  const person = await anAccount(app, here.enterprise);
  await aMembership(app, person.id, there.enterprise, 'read-only');
  await ok(await signedIn(app, here.enterprise), accounts.remove, { params: { id: person.id } });
  expect((await signIn(aBrowser(app), person)).status).toBe(200);
  const now = await ok(await signedIn(app, there.enterprise), accounts.get, { params: { id: person.id } });
  expect(now).toMatchObject({ isOwn: true, memberships: [{ role: 'read-only' }] });
});

test('what signs somebody in at a stranger\'s organisation too is changed from above both only', async () => {
  const [here, there] = [await aTree(app), await aTree(app)];
  const person = await anAccount(app, here.enterprise);
  await aMembership(app, person.id, there.enterprise, 'read-only');
  for (const below of [here.enterprise, here.reseller]) {
    const admin = await signedIn(app, below);
    expect((await disable(admin, person.id)).problem.detail).toContain('outside');
    expect((await call(admin, accounts.removeSecondFactor, { params: { id: person.id } })).problem.detail).toContain('outside');
  }
  expect((await disable(await signedIn(app, here.platform), person.id)).status).toBe(200);
});

test('removing an organisation leaves its people where they work elsewhere', async () => {
  const { reseller, enterprise } = await aTree(app);
  const sibling = await anOrganisation(app, reseller, 'enterprise');
  const [both, only] = [await anAccount(app, enterprise), await anAccount(app, enterprise)];
  await aMembership(app, both.id, sibling, 'monitor');
  const admin = await signedIn(app, reseller);
  await ok(admin, organisations.disable, { params: { id: enterprise.id } });
  await ok(admin, organisations.remove, { params: { id: enterprise.id } });
  expect((await signIn(aBrowser(app), both)).status).toBe(200);
  expect((await signIn(aBrowser(app), only)).status).toBe(401);
});

test('nobody reaches a person of a stranger, and cannot tell them from nobody', async () => {
  const [here, there] = [await aTree(app), await aTree(app)];
  const admin = await signedIn(app, here.enterprise);
  const stranger = await anAccount(app, there.enterprise);
  const answers = async (id: string) => {
    const calls = [accounts.get, accounts.remove, accounts.references, accounts.resendInvitation, accounts.sendReset, accounts.removeSecondFactor].map((endpoint) => call(admin, endpoint, { params: { id } }));
    const given = call(admin, memberships.create, { params: { id }, body: { organisationId: here.enterprise.id, role: 'agent' } });
    return (await Promise.all([...calls, given])).map(({ status, problem }) => [status, problem.detail]);
  };
  const theirs = await answers(stranger.id);
  expect(theirs).toEqual(await answers(clock.newId()));
  expect(new Set(theirs.map(([status]) => status))).toEqual(new Set([404]));
});

test('a stranger who knows an id does not use up the mails of that person', async () => {
  const [here, there] = [await aTree(app), await aTree(app)];
  const [stranger, admin] = [await signedIn(app, there.enterprise), await signedIn(app, here.enterprise)];
  const person = await anAccount(app, here.enterprise);
  for (let round = 0; round < 6; round += 1) await call(stranger, accounts.sendReset, { params: { id: person.id } });
  expect((await call(stranger, accounts.sendReset, { params: { id: person.id } })).status).toBe(429);
  expect((await call(admin, accounts.sendReset, { params: { id: person.id } })).status).toBe(200);
});

test('nobody invites to, or gives a role at, an organisation out of reach', async () => {
  const [here, there] = [await aTree(app), await aTree(app)];
  const admin = await signedIn(app, here.enterprise);
  const person = await anAccount(app, here.enterprise);
  for (const target of [there.enterprise, here.reseller, here.platform]) {
    expect((await call(admin, accounts.create, { body: invitation(target) })).status).toBe(404);
    expect((await call(admin, memberships.create, { params: { id: person.id }, body: { organisationId: target.id, role: 'administrator' } })).status).toBe(404);
  }
});

test('a role from above cannot be taken away from below', async () => {
  const { reseller, enterprise } = await aTree(app);
  const person = await anAccount(app, enterprise, { role: 'monitor' });
  const above = await aMembership(app, person.id, reseller, 'administrator');
  expect((await call(await signedIn(app, enterprise), memberships.remove, { params: { id: above } })).status).toBe(404);
});

test('who is given a role above is from then on looked after above', async () => {
  const { reseller, enterprise } = await aTree(app);
  const person = await anAccount(app, enterprise);
  await ok(await signedIn(app, reseller), memberships.create, { params: { id: person.id }, body: { organisationId: reseller.id, role: 'administrator' } });
  const below = await signedIn(app, enterprise);
  expect((await ok(below, accounts.get, { params: { id: person.id } })).isOwn).toBe(false);
  expect((await disable(below, person.id)).problem.code).toBe('rule-broken');
});

test('nobody gives what they do not hold, nor a role that does not exist there', async () => {
  const { reseller, enterprise } = await aTree(app);
  const key = await keyWith(reseller);
  expect((await call(key, accounts.create, { body: invitation(enterprise) })).problem.code).toBe('forbidden');
  expect((await call(key, accounts.create, { body: invitation(enterprise, { role: 'agent' }) })).status).toBe(201);
  const admin = await signedIn(app, reseller);
  const misplaced = await call(admin, accounts.create, { body: invitation(reseller, { role: 'supervisor' }) });
  expect(misplaced.problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/role' }] });
});

test('a key that opens organisations does not invite through them what it may not invite itself', async () => {
  const { reseller } = await aTree(app);
  const key = await withApiKey(app, reseller, ['organisations:read', 'organisations:write']);
  const body = { kind: 'enterprise' as const, parentId: reseller.id, name: 'Olea', code: `O${unique()}`, administratorEmail: newAddress() };
  expect((await call(key, organisations.create, { body })).problem.code).toBe('forbidden');
  expect((await call(key, organisations.create, { body: { ...body, administratorEmail: '' } })).status).toBe(201);
});

test('a key with few permissions does not decide about people who have more', async () => {
  const { enterprise } = await aTree(app);
  const key = await keyWith(enterprise);
  await anAccount(app, enterprise);
  const boss = await anAccount(app, enterprise);
  expect((await disable(key, boss.id)).problem.code).toBe('forbidden');
  expect((await call(key, accounts.remove, { params: { id: boss.id } })).problem.code).toBe('forbidden');
  const { memberships: held } = await ok(key, accounts.get, { params: { id: boss.id } });
  expect((await call(key, memberships.remove, { params: { id: held[0]!.id } })).problem.code).toBe('forbidden');
});

test('nobody disables or removes themself, or takes their own role', async () => {
  const { enterprise } = await aTree(app);
  await anAccount(app, enterprise);
  const admin = await signedIn(app, enterprise);
  const { memberships: held } = await ok(admin, accounts.get, { params: { id: admin.accountId } });
  expect((await disable(admin, admin.accountId)).problem.code).toBe('rule-broken');
  expect((await call(admin, accounts.remove, { params: { id: admin.accountId } })).problem.code).toBe('rule-broken');
  expect((await call(admin, memberships.remove, { params: { id: held[0]!.id } })).problem.code).toBe('rule-broken');
});

test('the last administrator of an organisation stays, whatever a program asks for', async () => {
  const { enterprise } = await aTree(app);
  const key = await withApiKey(app, enterprise, [...permissionsOf('administrator', 'enterprise')]);
  const last = await anAccount(app, enterprise);
  // Invited only: cannot sign in yet, so does not count.
  await ok(key, accounts.create, { body: invitation(enterprise) });
  const { memberships: held } = await ok(key, accounts.get, { params: { id: last.id } });
  expect((await disable(key, last.id)).problem.detail).toContain('last administrator');
  expect((await call(key, accounts.remove, { params: { id: last.id } })).problem.code).toBe('rule-broken');
  expect((await call(key, memberships.remove, { params: { id: held[0]!.id } })).problem.code).toBe('rule-broken');
  await anAccount(app, enterprise);
  expect((await call(key, memberships.remove, { params: { id: held[0]!.id } })).status).toBe(204);
});

test('two administrators who remove each other at the same moment do not both succeed', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { enterprise } = await aTree(app);
    const [one, two] = [await signedIn(app, enterprise), await signedIn(app, enterprise)];
    const answers = await Promise.all([call(one, accounts.remove, { params: { id: two.accountId } }), call(two, accounts.remove, { params: { id: one.accountId } })]);
    expect(answers.filter((answer) => answer.status === 204)).toHaveLength(1);
  }
});

test('a lost second factor is removed by an administrator, not by the person\'s own open session', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const person = await anAccount(app, enterprise);
  const browser = aBrowser(app, { at: enterprise });
  await signIn(browser, person);
  const { secret } = (await browse(browser, account.beginSecondFactor, { body: { password: person.password } })).body;
  await browse(browser, account.confirmSecondFactor, { body: { code: oneTimeCode(secret, clock.now()) } });
  expect((await browse(browser, accounts.removeSecondFactor, { params: { id: person.id } })).problem.code).toBe('rule-broken');
  expect((await ok(admin, accounts.removeSecondFactor, { params: { id: person.id } })).hasSecondFactor).toBe(false);
  expect((await signIn(aBrowser(app), person)).body).toEqual({ next: 'signed-in' });
  expect((await mailsTo(app, person.email))[0]!.template).toBe('second-factor-removed');
});

test('who may only read changes nothing', async () => {
  const { enterprise } = await aTree(app);
  const reader = await signedIn(app, enterprise, 'read-only');
  const person = await anAccount(app, enterprise);
  expect((await call(reader, accounts.list)).status).toBe(200);
  expect((await disable(reader, person.id)).status).toBe(403);
  expect((await call(reader, accounts.create, { body: invitation(enterprise) })).status).toBe(403);
  expect((await call(await signedIn(app, enterprise, 'agent'), accounts.list)).status).toBe(403);
});

test('no answer holds a hash, a secret or a link', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const made = await call(admin, accounts.create, { body: invitation(enterprise) });
  const [mail] = await mailsTo(app, made.body.email!);
  const answers = [made, await call(admin, accounts.list), await call(admin, accounts.get, { params: { id: made.body.id } }), await browse(aBrowser(app), session.lookInvitation, { body: { token: mail!.token } })];
  for (const { text } of answers) expect(text).not.toMatch(new RegExp(`argon2|hash|totp|${mail!.token}`, 'i'));
});
