import { account, session } from '@patchbay/contract/session';
import { organisations } from '@patchbay/contract/organisations';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, testClock, type TestApp } from '@patchbay/testkit/app';
import { aBrowser, anAccount, type Browser, browse, mailsTo, oneTimeCode, type Person, signIn } from '@patchbay/testkit/builders/accounts';
import { aTree, type Node } from '@patchbay/testkit/builders/organisations';
import { afterAll, beforeAll, expect, test } from 'vitest';

const clock = testClock();
let app: TestApp;
beforeAll(async () => void (app = await testApp({ deps: { clock }, env: { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' } })));
afterAll(() => app.close());

interface Protected {
  person: Person;
  enterprise: Node;
  secret: string;
  recoveryCodes: string[];
  /** Where it was switched on. */
  browser: Browser;
}

const codeOf = (secret: string) => oneTimeCode(secret, clock.now());

const aProtectedPerson = async (): Promise<Protected> => {
  const { enterprise } = await aTree(app);
  const person = await anAccount(app, enterprise);
  const browser = aBrowser(app, { at: enterprise });
  await signIn(browser, person);
  const { secret } = (await browse(browser, account.beginSecondFactor, { body: { password: person.password } })).body;
  const { recoveryCodes } = (await browse(browser, account.confirmSecondFactor, { body: { code: codeOf(secret) } })).body;
  clock.advance(30);
  return { person, enterprise, secret, recoveryCodes, browser };
};

const halfSignedIn = async ({ person, enterprise }: Protected): Promise<Browser> => {
  const browser = aBrowser(app, { at: enterprise });
  expect((await signIn(browser, person)).body).toEqual({ next: 'second-factor' });
  return browser;
};

const enterCode = (browser: Browser, code: string) => browse(browser, session.secondFactor, { body: { code } });

test('with a second factor the password alone opens nothing', async () => {
  const browser = await halfSignedIn(await aProtectedPerson());
  expect((await browse(browser, session.get)).body.session).toBeNull();
  expect((await browse(browser, organisations.list)).status).toBe(401);
  expect((await browse(browser, account.sessions)).status).toBe(401);
});

test('a code finishes the sign-in, with a new token', async () => {
  const mine = await aProtectedPerson();
  const browser = await halfSignedIn(mine);
  const halfway = browser.cookies.patchbay_session!;
  expect((await enterCode(browser, codeOf(mine.secret))).body).toEqual({ next: 'signed-in' });
  expect((await browse(browser, organisations.list)).status).toBe(200);
  expect((await browse(aBrowser(app, { at: mine.enterprise, cookies: { patchbay_session: halfway } }), organisations.list)).status).toBe(401);
});

test('a code works once, also when it is sent twice at the same moment', async () => {
  const mine = await aProtectedPerson();
  const code = codeOf(mine.secret);
  const browsers = [await halfSignedIn(mine), await halfSignedIn(mine), await halfSignedIn(mine)];
  const answers = await Promise.all(browsers.map((browser) => enterCode(browser, code)));
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 422, 422]);
  expect((await enterCode(await halfSignedIn(mine), code)).problem.errors).toEqual([{ pointer: '/code', detail: expect.any(String) }]);
});

test('the code that switched it on does not sign in', async () => {
  const mine = await aProtectedPerson();
  clock.advance(-30);
  const browser = await halfSignedIn(mine);
  expect((await enterCode(browser, codeOf(mine.secret))).status).toBe(422);
});

test.each([[-30, 200], [30, 200], [-60, 422], [60, 422]])('a phone whose clock is %i seconds off gets %i', async (offset, status) => {
  const mine = await aProtectedPerson();
  clock.advance(120);
  const browser = await halfSignedIn(mine);
  expect((await enterCode(browser, oneTimeCode(mine.secret, new Date(clock.now().getTime() + offset * 1_000)))).status).toBe(status);
});

test('a code with a blank in its middle is the code', async () => {
  const mine = await aProtectedPerson();
  const code = codeOf(mine.secret).replace(/^.../, '$& ');
  expect((await enterCode(await halfSignedIn(mine), code)).status).toBe(200);
});

test('each recovery code signs in once, however it is typed', async () => {
  const mine = await aProtectedPerson();
  expect(new Set(mine.recoveryCodes).size).toBe(10);
  const [first, second] = mine.recoveryCodes as [string, string];
  expect((await enterCode(await halfSignedIn(mine), first)).status).toBe(200);
  expect((await enterCode(await halfSignedIn(mine), first)).status).toBe(422);
  expect((await enterCode(await halfSignedIn(mine), second.toUpperCase().replaceAll('-', ' '))).status).toBe(200);
});

test('a wrong code leaves the sign-in where it was, until ten minutes are over', async () => {
  const mine = await aProtectedPerson();
  const browser = await halfSignedIn(mine);
  expect((await enterCode(browser, '000000')).status).toBe(422);
  clock.advance(599);
  const late = { ...browser, cookies: { ...browser.cookies } };
  expect((await enterCode(browser, codeOf(mine.secret))).status).toBe(200);
  clock.advance(2);
  expect((await enterCode(late, codeOf(mine.secret))).status).toBe(401);
});

test('codes cannot be guessed without end, however many sign-ins one begins', async () => {
  const mine = await aProtectedPerson();
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 9; attempt += 1) statuses.push((await enterCode(await halfSignedIn(mine), '000000')).status);
  expect(statuses).toEqual([...Array<number>(8).fill(422), 429]);
  // The owner's own browser is counted by itself.
  await browse(mine.browser, session.signOut);
  await signIn(mine.browser, mine.person);
  expect((await enterCode(mine.browser, codeOf(mine.secret))).status).toBe(200);
});

test('without a sign-in under way a code is worth nothing', async () => {
  expect((await enterCode(aBrowser(app), '123456')).status).toBe(401);
});

test('switching it on asks for the password and for a right code', async () => {
  const { enterprise } = await aTree(app);
  const person = await anAccount(app, enterprise);
  const browser = aBrowser(app, { at: enterprise });
  await signIn(browser, person);
  expect((await browse(browser, account.confirmSecondFactor, { body: { code: '123456' } })).problem.code).toBe('rule-broken');
  expect((await browse(browser, account.beginSecondFactor, { body: { password: 'not this one' } })).problem.errors![0]!.pointer).toBe('/password');
  const { secret, uri } = (await browse(browser, account.beginSecondFactor, { body: { password: person.password } })).body;
  expect(uri).toMatch(/^otpauth:\/\/totp\/Patchbay:/);
  expect(new URL(uri).searchParams.get('secret')).toBe(secret);
  expect((await browse(browser, account.confirmSecondFactor, { body: { code: '000000' } })).status).toBe(422);
  // Not in force before it was confirmed.
  expect((await signIn(aBrowser(app), person)).body).toEqual({ next: 'signed-in' });
  expect((await browse(browser, account.confirmSecondFactor, { body: { code: codeOf(secret) } })).status).toBe(200);
  expect((await browse(browser, account.beginSecondFactor, { body: { password: person.password } })).problem.code).toBe('rule-broken');
});

test('the person switches it off with the password, and is told by mail', async () => {
  const { browser, person } = await aProtectedPerson();
  expect((await browse(browser, account.removeSecondFactor, { body: { password: 'not this one' } })).status).toBe(422);
  expect((await browse(browser, account.removeSecondFactor, { body: { password: person.password } })).status).toBe(204);
  expect((await signIn(aBrowser(app), person)).body).toEqual({ next: 'signed-in' });
  expect((await mailsTo(app, person.email))[0]!.template).toBe('second-factor-removed');
  expect((await browse(browser, account.removeSecondFactor, { body: { password: person.password } })).problem.code).toBe('rule-broken');
});

test('neither the secret nor a recovery code is stored or logged in the clear', async () => {
  const { secret, recoveryCodes, person } = await aProtectedPerson();
  const stored = await asPlatform(app.deps.database, (tx) => tx.$queryRaw`
    select to_jsonb(c)::text as credential, (select jsonb_agg(to_jsonb(r))::text from recovery_code r where r.account_id = c.account_id) as codes,
      (select jsonb_agg(to_jsonb(e))::text from audit_event e where e.entity_id = c.account_id) as audited
    from account_credential c where c.account_id = ${person.id}::uuid`);
  const everything = JSON.stringify(stored) + app.logged.join('');
  expect(everything).toContain('account.second-factor-added');
  for (const text of [secret, ...recoveryCodes, person.password]) expect(everything).not.toContain(text);
});
