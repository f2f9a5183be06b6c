import { hash } from 'node:crypto';
import { phoneCopies } from '@patchbay/contract/phone-copies';
import { phones } from '@patchbay/contract/phones';
import { phoneTraffic } from '@patchbay/contract/phone-traffic';
import { provisioningSettings } from '@patchbay/contract/provisioning-settings';
import { testApp, type TestApp, testClock } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aPhone, type BuiltPhone, uniqueMac } from '@patchbay/testkit/builders/phones';
import { ok } from '@patchbay/testkit/call';
import { basic, digestFor, filePath, type TestProvisioning, testProvisioning } from '@patchbay/testkit/provisioning';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const clock = testClock(new Date().toISOString());
let app: TestApp;
let provisioning: TestProvisioning;
let twin: TestProvisioning;
beforeAll(async () => {
  app = await testApp({ deps: { clock } });
  [provisioning, twin] = [await testProvisioning(app), await testProvisioning(app)];
});
afterAll(async () => {
  await Promise.all([provisioning.server.close(), twin.server.close()]);
  await app.close();
});

const aDesk = async (overrides: Parameters<typeof aPhone>[2] = {}) => {
  const tree = await aTree(app);
  const extension = await anExtension(app, tree.enterprise);
  return { ...tree, extension, phone: await aPhone(app, tree.enterprise, { lines: { 0: extension.id }, ...overrides }), admin: await signedIn(app, tree.enterprise) };
};
const reasonsOf = async (admin: Awaited<ReturnType<typeof signedIn>>, { id }: BuiltPhone) => {
  await provisioning.flush();
  await twin.flush();
  return (await ok(admin, phoneTraffic.fetches, { params: { id }, query: {} })).items.map(({ reason }) => reason);
};

describe('HTTP Digest', () => {
  test.each(['SHA-256', 'MD5'])('with %s serves a phone whose password never travels', async (algorithm) => {
    const { phone } = await aDesk({ httpScheme: 'DIGEST' });
    const path = filePath(phone);
    const challenged = await provisioning.fetch(path);
    expect(challenged.status).toBe(401);
    const answer = await provisioning.fetch(path, { headers: { authorization: digestFor(challenged, phone, path, { algorithm }) } });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain(`static.auto_provision.server.password = ${phone.httpPassword}`);
  });

  test('is what RFC 7616 and RFC 2617 make of it', async () => {
    const { digestAnswerOf, digestResponse } = await import('./digest-access.ts');
    const example = 'Digest username="Mufasa", realm="http-auth@example.org", uri="/dir/index.html", algorithm=MD5, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", nc=00000001, cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", qop=auth, response="8ca523f5e9506fed4657c9700eebdbec"';
    const answer = digestAnswerOf(example, 'GET', '/dir/index.html')!;
    expect(digestResponse(answer, 'Mufasa', 'Circle of Life')).toBe(answer.response);
    expect(digestResponse({ ...answer, algorithm: 'sha256' }, 'Mufasa', 'Circle of Life')).toBe('753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1');
    expect(digestResponse({ ...answer, qop: '' }, 'Mufasa', 'Circle of Life')).toBe(hash('md5', `${hash('md5', 'Mufasa:http-auth@example.org:Circle of Life', 'hex')}:${answer.nonce}:${hash('md5', 'GET:/dir/index.html', 'hex')}`, 'hex'));
  });

  test('takes each nonce once, in every process, and says that it was right but old', async () => {
    const { phone, admin } = await aDesk();
    const path = filePath(phone);
    const authorization = digestFor(await provisioning.fetch(path), phone, path);
    expect((await twin.fetch(path, { headers: { authorization } })).status).toBe(200);
    const replayed = await provisioning.fetch(path, { headers: { authorization } });
    expect(replayed.status).toBe(401);
    expect((replayed.headers['www-authenticate'] as string[])[0]).toContain('stale=true');
    // With something behind it, a nonce that was given is none that was given.
    const challenged = await provisioning.fetch(path);
    const longer = { ...challenged, headers: { 'www-authenticate': (challenged.headers['www-authenticate'] as string[]).map((one) => one.replace(/(nonce="[^"]+)/, '$1.x')) } };
    expect((await provisioning.fetch(path, { headers: { authorization: digestFor(longer, phone, path) } })).status).toBe(404);
    const late = digestFor(await provisioning.fetch(path), phone, path);
    clock.advance(121);
    expect((await provisioning.fetch(path, { headers: { authorization: late } })).status).toBe(401);
    expect(await reasonsOf(admin, phone)).toEqual(expect.arrayContaining(['nonce-used', null, 'credentials-missing']));
  });

  test('refuses another password, another file, another method and a nonce that nobody gave, like anything else', async () => {
    const { phone } = await aDesk();
    const path = filePath(phone);
    const right = digestFor(await provisioning.fetch(path), phone, path);
    const forged = right.replace(/nonce="[^"]+"/, `nonce="${'A'.repeat(27)}.${'A'.repeat(22)}"`);
    const wrong = digestFor(await provisioning.fetch(path), { ...phone, httpPassword: 'guess' }, path);
    const answers = [
      await provisioning.fetch(path, { headers: { authorization: wrong } }),
      await provisioning.fetch(path, { headers: { authorization: forged } }),
      await provisioning.fetch(`/p/${phone.secret}/${phone.mac}.boot`, { headers: { authorization: right } }),
      await provisioning.fetch(path, { method: 'PUT', body: 'x', headers: { authorization: right } }),
      await provisioning.fetch(`/p/${'b'.repeat(32)}/${phone.mac}.cfg`, { headers: { authorization: right } }),
    ];
    for (const { status, body } of answers) expect([status, body]).toEqual([404, 'Not found\n']);
    expect((await provisioning.fetch(path, { headers: { authorization: right } })).status).toBe(200);
  });

  test('is all that a phone may use which is set to it', async () => {
    const { phone, admin } = await aDesk({ httpScheme: 'DIGEST' });
    expect((await provisioning.fetch(filePath(phone), { headers: { authorization: basic(phone) } })).status).toBe(404);
    expect(await reasonsOf(admin, phone)).toEqual(['digest-needed']);
  });
});

describe('the networks of an enterprise', () => {
  test('refuse every other address in the same words, in IPv4 and IPv6', async () => {
    const { phone, admin } = await aDesk();
    await ok(admin, provisioningSettings.update, { body: { networks: ['192.0.2.0/24', '2001:db8:7::/48', '198.51.100.9'], version: 1 } });
    const from = async (ip: string) => (await provisioning.fetch(filePath(phone), { as: phone, ip })).status;
    for (const ip of ['192.0.2.77', '::ffff:192.0.2.1', '2001:db8:7:1::9', '198.51.100.9']) expect(await from(ip), ip).toBe(200);
    for (const ip of ['192.0.3.1', '2001:db8:8::1', '198.51.100.10', '::ffff:10.0.0.1']) expect(await from(ip), ip).toBe(404);
    expect(await reasonsOf(admin, phone)).toContain('outside-networks');
  });
});

describe('the first fetches', () => {
  test('may come from anywhere while they last, then only from where the phone was, until they are opened again', async () => {
    const { phone, admin } = await aDesk();
    await ok(admin, phones.setFirstFetch, { params: { id: phone.id }, body: { hours: 2 } });
    const from = async (ip: string) => {
      const { status } = await provisioning.fetch(filePath(phone), { as: phone, ip });
      await provisioning.flush();
      return status;
    };
    expect(await from('203.0.113.5')).toBe(200);
    clock.advance(3 * 3_600);
    expect([await from('203.0.113.200'), await from('203.0.114.5'), await from('2001:db8::1')]).toEqual([200, 404, 404]);
    expect(await reasonsOf(admin, phone)).toContain('first-fetch-over');
    const opened = await ok(admin, phones.setFirstFetch, { params: { id: phone.id }, body: { hours: 1 } });
    expect(opened.knownNetworks).toEqual(['203.0.113.0/24']);
    expect(await from('2001:db8::1')).toBe(200);
    clock.advance(2 * 3_600);
    expect([await from('2001:db8::77'), await from('203.0.113.5'), await from('203.0.114.5')]).toEqual([200, 200, 404]);
    await ok(admin, phones.setFirstFetch, { params: { id: phone.id }, body: { hours: null } });
    expect(await from('203.0.114.5')).toBe(200);
  });

  test('begin when a phone is created, where the enterprise says so', async () => {
    const { admin } = await aDesk();
    await ok(admin, provisioningSettings.update, { body: { firstFetchHours: 24, version: 1 } });
    const created = await ok(admin, phones.create, { body: { name: 'New', modelId: 'yealink-t46u', isVirtual: true } });
    expect(created.firstFetchUntil).toBe(new Date(clock.now().getTime() + 24 * 3_600_000).toISOString());
  });
});

describe('[137] a secret that was replaced', () => {
  test('is refused at once, or leads to the new one for as long as was asked for', async () => {
    const { phone, admin } = await aDesk();
    const params = { id: phone.id };
    await ok(admin, phones.regenerateSecret, { params, query: { graceHours: 1 } });
    const { provisioningUrl } = await ok(admin, phones.revealProvisioning, { params });
    const byOld = await provisioning.fetch(filePath(phone), { as: phone });
    expect(byOld.status).toBe(200);
    expect(byOld.body).toContain(`static.auto_provision.server.url = ${provisioningUrl}`);
    expect(provisioningUrl).not.toContain(phone.secret);
    clock.advance(3_601);
    expect((await provisioning.fetch(filePath(phone), { as: phone })).status).toBe(404);
    const next = await aPhone(app, (await aTree(app)).enterprise);
    expect((await provisioning.fetch(filePath(next), { as: next })).status).toBe(200);
  });

  test('without a grace period is refused at once', async () => {
    const { phone, admin } = await aDesk();
    await ok(admin, phones.regenerateSecret, { params: { id: phone.id } });
    expect((await provisioning.fetch(filePath(phone), { as: phone })).status).toBe(404);
  });

  test('is refused at once where the handset is replaced as well, grace period or not', async () => {
    const { phone, admin } = await aDesk();
    const params = { id: phone.id };
    await ok(admin, phones.regenerateSecret, { params, query: { graceHours: 1 } });
    expect((await provisioning.fetch(filePath(phone), { as: phone })).status).toBe(200);
    const { version } = await ok(admin, phones.get, { params });
    expect(await ok(admin, phoneCopies.replaceHandset, { params, body: { mac: uniqueMac(), version } })).toMatchObject({ oldSecretUntil: null });
    expect((await provisioning.fetch(filePath(phone), { as: phone })).status).toBe(404);
  });

  test('is told of in the timeline of the phone that had it, and answered like any that nobody had', async () => {
    const { phone, admin } = await aDesk();
    await ok(admin, phones.regenerateSecret, { params: { id: phone.id } });
    const nobody = { ...phone, secret: 'q'.repeat(32) };
    const shown = ({ status, headers, body }: Awaited<ReturnType<typeof provisioning.fetch>>) => ({ status, body, names: Object.keys(headers) });
    for (const as of [undefined, phone]) {
      const asked = as ? { as } : {};
      expect(shown(await provisioning.fetch(filePath(phone), asked))).toEqual(shown(await provisioning.fetch(filePath(nobody), asked)));
      await provisioning.flush();
    }
    const { items } = await ok(admin, phoneTraffic.fetches, { params: { id: phone.id }, query: { sort: 'at' } });
    expect(items.map(({ status, reason, mac, file }) => [status, reason, mac, file])).toEqual([[401, 'secret-replaced', null, `${phone.mac}.cfg`], [404, 'secret-replaced', null, `${phone.mac}.cfg`]]);
  });
});

describe('the address for phones out of their boxes', () => {
  const enrol = async (admin: Awaited<ReturnType<typeof signedIn>>) => {
    await ok(admin, provisioningSettings.enrol, { body: {} });
    return new URL((await ok(admin, provisioningSettings.revealEnrolment, {})).enrolmentUrl).pathname;
  };

  test('gives a phone its own address and password while its first fetches last, by the MAC address that it names', async () => {
    const { phone, admin, extension } = await aDesk({ firstFetchUntil: new Date(clock.now().getTime() + 3_600_000) });
    const folder = await enrol(admin);
    const agent = `Yealink SIP-T46U 108.86.0.20 ${phone.mac!.match(/../g)!.join(':')}`;
    expect((await provisioning.fetch(`${folder}y000000000108.cfg`, { headers: { 'user-agent': agent } })).status).toBe(200);
    const answer = await provisioning.fetch(`${folder}${phone.mac}.cfg`);
    expect(answer.status).toBe(200);
    for (const value of [`/p/${phone.secret}/`, phone.httpPassword, extension.sipPassword]) expect(answer.body).toContain(value);
    clock.advance(3_700);
    expect((await provisioning.fetch(`${folder}${phone.mac}.cfg`)).status).toBe(401);
    expect(await reasonsOf(admin, phone)).toContain('enrolment-over');
  });

  test('brings up a phone out of its box with the settings as they come, whether it was entered before the address was made or after', async () => {
    const { phone, admin, extension } = await aDesk();
    const fetched = await aDesk();
    await provisioning.fetch(filePath(fetched.phone), { as: fetched.phone });
    await provisioning.flush();
    const folder = await enrol(admin);
    await ok(fetched.admin, provisioningSettings.enrol, { body: { firstFetchHours: 24 } });
    const early = await provisioning.fetch(`${folder}${phone.mac}.cfg`);
    expect([early.status, early.body.includes(extension.sipPassword)]).toEqual([200, true]);
    expect(await ok(admin, provisioningSettings.get, {})).toMatchObject({ firstFetchHours: 336, version: 2 });
    const late = await ok(admin, phones.create, { body: { name: 'New', modelId: 'yealink-t46u', mac: '805ec0a7b1c2' } });
    expect(late.firstFetchUntil).toBe(new Date(clock.now().getTime() + 336 * 3_600_000).toISOString());
    expect((await provisioning.fetch(`${folder}805ec0a7b1c2.cfg`)).status).toBe(200);
    expect((await ok(fetched.admin, phones.get, { params: { id: fetched.phone.id } })).firstFetchUntil).toBeNull();
    clock.advance(337 * 3_600);
    expect((await provisioning.fetch(`${folder}${phone.mac}.cfg`)).status).toBe(401);
  });

  test('knows no phone of another enterprise, none without an open time, and nothing once it was taken away', async () => {
    const { phone, admin } = await aDesk();
    const stranger = await aDesk({ firstFetchUntil: new Date(clock.now().getTime() + 3_600_000) });
    const folder = await enrol(admin);
    await ok(admin, phones.setFirstFetch, { params: { id: phone.id }, body: { hours: null } });
    for (const mac of [phone.mac, stranger.phone.mac, '805ec0fffffe']) expect((await provisioning.fetch(`${folder}${mac}.cfg`, { as: phone })).status, mac!).toBe(404);
    await ok(admin, phones.setFirstFetch, { params: { id: phone.id }, body: { hours: 1 } });
    expect((await provisioning.fetch(`${folder}${phone.mac}.cfg`)).status).toBe(200);
    await ok(admin, provisioningSettings.endEnrolment, {});
    expect((await provisioning.fetch(`${folder}${phone.mac}.cfg`, { as: phone })).status).toBe(404);
  });
});
