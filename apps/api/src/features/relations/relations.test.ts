import { appConfigurations } from '@patchbay/contract/app-configurations';
import { appDevices } from '@patchbay/contract/app-devices';
import { callFlows } from '@patchbay/contract/call-flows';
import { contactMethods } from '@patchbay/contract/contact-methods';
import { featureCodes } from '@patchbay/contract/feature-codes';
import { type RelatedKind, relations } from '@patchbay/contract/relations';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anAppDevice } from '@patchbay/testkit/builders/app-devices';
import { anAudioFile } from '@patchbay/testkit/builders/audio-files';
import { aCallFlow, hangUp } from '@patchbay/testkit/builders/call-flows';
import { aContactMethod } from '@patchbay/testkit/builders/contact-methods';
import { aDeliveryMethod } from '@patchbay/testkit/builders/delivery-methods';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aFeatureCode } from '@patchbay/testkit/builders/feature-codes';
import { anInternalNumber } from '@patchbay/testkit/builders/internal-numbers';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aRingGroup } from '@patchbay/testkit/builders/ring-groups';
import { aTimeSchedule } from '@patchbay/testkit/builders/time-schedules';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

/** A user with two lines and a device, whom a call flow rings that uses everything else. */
const inEnterprise = async () => {
  const { enterprise } = await aTree(app);
  const [entry, own, internal] = [await aNumber(app, enterprise), await aNumber(app, enterprise), await anInternalNumber(app, enterprise)];
  const user = await aUser(app, enterprise, { firstName: 'Ann', lastName: 'Lee', phoneNumberIds: [own.id] });
  const method = await aContactMethod(app, enterprise, { userId: user.id, name: 'Desk' });
  const device = await anAppDevice(app, enterprise, user.id, { os: 'Android 16' });
  const [extension, file, schedule, delivery] = [await anExtension(app, enterprise), await anAudioFile(app, enterprise), await aTimeSchedule(app, enterprise), await aDeliveryMethod(app, enterprise)];
  const group = await aRingGroup(app, enterprise, { memberExtensionIds: [(await anExtension(app, enterprise, { mobileUserId: user.id })).id, extension.id] });
  const flow = await aCallFlow(app, enterprise, {
    name: 'Main line', phoneNumberIds: [entry.id], internalNumberIds: [internal.id],
    nodes: [
      { id: 'hours', type: 'TIME_ROUTER', timeScheduleId: schedule.id, open: 'group', closed: 'box' },
      { id: 'group', type: 'RING_GROUP', members: [{ kind: 'app-configuration', id: user.appConfigurationId }, { kind: 'extension', id: extension.id }], onNoAnswer: 'box' },
      { id: 'box', type: 'VOICEMAIL', audioFileId: file.id, deliveryMethodIds: [delivery.id] }, hangUp,
    ],
  });
  const ids = { user: user.id, 'app-configuration': user.appConfigurationId, 'contact-method': method.id, extension: extension.id, 'ring-group': group.id, 'phone-number': own.id, 'internal-number': internal.id, 'time-schedule': schedule.id, 'audio-file': file.id, 'delivery-method': delivery.id, 'call-flow': flow.id };
  return { enterprise, admin: await signedIn(app, enterprise), user, entry, ids, device };
};

const flow = 'call-flow Main line';
const [line, desk, phone] = ['app-configuration Ann Lee', 'contact-method Ann Lee · Desk', 'app-device Ann Lee · Android 16'];

test('[43] an app configuration is related to the call flows that ring it, the other contact methods of its user, and the app devices', async () => {
  const { admin, ids, device } = await inEnterprise();
  const found = await ok(admin, relations.get, { params: { kind: 'app-configuration', id: ids['app-configuration'] } });
  expect(found).toEqual({
    callFlows: [{ kind: 'call-flow', id: ids['call-flow'], label: 'Main line' }],
    contactMethods: [{ kind: 'contact-method', id: ids['contact-method'], label: 'Ann Lee · Desk' }],
    appDevices: [{ kind: 'app-device', id: device.id, label: 'Ann Lee · Android 16' }],
  });
});

test.each<[Exclude<RelatedKind, 'playlist' | 'feature-code'>, string[][]]>([
  ['user', [[flow], [line, desk], [phone]]],
  ['contact-method', [[], [line], [phone]]],
  ['extension', [[flow], [], []]],
  ['ring-group', [[], [], [phone]]],
  ['phone-number', [[], [line], [phone]]],
  ['internal-number', [[flow], [], []]],
  ['time-schedule', [[flow], [], []]],
  ['audio-file', [[flow], [], []]],
  ['delivery-method', [[flow], [], []]],
  ['call-flow', [[], [line], [phone]]],
])('[43] the same is asked of a %s', async (kind, expected) => {
  const { admin, ids } = await inEnterprise();
  const { callFlows, contactMethods, appDevices } = await ok(admin, relations.get, { params: { kind, id: ids[kind] } });
  expect([callFlows, contactMethods, appDevices].map((section) => section.map((one) => `${one.kind} ${one.label}`))).toEqual(expected);
});

test('[43] a feature code for recording on demand is related to whoever records by it, which its removal is told of; another code is not', async () => {
  const { enterprise, admin, user, ids, device } = await inEnterprise();
  const [record, park] = [await aFeatureCode(app, enterprise, { code: '*1', action: 'RECORD_ON_DEMAND' }), await aFeatureCode(app, enterprise, { code: '*2', action: 'PARK' })];
  const relationsOf = (id: string) => ok(admin, relations.get, { params: { kind: 'feature-code', id } });
  const none = { callFlows: [], contactMethods: [], appDevices: [] };
  expect(await relationsOf(record.id)).toEqual(none);
  const line = await ok(admin, appConfigurations.get, { params: { id: user.appConfigurationId } });
  await ok(admin, appConfigurations.update, { params: { id: line.id }, body: { ...line, recordOnDemand: true, deliveryMethodIds: [ids['delivery-method']] } });
  const ann = { kind: 'app-configuration', id: line.id, label: 'Ann Lee' };
  expect(await relationsOf(record.id)).toEqual({ callFlows: [], contactMethods: [ann], appDevices: [{ kind: 'app-device', id: device.id, label: 'Ann Lee · Android 16' }] });
  expect(await relationsOf(park.id)).toEqual(none);
  expect(await ok(admin, featureCodes.references, { params: { id: record.id } })).toEqual({ blocking: [], removed: [], released: [ann] });
  expect(await ok(admin, featureCodes.references, { params: { id: park.id } })).toEqual({ blocking: [], removed: [], released: [] });
});

test('[44] every related item is there to be opened, by its kind and id and under the name that the relations give it', async () => {
  const { admin, ids } = await inEnterprise();
  const found = await ok(admin, relations.get, { params: { kind: 'user', id: ids.user } });
  const nameOf: { [kind: string]: (id: string) => Promise<string> } = {
    'call-flow': async (id) => (await ok(admin, callFlows.get, { params: { id } })).name,
    'app-configuration': async (id) => (await ok(admin, appConfigurations.get, { params: { id } })).userName,
    'contact-method': async (id) => { const { userName, name } = await ok(admin, contactMethods.get, { params: { id } }); return `${userName} · ${name}`; },
    'app-device': async (id) => { const device = (await ok(admin, appDevices.list, {})).items.find((one) => one.id === id)!; return `${device.userName} · ${device.os}`; },
  };
  const items = [...found.callFlows, ...found.contactMethods, ...found.appDevices];
  expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(Object.keys(nameOf)));
  for (const { kind, id, label } of items) expect(await nameOf[kind]!(id)).toBe(label);
});

test('a number that leads into a call flow is related to it, and the delete dialog knows the same', async () => {
  const { admin, entry, ids } = await inEnterprise();
  const { callFlows } = await ok(admin, relations.get, { params: { kind: 'phone-number', id: entry.id } });
  expect(callFlows.map(({ id }) => id)).toEqual([ids['call-flow']]);
  const { released } = await ok(admin, appConfigurations.references, { params: { id: ids['app-configuration'] } });
  expect(released).toEqual(expect.arrayContaining(callFlows));
});

test('[45] what has no relations has none in any section; what is another enterprise\'s is not there', async () => {
  const { enterprise, admin } = await inEnterprise();
  const spare = await anExtension(app, enterprise);
  expect(await ok(admin, relations.get, { params: { kind: 'extension', id: spare.id } })).toEqual({ callFlows: [], contactMethods: [], appDevices: [] });
  const { ids: others } = await inEnterprise();
  expect((await call(admin, relations.get, { params: { kind: 'user', id: others.user } })).status).toBe(404);
});

test('who may not see delivery methods does not learn what delivers by one', async () => {
  const { enterprise, ids } = await inEnterprise();
  const supervisor = await signedIn(app, enterprise, 'supervisor');
  expect((await call(supervisor, relations.get, { params: { kind: 'delivery-method', id: ids['delivery-method'] } })).problem.code).toBe('forbidden');
});
