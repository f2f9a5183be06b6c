import { account } from '@patchbay/contract/session';
import { audioFiles } from '@patchbay/contract/audio-files';
import { audit } from '@patchbay/contract/audit';
import { extensionCalls } from '@patchbay/contract/extension-calls';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { ownExtension } from '@patchbay/contract/own-extension';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aTone } from '@patchbay/testkit/audio';
import { anAppDevice } from '@patchbay/testkit/builders/app-devices';
import { anAudioFile } from '@patchbay/testkit/builders/audio-files';
import { anExtension, anExtensionPerson } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, ok } from '@patchbay/testkit/call';
import { aPicture } from '@patchbay/testkit/pictures';
import { signedIn, signedInAs } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const aDesk = async (overrides: Parameters<typeof anExtensionPerson>[2] = {}) => {
  const { enterprise } = await aTree(app);
  const person = await anExtensionPerson(app, enterprise, { shortNumber: '100', displayName: 'Ann', ...overrides });
  return { enterprise, person, params: { id: person.id }, admin: await signedIn(app, enterprise), own: await signedInAs(app, person.accountId, enterprise) };
};

test('[76] a person sees their own extension as an administrator does, and changes their password', async () => {
  const { own, admin, params, person } = await aDesk();
  expect(await ok(own, ownExtension.get)).toEqual(await ok(admin, extensionCards.settings, { params }));
  expect((await ok(own, ownExtension.get)).identity).toMatchObject({ hasPassword: true, role: 'agent' });
  expect((await call(own, account.changePassword, { body: { currentPassword: person.password, password: 'another long password' } })).status).toBe(204);
});

test('sets forwarding, exceptions, voicemail with its PIN and the image, and the log names who did', async () => {
  const { enterprise, own, admin, params } = await aDesk();
  const { id } = await anExtension(app, enterprise, { displayName: 'Bob' });
  const destination = { kind: 'EXTENSION', id } as const;
  await ok(own, ownExtension.updateUnconditionalForward, { body: { mode: 'ALWAYS', destination, version: 1 } });
  await ok(own, ownExtension.updateExceptionNumbers, { body: { numbers: [{ number: '+442079460000' }], version: 1 } });
  await ok(own, ownExtension.updateConditionalForward, { body: { busy: { action: 'FORWARD', destination }, version: 1 } });
  await ok(own, ownExtension.updateTemporaryForward, { body: { temporary: { from: '2098-01-01T00:00:00Z', until: '2099-01-01T00:00:00Z', destination }, version: 1 } });
  await ok(own, ownExtension.updateVoicemail, { body: { unanswered: 'VOICEMAIL', pin: '739164', version: 1 } });
  await ok(own, ownExtension.setImage, { body: aPicture() });
  expect((await call(own, ownExtension.image)).headers['content-type']).toBe('image/png');
  expect(await ok(admin, extensionCards.settings, { params })).toMatchObject({ unconditionalForward: { mode: 'ALWAYS' }, exceptionNumbers: { numbers: [{ number: '+442079460000' }] }, voicemail: { hasPin: true }, identity: { hasImage: true } });
  const { items } = await ok(admin, audit.list, { query: { entityId: params.id } });
  expect(items).toHaveLength(6);
  for (const { actor, action } of items) expect([actor.name, actor.kind, action]).toEqual(['Ann', 'account', 'extension.updated']);
});

test('records a greeting, which is an audio file of that name and the greeting with one change', async () => {
  const { own, admin, params } = await aDesk();
  const { voicemail } = await ok(own, ownExtension.setGreeting, { body: aTone() });
  expect(voicemail).toMatchObject({ greetingAudio: { kind: 'audio-file', label: 'Greeting 100 Ann' }, version: 2 });
  expect((await ok(own, ownExtension.setGreeting, { body: aTone({ hertz: 220 }) })).voicemail.greetingAudio!.label).toBe('Greeting 100 Ann (2)');
  const [, changed] = (await ok(admin, audit.list, { query: { entityId: params.id } })).items;
  expect((await ok(admin, audit.list, { query: { changeSetId: changed!.changeSetId } })).items.map(({ action }) => action).sort()).toEqual(['audio-file.created', 'extension.updated']);
  expect((await call(own, ownExtension.setGreeting, { body: 'no sound' })).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/file' }] });
  expect((await ok(own, ownExtension.updateVoicemail, { body: { greetingAudioId: null, version: 3 } })).voicemail.greetingAudioId).toBeNull();
  expect((await ok(admin, audioFiles.list)).total).toBe(2);
});

test('[101] [102] hears the greeting that callers hear, whoever chose it, and none where there is none', async () => {
  const { enterprise, own, admin, params } = await aDesk();
  expect([(await call(own, ownExtension.greeting)).status, (await call(own, ownExtension.greetingSound)).status]).toEqual([404, 404]);
  await ok(own, ownExtension.setGreeting, { body: aTone({ hertz: 220 }) });
  expect(await ok(own, ownExtension.greeting)).toMatchObject({ name: 'Greeting 100 Ann', durationSeconds: 0.1, peaks: expect.arrayContaining([expect.any(Number)]) });
  const heard = await call(own, ownExtension.greetingSound, { query: { version: 2 } });
  expect(heard.headers).toMatchObject({ 'content-type': 'audio/wav', 'content-length': String(aTone().length), 'content-disposition': 'inline; filename="Greeting 100 Ann.wav"', 'cache-control': 'private, no-cache' });
  const part = await call(own, ownExtension.greetingSound, { headers: { range: 'bytes=0-3' } });
  expect([part.status, part.text]).toEqual([206, 'RIFF']);
  const chosen = await anAudioFile(app, enterprise, { name: 'House' });
  await ok(admin, extensionCards.updateVoicemail, { params, body: { greetingAudioId: chosen.id, version: 2 } });
  expect((await ok(own, ownExtension.greeting)).name).toBe('House');
  expect((await call(own, ownExtension.greetingSound)).headers.etag).toContain(chosen.contentId);
});

test('chooses no greeting but the own one', async () => {
  const { enterprise, own } = await aDesk();
  const { id } = await anAudioFile(app, enterprise);
  expect((await call(own, ownExtension.updateVoicemail, { body: { greetingAudioId: id, version: 1 } })).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/greetingAudioId' }] });
  const { voicemail } = await ok(own, ownExtension.setGreeting, { body: aTone() });
  expect((await ok(own, ownExtension.updateVoicemail, { body: { greetingAudioId: voicemail.greetingAudioId, isNotified: true, email: 'ann@one.example', version: 2 } })).voicemail).toMatchObject({ greetingAudioId: voicemail.greetingAudioId, isNotified: true });
});

test('forwards no further than the dial plan lets it, as with administrators', async () => {
  const { enterprise, own, admin, params } = await aDesk();
  await asPlatform(app.deps.database, async (tx) => {
    const profile = await tx.dialPlanProfile.create({ data: { tenantId: enterprise.id, name: 'Inside', allowedClasses: ['INTERNAL'] } });
    await tx.extension.update({ where: params, data: { dialPlanProfileId: profile.id } });
  });
  const destination = { kind: 'EXTERNAL', e164: '+12025550100' as never } as const;
  await ok(own, ownExtension.updateUnconditionalForward, { body: { mode: 'ALWAYS', destination, version: 1 } });
  const question = { caller: { kind: 'WITHHELD' as const }, at: '2026-12-06T12:00:00Z' };
  const [mine, theirs] = [await ok(own, ownExtension.explain, { body: { question } }), await ok(admin, extensionCalls.explain, { params, body: { question } })];
  expect(mine).toEqual(theirs);
  expect(mine.decision.steps[0]).toMatchObject({ code: 'forward-refused' });
  expect(mine.warnings).toContainEqual(expect.objectContaining({ code: 'forbidden' }));
});

test('forwards to a number of the enterprise, which is found by its digits', async () => {
  const { enterprise, own, person } = await aDesk();
  const [number] = [await aNumber(app, enterprise), await anExtension(app, enterprise, { shortNumber: '200', displayName: 'Bob' })];
  const { items: [found] } = await ok(own, ownExtension.destinations, { query: { q: number.e164 } });
  expect(found).toEqual({ destination: { kind: 'PHONE_NUMBER', id: number.id }, label: number.e164, isEnabled: true });
  await ok(own, ownExtension.updateUnconditionalForward, { body: { mode: 'ALWAYS', destination: found!.destination, version: 1 } });
  expect(await ok(own, ownExtension.get)).toMatchObject({ id: person.id, destinations: [found] });
});

test('signs the app out on a device of the linked user, and of nobody else', async () => {
  const { enterprise, own, params } = await aDesk();
  const [user, stranger] = [await aUser(app, enterprise), await aUser(app, enterprise)];
  await asPlatform(app.deps.database, (tx) => tx.extension.update({ where: params, data: { mobileUserId: user.id, mobileOn: true } }));
  const [mine, theirs] = [await anAppDevice(app, enterprise, user.id), await anAppDevice(app, enterprise, stranger.id)];
  expect((await call(own, ownExtension.removeDevice, { params: { id: theirs.id } })).status).toBe(404);
  expect((await ok(own, ownExtension.get)).endpoints.mobile.devices).toMatchObject([{ id: mine.id }]);
  expect((await ok(own, ownExtension.removeDevice, { params: { id: mine.id } })).endpoints.mobile.devices).toEqual([]);
});

test('looks up where calls can go, and what happens to a call', async () => {
  const { enterprise, own, person } = await aDesk();
  const bob = await anExtension(app, enterprise, { shortNumber: '200', displayName: 'Bob' });
  expect((await ok(own, ownExtension.destinations, { query: { q: 'bob' } })).items[0]).toMatchObject({ destination: { kind: 'EXTENSION', id: bob.id } });
  expect((await ok(own, ownExtension.world)).extensions.map(({ id }) => id)).toEqual([person.id]);
  const unsaved = { forwarding: { unconditional: { mode: 'ALWAYS' as const, destination: { kind: 'EXTENSION' as const, id: bob.id } } } };
  const { decision } = await ok(own, ownExtension.explain, { body: { question: { caller: { kind: 'WITHHELD' }, at: '2026-12-06T12:00:00Z' }, unsaved } });
  expect(decision.steps[0]).toMatchObject({ code: 'forwards', cause: { by: 'ALWAYS' } });
});
