import { appConfigurations } from '@patchbay/contract/app-configurations';
import { numberBulks } from '@patchbay/contract/number-bulks';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { users } from '@patchbay/contract/users';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anAudioFile } from '@patchbay/testkit/builders/audio-files';
import { aDeliveryMethod } from '@patchbay/testkit/builders/delivery-methods';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { anInternalNumber } from '@patchbay/testkit/builders/internal-numbers';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const anEnterprise = async () => {
  const tree = await aTree(app);
  return { ...tree, admin: await signedIn(app, tree.enterprise) };
};
const update = (as: Caller, id: string, body: object = {}, version = 1) => call(as, appConfigurations.update, { params: { id }, body: { ...body, version } });
const number = (as: Caller, { id }: { id: string }) => ok(as, phoneNumbers.get, { params: { id } });

test('[17] an unconfigured one can be told, and is configured by saving it', async () => {
  const { admin, enterprise } = await anEnterprise();
  const [ann, bob] = [await aUser(app, enterprise), await aUser(app, enterprise, { phoneNumberIds: [] })];
  const of = async (configured: 'true' | 'false') => (await ok(admin, appConfigurations.list, { query: { configured } })).items.map(({ id }) => id);
  expect([await of('false'), await of('true')]).toEqual([[ann.appConfigurationId], [bob.appConfigurationId]]);
  expect((await update(admin, ann.appConfigurationId)).body).toMatchObject({ isConfigured: true, version: 2 });
  expect(await of('false')).toEqual([]);
});

test('[20] [39] [40] [41] DID numbers ring there once saved, and are free again when they are taken away', async () => {
  const { admin, enterprise } = await anEnterprise();
  const { appConfigurationId: id, name } = await aUser(app, enterprise);
  const [one, other] = [await aNumber(app, enterprise), await aNumber(app, enterprise)];
  expect((await update(admin, id, { phoneNumberIds: [one.id, other.id] })).body.phoneNumberIds).toEqual([one.id, other.id]);
  expect(await number(admin, one)).toMatchObject({ voiceAssignee: { kind: 'app-configuration', id, label: name }, services: ['CALLAPP'], state: 'IN_SERVICE' });
  const preset = (as: 'assigned-callapp' | 'available-voice') => ok(admin, phoneNumbers.list, { query: { preset: as } });
  expect((await preset('assigned-callapp')).total).toBe(2);
  await update(admin, id, { phoneNumberIds: [other.id] }, 2);
  expect((await preset('available-voice')).items.map((free) => free.id)).toEqual([one.id]);
  const next = await aUser(app, enterprise);
  expect((await update(admin, next.appConfigurationId, { phoneNumberIds: [one.id] })).status).toBe(200);
});

test('a number that cannot ring there is refused at its place', async () => {
  const { admin, enterprise, reseller } = await anEnterprise();
  const { appConfigurationId: id } = await aUser(app, enterprise);
  const taken = await aNumber(app, enterprise);
  await anExtension(app, enterprise, { phoneNumberIds: [taken.id] });
  const cases = [
    [taken.id, 'already-exists'],
    [(await aNumber(app, enterprise, { voiceRouteType: 'EXTERNAL_TRUNK' })).id, 'rule-broken'],
    [(await aNumber(app, enterprise, { voice: false, voiceRouteType: null })).id, 'rule-broken'],
    [(await aNumber(app, enterprise, { blockedReason: 'Unpaid' })).id, 'rule-broken'],
    [(await aNumber(app, reseller)).id, 'rule-broken'],
    [app.deps.clock.newId(), 'rule-broken'],
  ] as const;
  for (const [numberId, code] of cases) expect((await update(admin, id, { phoneNumberIds: [numberId] })).problem).toMatchObject({ code, errors: [{ pointer: '/phoneNumberIds/0' }] });
});

test('ids in capital letters are the same ids, once each', async () => {
  const { admin, enterprise } = await anEnterprise();
  const [own, desk, archive] = [await aNumber(app, enterprise), await anInternalNumber(app, enterprise), await aDeliveryMethod(app, enterprise)];
  const { appConfigurationId } = await aUser(app, enterprise);
  const twice = (id: string) => [id.toUpperCase(), id];
  const { body: saved } = await update(admin, appConfigurationId.toUpperCase(), { phoneNumberIds: twice(own.id), internalNumberIds: twice(desk.id), externalOutboundEnabled: true, callerIdIds: twice(own.id), deliveryMethodIds: twice(archive.id) });
  expect(saved).toMatchObject({ phoneNumberIds: [own.id], internalNumberIds: [desk.id], callerIdIds: [own.id], deliveryMethodIds: [archive.id] });
});

test('[25] [26] [27] caller IDs are shared, wanted once external calls are on, and kept while they are off', async () => {
  const { admin, enterprise, reseller } = await anEnterprise();
  const [ann, bob] = [await aUser(app, enterprise), await aUser(app, enterprise)];
  const [main, direct] = [await aNumber(app, enterprise), await aNumber(app, enterprise)];
  expect((await update(admin, ann.appConfigurationId, { externalOutboundEnabled: true })).problem).toMatchObject({ code: 'validation-failed', errors: [{ pointer: '/callerIdIds' }] });
  const on = { externalOutboundEnabled: true, callerIdIds: [main.id, direct.id] };
  for (const { appConfigurationId } of [ann, bob]) expect((await update(admin, appConfigurationId, on)).status).toBe(200);
  const off = await update(admin, ann.appConfigurationId, { ...on, externalOutboundEnabled: false }, 2);
  expect(new Set(off.body.callerIdIds)).toEqual(new Set(on.callerIdIds));
  for (const wrong of [(await aNumber(app, reseller)).id, (await aNumber(app, enterprise, { voice: false, voiceRouteType: null })).id]) {
    expect((await update(admin, bob.appConfigurationId, { ...on, callerIdIds: [wrong] }, 2)).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/callerIdIds/0' }] });
  }
});

test('a number that somebody shows keeps its voice and its holder, and it is said by whom', async () => {
  const { admin, enterprise, reseller } = await anEnterprise();
  const above = await signedIn(app, reseller);
  const { appConfigurationId: id, name } = await aUser(app, enterprise);
  const main = await aNumber(app, enterprise);
  await update(admin, id, { externalOutboundEnabled: true, callerIdIds: [main.id] });
  const reference = { kind: 'app-configuration', id, label: name };
  const refused = [
    await call(above, phoneNumbers.update, { params: { id: main.id }, body: { voice: false, sms: true, fax: false, voiceRouteType: null, version: 1 } }),
    await call(above, phoneNumbers.transfer, { body: { ids: [main.id], ownerId: reseller.id } }),
    await call(above, phoneNumbers.remove, { params: { id: main.id } }),
  ];
  for (const { problem } of refused) expect(problem).toMatchObject({ code: 'in-use', references: [reference] });
  const { id: bulk } = await ok(above, numberBulks.create, { body: { ids: [main.id] } });
  const { plan } = await ok(above, numberBulks.plan, { params: { id: bulk }, body: { action: { type: 'take-back' } } });
  expect(plan).toMatchObject({ changed: 0, skipped: [{ reason: 'presented', count: 1 }], sample: [{ usedBy: reference }] });
});

test('whoever renames a user renames what their numbers say', async () => {
  const { admin, enterprise } = await anEnterprise();
  const own = await aNumber(app, enterprise);
  const { id } = await aUser(app, enterprise, { phoneNumberIds: [own.id] });
  await ok(admin, users.update, { params: { id }, body: { firstName: 'New', lastName: 'Name', version: 1 } });
  expect((await number(admin, own)).voiceAssignee?.label).toBe('New Name');
});

test('[46] none is created or deleted, and the answer says why', async () => {
  const { admin, enterprise } = await anEnterprise();
  const { appConfigurationId } = await aUser(app, enterprise);
  const address = `/api/t/${enterprise.id}/app-configurations`;
  const ask = (method: 'POST' | 'DELETE', url: string) => app.server.inject({ method, url, headers: { 'x-patchbay-request': '1', ...admin.headers }, ...(method === 'POST' && { payload: {} }) });
  const [posted, deleted] = [await ask('POST', address), await ask('DELETE', `${address}/${appConfigurationId}`)];
  expect([posted.statusCode, deleted.statusCode]).toEqual([409, 409]);
  expect(posted.json()).toMatchObject({ status: 409, code: 'not-by-itself', detail: 'An app configuration comes with its user: create the user.' });
  expect(deleted.json()).toMatchObject({ status: 409, code: 'not-by-itself', detail: 'An app configuration goes with its user: delete the user.' });
  expect((await call({ app, tenantId: enterprise.id }, appConfigurations.get, { params: { id: appConfigurationId } })).status).toBe(401);
});

test('[50] the export has a row for each, with everything that stands in the list', async () => {
  const { admin, enterprise } = await anEnterprise();
  const [own, main] = [await aNumber(app, enterprise), await aNumber(app, enterprise)];
  const [desk, lodge] = [await anInternalNumber(app, enterprise, { number: '11' }), await anInternalNumber(app, enterprise, { number: '204' })];
  const [archive, mail] = [await aDeliveryMethod(app, enterprise, { name: 'Archive' }), await aDeliveryMethod(app, enterprise, { name: 'Mail' })];
  const [inside, outside] = [await anAudioFile(app, enterprise, { name: 'Inside' }), await anAudioFile(app, enterprise, { name: 'Outside' })];
  const { appConfigurationId } = await aUser(app, enterprise, { firstName: 'Ann', lastName: 'Lee', email: 'ann@csv.example' });
  await aUser(app, enterprise, { firstName: 'Bob', lastName: 'Ray' });
  await update(admin, appConfigurationId, {
    phoneNumberIds: [own.id], internalNumberIds: [lodge.id, desk.id], whenUnavailable: 'ROUTE_TO_VOICEMAIL', externalOutboundEnabled: true, callerIdIds: [own.id, main.id], internalCallerIdId: desk.id,
    internalAnnouncementId: inside.id, externalAnnouncementId: outside.id, deliveryMethodIds: [mail.id, archive.id], recordInboundExternal: true,
  });
  const { text } = await call(admin, appConfigurations.list, { query: { format: 'csv' } });
  const shown = [own.e164, main.e164].sort().join(';');
  expect(text.replace('\ufeff', '').split('\r\n')).toEqual([
    'User,Email,DID Numbers,Internal Numbers,When Unavailable,External Outbound,Caller IDs,Internal Caller ID,Internal Announcement,External Announcement,Delivery Methods,Rec Inbound Internal,Rec Inbound External,Rec Outbound Internal,Rec Outbound External,Record On Demand,Devices,Configured',
    `Ann Lee,ann@csv.example,${own.e164},11;204,ROUTE_TO_VOICEMAIL,true,${shown},11,Inside,Outside,Archive;Mail,false,true,false,false,false,0,true`,
    'Bob Ray,,,,DO_NOTHING,false,,,,,,false,false,false,false,false,0,false',
    '',
  ]);
});

test('[49] the export is named after the day, or as one wishes', async () => {
  const { admin } = await anEnterprise();
  const nameOf = async (query: object) => (await call(admin, appConfigurations.list, { query: { format: 'csv', ...query } })).headers['content-disposition'];
  expect(await nameOf({})).toMatch(/filename="app-configurations-\d{4}-\d\d-\d\d\.csv"/);
  expect(await nameOf({ fileName: 'Lines of May' })).toContain('filename="Lines of May.csv"');
});

test('a search finds a line by an internal number too', async () => {
  const { admin, enterprise } = await anEnterprise();
  const desk = await anInternalNumber(app, enterprise, { number: '3141' });
  const { appConfigurationId: id } = await aUser(app, enterprise);
  await aUser(app, enterprise);
  await update(admin, id, { internalNumberIds: [desk.id] });
  expect((await ok(admin, appConfigurations.list, { query: { q: '314' } })).items.map((found) => found.id)).toEqual([id]);
});
