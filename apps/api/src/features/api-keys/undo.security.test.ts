import { apiKeys } from '@patchbay/contract/api-keys';
import { audit } from '@patchbay/contract/audit';
import { organisations } from '@patchbay/contract/organisations';
import { testApp, testClock, type TestApp } from '@patchbay/testkit/app';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn, withApiKey } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

const clock = testClock();
let app: TestApp;
beforeAll(async () => void (app = await testApp({ deps: { clock } })));
afterAll(() => app.close());

const inDays = (days: number) => new Date(clock.now().getTime() + days * 86_400_000).toISOString();
const wide = { name: 'Wide', permissions: ['organisations:read' as const, 'phones:write' as const], expiresAt: inDays(30) };
const newest = async (who: Caller, entityId: string) => (await ok(who, audit.list, { query: { entityId } })).items[0]!;
const revert = (who: Caller, id: string) => call(who, audit.revert, { params: { id } });
const change = async (who: Caller, id: string, draft: Partial<typeof wide>) => {
  const read = await ok(who, apiKeys.get, { params: { id } });
  await ok(who, apiKeys.update, { params: { id }, body: { ...read, ...draft } });
  return newest(who, id);
};

test('name, permissions and end of a key come back, and go again', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const { apiKey, key } = await ok(admin, apiKeys.create, { body: wide });
  const narrow = { name: 'Narrow', permissions: ['organisations:read' as const] as never, expiresAt: inDays(1) };
  const changed = await change(admin, apiKey.id, narrow);
  expect(changed.isRevertible).toBe(true);
  const { changeSetId } = (await revert(admin, changed.changeSetId)).body;
  expect(await ok(admin, apiKeys.get, { params: { id: apiKey.id } })).toMatchObject({ ...wide, version: apiKey.version + 2 });
  expect(await newest(admin, apiKey.id)).toMatchObject({ action: 'api-key.updated', entity: { label: 'Wide' }, before: { name: 'Narrow' }, after: wide });
  await ok(admin, audit.revert, { params: { id: changeSetId } });
  expect(await ok(admin, apiKeys.get, { params: { id: apiKey.id } })).toMatchObject(narrow);
  expect((await call({ ...admin, headers: { authorization: `Bearer ${key}` } }, organisations.list)).status).toBe(200);
});

test('a revoked key never works again: its revocation cannot be undone', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const { apiKey, key } = await ok(admin, apiKeys.create, { body: wide });
  await ok(admin, apiKeys.remove, { params: { id: apiKey.id } });
  const revoked = await newest(admin, apiKey.id);
  expect(revoked).toMatchObject({ action: 'api-key.removed', isRevertible: false });
  expect((await ok(admin, audit.previewRevert, { params: { id: revoked.changeSetId } })).steps).toMatchObject([{ conflict: 'This kind of change cannot be undone from here.' }]);
  expect((await revert(admin, revoked.changeSetId)).problem.code).toBe('revert-conflict');
  expect((await call({ ...admin, headers: { authorization: `Bearer ${key}` } }, organisations.list)).status).toBe(401);
});

test('undoing that a key was made revokes it, for good', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const { apiKey, key } = await ok(admin, apiKeys.create, { body: wide });
  const { changeSetId } = (await revert(admin, (await newest(admin, apiKey.id)).changeSetId)).body;
  expect((await call({ ...admin, headers: { authorization: `Bearer ${key}` } }, organisations.list)).status).toBe(401);
  expect(await newest(admin, apiKey.id)).toMatchObject({ action: 'api-key.removed', isRevertible: false });
  expect((await revert(admin, changeSetId)).problem.code).toBe('revert-conflict');
});

test('nobody gives a key by undoing what they do not hold, nor a longer life', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const { apiKey } = await ok(admin, apiKeys.create, { body: wide });
  const weak = await withApiKey(app, reseller, ['organisations:read', 'apiKeys:read', 'apiKeys:write', 'audit:read', 'audit:revert']);
  const narrowed = await change(admin, apiKey.id, { permissions: ['organisations:read'] as never });
  expect((await revert(weak, narrowed.changeSetId)).problem).toMatchObject({ code: 'forbidden', detail: expect.stringContaining('phones:write') });
  await ok(admin, audit.revert, { params: { id: narrowed.changeSetId } });
  const shortened = await change(admin, apiKey.id, { expiresAt: inDays(2) });
  expect((await revert(weak, shortened.changeSetId)).problem.code).toBe('forbidden');
  const renamed = await change(admin, apiKey.id, { name: 'Other' });
  expect((await revert(weak, renamed.changeSetId)).status).toBe(200);
});

test('a key does not go back to an end that has passed', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const { apiKey } = await ok(admin, apiKeys.create, { body: { ...wide, expiresAt: inDays(1) } });
  const prolonged = await change(admin, apiKey.id, { expiresAt: inDays(9) });
  clock.advance(2 * 86_400);
  const later = await signedIn(app, reseller);
  expect((await revert(later, prolonged.changeSetId)).problem.code).toBe('rule-broken');
});

test('undoing asks for the right to make keys; lower roles and siblings undo nothing', async () => {
  const { platform, reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const { apiKey } = await ok(admin, apiKeys.create, { body: wide });
  const { changeSetId } = await change(admin, apiKey.id, { name: 'Other' });
  const program = await withApiKey(app, reseller, ['audit:read', 'audit:revert', 'phones:write', 'organisations:read']);
  expect((await revert(program, changeSetId)).problem).toMatchObject({ code: 'forbidden', params: { permission: 'apiKeys:write' } });
  expect((await revert(await signedIn(app, reseller, 'read-only'), changeSetId)).status).toBe(403);
  for (const elsewhere of [await anOrganisation(app, platform, 'reseller'), enterprise]) expect((await revert(await signedIn(app, elsewhere), changeSetId)).status).toBe(404);
});
