import { audit } from '@patchbay/contract/audit';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensions } from '@patchbay/contract/extensions';
import { phones } from '@patchbay/contract/phones';
import { provisioningSettings } from '@patchbay/contract/provisioning-settings';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aPhone, type BuiltPhone } from '@patchbay/testkit/builders/phones';
import { call, ok } from '@patchbay/testkit/call';
import { type TestProvisioning, testProvisioning } from '@patchbay/testkit/provisioning';
import { signedIn, withApiKey } from '@patchbay/testkit/session';
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

const aDesk = async () => {
  const { enterprise } = await aTree(app);
  const extension = await anExtension(app, enterprise, { displayName: 'Ann' });
  return { enterprise, extension, phone: await aPhone(app, enterprise, { lines: { 0: extension.id } }), admin: await signedIn(app, enterprise) };
};
const fetchAll = async (phone: BuiltPhone) => {
  const names = [`${phone.mac}.boot`, 'y000000000108.cfg', `${phone.mac}.cfg`];
  const answers = [];
  for (const name of names) answers.push(await provisioning.fetch(`/p/${phone.secret}/${name}`, { as: phone }));
  await provisioning.flush();
  return answers.map(({ body }) => body);
};
const textsOf = (tenantId: string) => asPlatform(app.deps.database, (tx) => tx.phoneFileText.count({ where: { tenantId } }));

test('every file that a phone would get is shown with a mask for each secret', async () => {
  const { admin, phone, extension } = await aDesk();
  const { items } = await ok(admin, phones.files, { params: { id: phone.id } });
  expect(items.map(({ name, kind, served }) => [name, kind, served])).toEqual([[`${phone.mac}.boot`, 'boot', null], ['y000000000108.cfg', 'common', null], [`${phone.mac}.cfg`, 'device', null]]);
  const whole = JSON.stringify(items);
  for (const secret of [phone.secret, phone.httpPassword, extension.sipPassword]) expect(whole).not.toContain(secret);
  expect(items[2]!.body).toContain('account.1.password = ********\n');
});

test('a password of the web pages that a phone does not take stands in its file neither masked nor revealed, and one that it takes does', async () => {
  const { admin, enterprise } = await aDesk();
  const phone = await aPhone(app, enterprise, { modelId: 'mitel-6867i' });
  const passwordLines = async (verb: 'files' | 'revealFiles') => (await ok(admin, phones[verb], { params: { id: phone.id } })).items.flatMap(({ body }) => body.split('\n')).filter((line) => line.startsWith('admin password:'));
  for (const [webPassword, masked, revealed] of [['look-at-me-1', [], []], ['1081512471', ['********'], ['1081512471']]] as const) {
    const { networks, firstFetchHours, version } = await ok(admin, provisioningSettings.get, {});
    await ok(admin, provisioningSettings.update, { body: { networks, firstFetchHours, version, webPassword } });
    expect([await passwordLines('files'), await passwordLines('revealFiles')]).toEqual([masked, revealed].map((all) => all.map((value) => `admin password: ${value}`)));
  }
});

test('with the right to reveal, its secrets can be read, which the log tells', async () => {
  const { admin, enterprise, phone, extension } = await aDesk();
  const [, , device] = await fetchAll(phone);
  const { items } = await ok(admin, phones.revealFiles, { params: { id: phone.id } });
  expect(items[2]!.body).toBe(device);
  expect(items[2]!.body).toContain(extension.sipPassword);
  expect((await ok(admin, audit.list, { query: { entityId: phone.id } })).items[0]).toMatchObject({ action: 'phone.files-revealed' });
  const program = await withApiKey(app, enterprise, ['phones:read', 'phones:write']);
  expect((await call(program, phones.revealFiles, { params: { id: phone.id } })).status).toBe(403);
});

test('what a phone was given last is kept without its secrets, and told from what it would get now', async () => {
  const { admin, phone, extension } = await aDesk();
  await fetchAll(phone);
  const before = await ok(admin, phones.files, { params: { id: phone.id } });
  for (const { body, served } of before.items) expect(served!.body).toBe(body);
  const read = await ok(admin, extensions.get, { params: { id: extension.id } });
  await ok(admin, extensions.update, { params: { id: extension.id }, body: { ...read, displayName: 'Bea' } });
  const after = await ok(admin, phones.files, { params: { id: phone.id } });
  const device = after.items[2]!;
  expect([device.body.includes('display_name = Bea'), device.served!.body.includes('display_name = Ann')]).toEqual([true, true]);
});

test('that only secrets have changed is told of files that have some, until they are fetched', async () => {
  const { admin, phone, extension } = await aDesk();
  await fetchAll(phone);
  const moved = async () => (await ok(admin, phones.files, { params: { id: phone.id } })).items.map(({ body, served }) => [served!.body === body, served!.haveSecretsMoved]);
  const [same, other] = [[true, false], [true, true]];
  expect(await moved()).toEqual([same, same, same]);
  await ok(admin, extensionCards.replaceSipPassword, { params: { id: extension.id }, body: {} });
  expect(await moved()).toEqual([same, same, other]);
  await fetchAll(phone);
  expect(await moved()).toEqual([same, same, same]);
  await ok(admin, phones.regenerateSecret, { params: { id: phone.id }, query: { graceHours: 1 } });
  expect(await moved()).toEqual([same, same, other]);
});

test('a text is kept once, and no longer than a phone has it', async () => {
  const { admin, enterprise, phone, extension } = await aDesk();
  const second = await aPhone(app, enterprise);
  await fetchAll(phone);
  await fetchAll(second);
  // A boot and a device file each, and the common one together.
  expect(await textsOf(enterprise.id)).toBe(5);
  const read = await ok(admin, extensions.get, { params: { id: extension.id } });
  await ok(admin, extensions.update, { params: { id: extension.id }, body: { ...read, displayName: 'Bea' } });
  await fetchAll(phone);
  expect(await textsOf(enterprise.id)).toBe(5);
});

test('of a phone that says it has its file already, that file is kept too', async () => {
  const { admin, phone } = await aDesk();
  const path = `/p/${phone.secret}/${phone.mac}.cfg`;
  const { headers } = await provisioning.fetch(path, { as: phone });
  await provisioning.flush();
  await asPlatform(app.deps.database, (tx) => tx.phoneServedFile.deleteMany({ where: { phoneId: phone.id } }));
  expect((await provisioning.fetch(path, { as: phone, headers: { 'if-none-match': String(headers.etag) } })).status).toBe(304);
  await provisioning.flush();
  const { items } = await ok(admin, phones.files, { params: { id: phone.id } });
  expect(items[2]!.served!.body).toBe(items[2]!.body);
});

test('whose phone an address is, is told by its first digits', async () => {
  const { admin } = await aDesk();
  const vendorOf = async (mac: string) => (await ok(admin, phones.macVendor, { query: { mac } })).vendor;
  expect([await vendorOf('80:5E:C0:12:3A:BC'), await vendorOf('02ffffffffff')]).toEqual(['Yealink', null]);
});
