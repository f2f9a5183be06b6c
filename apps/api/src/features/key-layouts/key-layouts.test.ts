import { audit } from '@patchbay/contract/audit';
import { extensions } from '@patchbay/contract/extensions';
import { keyLayouts } from '@patchbay/contract/key-layouts';
import { phoneTemplates } from '@patchbay/contract/phone-templates';
import { phones } from '@patchbay/contract/phones';
import { asPlatform } from '@patchbay/database/as-platform';
import { phoneModels } from '@patchbay/domain/provisioning/catalogue';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { aPhoneTemplate } from '@patchbay/testkit/builders/phone-templates';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { call, ok } from '@patchbay/testkit/call';
import { filePath, type TestProvisioning, testProvisioning } from '@patchbay/testkit/provisioning';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
let provisioning: TestProvisioning;
beforeAll(async () => {
  app = await testApp({});
  provisioning = await testProvisioning(app);
});
afterAll(async () => {
  await provisioning.server.close();
  await app.close();
});

const blf = { position: 3, kind: 'blf' as const, label: 'Ann', value: '100' };

const aDesk = async () => {
  const tree = await aTree(app);
  const admin = await signedIn(app, tree.reseller);
  const layout = await ok(admin, keyLayouts.create, { body: { name: 'Front desk', keys: [blf, { position: 4, kind: 'dnd' }] } });
  const extension = await anExtension(app, tree.enterprise);
  const phone = await aPhone(app, tree.enterprise, { lines: { 0: extension.id }, keyLayoutId: layout.id });
  return { ...tree, admin, layout, phone, inside: await signedIn(app, tree.enterprise), fetchFile: (headers: Record<string, string> = {}) => provisioning.fetch(filePath(phone), { as: phone, headers }) };
};

test('a layout is in the files of the phones that have it, from the moment that it is saved', async () => {
  const { admin, layout, fetchFile } = await aDesk();
  const first = await fetchFile();
  expect(first.body).toContain('linekey.3.type = 16\nlinekey.3.line = 1\nlinekey.3.value = 100\nlinekey.3.label = Ann\n');
  await ok(admin, keyLayouts.update, { params: { id: layout.id }, body: { name: 'Front desk', keys: [{ ...blf, label: 'Bea' }], version: 1 } });
  const second = await fetchFile({ 'if-none-match': String(first.headers.etag) });
  expect([second.status, second.body.includes('linekey.3.label = Bea'), second.body.includes('linekey.4.type = 0')]).toEqual([200, true, true]);
});

test('a phone with a template and a layout would get other settings once one of them has changed, and hears so', async () => {
  const { admin, inside, layout, enterprise, phone } = await aDesk();
  const template = await aPhoneTemplate(app, enterprise);
  await asPlatform(app.deps.database, (tx) => tx.phone.update({ where: { id: phone.id }, data: { templateId: template.id }, select: { id: true } }));
  const fetchFile = (headers: Record<string, string> = {}) => provisioning.fetch(filePath(phone), { as: phone, headers });
  const isChanged = async () => {
    await provisioning.flush();
    return (await ok(inside, phones.get, { params: { id: phone.id } })).isChangedSinceFetch;
  };
  await expect.poll(async () => (await fetchFile()).headers['last-modified'], { interval: 200 }).toBeTruthy();
  const since = String((await fetchFile()).headers['last-modified']);
  expect([await isChanged(), (await fetchFile({ 'if-modified-since': since })).status]).toEqual([false, 304]);
  await ok(admin, keyLayouts.update, { params: { id: layout.id }, body: { name: 'Front desk', keys: [blf], version: 1 } });
  expect([await isChanged(), (await fetchFile({ 'if-modified-since': since })).status, await isChanged()]).toEqual([true, 200, false]);
  const inEnterprise = await signedIn(app, enterprise);
  const read = await ok(inEnterprise, phoneTemplates.get, { params: { id: template.id } });
  await ok(inEnterprise, phoneTemplates.update, { params: { id: template.id }, body: { ...read, device: `${read.device}# changed\n` } });
  expect([await isChanged(), (await fetchFile()).body.includes('# changed'), await isChanged()]).toEqual([true, true, false]);
});

test('a phone has others in their places', async () => {
  const { inside, phone, fetchFile } = await aDesk();
  const { httpPassword: _password, hiddenFieldValues: _hidden, ...draft } = await ok(inside, phones.get, { params: { id: phone.id } });
  const saved = await ok(inside, phones.update, { params: { id: phone.id }, body: { ...draft, keys: [{ position: 3, kind: 'speed-dial', value: '200', label: 'Mine' }] } });
  expect(saved.keys).toEqual([{ module: 0, position: 3, kind: 'speed-dial', value: '200', label: 'Mine', line: null }]);
  const { body } = await fetchFile();
  expect([body.includes('linekey.3.type = 13'), body.includes('linekey.4.type = 5')]).toEqual([true, true]);
});

test('a layout says on which of its phones it has no effect', async () => {
  const { admin, inside, layout, phone, enterprise } = await aDesk();
  const create = (name: string, modelId: string, more: object = {}) => ok(inside, phones.create, { body: { name, modelId, isVirtual: true, keyLayoutId: layout.id, ...more } });
  const mute = phoneModels.find(({ keyKinds }) => keyKinds.length === 0)!;
  await create('A small one', 'yealink-t31p');
  await create('B without keys', mute.id);
  await create('C with others', 'yealink-t46u', { keys: [{ ...blf, value: '101' }, { position: 4, kind: 'none' }] });
  const found = await ok(admin, keyLayouts.withoutEffect, { params: { id: layout.id } });
  expect([found.using, found.total, found.isExact, found.phones.map(({ name, enterpriseId }) => [name, enterpriseId === enterprise.id])]).toEqual([4, 3, true, [['A small one', true], ['B without keys', true], ['C with others', true]]]);
  expect(found.phones.map(({ id }) => id)).not.toContain(phone.id);
});

test('[149] an extension that goes names the phones and layouts whose keys watch it', async () => {
  const { inside, layout, enterprise } = await aDesk();
  await ok(inside, keyLayouts.create, { body: { name: 'Used by none', keys: [{ ...blf, value: '899' }] } });
  const watched = await anExtension(app, enterprise, { shortNumber: '899' });
  const keys = [{ position: 5, kind: 'blf' as const, value: '899' }];
  const watcher = await ok(inside, phones.create, { body: { name: 'Watcher', modelId: 'yealink-t46u', isVirtual: true, keys } });
  await ok(inside, phones.create, { body: { name: 'Other', modelId: 'yealink-t46u', isVirtual: true, keys: [{ ...keys[0]!, value: '898' }] } });
  const releasedBy = async (id: string) => (await ok(inside, extensions.references, { params: { id } })).released;
  expect(await releasedBy(watched.id)).toEqual([{ kind: 'phone', id: watcher.id, label: 'Watcher' }]);
  await ok(await signedIn(app, enterprise), phones.update, { params: { id: watcher.id }, body: { ...watcher, keys: [] } });
  expect(await releasedBy(watched.id)).toEqual([]);
  const own = await ok(inside, keyLayouts.create, { body: { name: 'Ours', keys: [{ ...blf, value: '899' }] } });
  await ok(inside, phones.create, { body: { name: 'By layout', modelId: 'yealink-t46u', isVirtual: true, keyLayoutId: own.id } });
  expect(await releasedBy(watched.id)).toEqual([{ kind: 'key-layout', id: own.id, label: 'Ours' }]);
  expect(layout.keys.some(({ value }) => value === '899')).toBe(false);
});

test('[149] a layout that phones have stays, and says which', async () => {
  const { admin, layout, phone, enterprise } = await aDesk();
  const refused = await call(admin, keyLayouts.remove, { params: { id: layout.id } });
  expect(refused.problem).toMatchObject({ code: 'in-use', references: [{ kind: 'phone', id: phone.id, label: `${phone.name} (${enterprise.name})` }] });
  expect((await ok(admin, keyLayouts.references, { params: { id: layout.id } })).blocking).toHaveLength(1);
});

test('a layout of a reseller is used and not changed below, and beside it there is none', async () => {
  const { inside, layout } = await aDesk();
  expect(await ok(inside, keyLayouts.get, { params: { id: layout.id } })).toMatchObject({ ownerId: null });
  expect((await call(inside, keyLayouts.update, { params: { id: layout.id }, body: { name: 'Mine', version: 1 } })).status).toBe(403);
  const beside = await signedIn(app, await anOrganisation(app, (await aTree(app)).reseller, 'enterprise'));
  expect((await call(beside, keyLayouts.get, { params: { id: layout.id } })).status).toBe(404);
  const refused = await call(beside, phones.create, { body: { name: 'Desk', modelId: 'yealink-t46u', isVirtual: true, keyLayoutId: layout.id } });
  expect(refused.problem).toMatchObject({ errors: [{ pointer: '/keyLayoutId', detail: 'There is no such key layout for this enterprise.' }] });
});

test('before a layout is saved it is said which phones would get another file', async () => {
  const { admin, inside, layout, phone, enterprise } = await aDesk();
  const ownKey = await aPhone(app, enterprise, { name: 'Has its own', keyLayoutId: layout.id });
  await asPlatform(app.deps.database, (tx) => tx.phone.update({ where: { id: ownKey.id }, data: { keys: [{ ...blf, module: 0, line: null, value: '199' }] }, select: { id: true } }));
  const template = await aPhoneTemplate(app, enterprise, { device: 'x = 1\n' });
  const keyless = await aPhone(app, enterprise, { name: 'Has a template without keys', keyLayoutId: layout.id });
  await asPlatform(app.deps.database, (tx) => tx.phone.update({ where: { id: keyless.id }, data: { templateId: template.id }, select: { id: true } }));
  const impact = (keys: object[], as = admin) => call(as, keyLayouts.impact, { params: { id: layout.id }, body: { keys: keys as never } });
  const dnd = { position: 4, kind: 'dnd' };
  expect((await impact([blf, dnd])).body).toEqual({ using: 3, changed: 0, failing: 0, isExact: true, phones: [] });
  expect((await impact([{ ...blf, value: '101' }, dnd])).body).toEqual({ using: 3, changed: 1, failing: 0, isExact: true, phones: [{ id: phone.id, name: phone.name, enterpriseId: enterprise.id, enterpriseName: enterprise.name, isFailing: false }] });
  expect((await impact([blf])).body).toMatchObject({ changed: 2 });
  expect((await impact([], inside)).status).toBe(403);
  expect(await ok(admin, keyLayouts.get, { params: { id: layout.id } })).toMatchObject({ version: 1 });
});

test('a change is undone', async () => {
  const { admin, layout } = await aDesk();
  await ok(admin, keyLayouts.update, { params: { id: layout.id }, body: { name: 'Other', keys: [], version: 1 } });
  const { items } = await ok(admin, audit.list, { query: { entityId: layout.id } });
  await ok(admin, audit.revert, { params: { id: items[0]!.changeSetId } });
  expect(await ok(admin, keyLayouts.get, { params: { id: layout.id } })).toMatchObject({ name: 'Front desk', keys: [{ position: 3 }, { position: 4 }] });
});

test.each([
  [{ ...blf, value: '' }, 'Which number?'],
  [{ position: 1, kind: 'dnd' as const, value: '100' }, 'This kind of key has no number'],
])('a key that is no key is refused: %o', async (key, detail) => {
  const { admin } = await aDesk();
  const refused = await call(admin, keyLayouts.create, { body: { name: 'Odd', keys: [key] } });
  expect(refused.problem).toMatchObject({ code: 'validation-failed', errors: [{ pointer: '/keys/0/value', detail }] });
});

test('two keys in one place are refused', async () => {
  const { admin } = await aDesk();
  const refused = await call(admin, keyLayouts.create, { body: { name: 'Odd', keys: [blf, blf] } });
  expect(refused.problem.errors).toEqual([{ pointer: '/keys/1/position', detail: 'This key is there twice' }]);
});
