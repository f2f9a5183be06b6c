import { audit } from '@patchbay/contract/audit';
import { organisations } from '@patchbay/contract/organisations';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

test('the log tells who did what, and by way of which organisation above', async () => {
  const { platform, reseller, enterprise } = await aTree(app);
  const above = await signedIn(app, platform, 'administrator', reseller);
  const read = await ok(above, organisations.get, { params: { id: enterprise.id } });
  await ok(above, organisations.update, { params: { id: enterprise.id }, body: { ...read, name: 'Seen' } });
  const { items } = await ok(await signedIn(app, enterprise), audit.list, { query: { q: 'seen' } });
  expect(items).toMatchObject([{
    organisationId: enterprise.id, action: 'organisation.updated', entity: { type: 'organisation', id: enterprise.id, label: 'Seen' },
    actor: { kind: 'account', id: above.accountId, via: { organisationId: platform.id, role: 'administrator' } },
    before: { name: enterprise.name }, after: { name: 'Seen' }, ip: '127.0.0.1',
  }]);
});

test('rows of one change keep their order, newest first', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const made = await ok(admin, organisations.create, { body: { name: 'Ordered', code: `O${Date.now().toString(36).toUpperCase()}`, kind: 'enterprise', parentId: reseller.id } });
  await ok(admin, organisations.disable, { params: { id: made.id } });
  await ok(admin, organisations.enable, { params: { id: made.id } });
  const { items } = await ok(admin, audit.list, { query: { entityId: made.id } });
  expect(items.map(({ action }) => action)).toEqual(['organisation.enabled', 'organisation.disabled', 'organisation.created']);
});

test('neither a sibling nor an enterprise below sees the changes of others', async () => {
  const { platform, reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, reseller);
  await ok(admin, organisations.disable, { params: { id: enterprise.id } });
  await ok(admin, organisations.enable, { params: { id: enterprise.id } });
  const { items: [event] } = await ok(admin, audit.list, { query: {} });
  const sibling = await signedIn(app, await anOrganisation(app, platform, 'reseller'));
  expect((await ok(sibling, audit.list, { query: {} })).items).toEqual([]);
  expect((await call(sibling, audit.get, { params: { id: event!.id } })).status).toBe(404);
});

test('the log leaves as CSV, with what was and what is', async () => {
  const { reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, reseller);
  await ok(admin, organisations.disable, { params: { id: enterprise.id } });
  const { text, headers } = await call(admin, audit.list, { query: { format: 'csv' } });
  expect(headers['content-disposition']).toMatch(/audit-20\d\d-\d\d-\d\d\.csv/);
  const lines = text.trim().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain('organisation.disabled');
  expect(lines[1]).toContain('""status"":""disabled""');
});
