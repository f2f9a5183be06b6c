import { audioFiles } from '@patchbay/contract/audio-files';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensions } from '@patchbay/contract/extensions';
import { ownExtension } from '@patchbay/contract/own-extension';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aTone } from '@patchbay/testkit/audio';
import { anExtensionPerson } from '@patchbay/testkit/builders/extensions';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn, signedInAs, withApiKey } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

test('whoever has no extension of their own, and a program, is answered as for one that is not there', async () => {
  const { enterprise } = await aTree(app);
  await anExtensionPerson(app, enterprise);
  const key = await withApiKey(app, enterprise, ['ownExtension:read', 'ownExtension:write', 'extensions:read']);
  for (const role of ['administrator', 'read-only', 'supervisor', 'monitor', 'agent'] as const) expect((await call(await signedIn(app, enterprise, role), ownExtension.get)).status, role).toBe(404);
  expect((await call(key, ownExtension.get)).status).toBe(404);
  expect((await call(key, ownExtension.destinations, { query: { q: '' } })).status).toBe(404);
  expect((await call(key, ownExtension.updateVoicemail, { body: { version: 1 } })).status).toBe(404);
});

test('every role at an enterprise may change its own extension, and an agent nothing else', async () => {
  const { enterprise } = await aTree(app);
  for (const role of ['administrator', 'read-only', 'supervisor', 'monitor', 'agent'] as const) {
    const person = await anExtensionPerson(app, enterprise, { role });
    const own = await signedInAs(app, person.accountId, enterprise);
    expect((await call(own, ownExtension.updateExceptionNumbers, { body: { numbers: [], version: 1 } })).status, role).toBe(200);
  }
  const agent = await anExtensionPerson(app, enterprise);
  const own = await signedInAs(app, agent.accountId, enterprise);
  const params = { id: agent.id };
  const body = { username: agent.username, displayName: 'Boss', role: 'administrator', isSignInAllowed: true, version: 1 } as const;
  const answers = await Promise.all([call(own, extensions.list), call(own, extensionCards.settings, { params }), call(own, extensionCards.updateIdentity, { params, body }), call(own, extensionCards.updateEndpoints, { params, body: { version: 1 } })]);
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
});

test('the person hears their own greeting and no other sound of the enterprise, nor one that was theirs', async () => {
  const { enterprise } = await aTree(app);
  const [ann, bob] = [await anExtensionPerson(app, enterprise, { displayName: 'Ann' }), await anExtensionPerson(app, enterprise, { displayName: 'Bob' })];
  const [hers, his] = [await signedInAs(app, ann.accountId, enterprise), await signedInAs(app, bob.accountId, enterprise)];
  const { voicemail } = await ok(hers, ownExtension.setGreeting, { body: aTone() });
  const params = { id: voicemail.greetingAudioId! };
  for (const endpoint of [audioFiles.get, audioFiles.content, audioFiles.peaks]) expect((await call(hers, endpoint as typeof audioFiles.get, { params })).status, endpoint.id).toBe(403);
  const asked = async (who: typeof his) => [(await call(who, ownExtension.greeting)).status, (await call(who, ownExtension.greetingSound)).status];
  expect(await asked(hers)).toEqual([200, 200]);
  expect(await asked(his)).toEqual([404, 404]);
  await ok(hers, ownExtension.updateVoicemail, { body: { greetingAudioId: null, version: 2 } });
  expect(await asked(hers)).toEqual([404, 404]);
});

test('the person of one enterprise reaches no other', async () => {
  const { reseller, enterprise } = await aTree(app);
  const sibling = await anOrganisation(app, reseller, 'enterprise');
  const person = await anExtensionPerson(app, enterprise);
  await ok(await signedInAs(app, person.accountId, enterprise), ownExtension.setGreeting, { body: aTone() });
  const elsewhere = await signedInAs(app, person.accountId, sibling);
  for (const endpoint of [ownExtension.get, ownExtension.greeting, ownExtension.greetingSound]) expect((await call(elsewhere, endpoint as typeof ownExtension.get)).status, endpoint.id).toBe(404);
});
