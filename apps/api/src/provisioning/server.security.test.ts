import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { asPlatform } from '@patchbay/database/as-platform';
import { openPool } from '@patchbay/database/client';
import { testApp, type TestApp, testClock } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { aPhone, type BuiltPhone } from '@patchbay/testkit/builders/phones';
import { basic, filePath, type PhoneAnswer, type TestProvisioning, testProvisioning } from '@patchbay/testkit/provisioning';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
let provisioning: TestProvisioning;
let phone: BuiltPhone;
let silent: BuiltPhone;
let openSilent: BuiltPhone;
beforeAll(async () => {
  app = await testApp();
  provisioning = await testProvisioning(app);
  const { enterprise, reseller } = await aTree(app);
  phone = await aPhone(app, enterprise, { lines: { 0: (await anExtension(app, enterprise)).id } });
  const disabled = await anOrganisation(app, reseller, 'enterprise', { status: 'disabled' });
  silent = await aPhone(app, disabled);
  openSilent = await aPhone(app, disabled, { httpUsername: '' });
});
afterAll(async () => {
  await provisioning.server.close();
  await app.close();
});

const nobodysSecret = 'a'.repeat(32);
const wrong = { httpUsername: 'phone', httpPassword: 'wrong' };
/** All of an answer but what chance and time make of it. */
const shown = ({ status, headers: { date: _, ...headers }, body }: PhoneAnswer) => ({ status, headers: JSON.stringify(headers).replace(/nonce=\\"[\w.-]{50}\\"/g, 'nonce'), body });

describe('a refusal', () => {
  test('with credentials is one and the same 404, whatever is wrong', async () => {
    const file = `${phone.mac}.cfg`;
    const answers = await Promise.all([
      provisioning.fetch(`/p/${nobodysSecret}/${file}`, { as: phone }),
      provisioning.fetch(filePath(phone), { as: wrong }),
      provisioning.fetch(filePath(phone), { as: { ...phone, httpUsername: 'other' } }),
      provisioning.fetch(filePath(phone), { headers: { authorization: 'Digest username="phone"' } }),
      provisioning.fetch(filePath(phone), { headers: { authorization: '' } }),
      provisioning.fetch(filePath(silent), { as: silent }),
      provisioning.fetch(filePath(openSilent), { as: wrong }),
      provisioning.fetch(`/p/${phone.secret}/other.cfg`, { as: phone }),
      provisioning.fetch(`/p/${phone.secret}/..%2f..%2fetc%2fpasswd`, { as: phone }),
      provisioning.fetch(`/p/${phone.secret.toUpperCase()}/${file}`, { as: phone }),
      provisioning.fetch('/elsewhere', { as: phone }),
      provisioning.fetch('/p/%zz/x', { as: phone }),
      provisioning.fetch(`/p/${phone.secret}/${file}`, { as: phone, method: 'POST' }),
      provisioning.fetch(`/p/${phone.secret}/${file}`, { as: phone, method: 'PUT' }),
    ]);
    expect(answers[0]).toMatchObject({ status: 404, body: 'Not found\n' });
    for (const answer of answers) expect(shown(answer)).toEqual(shown(answers[0]!));
  });

  test('without credentials is one and the same request for them, known secret or not', async () => {
    const answers = await Promise.all([`/p/${nobodysSecret}/${phone.mac}.cfg`, filePath(phone), filePath(silent), filePath(openSilent), `/p/${phone.secret}/other.cfg`].map((path) => provisioning.fetch(path)));
    expect(answers[0]).toMatchObject({ status: 401, headers: { 'www-authenticate': [expect.stringMatching(/^Digest .*SHA-256/), expect.stringMatching(/^Digest .*MD5/), expect.stringMatching(/^Basic /)] } });
    for (const answer of answers) expect(shown(answer)).toEqual(shown(answers[0]!));
  });
});

test('a password that was right is not right any more once it was changed', async () => {
  const { enterprise } = await aTree(app);
  const changed = await aPhone(app, enterprise);
  expect((await provisioning.fetch(filePath(changed), { as: changed })).status).toBe(200);
  await asPlatform(app.deps.database, (tx) => tx.phone.update({ where: { id: changed.id }, data: { httpPassword: app.deps.secrets.seal('another', `phone:http-password:${changed.id}`), version: { increment: 1 } } }));
  expect((await provisioning.fetch(filePath(changed), { as: changed })).status).toBe(404);
  expect((await provisioning.fetch(filePath(changed), { as: { ...changed, httpPassword: 'another' } })).status).toBe(200);
});

test('no line of the log shows a secret, however the address was written', async () => {
  await provisioning.fetch(filePath(phone), { as: phone });
  await provisioning.fetch(filePath(phone), { as: { ...phone, httpPassword: 'wrong-password-typed' } });
  for (const path of [`/%70/${phone.secret}/x.cfg`, `/P/${phone.secret}/x.cfg`, `//p/${phone.secret}/x.cfg`, `/p/${phone.secret}`, `/p/${phone.secret}/a/b`, `/${phone.secret}`, `/p/${phone.secret}/%zz`, `/?secret=${phone.secret}`]) {
    expect((await provisioning.fetch(path, { as: phone })).status, path).toBe(404);
  }
  await provisioning.flush();
  const lines = app.logged.join('\n');
  for (const secret of [phone.secret, phone.httpPassword, 'wrong-password-typed', basic(phone).slice(6)]) expect(lines).not.toContain(secret);
});

describe('guessing', () => {
  const guess = async (server: TestProvisioning, times: number, path: string, ip: string) => {
    for (let attempt = 0; attempt < times; attempt += 1) await server.fetch(path, { as: { httpUsername: 'phone', httpPassword: `guess ${attempt}` }, ip });
    await server.flush();
  };

  test('stops one phone from one address for a while, in every process, and no other phone or address', async () => {
    const clock = testClock();
    const [one, twin] = [await testProvisioning({ ...app, deps: { ...app.deps, clock } }), await testProvisioning({ ...app, deps: { ...app.deps, clock } })];
    const { enterprise } = await aTree(app);
    const [guessed, other] = [await aPhone(app, enterprise), await aPhone(app, enterprise)];
    const ip = '10.1.0.1';
    await guess(one, 29, filePath(guessed), ip);
    expect((await one.fetch(filePath(guessed), { as: guessed, ip })).status).toBe(200);
    await guess(twin, 1, filePath(guessed), ip);
    const refused = await twin.fetch(filePath(guessed), { as: guessed, ip });
    expect(shown(refused)).toEqual(shown(await one.fetch(`/p/${nobodysSecret}/x`, { as: wrong })));
    expect((await twin.fetch(filePath(other), { as: other, ip })).status).toBe(200);
    expect((await twin.fetch(filePath(guessed), { as: guessed, ip: '10.1.0.2' })).status).toBe(200);
    clock.advance(601);
    expect((await twin.fetch(filePath(guessed), { as: guessed, ip })).status).toBe(200);
    await Promise.all([one, twin].map(({ server }) => server.close()));
  });

  test('from many addresses of one host of IPv6 is stopped as from one, and a neighbour is not', async () => {
    const server = await testProvisioning({ ...app, deps: { ...app.deps, clock: testClock() } });
    const guessed = await aPhone(app, (await aTree(app)).enterprise);
    for (let host = 1; host <= 30; host += 1) await guess(server, 1, filePath(guessed), `2001:db8:77:1::${host.toString(16)}`);
    const statusAt = async (ip: string) => (await server.fetch(filePath(guessed), { as: guessed, ip })).status;
    expect([await statusAt('2001:db8:77:1:ffff::1'), await statusAt('2001:db8:77:2::1')]).toEqual([404, 200]);
    await server.server.close();
  });

  test('at hundreds of addresses a minute stops the one who guesses, without asking the database any more', async () => {
    const clock = testClock();
    const server = await testProvisioning({ ...app, deps: { ...app.deps, clock } });
    const ip = '10.2.0.1';
    await guess(server, 300, `/p/${nobodysSecret}/x.cfg`, ip);
    expect(shown(await server.fetch(filePath(phone), { as: phone, ip }))).toEqual(shown(await server.fetch(`/p/${nobodysSecret}/x`, { as: wrong, ip: '10.2.0.2' })));
    const recorded = await asPlatform(app.deps.database, (tx) => tx.phoneFetch.count({ where: { ip } }));
    expect(recorded).toBeLessThan(300);
    clock.advance(61);
    expect((await server.fetch(filePath(phone), { as: phone, ip })).status).toBe(200);
    await server.server.close();
  });
});

test('while the database is away phones are told to come again, and are answered when it is back', async () => {
  const database = new URL(app.deps.config.databaseUrl);
  const target = { host: database.hostname, port: Number(database.port) };
  const road = await aRoadTo(target);
  database.host = `127.0.0.1:${road.port}`;
  const server = await testProvisioning({ ...app, deps: { ...app.deps, config: { ...app.deps.config, databaseUrl: database.href } } });
  expect((await server.fetch(filePath(phone), { as: phone })).status).toBe(200);
  await road.close();
  for (const as of [phone, wrong]) expect(await server.fetch(filePath(phone), { as })).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
  const again = await aRoadTo(target, road.port);
  expect((await server.fetch(filePath(phone), { as: phone })).status).toBe(200);
  await server.server.close();
  await again.close();
});

/** A connection to the database that can be cut. */
const aRoadTo = async (target: { host: string; port: number }, port = 0) => {
  const sockets = new Set<Socket>();
  const road = createServer((client) => {
    const onward = connect(target);
    for (const [from, to] of [[client, onward], [onward, client]] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy()).on('close', () => to.destroy()).pipe(to);
    }
  });
  await new Promise<void>((resolve) => road.listen(port, '127.0.0.1', resolve));
  const close = () => new Promise<void>((resolve) => {
    for (const socket of sockets) socket.destroy();
    road.close(() => resolve());
  });
  return { port: (road.address() as AddressInfo).port, close };
};

test('the role of the provisioning server reads no table, only what a secret names', async () => {
  const pool = openPool(app.deps.config.databaseUrl, 'patchbay_provisioning', 1);
  try {
    for (const table of ['phone', 'extension', 'organisation', 'phone_fetch', 'account', 'provisioning_settings', 'phone_upload', 'unknown_fetch', 'provisioning_nonce']) await expect(pool.query(`select 1 from ${table} limit 1`)).rejects.toThrow(/permission denied/);
    expect((await pool.query('select * from provisioning_phones($1, $2, now())', [[Buffer.alloc(32)], ['805ec0000001']])).rows).toEqual([]);
  } finally {
    await pool.end();
  }
});
