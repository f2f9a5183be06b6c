import { accounts } from '@patchbay/contract/accounts';
import { account, session } from '@patchbay/contract/session';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aBrowser, anAccount, browse, mailsTo, signIn, testPassword } from '@patchbay/testkit/builders/accounts';
import { anOrganisation, aTree, unique } from '@patchbay/testkit/builders/organisations';
import { ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp({ env: { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' } })));
afterAll(() => app.close());

const refusals: [password: string, detail: string][] = [
  ['Passw0rd!2026', 'Among the passwords that are tried first.'],
  ['qazwsxedcrfv', 'Among the passwords that are tried first.'],
  ['my pereira 77', 'It must not contain your name.'],
  ['brightwater 99', 'It must not contain the name of your organisation.'],
];

const brightwater = async () => anOrganisation(app, (await aTree(app)).reseller, 'enterprise', { name: `Brightwater ${unique()}` });
const joana = async () => anAccount(app, await brightwater(), { name: 'Joana Pereira' });

test.each(refusals)('an invitation is not accepted with %j, and can be with another password', async (password, detail) => {
  const admin = await signedIn(app, await brightwater());
  const email = `joana-${unique()}@people.example`.toLowerCase();
  await ok(admin, accounts.create, { body: { email, name: 'Joana', organisationId: admin.organisationId!, role: 'administrator' } });
  const [mail] = await mailsTo(app, email);
  const accept = (chosen: string) => browse(aBrowser(app), session.acceptInvitation, { body: { token: mail!.token, name: 'Joana Pereira', password: chosen } });
  expect((await accept(password)).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/password', detail }] });
  expect((await accept(email)).problem.errors).toEqual([{ pointer: '/password', detail: 'It must not contain your e-mail address.' }]);
  expect((await accept(testPassword)).status).toBe(200);
});

test.each(refusals)('a mailed link does not set %j, and can set another password', async (password, detail) => {
  const person = await joana();
  await ok(await signedIn(app, (await aTree(app)).platform), accounts.sendReset, { params: { id: person.id } });
  const [mail] = await mailsTo(app, person.email);
  const complete = (chosen: string) => browse(aBrowser(app), session.completeReset, { body: { token: mail!.token, password: chosen } });
  expect((await complete(password)).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/password', detail }] });
  expect((await complete('trombone lagoon')).status).toBe(204);
});

test.each(refusals)('nobody changes their password to %j', async (password, detail) => {
  const person = await joana();
  const browser = aBrowser(app);
  await signIn(browser, person);
  const change = await browse(browser, account.changePassword, { body: { currentPassword: person.password, password } });
  expect(change.problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/password', detail }] });
  expect((await signIn(aBrowser(app), person)).status).toBe(200);
});

test('who signs in with a password that is refused today is let in, as before', async () => {
  const person = await anAccount(app, await brightwater(), { password: 'Passw0rd!2026' });
  expect((await signIn(aBrowser(app), person)).status).toBe(200);
});
