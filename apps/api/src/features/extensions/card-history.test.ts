import { audit } from '@patchbay/contract/audit';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensions } from '@patchbay/contract/extensions';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const aDesk = async () => {
  const { enterprise } = await aTree(app);
  const extension = await anExtension(app, enterprise, { shortNumber: '100', displayName: 'Ann' });
  return { enterprise, admin: await signedIn(app, enterprise), params: { id: extension.id } };
};
const changes = async (admin: Caller, id: string) => (await ok(admin, audit.list, { query: { entityId: id } })).items;
const undo = async (admin: Caller, id: string, nth = 0) => ok(admin, audit.revert, { params: { id: (await changes(admin, id))[nth]!.changeSetId } });
const withoutVersions = (settings: object) => JSON.parse(JSON.stringify(settings), (key: string, value: unknown) => (key === 'version' ? undefined : value)) as object;

test('a change of one card tells of that card alone, and undoing it leaves one that was changed since', async () => {
  const { admin, params } = await aDesk();
  await ok(admin, extensionCards.updateCallWaiting, { params, body: { isQueued: true, maxWaiting: 7, version: 1 } });
  await ok(admin, extensionCards.updateMonitoring, { params, body: { monitorsOthers: true, version: 1 } });
  await ok(admin, extensionCards.updateNumberSettings, { params, body: { shortNumber: '101', isRecorded: true, version: 1 } });
  const [, , ofWaiting] = await changes(admin, params.id);
  expect([Object.keys(ofWaiting!.before!), Object.keys(ofWaiting!.after!)]).toEqual([['id', 'callWaiting'], ['id', 'callWaiting']].map((keys) => expect.arrayContaining(keys)));
  expect(Object.keys(ofWaiting!.after!)).toHaveLength(2);
  await undo(admin, params.id, 2);
  const settings = await ok(admin, extensionCards.settings, { params });
  expect([settings.callWaiting.isQueued, settings.callWaiting.maxWaiting, settings.monitoring.monitorsOthers, settings.numberSettings.shortNumber, settings.numberSettings.isRecorded]).toEqual([false, 5, true, '101', true]);
  const [undone] = await changes(admin, params.id);
  expect(undone).toMatchObject({ action: 'extension.updated', entity: { label: '101 Ann' }, reverts: ofWaiting!.changeSetId });
  await undo(admin, params.id);
  expect((await ok(admin, extensionCards.settings, { params })).callWaiting).toMatchObject({ isQueued: true, maxWaiting: 7 });
});

test('a card that was changed since is not undone over', async () => {
  const { admin, params } = await aDesk();
  await ok(admin, extensionCards.updateMonitoring, { params, body: { monitorsOthers: true, version: 1 } });
  await ok(admin, extensionCards.updateMonitoring, { params, body: { monitorsOthers: true, mayBeMonitored: true, version: 2 } });
  const [, first] = await changes(admin, params.id);
  expect((await call(admin, audit.revert, { params: { id: first!.changeSetId } })).problem).toMatchObject({ code: 'revert-conflict' });
});

test('whoever is editing a card learns that a change of it was undone', async () => {
  const { admin, params } = await aDesk();
  await ok(admin, extensionCards.updateMonitoring, { params, body: { monitorsOthers: true, version: 1 } });
  await undo(admin, params.id);
  expect((await call(admin, extensionCards.updateMonitoring, { params, body: { mayBeMonitored: true, version: 2 } })).status).toBe(412);
});

test('every card of an extension that was removed comes back with it, but for its secrets', async () => {
  const { admin, enterprise, params } = await aDesk();
  const bob = await anExtension(app, enterprise);
  const [number, phone] = [await aNumber(app, enterprise), await aPhone(app, enterprise)];
  const destination = { kind: 'EXTENSION', id: bob.id } as const;
  await ok(admin, extensionCards.updateNumberSettings, { params, body: { shortNumber: '100', country: 'GB', isAnonymous: true, version: 1 } });
  await ok(admin, extensionCards.updatePhoneNumbers, { params, body: { phoneNumberIds: [number.id], version: 1 } });
  await ok(admin, extensionCards.updateEndpoints, { params, body: { softphone: { isOn: true }, thirdParty: { isOn: true, sipUsername: `ann.${enterprise.code}` }, ipPhone: { isOn: true, phoneIds: [phone.id] }, version: 1 } });
  await ok(admin, extensionCards.updateVoicemail, { params, body: { unanswered: 'VOICEMAIL', pin: '739164', version: 1 } });
  await ok(admin, extensionCards.updateUnconditionalForward, { params, body: { mode: 'ALWAYS', destination, version: 1 } });
  await ok(admin, extensionCards.updateExceptionNumbers, { params, body: { numbers: [{ number: '+442079460000' }], version: 1 } });
  await ok(admin, extensionCards.updateTemporaryForward, { params, body: { temporary: { from: '2098-01-01T00:00:00Z', until: '2099-01-01T00:00:00Z', destination }, version: 1 } });
  const before = await ok(admin, extensionCards.settings, { params });
  await ok(admin, extensions.remove, { params });
  const preview = await ok(admin, audit.previewRevert, { params: { id: (await changes(admin, params.id))[0]!.changeSetId } });
  expect(preview.steps).toMatchObject([{ does: 'recreate', conflict: null, lost: ['sip-password', 'voicemail-pin'] }]);
  await undo(admin, params.id);
  const after = await ok(admin, extensionCards.settings, { params });
  expect(withoutVersions(after)).toEqual(withoutVersions({ ...before, voicemail: { ...before.voicemail, hasPin: false } }));
});

test('the preview names the secrets that an extension had, and none where it comes back to no removal', async () => {
  const { admin, params } = await aDesk();
  const preview = async () => (await ok(admin, audit.previewRevert, { params: { id: (await changes(admin, params.id))[0]!.changeSetId } })).steps.map(({ lost }) => lost);
  await ok(admin, extensionCards.updateIdentity, { params, body: { username: 'ann', displayName: 'Ann', isSignInAllowed: true, version: 1 } });
  expect(await preview()).toEqual([[]]);
  await ok(admin, extensions.remove, { params });
  expect(await preview()).toEqual([['sip-password', 'sign-in-password']]);
});

test('a change of the extension and one of a card that hold the same go back one by one', async () => {
  const { admin, params } = await aDesk();
  await ok(admin, extensions.update, { params, body: { shortNumber: '101', displayName: 'Anna', version: 1 } });
  await ok(admin, extensionCards.updateVoicemail, { params, body: { unanswered: 'VOICEMAIL', pin: '739164', version: 1 } });
  await undo(admin, params.id, 1);
  const settings = await ok(admin, extensionCards.settings, { params });
  expect([settings.displayName, settings.numberSettings.shortNumber, settings.voicemail.unanswered]).toEqual(['Ann', '100', 'VOICEMAIL']);
});
