import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anOrganisation, aTree, type Node, unique } from '@patchbay/testkit/builders/organisations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digest } from '../platform/secrets.ts';
import { buildProvisioning, type ProvisioningServer } from './server.ts';

let app: TestApp;
let provisioning: ProvisioningServer;
let enterprise: Node;
beforeAll(async () => {
  app = await testApp();
  provisioning = await buildProvisioning(app.deps);
  ({ enterprise } = await aTree(app));
});
afterAll(async () => {
  await provisioning.server.close();
  await app.close();
});

interface Phone {
  id: string;
  secret: string;
  mac: string;
}

let counter = 0;

const aProvisionedPhone = (at: Node, overrides: { httpUsername?: string; displayName?: string } = {}): Promise<Phone> =>
  asPlatform(app.deps.database, async (tx) => {
    const { secrets, clock } = app.deps;
    const [id, extensionId, tenantId] = [clock.newId(), clock.newId(), at.id];
    const secret = `secret${unique()}`;
    const mac = clock.randomBytes(5).toString('hex').padStart(12, '80');
    const shortNumber = String(100 + counter++);
    await tx.dialCode.create({ data: { tenantId, code: shortNumber, kind: 'extension' } });
    await tx.extension.create({ data: { tenantId, id: extensionId, shortNumber, displayName: overrides.displayName ?? 'Ada', sipUsername: `${shortNumber}-${at.code}`, sipPassword: secrets.seal('sip-secret', `extension:sip-password:${extensionId}`) } });
    await tx.phone.create({ data: { tenantId, id, name: 'Desk', modelId: 'yealink-t46u', mac, secretHash: digest(secret), secret: secrets.seal(secret, `phone:secret:${id}`), httpUsername: overrides.httpUsername ?? 'desk', httpPassword: secrets.seal('http-secret', `phone:http-password:${id}`) } });
    await tx.phoneLine.create({ data: { tenantId, phoneId: id, position: 1, extensionId } });
    return { id, secret, mac };
  });

const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
const right = basic('desk', 'http-secret');

const fetchFile = (secret: string, file: string, headers: Record<string, string> = {}) =>
  provisioning.server.inject({ url: `/p/${secret}/${file}`, headers: { 'user-agent': 'Yealink SIP-T46U 108.86.0.20', ...headers } });

const shown = (answer: Awaited<ReturnType<typeof fetchFile>>) => {
  const { date: _, ...headers } = answer.headers;
  return { status: answer.statusCode, headers, body: answer.body };
};

test('a phone gets its file with account, name, server and password', async () => {
  const phone = await aProvisionedPhone(enterprise, { displayName: 'Zoë Müller' });
  const answer = await fetchFile(phone.secret, `${phone.mac}.cfg`, { authorization: right });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.body).toContain('account.1.password = sip-secret');
  expect(answer.body).toContain('Zoë Müller');
  expect(answer.body).toMatch(new RegExp(`^account\\.1\\.user_name = \\d+-${enterprise.code}$`, 'm'));
});

test('a phone that has the file already is told so', async () => {
  const phone = await aProvisionedPhone(enterprise);
  const first = await fetchFile(phone.secret, `${phone.mac}.cfg`, { authorization: right });
  const second = await fetchFile(phone.secret, `${phone.mac}.cfg`, { authorization: right, 'if-none-match': String(first.headers.etag) });
  expect([second.statusCode, second.body]).toEqual([304, '']);
});

test('whatever is wrong, one and the same 404', async () => {
  const phone = await aProvisionedPhone(enterprise);
  const suspended = await anOrganisation(app, { id: (await aTree(app)).reseller.id }, 'enterprise', { status: 'disabled' });
  const silent = await aProvisionedPhone(suspended);
  const file = `${phone.mac}.cfg`;
  const answers = [
    await fetchFile('nobody-has-this-secret', file, { authorization: right }),
    await fetchFile(phone.secret, file, { authorization: basic('desk', 'wrong') }),
    await fetchFile(phone.secret, file, { authorization: basic('other', 'http-secret') }),
    await fetchFile(phone.secret, file, { authorization: 'Digest username="desk"' }),
    await fetchFile(phone.secret, 'other.cfg', { authorization: right }),
    await fetchFile(phone.secret, '..%2f..%2fetc%2fpasswd', { authorization: right }),
    await fetchFile(silent.secret, `${silent.mac}.cfg`, { authorization: right }),
    await provisioning.server.inject({ url: '/elsewhere' }),
    await provisioning.server.inject({ url: '/p/%zz/x' }),
    await provisioning.server.inject({ method: 'POST', url: `/p/${phone.secret}/${file}`, headers: { authorization: right }, payload: 'x' }),
  ].map(shown);
  expect(answers[0]!.status).toBe(404);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

test('without credentials a known and an unknown secret are asked for them alike', async () => {
  const phone = await aProvisionedPhone(enterprise);
  const known = shown(await fetchFile(phone.secret, `${phone.mac}.cfg`));
  expect(known.status).toBe(401);
  expect(shown(await fetchFile('nobody-has-this-secret', `${phone.mac}.cfg`))).toEqual(known);
});

test('a phone without an HTTP user is known by its secret alone', async () => {
  const phone = await aProvisionedPhone(enterprise, { httpUsername: '' });
  expect((await fetchFile(phone.secret, `${phone.mac.toUpperCase()}.cfg`)).statusCode).toBe(200);
});

test('fetches are recorded with the reason of a refusal, and no secret reaches the log', async () => {
  const phone = await aProvisionedPhone(enterprise);
  await fetchFile(phone.secret, `${phone.mac}.cfg`, { authorization: right });
  await fetchFile(phone.secret, `${phone.mac}.cfg`, { authorization: basic('desk', 'wrong-password-typed') });
  await provisioning.flush();
  const { rows, last } = await asPlatform(app.deps.database, async (tx) => ({
    rows: await tx.phoneFetch.findMany({ where: { phoneId: phone.id }, orderBy: { id: 'asc' } }),
    last: await tx.phoneLastFetch.findUnique({ where: { phoneId: phone.id } }),
  }));
  expect(rows.map(({ status, reason }) => [status, reason])).toEqual([[200, ''], [404, 'wrong-password']]);
  expect(last?.userAgent).toContain('T46U');
  const lines = app.logged.join('\n');
  expect(lines).toContain('/p/***/');
  for (const secret of [phone.secret, 'sip-secret', 'http-secret', 'wrong-password-typed']) expect(lines).not.toContain(secret);
});

test('wrong passwords stop one phone from one address, and no other phone there', async () => {
  const [guessed, other] = [await aProvisionedPhone(enterprise), await aProvisionedPhone(enterprise)];
  for (let attempt = 0; attempt < 30; attempt += 1) await fetchFile(guessed.secret, `${guessed.mac}.cfg`, { authorization: basic('desk', `guess ${attempt}`) });
  expect((await fetchFile(guessed.secret, `${guessed.mac}.cfg`, { authorization: right })).statusCode).toBe(404);
  expect((await fetchFile(other.secret, `${other.mac}.cfg`, { authorization: right })).statusCode).toBe(200);
});
