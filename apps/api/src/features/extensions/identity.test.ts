import { audit } from '@patchbay/contract/audit';
import { accounts } from '@patchbay/contract/accounts';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensionCopies } from '@patchbay/contract/extension-copies';
import { extensionIdentity } from '@patchbay/contract/extension-identity';
import { extensions } from '@patchbay/contract/extensions';
import { smsGroups } from '@patchbay/contract/sms-groups';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aBrowser, anAccount, signIn, signInByName } from '@patchbay/testkit/builders/accounts';
import { anExtension, anExtensionPerson } from '@patchbay/testkit/builders/extensions';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { aPicture } from '@patchbay/testkit/pictures';
import { signedIn, signedInAs } from '@patchbay/testkit/session';
import { noTextMessages } from '../../adapters/text-messages/none.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp({ env: { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' } })));
afterAll(() => app.close());

const aDesk = async () => {
  const { enterprise } = await aTree(app);
  const extension = await anExtension(app, enterprise, { shortNumber: '100', displayName: 'Ann' });
  return { enterprise, admin: await signedIn(app, enterprise), params: { id: extension.id } };
};
const ann = { username: 'ann', displayName: 'Ann', version: 1 };
const identityOf = async (admin: Caller, params: { id: string }) => (await ok(admin, extensionCards.settings, { params })).identity;
const undo = async (admin: Caller, entityId: string, nth = 0) => ok(admin, audit.revert, { params: { id: (await ok(admin, audit.list, { query: { entityId } })).items[nth]!.changeSetId } });

describe('[69] the user name', () => {
  test('is the short number at first, with a suffix where somebody has that', async () => {
    const { admin, params } = await aDesk();
    expect(await identityOf(admin, params)).toEqual({ username: '100', displayName: 'Ann', authentication: 'SINGLE_STEP', personalContact: '', isSignInAllowed: false, role: 'agent', hasImage: false, hasPassword: false, lastSignInAt: null, version: 1 });
    await ok(admin, extensionCards.updateIdentity, { params, body: { ...ann, username: '200' } });
    const other = await ok(admin, extensions.create, { body: { shortNumber: '200', displayName: 'Bob' } });
    expect((await identityOf(admin, { id: other.id })).username).toBe('200-2');
  });

  test('is mandatory, has no blanks, and is one person’s in the enterprise, however it is written', async () => {
    const { admin, params } = await aDesk();
    for (const username of ['', ' ', 'ann lee', '.ann', undefined]) {
      expect((await call(admin, extensionCards.updateIdentity, { params, body: { ...ann, username: username as string } })).problem, String(username)).toMatchObject({ code: 'validation-failed', errors: [{ pointer: '/username' }] });
    }
    const other = await ok(admin, extensions.create, { body: { shortNumber: '200', displayName: 'Bob' } });
    await ok(admin, extensionCards.updateIdentity, { params, body: { ...ann, username: 'Änn.Lee@one.example', isSignInAllowed: true } });
    const taken = await call(admin, extensionCards.updateIdentity, { params: { id: other.id }, body: { ...ann, username: 'änn.lee@ONE.example', isSignInAllowed: true } });
    expect(taken.problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/username' }] });
    const wide = await call(admin, extensionCards.updateIdentity, { params: { id: other.id }, body: { ...ann, username: 'änn.ｌｅｅ@one.example', isSignInAllowed: true } });
    expect(wide.problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/username' }] });
    const elsewhere = await aDesk();
    await ok(elsewhere.admin, extensionCards.updateIdentity, { params: elsewhere.params, body: { ...ann, username: 'änn.lee@one.example' } });
  });
});

test('[70] the full name is the extension’s everywhere, and that of its person', async () => {
  const { admin, params } = await aDesk();
  const settings = await ok(admin, extensionCards.updateIdentity, { params, body: { ...ann, displayName: 'Ann Löwe', isSignInAllowed: true } });
  expect([settings.displayName, settings.identity.displayName, (await ok(admin, extensions.get, { params })).displayName]).toEqual(['Ann Löwe', 'Ann Löwe', 'Ann Löwe']);
  const { items } = await ok(admin, accounts.list, { query: { q: 'lowe' } });
  expect(items).toMatchObject([{ email: null, username: 'ann', name: 'Ann Löwe', status: 'invited', memberships: [{ role: 'agent' }] }]);
  expect((await call(admin, extensionCards.updateIdentity, { params, body: { ...ann, displayName: '', version: 2 } })).problem.errors![0]!.pointer).toBe('/displayName');
});

describe('two steps', () => {
  test('[71] [72] need a personal contact, an address or a number in any notation of the country', async () => {
    const { reseller } = await aTree(app);
    const enterprise = await anOrganisation(app, reseller, 'enterprise', { country: 'PT' });
    const [admin, { id }] = [await signedIn(app, enterprise), await anExtension(app, enterprise)];
    const params = { id };
    const twoSteps = (personalContact: string, version: number) => call(admin, extensionCards.updateIdentity, { params, body: { ...ann, authentication: 'TWO_STEP', personalContact, version } });
    expect((await twoSteps('', 1)).problem).toMatchObject({ code: 'validation-failed', errors: [{ pointer: '/personalContact' }] });
    for (const contact of ['ann', 'ann@', '12']) expect((await twoSteps(contact, 1)).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/personalContact', detail: 'Neither an e-mail address nor a phone number.' }] });
    expect((await twoSteps('Ann@One.Example', 1)).body.identity).toMatchObject({ authentication: 'TWO_STEP', personalContact: 'ann@one.example' });
    expect((await twoSteps('912 345 678', 2)).body.identity.personalContact).toBe('+351912345678');
    await ok(admin, extensionCards.updateNumberSettings, { params, body: { shortNumber: '100', country: 'GB', version: 1 } });
    expect((await twoSteps('020 7946 0000', 3)).body.identity.personalContact).toBe('+442079460000');
  });

  test('[72] to a phone number need a gateway for text messages, and say so', async () => {
    const without = await testApp({ deps: { textMessages: noTextMessages } });
    const { enterprise } = await aTree(without);
    const [admin, { id }] = [await signedIn(without, enterprise), await anExtension(without, enterprise)];
    const save = (authentication: 'SINGLE_STEP' | 'TWO_STEP', personalContact: string) => call(admin, extensionCards.updateIdentity, { params: { id }, body: { ...ann, authentication, personalContact } });
    expect((await save('TWO_STEP', '+442079460000')).problem).toMatchObject({ code: 'rule-broken', detail: expect.stringContaining('No gateway for text messages is set up'), errors: [{ pointer: '/personalContact' }], params: { reason: 'no-text-messages' } });
    expect((await save('SINGLE_STEP', '+442079460000')).status).toBe(200);
    await without.close();
  });
});

describe('[73] signing in', () => {
  test('is allowed or not: whoever may not any more is signed out at once, and keeps the password', async () => {
    const { enterprise, admin } = await aDesk();
    const person = await anExtensionPerson(app, enterprise, { username: 'bob' });
    const params = { id: person.id };
    const browser = aBrowser(app, { at: enterprise });
    expect((await signInByName(browser, person)).body).toEqual({ next: 'signed-in' });
    const inside = await signedInAs(app, person.accountId, enterprise);
    const { displayName } = person;
    const identity = { username: 'bob', displayName, role: 'agent' as const };
    await ok(admin, extensionCards.updateIdentity, { params, body: { ...identity, isSignInAllowed: false, version: 1 } });
    expect((await call(inside, accounts.list)).status).toBe(401);
    expect((await signInByName(aBrowser(app), person)).problem.params).toMatchObject({ reason: 'account-disabled' });
    await ok(admin, extensionCards.updateIdentity, { params, body: { ...identity, isSignInAllowed: true, version: 2 } });
    expect((await signInByName(aBrowser(app), person)).status).toBe(200);
    await ok(admin, extensions.update, { params, body: { shortNumber: person.shortNumber, displayName, isEnabled: false, version: 1 } });
    expect((await signInByName(aBrowser(app), person)).problem.params).toMatchObject({ reason: 'account-disabled' });
  });

  test('[79] ends with the extension; who is brought back needs a new link', async () => {
    const { enterprise, admin } = await aDesk();
    const person = await anExtensionPerson(app, enterprise, { username: 'bob' });
    const params = { id: person.id };
    expect((await ok(admin, extensions.references, { params })).removed).toEqual([{ kind: 'account', id: person.accountId, label: 'bob' }]);
    await ok(admin, extensions.remove, { params });
    expect((await signInByName(aBrowser(app), person)).status).toBe(401);
    expect((await call(admin, accounts.get, { params: { id: person.accountId } })).status).toBe(404);
    await undo(admin, person.id);
    expect(await identityOf(admin, params)).toMatchObject({ username: 'bob', isSignInAllowed: true, hasPassword: false });
    expect((await signInByName(aBrowser(app), person)).status).toBe(401);
  });
});

describe('[74] the role', () => {
  test('is what the person may do, from the next request on', async () => {
    const { enterprise, admin } = await aDesk();
    const person = await anExtensionPerson(app, enterprise, { role: 'supervisor' });
    const inside = await signedInAs(app, person.accountId, enterprise);
    expect((await call(inside, extensions.list)).status).toBe(200);
    const body = { username: person.username, displayName: person.displayName, isSignInAllowed: true, version: 1 };
    expect((await call(admin, extensionCards.updateIdentity, { params: { id: person.id }, body: { ...body, role: 'boss' as never } })).problem.errors![0]!.pointer).toBe('/role');
    await ok(admin, extensionCards.updateIdentity, { params: { id: person.id }, body: { ...body, role: 'agent' } });
    expect((await call(inside, extensions.list)).status).toBe(403);
  });

  test('of the last administrator is not taken away, whichever way', async () => {
    const { reseller, enterprise } = await aTree(app);
    const above = await signedIn(app, reseller, 'administrator', enterprise);
    const person = await anExtensionPerson(app, enterprise, { role: 'administrator' });
    const params = { id: person.id };
    const body = { username: person.username, displayName: person.displayName, isSignInAllowed: true, role: 'administrator' as const, version: 1 };
    const refused = { code: 'rule-broken', params: { reason: 'last-administrator' } };
    expect((await call(above, extensionCards.updateIdentity, { params, body: { ...body, role: 'agent' } })).problem).toMatchObject(refused);
    expect((await call(above, extensionCards.updateIdentity, { params, body: { ...body, isSignInAllowed: false } })).problem).toMatchObject(refused);
    expect((await call(above, extensions.remove, { params })).problem).toMatchObject(refused);
    await anAccount(app, enterprise);
    expect((await call(above, extensions.remove, { params })).status).toBe(204);
  });
});

test('a change of the identity tells of that card alone and goes back, with the image', async () => {
  const { admin, params } = await aDesk();
  await ok(admin, extensionIdentity.setImage, { params, body: aPicture() });
  await ok(admin, extensionCards.updateIdentity, { params, body: { ...ann, displayName: 'Anna', personalContact: 'ann@one.example', version: 2 } });
  await ok(admin, extensionIdentity.removeImage, { params });
  const [removed] = (await ok(admin, audit.list, { query: { entityId: params.id } })).items;
  expect(Object.keys(removed!.after!).sort()).toEqual(['id', 'identity']);
  await undo(admin, params.id);
  expect(await identityOf(admin, params)).toMatchObject({ hasImage: true, displayName: 'Anna', personalContact: 'ann@one.example', version: 5 });
  await undo(admin, params.id, 2);
  expect(await identityOf(admin, params)).toMatchObject({ username: '100', displayName: 'Ann', personalContact: '' });
});

describe('[68] the image', () => {
  test('is served as nothing but an image, and gone where it was taken away', async () => {
    const { admin, params } = await aDesk();
    expect((await call(admin, extensionIdentity.image, { params })).status).toBe(404);
    expect((await ok(admin, extensionIdentity.setImage, { params, body: aPicture() })).identity).toMatchObject({ hasImage: true, version: 2 });
    expect((await call(admin, extensionIdentity.image, { params })).headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff', 'content-disposition': expect.stringMatching(/^inline; filename="Ann.png"/) });
    expect((await ok(admin, extensionIdentity.removeImage, { params })).identity.hasImage).toBe(false);
    expect((await call(admin, extensionIdentity.image, { params })).status).toBe(404);
  });

  test('is known by its content, whatever it calls itself', async () => {
    const { admin, params } = await aDesk();
    for (const body of ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a', '']) expect((await call(admin, extensionIdentity.setImage, { params, body })).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/file' }] });
  });
});

test('[77] a duplicate has what may be shared, with its SMS groups, a user name of its own and no password', async () => {
  const { enterprise, admin } = await aDesk();
  const person = await anExtensionPerson(app, enterprise, { username: 'bob', role: 'supervisor', authentication: 'TWO_STEP', personalContact: 'bob@one.example' });
  await ok(admin, extensionIdentity.setImage, { params: { id: person.id }, body: aPicture() });
  const group = await ok(admin, smsGroups.create, { body: { name: 'Texts', ownerExtensionId: person.id, memberExtensionIds: [person.id] } });
  const copy = await ok(admin, extensionCopies.duplicate, { params: { id: person.id }, body: { shortNumber: '101', displayName: 'Cid' } });
  expect(await identityOf(admin, { id: copy.id })).toMatchObject({ username: '101', displayName: 'Cid', role: 'supervisor', authentication: 'TWO_STEP', personalContact: 'bob@one.example', isSignInAllowed: true, hasImage: true, hasPassword: false });
  expect(copy.smsGroups).toEqual([{ id: group.id, name: 'Texts', isOwner: false, isMember: true }]);
  expect((await signInByName(aBrowser(app), { ...person, username: '101' })).status).toBe(401);
  await ok(admin, extensionIdentity.removeImage, { params: { id: person.id } });
  expect((await call(admin, extensionIdentity.image, { params: { id: copy.id } })).status).toBe(200);
});

test('an account of an extension’s person is changed through the extension alone, and says so', async () => {
  const { enterprise, admin } = await aDesk();
  const person = await anExtensionPerson(app, enterprise);
  const params = { id: person.accountId };
  const read = await ok(admin, accounts.get, { params });
  expect(read).toMatchObject({ email: null, username: person.username, status: 'active', isOwn: true });
  const answers = [
    await call(admin, accounts.update, { params, body: { name: 'Other', isEnabled: false, version: read.version } }),
    ...(await Promise.all([accounts.remove, accounts.sendReset, accounts.resendInvitation].map((endpoint) => call(admin, endpoint, { params })))),
  ];
  for (const { problem } of answers) expect(problem).toMatchObject({ code: 'rule-broken', detail: expect.stringContaining('change their extension instead'), params: { reason: 'of-extension' } });
  expect((await signIn(aBrowser(app), { email: person.username, password: person.password })).status).toBe(422);
});
