import { organisations } from '@patchbay/contract/organisations';
import { session } from '@patchbay/contract/session';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aBrowser, anAccount, browse, testPassword } from '@patchbay/testkit/builders/accounts';
import { thePlatform } from '@patchbay/testkit/builders/organisations';
import { createDatabase, type TestDatabase } from '@patchbay/testkit/database';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepareSetUp } from './set-up.ts';

let database: TestDatabase;
let app: TestApp;
beforeEach(async () => {
  database = await createDatabase();
  app = await testApp({ databaseUrl: database.url });
});
afterEach(async () => {
  await app.close();
  await database.drop();
});

const administrator = { email: 'First@Platform.Example', name: 'Ada First', password: testPassword };
const tokenOf = (link: string | null) => link!.split('#')[1]!;
const setUp = (token: string, browser = aBrowser(app)) => browse(browser, session.setUp, { body: { token, ...administrator } });

test('the link of a new installation creates the platform and its first administrator, who is signed in', async () => {
  const browser = aBrowser(app);
  expect((await browse(browser, session.get)).body).toEqual({ session: null, needsSetup: true });
  const link = await prepareSetUp(app.deps);
  expect(link).toMatch(/^http:\/\/localhost:\d+\/setup#[\w-]{43}$/);
  expect((await setUp(tokenOf(link), browser)).body).toEqual({ next: 'signed-in' });
  const { session: mine, needsSetup } = (await browse(browser, session.get)).body;
  expect(needsSetup).toBe(false);
  expect(mine).toMatchObject({ account: { email: 'first@platform.example' }, memberships: [{ organisationKind: 'platform', role: 'administrator' }] });
  const at = { ...browser, organisationId: mine!.memberships[0]!.organisationId };
  expect((await browse(at, organisations.list)).body.total).toBe(1);
});

test('the first administrator does not get a password that is tried first, and the link goes on working', async () => {
  const token = tokenOf(await prepareSetUp(app.deps));
  const weak = await browse(aBrowser(app), session.setUp, { body: { token, ...administrator, password: 'changeme-2026' } });
  expect(weak.problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/password' }] });
  expect((await setUp(token)).status).toBe(200);
});

test('the link works once', async () => {
  const token = tokenOf(await prepareSetUp(app.deps));
  const answers = await Promise.all([setUp(token), setUp(token)]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 404]);
  expect((await setUp(token)).status).toBe(404);
  expect(await prepareSetUp(app.deps)).toBeNull();
});

test('every process prints the same link', async () => {
  const second = await testApp({ databaseUrl: database.url });
  const links = await Promise.all([prepareSetUp(app.deps), prepareSetUp(second.deps), prepareSetUp(app.deps)]);
  await second.close();
  expect(new Set(links).size).toBe(1);
});

test('with other secret keys there is a new link, and the old one is dead', async () => {
  const old = tokenOf(await prepareSetUp(app.deps));
  const other = await testApp({ databaseUrl: database.url, env: { PATCHBAY_SECRET_KEYS: `k2:${Buffer.alloc(32, 9).toString('base64')}` } });
  const token = tokenOf(await prepareSetUp(other.deps));
  await other.close();
  expect(token).not.toBe(old);
  expect((await setUp(old)).status).toBe(404);
  expect((await setUp(token)).status).toBe(200);
});

test('without a link, or with a guessed one, nobody sets anything up', async () => {
  expect((await setUp('a'.repeat(43))).status).toBe(404);
  await prepareSetUp(app.deps);
  expect((await setUp('a'.repeat(43))).status).toBe(404);
});

test('where there is an administrator there is no link', async () => {
  await anAccount(app, await thePlatform(app));
  expect(await prepareSetUp(app.deps)).toBeNull();
  expect((await browse(aBrowser(app), session.get)).body.needsSetup).toBe(false);
});

test('somebody who may only read does not count as an administrator', async () => {
  await anAccount(app, await thePlatform(app), { role: 'read-only' });
  expect(await prepareSetUp(app.deps)).not.toBeNull();
});
