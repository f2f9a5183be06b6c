import { audit } from '@patchbay/contract/audit';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensionIdentity } from '@patchbay/contract/extension-identity';
import { ownExtension } from '@patchbay/contract/own-extension';
import { session } from '@patchbay/contract/session';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, testClock, type TestApp } from '@patchbay/testkit/app';
import { aBrowser, browse, mailsTo, signInByName } from '@patchbay/testkit/builders/accounts';
import { anExtension, anExtensionPerson } from '@patchbay/testkit/builders/extensions';
import { anOrganisation, aTree, unique } from '@patchbay/testkit/builders/organisations';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn, signedInAs, withApiKey } from '@patchbay/testkit/session';
import { type TestTextMessages, testTextMessages } from '@patchbay/testkit/text-messages';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noTextMessages } from '../../adapters/text-messages/none.ts';

const clock = testClock();
const texts: TestTextMessages = testTextMessages();
let app: TestApp;
beforeAll(async () => void (app = await testApp({ deps: { clock, textMessages: texts }, env: { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' } })));
afterAll(() => app.close());

const aDesk = async () => {
  const { enterprise } = await aTree(app);
  return { enterprise, admin: await signedIn(app, enterprise) };
};
const anyAddress = () => `${unique()}@one.example`.toLowerCase();
const newPassword = 'another long password';

describe('[76] resetting the password', () => {
  test('sends a link by which the person chooses a new one; until then neither the old one nor a session works', async () => {
    const { enterprise, admin } = await aDesk();
    const contact = anyAddress();
    const person = await anExtensionPerson(app, enterprise, { personalContact: contact });
    const inside = await signedInAs(app, person.accountId, enterprise);
    expect(await ok(admin, extensionIdentity.resetPassword, { params: { id: person.id } })).toEqual({ sentTo: `${contact[0]}•••@o•••.example` });
    expect((await call(inside, ownExtension.get)).status).toBe(401);
    expect((await signInByName(aBrowser(app), person)).status).toBe(401);
    expect((await ok(admin, extensionCards.settings, { params: { id: person.id } })).identity.hasPassword).toBe(false);
    const [mail] = await mailsTo(app, contact);
    expect(mail).toMatchObject({ template: 'password-choice', text: expect.stringContaining(`the enterprise ${enterprise.code}, the user name ${person.username}`) });
    const choose = (password: string) => browse(aBrowser(app), session.completeReset, { body: { token: mail!.token, password } });
    expect((await choose(person.password)).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/password' }], params: { reason: 'old-password' } });
    expect((await choose(newPassword)).status).toBe(204);
    expect((await signInByName(aBrowser(app), { ...person, password: newPassword })).body).toEqual({ next: 'signed-in' });
    expect((await mailsTo(app, contact))[0]!.template).toBe('password-changed');
    expect((await ok(admin, audit.list, { query: { entityId: person.id } })).items[0]).toMatchObject({ action: 'extension.reset-sent' });
  });

  test('by a link that went to another contact is no way in any more, and neither is a code that did', async () => {
    const { enterprise, admin } = await aDesk();
    const [wrong, right] = [anyAddress(), anyAddress()];
    const person = await anExtensionPerson(app, enterprise, { personalContact: wrong, authentication: 'TWO_STEP' });
    const params = { id: person.id };
    const browser = aBrowser(app);
    expect((await signInByName(browser, person)).body).toMatchObject({ next: 'second-factor' });
    const code = /\b\d{6}\b/.exec((await mailsTo(app, wrong))[0]!.text)![0];
    const correct = async (personalContact: string) => {
      const { identity: { hasImage: _image, hasPassword: _password, lastSignInAt: _last, ...identity } } = await ok(admin, extensionCards.settings, { params });
      return ok(admin, extensionCards.updateIdentity, { params, body: { ...identity, displayName: person.displayName, personalContact } });
    };
    await correct(right);
    expect((await browse(browser, session.secondFactor, { body: { code } })).status).toBe(401);
    await correct(wrong);
    await ok(admin, extensionIdentity.resetPassword, { params });
    const { token } = (await mailsTo(app, wrong))[0]!;
    await correct(right);
    expect((await browse(aBrowser(app), session.completeReset, { body: { token, password: newPassword } })).status).toBe(404);
    await ok(admin, extensionIdentity.resetPassword, { params });
    const [mail] = await mailsTo(app, right);
    await correct(right);
    expect((await browse(aBrowser(app), session.completeReset, { body: { token: mail!.token, password: newPassword } })).status).toBe(204);
  });

  test('is how the first password is chosen, for which there are seven days; and a later link replaces an earlier one', async () => {
    const { reseller } = await aTree(app);
    const german = await anOrganisation(app, reseller, 'enterprise', { language: 'de' });
    const [boss, extension, contact] = [await signedIn(app, german), await anExtension(app, german), anyAddress()];
    const params = { id: extension.id };
    expect((await call(boss, extensionIdentity.resetPassword, { params })).problem.params).toMatchObject({ reason: 'no-sign-in' });
    await ok(boss, extensionCards.updateIdentity, { params, body: { username: 'ann', displayName: 'Ann', personalContact: contact, isSignInAllowed: true, version: 1 } });
    await ok(boss, extensionIdentity.resetPassword, { params });
    await ok(boss, extensionIdentity.resetPassword, { params });
    const [second, first] = await mailsTo(app, contact);
    expect(second!.subject).toBe(`Ihr Passwort für ${german.name}`);
    const complete = (token: string) => browse(aBrowser(app), session.completeReset, { body: { token, password: newPassword } });
    expect((await complete(first!.token)).status).toBe(404);
    clock.advance(6 * 86_400);
    expect((await complete(second!.token)).status).toBe(204);
    expect((await signInByName(aBrowser(app), { enterprise: german.code, username: 'ann', password: newPassword })).status).toBe(200);
  });

  test('goes to the personal contact, a user name that is an address, or the address of the linked user, and says what is missing', async () => {
    const { enterprise, admin } = await aDesk();
    const [person, asName] = [await anExtensionPerson(app, enterprise), anyAddress()];
    const params = { id: person.id };
    const reset = () => call(admin, extensionIdentity.resetPassword, { params });
    expect((await reset()).problem).toMatchObject({ code: 'rule-broken', detail: expect.stringContaining('enter a personal contact first'), params: { reason: 'no-contact' } });
    expect((await signInByName(aBrowser(app), person)).status).toBe(200);
    const address = anyAddress();
    const user = await aUser(app, enterprise, { email: address });
    await asPlatform(app.deps.database, (tx) => tx.extension.update({ where: params, data: { mobileUserId: user.id } }));
    await reset();
    expect(await mailsTo(app, address)).toHaveLength(1);
    await asPlatform(app.deps.database, (tx) => tx.extension.update({ where: params, data: { username: asName.toUpperCase() } }));
    await reset();
    expect(await mailsTo(app, asName)).toHaveLength(1);
    await asPlatform(app.deps.database, (tx) => tx.extension.update({ where: params, data: { personalContact: '+447700900789' } }));
    expect((await reset()).body).toEqual({ sentTo: '+44•••89' });
    expect(texts.to('+447700900789')[0]).toContain(`${app.deps.config.publicUrl}/reset?enterprise=`);
  });

  test('by text message is refused where no gateway is set up, and nothing is changed', async () => {
    const without = await testApp({ deps: { textMessages: noTextMessages }, env: { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' } });
    const { enterprise } = await aTree(without);
    const person = await anExtensionPerson(without, enterprise, { personalContact: '+447700900789' });
    expect((await call(await signedIn(without, enterprise), extensionIdentity.resetPassword, { params: { id: person.id } })).problem).toMatchObject({ code: 'rule-broken', params: { reason: 'no-text-messages' } });
    expect((await signInByName(aBrowser(without), person)).status).toBe(200);
    await without.close();
  });

  test('is not done without end', async () => {
    const { enterprise, admin } = await aDesk();
    const person = await anExtensionPerson(app, enterprise, { personalContact: anyAddress() });
    for (let round = 0; round < 5; round += 1) expect((await call(admin, extensionIdentity.resetPassword, { params: { id: person.id } })).status).toBe(200);
    expect((await call(admin, extensionIdentity.resetPassword, { params: { id: person.id } })).status).toBe(429);
  });
});

describe('who may do less', () => {
  test('does not take over the person of an extension: not by a contact, a link, a role, or by disabling it', async () => {
    const { enterprise } = await aDesk();
    const key = await withApiKey(app, enterprise, ['extensions:read', 'extensions:write']);
    const boss = await anExtensionPerson(app, enterprise, { role: 'administrator', username: 'boss', personalContact: anyAddress() });
    const params = { id: boss.id };
    const identity = { username: 'boss', displayName: boss.displayName, isSignInAllowed: true, role: 'administrator' as const, version: 1 };
    for (const changed of [{ personalContact: 'mallory@one.example' }, { role: 'agent' as const }, { isSignInAllowed: false }]) {
      expect((await call(key, extensionCards.updateIdentity, { params, body: { ...identity, ...changed } })).problem).toMatchObject({ code: 'forbidden', params: { reason: 'stronger-person' } });
    }
    expect((await call(key, extensionIdentity.resetPassword, { params })).problem.code).toBe('forbidden');
    expect((await signInByName(aBrowser(app), boss)).status).toBe(200);
  });

  test('gives nobody a role', async () => {
    const { enterprise } = await aDesk();
    const key = await withApiKey(app, enterprise, ['extensions:read', 'extensions:write', 'accounts:write']);
    const { id } = await anExtension(app, enterprise);
    const give = (role: 'administrator' | 'agent') => call(key, extensionCards.updateIdentity, { params: { id }, body: { username: 'ann', displayName: 'Ann', isSignInAllowed: true, role, version: 1 } });
    expect((await give('administrator')).problem.code).toBe('forbidden');
    expect((await give('agent')).status).toBe(200);
  });

  test('and nobody locks themself out', async () => {
    const { enterprise } = await aDesk();
    const person = await anExtensionPerson(app, enterprise, { role: 'administrator' });
    const own = await signedInAs(app, person.accountId, enterprise);
    const body = { username: person.username, displayName: person.displayName, role: 'administrator' as const, isSignInAllowed: true, version: 1 };
    for (const changed of [{ role: 'agent' as const }, { isSignInAllowed: false }]) {
      expect((await call(own, extensionCards.updateIdentity, { params: { id: person.id }, body: { ...body, ...changed } })).problem.params).toMatchObject({ reason: 'own-extension' });
    }
    expect((await call(own, extensionCards.updateIdentity, { params: { id: person.id }, body: { ...body, displayName: 'Renamed' } })).status).toBe(200);
  });
});
