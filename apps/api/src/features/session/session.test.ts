import { account, session } from '@patchbay/contract/session';
import { organisations } from '@patchbay/contract/organisations';
import { testApp, testClock, type TestApp } from '@patchbay/testkit/app';
import { aBrowser, anAccount, browse, signIn } from '@patchbay/testkit/builders/accounts';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

const clock = testClock();
let app: TestApp;
beforeAll(async () => void (app = await testApp({ deps: { clock }, env: { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' } })));
afterAll(() => app.close());

test('somebody signs in, is known, and signs out', async () => {
  const { enterprise } = await aTree(app);
  const person = await anAccount(app, enterprise, { role: 'read-only' });
  const browser = aBrowser(app, { at: enterprise });
  expect((await browse(browser, session.get)).body.session).toBeNull();
  expect((await signIn(browser, { ...person, email: person.email.toUpperCase() })).body).toEqual({ next: 'signed-in' });
  const { session: mine } = (await browse(browser, session.get)).body;
  expect(mine).toMatchObject({ account: { id: person.id, email: person.email, hasSecondFactor: false }, memberships: [{ organisationId: enterprise.id, role: 'read-only' }] });
  expect(mine!.memberships[0]!.permissions).toContain('extensions:read');
  expect((await browse(browser, organisations.list)).status).toBe(200);
  expect((await browse(browser, session.signOut)).status).toBe(204);
  expect(browser.cookies.patchbay_session).toBeUndefined();
  expect((await browse(browser, organisations.list)).status).toBe(401);
});

test('signing out ends the session, whoever still has its cookie', async () => {
  const { enterprise } = await aTree(app);
  const browser = aBrowser(app, { at: enterprise });
  await signIn(browser, await anAccount(app, enterprise));
  const copied = aBrowser(app, { at: enterprise, cookies: { ...browser.cookies } });
  await browse(browser, session.signOut);
  expect((await browse(copied, organisations.list)).status).toBe(401);
});

test('a wrong password is refused, and says nothing more', async () => {
  const { enterprise } = await aTree(app);
  const person = await anAccount(app, enterprise);
  const answer = await signIn(aBrowser(app), { email: person.email, password: 'not this one' });
  expect(answer.problem).toMatchObject({ code: 'unauthenticated', detail: 'The e-mail address, or the enterprise and user name, or the password is not right.' });
  expect(answer.headers['set-cookie']).toBeUndefined();
});

test('the same password typed on another keyboard is the same password', async () => {
  const { enterprise } = await aTree(app);
  const person = await anAccount(app, enterprise, { password: 'Grüße aus Köln'.normalize('NFC') });
  expect((await signIn(aBrowser(app), { email: person.email, password: 'Grüße aus Köln'.normalize('NFD') })).status).toBe(200);
});

test('an idle session ends after a week, a used one goes on, none lasts longer than thirty days', async () => {
  const { enterprise } = await aTree(app);
  const person = await anAccount(app, enterprise);
  const [idle, used] = [aBrowser(app, { at: enterprise }), aBrowser(app, { at: enterprise })];
  await signIn(idle, person);
  await signIn(used, person);
  const day = 86_400;
  for (let week = 0; week < 4; week += 1) {
    clock.advance(6 * day);
    expect((await browse(used, organisations.list)).status).toBe(200);
  }
  expect((await browse(idle, organisations.list)).status).toBe(401);
  clock.advance(6 * day + 1);
  expect((await browse(used, organisations.list)).status).toBe(401);
});

test('a person of a disabled enterprise is told so after the right password, and only then', async () => {
  const { reseller, enterprise } = await aTree(app);
  const person = await anAccount(app, enterprise);
  const admin = await signedIn(app, reseller);
  await ok(admin, organisations.disable, { params: { id: enterprise.id } });
  expect((await signIn(aBrowser(app), { ...person, password: 'not this one' })).problem.code).toBe('unauthenticated');
  expect((await signIn(aBrowser(app), person)).problem).toMatchObject({ code: 'forbidden', params: { reason: 'organisation-disabled' } });
  await ok(admin, organisations.enable, { params: { id: enterprise.id } });
  expect((await signIn(aBrowser(app), person)).status).toBe(200);
});

test('one sees one\'s own sessions and ends one of them at once', async () => {
  const { enterprise } = await aTree(app);
  const person = await anAccount(app, enterprise);
  const [office, lost] = [aBrowser(app, { at: enterprise }), aBrowser(app, { at: enterprise })];
  await signIn(office, person);
  clock.advance(60);
  await signIn(lost, person);
  const { items } = (await browse(office, account.sessions)).body;
  expect(items.map((item) => item.isCurrent)).toEqual([false, true]);
  expect((await browse(office, account.revokeSession, { params: { id: items[0]!.id } })).status).toBe(204);
  expect((await browse(lost, organisations.list)).status).toBe(401);
  expect((await browse(office, account.revokeSession, { params: { id: items[0]!.id } })).status).toBe(404);
  await browse(office, account.revokeSession, { params: { id: items[1]!.id } });
  expect((await browse(office, account.sessions)).status).toBe(401);
});

test('signing in again in the same browser leaves one session, not two', async () => {
  const { enterprise } = await aTree(app);
  const person = await anAccount(app, enterprise);
  const browser = aBrowser(app, { at: enterprise });
  await signIn(browser, person);
  await signIn(browser, person);
  expect((await browse(browser, account.sessions)).body.items).toHaveLength(1);
});
