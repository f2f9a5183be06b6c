import { hash } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { phoneTraffic } from '@patchbay/contract/phone-traffic';
import { phones } from '@patchbay/contract/phones';
import { provisioningSettings } from '@patchbay/contract/provisioning-settings';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aPhone, type BuiltPhone, uniqueMac } from '@patchbay/testkit/builders/phones';
import { ok } from '@patchbay/testkit/call';
import { basic, filePath, type TestProvisioning, testProvisioning } from '@patchbay/testkit/provisioning';
import { signedIn } from '@patchbay/testkit/session';
import { until } from '@patchbay/testkit/until';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
let provisioning: TestProvisioning;
let port: number;
beforeAll(async () => {
  app = await testApp({});
  provisioning = await testProvisioning(app);
  await provisioning.server.listen({ host: '::', port: 0 });
  ({ port } = provisioning.server.server.address() as AddressInfo);
});
afterAll(async () => {
  await provisioning.server.close();
  await app.close();
});

const aDesk = async (overrides: Parameters<typeof aPhone>[2] = {}) => {
  const tree = await aTree(app);
  const extension = await anExtension(app, tree.enterprise);
  return { ...tree, extension, phone: await aPhone(app, tree.enterprise, { lines: { 0: extension.id }, ...overrides }), admin: await signedIn(app, tree.enterprise) };
};

/** Bytes as they are, and what comes back until the connection ends; `next` says more once something came. */
const talk = (first: string, next?: (soFar: string, socket: Socket) => void, host = '127.0.0.1'): Promise<string> =>
  new Promise((resolve, reject) => {
    let soFar = '';
    const socket = connect(port, host, () => socket.write(first));
    socket.setTimeout(20_000, () => socket.destroy(new Error(`nothing more came after: ${soFar}`)));
    socket.on('data', (chunk) => {
      soFar += chunk.toString('latin1');
      next?.(soFar, socket);
    });
    socket.on('error', reject).on('close', () => resolve(soFar));
  });
const request = (line: string, headers: Record<string, string> = {}, body = ''): string =>
  [line, ...Object.entries({ host: 'phones.example', connection: 'close', ...headers }).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`])), '', body].join('\r\n');
const statusesOf = (answer: string) => [...answer.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
const as = (phone: BuiltPhone) => ({ authorization: basic(phone) });

describe('a phone comes up that asks', () => {
  test('over HTTP/1.0 and names no host', async () => {
    const { phone, extension } = await aDesk();
    const answer = await talk(request(`GET ${filePath(phone)} HTTP/1.0`, { ...as(phone), host: '', connection: '' }));
    expect(statusesOf(answer)).toEqual([200]);
    expect(answer).toContain(extension.sipPassword);
    // What HTTP/1.0 cannot read.
    expect(answer).not.toMatch(/transfer-encoding/i);
  });

  test.each(['http://phones.example:8080', 'https://phones.example'])('for a whole address, as of a proxy: %s', async (origin) => {
    const { phone, extension } = await aDesk();
    expect(await talk(request(`GET ${origin}${filePath(phone)} HTTP/1.1`, as(phone)))).toContain(extension.sipPassword);
  });

  test('with slashes more than there are, because it adds one to an address that ends with one', async () => {
    const { phone, extension } = await aDesk();
    for (const path of [`/p/${phone.secret}//${phone.mac}.cfg`, `//p/${phone.secret}/${phone.mac}.cfg`, `/p//${phone.secret}///${phone.mac}.cfg`]) {
      expect(await talk(request(`GET ${path} HTTP/1.1`, as(phone))), path).toContain(extension.sipPassword);
    }
  });

  test('with signs of the name as numbers, in other letter case, and with something behind a question mark', async () => {
    const { phone, extension } = await aDesk();
    for (const name of [`${phone.mac}%2ecfg`, `${phone.mac}%2Ecfg`, `${phone.mac!.toUpperCase()}.CFG`, `${phone.mac}.cfg?mac=${phone.mac}&v=1`]) {
      expect(await talk(request(`GET /p/${phone.secret}/${name} HTTP/1.1`, as(phone))), name).toContain(extension.sipPassword);
    }
  });

  test('for a part of its file: it is given the whole', async () => {
    const { phone, extension } = await aDesk();
    const answer = await talk(request(`GET ${filePath(phone)} HTTP/1.1`, { ...as(phone), range: 'bytes=0-99' }));
    expect([statusesOf(answer), answer.includes(extension.sipPassword), /content-range/i.test(answer)]).toEqual([[200], true, false]);
  });

  test('for all of its files in one breath', async () => {
    const { phone, extension } = await aDesk();
    const asked = [`${phone.mac}.boot`, 'y000000000108.cfg', 'nothing.cfg', `${phone.mac}.cfg`];
    const answer = await talk(asked.map((name, index) => request(`GET /p/${phone.secret}/${name} HTTP/1.1`, { ...as(phone), connection: index === asked.length - 1 ? 'close' : 'keep-alive' })).join(''));
    expect(statusesOf(answer)).toEqual([200, 200, 404, 200]);
    expect(answer.split(/^HTTP\/1\.1 /m).at(-1)).toContain(extension.sipPassword);
  });

  test('over IPv6', async () => {
    const { phone, extension, admin } = await aDesk();
    expect(await talk(request(`GET ${filePath(phone)} HTTP/1.1`, as(phone)), undefined, '::1')).toContain(extension.sipPassword);
    await provisioning.flush();
    expect((await ok(admin, phones.get, { params: { id: phone.id } })).lastFetch).toMatchObject({ ip: '::1' });
  });

  test.each(['fe80::211:22ff:fe33:4455%eth0', 'fe80::1%2'])('from an address of its link alone, which names the interface: %s', async (ip) => {
    const { phone, admin } = await aDesk();
    expect((await provisioning.fetch(filePath(phone), { as: phone, ip })).status).toBe(200);
    await ok(admin, provisioningSettings.update, { body: { networks: ['fe80::/10'], version: 1 } });
    expect((await provisioning.fetch(filePath(phone), { as: phone, ip })).status).toBe(200);
    await ok(admin, provisioningSettings.update, { body: { networks: ['192.0.2.0/24'], version: 2 } });
    expect((await provisioning.fetch(filePath(phone), { as: phone, ip })).status).toBe(404);
    await provisioning.flush();
    const { items } = await ok(admin, phoneTraffic.fetches, { params: { id: phone.id } });
    expect(items.map(({ status, reason }) => [status, reason])).toEqual([[404, 'outside-networks'], [200, null], [200, null]]);
  });
});

describe('HTTP Digest', () => {
  const nonceOf = (answer: string) => /^www-authenticate: Digest [^\r\n]*algorithm=MD5, nonce="([^"]+)"/im.exec(answer)![1]!;
  const md5 = (text: string) => hash('md5', text, 'hex');
  const answered = ({ httpUsername, httpPassword }: BuiltPhone, nonce: string, uri: string, method = 'GET') =>
    `Digest username="${httpUsername.replaceAll(/["\\]/g, '\\$&')}", realm="Provisioning", nonce="${nonce}", uri="${uri}", response="${md5(`${md5(`${httpUsername}:Provisioning:${httpPassword}`)}:${nonce}:${md5(`${method}:${uri}`)}`)}"`;

  test('of a client of the time before qop serves every file, each with a nonce of its own, also where it goes on with the last one', async () => {
    const { phone, extension } = await aDesk({ httpScheme: 'DIGEST' });
    let nonce = nonceOf(await talk(request(`GET ${filePath(phone)} HTTP/1.1`)));
    for (const name of [`${phone.mac}.boot`, `${phone.mac}.cfg`]) {
      const path = `/p/${phone.secret}/${name}`;
      const once = await talk(request(`GET ${path} HTTP/1.1`, { authorization: answered(phone, nonce, path) }));
      if (name.endsWith('.boot')) {
        expect(statusesOf(once)).toEqual([200]);
        continue;
      }
      expect([statusesOf(once), once.includes('stale=true')]).toEqual([[401], true]);
      nonce = nonceOf(once);
      expect(await talk(request(`GET ${path} HTTP/1.1`, { authorization: answered(phone, nonce, path) }))).toContain(extension.sipPassword);
    }
  });

  test('knows a user by all signs that one may have, and somebody else by none', async () => {
    const { phone, extension } = await aDesk({ httpScheme: 'DIGEST', httpUsername: 'desk._~!$*+@^-1' });
    const answerTo = async (who: BuiltPhone, change = (header: string) => header) => {
      const nonce = nonceOf(await talk(request(`GET ${filePath(phone)} HTTP/1.1`)));
      return talk(request(`GET ${filePath(phone)} HTTP/1.1`, { authorization: change(answered(who, nonce, filePath(phone))) }));
    };
    expect(await answerTo(phone)).toContain(extension.sipPassword);
    for (const httpUsername of ['desk "one"', 'back\\slash', '"', '', 'desk._~!$*+@^-1"']) expect(statusesOf(await answerTo({ ...phone, httpUsername })), httpUsername).toEqual([404]);
    for (const change of [(header: string) => header.replace('username="', 'username="\\'), (header: string) => header.replaceAll('"', ''), (header: string) => `${header}, username="other"`]) expect([200, 404]).toContain(statusesOf(await answerTo(phone, change))[0]);
  });

  test('is told a whole address or the path of it, whichever stands in the first line', async () => {
    const { phone, extension } = await aDesk({ httpScheme: 'DIGEST' });
    const path = filePath(phone);
    const whole = `http://phones.example${path}`;
    for (const [line, uri] of [[whole, path], [whole, whole], [path, whole], [`/p/${phone.secret}//${phone.mac}.cfg`, `/p/${phone.secret}//${phone.mac}.cfg`]] as const) {
      const nonce = nonceOf(await talk(request(`GET ${line} HTTP/1.1`)));
      expect(await talk(request(`GET ${line} HTTP/1.1`, { authorization: answered(phone, nonce, uri) })), `${line} ${uri}`).toContain(extension.sipPassword);
    }
  });
});

describe('a phone sends its data', () => {
  const sent = 'static.x = 1\n';
  const pathOf = (phone: BuiltPhone) => `/p/${phone.secret}/${phone.mac}-local.cfg`;
  const kept = async (phone: BuiltPhone) => (await provisioning.fetch(pathOf(phone), { as: phone })).body;

  test('once it was told to go on', async () => {
    const { phone } = await aDesk({ acceptsDataFromPhone: true });
    let isSent = false;
    const answer = await talk(request(`PUT ${pathOf(phone)} HTTP/1.1`, { ...as(phone), expect: '100-continue', 'content-length': String(sent.length) }), (soFar, socket) => {
      if (isSent || !soFar.includes('100 Continue')) return;
      isSent = true;
      socket.write(sent);
    });
    expect(statusesOf(answer)).toEqual([100, 200]);
    expect(await kept(phone)).toBe(sent);
  });

  test('in pieces, and does not say how much it will be', async () => {
    const { phone } = await aDesk({ acceptsDataFromPhone: true });
    const pieces = `${sent.slice(0, 5).length.toString(16)}\r\n${sent.slice(0, 5)}\r\n${sent.slice(5).length.toString(16)}\r\n${sent.slice(5)}\r\n0\r\n\r\n`;
    expect(statusesOf(await talk(request(`PUT ${pathOf(phone)} HTTP/1.1`, { ...as(phone), 'transfer-encoding': 'chunked' }, pieces)))).toEqual([200]);
    expect(await kept(phone)).toBe(sent);
  });

  test('and stops half-way: what it sent before stays, and nobody here is said to be at fault', async () => {
    const { phone, admin } = await aDesk({ acceptsDataFromPhone: true });
    expect(statusesOf(await talk(request(`PUT ${pathOf(phone)} HTTP/1.1`, { ...as(phone), 'content-length': String(sent.length) }, sent)))).toEqual([200]);
    const sending = connect(port, '127.0.0.1', () => sending.write(request(`PUT ${pathOf(phone)} HTTP/1.1`, { ...as(phone), 'content-length': '1000' }, 'half')));
    setTimeout(() => sending.destroy(), 300);
    await once(sending, 'close');
    await talk(request(`PUT ${pathOf(phone)} HTTP/1.1`, { ...as(phone), 'transfer-encoding': 'chunked' }, 'zz\r\nhello\r\n0\r\n\r\n'));
    const refused = () => ok(admin, phoneTraffic.fetches, { params: { id: phone.id }, query: { outcome: 'refused' } });
    await until('both are in the timeline', async () => (await provisioning.flush(), (await refused()).total === 2));
    expect((await refused()).items.map(({ method, reason }) => [method, reason])).toEqual([['PUT', 'upload-cut-off'], ['PUT', 'upload-cut-off']]);
    expect(await kept(phone)).toBe(sent);
  });

  test.each(['', 'text/plain', 'application/octet-stream;', 'log', 'text/plain charset=utf-8', 'multipart/form-data; boundary=x'])('whatever it calls them: %j', async (type) => {
    const { phone } = await aDesk({ acceptsDataFromPhone: true });
    expect(statusesOf(await talk(request(`PUT ${pathOf(phone)} HTTP/1.1`, { ...as(phone), 'content-type': type, 'content-length': String(sent.length) }, sent)))).toEqual([200]);
    expect(await kept(phone)).toBe(sent);
  });
});

test('a phone out of its box that is said to be another one is the one whose file it asks for', async () => {
  const { enterprise, admin } = await aDesk();
  const [own, other] = [uniqueMac(), uniqueMac()];
  const ids = new Map<string, string>();
  for (const mac of [own, other]) ids.set(mac, (await ok(admin, phones.create, { body: { name: mac, modelId: 'yealink-t46u', mac } })).id);
  await ok(admin, provisioningSettings.enrol, { body: { firstFetchHours: 24 } });
  const { enrolmentUrl } = await ok(admin, provisioningSettings.revealEnrolment, {});
  const folder = new URL(enrolmentUrl).pathname;
  const secretOf = async (mac: string) =>
    new URL((await ok(admin, phones.revealProvisioning, { params: { id: ids.get(mac)! } })).fileUrl).pathname.split('/')[2]!;
  const liar = { 'user-agent': `Yealink SIP-T46U 108.86.0.20 ${other.match(/../g)!.join(':')}` };
  const { body } = await provisioning.fetch(`${folder}${own}.cfg`, { headers: liar });
  expect([body.includes(await secretOf(own)), body.includes(await secretOf(other))]).toEqual([true, false]);
  // Nothing at all for a phone that was never entered, whoever it says that it is.
  for (const path of [`${folder}${uniqueMac()}.cfg`, `/p/${'a'.repeat(32)}/${own}.cfg`]) expect((await provisioning.fetch(path, { headers: liar })).body, enterprise.id).toBe('Authentication needed\n');
});

test('whatever a phone asks for under its address is in its timeline, and what is asked for under none is counted', async () => {
  const { phone, admin } = await aDesk({ acceptsDataFromPhone: true });
  const own = { authorization: basic(phone) };
  const at = (file: string) => `/p/${phone.secret}${file}`;
  const long = `${'x'.repeat(99)}%F0%9F%93%9E${'y'.repeat(50)}`;
  const asked: [line: string, status: number, file: string, reason: string][] = [
    [`GET ${at('/SoundPointIPLocalization/German_Germany/SoundPointIP-dictionary.xml')} HTTP/1.1`, 404, 'SoundPointIPLocalization/German_Germany/SoundPointIP-dictionary.xml', 'unknown-file'],
    [`GET ${at(`/${phone.mac}.cfg/`)} HTTP/1.1`, 404, `${phone.mac}.cfg/`, 'unknown-file'],
    [`GET ${at(`/${long}`)} HTTP/1.1`, 404, `${'x'.repeat(99)}\ufffd`, 'unknown-file'],
    [`GET ${at('/')} HTTP/1.1`, 404, '', 'file-unnamed'],
    [`PUT ${at(`/logs/${phone.mac}-app.log`)} HTTP/1.1`, 404, `logs/${phone.mac}-app.log`, 'upload-name'],
    [`DELETE ${at(`/${phone.mac}-local.cfg`)} HTTP/1.1`, 404, `${phone.mac}-local.cfg`, 'method-unknown'],
    [`OPTIONS ${at(`/${phone.mac}.cfg`)} HTTP/1.1`, 404, `${phone.mac}.cfg`, 'method-unknown'],
  ];
  for (const [line, status] of asked) expect(statusesOf(await talk(request(line, own)))).toEqual([status]);
  await provisioning.flush();
  const { items } = await ok(admin, phoneTraffic.fetches, { params: { id: phone.id }, query: { sort: 'at' } });
  expect(items.map(({ status, file, reason }) => [status, file, reason])).toEqual(asked.map(([, ...rest]) => rest));

  const counted = async () => (await asPlatform(app.deps.database, (tx) => tx.unknownFetch.findMany())).reduce((sum, { requests }) => sum + requests, 0);
  const before = await counted();
  for (const path of ['/', '/phone.cfg', '/p', `/p/${phone.secret}`, `/p/${'s'.repeat(120)}/x.cfg`, `${at('/')}%zz.cfg`]) expect(statusesOf(await talk(request(`GET ${path} HTTP/1.1`, own)))).toEqual([404]);
  await provisioning.flush();
  expect(await counted()).toBe(before + 6);
});

test('in none of these shapes a stranger can tell a phone that there is from one that there is not', async () => {
  const { phone } = await aDesk({ acceptsDataFromPhone: true });
  const stranger = { authorization: basic({ httpUsername: 'phone', httpPassword: 'guessed' }) };
  const nobody = { ...phone, secret: 'a'.repeat(phone.secret.length) };
  const chunked = '5\r\nhello\r\n0\r\n\r\n';
  const shapes: ((at: string) => string)[] = [
    (at) => request(`GET ${at} HTTP/1.0`, { host: '', connection: '' }),
    (at) => request(`GET ${at} HTTP/1.1`, stranger),
    (at) => request(`GET http://phones.example${at} HTTP/1.1`, stranger),
    (at) => request(`GET ${at.replaceAll('/', '//')} HTTP/1.1`, stranger),
    (at) => request(`GET ${at.replace('.cfg', '%2ecfg')} HTTP/1.1`),
    (at) => request(`GET ${at} HTTP/1.1`, { ...stranger, range: 'bytes=0-9' }),
    (at) => request(`HEAD ${at} HTTP/1.1`, stranger),
    (at) => request(`PUT ${at} HTTP/1.1`, { ...stranger, expect: '100-continue', 'content-length': '5' }, 'hello'),
    (at) => request(`PUT ${at} HTTP/1.1`, { ...stranger, 'transfer-encoding': 'chunked', 'content-type': 'log' }, chunked),
    (at) => request(`POST ${at} HTTP/1.1`, { 'transfer-encoding': 'chunked' }, chunked),
    (at) => request(`DELETE ${at} HTTP/1.1`, stranger),
    (at) => request(`OPTIONS ${at} HTTP/1.1`),
    (at) => request(`GET ${at.replace(/[^/]*$/, '')} HTTP/1.1`, stranger),
    (at) => request(`GET ${at.replace(/[^/]*$/, '')} HTTP/1.1`),
    (at) => request(`GET ${at}/more/folders HTTP/1.1`),
    (at) => request(`GET ${at} HTTP/1.1`, { authorization: `Digest username="phone", realm="Provisioning", nonce="x", uri="${at.replace(/secret|[a-z0-9]{32}/, '')}", response="x"` }),
  ];
  const shown = (answer: string) => answer.replace(/^date: .*$/gim, '').replaceAll(/nonce="[\w.-]{50}"/g, 'nonce');
  for (const shape of shapes) {
    const [known, unknown] = [await talk(shape(filePath(phone))), await talk(shape(filePath(nobody)))];
    expect(statusesOf(known).at(-1), shape(filePath(nobody))).toBeGreaterThanOrEqual(400);
    expect(shown(known)).toBe(shown(unknown));
  }
});
