import { appConfigurations } from '@patchbay/contract/app-configurations';
import { appDevices } from '@patchbay/contract/app-devices';
import { audit } from '@patchbay/contract/audit';
import { contactMethods } from '@patchbay/contract/contact-methods';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { organisations } from '@patchbay/contract/organisations';
import { phoneApp } from '@patchbay/contract/phone-app';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { users } from '@patchbay/contract/users';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anAppDevice } from '@patchbay/testkit/builders/app-devices';
import { aContactMethod } from '@patchbay/testkit/builders/contact-methods';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aPlannedImport, commitPlan } from '@patchbay/testkit/builders/imports';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
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
const ann = { firstName: 'Ann', lastName: 'Lee' };
const undoLast = async (admin: Caller, entityId: string) => {
  const { items } = await ok(admin, audit.list, { query: { entityId } });
  return ok(admin, audit.revert, { params: { id: items[0]!.changeSetId } });
};

test('[3] [4] [6] a user has first and last name, department, job title and an e-mail address', async () => {
  const { admin } = await anEnterprise();
  const made = await ok(admin, users.create, { body: { ...ann, department: 'Sales', jobTitle: 'Agent', email: 'Ann@Sales.example', crmUserId: 'crm-1' } });
  expect(made).toMatchObject({ name: 'Ann Lee', department: 'Sales', jobTitle: 'Agent', email: 'ann@sales.example', crmUserId: 'crm-1', version: 1 });
  const changed = await ok(admin, users.update, { params: { id: made.id }, body: { ...made, lastName: 'Fox', email: null } });
  expect(changed).toMatchObject({ name: 'Ann Fox', email: null, department: 'Sales', version: 2 });
  expect(await ok(admin, users.get, { params: { id: made.id } })).toMatchObject({ firstName: 'Ann', lastName: 'Fox', department: 'Sales', jobTitle: 'Agent', email: null });
  const plain = await ok(admin, users.create, { body: { firstName: 'Bob', lastName: 'Ray' } });
  expect([plain.department, plain.jobTitle, plain.email]).toEqual(['', '', null]);
  const refused = async (body: object) => (await call(admin, users.create, { body: { ...ann, ...body } as never })).problem.errors?.map(({ pointer }) => pointer);
  for (const part of [{ firstName: undefined }, { firstName: '' }, { firstName: '   ' }, { firstName: 'A\nB' }]) expect(await refused(part)).toEqual(['/firstName']);
  for (const part of [{ lastName: undefined }, { lastName: '' }]) expect(await refused(part)).toEqual(['/lastName']);
  for (const [field, value] of [['department', 'D'.repeat(200)], ['jobTitle', 'J'.repeat(200)], ['email', 'ann at one']] as const) expect(await refused({ [field]: value })).toEqual([`/${field}`]);
});

test('[15] [16] every user has an application line from the beginning, and it is not configured', async () => {
  const { admin } = await anEnterprise();
  const { appConfiguration, id } = await ok(admin, users.create, { body: ann });
  expect(appConfiguration).toMatchObject({ isConfigured: false, phoneNumbers: [] });
  expect(await ok(admin, appConfigurations.get, { params: { id: appConfiguration.id } })).toMatchObject({ userId: id, userName: 'Ann Lee', isConfigured: false, version: 1 });
});

test('an address belongs to one user of an enterprise, and to another of the next', async () => {
  const { admin, reseller } = await anEnterprise();
  const body = { ...ann, email: 'ann@one.example' };
  await ok(admin, users.create, { body });
  expect((await call(admin, users.create, { body: { ...body, email: 'ANN@one.example' } })).problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/email' }] });
  for (let count = 0; count < 2; count += 1) expect((await call(admin, users.create, { body: ann })).status).toBe(201);
  expect((await call(admin, users.create, { body: { ...ann, email: 'ann at one' } })).problem.errors).toEqual([{ pointer: '/email', detail: 'An e-mail address' }]);
  const next = await signedIn(app, await anOrganisation(app, reseller, 'enterprise'));
  expect((await call(next, users.create, { body })).status).toBe(201);
});

test('an enterprise has as many users as it may have, also where two add the last one at once', async () => {
  const { admin, reseller, enterprise } = await anEnterprise();
  const above = await signedIn(app, reseller);
  const read = await ok(above, organisations.get, { params: { id: enterprise.id } });
  await ok(above, organisations.update, { params: { id: enterprise.id }, body: { ...read, userLimit: 2 } });
  await aUser(app, enterprise);
  const answers = await Promise.all([1, 2, 3].map((n) => call(admin, users.create, { body: { ...ann, lastName: `No ${n}` } })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  expect(answers.find(({ status }) => status === 409)!.problem).toMatchObject({ code: 'limit-reached', params: { limit: 2 } });
});

test('[47] deleting a user removes the line and frees its numbers, says so before, and can be undone', async () => {
  const { admin, enterprise } = await anEnterprise();
  const [own, shown] = [await aNumber(app, enterprise), await aNumber(app, enterprise)];
  const user = await ok(admin, users.create, { body: ann });
  const { id } = user.appConfiguration;
  const line = await ok(admin, appConfigurations.update, { params: { id }, body: { phoneNumberIds: [own.id], externalOutboundEnabled: true, callerIdIds: [own.id, shown.id], version: 1 } });
  expect(await ok(admin, users.references, { params: { id: user.id } })).toEqual({
    blocking: [], removed: [{ kind: 'app-configuration', id, label: 'Ann Lee' }], released: [{ kind: 'phone-number', id: own.id, label: own.e164 }],
  });
  await ok(admin, users.remove, { params: { id: user.id } });
  expect((await call(admin, appConfigurations.get, { params: { id } })).status).toBe(404);
  expect(await ok(admin, phoneNumbers.get, { params: { id: own.id } })).toMatchObject({ voiceAssignee: null });
  expect(await undoLast(admin, user.id)).toMatchObject({ reverted: 2 });
  expect(await ok(admin, appConfigurations.get, { params: { id } })).toMatchObject({ isConfigured: true, phoneNumberIds: [own.id], callerIdIds: line.callerIdIds });
  expect(await ok(admin, phoneNumbers.get, { params: { id: own.id } })).toMatchObject({ voiceAssignee: { kind: 'app-configuration', id, label: 'Ann Lee' }, services: ['CALLAPP'] });
});

test('[47] with the user go the devices, which are signed out, the invitation and the contact methods', async () => {
  const { admin, enterprise } = await anEnterprise();
  const user = await ok(admin, users.create, { body: { ...ann, email: 'ann@gone.example' } });
  const [phone, method] = [await anAppDevice(app, enterprise, user.id), await aContactMethod(app, enterprise, { userId: user.id })];
  await ok(admin, users.invite, { params: { id: user.id } });
  const { removed } = await ok(admin, users.references, { params: { id: user.id } });
  expect(removed.map(({ kind }) => kind).sort()).toEqual(['app-configuration', 'app-device', 'app-invitation', 'contact-method']);
  expect((await call(phone.as, phoneApp.get)).status).toBe(200);
  await ok(admin, users.remove, { params: { id: user.id } });
  expect((await call(phone.as, phoneApp.get)).status).toBe(401);
  expect((await call(admin, contactMethods.get, { params: { id: method.id } })).status).toBe(404);
  expect((await ok(admin, appConfigurations.list, {})).items).toEqual([]);
  const where = { where: { userId: user.id } };
  expect(await asPlatform(app.deps.database, async (tx) => [await tx.appConfiguration.count(where), await tx.appInvitation.count(where), await tx.appDevice.count(where), await tx.contactMethod.count(where)])).toEqual([0, 0, 0, 0]);
});

test('[47] undoing that a user came back takes them away again with line and contact method, as the preview says, and so on', async () => {
  const { admin, enterprise } = await anEnterprise();
  const own = await aNumber(app, enterprise);
  const user = await ok(admin, users.create, { body: ann });
  const { id } = user.appConfiguration;
  await ok(admin, appConfigurations.update, { params: { id }, body: { phoneNumberIds: [own.id], version: 1 } });
  const method = await aContactMethod(app, enterprise, { userId: user.id });
  await ok(admin, users.remove, { params: { id: user.id } });
  const there = async () => [(await call(admin, users.get, { params: { id: user.id } })).status, (await call(admin, contactMethods.get, { params: { id: method.id } })).status, (await ok(admin, phoneNumbers.get, { params: { id: own.id } })).voiceAssignee?.id];
  for (const isBack of [true, false, true]) {
    const { items } = await ok(admin, audit.list, { query: { entityId: user.id } });
    const { steps } = await ok(admin, audit.previewRevert, { params: { id: items[0]!.changeSetId } });
    expect(steps.map(({ entity, does, conflict }) => [entity.type, does, conflict]).sort()).toEqual(['app-configuration', 'contact-method', 'user'].map((type) => [type, isBack ? 'recreate' : 'remove', null]));
    expect(await undoLast(admin, user.id)).toMatchObject({ reverted: 3 });
    expect(await there()).toEqual(isBack ? [200, 200, id] : [404, 404, undefined]);
  }
  expect((await ok(admin, audit.list, { query: { entityId: id } })).items.map(({ action }) => action)).toEqual(['app-configuration.updated', 'app-configuration.removed', 'app-configuration.updated', 'app-configuration.removed', 'app-configuration.updated']);
});

test('that a user was created is not undone once the line was configured', async () => {
  const { admin } = await anEnterprise();
  const { id, appConfiguration } = await ok(admin, users.create, { body: ann });
  const created = (await ok(admin, audit.list, { query: { entityId: id } })).items[0]!.changeSetId;
  await ok(admin, appConfigurations.update, { params: { id: appConfiguration.id }, body: { version: 1 } });
  expect((await call(admin, audit.revert, { params: { id: created } })).problem.code).toBe('revert-conflict');
  await undoLast(admin, appConfiguration.id);
  expect((await ok(admin, users.get, { params: { id } })).appConfiguration.isConfigured).toBe(false);
  await ok(admin, audit.revert, { params: { id: created } });
  expect((await call(admin, users.get, { params: { id } })).status).toBe(404);
});

test('that a user was created is not undone once they have a device, an invitation, a line or an extension, and the preview says which', async () => {
  const { admin, enterprise } = await anEnterprise();
  const { id, appConfiguration } = await ok(admin, users.create, { body: { ...ann, email: 'ann@since.example' } });
  const created = (await ok(admin, audit.list, { query: { entityId: id } })).items[0]!.changeSetId;
  const previewed = async () => (await ok(admin, audit.previewRevert, { params: { id: created } })).steps.map(({ conflict }) => conflict);
  const expectKept = async (detail: string) => {
    expect(await previewed()).toEqual([detail]);
    expect((await call(admin, audit.revert, { params: { id: created } })).problem).toMatchObject({ code: 'revert-conflict', detail });
  };
  expect(await previewed()).toEqual([null]);
  await ok(admin, users.invite, { params: { id } });
  await expectKept('Ann Lee was invited to the app since. Remove the user instead.');
  const extension = await anExtension(app, enterprise, { shortNumber: '100', displayName: 'Ann', mobileUserId: id });
  await expectKept('The app of Ann Lee rings as extension 100 Ann since. Remove the user instead.');
  expect((await ok(admin, extensionCards.settings, { params: { id: extension.id } })).endpoints.mobile.userId).toBe(id);
  await ok(admin, appConfigurations.update, { params: { id: appConfiguration.id }, body: { version: 1 } });
  await expectKept('Ann Lee was given a line since. Remove the user instead.');
  const device = await anAppDevice(app, enterprise, id, { os: 'iOS 26' });
  await expectKept('Ann Lee has activated the app on iOS 26 since. Remove the user instead.');
  expect((await ok(admin, appDevices.list, { query: {} })).items.map((found) => found.id)).toEqual([device.id]);
});

test('a deleted user comes back without invitation and devices', async () => {
  const { admin, enterprise } = await anEnterprise();
  const { id } = await ok(admin, users.create, { body: { ...ann, email: 'ann@back.example' } });
  await ok(admin, users.invite, { params: { id } });
  await anAppDevice(app, enterprise, id);
  await ok(admin, users.remove, { params: { id } });
  await undoLast(admin, id);
  expect((await ok(admin, users.get, { params: { id } })).invitation).toMatchObject({ status: 'not-sent', devices: 0 });
});

test('a user is found by any part of what is known, in any case and without accents, and each filter alone', async () => {
  const { admin, enterprise } = await anEnterprise();
  const zoe = await aUser(app, enterprise, { firstName: 'Zoë', lastName: 'Müller', email: 'zoe@one.example', department: 'Sales', jobTitle: 'Lead', crmUserId: 'K-77' });
  await aUser(app, enterprise, { firstName: 'Bob', lastName: 'Fox' });
  for (const query of [{ q: 'zoe mul' }, { q: 'SALES' }, { q: 'lead' }, { q: 'zoe@' }, { fullName: 'oe mü' }, { jobTitle: 'LEA' }, { department: 'sal' }, { email: 'one.' }, { crmUserId: 'k-7' }]) {
    expect((await ok(admin, users.list, { query })).items.map(({ id }) => id)).toEqual([zoe.id]);
  }
});

test('[171] users are added, configured and deleted singly, and given their numbers there', async () => {
  const { admin, enterprise } = await anEnterprise();
  const number = await aNumber(app, enterprise);
  const made = await ok(admin, users.create, { body: ann });
  await ok(admin, users.update, { params: { id: made.id }, body: { ...made, department: 'Sales' } });
  await ok(admin, appConfigurations.update, { params: { id: made.appConfiguration.id }, body: { phoneNumberIds: [number.id], version: 1 } });
  expect(await ok(admin, users.get, { params: { id: made.id } })).toMatchObject({ department: 'Sales', appConfiguration: { isConfigured: true, phoneNumbers: [{ id: number.id }] } });
  expect(await ok(admin, phoneNumbers.get, { params: { id: number.id } })).toMatchObject({ services: ['CALLAPP'], voiceAssignee: { kind: 'app-configuration', label: 'Ann Lee' } });
  await ok(admin, users.remove, { params: { id: made.id } });
  expect((await ok(admin, users.list, { query: {} })).items).toEqual([]);
  expect((await ok(admin, phoneNumbers.get, { params: { id: number.id } })).voiceAssignee).toBeNull();
});

test('[171] users are added, configured and deleted in bulk, and the numbers that they were given are free again', async () => {
  const { admin, enterprise } = await anEnterprise();
  const planned = await aPlannedImport(admin, { kind: 'users', fileName: 'users.csv', content: 'First Name,Last Name\nAnn,One\nAnn,Two\nAnn,Three\n' });
  await commitPlan(admin, planned);
  const staff = async () => (await ok(admin, users.list, { query: { sort: 'lastName' } })).items;
  const added = await staff();
  expect(added.map(({ name, department }) => [name, department])).toEqual([['Ann One', ''], ['Ann Three', ''], ['Ann Two', '']]);
  const ids = added.map(({ id }) => id);
  expect(await ok(admin, users.bulkUpdate, { body: { ids, change: { department: 'Sales', jobTitle: 'Agent' } } })).toEqual({ changed: 3 });
  for (const { appConfiguration: { id } } of added) await ok(admin, appConfigurations.update, { params: { id }, body: { phoneNumberIds: [(await aNumber(app, enterprise)).id], version: 1 } });
  const holders = async () => (await ok(admin, phoneNumbers.list, { query: { preset: 'assigned-callapp' } })).items.map(({ voiceAssignee }) => voiceAssignee!.label).sort();
  expect([await holders(), (await staff()).map(({ department, jobTitle }) => [department, jobTitle])]).toEqual([['Ann One', 'Ann Three', 'Ann Two'], Array(3).fill(['Sales', 'Agent'])]);
  expect(await ok(admin, users.bulkRemove, { body: { ids: ids.slice(1) } })).toEqual({ removed: 2 });
  expect([await holders(), (await staff()).map(({ name }) => name)]).toEqual([['Ann One'], ['Ann One']]);
  expect((await ok(admin, phoneNumbers.list, { query: { preset: 'unassigned' } })).total).toBe(2);
});
