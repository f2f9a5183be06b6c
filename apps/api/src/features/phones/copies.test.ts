import { audit } from '@patchbay/contract/audit';
import { phoneCopies } from '@patchbay/contract/phone-copies';
import { phoneTraffic } from '@patchbay/contract/phone-traffic';
import { phones } from '@patchbay/contract/phones';
import { asPlatform } from '@patchbay/database/as-platform';
import type { Tx } from '@patchbay/database/scope';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aPhoneTemplate } from '@patchbay/testkit/builders/phone-templates';
import { aPhone, uniqueMac } from '@patchbay/testkit/builders/phones';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { filePath, testProvisioning } from '@patchbay/testkit/provisioning';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const anEnterprise = async () => {
  const { enterprise } = await aTree(app);
  const [ann, bob] = [await anExtension(app, enterprise, { shortNumber: '101', displayName: 'Ann' }), await anExtension(app, enterprise, { shortNumber: '102', displayName: 'Bob' })];
  return { enterprise, ann, bob, admin: await signedIn(app, enterprise) };
};
const isWaitedFor = async (tx: Tx): Promise<boolean> =>
  (await tx.$queryRaw<object[]>`select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`).length > 0;
const get = (admin: Caller, id: string) => ok(admin, phones.get, { params: { id } });
const reveal = (admin: Caller, id: string) => ok(admin, phones.revealProvisioning, { params: { id } });
const lines = (phone: { lines: { position: number; shortNumber: string }[] }) => phone.lines.map(({ position, shortNumber }) => `${position}=${shortNumber}`).join(' ');
const undoLast = async (admin: Caller, id: string) => {
  const { items } = await ok(admin, audit.list, { query: { entityId: id } });
  return ok(admin, audit.revert, { params: { id: items.find(({ isRevertible }) => isRevertible)!.changeSetId } });
};

const fields = [{ name: 'greeting', default: '', type: 'text' as const, options: [] }, { name: 'pin', default: '', type: 'secret' as const, options: [] }];
const aPhoneWithTemplate = async (admin: Caller, enterprise: Parameters<typeof aPhone>[1] & { path: string }) => {
  const template = await aPhoneTemplate(app, enterprise, { device: '#!version:1.0.0.1\npin = ${pin||secret}\ngreeting = ${greeting}\n', fields });
  const { id } = await aPhone(app, enterprise, { httpUsername: '' });
  const draft = { templateId: template.id, fieldValues: { greeting: 'Hello' }, keys: [{ module: 0, position: 2, kind: 'dnd' as const, label: '', value: '', line: null }] };
  const read = await ok(admin, phones.get, { params: { id } });
  await ok(admin, phones.update, { params: { id }, body: { ...read, ...draft, hiddenFieldValues: { pin: '4711' } } });
  return { id, draft };
};

describe('duplicating', () => {
  test('[131] copies the settings, and neither MAC address nor secret nor credentials; lines where that is asked for', async () => {
    const { admin, enterprise, ann } = await anEnterprise();
    const source = await aPhone(app, enterprise, { name: 'Desk', fileName: 'desk-{mac}.cfg', lines: { 1: ann.id } });
    const mac = uniqueMac();
    const bare = await ok(admin, phoneCopies.duplicate, { params: { id: source.id }, body: { name: 'Desk 2', mac } });
    expect(bare).toMatchObject({ name: 'Desk 2', mac, modelId: 'yealink-t46u', fileName: 'desk-{mac}.cfg', lines: [], version: 1 });
    const shown = await reveal(admin, bare.id);
    expect([shown.fileUrl.includes(source.secret), shown.httpUsername === source.httpUsername, shown.httpPassword === source.httpPassword]).toEqual([false, false, false]);
    const shared = await ok(admin, phoneCopies.duplicate, { params: { id: source.id }, body: { name: 'Desk 3', mac: uniqueMac(), keepsLines: true } });
    expect(lines(shared)).toBe('1=101');
    await undoLast(admin, shared.id);
    expect((await call(admin, phones.get, { params: { id: shared.id } })).status).toBe(404);
  });

  test('[131] copies the template with its variables, secret ones too, and the keys', async () => {
    const { admin, enterprise } = await anEnterprise();
    const { id, draft } = await aPhoneWithTemplate(admin, enterprise);
    const copy = await ok(admin, phoneCopies.duplicate, { params: { id }, body: { name: 'Desk 2', mac: uniqueMac() } });
    expect(copy).toMatchObject({ ...draft, hiddenFieldsSet: ['pin'] });
    expect((await ok(admin, phones.revealFiles, { params: { id: copy.id } })).items.find(({ kind }) => kind === 'device')!.body).toContain('pin = 4711');
  });

  test('[134] [140] a virtual phone is copied without an address, and one that asks for no password to one that asks for none', async () => {
    const { admin, enterprise } = await anEnterprise();
    const source = await aPhone(app, enterprise, { mac: null, httpUsername: '' });
    const copy = await ok(admin, phoneCopies.duplicate, { params: { id: source.id }, body: { name: 'Soft 2' } });
    expect(copy).toMatchObject({ isVirtual: true, mac: null, httpUsername: '', hasHttpPassword: false });
    expect((await call(admin, phoneCopies.duplicate, { params: { id: source.id }, body: { name: 'Soft 3', mac: uniqueMac() } })).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/mac' }] });
  });

  test("[136] needs an address of its own, and a stranger's reads like any that is not to be had", async () => {
    const [{ admin, enterprise }, theirs] = [await anEnterprise(), await anEnterprise()];
    const [source, stranger] = [await aPhone(app, enterprise), await aPhone(app, theirs.enterprise)];
    const duplicating = async (mac: string | null) => ({ ...(await call(admin, phoneCopies.duplicate, { params: { id: source.id }, body: { name: 'Copy', mac } })).problem, requestId: '' });
    expect(await duplicating(null)).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/mac' }] });
    expect(await duplicating(stranger.mac)).toEqual(await duplicating(source.mac));
    expect((await call(theirs.admin, phoneCopies.duplicate, { params: { id: source.id }, body: { name: 'Copy', mac: uniqueMac() } })).status).toBe(404);
  });
});

describe('replacing the handset', () => {
  test('[136] [144] keeps settings, lines and credentials under a new MAC address and a new secret, says so in the history, and is undone', async () => {
    const { admin, enterprise, ann, bob } = await anEnterprise();
    const phone = await aPhone(app, enterprise, { name: 'Desk', lines: { 0: ann.id, 2: bob.id } });
    const mac = uniqueMac();
    const replaced = await ok(admin, phoneCopies.replaceHandset, { params: { id: phone.id }, body: { mac, version: 1 } });
    expect(replaced).toMatchObject({ name: 'Desk', mac, modelId: 'yealink-t46u', httpUsername: 'phone', version: 2 });
    expect(lines(replaced)).toBe('0=101 2=102');
    const shown = await reveal(admin, phone.id);
    expect([shown.fileUrl.includes(phone.secret), shown.httpPassword]).toEqual([false, phone.httpPassword]);
    const { items } = await ok(admin, audit.list, { query: { entityId: phone.id } });
    expect(items.find(({ action }) => action === 'phone.handset-replaced')).toMatchObject({ before: { mac: phone.mac }, after: { mac }, isRevertible: true });
    const another = await aPhone(app, enterprise, { mac: uniqueMac() });
    expect((await call(admin, phoneCopies.replaceHandset, { params: { id: another.id }, body: { mac: phone.mac!, version: 1 } })).status).toBe(200);
    await undoLast(admin, another.id);
    const event = items.find(({ action }) => action === 'phone.handset-replaced')!;
    await ok(admin, audit.revert, { params: { id: event.changeSetId } });
    expect(await get(admin, phone.id)).toMatchObject({ mac: phone.mac, version: 3 });
    expect((await reveal(admin, phone.id)).fileUrl).not.toContain(phone.secret);
  });

  test('[136] takes the address along when it is undone, and when that is: the handset that goes is given nothing more', async () => {
    const { admin, enterprise } = await anEnterprise();
    const phone = await aPhone(app, enterprise, { httpUsername: '' });
    const provisioning = await testProvisioning(app);
    const [mac, addresses] = [uniqueMac(), [filePath(phone)]];
    const address = async () => new URL((await reveal(admin, phone.id)).fileUrl).pathname;
    await ok(admin, phoneCopies.replaceHandset, { params: { id: phone.id }, body: { mac, version: 1 } });
    addresses.push(await address());
    for (const now of [phone.mac, mac]) {
      await undoLast(admin, phone.id);
      expect((await get(admin, phone.id)).mac).toBe(now);
      addresses.push(await address());
    }
    expect(await Promise.all(addresses.map(async (path) => (await provisioning.fetch(path)).status))).toEqual([401, 401, 401, 200]);
    const { version, ...draft } = await get(admin, phone.id);
    await ok(admin, phones.update, { params: { id: phone.id }, body: { ...draft, httpPassword: undefined, hiddenFieldValues: undefined, mac: uniqueMac(), version } });
    await undoLast(admin, phone.id);
    expect(await address()).toBe(addresses[3]);
    await provisioning.server.close();
  });

  test('[136] what was known of the old one does not pass for the new one, and the timeline tells them apart', async () => {
    const { admin, enterprise, ann } = await anEnterprise();
    const phone = await aPhone(app, enterprise, { lines: { 0: ann.id }, httpUsername: '' });
    const provisioning = await testProvisioning(app);
    const get200 = async (path: string) => expect((await provisioning.fetch(path)).status).toBe(200);
    const servedOf = async () => (await ok(admin, phones.files, { params: { id: phone.id } })).items.find(({ kind }) => kind === 'device')!.served;
    const fetchesOf = async () => (await ok(admin, phoneTraffic.fetches, { params: { id: phone.id } })).items.map(({ mac }) => mac);
    await get200(filePath(phone));
    await provisioning.flush();
    expect([(await get(admin, phone.id)).lastFetch?.firmware, (await servedOf()) === null]).toEqual(['108.86.0.20', false]);
    // Answered, and not written down yet.
    await get200(filePath(phone));
    const mac = uniqueMac();
    const replaced = await ok(admin, phoneCopies.replaceHandset, { params: { id: phone.id }, body: { mac, version: 1 } });
    expect([replaced.lastFetch, replaced.isChangedSinceFetch, await servedOf()]).toEqual([null, false, null]);
    await provisioning.flush();
    expect([(await get(admin, phone.id)).lastFetch, await servedOf(), await fetchesOf()]).toEqual([null, null, [phone.mac, phone.mac]]);
    await get200(new URL((await reveal(admin, phone.id)).fileUrl).pathname);
    await provisioning.flush();
    expect([(await get(admin, phone.id)).lastFetch === null, (await servedOf()) === null, await fetchesOf()]).toEqual([false, false, [mac, phone.mac, phone.mac]]);
    const { version, ...draft } = await get(admin, phone.id);
    expect(await ok(admin, phones.update, { params: { id: phone.id }, body: { ...draft, httpPassword: undefined, hiddenFieldValues: undefined, mac: uniqueMac(), version } })).toMatchObject({ lastFetch: null });
    await provisioning.server.close();
  });

  test('[136] what the old one was given while it is replaced is not told of the new one', async () => {
    const { admin, enterprise, ann } = await anEnterprise();
    const phone = await aPhone(app, enterprise, { lines: { 0: ann.id }, httpUsername: '' });
    const provisioning = await testProvisioning(app);
    const comes = async () => {
      expect((await provisioning.fetch(filePath(phone))).status).toBe(200);
      await provisioning.flush();
    };
    await comes();
    const flushed = await asPlatform(app.deps.database, async (tx) => {
      await tx.phone.update({ where: { id: phone.id }, data: { mac: uniqueMac() } });
      const writing = comes();
      await expect.poll(() => isWaitedFor(tx), { timeout: 4_000 }).toBe(true);
      return { writing };
    });
    await flushed.writing;
    const { items } = await ok(admin, phones.files, { params: { id: phone.id } });
    expect([(await get(admin, phone.id)).lastFetch, items.map(({ served }) => served)]).toEqual([null, items.map(() => null)]);
    await provisioning.server.close();
  });

  test('[135] [142] another model takes the lines in their order, or is refused where it has too few', async () => {
    const { admin, enterprise, ann, bob } = await anEnterprise();
    const { id } = await aPhone(app, enterprise, { lines: { 0: ann.id, 3: bob.id } });
    const refused = await call(admin, phoneCopies.replaceHandset, { params: { id }, body: { mac: uniqueMac(), modelId: 'yealink-t30', version: 1 } });
    expect(refused.problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/modelId' }] });
    const replaced = await ok(admin, phoneCopies.replaceHandset, { params: { id }, body: { mac: uniqueMac(), modelId: 'yealink-t31p', version: 1 } });
    expect([replaced.modelName, lines(replaced)]).toEqual(['Yealink T31P', '0=101 1=102']);
  });

  test('a model of another family lets go of the template, and another one of the same family has it', async () => {
    const { admin, enterprise } = await anEnterprise();
    const { id, draft } = await aPhoneWithTemplate(admin, enterprise);
    const same = await ok(admin, phoneCopies.replaceHandset, { params: { id }, body: { mac: uniqueMac(), modelId: 'yealink-t31p', version: 2 } });
    expect(same).toMatchObject({ ...draft, hiddenFieldsSet: ['pin'] });
    const other = await ok(admin, phoneCopies.replaceHandset, { params: { id }, body: { mac: uniqueMac(), modelId: 'snom-d735', version: same.version } });
    expect(other).toMatchObject({ templateId: null, fieldValues: {}, hiddenFieldsSet: [], keys: draft.keys });
  });

  test('is refused for a virtual phone, for the handset that it has, and for an address that is not to be had', async () => {
    const [{ admin, enterprise }, theirs] = [await anEnterprise(), await anEnterprise()];
    const [soft, desk, other, stranger] = [await aPhone(app, enterprise, { mac: null }), await aPhone(app, enterprise), await aPhone(app, enterprise), await aPhone(app, theirs.enterprise)];
    const replacing = async (id: string, mac: string | null) => ({ ...(await call(admin, phoneCopies.replaceHandset, { params: { id }, body: { mac: mac!, version: 1 } })).problem, requestId: '' });
    expect(await replacing(soft.id, uniqueMac())).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/mac' }] });
    expect(await replacing(desk.id, desk.mac)).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/mac' }] });
    expect(await replacing(desk.id, stranger.mac)).toEqual(await replacing(desk.id, other.mac));
    expect((await reveal(admin, desk.id)).fileUrl).toContain(desk.secret);
  });
});

describe('[142] filling lines', () => {
  test('a range of extensions goes onto many phones, one each, after it was shown, and back as one change', async () => {
    const { admin, enterprise, ann } = await anEnterprise();
    await anExtension(app, enterprise, { shortNumber: '104', displayName: 'Dan' });
    const [one, two, three] = [await aPhone(app, enterprise, { name: 'One' }), await aPhone(app, enterprise, { name: 'Two', lines: { 0: ann.id } }), await aPhone(app, enterprise, { name: 'Three' })];
    const fill = { ids: [three.id, one.id, two.id, app.deps.clock.newId()], from: '101', to: '109' };
    const { phones: planned, leftOver } = await ok(admin, phoneCopies.previewFill, { body: fill });
    expect([planned.map((phone) => `${phone.name} ${lines(phone)}`), leftOver]).toEqual([['Three 0=101', 'One 0=102', 'Two 0=101 1=104'], []]);
    expect(planned[2]!.lines.map(({ displayName, isNew }) => [displayName, isNew])).toEqual([['Ann', false], ['Dan', true]]);
    expect(lines(await get(admin, one.id))).toBe('');
    expect(await ok(admin, phoneCopies.fillLines, { body: fill })).toEqual({ changed: 3 });
    expect([lines(await get(admin, three.id)), lines(await get(admin, two.id)), (await get(admin, two.id)).version]).toEqual(['0=101', '0=101 1=104', 2]);
    expect(await ok(admin, phoneCopies.fillLines, { body: { ...fill, ids: [three.id] } })).toEqual({ changed: 0 });
    expect(await undoLast(admin, one.id)).toMatchObject({ reverted: 3 });
    expect([lines(await get(admin, one.id)), lines(await get(admin, two.id))]).toEqual(['', '0=101']);
  });

  test('several extensions go onto one phone in order, and what finds no line is said', async () => {
    const { admin, enterprise, bob } = await anEnterprise();
    for (const shortNumber of ['103', '104']) await anExtension(app, enterprise, { shortNumber });
    const phone = await aPhone(app, enterprise, { modelId: 'yealink-t31p', lines: { 1: bob.id } });
    const fill = { ids: [phone.id], from: '101', to: '104', linesPerPhone: 6 };
    expect((await ok(admin, phoneCopies.previewFill, { body: fill })).leftOver).toEqual(['103', '104']);
    await ok(admin, phoneCopies.fillLines, { body: { ...fill, from: '103', replaces: true } });
    expect(lines(await get(admin, phone.id))).toBe('0=103 1=104');
  });

  test('what is no range is refused at its field, and phones of others are not there', async () => {
    const [{ admin, enterprise }, theirs] = [await anEnterprise(), await anEnterprise()];
    const [own, stranger] = [await aPhone(app, enterprise), await aPhone(app, theirs.enterprise)];
    for (const to of ['99', '1020']) expect((await call(admin, phoneCopies.fillLines, { body: { ids: [own.id], from: '100', to } })).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/to' }] });
    for (const id of [stranger.id, app.deps.clock.newId()]) expect((await call(admin, phoneCopies.fillLines, { body: { ids: [id], from: '101', to: '102' } })).status).toBe(404);
  });
});
