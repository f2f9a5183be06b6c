import { phoneTraffic } from '@patchbay/contract/phone-traffic';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp, testClock } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aPhone, type BuiltPhone } from '@patchbay/testkit/builders/phones';
import { ok } from '@patchbay/testkit/call';
import { filePath, type PhoneAnswer, type TestProvisioning, testProvisioning } from '@patchbay/testkit/provisioning';
import { signedIn } from '@patchbay/testkit/session';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

let app: TestApp;
let server: TestProvisioning;
const clock = testClock();
beforeAll(async () => {
  app = await testApp();
  server = await testProvisioning({ ...app, deps: { ...app.deps, clock } });
});
afterAll(async () => {
  await server.server.close();
  await app.close();
});

const nobodysSecret = 'b'.repeat(32);
const wrong = { httpUsername: 'phone', httpPassword: 'wrong' };
const shown = ({ status, body, headers }: PhoneAnswer) => ({ status, body, headers: Object.keys(headers).sort() });
const told = { status: 429, body: 'Too many requests\n', headers: expect.objectContaining({ 'retry-after': expect.stringMatching(/^[1-9]\d?$/) }) };

/** As a phone starts: each file without credentials first, most of them not there. */
const startOf = (phone: BuiltPhone): string[] =>
  [`${phone.mac}.boot`, 'y000000000000.boot', 'y000000000108.cfg', `${phone.mac}.cfg`, `${phone.mac}-local.cfg`, `${phone.mac}.xml`, 'favourite.xml', 'ringtone.wav', 'wallpaper.jpg', `${phone.mac}-contact.xml`].map((file) => `/p/${phone.secret}/${file}`);
const start = async (phone: BuiltPhone, ip: string): Promise<number[]> => {
  const statuses: number[] = [];
  for (const path of startOf(phone)) for (const as of [undefined, phone]) statuses.push((await server.fetch(path, { ip, ...(as && { as }) })).status);
  return statuses;
};
const fetchTimes = async (times: number, phone: BuiltPhone, ip: string) => {
  for (let n = 0; n < times; n += 1) await server.fetch(filePath(phone), { as: phone, ip });
  await server.flush();
};

test('a phone that fetches its right file without end is told to come again later, and nobody else is', async () => {
  const { enterprise } = await aTree(app);
  const [looping, other] = [await aPhone(app, enterprise, { lines: { 0: (await anExtension(app, enterprise)).id } }), await aPhone(app, enterprise)];
  const ip = '10.3.0.1';
  await fetchTimes(119, looping, ip);
  expect((await server.fetch(filePath(looping), { as: looping, ip })).status).toBe(200);
  await server.flush();
  for (let n = 0; n < 20; n += 1) expect(await server.fetch(filePath(looping), { as: looping, ip })).toMatchObject(told);
  expect(await server.fetch(`/p/${looping.secret}/${looping.mac}-local.cfg`, { as: looping, ip, method: 'PUT', body: 'x' })).toMatchObject(told);
  expect((await server.fetch(filePath(other), { as: other, ip })).status).toBe(200);
  expect((await server.fetch(filePath(looping), { as: looping, ip: '10.3.0.2' })).status).toBe(200);
  await server.flush();
  const { items } = await ok(await signedIn(app, enterprise), phoneTraffic.fetches, { params: { id: looping.id }, query: { pageSize: 200 } });
  expect(items.filter(({ reason }) => reason === 'too-often')).toEqual([expect.objectContaining({ status: 429, ip })]);
  clock.advance(61);
  expect((await server.fetch(filePath(looping), { as: looping, ip })).status).toBe(200);
});

test('a phone behind an address at which nobody is answered learns nothing, and its timeline says why it gets nothing', async () => {
  const { enterprise } = await aTree(app);
  const phone = await aPhone(app, enterprise);
  const ip = '10.3.0.9';
  for (let n = 0; n < 300; n += 1) await server.fetch(`/p/${nobodysSecret}/x.cfg`, { as: wrong, ip });
  await server.flush();
  const refused = await server.fetch(filePath(phone), { as: phone, ip });
  expect(shown(refused)).toEqual(shown(await server.fetch(`/p/${nobodysSecret}/${phone.mac}.cfg`, { as: wrong, ip })));
  await server.fetch(filePath(phone), { as: phone, ip });
  await server.flush();
  await server.fetch(`/p/${phone.secret}/y000000000000.boot`, { as: phone, ip });
  await server.flush();
  const timeline = async () => (await ok(await signedIn(app, enterprise), phoneTraffic.fetches, { params: { id: phone.id } })).items.map(({ status, reason, ip: from }) => [status, reason, from]);
  expect(await timeline()).toEqual([[404, 'address-refused', ip]]);
  clock.advance(61);
  expect((await server.fetch(filePath(phone), { as: phone, ip })).status).toBe(200);
  await server.flush();
  expect(await timeline()).toEqual([[200, null, ip], [404, 'address-refused', ip]]);
});

test('that a phone asks too often is said to nobody but that phone', async () => {
  const { enterprise } = await aTree(app);
  const looping = await aPhone(app, enterprise);
  const ip = '10.3.1.1';
  await fetchTimes(121, looping, ip);
  expect((await server.fetch(filePath(looping), { as: looping, ip })).status).toBe(429);
  for (const as of [undefined, wrong]) {
    const options = { ip, ...(as && { as }) };
    expect(shown(await server.fetch(filePath(looping), options))).toEqual(shown(await server.fetch(`/p/${nobodysSecret}/${looping.mac}.cfg`, options)));
  }
});

test('phones that start, again and again, and five hundred of them behind one address after a power cut, are all answered', async () => {
  const { enterprise } = await aTree(app);
  const restless = await aPhone(app, enterprise);
  for (let times = 0; times < 5; times += 1) expect((await start(restless, '10.3.2.1')).filter((status) => status === 429)).toEqual([]);
  const phones: BuiltPhone[] = [];
  for (let n = 0; n < 500; n += 1) phones.push(await aPhone(app, enterprise));
  const ip = '10.3.2.2';
  const statuses: number[] = [];
  for (let from = 0; from < phones.length; from += 100) statuses.push(...(await Promise.all(phones.slice(from, from + 100).map((phone) => start(phone, ip)))).flat());
  expect([statuses.length, statuses.filter((status) => status === 429).length, statuses.filter((status) => status === 200).length]).toEqual([10_000, 0, 1_500]);
  await server.flush();
  expect((await server.fetch(filePath(phones[0]!), { as: phones[0]!, ip })).status).toBe(200);
  // As much once more, at another process: no office does that.
  await asPlatform(app.deps.database, (tx) => tx.$queryRaw`select count_attempt(${`provisioning-pace:${ip}`}, 60, ${clock.now()}::timestamptz, 10000)`);
  await server.fetch(filePath(phones[0]!), { as: phones[0]!, ip });
  await server.flush();
  const answers = [await server.fetch(filePath(phones[0]!), { as: phones[0]!, ip }), await server.fetch(filePath(phones[1]!), { ip }), await server.fetch(`/p/${nobodysSecret}/x`, { as: wrong, ip })];
  for (const answer of answers) expect(answer).toMatchObject(told);
  for (const answer of answers) expect(shown(answer)).toEqual(shown(answers[0]!));
  expect((await server.fetch(filePath(phones[1]!), { as: phones[1]!, ip: '10.3.2.3' })).status).toBe(200);
  clock.advance(61);
  expect((await server.fetch(filePath(phones[0]!), { as: phones[0]!, ip })).status).toBe(200);
});

test('keeping count adds no statement to a fetch, and none after the answers of phones that behave', async () => {
  const phone = await aPhone(app, (await aTree(app)).enterprise);
  await server.flush();
  const query = vi.spyOn(pg.Client.prototype, 'query');
  const named = () => query.mock.calls.map(([asked]) => (asked as { name?: string }).name).filter((name) => name !== undefined);
  try {
    for (let n = 0; n < 10; n += 1) expect((await server.fetch(filePath(phone), { as: phone, ip: '10.3.3.1' })).status).toBe(200);
    expect(named().filter((name) => name === 'provisioning-phones')).toHaveLength(10);
    await server.flush();
    expect(named()).toContain('record-fetches');
    expect(named()).not.toContain('count-attempts');
  } finally {
    query.mockRestore();
  }
});
