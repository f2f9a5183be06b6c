import { audit } from '@patchbay/contract/audit';
import { extensionBulks } from '@patchbay/contract/extension-bulks';
import { ownExtension } from '@patchbay/contract/own-extension';
import { session } from '@patchbay/contract/session';
import { testApp, testClock, type TestApp } from '@patchbay/testkit/app';
import { aBrowser, browse, mailsTo, signInByName } from '@patchbay/testkit/builders/accounts';
import { anExtension, anExtensionPerson } from '@patchbay/testkit/builders/extensions';
import { anOrganisation, aTree, unique } from '@patchbay/testkit/builders/organisations';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn, signedInAs, withApiKey } from '@patchbay/testkit/session';
import { statementsOf } from '@patchbay/testkit/statements';
import { type TestTextMessages, testTextMessages } from '@patchbay/testkit/text-messages';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const clock = testClock();
const texts: TestTextMessages = testTextMessages();
let app: TestApp;
beforeAll(async () => void (app = await testApp({ deps: { clock, textMessages: texts }, env: { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' } })));
afterAll(() => app.close());

const anyAddress = () => `${unique()}@one.example`.toLowerCase();
const aCompany = async () => {
  const { enterprise, reseller } = await aTree(app);
  return { enterprise, reseller, admin: await signedIn(app, enterprise), above: await signedIn(app, reseller, 'administrator', enterprise) };
};
const all = { matching: {} };

describe('[76] the passwords of many', () => {
  test('are reset by a link that each gets by mail; who cannot get one is said by name before, and keeps their password', async () => {
    const { enterprise, admin } = await aCompany();
    const [to, byUser] = [anyAddress(), anyAddress()];
    const user = await aUser(app, enterprise, { email: byUser });
    const ann = await anExtensionPerson(app, enterprise, { shortNumber: '101', displayName: 'Ann', personalContact: to });
    const bob = await anExtensionPerson(app, enterprise, { shortNumber: '102', displayName: 'Bob', mobileUserId: user.id });
    const cy = await anExtensionPerson(app, enterprise, { shortNumber: '103', displayName: 'Cy', personalContact: '+447700900789' });
    await anExtension(app, enterprise, { shortNumber: '104', displayName: 'Door' });
    const left = [{ reason: 'no-address', count: 1, first: [{ kind: 'extension', id: cy.id, label: '103 Cy' }] }, { reason: 'no-sign-in', count: 1, first: [{ kind: 'extension', label: '104 Door' }] }];
    const preview = await ok(admin, extensionBulks.bulkResetRecipients, { body: all });
    expect(preview).toMatchObject({ people: 2, left });
    expect((await signInByName(aBrowser(app), ann)).status).toBe(200);

    const [inside, outside] = [await signedInAs(app, ann.accountId, enterprise), await signedInAs(app, cy.accountId, enterprise)];
    expect(await ok(admin, extensionBulks.bulkReset, { body: all })).toEqual(preview);
    expect([(await call(inside, ownExtension.get)).status, (await call(outside, ownExtension.get)).status]).toEqual([401, 200]);
    for (const one of [ann, bob]) expect((await signInByName(aBrowser(app), one)).status).toBe(401);
    expect((await signInByName(aBrowser(app), cy)).status).toBe(200);
    const [[mail], [other]] = [await mailsTo(app, to), await mailsTo(app, byUser)];
    expect([mail!.template, mail!.text.includes(`the user name ${ann.username}`), other!.text.includes(`the user name ${bob.username}`)]).toEqual(['password-choice', true, true]);
    expect((await browse(aBrowser(app), session.completeReset, { body: { token: mail!.token, password: 'another long password' } })).status).toBe(204);
    expect((await signInByName(aBrowser(app), { ...ann, password: 'another long password' })).status).toBe(200);
    const [told, ofBob] = await Promise.all([ann, bob].map(async ({ id }) => (await ok(admin, audit.list, { query: { entityId: id } })).items[0]!));
    expect([told!.action, told!.isRevertible, told!.changeSetId]).toEqual(['extension.reset-sent', false, ofBob!.changeSetId]);
    expect(texts.to('+447700900789')).toEqual([]);
  });

  test('that of whoever asks is left alone, and so is that of somebody who may do more', async () => {
    const { enterprise } = await aCompany();
    const boss = await anExtensionPerson(app, enterprise, { role: 'administrator', displayName: 'Boss', personalContact: anyAddress() });
    const agent = await anExtensionPerson(app, enterprise, { displayName: 'Agent', personalContact: anyAddress() });
    const own = await signedInAs(app, boss.accountId, enterprise);
    expect(await ok(own, extensionBulks.bulkReset, { body: all })).toMatchObject({ people: 1, left: [{ reason: 'own-extension', count: 1, first: [{ id: boss.id }] }] });
    const key = await withApiKey(app, enterprise, ['extensions:read', 'extensions:write']);
    expect(await ok(key, extensionBulks.bulkReset, { body: { ids: [boss.id, agent.id] } })).toMatchObject({ people: 1, left: [{ reason: 'stronger-person' }] });
    expect((await call(key, extensionBulks.bulkReset, { body: { ids: [boss.id] } })).problem).toMatchObject({ code: 'rule-broken', params: { reason: 'nobody' } });
    expect((await signInByName(aBrowser(app), boss)).status).toBe(200);
  });

  test('nobody gets links without end', async () => {
    const { enterprise, admin } = await aCompany();
    const [ann, bob] = [await anExtensionPerson(app, enterprise, { personalContact: anyAddress() }), await anExtensionPerson(app, enterprise, { personalContact: anyAddress() })];
    for (let round = 0; round < 5; round += 1) await ok(admin, extensionBulks.bulkReset, { body: { ids: [ann.id] } });
    expect(await ok(admin, extensionBulks.bulkReset, { body: { ids: [ann.id, bob.id] } })).toMatchObject({ people: 1, left: [{ reason: 'too-often', first: [{ id: ann.id }] }] });
  });
});

describe('a message to many', () => {
  const message = { subject: 'New handsets', text: 'They come on Monday.\r\n\r\nKeep the old ones.' };

  test('goes to the contact of each or else to the user of the app; who has no address is said by name before', async () => {
    const { enterprise, admin } = await aCompany();
    const [to, byUser] = [anyAddress(), anyAddress()];
    const user = await aUser(app, enterprise, { email: byUser });
    const ann = await anExtensionPerson(app, enterprise, { shortNumber: '101', displayName: 'Ann', personalContact: to });
    await anExtensionPerson(app, enterprise, { shortNumber: '102', displayName: 'Bob', personalContact: '+447700900789', mobileUserId: user.id });
    const door = await anExtension(app, enterprise, { shortNumber: '104', displayName: 'Door' });
    const preview = await ok(admin, extensionBulks.bulkMessageRecipients, { body: all });
    expect(preview).toEqual({ people: 2, left: [{ reason: 'no-address', count: 1, first: [{ kind: 'extension', id: door.id, label: '104 Door' }] }] });
    expect(await mailsTo(app, to)).toEqual([]);
    expect(await ok(admin, extensionBulks.bulkMessage, { body: { ...all, ...message } })).toEqual(preview);
    const [mail] = await mailsTo(app, to);
    expect(mail).toMatchObject({ subject: 'New handsets', template: 'administrator-message', text: expect.stringContaining('Hello Ann,\n\nThey come on Monday.\n\nKeep the old ones.\n\nPerson ') });
    expect(mail!.text).toContain(enterprise.name);
    expect((await mailsTo(app, byUser)).map(({ subject }) => subject)).toEqual(['New handsets']);
    const { items: [told] } = await ok(admin, audit.list, { query: { entityId: ann.id } });
    expect(told).toMatchObject({ action: 'extension.messaged', isRevertible: false, after: { subject: 'New handsets' } });
    expect((await call(admin, extensionBulks.bulkMessage, { body: { ids: [door.id], ...message } })).problem).toMatchObject({ code: 'rule-broken', params: { reason: 'nobody' } });
  });

  test('says in the language of the enterprise who writes, and takes no subject of two lines and nothing unseen', async () => {
    const { reseller } = await aCompany();
    const german = await anOrganisation(app, reseller, 'enterprise', { language: 'de' });
    const [admin, to] = [await signedIn(app, german), anyAddress()];
    const { id } = await anExtensionPerson(app, german, { displayName: 'Ann', personalContact: to });
    for (const wrong of [{ subject: 'One\nBcc: all@one.example' }, { text: 'a\u0000b' }, { text: 'a\u202eb' }, { text: ' ' }, { text: 'x'.repeat(4_001) }]) expect((await call(admin, extensionBulks.bulkMessage, { body: { ids: [id], ...message, ...wrong } })).status).toBe(422);
    await ok(admin, extensionBulks.bulkMessage, { body: { ids: [id], ...message } });
    expect((await mailsTo(app, to)).map(({ text }) => text)).toEqual([expect.stringContaining('Guten Tag Ann,')]);
  });

  test('is sent five times an hour and no more, whoever of the enterprise sends it', async () => {
    const { enterprise, admin, above } = await aCompany();
    const { id } = await anExtensionPerson(app, enterprise, { personalContact: anyAddress() });
    for (let round = 0; round < 5; round += 1) await ok(admin, extensionBulks.bulkMessage, { body: { ids: [id], ...message } });
    expect((await call(await signedIn(app, enterprise), extensionBulks.bulkMessage, { body: { ids: [id], ...message } })).status).toBe(429);
    expect((await call(above, extensionBulks.bulkMessage, { body: { ids: [id], ...message } })).status).toBe(429);
  });

  test('is written by administrators of the enterprise and above alone, and to nobody elsewhere', async () => {
    const { enterprise, above } = await aCompany();
    const other = await aCompany();
    const { id } = await anExtensionPerson(app, enterprise, { personalContact: anyAddress() });
    for (const role of ['supervisor', 'monitor', 'agent', 'read-only'] as const) expect((await call(await signedIn(app, enterprise, role), extensionBulks.bulkMessage, { body: { ids: [id], ...message } })).status, role).toBe(403);
    expect((await call(other.admin, extensionBulks.bulkMessage, { body: { ids: [id], ...message } })).status).toBe(404);
    expect((await call(above, extensionBulks.bulkMessage, { body: { ids: [id], ...message } })).body).toEqual({ people: 1, left: [] });
  });

  test('and a reset of forty take no more statements than of two', async () => {
    const { enterprise, admin } = await aCompany();
    const ids: string[] = [];
    for (let n = 0; n < 40; n += 1) ids.push((await anExtensionPerson(app, enterprise, { personalContact: anyAddress() })).id);
    for (const work of [(some: string[]) => ok(admin, extensionBulks.bulkMessage, { body: { ids: some, ...message } }), (some: string[]) => ok(admin, extensionBulks.bulkReset, { body: { ids: some } })]) {
      const two = await statementsOf(app, () => work(ids.slice(0, 2)));
      expect(await statementsOf(app, () => work(ids))).toBeLessThanOrEqual(two + 2);
    }
  });
});
