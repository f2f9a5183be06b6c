import { organisations } from '@patchbay/contract/organisations';
import { account, session } from '@patchbay/contract/session';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, testClock, type TestApp } from '@patchbay/testkit/app';
import { aBrowser, anAccount, anAddress, browse, mailsTo, type Person, signIn } from '@patchbay/testkit/builders/accounts';
import { aTree, unique } from '@patchbay/testkit/builders/organisations';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { passwords } from '../../platform/passwords.ts';
import { pendingResets } from './resets.ts';

const clock = testClock();
let app: TestApp;
beforeAll(async () => void (app = await testApp({ deps: { clock }, env: { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' } })));
afterAll(() => app.close());

const newPassword = 'a new password for me';
const somebody = async (options = {}) => anAccount(app, (await aTree(app)).enterprise, options);

const askFor = async (email: string, browser = aBrowser(app)) => {
  const answer = await browse(browser, session.requestReset, { body: { email } });
  await pendingResets(app.deps);
  return answer;
};

const linkFor = async ({ email }: Person): Promise<string> => {
  await askFor(email);
  return (await mailsTo(app, email))[0]!.token;
};

const complete = (token: string, browser = aBrowser(app)) => browse(browser, session.completeReset, { body: { token, password: newPassword } });

test('a mailed link sets a new password', async () => {
  const person = await somebody();
  expect((await complete(await linkFor(person))).status).toBe(204);
  expect((await signIn(aBrowser(app), person)).status).toBe(401);
  expect((await signIn(aBrowser(app), { ...person, password: newPassword })).status).toBe(200);
  expect((await mailsTo(app, person.email)).map((mail) => mail.template)).toEqual(['password-changed', 'password-reset']);
});

test('the old password is not chosen again, and the link still works', async () => {
  const person = await somebody();
  const token = await linkFor(person);
  const { problem } = await browse(aBrowser(app), session.completeReset, { body: { token, password: person.password } });
  expect(problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/password' }], params: { reason: 'old-password' } });
  expect((await complete(token)).status).toBe(204);
});

test('the link leads to the dashboard, with the token where no server sees it', async () => {
  const person = await somebody({ language: 'de' });
  const token = await linkFor(person);
  const [mail] = await mailsTo(app, person.email);
  expect(mail!.subject).toBe('Neues Passwort wählen');
  expect(mail!.text).toContain(`${app.deps.config.publicUrl}/reset#${token}`);
});

test('an unknown address gets the same answer, and no mail is written', async () => {
  const email = `${unique()}@nowhere.example`.toLowerCase();
  const unknown = await askFor(email);
  const known = await askFor((await somebody()).email);
  expect([unknown.status, unknown.text]).toEqual([known.status, known.text]);
  expect(await mailsTo(app, email)).toEqual([]);
});

test('the answer does not wait for the mail', async () => {
  const person = await somebody();
  let release = () => {};
  const held = asPlatform(app.deps.database, async (tx) => {
    await tx.$executeRaw`lock table outbox_mail in access exclusive mode`;
    await new Promise<void>((resolve) => (release = resolve));
  });
  expect((await browse(aBrowser(app), session.requestReset, { body: { email: person.email } })).status).toBe(204);
  release();
  await held;
  await pendingResets(app.deps);
  expect(await mailsTo(app, person.email)).toHaveLength(1);
});

test('a link works once, and within the hour', async () => {
  const person = await somebody();
  const [used, old] = [await linkFor(person), await linkFor(await somebody())];
  const answers = await Promise.all([complete(used), complete(used)]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([204, 404]);
  clock.advance(3_600);
  expect((await complete(old)).problem.code).toBe('not-found');
});

test('a new password ends every session and every other link', async () => {
  const { enterprise } = await aTree(app);
  const person = await anAccount(app, enterprise);
  const browser = aBrowser(app, { at: enterprise });
  await signIn(browser, person);
  const [first, second] = [await linkFor(person), await linkFor(person)];
  await complete(second);
  expect((await browse(browser, organisations.list)).status).toBe(401);
  expect((await complete(first)).status).toBe(404);
});

test('nobody fills a mailbox: the fourth request within an hour is answered and writes nothing', async () => {
  const person = await somebody();
  for (let round = 0; round < 5; round += 1) expect((await askFor(person.email)).status).toBe(204);
  expect(await mailsTo(app, person.email)).toHaveLength(3);
});

test('one network cannot ask for everybody', async () => {
  const ip = anAddress();
  const statuses: number[] = [];
  for (let round = 0; round < 31; round += 1) statuses.push((await askFor(`${unique()}@nowhere.example`.toLowerCase(), aBrowser(app, { ip }))).status);
  expect(statuses).toEqual([...Array<number>(30).fill(204), 429]);
});

test('a disabled account gets no link, and one that it has is dead', async () => {
  const person = await somebody();
  const token = await linkFor(person);
  await asPlatform(app.deps.database, (tx) => tx.account.update({ where: { id: person.id }, data: { isEnabled: false } }));
  expect((await complete(token)).status).toBe(404);
  await askFor(person.email);
  expect(await mailsTo(app, person.email)).toHaveLength(1);
});

test('who was locked out by others comes in again by a reset, in the browser that did it', async () => {
  const person = await somebody();
  const verify = vi.spyOn(passwords, 'verify').mockResolvedValue(false);
  for (let round = 0; round < 61; round += 1) await signIn(aBrowser(app), person);
  verify.mockRestore();
  const browser = aBrowser(app);
  expect((await signIn(browser, person)).status).toBe(429);
  await complete(await linkFor(person), browser);
  expect((await signIn(browser, { ...person, password: newPassword })).status).toBe(200);
});

test('changing the own password keeps this session and ends the others', async () => {
  const { enterprise } = await aTree(app);
  const person = await anAccount(app, enterprise);
  const [here, there] = [aBrowser(app, { at: enterprise }), aBrowser(app, { at: enterprise })];
  await signIn(here, person);
  await signIn(there, person);
  const change = (currentPassword: string) => browse(here, account.changePassword, { body: { currentPassword, password: newPassword } });
  expect((await change('not this one')).problem.errors).toEqual([{ pointer: '/currentPassword', detail: expect.any(String) }]);
  expect((await change(person.password)).status).toBe(204);
  expect((await browse(here, organisations.list)).status).toBe(200);
  expect((await browse(there, organisations.list)).status).toBe(401);
  expect((await signIn(aBrowser(app), { ...person, password: newPassword })).status).toBe(200);
});

test('the current password cannot be guessed from a screen that was left open', async () => {
  const { enterprise } = await aTree(app);
  const browser = aBrowser(app, { at: enterprise });
  await signIn(browser, await anAccount(app, enterprise));
  const statuses: number[] = [];
  for (let round = 0; round < 9; round += 1) statuses.push((await browse(browser, account.changePassword, { body: { currentPassword: 'not this one', password: newPassword } })).status);
  expect(statuses.at(-1)).toBe(429);
});
