import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensions } from '@patchbay/contract/extensions';
import { organisations } from '@patchbay/contract/organisations';
import { phoneTraffic } from '@patchbay/contract/phone-traffic';
import { phones } from '@patchbay/contract/phones';
import { provisioningSettings } from '@patchbay/contract/provisioning-settings';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aPhone, type BuiltPhone } from '@patchbay/testkit/builders/phones';
import { call, ok } from '@patchbay/testkit/call';
import { filePath, type TestProvisioning, testProvisioning } from '@patchbay/testkit/provisioning';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
let provisioning: TestProvisioning;
beforeAll(async () => {
  app = await testApp({ env: { PATCHBAY_SIP_SERVER: 'sip.olea.example:5071', PATCHBAY_PROVISIONING_URL: 'https://phones.example' } });
  provisioning = await testProvisioning(app);
});
afterAll(async () => {
  await provisioning.server.close();
  await app.close();
});

const aDesk = async (overrides: Parameters<typeof aPhone>[2] & { displayName?: string } = {}) => {
  const { displayName = 'Ann', ...phone } = overrides;
  const tree = await aTree(app);
  const extension = await anExtension(app, tree.enterprise, { displayName });
  return { ...tree, extension, phone: await aPhone(app, tree.enterprise, { lines: { 0: extension.id }, ...phone }), admin: await signedIn(app, tree.enterprise) };
};
const fetchFile = (phone: BuiltPhone, headers: Record<string, string> = {}) => provisioning.fetch(filePath(phone), { as: phone, headers });

describe('a file', () => {
  test('has the account, its name, server and password', async () => {
    const { phone, extension } = await aDesk({ displayName: 'Zoë Müller' });
    const answer = await fetchFile(phone);
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', etag: expect.stringMatching(/^"[\w-]{27}"$/) } });
    const lines = answer.body.split('\n');
    expect(lines).toEqual(expect.arrayContaining([
      'account.1.enable = 1', 'account.1.display_name = Zoë Müller', `account.1.user_name = ${extension.sipUsername}`, `account.1.password = ${extension.sipPassword}`,
      'account.1.sip_server.1.address = sip.olea.example', 'account.1.sip_server.1.port = 5071', 'account.2.enable = 0',
      `static.auto_provision.server.url = https://phones.example/p/${phone.secret}/`,
      `static.auto_provision.server.username = ${phone.httpUsername}`, `static.auto_provision.server.password = ${phone.httpPassword}`,
    ]));
  });

  test('is the boot file, the common file and the one of the phone, in any letter case', async () => {
    const { phone } = await aDesk();
    const fetchNamed = (name: string) => provisioning.fetch(`/p/${phone.secret}/${name}`, { as: phone });
    expect((await fetchNamed(`${phone.mac}.boot`)).body).toContain(`include:config "${phone.mac}.cfg"`);
    const common = await fetchNamed('y000000000108.cfg');
    expect([common.status, common.body.includes(phone.httpPassword)]).toEqual([200, false]);
    expect((await fetchNamed(`${phone.mac!.toUpperCase()}.cfg`)).body).toBe((await fetchFile(phone)).body);
  });

  test('[139] may have a name of its own, and a phone without hardware has one that the system made', async () => {
    const { phone, admin, extension } = await aDesk({ fileName: 'desk-{mac}.cfg' });
    const named = await provisioning.fetch(`/p/${phone.secret}/desk-${phone.mac}.cfg`, { as: phone });
    expect([named.status, named.body.includes(extension.sipPassword)]).toEqual([200, true]);
    expect((await fetchFile(phone)).status).toBe(404);
    const virtual = await ok(admin, phones.create, { body: { name: 'Softphone', modelId: 'yealink-t46u', isVirtual: true, httpUsername: '' } });
    const { fileUrl } = await ok(admin, phones.revealProvisioning, { params: { id: virtual.id } });
    expect((await provisioning.fetch(new URL(fileUrl).pathname)).status).toBe(200);
  });

  test('leaves out the line of a disabled extension', async () => {
    const { phone, extension, admin } = await aDesk();
    const read = await ok(admin, extensions.get, { params: { id: extension.id } });
    await ok(admin, extensions.update, { params: { id: extension.id }, body: { ...read, isEnabled: false } });
    const { body } = await fetchFile(phone);
    expect(body).toContain('account.1.enable = 0');
    expect(body).not.toContain(extension.sipPassword);
  });

  test('[97] leaves out the line of an extension that may not ring on phones, and names its account as it was chosen', async () => {
    const { phone, extension, admin } = await aDesk();
    const params = { id: extension.id };
    const { endpoints: { ipPhone, version } } = await ok(admin, extensionCards.settings, { params });
    const sipUsername = `desk.${extension.sipUsername}`;
    await ok(admin, extensionCards.updateEndpoints, { params, body: { ipPhone, thirdParty: { isOn: true, sipUsername }, version } });
    expect((await fetchFile(phone)).body).toContain(sipUsername);
    await ok(admin, extensionCards.updateEndpoints, { params, body: { ipPhone: { ...ipPhone, isOn: false }, thirdParty: { isOn: true, sipUsername }, version: version + 1 } });
    const { body } = await fetchFile(phone);
    expect(body).toContain('account.1.enable = 0');
    expect(body).not.toContain(extension.sipPassword);
  });

  test('goes to the phone it is for, however many ask at the same time', async () => {
    const desks = [await aDesk(), await aDesk(), await aDesk()];
    const unknown = { ...desks[0]!.phone, secret: 'nobody-has-this-one' };
    const asked = Array.from({ length: 120 }, (_, index) => [...desks.map(({ phone }) => phone), unknown][index % 4]!);
    const answers = await Promise.all(asked.map((phone) => fetchFile(phone)));
    for (const [index, { status, body }] of answers.entries()) {
      const desk = desks[index % 4];
      expect(status).toBe(desk ? 200 : 404);
      for (const other of desks) expect(body.includes(other.extension.sipPassword)).toBe(other === desk);
    }
  });

  test('is asked for by its head alone', async () => {
    const { phone } = await aDesk();
    const [whole, head] = [await fetchFile(phone), await provisioning.fetch(filePath(phone), { as: phone, method: 'HEAD' })];
    expect([head.status, head.body, head.headers.etag, Number(head.headers['content-length'])]).toEqual([200, '', whole.headers.etag, Buffer.byteLength(whole.body)]);
  });

  test('of a phone whose address asks for nothing needs the secret alone, whatever the phone sends along', async () => {
    const { phone } = await aDesk({ httpUsername: '' });
    expect((await provisioning.fetch(filePath(phone))).status).toBe(200);
    expect((await provisioning.fetch(filePath(phone), { as: { httpUsername: 'left', httpPassword: 'over' } })).status).toBe(200);
    expect((await provisioning.fetch(`/p/${phone.secret}/other.cfg`)).status).toBe(404);
  });
});

describe('a file that the phone has already', () => {
  const tagOf = async (phone: BuiltPhone) => String((await fetchFile(phone)).headers.etag);

  test('is not sent again', async () => {
    const { phone } = await aDesk();
    const etag = await tagOf(phone);
    for (const sent of [etag, `"other", ${etag}`]) expect(await fetchFile(phone, { 'if-none-match': sent })).toMatchObject({ status: 304, body: '', headers: { etag } });
    expect((await fetchFile(phone, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('is the same for another process, and another file for another release', async () => {
    const { phone } = await aDesk();
    const etag = await tagOf(phone);
    const twin = await testProvisioning(app);
    expect((await twin.fetch(filePath(phone), { as: phone, headers: { 'if-none-match': etag } })).status).toBe(304);
    await twin.server.close();
    const moved = await testProvisioning({ ...app, deps: { ...app.deps, config: { ...app.deps.config, sipServer: 'sip2.olea.example' } } });
    expect((await moved.fetch(filePath(phone), { as: phone, headers: { 'if-none-match': etag } })).body).toContain('sip2.olea.example');
    await moved.server.close();
  });

  test('is another one after any change of what it shows', async () => {
    const { phone, extension, admin, reseller, enterprise } = await aDesk();
    const params = { id: phone.id };
    const update = async (overrides: object) => ok(admin, phones.update, { params, body: { ...(await ok(admin, phones.get, { params })), ...overrides } });
    const second = await anExtension(app, enterprise);
    const above = await signedIn(app, reseller);
    const changes: (() => Promise<unknown>)[] = [
      async () => ok(admin, extensions.update, { params: { id: extension.id }, body: { ...(await ok(admin, extensions.get, { params: { id: extension.id } })), displayName: 'Bob' } }),
      () => ok(admin, extensionCards.replaceSipPassword, { params: { id: extension.id }, body: {} }),
      () => update({ modelId: 'yealink-t54w' }),
      () => update({ lines: [{ position: 0, extensionId: extension.id }, { position: 1, extensionId: second.id }] }),
      () => call(admin, extensions.remove, { params: { id: second.id } }),
      async () => ok(above, organisations.update, { params: { id: enterprise.id }, body: { ...(await ok(above, organisations.get, { params: { id: enterprise.id } })), timeZone: 'Asia/Tokyo' } }),
    ];
    for (const change of changes) {
      const etag = await tagOf(phone);
      await change();
      const answer = await fetchFile(phone, { 'if-none-match': etag });
      expect([answer.status, answer.headers.etag === etag], String(change)).toEqual([200, false]);
    }
  });

  test('stays the same after any change of what it does not show, and the phone is not said to have other settings', async () => {
    const { phone, extension, admin } = await aDesk();
    const params = { id: phone.id };
    const update = async (overrides: object) => ok(admin, phones.update, { params, body: { ...(await ok(admin, phones.get, { params })), ...overrides } });
    const settings = async (overrides: object) => {
      const { networks, firstFetchHours, version } = await ok(admin, provisioningSettings.get, {});
      return ok(admin, provisioningSettings.update, { body: { networks, firstFetchHours, version, ...overrides } });
    };
    const etag = await tagOf(phone);
    const isChanged = async () => {
      await provisioning.flush();
      return (await ok(admin, phones.get, { params })).isChangedSinceFetch;
    };
    const changes: (() => Promise<unknown>)[] = [
      () => ok(admin, provisioningSettings.enrol, { body: {} }),
      () => settings({ networks: ['127.0.0.0/8'] }),
      () => settings({ firstFetchHours: 24 }),
      () => update({ name: 'Another name' }),
      () => update({ httpScheme: 'ANY' }),
      () => ok(admin, phones.setFirstFetch, { params, body: { hours: 2 } }),
      async () => ok(admin, extensions.update, { params: { id: extension.id }, body: await ok(admin, extensions.get, { params: { id: extension.id } }) }),
    ];
    for (const change of changes) {
      await change();
      expect([await isChanged(), (await fetchFile(phone, { 'if-none-match': etag })).status], String(change)).toEqual([false, 304]);
    }
    expect(await settings({ webPassword: 'look-at-me-1' })).toMatchObject({ hasWebPassword: true, familiesKeepingTheirs: ['Mitel 6700, 6800 and 6900 SIP'] });
    expect([await isChanged(), (await fetchFile(phone, { 'if-none-match': etag })).status]).toEqual([true, 200]);
    for (const change of [() => update({ lines: [{ position: 2, extensionId: extension.id }] }), () => update({ httpPassword: 'another-one-1' }), () => update({ keys: [{ module: 0, position: 5, kind: 'blf', value: '100' }] })]) {
      expect([await isChanged(), await change().then(isChanged)], String(change)).toEqual([false, true]);
      await update({ httpPassword: phone.httpPassword });
      await fetchFile(phone);
    }
  });

  test('stays the same when its secrets are merely sealed anew', async () => {
    const { phone, extension } = await aDesk();
    const etag = await tagOf(phone);
    await asPlatform(app.deps.database, (tx) => tx.extension.update({ where: { id: extension.id }, data: { sipPassword: app.deps.secrets.seal(extension.sipPassword, `extension:sip-password:${extension.id}`) } }));
    expect((await fetchFile(phone, { 'if-none-match': etag })).status).toBe(304);
  });
});

describe('what phones were answered', () => {
  const recordOf = (phone: BuiltPhone) => asPlatform(app.deps.database, async (tx) => ({
    fetches: (await tx.phoneFetch.findMany({ where: { phoneId: phone.id }, orderBy: { id: 'asc' } })).map(({ status, reason }) => [status, reason]),
    last: await tx.phoneLastFetch.findUnique({ where: { phoneId: phone.id } }),
  }));

  test('is recorded soon, with the reason of each refusal; the last success stays with the phone', async () => {
    const { phone, admin } = await aDesk();
    const etag = String((await fetchFile(phone)).headers.etag);
    await fetchFile(phone, { 'if-none-match': etag });
    await provisioning.fetch(filePath(phone));
    await provisioning.fetch(filePath(phone), { as: { ...phone, httpPassword: 'wrong' } });
    await provisioning.fetch(`/p/${phone.secret}/other.cfg`, { as: phone });
    await expect.poll(async () => (await recordOf(phone)).fetches.length).toBe(5);
    const { fetches, last } = await recordOf(phone);
    expect(fetches).toEqual([[200, ''], [304, ''], [401, 'credentials-missing'], [404, 'wrong-password'], [404, 'unknown-file']]);
    expect(last).toMatchObject({ ip: '127.0.0.1', userAgent: 'Yealink SIP-T46U 108.86.0.20' });
    expect((await ok(admin, phones.get, { params: { id: phone.id } })).lastFetch).toMatchObject({ ip: '127.0.0.1' });
  });

  test('of many refusals at once says how many there were, and when the last was', async () => {
    const { phone, admin } = await aDesk();
    for (let attempt = 0; attempt < 25; attempt += 1) await provisioning.fetch(filePath(phone), { as: { ...phone, httpPassword: 'wrong' } });
    await provisioning.fetch(`/p/${phone.secret}/other.cfg`, { as: phone });
    await provisioning.flush();
    const { items } = await ok(admin, phoneTraffic.fetches, { params: { id: phone.id } });
    const wrong = items.filter(({ reason }) => reason === 'wrong-password');
    expect(wrong.length + wrong.reduce((all, { leftOut }) => all + leftOut, 0)).toBe(25);
    expect(items.filter(({ reason }) => reason === 'unknown-file')).toEqual([expect.objectContaining({ leftOut: 0, lastAt: null })]);
    for (const { leftOut, at, lastAt } of wrong) expect(leftOut > 0 ? lastAt! >= at : lastAt === null).toBe(true);
  });

  test('has a line for a request that ends in a fault of ours, and for settings that no file holds', async () => {
    const { phone, admin, extension } = await aDesk();
    const reasonsAfter = async (sipPassword: string) => {
      await asPlatform(app.deps.database, (tx) => tx.extension.update({ where: { id: extension.id }, data: { sipPassword }, select: { id: true } }));
      const { status } = await fetchFile(phone);
      await provisioning.flush();
      const { items } = await ok(admin, phoneTraffic.fetches, { params: { id: phone.id } });
      return [status, items[0]?.status, items[0]?.reason];
    };
    expect(await reasonsAfter('not sealed at all')).toEqual([500, 500, 'server-fault']);
    expect(await reasonsAfter(app.deps.secrets.seal('has "quotes" and blanks', `extension:sip-password:${extension.id}`))).toEqual([404, 404, 'settings-unfit']);
  });

  test('is all there after the server has closed', async () => {
    const { phone } = await aDesk();
    const short = await testProvisioning(app);
    await short.fetch(filePath(phone), { as: phone });
    await short.server.close();
    expect((await recordOf(phone)).fetches).toEqual([[200, '']]);
  });

  test('stands hostile file names and user agents', async () => {
    const { phone } = await aDesk();
    await provisioning.fetch(`/p/${phone.secret}/a%00b%ff`, { as: phone });
    await provisioning.fetch(`/p/${phone.secret}/${'x'.repeat(99)}`, { as: phone, headers: { 'user-agent': `\u00e9${'y'.repeat(5_000)}` } });
    await provisioning.flush();
    expect((await recordOf(phone)).fetches.every(([status]) => status === 404)).toBe(true);
    await fetchFile(phone);
    await provisioning.flush();
    expect((await recordOf(phone)).fetches.at(-1)).toEqual([200, '']);
  });
});
