import { gunzipSync } from 'node:zlib';
import { phoneTraffic } from '@patchbay/contract/phone-traffic';
import { extensions } from '@patchbay/contract/extensions';
import { phones } from '@patchbay/contract/phones';
import { phoneDataKey } from '@patchbay/api/platform/phone-data';
import { provisioningSettings } from '@patchbay/contract/provisioning-settings';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp, testClock } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aPhone, uniqueMac } from '@patchbay/testkit/builders/phones';
import { call, ok } from '@patchbay/testkit/call';
import { filePath, type TestProvisioning, testProvisioning } from '@patchbay/testkit/provisioning';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
let provisioning: TestProvisioning;
beforeAll(async () => {
  app = await testApp();
  provisioning = await testProvisioning(app);
});
afterAll(async () => {
  await provisioning.server.close();
  await app.close();
});

const aDesk = async (overrides: Parameters<typeof aPhone>[2] = {}) => {
  const { enterprise } = await aTree(app);
  const extension = await anExtension(app, enterprise);
  const phone = await aPhone(app, enterprise, { lines: { 0: extension.id }, httpUsername: '', ...overrides });
  return { enterprise, extension, phone, admin: await signedIn(app, enterprise) };
};

interface Shape {
  modelId: string;
  agent: string;
  /** In the order in which each asks; the last is the file with its account. */
  asks: string[];
  /** Those of them that there is no file for: the next one is what it wants. */
  inVain?: string[];
  /** What it sends, and asks for before and after. */
  sends?: string;
}

const shapes: Shape[] = [
  { modelId: 'yealink-t46u', agent: 'Yealink SIP-T46U 108.86.0.20 80:5e:c0:12:3a:bc', asks: ['{mac}.boot', 'y000000000108.cfg', '{mac}.cfg'], sends: '{mac}-local.cfg' },
  { modelId: 'yealink-w60b', agent: 'Yealink W60B 77.83.0.85 80:5e:c0:12:3a:bc', asks: ['{mac}.boot', 'y000000000077.cfg', '{mac}.cfg'] },
  { modelId: 'poly-vvx-450', agent: 'FileTransport PolycomVVX-VVX_450-UA/6.4.3.5814 (SN:64167f123abc) Type/Application', asks: ['{mac}.cfg', '{mac}-settings.cfg'], sends: '{mac}-phone.cfg' },
  { modelId: 'poly-edge-e350', agent: 'FileTransport PolyEdge-Edge_E350-UA/8.1.1.1234 (SN:64167f123abc) Type/Application', asks: ['{mac}.cfg', '000000000000.cfg', '{mac}-settings.cfg'], sends: '{mac}-directory.xml' },
  { modelId: 'grandstream-gxp2170', agent: 'Grandstream Model HW GXP2170 SW 1.0.11.35 DevId 000b82123abc', asks: ['cfg{mac}', 'cfg{mac}.xml'], inVain: ['cfg{mac}'] },
  { modelId: 'snom-d785', agent: 'Mozilla/4.0 (compatible; snomD785-SIP 10.1.54.13 1.2.3)', asks: ['snomD785.htm', 'snomD785-{MAC}.htm'] },
  { modelId: 'fanvil-x4u', agent: 'Fanvil X4U 2.4.12 0c383e123abc', asks: ['{mac}.cfg'] },
  { modelId: 'mitel-6865i', agent: 'Aastra6865i MAC:00-08-5D-12-3A-BC V:5.1.0.1024-SIP', asks: ['startup.cfg', '6865i.cfg', '{MAC}.cfg'], inVain: ['6865i.cfg'] },
  { modelId: 'htek-uc926', agent: 'Htek UC926 2.0.4.4.33 00:1f:c1:12:3a:bc', asks: ['cfg0010.xml', 'cfg{mac}', 'cfg{mac}.xml'], inVain: ['cfg0010.xml', 'cfg{mac}'] },
  { modelId: 'panasonic-kx-ut136', agent: 'Panasonic_KX-UT136/01.133 (0080f0123abc)', asks: ['KX-UT136.cfg', 'Config{MAC}.cfg'] },
  { modelId: 'cisco-spa504g', agent: 'Cisco/SPA504G-7.4.8a (0002fd123abc)(CBT141400UK)', asks: ['spa504G.cfg', '{mac}.xml'] },
  { modelId: 'gigaset-n870-ip-pro', agent: 'Gigaset N870 IP PRO/83.V2.11.0+build.a546b91;7C2F80123ABC', asks: ['{MAC}.xml'] },
  { modelId: 'algo-8188', agent: 'What it says is not known', asks: ['algop8188.conf', 'algom{MAC}.conf'] },
  { modelId: 'linphone-desktop', agent: 'Linphone Desktop/5.1 (belle-sip/5.3)', asks: ['{mac}.xml'] },
];

describe.each(shapes)('requests as $modelId makes them', ({ modelId, agent, asks, inVain = [], sends }) => {
  test('get what it needs: its files in order, the account in the last, and what it sent comes back', async () => {
    const { phone, extension, admin } = await aDesk({ modelId, acceptsDataFromPhone: true });
    const path = (name: string) => `/p/${phone.secret}/${name.replace('{mac}', phone.mac!).replace('{MAC}', phone.mac!.toUpperCase())}`;
    const headers = { 'user-agent': agent };
    const answers = [];
    for (const name of asks) answers.push(await provisioning.fetch(path(name), { headers }));
    expect(answers.map(({ status }) => status), asks.join()).toEqual(asks.map((name) => (inVain.includes(name) ? 404 : 200)));
    expect(answers.at(-1)!.body).toContain(extension.sipPassword);
    const again = await provisioning.fetch(path(asks.at(-1)!), { headers: { ...headers, 'if-none-match': answers.at(-1)!.headers.etag as string } });
    expect([again.status, again.body]).toEqual([304, '']);
    if (sends) {
      expect((await provisioning.fetch(path(sends), { headers })).status).toBe(404);
      expect((await provisioning.fetch(path(sends), { method: 'PUT', body: '<x a="1"/>', headers: { ...headers, 'content-type': 'application/octet-stream' } })).status).toBe(200);
      expect((await provisioning.fetch(path(sends), { headers })).body).toBe('<x a="1"/>');
    }
    await provisioning.flush();
    const read = await ok(admin, phones.get, { params: { id: phone.id } });
    expect([read.lastFetch?.userAgent, read.isChangedSinceFetch]).toEqual([agent, false]);
  });
});

describe('a request', () => {
  test('with HEAD gets the headers and nothing else, and is no fetch of the settings', async () => {
    const { phone, admin } = await aDesk();
    const { status, headers, body } = await provisioning.fetch(`/p/${phone.secret}/${phone.mac}.cfg`, { method: 'HEAD' });
    expect([status, body]).toEqual([200, '']);
    expect(headers.etag).toBeTruthy();
    await provisioning.flush();
    expect((await ok(admin, phoneTraffic.fetches, { params: { id: phone.id }, query: {} })).items).toMatchObject([{ method: 'HEAD', reason: null }]);
  });

  test('that takes gzip gets it, under a tag of its own that is known again', async () => {
    const { phone } = await aDesk();
    const path = `/p/${phone.secret}/${phone.mac}.cfg`;
    const plain = await provisioning.fetch(path);
    const answer = await provisioning.server.inject({ url: path, headers: { 'accept-encoding': 'deflate, gzip;q=0.5' } });
    expect(answer.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding', etag: (plain.headers.etag as string).replace(/"$/, '-gzip"') });
    expect(gunzipSync(answer.rawPayload).toString()).toBe(plain.body);
    expect((await provisioning.fetch(path, { headers: { 'if-none-match': answer.headers.etag as string } })).status).toBe(304);
    const encoding = async (accepted: string) => (await provisioning.server.inject({ url: path, headers: { 'accept-encoding': accepted } })).headers['content-encoding'];
    for (const accepted of ['gzip', 'GZIP ; q=1.0', 'x-gzip', '*', 'br, *;q=0.1', '*;q=0, gzip']) expect(await encoding(accepted), accepted).toBe('gzip');
    for (const accepted of ['', 'identity', 'gzip;q=0', 'gzip; q=0.000', '*;q=0', 'gzip;q=0, *', '*, gzip;q=0', 'gzippy']) expect(await encoding(accepted), accepted).toBeUndefined();
  });

  test('with If-Modified-Since is answered as one with the tag: by every process, after a restart, and whatever changes that its file does not show', async () => {
    const { phone, extension, admin, enterprise } = await aDesk();
    const second = await anExtension(app, enterprise);
    const params = { id: phone.id };
    const update = async (overrides: object) => ok(admin, phones.update, { params, body: { ...(await ok(admin, phones.get, { params })), ...overrides } });
    await update({ lines: [{ position: 0, extensionId: extension.id }, { position: 1, extensionId: second.id }] });
    const clock = testClock(new Date().toISOString());
    const start = () => testProvisioning({ ...app, deps: { ...app.deps, clock } });
    const servers = [await start(), await start()];
    const modified = async () => {
      await Promise.all(servers.map(({ flush }) => flush()));
      clock.advance(2);
      const { headers } = await servers[0]!.fetch(filePath(phone));
      return String(headers['last-modified']);
    };
    const statuses = (since: string) => Promise.all(servers.map(async (server) => (await server.fetch(filePath(phone), { headers: { 'if-modified-since': since } })).status));
    expect((await servers[0]!.fetch(filePath(phone))).headers['last-modified']).toBeUndefined();
    const since = await modified();
    expect(Date.parse(since)).toBeLessThan(clock.now().getTime());
    const shownNowhere = [() => update({ name: 'Another name' }), () => ok(admin, provisioningSettings.enrol, { body: {} }), async () => ok(admin, extensions.update, { params: { id: extension.id }, body: await ok(admin, extensions.get, { params: { id: extension.id } }) })];
    for (const change of shownNowhere) {
      await change();
      expect([await statuses(since), await modified()], String(change)).toEqual([[304, 304], since]);
    }
    servers.push(await start());
    expect(await statuses(since)).toEqual([304, 304, 304]);
    for (const date of ['9999', '2099-01-01', '1e12', 'Fri, 01 Jan 2100', 'tomorrow', '-1']) expect(await statuses(date), date).toEqual([200, 200, 200]);
    const head = await servers[0]!.fetch(filePath(phone), { method: 'HEAD', headers: { 'if-modified-since': since } });
    expect([head.status, head.headers['content-length']]).toEqual([304, undefined]);
    // An extension that goes takes its lines with it, and no row of the phone is changed.
    await call(admin, extensions.remove, { params: { id: second.id } });
    expect(await statuses(since)).toEqual([200, 200, 200]);
    const later = await modified();
    expect([Date.parse(later) > Date.parse(since), await statuses(since), await statuses(later)]).toEqual([true, [200, 200, 200], [304, 304, 304]]);
    await Promise.all(servers.map(({ server }) => server.close()));
  });
});

describe('[138] what a phone sends', () => {
  test('is refused in the same words unless it is accepted, named for the phone, of a known type and not too large', async () => {
    const [closed, open] = [await aDesk(), await aDesk({ acceptsDataFromPhone: true })];
    const put = async ({ phone }: typeof open, name: string, body: string | Buffer) => {
      const { status, body: said } = await provisioning.fetch(`/p/${phone.secret}/${name}`, { method: 'PUT', body });
      return [status, said];
    };
    const refused = [404, 'Not found\n'];
    expect(await put(closed, `${closed.phone.mac}-local.cfg`, 'a = 1')).toEqual(refused);
    expect(await put(open, `${uniqueMac()}-local.cfg`, 'a = 1')).toEqual(refused);
    expect(await put(open, `${open.phone.mac}.cfg`, 'a = 1')).toEqual(refused);
    expect(await put(open, `${open.phone.mac}-app.log`, Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0]))).toEqual(refused);
    expect(await put(open, `${open.phone.mac}-app.log`, 'x'.repeat(2_000_001))).toEqual(refused);
    expect(await put(open, `${open.phone.mac}-app.log`, 'x'.repeat(2_000_000))).toEqual([200, 'Stored\n']);
    await provisioning.flush();
    const reasons = (await ok(open.admin, phoneTraffic.fetches, { params: { id: open.phone.id }, query: { outcome: 'refused' } })).items.map(({ reason }) => reason);
    expect(reasons.sort()).toEqual(['upload-name', 'upload-name', 'upload-too-large', 'upload-type']);
  });

  test('goes to its own address, which its file names only while it is accepted', async () => {
    const { phone, admin } = await aDesk();
    const path = `/p/${phone.secret}/${phone.mac}.cfg`;
    const closed = await provisioning.fetch(path);
    expect(closed.body).toContain('static.auto_provision.custom.sync = 0');
    const read = await ok(admin, phones.get, { params: { id: phone.id } });
    await ok(admin, phones.update, { params: { id: phone.id }, body: { ...read, httpUsername: '', acceptsDataFromPhone: true } });
    const open = await provisioning.fetch(path, { headers: { 'if-none-match': closed.headers.etag as string } });
    expect(open.status).toBe(200);
    const [, folder] = /custom\.sync\.path = https?:\/\/[^/]+(\/\S+)/.exec(open.body)!;
    expect((await provisioning.fetch(`${folder}${phone.mac}-local.cfg`, { method: 'PUT', body: 'a = 1' })).status).toBe(200);
  });

  test('takes the place of what it sent under that name, and is listed, downloaded and removed', async () => {
    const { phone, admin } = await aDesk({ acceptsDataFromPhone: true });
    const path = `/p/${phone.secret}/${phone.mac}-local.cfg`;
    for (const body of ['first = 1\n', 'second = 2\n']) expect((await provisioning.fetch(path, { method: 'PUT', body })).status).toBe(200);
    const { items } = await ok(admin, phoneTraffic.uploads, { params: { id: phone.id }, query: {} });
    expect(items).toMatchObject([{ name: `${phone.mac}-local.cfg`, kind: 'settings', type: 'text', sizeBytes: 11 }]);
    const params = { id: phone.id, uploadId: items[0]!.id };
    const content = await call(admin, phoneTraffic.uploadContent, { params });
    expect([content.status, content.text]).toEqual([200, 'second = 2\n']);
    await ok(admin, phoneTraffic.removeUpload, { params });
    expect((await ok(admin, phoneTraffic.uploads, { params: { id: phone.id }, query: {} })).total).toBe(0);
    expect((await provisioning.fetch(path)).status).toBe(404);
  });

  test('at once under one name is there once, in the end that which began last, and of other names no more than a phone may send', async () => {
    const { phone, admin } = await aDesk({ acceptsDataFromPhone: true });
    const second = await testProvisioning(app);
    const sent = (name: string, count: number) => Promise.all(Array.from({ length: count }, (_, n) =>
      (n % 2 ? provisioning : second).fetch(`/p/${phone.secret}/${phone.mac}-${name.replace('?', String(n))}`, { method: n % 3 ? 'PUT' : 'POST', body: `${n}\n`.repeat(1 + n * 100) })));
    const kept = async () => (await ok(admin, phoneTraffic.uploads, { params: { id: phone.id }, query: { pageSize: 200 } })).items;
    for (let turn = 0; turn < 4; turn += 1) {
      expect((await sent('app.log', 12)).map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
      expect(await kept()).toHaveLength(1);
    }
    const [first] = await kept();
    const ids = await asPlatform(app.deps.database, (tx) => tx.phoneUpload.findMany({ where: { phoneId: phone.id }, orderBy: { id: 'desc' }, take: 1, select: { id: true } }));
    expect(first!.id).toBe(ids[0]!.id);
    const there = await Promise.all((await asPlatform(app.deps.database, (tx) => tx.phoneUpload.findMany({ where: { phoneId: phone.id } }))).map(({ id }) => app.deps.storage.open(phoneDataKey(id))));
    expect(there.filter((stored) => stored?.stream.destroy())).toHaveLength(1);
    await sent('?.log', 60);
    expect(await kept()).toHaveLength(40);
    await second.server.close();
  });
});
