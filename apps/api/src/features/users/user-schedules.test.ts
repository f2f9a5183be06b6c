import { audit } from '@patchbay/contract/audit';
import { phoneApp } from '@patchbay/contract/phone-app';
import { timeSchedules } from '@patchbay/contract/time-schedules';
import { users } from '@patchbay/contract/users';
import { testApp, testClock, type TestApp } from '@patchbay/testkit/app';
import { anAppDevice } from '@patchbay/testkit/builders/app-devices';
import { aContactMethod } from '@patchbay/testkit/builders/contact-methods';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aTimeSchedule } from '@patchbay/testkit/builders/time-schedules';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

// A Saturday, in Lisbon on the same clock.
const clock = testClock('2026-11-28T12:00:00.000Z');
let app: TestApp;
beforeAll(async () => void (app = await testApp({ deps: { clock } })));
afterAll(() => app.close());

const anEnterprise = async () => {
  const tree = await aTree(app);
  return { ...tree, admin: await signedIn(app, tree.enterprise) };
};

test('[5] a user follows a time schedule of the enterprise, or none', async () => {
  const { admin, enterprise } = await anEnterprise();
  const office = await aTimeSchedule(app, enterprise, { name: 'Office' });
  const made = await ok(admin, users.create, { body: { firstName: 'Ann', lastName: 'Lee', timeScheduleId: office.id } });
  expect(made).toMatchObject({ timeScheduleId: office.id, timeScheduleName: 'Office' });
  expect(await ok(admin, users.get, { params: { id: made.id } })).toEqual(made);
  await aUser(app, enterprise);
  expect((await ok(admin, users.list, { query: { timeScheduleId: office.id } })).items.map(({ id }) => id)).toEqual([made.id]);
  expect((await call(admin, users.list, { query: { format: 'csv' } })).text).toContain('Ann,Lee,,,,,Office,');
  const changed = await ok(admin, users.update, { params: { id: made.id }, body: { ...made, timeScheduleId: null } });
  expect(changed).toMatchObject({ timeScheduleId: null, timeScheduleName: null });
  const [last] = (await ok(admin, audit.list, { query: { entityId: made.id } })).items;
  await ok(admin, audit.revert, { params: { id: last!.changeSetId } });
  expect(await ok(admin, users.get, { params: { id: made.id } })).toMatchObject({ timeScheduleName: 'Office' });
});

test("another enterprise's schedule is as one that does not exist", async () => {
  const [mine, theirs] = [await anEnterprise(), await anEnterprise()];
  const { id } = await aTimeSchedule(app, theirs.enterprise);
  const { problem } = await call(mine.admin, users.create, { body: { firstName: 'Ann', lastName: 'Lee', timeScheduleId: id } });
  const { problem: unheard } = await call(mine.admin, users.create, { body: { firstName: 'Ann', lastName: 'Lee', timeScheduleId: mine.enterprise.id } });
  expect(problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/timeScheduleId' }] });
  expect(unheard.errors).toEqual(problem.errors);
});

test('a schedule that users follow is not deleted, and says who they are', async () => {
  const { admin, enterprise } = await anEnterprise();
  const { id } = await aTimeSchedule(app, enterprise);
  const ann = await aUser(app, enterprise, { firstName: 'Ann', lastName: 'Lee', timeScheduleId: id });
  const followers = [{ kind: 'user', id: ann.id, label: 'Ann Lee' }];
  expect(await ok(admin, timeSchedules.references, { params: { id } })).toEqual({ blocking: followers, removed: [], released: [] });
  expect((await call(admin, timeSchedules.remove, { params: { id } })).problem).toMatchObject({ code: 'in-use', references: followers });
  await ok(admin, users.remove, { params: { id: ann.id } });
  expect((await call(admin, timeSchedules.remove, { params: { id } })).status).toBe(204);
});

test('[5] the app says from when and until when its user is available, by the schedule', async () => {
  const { enterprise } = await anEnterprise();
  const saturday = { weekday: 6, from: '09:00', to: '13:30' };
  const follow = async (timeScheduleId?: string) => {
    const { id } = await aUser(app, enterprise, { timeScheduleId });
    return (await ok((await anAppDevice(app, enterprise, id)).as, phoneApp.get)).availability;
  };
  expect(await follow()).toBeNull();
  const open = await aTimeSchedule(app, enterprise, { name: 'Shop', hours: [saturday] });
  expect(await follow(open.id)).toEqual({ scheduleName: 'Shop', timeZone: 'Europe/Lisbon', isOpen: true, until: '2026-11-28T13:30:00.000Z' });
  const closed = await aTimeSchedule(app, enterprise, { hours: [saturday], exceptions: [{ name: 'Inventory', type: 'NON_WORKING', repeat: 'ONCE', from: '2026-11-28T00:00', to: '2026-11-29T00:00' }] });
  expect(await follow(closed.id)).toMatchObject({ isOpen: false, until: '2026-12-05T09:00:00.000Z' });
  expect(await follow((await aTimeSchedule(app, enterprise)).id)).toMatchObject({ isOpen: false, until: null });
});

test('a user says by how many devices and contact methods they are reached', async () => {
  const { admin, enterprise } = await anEnterprise();
  const { id } = await aUser(app, enterprise);
  await aUser(app, enterprise);
  await anAppDevice(app, enterprise, id);
  for (const kind of ['SIP_ACCOUNT', 'SIP_ACCOUNT', 'PSTN_FORWARDING', 'SIP_FORWARDING', 'EMAIL'] as const) await aContactMethod(app, enterprise, { userId: id, kind });
  const counts = { sipAccounts: 2, pstnForwardings: 1, sipForwardings: 1, invitation: { devices: 1 } };
  expect(await ok(admin, users.get, { params: { id } })).toMatchObject(counts);
  const { items } = await ok(admin, users.list);
  expect(items.find((user) => user.id === id)).toMatchObject(counts);
  expect(items.find((user) => user.id !== id)).toMatchObject({ sipAccounts: 0, pstnForwardings: 0, sipForwardings: 0 });
  expect((await ok(admin, users.update, { params: { id }, body: { ...items.find((user) => user.id === id)!, jobTitle: 'Lead' } }))).toMatchObject(counts);
  const [header, ...rows] = (await call(admin, users.list, { query: { format: 'csv' } })).text.trimEnd().split('\r\n');
  expect(header).toMatch(/,Devices,SIP Accounts,PSTN Forwarding,SIP Forwarding,/);
  expect(rows.some((row) => row.includes(',1,2,1,1,'))).toBe(true);
});
