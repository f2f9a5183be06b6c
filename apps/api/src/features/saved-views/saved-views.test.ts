import { audit } from '@patchbay/contract/audit';
import { savedViews } from '@patchbay/contract/saved-views';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn, withApiKey } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const draft = (part: object = {}) => ({ page: 'phone-numbers' as const, name: 'Spare in Lisbon', query: 'state=SPARE&tag=Lisbon', isShared: false, ...part });
const namesOf = async (as: Caller) => (await ok(as, savedViews.list)).items.map(({ name }) => name);

const inEnterprise = async () => {
  const tree = await aTree(app);
  const [ada, bea, reader] = [await signedIn(app, tree.enterprise), await signedIn(app, tree.enterprise), await signedIn(app, tree.enterprise, 'read-only')];
  return { ...tree, ada, bea, reader };
};

test('one\'s own view is nobody else\'s, whatever they may do', async () => {
  const { reseller, enterprise, ada, bea } = await inEnterprise();
  const { id } = await ok(ada, savedViews.create, { body: draft() });
  expect(await ok(ada, savedViews.get, { params: { id } })).toMatchObject({ name: 'Spare in Lisbon', query: 'state=SPARE&tag=Lisbon', isShared: false });
  for (const other of [bea, await signedIn(app, reseller, 'administrator', enterprise), await signedIn(app, reseller)]) {
    expect(await namesOf(other)).toEqual([]);
    expect((await call(other, savedViews.get, { params: { id } })).status).toBe(404);
    expect((await call(other, savedViews.update, { params: { id }, body: { ...draft(), version: 1 } })).status).toBe(404);
    expect((await call(other, savedViews.remove, { params: { id } })).status).toBe(404);
  }
});

test('a shared view is seen by everybody of the organisation, and not in the list of the one above', async () => {
  const { reseller, enterprise, ada, bea, reader } = await inEnterprise();
  const { id } = await ok(ada, savedViews.create, { body: draft({ isShared: true }) });
  expect([await namesOf(bea), await namesOf(reader)]).toEqual([['Spare in Lisbon'], ['Spare in Lisbon']]);
  const above = await signedIn(app, reseller);
  expect(await namesOf(above)).toEqual([]);
  expect((await call(above, savedViews.remove, { params: { id } })).status).toBe(404);
  expect(await namesOf({ ...above, organisationId: enterprise.id })).toEqual(['Spare in Lisbon']);
  expect(await namesOf(await signedIn(app, await anOrganisation(app, reseller, 'enterprise')))).toEqual([]);
});

test('a reader keeps views for themselves, and changes nothing that others see', async () => {
  const { ada, reader } = await inEnterprise();
  const shared = await ok(ada, savedViews.create, { body: draft({ isShared: true }) });
  const own = await ok(reader, savedViews.create, { body: draft() });
  const refused = [
    await call(reader, savedViews.create, { body: draft({ name: 'Mine', isShared: true }) }),
    await call(reader, savedViews.update, { params: { id: own.id }, body: { ...draft({ isShared: true }), version: 1 } }),
    await call(reader, savedViews.update, { params: { id: shared.id }, body: { ...draft(), version: 1 } }),
    await call(reader, savedViews.remove, { params: { id: shared.id } }),
  ];
  expect(refused.map(({ status, problem }) => [status, problem.errors])).toEqual(refused.map(() => [403, [{ pointer: '/isShared', detail: 'Shared views are made and changed by administrators. Keep one of your own instead.' }]]));
  expect((await ok(reader, savedViews.update, { params: { id: own.id }, body: { ...draft({ query: 'voice=true' }), version: 1 } })).query).toBe('voice=true');
  await ok(reader, savedViews.remove, { params: { id: own.id } });
});

test('a name is one\'s own, and once more the organisation\'s', async () => {
  const { ada, bea } = await inEnterprise();
  await ok(ada, savedViews.create, { body: draft() });
  await ok(bea, savedViews.create, { body: draft() });
  await ok(bea, savedViews.create, { body: draft({ isShared: true }) });
  for (const isShared of [false, true]) {
    expect((await call(bea, savedViews.create, { body: draft({ isShared }) })).problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/name' }] });
  }
});

test('what is shared stays shared, and its past can be brought back', async () => {
  const { ada, bea } = await inEnterprise();
  const own = await ok(ada, savedViews.create, { body: draft() });
  const changes = async () => (await ok(bea, audit.list, { query: { entityType: 'saved-view', entityId: own.id } })).items;
  expect(await changes()).toEqual([]);
  await ok(ada, savedViews.update, { params: { id: own.id }, body: { ...draft({ isShared: true }), version: 1 } });
  expect((await ok(bea, savedViews.update, { params: { id: own.id }, body: { ...draft({ name: 'Renamed', isShared: false }), version: 2 } })).isShared).toBe(true);
  await ok(bea, savedViews.remove, { params: { id: own.id } });
  const [removed, renamed, shared] = await changes();
  expect([removed!.action, renamed!.action, shared!.action]).toEqual(['saved-view.removed', 'saved-view.updated', 'saved-view.created']);
  await ok(ada, audit.revert, { params: { id: removed!.changeSetId } });
  await ok(ada, audit.revert, { params: { id: renamed!.changeSetId } });
  expect(await ok(bea, savedViews.get, { params: { id: own.id } })).toMatchObject({ name: 'Spare in Lisbon', isShared: true });
});

test('the second of two editors learns of the first', async () => {
  const { ada, bea } = await inEnterprise();
  const { id } = await ok(ada, savedViews.create, { body: draft({ isShared: true }) });
  await ok(ada, savedViews.update, { params: { id }, body: { ...draft({ name: 'First' }), version: 1 } });
  expect((await call(bea, savedViews.update, { params: { id }, body: { ...draft({ name: 'Second' }), version: 1 } })).problem.code).toBe('stale-version');
});

test('a program has no views of its own', async () => {
  const { enterprise, ada } = await inEnterprise();
  const program = await withApiKey(app, enterprise, ['phoneNumbers:read', 'phoneNumbers:tag']);
  expect((await call(program, savedViews.create, { body: draft() })).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/isShared' }] });
  await ok(program, savedViews.create, { body: draft({ isShared: true }) });
  expect(await namesOf(ada)).toEqual(['Spare in Lisbon']);
});

test('with a person go the views that were theirs alone', async () => {
  const { ada, bea } = await inEnterprise();
  await ok(ada, savedViews.create, { body: draft() });
  await ok(ada, savedViews.create, { body: draft({ name: 'For all', isShared: true }) });
  const left = await asPlatform(app.deps.database, async (tx) => {
    await tx.membership.deleteMany({ where: { accountId: ada.accountId } });
    await tx.account.delete({ where: { id: ada.accountId }, select: { id: true } });
    return tx.savedView.count({ where: { accountId: ada.accountId } });
  });
  expect([left, await namesOf(bea)]).toEqual([0, ['For all']]);
});
