import { audit } from '@patchbay/contract/audit';
import { carrierProfiles } from '@patchbay/contract/carrier-profiles';
import { extensions } from '@patchbay/contract/extensions';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { smsGroups } from '@patchbay/contract/sms-groups';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aCarrierProfile } from '@patchbay/testkit/builders/carrier-profiles';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aSmsGroup } from '@patchbay/testkit/builders/sms-groups';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const inEnterprise = async () => {
  const { reseller, enterprise } = await aTree(app);
  const carrier = await aCarrierProfile(app, reseller, { serves: 'SMS' });
  return { enterprise, carrier, admin: await signedIn(app, enterprise), above: await signedIn(app, reseller) };
};

test('a group gets one number, an owner and members, changes them, and is removed', async () => {
  const { enterprise, carrier, admin } = await inEnterprise();
  const [one, other] = [await aNumber(app, enterprise, { sms: true, smsCarrierId: carrier.id }), await aNumber(app, enterprise, { sms: true, smsCarrierId: carrier.id })];
  const [ann, bob] = [await anExtension(app, enterprise, { shortNumber: '100', displayName: 'Ann' }), await anExtension(app, enterprise, { shortNumber: '101', displayName: 'Bob' })];
  const made = await ok(admin, smsGroups.create, { body: { name: 'Support', phoneNumberId: one.id, ownerExtensionId: ann.id, memberExtensionIds: [ann.id, bob.id] } });
  expect(made).toMatchObject({ phoneNumber: { e164: one.e164 }, owner: { label: '100 Ann' }, members: [{ label: '100 Ann' }, { label: '101 Bob' }] });
  const read = (id: string) => ok(admin, phoneNumbers.get, { params: { id } });
  expect(await read(one.id)).toMatchObject({ smsAssignee: { kind: 'sms-group', id: made.id, label: 'Support' }, voiceAssignee: null, services: ['SMS'], state: 'IN_SERVICE' });
  await ok(admin, smsGroups.update, { params: { id: made.id }, body: { name: 'Sales', phoneNumberId: other.id, memberExtensionIds: [bob.id], version: 1 } });
  expect([(await read(one.id)).smsAssignee, (await read(other.id)).smsAssignee?.label]).toEqual([null, 'Sales']);
  await ok(admin, smsGroups.remove, { params: { id: made.id } });
  expect((await read(other.id)).state).toBe('SPARE');
});

test('its number has SMS and an SMS carrier, and belongs to one group', async () => {
  const { enterprise, carrier, admin, above } = await inEnterprise();
  const giving = (phoneNumberId: string, name: string) => call(admin, smsGroups.create, { body: { name, phoneNumberId } });
  const numbers = [await aNumber(app, enterprise), await aNumber(app, enterprise, { sms: true })];
  for (const { id } of numbers) expect((await giving(id, 'A')).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/phoneNumberId' }] });
  const fitting = await aNumber(app, enterprise, { sms: true, smsCarrierId: carrier.id });
  expect((await giving(fitting.id, 'B')).status).toBe(201);
  expect((await giving(fitting.id, 'C')).problem.code).toBe('already-exists');
  const body = { voice: true, sms: true, fax: false, voiceRouteType: 'DIRECT_ROUTING' as const, version: 1 };
  for (const [taken, pointer] of [[{ sms: false }, '/sms'], [{ smsCarrierId: null }, '/smsCarrierId']] as const) {
    const refused = await call(above, phoneNumbers.update, { params: { id: fitting.id }, body: { ...body, ...taken } });
    expect(refused.problem).toMatchObject({ code: 'in-use', errors: [{ pointer, detail: 'In use by B.' }], references: [{ kind: 'sms-group', label: 'B' }] });
  }
});

test('its number has an SMS carrier profile with credentials before it is given, and a group that has one keeps it', async () => {
  const { enterprise, admin, above } = await inEnterprise();
  const bare = await ok(above, carrierProfiles.create, { body: { serves: 'SMS', carrier: 'Bandwidth', name: 'Bare' } });
  const number = await aNumber(app, enterprise, { sms: true, smsCarrierId: bare.id });
  const giving = () => call(admin, smsGroups.create, { body: { name: 'Care', phoneNumberId: number.id } });
  const detail = 'The SMS carrier profile of the number has no credentials; its owner must set them first.';
  expect((await giving()).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/phoneNumberId', detail }] });
  const set = (credentials: Record<string, string> | null, version: number) =>
    ok(above, carrierProfiles.update, { params: { id: bare.id }, body: { serves: 'SMS', carrier: 'Bandwidth', name: 'Bare', credentials, version } });
  await set({}, 1);
  expect((await giving()).status).toBe(422);
  await set({ client_id: 'someone' }, 2);
  const { body: group, status } = await giving();
  expect(status).toBe(201);
  await set(null, 3);
  await ok(admin, smsGroups.update, { params: { id: group.id }, body: { name: 'Customer care', phoneNumberId: number.id, version: group.version } });
});

test('a number rings at an extension and is texted at a group, each by itself', async () => {
  const { enterprise, carrier, admin } = await inEnterprise();
  const number = await aNumber(app, enterprise, { sms: true, smsCarrierId: carrier.id });
  await anExtension(app, enterprise, { phoneNumberIds: [number.id] });
  await ok(admin, smsGroups.create, { body: { name: 'Texts', phoneNumberId: number.id } });
  expect(await ok(admin, phoneNumbers.get, { params: { id: number.id } })).toMatchObject({ services: ['PBX', 'SMS'], voiceAssignee: { kind: 'extension' }, smsAssignee: { kind: 'sms-group' } });
});

test('an extension that is removed leaves its groups, and comes back to them when that is undone', async () => {
  const { enterprise, admin } = await inEnterprise();
  const ann = await anExtension(app, enterprise);
  const group = await aSmsGroup(app, enterprise, { ownerExtensionId: ann.id, memberExtensionIds: [ann.id] });
  expect((await ok(admin, extensions.references, { params: { id: ann.id } })).released).toContainEqual({ kind: 'sms-group', id: group.id, label: group.name });
  await ok(admin, extensions.remove, { params: { id: ann.id } });
  const read = () => ok(admin, smsGroups.get, { params: { id: group.id } });
  expect(await read()).toMatchObject({ owner: null, members: [], version: 2 });
  const { items } = await ok(admin, audit.list, { query: { entityId: ann.id } });
  await ok(admin, audit.revert, { params: { id: items[0]!.changeSetId } });
  expect(await read()).toMatchObject({ ownerExtensionId: ann.id, memberExtensionIds: [ann.id] });
});

test('a removed group comes back with its number', async () => {
  const { enterprise, carrier, admin } = await inEnterprise();
  const number = await aNumber(app, enterprise, { sms: true, smsCarrierId: carrier.id });
  const group = await aSmsGroup(app, enterprise, { phoneNumberId: number.id });
  await ok(admin, smsGroups.remove, { params: { id: group.id } });
  const { items } = await ok(admin, audit.list, { query: { entityId: group.id } });
  await ok(admin, audit.revert, { params: { id: items[0]!.changeSetId } });
  expect((await ok(admin, smsGroups.get, { params: { id: group.id } })).phoneNumber?.id).toBe(number.id);
});
