import { session } from '@patchbay/contract/session';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, testClock, type TestApp } from '@patchbay/testkit/app';
import { aBrowser, anAddress, type Browser, browse, mailsTo, signInByName } from '@patchbay/testkit/builders/accounts';
import { anExtension, anExtensionPerson } from '@patchbay/testkit/builders/extensions';
import { aTree, unique } from '@patchbay/testkit/builders/organisations';
import { type TestTextMessages, testTextMessages } from '@patchbay/testkit/text-messages';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { passwords } from '../../platform/passwords.ts';

const clock = testClock();
const texts: TestTextMessages = testTextMessages();
let app: TestApp;
beforeAll(async () => void (app = await testApp({ deps: { clock, textMessages: texts }, env: { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' } })));
afterAll(() => app.close());
afterEach(() => void vi.restoreAllMocks());

interface Name {
  enterprise: string;
  username: string;
}
const somebody = async (overrides: Parameters<typeof anExtensionPerson>[2] = {}) => anExtensionPerson(app, (await aTree(app)).enterprise, overrides);
const guess = (from: Browser, { enterprise, username }: Name) => signInByName(from, { enterprise, username, password: 'not this one' });

const guessUntilStopped = async (from: () => Browser, who: () => Name): Promise<number> => {
  const verify = vi.spyOn(passwords, 'verify').mockResolvedValue(false);
  let attempts = 1;
  while ((await guess(from(), who())).status === 401) attempts += 1;
  verify.mockRestore();
  return attempts;
};

/** Nobody: an unknown enterprise, an unknown user of a known one, an extension that nobody may sign in with, and one without a password. */
const nobodies = async (): Promise<Name[]> => {
  const { enterprise } = await aTree(app);
  const [shut, open] = [await anExtension(app, enterprise), await anExtension(app, enterprise)];
  await asPlatform(app.deps.database, (tx) => tx.extension.update({ where: { id: open.id }, data: { isSignInAllowed: true } }));
  return [
    { enterprise: `NOWHERE${unique()}`, username: 'ann' },
    { enterprise: enterprise.code, username: 'nobody' },
    { enterprise: enterprise.code, username: shut.shortNumber },
    { enterprise: enterprise.code, username: open.shortNumber },
  ];
};

test('an unknown enterprise, an unknown user, one without a password and a wrong password get the same answer, after the same work', async () => {
  const person = await somebody();
  const verify = vi.spyOn(passwords, 'verify');
  const answers = [];
  for (const name of [person, ...(await nobodies())]) answers.push(await guess(aBrowser(app), name));
  expect(verify).toHaveBeenCalledTimes(5);
  const shown = answers.map(({ status, problem: { requestId: _, ...problem }, headers }) => JSON.stringify([status, problem, Object.keys(headers).sort()]));
  expect(new Set(shown).size).toBe(1);
  expect(answers[0]!.problem).toMatchObject({ code: 'unauthenticated', detail: 'The e-mail address, or the enterprise and user name, or the password is not right.' });
});

test('guessing is counted by enterprise and name together, however they are written, and by network', async () => {
  const { enterprise } = await aTree(app);
  const [ann, bob] = [await anExtensionPerson(app, enterprise, { username: 'ann' }), await anExtensionPerson(app, enterprise, { username: 'bob' })];
  const ip = anAddress();
  let round = 0;
  const written = () => ((round += 1) % 2 ? ann : { enterprise: enterprise.code.toLowerCase(), username: 'ANN' });
  expect(await guessUntilStopped(() => aBrowser(app, { ip }), written)).toBe(9);
  expect((await guess(aBrowser(app, { ip }), bob)).status).toBe(401);
  const elsewhere = await somebody({ username: 'ann' });
  expect((await guess(aBrowser(app, { ip }), elsewhere)).status).toBe(401);
});

test('who guesses from elsewhere does not lock out a browser that was signed in before, which cannot guess without end either', async () => {
  const person = await somebody();
  const own = aBrowser(app);
  await signInByName(own, person);
  await browse(own, session.signOut);
  expect(await guessUntilStopped(() => aBrowser(app), () => person)).toBe(61);
  expect((await signInByName(aBrowser(app), person)).status).toBe(429);
  expect((await signInByName(own, person)).body).toEqual({ next: 'signed-in' });
  const { patchbay_device } = own.cookies;
  expect(await guessUntilStopped(() => aBrowser(app, { cookies: { patchbay_device: patchbay_device! } }), () => person)).toBe(9);
});

test('one network cannot try one password on everybody', async () => {
  const ip = anAddress();
  expect(await guessUntilStopped(() => aBrowser(app, { ip }), () => ({ enterprise: `N${unique()}`, username: 'ann' }))).toBe(101);
});

describe('a code that is sent', () => {
  const codeTo = async (address: string) => /\b\d{6}\b/.exec((await mailsTo(app, address))[0]!.text)![0];
  const wrong = (code: string) => code.replace(/.$/, (digit) => String((Number(digit) + 1) % 10));
  const begin = async () => {
    const contact = `${unique()}@one.example`.toLowerCase();
    const person = await somebody({ authentication: 'TWO_STEP', personalContact: contact });
    const browser = aBrowser(app);
    await signInByName(browser, person);
    return { person, contact, browser, code: await codeTo(contact) };
  };

  test('is tried five times at most, across processes and at the same moment', async () => {
    const { browser, code } = await begin();
    const second = await testApp({ deps: { clock }, env: { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' } });
    const answers = await Promise.all(Array.from({ length: 7 }, (_, index) => browse({ ...browser, app: index % 2 ? second : app }, session.secondFactor, { body: { code: wrong(code) } })));
    await second.close();
    expect(answers.filter(({ problem }) => problem.params?.tries === 5)).toHaveLength(2);
    expect((await browse(browser, session.secondFactor, { body: { code } })).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/code', detail: 'This code was tried too often, and works no more. Have a new one sent.' }] });
    clock.advance(61);
    await browse(browser, session.sendCode);
  });

  test('belongs to the session that began with the password, and works once', async () => {
    const { person, contact, browser, code } = await begin();
    const other = aBrowser(app);
    await signInByName(other, person);
    const second = await codeTo(contact);
    if (second !== code) expect((await browse(other, session.secondFactor, { body: { code } })).problem.code).toBe('rule-broken');
    expect((await browse(aBrowser(app), session.secondFactor, { body: { code } })).status).toBe(401);
    const twice = await Promise.all([1, 2].map(() => browse({ ...browser, cookies: { ...browser.cookies } }, session.secondFactor, { body: { code } })));
    expect(twice.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('is not sent without end', async () => {
    const { browser, person } = await begin();
    for (let round = 0; round < 4; round += 1) expect((await browse(browser, session.sendCode)).status).toBe(200);
    expect((await browse(browser, session.sendCode)).problem.code).toBe('rate-limited');
    expect((await signInByName(aBrowser(app), person)).problem.code).toBe('rate-limited');
  });

  test('is not asked for by somebody who has not begun to sign in, and opens nothing where signing in was forbidden meanwhile', async () => {
    expect((await browse(aBrowser(app), session.sendCode)).status).toBe(401);
    const { browser, code, person } = await begin();
    await asPlatform(app.deps.database, (tx) => tx.extension.update({ where: { id: person.id }, data: { isSignInAllowed: false } }));
    expect((await browse(browser, session.secondFactor, { body: { code } })).status).toBe(401);
  });

  test('stands in no log, no audit row and no column in plain text', async () => {
    const { code, browser } = await begin();
    await browse(browser, session.secondFactor, { body: { code: wrong(code) } });
    const number = '+447700900456';
    const byText = await somebody({ authentication: 'TWO_STEP', personalContact: number });
    await signInByName(aBrowser(app), byText);
    const texted = /\b\d{6}\b/.exec(texts.to(number)[0]!)![0];
    const rows = await asPlatform(app.deps.database, (tx) => tx.$queryRaw<{ row: string }[]>`
      select to_jsonb(s)::text as row from account_session s union all select to_jsonb(a)::text from audit_event a union all select to_jsonb(m)::text from outbox_mail m`);
    const alone = (secret: string) => new RegExp(`(?<![0-9a-f])${secret}(?![0-9a-f])`, 'i');
    for (const secret of [code, texted]) {
      expect(app.logged.join('')).not.toMatch(alone(secret));
      expect(rows.filter(({ row }) => alone(secret).test(row))).toEqual([]);
    }
  });
});

test('asking for a link answers the same for every name, and mails only where somebody may be reached', async () => {
  const contact = `${unique()}@one.example`.toLowerCase();
  const [person, unreachable] = [await somebody({ personalContact: contact }), await somebody()];
  const answers = [];
  for (const { enterprise, username } of [person, unreachable, ...(await nobodies())]) answers.push(await browse(aBrowser(app), session.requestReset, { body: { enterprise, username } }));
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  await vi.waitFor(async () => expect(await mailsTo(app, contact)).toHaveLength(1));
  expect((await signInByName(aBrowser(app), person)).status).toBe(200);
  for (let round = 0; round < 5; round += 1) await browse(aBrowser(app), session.requestReset, { body: { enterprise: person.enterprise.toLowerCase(), username: person.username } });
  await vi.waitFor(async () => expect(await mailsTo(app, contact)).toHaveLength(3));
});
