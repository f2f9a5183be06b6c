import { audit } from '@patchbay/contract/audit';
import { extensions } from '@patchbay/contract/extensions';
import { phones } from '@patchbay/contract/phones';
import { phoneModels } from '@patchbay/domain/provisioning/catalogue';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { aPhone, uniqueMac } from '@patchbay/testkit/builders/phones';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp({ env: { PATCHBAY_PROVISIONING_URL: 'https://phones.example' } })));
afterAll(() => app.close());

const anEnterprise = async () => {
  const { enterprise, reseller } = await aTree(app);
  return { enterprise, reseller, admin: await signedIn(app, enterprise) };
};
const draft = (overrides: object = {}) => ({ name: 'Desk', modelId: 'yealink-t46u', mac: uniqueMac(), ...overrides });
const reveal = (admin: Caller, id: string) => ok(admin, phones.revealProvisioning, { params: { id } });
const undoLast = async (admin: Caller, id: string) => {
  const { items } = await ok(admin, audit.list, { query: { entityId: id } });
  return ok(admin, audit.revert, { params: { id: items[0]!.changeSetId } });
};

test('[147] [148] a removal waits for whoever is at work on the phone and its extensions, and does not stand in the way', async () => {
  const { enterprise, admin } = await anEnterprise();
  const extension = await anExtension(app, enterprise);
  const { id } = await aPhone(app, enterprise, { lines: { 0: extension.id } });
  const other = new pg.Client({ connectionString: app.deps.config.databaseUrl });
  await other.connect();
  for (const text of ['set role patchbay_platform', 'begin']) await other.query(text);
  await other.query('select from phone where id = $1 for update', [id]);
  const removal = call(admin, phones.remove, { params: { id } });
  await new Promise((resolve) => setTimeout(resolve, 500));
  await other.query('update extension set updated_at = updated_at where id = $1', [extension.id]);
  await other.query('commit');
  await other.end();
  expect((await removal).status).toBe(204);
});

describe('creating', () => {
  test('[133] [135] [136] [137] [143] takes a MAC address in any notation, puts an extension on a line, and makes up everything secret', async () => {
    const { admin, enterprise } = await anEnterprise();
    const extension = await anExtension(app, enterprise, { displayName: 'Ann' });
    const mac = uniqueMac();
    const typed = mac.toUpperCase().replace(/(..)(?=.)/g, '$1:');
    const made = await ok(admin, phones.create, { body: draft({ mac: typed, lines: [{ position: 0, extensionId: extension.id }] }) });
    expect(made).toMatchObject({
      name: 'Desk', mac, modelId: 'yealink-t46u', modelName: 'Yealink T46U', isVirtual: false, hasHttpPassword: true, lastFetch: null, version: 1,
      lines: [{ position: 0, extensionId: extension.id, shortNumber: extension.shortNumber, displayName: 'Ann' }],
      provisioningUrl: `https://phones.example/p/••••••••/${mac}.cfg`, httpUsername: expect.stringMatching(/^phone-[a-z2-7]{8}$/),
    });
    expect(await ok(admin, phones.get, { params: { id: made.id } })).toEqual(made);
    const shown = await reveal(admin, made.id);
    expect(shown).toEqual({
      provisioningUrl: expect.stringMatching(/^https:\/\/phones\.example\/p\/[a-z2-7]{32}\/$/), fileUrl: `${shown.provisioningUrl}${mac}.cfg`,
      httpUsername: made.httpUsername, httpPassword: expect.stringMatching(/^[a-z2-7]{24}$/),
    });
  });

  test('[140] [141] an empty user name asks for none, a chosen one gets a password unless it brings its own', async () => {
    const { admin } = await anEnterprise();
    const made = async (overrides: object) => reveal(admin, (await ok(admin, phones.create, { body: draft(overrides) })).id);
    expect(await made({ httpUsername: '' })).toMatchObject({ httpUsername: '', httpPassword: '' });
    expect(await made({ httpUsername: 'desk' })).toMatchObject({ httpUsername: 'desk', httpPassword: expect.stringMatching(/^[a-z2-7]{24}$/) });
    expect(await made({ httpUsername: 'desk', httpPassword: 'My.own-1' })).toMatchObject({ httpUsername: 'desk', httpPassword: 'My.own-1' });
    expect((await call(admin, phones.create, { body: draft({ httpUsername: '', httpPassword: 'x' }) })).problem.errors).toMatchObject([{ pointer: '/httpPassword' }]);
  });

  test('[140] [141] a Mitel is given user name and password only where somebody wants them, and none that are longer than it takes', async () => {
    const { admin } = await anEnterprise();
    const mitel = (overrides: object = {}) => ({ body: draft({ modelId: 'mitel-6867i', ...overrides }) });
    expect(await ok(admin, phones.create, mitel())).toMatchObject({ httpUsername: '', hasHttpPassword: false });
    const made = await ok(admin, phones.create, mitel({ httpUsername: 'desk' }));
    expect(await reveal(admin, made.id)).toMatchObject({ httpUsername: 'desk', httpPassword: expect.stringMatching(/^[a-z2-7]{20}$/) });
    expect((await call(admin, phones.create, mitel({ httpUsername: 'd'.repeat(41) }))).problem).toMatchObject({ detail: 'Phones of this model take a user name of at most 40 characters.', errors: [{ pointer: '/httpUsername' }] });
    expect((await call(admin, phones.create, mitel({ httpUsername: 'desk', httpPassword: 'p'.repeat(21) }))).problem).toMatchObject({ detail: 'Phones of this model take a password of at most 20 characters.', errors: [{ pointer: '/httpPassword' }] });
  });

  test('[134] a virtual phone has no MAC address and a file name of its own', async () => {
    const { admin } = await anEnterprise();
    const made = await ok(admin, phones.create, { body: draft({ isVirtual: true, mac: null }) });
    expect(made.provisioningUrl).toMatch(/\/p\/•+\/[0-9a-f]{12}\.cfg$/);
    const other = await ok(admin, phones.create, { body: draft({ isVirtual: true, mac: null }) });
    expect(other.provisioningUrl).not.toBe(made.provisioningUrl);
  });

  test.each([
    ['a MAC address on a virtual phone', { isVirtual: true }, '/mac'],
    ['no MAC address', { mac: null }, '/mac'],
    ['half a MAC address', { mac: '80:5e:c0' }, '/mac'],
    ['a group address', { mac: '01005e000001' }, '/mac'],
    ['an unknown model', { modelId: 'nokia-3310' }, '/modelId'],
    ['a path as a file name', { fileName: '../etc/passwd' }, '/fileName'],
    ['an unknown variable in a file name', { fileName: '{serial}.cfg' }, '/fileName'],
    ['the name of another file of the phone as a file name', { fileName: '{mac}.boot' }, '/fileName'],
    ['a user name that would break a header', { httpUsername: 'a:b' }, '/httpUsername'],
    ['a name on two lines', { name: 'Desk\nphone' }, '/name'],
    ['no name', { name: ' ' }, '/name'],
    ['a name left out', { name: undefined }, '/name'],
    ['a model left out', { modelId: undefined }, '/modelId'],
    ['a MAC address left out', { mac: undefined }, '/mac'],
  ])('[139] [143] %s is refused at its field', async (_, overrides, pointer) => {
    const { admin } = await anEnterprise();
    const answer = await call(admin, phones.create, { body: draft(overrides) });
    expect([answer.status, answer.problem.errors?.[0]?.pointer]).toEqual([422, pointer]);
    expect((await ok(admin, phones.list)).total).toBe(0);
  });

  test('own keys that the model does not have, and any on a model whose files say nothing of keys, are refused at their place', async () => {
    const { admin } = await anEnterprise();
    const refused = async (modelId: string, ...keys: object[]) => (await call(admin, phones.create, { body: draft({ modelId, keys: keys.map((key) => ({ kind: 'dnd', ...key })) }) })).problem.errors?.map((error) => [error.pointer, error.detail]);
    expect(await refused('yealink-t31p', { position: 2 }, { position: 50 })).toEqual([['/keys/1/position', 'The T31P has no key 50.']]);
    expect(await refused('yealink-t31p', { module: 1, position: 1 })).toEqual([['/keys/0/position', 'The T31P has no key 1 on a sidecar 1.']]);
    expect(await refused('grandstream-gxp2170', { module: 4, position: 40 }, { module: 5, position: 1 })).toEqual([['/keys/0/position', 'The files of the GXP2170 say nothing of key 40 of a sidecar.'], ['/keys/1/position', 'The GXP2170 has no key 1 on a sidecar 5.']]);
    const mute = phoneModels.find(({ keyKinds, programmableKeys }) => keyKinds.length === 0 && programmableKeys > 0)!;
    expect(await refused(mute.id, { position: 1 })).toEqual([['/keys/0/kind', `The files of the ${mute.name} say nothing of keys.`]]);
    expect((await ok(admin, phones.create, { body: draft({ modelId: 'yealink-t31p', keys: [{ position: 2, kind: 'dnd' }] }) })).keys).toHaveLength(1);
  });

  test('[142] lines that the model does not have, lines used twice and extensions that are not there are refused at their place', async () => {
    const { admin, enterprise } = await anEnterprise();
    const [one, other] = [await anExtension(app, enterprise), await anExtension(app, enterprise)];
    const refused = async (modelId: string, lines: object[]) => (await call(admin, phones.create, { body: draft({ modelId, lines }) })).problem.errors?.map((error) => error.pointer);
    expect(await refused('yealink-t31p', [{ position: 2, extensionId: one.id }])).toEqual(['/lines/0/position']);
    expect(await refused('yealink-t30', [{ position: 0, extensionId: one.id }, { position: 1, extensionId: other.id }])).toEqual(['/lines/1/position']);
    expect(await refused('yealink-t46u', [{ position: 0, extensionId: one.id }, { position: 0, extensionId: other.id }])).toEqual(['/lines/1/position']);
    expect(await refused('yealink-t46u', [{ position: 0, extensionId: one.id }, { position: 1, extensionId: one.id }])).toEqual(['/lines/1/extensionId']);
    expect(await refused('yealink-t46u', [{ position: 0, extensionId: one.id }, { position: 1, extensionId: app.deps.clock.newId() }])).toEqual(['/lines/1/extensionId']);
    expect((await ok(admin, phones.list)).total).toBe(0);
  });

  test('[136] a MAC address is one phone on the platform', async () => {
    const { admin, enterprise } = await anEnterprise();
    const { mac } = await aPhone(app, enterprise);
    expect((await call(admin, phones.create, { body: draft({ mac }) })).problem).toMatchObject({ status: 409, errors: [{ pointer: '/mac', detail: 'This MAC address is not available.' }] });
  });
});

describe('changing', () => {
  test('[144] replaces lines and keeps the credentials that nobody mentioned', async () => {
    const { admin, enterprise } = await anEnterprise();
    const [one, other] = [await anExtension(app, enterprise), await anExtension(app, enterprise)];
    const phone = await aPhone(app, enterprise, { lines: { 0: one.id } });
    const { httpUsername: _, ...read } = await ok(admin, phones.get, { params: { id: phone.id } });
    const lines = [{ position: 0, extensionId: other.id }, { position: 2, extensionId: one.id }];
    const changed = await ok(admin, phones.update, { params: { id: phone.id }, body: { ...read, name: 'Lobby', modelId: 'yealink-t54w', lines } });
    expect(changed).toMatchObject({ name: 'Lobby', modelName: 'Yealink T54W', version: 2, lines: [{ position: 0, extensionId: other.id }, { position: 2, extensionId: one.id }] });
    expect(await reveal(admin, phone.id)).toMatchObject({ httpUsername: phone.httpUsername, httpPassword: phone.httpPassword });
    expect((await reveal(admin, phone.id)).fileUrl).toContain(phone.secret);
  });

  test('credentials can be replaced, removed and asked for again', async () => {
    const { admin, enterprise } = await anEnterprise();
    const phone = await aPhone(app, enterprise);
    const update = async (overrides: object) => {
      const { httpUsername: _, ...read } = await ok(admin, phones.get, { params: { id: phone.id } });
      await ok(admin, phones.update, { params: { id: phone.id }, body: { ...read, ...overrides } });
      return reveal(admin, phone.id);
    };
    expect(await update({ httpPassword: 'replaced-1' })).toMatchObject({ httpUsername: 'phone', httpPassword: 'replaced-1' });
    expect(await update({ httpUsername: 'lobby' })).toMatchObject({ httpUsername: 'lobby', httpPassword: 'replaced-1' });
    expect(await update({ httpUsername: '' })).toMatchObject({ httpUsername: '', httpPassword: '' });
    expect(await update({})).toMatchObject({ httpUsername: '', httpPassword: '' });
    const { problem } = await call(admin, phones.update, { params: { id: phone.id }, body: { name: 'Desk', modelId: 'yealink-t46u', mac: phone.mac, httpPassword: 'alone', version: 5 } });
    expect(problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/httpPassword' }] });
    expect((await update({ httpUsername: 'desk' })).httpPassword).toMatch(/^[a-z2-7]{24}$/);
  });

  test('the second of two editors learns of the first', async () => {
    const { admin, enterprise } = await anEnterprise();
    const { id } = await aPhone(app, enterprise);
    const read = await ok(admin, phones.get, { params: { id } });
    await ok(admin, phones.update, { params: { id }, body: { ...read, name: 'First' } });
    expect((await call(admin, phones.update, { params: { id }, body: { ...read, name: 'Second' } })).problem).toMatchObject({ code: 'stale-version', status: 412 });
  });

  test('[137] a new secret is a new address', async () => {
    const { admin, enterprise } = await anEnterprise();
    const phone = await aPhone(app, enterprise);
    await ok(admin, phones.regenerateSecret, { params: { id: phone.id } });
    expect((await reveal(admin, phone.id)).fileUrl).not.toContain(phone.secret);
  });
});

test('[148] [149] a removed phone takes its lines along and leaves the extensions', async () => {
  const { admin, enterprise } = await anEnterprise();
  const extension = await anExtension(app, enterprise);
  const { id } = await aPhone(app, enterprise, { lines: { 0: extension.id } });
  const label = `${extension.shortNumber} ${extension.displayName}`;
  expect(await ok(admin, phones.references, { params: { id } })).toEqual({ blocking: [], removed: [], released: [{ kind: 'extension', id: extension.id, label }] });
  expect((await call(admin, phones.remove, { params: { id } })).status).toBe(204);
  expect((await call(admin, phones.get, { params: { id } })).status).toBe(404);
  expect((await ok(admin, phones.list)).total).toBe(0);
  expect(await ok(admin, extensions.get, { params: { id: extension.id } })).toMatchObject({ id: extension.id, shortNumber: extension.shortNumber });
  expect(await asPlatform(app.deps.database, (tx) => tx.phoneLine.count({ where: { extensionId: extension.id } }))).toBe(0);
});

test('[192] an extension that goes leaves the lines of its phones, which says so before and comes back with it', async () => {
  const { admin, enterprise } = await anEnterprise();
  const [gone, stays] = [await anExtension(app, enterprise), await anExtension(app, enterprise)];
  const { id, name } = await aPhone(app, enterprise, { name: 'Desk', lines: { 0: gone.id, 1: stays.id } });
  const positions = async () => (await ok(admin, phones.get, { params: { id } })).lines.map(({ position }) => position);
  expect(JSON.stringify(await ok(admin, extensions.references, { params: { id: gone.id } }))).toContain(name);
  await call(admin, extensions.remove, { params: { id: gone.id } });
  expect(await positions()).toEqual([1]);
  await undoLast(admin, gone.id);
  expect(await positions()).toEqual([0, 1]);
});

describe('undoing', () => {
  test('brings back the last change of a phone, lines and user name included', async () => {
    const { admin, enterprise } = await anEnterprise();
    const extension = await anExtension(app, enterprise);
    const { id, mac } = await aPhone(app, enterprise, { name: 'Desk', lines: { 0: extension.id } });
    const read = await ok(admin, phones.get, { params: { id } });
    await ok(admin, phones.update, { params: { id }, body: { ...read, name: 'Lobby', mac: uniqueMac(), httpUsername: '', lines: [] } });
    await undoLast(admin, id);
    expect(await ok(admin, phones.get, { params: { id } })).toMatchObject({ name: 'Desk', mac, httpUsername: 'phone', hasHttpPassword: true, lines: [{ position: 0, extensionId: extension.id }], version: 3 });
  });

  test('brings a removed phone back under a new address, which the preview says', async () => {
    const { admin, enterprise } = await anEnterprise();
    const phone = await aPhone(app, enterprise);
    await call(admin, phones.remove, { params: { id: phone.id } });
    const { items: [removed] } = await ok(admin, audit.list, { query: { entityId: phone.id } });
    expect((await ok(admin, audit.previewRevert, { params: { id: removed!.changeSetId } })).steps).toMatchObject([{ lost: ['provisioning-address', 'http-password'] }]);
    await undoLast(admin, phone.id);
    expect(await ok(admin, phones.get, { params: { id: phone.id } })).toMatchObject({ name: phone.name, mac: phone.mac, httpUsername: 'phone' });
    expect((await reveal(admin, phone.id)).fileUrl).not.toContain(phone.secret);
  });

  test('is refused where the MAC address is another phone by now', async () => {
    const { admin, enterprise } = await anEnterprise();
    const phone = await aPhone(app, enterprise);
    await call(admin, phones.remove, { params: { id: phone.id } });
    await aPhone(app, enterprise, { mac: phone.mac });
    const { items } = await ok(admin, audit.list, { query: { entityId: phone.id } });
    expect((await call(admin, audit.revert, { params: { id: items[0]!.changeSetId } })).problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/mac' }] });
  });
});

describe('the list', () => {
  test('[130] finds a phone by name, model, MAC address in any notation and who is on it', async () => {
    const { admin, enterprise } = await anEnterprise();
    const extension = await anExtension(app, enterprise, { displayName: 'Gudrun' });
    const phone = await aPhone(app, enterprise, { name: 'Reception', lines: { 0: extension.id } });
    await aPhone(app, enterprise, { name: 'Attic', modelId: 'yealink-t54w', mac: null });
    const found = async (query: object) => (await ok(admin, phones.list, { query })).items.map((item) => item.name);
    const mac = phone.mac!;
    for (const q of ['recep', 'yealink t46', mac, mac.toUpperCase().replace(/(..)(?=.)/g, '$1-'), mac.slice(-6), 'gudrun', extension.shortNumber]) expect(await found({ q }), q).toEqual(['Reception']);
    for (const q of ['-', '..', '%', 'zz']) expect(await found({ q }), q).toEqual([]);
    expect(await found({ modelId: 'yealink-t54w' })).toEqual(['Attic']);
    expect(await found({ extensionId: extension.id })).toEqual(['Reception']);
    expect(await found({ sort: 'mac' })).toEqual(['Attic', 'Reception']);
    expect(await found({ sort: '-name' })).toEqual(['Reception', 'Attic']);
  });

  test('is filtered by vendor, by whether anybody is on a line, and by what a phone is and may do', async () => {
    const { admin, enterprise } = await anEnterprise();
    const extension = await anExtension(app, enterprise);
    await aPhone(app, enterprise, { name: 'Desk', lines: { 0: extension.id } });
    await aPhone(app, enterprise, { name: 'Soft', modelId: 'snom-d735', mac: null, acceptsDataFromPhone: true });
    const found = async (query: object) => (await ok(admin, phones.list, { query })).items.map((item) => item.name);
    expect([await found({ vendor: 'Yealink' }), await found({ vendor: 'Snom' }), await found({ vendor: 'Nokia' })]).toEqual([['Desk'], ['Soft'], []]);
    for (const filter of ['isVirtual', 'acceptsDataFromPhone']) expect([await found({ [filter]: 'true' }), await found({ [filter]: 'false' })], filter).toEqual([['Soft'], ['Desk']]);
    expect([await found({ hasLines: 'true' }), await found({ hasLines: 'false' })]).toEqual([['Desk'], ['Soft']]);
  });

  test('[129] is that of the enterprise that is acted in', async () => {
    const { enterprise, reseller } = await anEnterprise();
    const other = await anOrganisation(app, reseller, 'enterprise');
    await aPhone(app, enterprise, { name: 'Here' });
    await aPhone(app, other, { name: 'There' });
    const above = await signedIn(app, reseller);
    const listAt = async (tenantId: string) => (await ok({ ...above, tenantId }, phones.list)).items.map((item) => item.name);
    expect([await listAt(enterprise.id), await listAt(other.id)]).toEqual([['Here'], ['There']]);
  });

  test('the catalogue tells the lines that a phone of each model can use here', async () => {
    const { admin } = await anEnterprise();
    const { items } = await ok(admin, phones.models);
    expect(items.find((model) => model.id === 'yealink-t46u')).toMatchObject({ id: 'yealink-t46u', vendor: 'Yealink', family: 'T series', name: 'T46U', firstLine: 0, lastLine: 5, programmableKeys: 27 });
    expect(items.find((model) => model.id === 'yealink-t30')).toMatchObject({ firstLine: 0, lastLine: 0 });
  });
});
