import { audit } from '@patchbay/contract/audit';
import { mostPhonesRemoved, phones } from '@patchbay/contract/phones';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const anEnterprise = async () => {
  const { enterprise } = await aTree(app);
  return { enterprise, admin: await signedIn(app, enterprise) };
};
const idsOf = (found: { id: string }[]) => found.map(({ id }) => id);
const listed = async (admin: Caller) => (await ok(admin, phones.list, { query: { sort: 'name', pageSize: 200 } })).items;

test('[147] checked phones go as one change, and undoing brings them back with their lines', async () => {
  const { enterprise, admin } = await anEnterprise();
  const [ann, bob] = [await anExtension(app, enterprise), await anExtension(app, enterprise)];
  const checked = [await aPhone(app, enterprise, { name: 'A', lines: { 1: ann.id, 2: bob.id } }), await aPhone(app, enterprise, { name: 'B', mac: null }), await aPhone(app, enterprise, { name: 'C' })];
  await aPhone(app, enterprise, { name: 'Stays' });
  const before = await listed(admin);
  expect(await ok(admin, phones.bulkRemove, { body: { ids: idsOf(checked) } })).toEqual({ removed: 3 });
  expect((await listed(admin)).map(({ name }) => name)).toEqual(['Stays']);
  const events = await Promise.all(checked.map(async ({ id }) => (await ok(admin, audit.list, { query: { entityId: id } })).items[0]!));
  expect(new Set(events.map(({ changeSetId }) => changeSetId)).size).toBe(1);
  expect(events.every(({ action, isRevertible }) => action === 'phone.removed' && isRevertible)).toBe(true);
  expect(await ok(admin, audit.revert, { params: { id: events[0]!.changeSetId } })).toMatchObject({ reverted: 3 });
  const known = (all: typeof before) => all.map(({ id, name, mac, isVirtual, modelId, lines }) => ({ id, name, mac, isVirtual, modelId, lines }));
  expect(known(await listed(admin))).toEqual(known(before));
});

test('[149] what their removal frees is said before, in total and by name', async () => {
  const { enterprise, admin } = await anEnterprise();
  const extensions = [];
  for (let n = 0; n < 7; n += 1) extensions.push(await anExtension(app, enterprise, { displayName: `No ${n}` }));
  const first = await aPhone(app, enterprise, { lines: Object.fromEntries(extensions.slice(0, 6).map(({ id }, index) => [index, id])) });
  const second = await aPhone(app, enterprise, { lines: { 1: extensions[6]!.id, 2: extensions[0]!.id } });
  const removal = await ok(admin, phones.bulkRemoval, { body: { ids: [first.id, second.id] } });
  expect(removal).toMatchObject({ phones: 2, released: { count: 7 } });
  expect(removal.released.first).toHaveLength(5);
  expect(removal.released.first.every(({ kind, label }) => kind === 'extension' && / No \d$/.test(label))).toBe(true);
  expect((await listed(admin))).toHaveLength(2);
});

test("a stranger's phones are none, those that are gone are left out, and too many are refused", async () => {
  const [mine, theirs] = [await anEnterprise(), await anEnterprise()];
  const [own, foreign] = [await aPhone(app, mine.enterprise), await aPhone(app, theirs.enterprise)];
  expect((await call(mine.admin, phones.bulkRemove, { body: { ids: [foreign.id] } })).status).toBe(404);
  expect((await call(mine.admin, phones.bulkRemoval, { body: { ids: [foreign.id] } })).status).toBe(404);
  expect((await call(mine.admin, phones.bulkRemove, { body: { ids: Array.from({ length: mostPhonesRemoved + 1 }, () => own.id) } })).status).toBe(422);
  expect(await ok(mine.admin, phones.bulkRemove, { body: { ids: [own.id, foreign.id] } })).toEqual({ removed: 1 });
  expect(await listed(theirs.admin)).toHaveLength(1);
});
