import { audit } from '@patchbay/contract/audit';
import { mostPhonesAtOnce, phoneBulks } from '@patchbay/contract/phone-bulks';
import { phones } from '@patchbay/contract/phones';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aKeyLayout, aPhoneTemplate } from '@patchbay/testkit/builders/phone-templates';
import { aPhone, uniqueMac } from '@patchbay/testkit/builders/phones';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

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
  const checked = [await aPhone(app, enterprise, { name: 'A', lines: { 0: ann.id, 1: bob.id } }), await aPhone(app, enterprise, { name: 'B', mac: null }), await aPhone(app, enterprise, { name: 'C' })];
  await aPhone(app, enterprise, { name: 'Stays' });
  const before = await listed(admin);
  expect(await ok(admin, phoneBulks.bulkRemove, { body: { ids: idsOf(checked) } })).toEqual({ removed: 3 });
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
  const second = await aPhone(app, enterprise, { lines: { 0: extensions[6]!.id, 1: extensions[0]!.id } });
  const removal = await ok(admin, phoneBulks.bulkRemoval, { body: { ids: [first.id, second.id] } });
  expect(removal).toMatchObject({ phones: 2, released: { count: 7 } });
  expect(removal.released.first).toHaveLength(5);
  expect(removal.released.first.every(({ kind, label }) => kind === 'extension' && / No \d$/.test(label))).toBe(true);
  expect((await listed(admin))).toHaveLength(2);
});

test("a stranger's phones are none, those that are gone are left out, and too many are refused", async () => {
  const [mine, theirs] = [await anEnterprise(), await anEnterprise()];
  const [own, foreign] = [await aPhone(app, mine.enterprise), await aPhone(app, theirs.enterprise)];
  expect((await call(mine.admin, phoneBulks.bulkRemove, { body: { ids: [foreign.id] } })).status).toBe(404);
  expect((await call(mine.admin, phoneBulks.bulkRemoval, { body: { ids: [foreign.id] } })).status).toBe(404);
  expect((await call(mine.admin, phoneBulks.bulkRemove, { body: { ids: Array.from({ length: mostPhonesAtOnce + 1 }, () => own.id) } })).status).toBe(422);
  expect(await ok(mine.admin, phoneBulks.bulkRemove, { body: { ids: [own.id, foreign.id] } })).toEqual({ removed: 1 });
  expect(await listed(theirs.admin)).toHaveLength(1);
});

describe('the same settings for many', () => {
  const fields = [{ name: 'greeting', default: '', type: 'text' as const, options: [] }];
  const aFleet = async () => {
    const { enterprise, admin } = await anEnterprise();
    const [old, template, layout] = [await aPhoneTemplate(app, enterprise, { fields: [...fields, { name: 'old', default: '', type: 'text', options: [] }] }), await aPhoneTemplate(app, enterprise, { fields }), await aKeyLayout(app, enterprise)];
    const [one, two, snom] = [await aPhone(app, enterprise, { name: 'A one' }), await aPhone(app, enterprise, { name: 'B two' }), await aPhone(app, enterprise, { name: 'C snom', modelId: 'snom-d735' })];
    await asPlatform(app.deps.database, (tx) => tx.phone.update({ where: { id: two.id }, data: { templateId: old.id, fieldValues: { greeting: 'Hello', old: 'x' } }, select: { id: true } }));
    return { enterprise, admin, template, layout, one, two, snom, old };
  };
  const told = async (admin: Caller) => (await listed(admin)).map(({ name, templateId, keyLayoutId, acceptsDataFromPhone, httpScheme, fieldValues }) => ({ name, templateId, keyLayoutId, acceptsDataFromPhone, httpScheme, fieldValues }));

  test('[147] is one change, leaves out models that the template is not for, and each goes back to its own', async () => {
    const { admin, template, layout, one, two, snom } = await aFleet();
    const before = await told(admin);
    const change = { templateId: template.id, keyLayoutId: layout.id, acceptsDataFromPhone: true, httpScheme: 'DIGEST' as const };
    expect(await ok(admin, phoneBulks.bulkUpdate, { body: { ids: idsOf([one, two, snom]), change } })).toEqual({ changed: 2, unfit: 1 });
    expect(await told(admin)).toEqual([{ name: 'A one', ...change, fieldValues: {} }, { name: 'B two', ...change, fieldValues: { greeting: 'Hello' } }, before[2]]);
    expect(await ok(admin, phoneBulks.bulkUpdate, { body: { ids: idsOf([one, two]), change } })).toEqual({ changed: 0, unfit: 0 });
    const [event] = (await ok(admin, audit.list, { query: { entityId: one.id } })).items;
    expect(await ok(admin, audit.revert, { params: { id: event!.changeSetId } })).toMatchObject({ reverted: 2 });
    expect(await told(admin)).toEqual(before);
  });

  test('reaches all that match the filter and no others, whichever page they are on', async () => {
    const { admin, layout, old } = await aFleet();
    const ask = (matching: object, change: object) => call(admin, phoneBulks.bulkUpdate, { body: { matching, change } as never });
    expect((await ask({ vendor: 'Yealink', isVirtual: 'false' }, { keyLayoutId: layout.id })).body).toEqual({ changed: 2, unfit: 0 });
    expect((await told(admin)).map(({ keyLayoutId }) => keyLayoutId)).toEqual([layout.id, layout.id, null]);
    expect((await ask({ templateId: old.id }, { templateId: null })).body).toEqual({ changed: 1, unfit: 0 });
    expect((await told(admin)).map(({ templateId, fieldValues }) => [templateId, fieldValues])).toEqual([[null, {}], [null, {}], [null, {}]]);
    expect((await ask({ q: 'nobody' }, { keyLayoutId: null })).status).toBe(404);
    expect((await ask({ slip: 'x' }, { keyLayoutId: null })).status).toBe(422);
    expect(await ok(admin, phoneBulks.bulkRemoval, { body: { matching: { vendor: 'Yealink' } } as never })).toMatchObject({ phones: 2 });
    expect(await ok(admin, phoneBulks.bulkRemove, { body: { matching: { vendor: 'Yealink' } } as never })).toEqual({ removed: 2 });
    expect((await listed(admin)).map(({ name }) => name)).toEqual(['C snom']);
  });

  test('without the template that had places for its keys a phone has none, and can be saved', async () => {
    const { enterprise, admin } = await anEnterprise();
    const template = await aPhoneTemplate(app, enterprise, { family: 'fanvil.x-and-v-series' });
    const { id } = await ok(admin, phones.create, { body: { name: 'Fanvil', modelId: 'fanvil-x3u', mac: uniqueMac(), templateId: template.id, keys: [{ position: 1, kind: 'blf', value: '101' }] } });
    expect(await ok(admin, phoneBulks.bulkUpdate, { body: { ids: [id], change: { templateId: null } } })).toEqual({ changed: 1, unfit: 0 });
    const { httpPassword: _, hiddenFieldValues: _hidden, ...draft } = await ok(admin, phones.get, { params: { id } });
    expect(draft.keys).toEqual([]);
    expect((await call(admin, phones.update, { params: { id }, body: draft })).status).toBe(200);
  });

  test("whoever edits a phone learns of it, and a stranger's template, layout and phones are none", async () => {
    const [mine, theirs] = [await aFleet(), await aFleet()];
    const ask = (body: object) => call(mine.admin, phoneBulks.bulkUpdate, { body: body as never });
    expect((await ask({ ids: [mine.one.id], change: {} })).status).toBe(422);
    expect((await ask({ ids: [mine.one.id], change: { templateId: theirs.template.id } })).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/templateId' }] });
    expect((await ask({ ids: [mine.one.id], change: { keyLayoutId: theirs.layout.id } })).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/keyLayoutId' }] });
    expect((await ask({ ids: [theirs.one.id], change: { acceptsDataFromPhone: true } })).status).toBe(404);
    expect((await ask({ ids: [mine.one.id, theirs.one.id], change: { acceptsDataFromPhone: true } })).body).toEqual({ changed: 1, unfit: 0 });
    const { version, ...draft } = await ok(mine.admin, phones.get, { params: { id: mine.one.id } });
    expect((await call(mine.admin, phones.update, { params: { id: mine.one.id }, body: { ...draft, httpPassword: undefined, hiddenFieldValues: undefined, version: version - 1 } })).status).toBe(412);
  });
});
