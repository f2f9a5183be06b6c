import { extensions } from '@patchbay/contract/extensions';
import { organisations } from '@patchbay/contract/organisations';
import { phones } from '@patchbay/contract/phones';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { anOrganisation, aTree, unique } from '@patchbay/testkit/builders/organisations';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn, withApiKey } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const draft = (parentId: string, overrides: object = {}) => ({ name: 'Acme', code: `A${unique()}`, kind: 'enterprise' as const, parentId, ...overrides });

test('a reseller opens an enterprise and finds it in the list', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const made = await ok(admin, organisations.create, { body: draft(reseller.id, { name: 'Olea & Sons' }) });
  expect(made).toMatchObject({ name: 'Olea & Sons', kind: 'enterprise', parentId: reseller.id, isSuspended: false });
  const { items, total } = await ok(admin, organisations.list, { query: { q: 'olea' } });
  expect(items.map((item) => item.id)).toEqual([made.id]);
  expect(total).toBe(1);
});

test('an enterprise does not lie below a partner', async () => {
  const { platform } = await aTree(app);
  const partner = await anOrganisation(app, platform, 'partner');
  const admin = await signedIn(app, partner);
  const answer = await call(admin, organisations.create, { body: draft(partner.id) });
  expect(answer.problem).toMatchObject({ code: 'rule-broken', detail: 'An enterprise cannot lie below a partner.', errors: [{ pointer: '/parentId' }] });
});

test('an organisation lies in a country that has numbers', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const refusal = { code: 'rule-broken', errors: [{ pointer: '/country', detail: 'No country has these two letters.' }] };
  expect((await call(admin, organisations.create, { body: draft(reseller.id, { country: 'UK' }) })).problem).toMatchObject(refusal);
  const { id, version } = await ok(admin, organisations.create, { body: draft(reseller.id, { country: 'GB' }) });
  const change = (country: string | null) => call(admin, organisations.update, { params: { id }, body: { ...draft(reseller.id), country, version } });
  expect((await change('ZZ')).problem).toMatchObject(refusal);
  expect((await change(null)).body).toMatchObject({ country: null });
});

test('disabling a reseller suspends what lies below, and enabling lifts it', async () => {
  const { platform, reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, platform);
  await ok(admin, organisations.disable, { params: { id: reseller.id } });
  expect(await ok(admin, organisations.get, { params: { id: enterprise.id } })).toMatchObject({ status: 'active', isSuspended: true });
  const inside = await signedIn(app, enterprise);
  expect((await call(inside, organisations.list)).status).toBe(401);
  await ok(admin, organisations.enable, { params: { id: reseller.id } });
  expect((await call(inside, organisations.list)).status).toBe(200);
});

test('a reseller cannot disable itself, nor raise its own terms', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  expect((await call(admin, organisations.disable, { params: { id: reseller.id } })).problem.code).toBe('rule-broken');
  const own = await ok(admin, organisations.get, { params: { id: reseller.id } });
  const answer = await call(admin, organisations.update, { params: { id: reseller.id }, body: { ...own, allowExternalNumbers: true } });
  expect(answer.problem.errors).toEqual([{ pointer: '/allowExternalNumbers', detail: expect.any(String) }]);
  expect((await ok(admin, organisations.update, { params: { id: reseller.id }, body: { ...own, name: 'Renamed' } })).name).toBe('Renamed');
});

test('the second of two editors learns of the first', async () => {
  const { reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const read = await ok(admin, organisations.get, { params: { id: enterprise.id } });
  await ok(admin, organisations.update, { params: { id: enterprise.id }, body: { ...read, name: 'First' } });
  const second = await call(admin, organisations.update, { params: { id: enterprise.id }, body: { ...read, name: 'Second' } });
  expect(second.problem).toMatchObject({ code: 'stale-version', status: 412 });
});

test('an enterprise moves to another reseller of the same partner only, and its numbers and history move along', async () => {
  const { platform } = await aTree(app);
  const partner = await anOrganisation(app, platform, 'partner');
  const [from, to] = [await anOrganisation(app, partner, 'reseller'), await anOrganisation(app, partner, 'reseller')];
  const foreign = await anOrganisation(app, platform, 'reseller');
  const admin = await signedIn(app, platform);
  const made = await ok(admin, organisations.create, { body: draft(from.id) });
  const refused = await call(admin, organisations.move, { params: { id: made.id }, body: { parentId: foreign.id, version: 1 } });
  expect(refused.problem.code).toBe('rule-broken');
  await ok(admin, organisations.move, { params: { id: made.id }, body: { parentId: to.id, version: 1 } });
  const newReseller = await signedIn(app, to);
  expect((await call(newReseller, organisations.get, { params: { id: made.id } })).status).toBe(200);
  expect((await call(await signedIn(app, from), organisations.get, { params: { id: made.id } })).status).toBe(404);
});

test('only a disabled and empty organisation can be removed', async () => {
  const { reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, reseller);
  expect((await call(admin, organisations.remove, { params: { id: enterprise.id } })).problem.code).toBe('rule-broken');
  await ok(admin, organisations.disable, { params: { id: enterprise.id } });
  await ok(admin, organisations.remove, { params: { id: enterprise.id } });
  expect((await call(admin, organisations.get, { params: { id: enterprise.id } })).status).toBe(404);
});

test('an enterprise with nothing but extensions and phones is not empty, and they are named', async () => {
  const { reseller, enterprise } = await aTree(app);
  const { enterprise: other } = await aTree(app);
  const extension = await anExtension(app, enterprise, { displayName: 'Reception' });
  const phone = await aPhone(app, enterprise, { name: 'Lobby', lines: { 0: extension.id } });
  await anExtension(app, other);
  const references = [{ kind: 'extension', id: extension.id, label: `${extension.shortNumber} Reception` }, { kind: 'phone', id: phone.id, label: 'Lobby' }];
  const admin = await signedIn(app, reseller);
  const params = { id: enterprise.id };
  await ok(admin, organisations.disable, { params });
  expect((await ok(admin, organisations.references, { params })).blocking).toEqual(references);
  expect((await call(admin, organisations.remove, { params })).problem).toMatchObject({ status: 409, code: 'in-use', references });
  const inside = await signedIn(app, reseller, 'administrator', enterprise);
  await ok(inside, phones.remove, { params: { id: phone.id } });
  await ok(inside, extensions.remove, { params: { id: extension.id } });
  await ok(admin, organisations.remove, { params });
});

test('a POST with an idempotency key is carried out once, whoever asks again at the same time', async () => {
  const { reseller } = await aTree(app);
  const program = await withApiKey(app, reseller, ['organisations:read', 'organisations:write']);
  const body = draft(reseller.id);
  const headers = { 'idempotency-key': 'open-1' };
  const answers = await Promise.all([1, 2, 3].map(() => call(program, organisations.create, { body, headers })));
  expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201]);
  expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
  const other = await call(program, organisations.create, { body: { ...body, name: 'Other' }, headers });
  expect(other.problem.code).toBe('idempotency-conflict');
});

test('a sibling reseller finds nothing, not even a difference', async () => {
  const { platform, enterprise } = await aTree(app);
  const sibling = await anOrganisation(app, platform, 'reseller');
  const admin = await signedIn(app, sibling);
  const theirs = await call(admin, organisations.get, { params: { id: enterprise.id } });
  const nobodys = await call(admin, organisations.get, { params: { id: app.deps.clock.newId() } });
  expect([theirs.status, theirs.problem.detail]).toEqual([nobodys.status, nobodys.problem.detail]);
});

test('a list of several pages shows each organisation once, in every sort', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  for (let index = 0; index < 6; index += 1) await ok(admin, organisations.create, { body: draft(reseller.id, { name: `Same ${index % 2}` }) });
  for (const sort of ['name', '-name', 'createdAt', '-updatedAt'] as const) {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await ok(admin, organisations.list, { query: { sort, pageSize: 3, ...(after && { after }) } });
      seen.push(...page.items.map((item) => item.id));
      after = page.next ?? undefined;
    } while (after);
    expect([seen.length, new Set(seen).size]).toEqual([8, 8]);
  }
});
