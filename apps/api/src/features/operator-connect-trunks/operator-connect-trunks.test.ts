import { audit } from '@patchbay/contract/audit';
import { operatorConnectTrunks } from '@patchbay/contract/operator-connect-trunks';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anOperatorConnectTrunk } from '@patchbay/testkit/builders/operator-connect-trunks';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber, manyNumbers } from '@patchbay/testkit/builders/phone-numbers';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const inEnterprise = async () => {
  const { reseller, enterprise } = await aTree(app);
  return { enterprise, admin: await signedIn(app, enterprise), above: await signedIn(app, reseller) };
};

test('an Operator Connect trunk gets numbers, gives them back, and is removed', async () => {
  const { enterprise, admin } = await inEnterprise();
  const [one, other] = [await aNumber(app, enterprise, { voiceRouteType: 'OPERATOR_CONNECT' }), await aNumber(app, enterprise, { voiceRouteType: 'OPERATOR_CONNECT' })];
  const made = await ok(admin, operatorConnectTrunks.create, { body: { name: 'First', phoneNumberIds: [one.id] } });
  expect(made.phoneNumbers).toEqual([{ id: one.id, e164: one.e164 }]);
  const read = (id: string) => ok(admin, phoneNumbers.get, { params: { id } });
  expect(await read(one.id)).toMatchObject({ voiceAssignee: { kind: 'operator-connect-trunk', id: made.id, label: 'First' }, services: ['OC'], state: 'IN_SERVICE' });
  await ok(admin, operatorConnectTrunks.update, { params: { id: made.id }, body: { name: 'Second', isEnabled: false, phoneNumberIds: [other.id], version: made.version } });
  expect((await read(one.id)).voiceAssignee).toBeNull();
  expect((await read(other.id)).voiceAssignee?.label).toBe('Second');
  expect((await ok(admin, operatorConnectTrunks.references, { params: { id: made.id } })).released).toEqual([{ kind: 'phone-number', id: other.id, label: other.e164 }]);
  await ok(admin, operatorConnectTrunks.remove, { params: { id: made.id } });
  expect(await read(other.id)).toMatchObject({ voiceAssignee: null, state: 'SPARE' });
  expect((await call(admin, operatorConnectTrunks.get, { params: { id: made.id } })).status).toBe(404);
});

test('[188] only a number designated for it goes there, and nowhere else meanwhile', async () => {
  const { enterprise, admin, above } = await inEnterprise();
  const [direct, fitting] = [await aNumber(app, enterprise), await aNumber(app, enterprise, { voiceRouteType: 'OPERATOR_CONNECT' })];
  const giving = (id: string, name: string) => call(admin, operatorConnectTrunks.create, { body: { name, phoneNumberIds: [id] } });
  expect((await giving(direct.id, 'A')).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/phoneNumberIds/0' }] });
  expect((await giving(fitting.id, 'B')).status).toBe(201);
  expect((await giving(fitting.id, 'C')).problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/phoneNumberIds/0' }] });
  const capabilities = { voice: true, sms: false, fax: false, voiceRouteType: 'DIRECT_ROUTING' as const, version: 1 };
  expect((await call(above, phoneNumbers.update, { params: { id: fitting.id }, body: capabilities })).problem).toMatchObject({ code: 'in-use', references: [{ kind: 'operator-connect-trunk', label: 'B' }] });
});

test('its name is unique in the enterprise and follows into the numbers', async () => {
  const { enterprise, admin } = await inEnterprise();
  const number = await aNumber(app, enterprise, { voiceRouteType: 'OPERATOR_CONNECT' });
  const { id, name } = await anOperatorConnectTrunk(app, enterprise, { phoneNumberIds: [number.id] });
  expect((await call(admin, operatorConnectTrunks.create, { body: { name } })).problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/name' }] });
  await ok(admin, operatorConnectTrunks.update, { params: { id }, body: { name: 'Zanzibar', phoneNumberIds: [number.id], version: 1 } });
  expect((await ok(admin, phoneNumbers.list, { query: { q: 'zanzi' } })).items.map((found) => found.id)).toEqual([number.id]);
});

test('numbers by the thousand go to one trunk and back', async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const ids = await manyNumbers(app, enterprise, 2_000, 'OPERATOR_CONNECT');
  const { id } = await ok(admin, operatorConnectTrunks.create, { body: { name: 'All of ours', phoneNumberIds: ids } });
  const of = async () => (await ok(admin, operatorConnectTrunks.get, { params: { id } })).phoneNumberIds.length;
  expect(await of()).toBe(2_000);
  await ok(admin, operatorConnectTrunks.update, { params: { id }, body: { name: 'Most of ours', phoneNumberIds: ids.slice(500), version: 1 } });
  expect(await of()).toBe(1_500);
  const { items: [change] } = await ok(admin, audit.list, { query: { entityId: id } });
  await ok(admin, audit.revert, { params: { id: change!.changeSetId } });
  expect(await of()).toBe(2_000);
  expect((await call(admin, operatorConnectTrunks.create, { body: { name: 'Too many', phoneNumberIds: Array.from({ length: 10_001 }, () => ids[0]!) } })).problem.code).toBe('validation-failed');
});
