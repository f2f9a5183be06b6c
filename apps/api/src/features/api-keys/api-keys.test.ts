import { apiKeys } from '@patchbay/contract/api-keys';
import { organisations } from '@patchbay/contract/organisations';
import { audit } from '@patchbay/contract/audit';
import { testApp, testClock, type TestApp } from '@patchbay/testkit/app';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

const clock = testClock();
let app: TestApp;
beforeAll(async () => void (app = await testApp({ deps: { clock } })));
afterAll(() => app.close());

const inDays = (days: number) => new Date(clock.now().getTime() + days * 86_400_000).toISOString();
const draft = (overrides: object = {}) => ({ name: 'Billing export', permissions: ['organisations:read' as const], expiresAt: null, ...overrides });
const program = (admin: Caller, key: string): Caller => ({ ...admin, headers: { authorization: `Bearer ${key}` } });

test('a key is shown once, works, and says when it was last used', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const { apiKey, key } = await ok(admin, apiKeys.create, { body: draft() });
  expect(key).toMatch(/^pbk_[a-z2-7]{52}$/);
  expect(apiKey).toMatchObject({ name: 'Billing export', prefix: key.slice(0, 10), organisationId: reseller.id, organisationName: reseller.name, lastUsedAt: null, createdByName: expect.stringContaining('Person') });
  expect((await call(program(admin, key), organisations.list)).status).toBe(200);
  expect((await call(program(admin, key), apiKeys.list)).status).toBe(403);
  const read = await call(admin, apiKeys.get, { params: { id: apiKey.id } });
  expect(read.body).toEqual({ ...apiKey, lastUsedAt: clock.now().toISOString() });
  expect(read.text).not.toContain(key);
});

test('a key ends when it expires', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const { key } = await ok(admin, apiKeys.create, { body: draft({ expiresAt: inDays(1) }) });
  clock.advance(86_399);
  expect((await call(program(admin, key), organisations.list)).status).toBe(200);
  clock.advance(1);
  expect((await call(program(admin, key), organisations.list)).status).toBe(401);
});

test('a key that has expired already is refused', async () => {
  const admin = await signedIn(app, (await aTree(app)).reseller);
  const answer = await call(admin, apiKeys.create, { body: draft({ expiresAt: inDays(-1) }) });
  expect(answer.problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/expiresAt' }] });
});

test('a revoked key is refused from the next request on', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const { apiKey, key } = await ok(admin, apiKeys.create, { body: draft() });
  expect((await call(program(admin, key), organisations.list)).status).toBe(200);
  await ok(admin, apiKeys.remove, { params: { id: apiKey.id } });
  expect((await call(program(admin, key), organisations.list)).status).toBe(401);
});

test('a change holds at once, and the second of two editors learns of the first', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const { apiKey, key } = await ok(admin, apiKeys.create, { body: draft({ permissions: ['organisations:read', 'audit:read'] }) });
  const changed = await ok(admin, apiKeys.update, { params: { id: apiKey.id }, body: { ...draft({ name: 'Narrow' }), version: apiKey.version } });
  expect(changed).toMatchObject({ name: 'Narrow', permissions: ['organisations:read'], version: apiKey.version + 1 });
  expect((await call(program(admin, key), audit.list)).status).toBe(403);
  expect((await call(admin, apiKeys.update, { params: { id: apiKey.id }, body: { ...draft(), version: apiKey.version } })).problem.code).toBe('stale-version');
});

test('keys are listed for the subtree, in every order, never-used and never-ending ones included', async () => {
  const { reseller } = await aTree(app);
  const below = await anOrganisation(app, reseller, 'enterprise');
  const admin = await signedIn(app, reseller);
  for (let index = 0; index < 3; index += 1) await ok(admin, apiKeys.create, { body: draft({ name: `Key ${index}`, expiresAt: index === 1 ? inDays(9) : null }) });
  const { key } = await ok({ ...admin, organisationId: below.id }, apiKeys.create, { body: draft({ name: 'Below' }) });
  await call({ ...program(admin, key), organisationId: below.id }, organisations.list);
  const order: Record<string, string[]> = {};
  for (const sort of ['name', '-lastUsedAt', 'expiresAt', 'createdAt', '-updatedAt'] as const) {
    order[sort] = [];
    for (let after: string | undefined; ; ) {
      const page = await ok(admin, apiKeys.list, { query: { sort, pageSize: 2, ...(after && { after }) } });
      order[sort].push(...page.items.map((item) => item.name));
      if (page.next === null) break;
      after = page.next;
    }
    expect(order[sort].toSorted()).toEqual(['Below', 'Key 0', 'Key 1', 'Key 2']);
  }
  expect([order['-lastUsedAt']![0], order.expiresAt![0]]).toEqual(['Below', 'Key 1']);
  expect((await ok(admin, apiKeys.list, { query: { q: below.name } })).items.map((item) => item.name)).toEqual(['Below']);
  expect((await ok({ ...admin, organisationId: below.id }, apiKeys.list)).total).toBe(1);
});
