import { audit } from '@patchbay/contract/audit';
import { appConfigurations } from '@patchbay/contract/app-configurations';
import { contactMethods } from '@patchbay/contract/contact-methods';
import { imports } from '@patchbay/contract/imports';
import { reverts } from '@patchbay/contract/reverts';
import { timeSchedules } from '@patchbay/contract/time-schedules';
import { users } from '@patchbay/contract/users';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aContactMethod } from '@patchbay/testkit/builders/contact-methods';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aPlannedImport, commitPlan } from '@patchbay/testkit/builders/imports';
import { aTree, type Node } from '@patchbay/testkit/builders/organisations';
import { carryOutReverts, undoAsLarge, undoLarge } from '@patchbay/testkit/builders/reverts';
import { aTimeSchedule } from '@patchbay/testkit/builders/time-schedules';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, ok } from '@patchbay/testkit/call';
import { type SignedIn, signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const header = 'First Name,Last Name,Email,Department,Job Title,CRM User ID,Time Schedule';
const imported = async (admin: SignedIn, rows: string[]) => commitPlan(admin, await aPlannedImport(admin, { kind: 'users', content: `${[header, ...rows].join('\n')}\n`, fileName: 'users.csv' }));

interface World {
  reseller: Node;
  enterprise: Node;
  admin: SignedIn;
  above: SignedIn;
}

const aWorld = async (): Promise<World> => {
  const { reseller, enterprise } = await aTree(app);
  await aTimeSchedule(app, enterprise, { name: 'Office' });
  await aUser(app, enterprise, { firstName: 'Zoe', lastName: 'Abel', email: 'zoe@one.example', department: 'Sales', crmUserId: 'k-1' });
  return { reseller, enterprise, admin: await signedIn(app, enterprise), above: await signedIn(app, reseller) };
};
const rows = ['Zoe,Berg,zoe@one.example,Support,,k-1,Office', 'Ann,Lee,ann@one.example,Sales,Agent,,Office', 'Bob,Fox,,Workshop,,,'];

/** Everything of the users but what tells two enterprises apart. */
const standing = async ({ admin }: World) =>
  (await ok(admin, users.list, { query: { sort: 'firstName', pageSize: 200 } })).items.map(({ name, email, department, jobTitle, crmUserId, timeScheduleName, invitation, appConfiguration: { isConfigured } }) => ({ name, email, department, jobTitle, crmUserId, timeScheduleName, status: invitation.status, isConfigured }));

/** What the log says of it, by user. */
const logged = async ({ admin }: World, changeSetId: string) =>
  (await ok(admin, audit.list, { query: { changeSetId, pageSize: 200 } })).items
    .map(({ action, entity, actor, isRevertible }) => ({ action, label: entity.label, actor: actor.kind, isRevertible })).sort((one, other) => (one.label < other.label ? -1 : 1));

test('an import that is undone as a whole or user by user leaves the same users and the same log, and so does the undoing of it', async () => {
  const [one, other] = [await aWorld(), await aWorld()];
  const [small, large] = [await imported(one.admin, rows), await imported(other.admin, rows)];
  const [before, ids] = [await standing(other), await ok(other.admin, users.list, {})];
  const undone = await ok(one.admin, audit.revert, { params: { id: small.changeSetId! } });
  const asSet = await undoAsLarge(other.admin, other.enterprise, large.changeSetId!, { entityType: 'user' });
  expect(asSet).toMatchObject({ status: 'done', problem: null, progress: { done: 3, total: 3 } });
  expect((await standing(other)).map(({ name, department }) => [name, department])).toEqual([['Zoe Abel', 'Sales']]);
  expect(await standing(other)).toEqual(await standing(one));
  expect(await logged(other, asSet.changeSetId)).toEqual(await logged(one, undone.changeSetId));
  const back = await ok(one.admin, audit.revert, { params: { id: undone.changeSetId } });
  const backAsSet = await undoAsLarge(other.admin, other.enterprise, asSet.changeSetId, { entityType: 'user' });
  expect(await standing(other)).toEqual(before);
  expect(await standing(other)).toEqual(await standing(one));
  expect(await logged(other, backAsSet.changeSetId)).toEqual(await logged(one, back.changeSetId));
  // With their ids, and those of their lines.
  const again = await ok(other.admin, users.list, {});
  expect(again.items.map(({ id, appConfiguration }) => [id, appConfiguration.id])).toEqual(ids.items.map(({ id, appConfiguration }) => [id, appConfiguration.id]));
});

const obstacles: { name: string; then: (world: World) => Promise<unknown>; problem: object }[] = [
  { name: 'who was changed since', problem: { code: 'revert-conflict', params: { count: 1 } },
    then: async ({ admin }) => {
      const ann = (await ok(admin, users.list, { query: { q: 'ann@one' } })).items[0]!;
      await ok(admin, users.update, { params: { id: ann.id }, body: { ...ann, department: 'Elsewhere' } });
    } },
  { name: 'who was given a line since', problem: { code: 'revert-conflict', detail: 'Ann Lee was given a line since. Remove the user instead.' },
    then: async ({ admin }) => {
      const { appConfiguration: { id } } = (await ok(admin, users.list, { query: { q: 'ann@one' } })).items[0]!;
      await ok(admin, appConfigurations.update, { params: { id }, body: { version: 1 } });
    } },
  { name: 'whose app rings as an extension since', problem: { code: 'revert-conflict', detail: 'The app of Ann Lee rings as extension 100 Ann since. Remove the user instead.' },
    then: async ({ admin, enterprise }) => anExtension(app, enterprise, { shortNumber: '100', displayName: 'Ann', mobileUserId: (await ok(admin, users.list, { query: { q: 'ann@one' } })).items[0]!.id }) },
  { name: 'who was given a contact method since', problem: { code: 'revert-conflict', detail: 'Ann Lee was given a line since. Remove the user instead.' },
    then: async ({ admin, enterprise }) => aContactMethod(app, enterprise, { userId: (await ok(admin, users.list, { query: { q: 'ann@one' } })).items[0]!.id }) },
];

test.each(obstacles)('an import does not go back over a user $name, by the one way or the other', async ({ then, problem }) => {
  for (const undo of ['small', 'large']) {
    const world = await aWorld();
    const { changeSetId } = await imported(world.admin, rows);
    await then(world);
    const refused = undo === 'small' ? (await call(world.admin, audit.revert, { params: { id: changeSetId! } })).problem : (await undoAsLarge(world.admin, world.enterprise, changeSetId!, { entityType: 'user' })).problem;
    expect(refused, undo).toMatchObject(problem);
    expect(await standing(world), undo).toHaveLength(3);
  }
});

test.each([
  ['a limit that has become too small', { code: 'limit-reached', params: { limit: 2 } }, ({ enterprise }: World) => asPlatform(app.deps.database, (tx) => tx.organisation.update({ where: { id: enterprise.id }, data: { userLimit: 2 }, select: { id: true } }))],
  ['a schedule that is gone', { code: 'rule-broken', detail: 'There is no such time schedule.' }, async ({ admin }: World) => {
    const { items } = await ok(admin, timeSchedules.list, { query: { q: 'Office' } });
    await ok(admin, timeSchedules.remove, { params: { id: items[0]!.id } });
  }],
])('the undoing of an import is not undone against %s, by the one way or the other', async (_name, problem, then) => {
  for (const undo of ['small', 'large']) {
    const world = await aWorld();
    const done = await imported(world.admin, rows);
    const { changeSetId } = await ok(world.admin, audit.revert, { params: { id: done.changeSetId! } });
    await then(world);
    const refused = undo === 'small' ? (await call(world.admin, audit.revert, { params: { id: changeSetId } })).problem : (await undoAsLarge(world.admin, world.enterprise, changeSetId, { entityType: 'user' })).problem;
    expect(refused, undo).toMatchObject(problem);
    expect(await standing(world), undo).toHaveLength(1);
  }
});

test('an import of more than ten thousand users is undone by a job, from the enterprise or from above it, and brought back', async () => {
  const world = await aWorld();
  const { admin, above, enterprise, reseller } = world;
  const many = 10_001;
  const done = await imported(admin, Array.from({ length: many }, (_, index) => `User,No ${index},no-${index}@many.example,Sales,,,Office`));
  expect(done).toMatchObject({ status: 'done', counts: { create: many } });
  const count = async () => asPlatform(app.deps.database, (tx) => tx.user.count({ where: { tenantId: enterprise.id } }));
  const [first] = (await ok(admin, users.list, { query: { q: 'no-0@many' } })).items;

  const preview = await ok(admin, audit.previewRevert, { params: { id: done.changeSetId! } });
  expect(preview.steps[0]).toMatchObject({ does: 'remove', conflict: null, entity: { type: 'user' } });
  expect(preview.rest).toEqual([{ type: 'user', does: 'remove', count: many - preview.steps.length }]);
  expect(await ok(admin, audit.revert, { params: { id: done.changeSetId! } })).toMatchObject({ running: true });
  const undone = await carryOutReverts(admin, enterprise);
  expect(undone).toMatchObject({ status: 'done', progress: { done: many, total: many } });
  expect([await count(), (await ok(admin, imports.get, { params: { id: done.id } })).revertedBy]).toEqual([1, undone.changeSetId]);

  const obstacle = async (id: string) => (await ok(admin, audit.previewRevert, { params: { id } })).steps.flatMap(({ conflict, entity }) => (conflict === null ? [] : [[entity.id, conflict]]));
  const taker = await aUser(app, enterprise, { email: 'no-0@many.example' });
  expect(await obstacle(undone.changeSetId)).toEqual([[first!.id, 'Another user of the enterprise has this address.']]);
  await ok(admin, users.remove, { params: { id: taker.id } });
  expect(await obstacle(undone.changeSetId)).toEqual([]);

  const back = await undoLarge(above, reseller, undone.changeSetId);
  expect(back).toMatchObject({ status: 'done', progress: { done: many } });
  const line = await aContactMethod(app, enterprise, { userId: first!.id });
  expect(await obstacle(back.changeSetId)).toEqual([[first!.id, 'User No 0 was given a line since. Remove the user instead.']]);
  await ok(admin, contactMethods.remove, { params: { id: line.id } });
  expect(await count()).toBe(many + 1);
  expect(await ok(admin, users.get, { params: { id: first!.id } })).toMatchObject({ name: 'User No 0', email: 'no-0@many.example', timeScheduleName: 'Office', appConfiguration: { id: first!.appConfiguration.id } });

  // Of so many one that was changed since stops all.
  await ok(admin, users.update, { params: { id: first!.id }, body: { ...first!, department: 'Elsewhere', version: 1 } });
  const refused = await undoLarge(admin, enterprise, back.changeSetId);
  expect(refused).toMatchObject({ status: 'failed', problem: { code: 'revert-conflict', params: { count: 1 }, references: [{ kind: 'user', id: first!.id }] } });
  expect(await count()).toBe(many + 1);
  expect((await ok(above, reverts.list)).items.map(({ status }) => status)).toContain('done');
});
