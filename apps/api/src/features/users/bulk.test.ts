import { appConfigurations } from '@patchbay/contract/app-configurations';
import { audit } from '@patchbay/contract/audit';
import { contactMethods } from '@patchbay/contract/contact-methods';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { phoneApp } from '@patchbay/contract/phone-app';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { mostUsersAtOnce, users } from '@patchbay/contract/users';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anAppDevice } from '@patchbay/testkit/builders/app-devices';
import { aContactMethod } from '@patchbay/testkit/builders/contact-methods';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { anInternalNumber } from '@patchbay/testkit/builders/internal-numbers';
import { aTree, unique } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aTimeSchedule } from '@patchbay/testkit/builders/time-schedules';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { statementsOf } from '@patchbay/testkit/statements';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const anEnterprise = async () => {
  const tree = await aTree(app);
  return { ...tree, admin: await signedIn(app, tree.enterprise) };
};
const idsOf = (found: { id: string }[]) => found.map(({ id }) => id);
const changeSets = async (admin: Caller, entityIds: string[]) =>
  new Set((await Promise.all(entityIds.map(async (entityId) => (await ok(admin, audit.list, { query: { entityId } })).items[0]!.changeSetId))));
const staff = async (admin: Caller) => (await ok(admin, users.list, { query: { sort: 'lastName', pageSize: 200 } })).items;

test('chosen users get the same department, job title or schedule, as one change that is undone at once', async () => {
  const { admin, enterprise } = await anEnterprise();
  const office = await aTimeSchedule(app, enterprise, { name: 'Office' });
  const ann = await aUser(app, enterprise, { lastName: 'A', department: 'Sales', jobTitle: 'Agent' });
  const bob = await aUser(app, enterprise, { lastName: 'B', department: 'Support', timeScheduleId: office.id });
  const cy = await aUser(app, enterprise, { lastName: 'C', department: 'Sales' });
  const told = async () => (await staff(admin)).map(({ department, jobTitle, timeScheduleName, version }) => [department, jobTitle, timeScheduleName, version]);
  const chosen = [ann, bob];
  expect(await ok(admin, users.bulkUpdate, { body: { ids: idsOf(chosen), change: { department: 'Support', timeScheduleId: office.id } } })).toEqual({ changed: 1 });
  expect(await told()).toEqual([['Support', 'Agent', 'Office', 2], ['Support', '', 'Office', 1], ['Sales', '', null, 1]]);
  expect(await ok(admin, users.bulkUpdate, { body: { ids: idsOf([...chosen, cy]), change: { jobTitle: '', timeScheduleId: null, department: 'All' } } })).toEqual({ changed: 3 });
  expect(await told()).toEqual([['All', '', null, 3], ['All', '', null, 2], ['All', '', null, 2]]);
  const [changeSet, ...others] = await changeSets(admin, idsOf([...chosen, cy]));
  expect(others).toEqual([]);
  expect(await ok(admin, audit.revert, { params: { id: changeSet! } })).toMatchObject({ reverted: 3 });
  expect(await told()).toEqual([['Support', 'Agent', 'Office', 4], ['Support', '', 'Office', 3], ['Sales', '', null, 3]]);
});

test('nothing to change, nobody to change and too many to change are refused', async () => {
  const [mine, theirs] = [await anEnterprise(), await anEnterprise()];
  const [own, foreign] = [await aUser(app, mine.enterprise), await aUser(app, theirs.enterprise, { department: 'Theirs' })];
  const ask = (ids: string[], change: object) => call(mine.admin, users.bulkUpdate, { body: { ids, change } });
  expect((await ask([own.id], {})).status).toBe(422);
  expect((await ask([], { department: 'X' })).status).toBe(422);
  expect((await ask(Array.from({ length: mostUsersAtOnce + 1 }, () => own.id), { department: 'X' })).status).toBe(422);
  expect((await ask([own.id], { timeScheduleId: (await aTimeSchedule(app, theirs.enterprise)).id })).problem).toMatchObject({ errors: [{ pointer: '/timeScheduleId' }] });
  expect((await ask([foreign.id], { department: 'X' })).status).toBe(404);
  expect((await ask([own.id, foreign.id], { department: 'X' })).body).toEqual({ changed: 1 });
  expect((await call(mine.admin, users.bulkRemove, { body: { ids: [foreign.id] } })).status).toBe(404);
  expect((await call(mine.admin, users.bulkRemoval, { body: { ids: [foreign.id] } })).status).toBe(404);
  expect(await ok(theirs.admin, users.get, { params: { id: foreign.id } })).toMatchObject({ department: 'Theirs' });
});

const aFullUser = async (enterprise: { id: string }, admin: Caller, lastName: string) => {
  const [own, desk] = [await aNumber(app, enterprise as never), await aNumber(app, enterprise as never)];
  const user = await aUser(app, enterprise, { firstName: 'Ann', lastName, email: `${unique()}@staff.example`.toLowerCase(), phoneNumberIds: [own.id] });
  const method = await aContactMethod(app, enterprise, { userId: user.id, name: 'Desk', phoneNumberIds: [desk.id] });
  const device = await anAppDevice(app, enterprise, user.id, { os: 'iOS 19' });
  await ok(admin, users.invite, { params: { id: user.id } });
  return { ...user, own, desk, method, device };
};

test('[47] what goes with chosen users and what is freed is said in total and by name', async () => {
  const { admin, enterprise } = await anEnterprise();
  const people = [];
  for (let n = 1; n <= 6; n += 1) people.push(await aUser(app, enterprise, { firstName: 'Ann', lastName: `No ${n}` }));
  const full = await aFullUser(enterprise, admin, 'Full');
  const internal = await anInternalNumber(app, enterprise, { number: '200' });
  await asPlatform(app.deps.database, (tx) => tx.internalNumber.update({ where: { id: internal.id }, data: { assigneeKind: 'app-configuration', assigneeId: full.appConfigurationId, assigneeLabel: 'Ann Full' } }));
  const { users: count, removed, released } = await ok(admin, users.bulkRemoval, { body: { ids: idsOf([...people, full]) } });
  expect(count).toBe(7);
  expect(removed.map(({ kind, count: many, first }) => [kind, many, first.length, first[0]!.label])).toEqual([
    ['app-configuration', 7, 5, 'Ann Full'], ['contact-method', 1, 1, 'Ann Full · Desk'], ['app-invitation', 1, 1, 'Ann Full'], ['app-device', 1, 1, 'Ann Full · iOS 19'],
  ]);
  expect(released.map(({ kind, count: many, first }) => [kind, many, first.map(({ label }) => label)])).toEqual([
    ['phone-number', 2, [full.own.e164, full.desk.e164]], ['internal-number', 1, ['200']],
  ]);
});

test('[47] [57] chosen users go as one change, their devices are signed out, and undoing brings back lines and numbers', async () => {
  const { admin, enterprise } = await anEnterprise();
  const people = [await aFullUser(enterprise, admin, 'A'), await aFullUser(enterprise, admin, 'B')];
  const plain = await aUser(app, enterprise, { firstName: 'Bob', lastName: 'C' });
  const before = await staff(admin);
  const lines = await Promise.all(people.map(({ appConfigurationId: id }) => ok(admin, appConfigurations.get, { params: { id } })));
  expect(await ok(admin, users.bulkRemove, { body: { ids: idsOf([...people, plain]) } })).toEqual({ removed: 3 });
  expect(await staff(admin)).toEqual([]);
  for (const { device, own, desk } of people) {
    expect((await call(device.as, phoneApp.get)).status).toBe(401);
    for (const { id } of [own, desk]) expect((await ok(admin, phoneNumbers.get, { params: { id } })).voiceAssignee).toBeNull();
  }
  const [changeSet, ...others] = await changeSets(admin, [...idsOf(people), plain.id, ...people.map(({ appConfigurationId }) => appConfigurationId), ...people.map(({ method }) => method.id)]);
  expect(others).toEqual([]);
  expect(await ok(admin, audit.revert, { params: { id: changeSet! } })).toMatchObject({ reverted: 7 });
  const known = ({ id, name, email, appConfiguration, sipAccounts }: (typeof before)[number]) => ({ id, name, email, appConfiguration, sipAccounts });
  expect((await staff(admin)).map(known)).toEqual(before.map(known));
  for (const [index, { appConfigurationId: id, method, own, desk }] of people.entries()) {
    expect(await ok(admin, appConfigurations.get, { params: { id } })).toMatchObject({ isConfigured: true, phoneNumberIds: lines[index]!.phoneNumberIds });
    expect(await ok(admin, contactMethods.get, { params: { id: method.id } })).toMatchObject({ name: 'Desk', phoneNumberIds: [desk.id] });
    expect((await ok(admin, phoneNumbers.get, { params: { id: own.id } })).voiceAssignee).toMatchObject({ kind: 'app-configuration', id });
  }
  const [again] = await changeSets(admin, [people[0]!.id]);
  expect((await ok(admin, audit.previewRevert, { params: { id: again! } })).steps.map(({ does, conflict }) => [does, conflict])).toEqual(Array(7).fill(['remove', null]));
  expect(await ok(admin, audit.revert, { params: { id: again! } })).toMatchObject({ reverted: 7 });
  expect(await staff(admin)).toEqual([]);
  for (const { own, desk } of people) for (const { id } of [own, desk]) expect((await ok(admin, phoneNumbers.get, { params: { id } })).voiceAssignee).toBeNull();
});

test('as many users as one action takes are changed and removed, and come back', async () => {
  const { admin, enterprise } = await anEnterprise();
  const created = await asPlatform(app.deps.database, (tx) => tx.$queryRaw<{ id: string }[]>`
    with made as (insert into app_user (tenant_id, first_name, last_name) select ${enterprise.id}::uuid, 'User', n::text from generate_series(1, ${mostUsersAtOnce}) n returning id),
      lines as (insert into app_configuration (tenant_id, user_id, configured_at) select ${enterprise.id}::uuid, id, now() from made returning 1),
      mail as (insert into contact_method (tenant_id, user_id, kind, name, target) select ${enterprise.id}::uuid, id, 'EMAIL', 'Mail', id || '@example.com' from made returning 1)
    select id from made`, { longestMs: 60_000 });
  const ids = idsOf(created);
  expect(await ok(admin, users.bulkUpdate, { body: { ids, change: { department: 'Sales' } } })).toEqual({ changed: mostUsersAtOnce });
  expect(await statementsOf(app, async () => expect(await ok(admin, users.bulkRemove, { body: { ids } })).toEqual({ removed: mostUsersAtOnce }))).toBeLessThan(100);
  const [changeSet] = await changeSets(admin, ids.slice(0, 1));
  const undo = async (id: string) => expect(await ok(admin, audit.revert, { params: { id } })).toMatchObject({ reverted: 3 * mostUsersAtOnce });
  expect(await statementsOf(app, () => undo(changeSet!))).toBeLessThan(100);
  expect((await ok(admin, users.list, { query: { department: 'Sales', configured: 'true' } })).total).toBe(mostUsersAtOnce);
});

test('an extension that rings on the app of a user who is removed does so no more, says so in its log, and does again when that is undone', async () => {
  const { admin, enterprise } = await anEnterprise();
  const [ann, bob] = [await aUser(app, enterprise, { firstName: 'Ann' }), await aUser(app, enterprise, { firstName: 'Bob' })];
  const { id } = await anExtension(app, enterprise, { shortNumber: '101', displayName: 'Desk' });
  const params = { id };
  const ring = (userId: string, version: number) => ok(admin, extensionCards.updateEndpoints, { params, body: { softphone: { isOn: true }, mobile: { isOn: true, userId }, version } });
  const endpoints = async () => (await ok(admin, extensionCards.settings, { params })).endpoints;
  await ring(ann.id, 1);
  for (const remove of [() => ok(admin, users.bulkRemove, { body: { ids: [ann.id, bob.id] } }), () => ok(admin, users.remove, { params: { id: ann.id } })]) {
    const before = await endpoints();
    await remove();
    expect(await endpoints()).toMatchObject({ softphone: { isOn: true }, mobile: { isOn: false, userId: null, user: null }, version: before.version + 1 });
    const [told] = (await ok(admin, audit.list, { query: { entityId: id } })).items;
    expect(told).toMatchObject({ action: 'extension.updated', changeSetId: [...(await changeSets(admin, [ann.id]))][0] });
    await ok(admin, audit.revert, { params: { id: told!.changeSetId } });
    expect(await endpoints()).toMatchObject({ softphone: { isOn: true }, mobile: { isOn: true, userId: ann.id } });
  }
});
