import { account, session } from '@patchbay/contract/session';
import { organisations } from '@patchbay/contract/organisations';
import { testApp, testClock, type TestApp } from '@patchbay/testkit/app';
import { aBrowser, browse, mailsTo, oneTimeCode, signInByName } from '@patchbay/testkit/builders/accounts';
import { anExtensionPerson } from '@patchbay/testkit/builders/extensions';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { type TestTextMessages, testTextMessages } from '@patchbay/testkit/text-messages';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const clock = testClock();
const texts: TestTextMessages = testTextMessages();
let app: TestApp;
beforeAll(async () => void (app = await testApp({ deps: { clock, textMessages: texts }, env: { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' } })));
afterAll(() => app.close());

const codeIn = (text: string): string => /\b\d{6}\b/.exec(text)![0];
const codeMailedTo = async (address: string): Promise<string> => codeIn((await mailsTo(app, address))[0]!.text);
const other = (code: string): string => code.replace(/./, (digit) => String((Number(digit) + 1) % 10));

test('[69] the person of an extension signs in with the code of the enterprise and the user name, in any case', async () => {
  const { enterprise } = await aTree(app);
  const person = await anExtensionPerson(app, enterprise, { username: 'Änn.Lee' });
  for (const typed of [person, { ...person, username: 'änn.lee' }, { ...person, enterprise: enterprise.code.toLowerCase(), username: 'ÄNN.LEE' }, { ...person, username: 'Änn.Ｌｅｅ' }]) {
    const browser = aBrowser(app, { at: enterprise });
    expect((await signInByName(browser, typed)).body).toEqual({ next: 'signed-in' });
    expect((await browse(browser, session.get)).body.session).toMatchObject({ account: { id: person.accountId, email: null, username: 'Änn.Lee', name: person.displayName }, memberships: [{ organisationId: enterprise.id, role: 'agent', permissions: ['ownExtension:read', 'ownExtension:write'] }] });
  }
});

test('nobody of a disabled enterprise signs in, and who is inside is out', async () => {
  const { reseller } = await aTree(app);
  const enterprise = await anOrganisation(app, reseller, 'enterprise');
  const person = await anExtensionPerson(app, enterprise);
  const browser = aBrowser(app, { at: enterprise });
  await signInByName(browser, person);
  await ok(await signedIn(app, reseller), organisations.disable, { params: { id: enterprise.id } });
  expect((await browse(browser, session.get)).body.session).toBeNull();
  expect((await signInByName(aBrowser(app), person)).problem.params).toMatchObject({ reason: 'organisation-disabled' });
});

test('the name of a person is that of the extension; the password is theirs to change', async () => {
  const { enterprise } = await aTree(app);
  const person = await anExtensionPerson(app, enterprise, { personalContact: 'own@one.example' });
  const browser = aBrowser(app, { at: enterprise });
  await signInByName(browser, person);
  expect((await browse(browser, account.updateProfile, { body: { name: 'Another', preferences: { language: 'de' } } })).problem.errors![0]!.pointer).toBe('/name');
  expect((await browse(browser, account.updateProfile, { body: { name: person.displayName, preferences: { language: 'de' } } })).body.preferences.language).toBe('de');
  expect((await browse(browser, account.changePassword, { body: { currentPassword: person.password, password: 'another long password' } })).status).toBe(204);
  expect((await mailsTo(app, 'own@one.example'))[0]).toMatchObject({ template: 'password-changed', subject: 'Ihr Passwort wurde geändert' });
  expect((await signInByName(aBrowser(app), { ...person, password: 'another long password' })).status).toBe(200);
});

describe('[71] two steps', () => {
  test('by mail: the code opens the session, once', async () => {
    const { enterprise } = await aTree(app);
    const person = await anExtensionPerson(app, enterprise, { authentication: 'TWO_STEP', personalContact: 'two.steps@one.example' });
    const browser = aBrowser(app, { at: enterprise });
    expect((await signInByName(browser, person)).body).toEqual({ next: 'second-factor', sentTo: 't•••@o•••.example' });
    expect((await browse(browser, session.get)).body.session).toBeNull();
    const code = await codeMailedTo('two.steps@one.example');
    expect((await mailsTo(app, 'two.steps@one.example'))[0]!.subject).not.toContain(code);
    const copied = { ...browser.cookies };
    expect((await browse(browser, session.secondFactor, { body: { code } })).body).toEqual({ next: 'signed-in' });
    expect((await browse(browser, session.get)).body.session!.account.username).toBe(person.username);
    expect((await browse(aBrowser(app, { cookies: copied }), session.secondFactor, { body: { code } })).status).toBe(401);
  });

  test('by text message to a phone number', async () => {
    const { enterprise } = await aTree(app);
    const person = await anExtensionPerson(app, enterprise, { authentication: 'TWO_STEP', personalContact: '+447700900123' });
    const browser = aBrowser(app, { at: enterprise });
    expect((await signInByName(browser, person)).body).toEqual({ next: 'second-factor', sentTo: '+44•••23' });
    const code = codeIn(texts.to('+447700900123')[0]!);
    expect((await browse(browser, session.secondFactor, { body: { code: `${code.slice(0, 3)} ${code.slice(3)}` } })).status).toBe(200);
  });

  test('an authenticator app of one’s own counts instead, and nothing is sent', async () => {
    const { enterprise } = await aTree(app);
    const person = await anExtensionPerson(app, enterprise, { personalContact: 'app@one.example' });
    const browser = aBrowser(app, { at: enterprise });
    await signInByName(browser, person);
    const { secret } = (await browse(browser, account.beginSecondFactor, { body: { password: person.password } })).body;
    await browse(browser, account.confirmSecondFactor, { body: { code: oneTimeCode(secret, clock.now()) } });
    clock.advance(60);
    const next = aBrowser(app);
    expect((await signInByName(next, person)).body).toEqual({ next: 'second-factor' });
    expect((await browse(next, session.sendCode)).problem.code).toBe('rule-broken');
    expect((await browse(next, session.secondFactor, { body: { code: oneTimeCode(secret, clock.now()) } })).status).toBe(200);
    expect((await mailsTo(app, 'app@one.example')).filter(({ template }) => template === 'sign-in-code')).toEqual([]);
  });

  test('a code that is sent again replaces the earlier one', async () => {
    const { enterprise } = await aTree(app);
    const person = await anExtensionPerson(app, enterprise, { authentication: 'TWO_STEP', personalContact: 'again@one.example' });
    const browser = aBrowser(app);
    await signInByName(browser, person);
    const first = await codeMailedTo('again@one.example');
    clock.advance(540);
    expect((await browse(browser, session.sendCode)).body).toEqual({ next: 'second-factor', sentTo: 'a•••@o•••.example' });
    const second = await codeMailedTo('again@one.example');
    clock.advance(540);
    if (first !== second) expect((await browse(browser, session.secondFactor, { body: { code: first } })).problem.code).toBe('rule-broken');
    expect((await browse(browser, session.secondFactor, { body: { code: second } })).status).toBe(200);
  });

  test('a code ends after ten minutes', async () => {
    const { enterprise } = await aTree(app);
    const person = await anExtensionPerson(app, enterprise, { authentication: 'TWO_STEP', personalContact: 'late@one.example' });
    const browser = aBrowser(app);
    await signInByName(browser, person);
    clock.advance(601);
    expect((await browse(browser, session.secondFactor, { body: { code: await codeMailedTo('late@one.example') } })).status).toBe(401);
  });

  test('a wrong code is refused at its field, and the right one still works', async () => {
    const { enterprise } = await aTree(app);
    const person = await anExtensionPerson(app, enterprise, { authentication: 'TWO_STEP', personalContact: 'wrong@one.example' });
    const browser = aBrowser(app);
    await signInByName(browser, person);
    const code = await codeMailedTo('wrong@one.example');
    expect((await browse(browser, session.secondFactor, { body: { code: other(code) } })).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/code' }] });
    expect((await browse(browser, session.secondFactor, { body: { code } })).status).toBe(200);
  });
});
