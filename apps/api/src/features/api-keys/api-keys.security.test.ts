import { apiKeys } from '@patchbay/contract/api-keys';
import { permissions } from '@patchbay/contract/permissions';
import { organisations } from '@patchbay/contract/organisations';
import { permissionsOf } from '@patchbay/domain/access/roles';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, testClock, type TestApp } from '@patchbay/testkit/app';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn, withApiKey } from '@patchbay/testkit/session';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { givenBy } from './rules.ts';

const clock = testClock();
let app: TestApp;
beforeAll(async () => void (app = await testApp({ deps: { clock } })));
afterAll(() => app.close());

const draft = (overrides: object = {}) => ({ name: 'Billing export', permissions: ['organisations:read' as const], expiresAt: null, ...overrides });
const program = (admin: Caller, key: string): Caller => ({ ...admin, headers: { authorization: `Bearer ${key}` } });
const inDays = (days: number) => new Date(clock.now().getTime() + days * 86_400_000).toISOString();

test('nobody gives a key what they do not hold', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const missing = permissions.filter((permission) => !permissionsOf('administrator', 'enterprise').has(permission));
  expect(missing.length).toBeGreaterThan(0);
  for (const permission of missing) {
    const { problem } = await call(admin, apiKeys.create, { body: draft({ permissions: [permission] }) });
    expect(problem).toMatchObject({ code: 'forbidden', errors: [{ pointer: '/permissions' }] });
  }
});

test('a key makes no key that may do more than itself, and frees none from its end', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const { apiKey: strong } = await ok(admin, apiKeys.create, { body: draft({ permissions: ['organisations:read', 'phones:write'], expiresAt: inDays(1) }) });
  const weak = await withApiKey(app, reseller, ['organisations:read', 'apiKeys:read', 'apiKeys:write']);
  const change = (overrides: object) => call(weak, apiKeys.update, { params: { id: strong.id }, body: { ...strong, version: strong.version, ...overrides } });
  expect((await call(weak, apiKeys.create, { body: draft({ permissions: ['phones:write'] }) })).problem.code).toBe('forbidden');
  expect((await change({ permissions: ['organisations:read', 'phones:write', 'phones:read'] })).problem.code).toBe('forbidden');
  expect((await change({ expiresAt: inDays(2) })).problem.code).toBe('forbidden');
  expect((await change({ expiresAt: null })).problem.code).toBe('forbidden');
  expect((await change({ name: 'Renamed' })).status).toBe(200);
});

test('what a change gives is what it adds, or everything when it lets the key live longer', () => {
  const set = fc.uniqueArray(fc.constantFrom(...permissions));
  const end = fc.option(fc.date({ noInvalidDate: true, min: new Date('2026-01-01'), max: new Date('2030-01-01') }), { nil: null });
  const terms = fc.record({ permissions: set, expiresAt: end });
  fc.assert(fc.property(terms, terms, (before, after) => {
    const given = givenBy(before, after);
    const livesLonger = (after.expiresAt ?? new Date(8.64e15)) > (before.expiresAt ?? new Date(8.64e15));
    for (const permission of after.permissions) expect(given.includes(permission)).toBe(livesLonger || !before.permissions.includes(permission));
  }));
});

test('a key below the platform cannot hold what concerns the whole installation', async () => {
  const { platform, reseller } = await aTree(app);
  const admin = await signedIn(app, platform, 'administrator', reseller);
  expect((await call(admin, apiKeys.create, { body: draft({ permissions: ['outbox:read'] }) })).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/permissions' }] });
  expect((await call({ ...admin, organisationId: platform.id }, apiKeys.create, { body: draft({ permissions: ['outbox:read'] }) })).status).toBe(201);
});

test('a key reaches its subtree and nothing else', async () => {
  const { platform, reseller, enterprise } = await aTree(app);
  const sibling = await anOrganisation(app, platform, 'reseller');
  const admin = await signedIn(app, reseller);
  const { key } = await ok(admin, apiKeys.create, { body: draft() });
  const at = (organisationId: string) => call({ ...program(admin, key), organisationId }, organisations.list).then((answer) => answer.status);
  expect([await at(reseller.id), await at(enterprise.id), await at(sibling.id), await at(platform.id)]).toEqual([200, 200, 404, 404]);
});

test('a sibling finds no key of another, and no difference to one that does not exist', async () => {
  const { platform, reseller } = await aTree(app);
  const { apiKey } = await ok(await signedIn(app, reseller), apiKeys.create, { body: draft() });
  const stranger = await signedIn(app, await anOrganisation(app, platform, 'reseller'));
  const answers = async (id: string) => [
    await call(stranger, apiKeys.get, { params: { id } }), await call(stranger, apiKeys.remove, { params: { id } }),
    await call(stranger, apiKeys.update, { params: { id }, body: { ...draft(), version: 1 } }),
  ].map(({ status, problem }) => [status, problem.detail]);
  expect(await answers(apiKey.id)).toEqual(await answers(clock.newId()));
  expect((await ok(stranger, apiKeys.list)).total).toBe(0);
});

test('a key of a disabled organisation opens nothing', async () => {
  const { platform, reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const { key } = await ok(admin, apiKeys.create, { body: draft() });
  await ok(await signedIn(app, platform), organisations.disable, { params: { id: reseller.id } });
  expect((await call(program(admin, key), organisations.list)).status).toBe(401);
});

test('the text of a key is stored, logged and audited nowhere, and a repeated request still answers it', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const headers = { 'idempotency-key': 'key-1' };
  const { key, apiKey } = await ok(admin, apiKeys.create, { body: draft(), headers });
  expect(await ok(admin, apiKeys.create, { body: draft(), headers })).toEqual({ key, apiKey });
  const stored = await asPlatform(app.deps.database, (tx) => tx.$queryRaw`
    select (select jsonb_agg(to_jsonb(k))::text from api_key k) as keys, (select jsonb_agg(to_jsonb(e))::text from audit_event e where e.entity_id = ${apiKey.id}::uuid) as audited,
      (select jsonb_agg(to_jsonb(i))::text from idempotency_key i) as answers`);
  const everything = JSON.stringify(stored) + app.logged.join('');
  expect(everything).toContain('api-key.created');
  expect(everything).not.toContain(key);
});
