import { audit } from '@patchbay/contract/audit';
import { extensions } from '@patchbay/contract/extensions';
import { imports } from '@patchbay/contract/imports';
import { ringGroups } from '@patchbay/contract/ring-groups';
import { asPlatform } from '@patchbay/database/as-platform';
import { permissionsOf } from '@patchbay/domain/access/roles';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension, anExtensionPerson } from '@patchbay/testkit/builders/extensions';
import { aPlannedImport, commitPlan } from '@patchbay/testkit/builders/imports';
import { aTree, type Node } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { undoAsLarge } from '@patchbay/testkit/builders/reverts';
import { aRingGroup } from '@patchbay/testkit/builders/ring-groups';
import { call, ok } from '@patchbay/testkit/call';
import { type SignedIn, signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const header = 'Short Number,Display Name,Groups,Phone Numbers,Forward All,Recorded';
const imported = async (admin: SignedIn, rows: string[]) => commitPlan(admin, await aPlannedImport(admin, { kind: 'extensions', content: `${[header, ...rows].join('\n')}\n`, fileName: 'extensions.csv' }));

interface World {
  enterprise: Node;
  admin: SignedIn;
  e164: string;
}

const aWorld = async (): Promise<World> => {
  const { enterprise } = await aTree(app);
  const ann = await anExtension(app, enterprise, { shortNumber: '101', displayName: 'Ann' });
  await aRingGroup(app, enterprise, { name: 'Sales', shortNumber: '600', memberExtensionIds: [ann.id] });
  return { enterprise, admin: await signedIn(app, enterprise), e164: (await aNumber(app, enterprise)).e164 };
};
const rowsFor = ({ e164 }: World) => [`101,Anna,,${e164},,TRUE`, '102,Bob,Sales,,101,FALSE', '103,Cy,Sales,,,FALSE'];
const asLarge = ({ admin, enterprise }: World, changeSetId: string) => undoAsLarge(admin, enterprise, changeSetId, { entityType: 'extension', permissions: [...permissionsOf('administrator', 'enterprise')] });

/** Everything of the extensions and groups but what tells two enterprises apart. */
const standing = async ({ admin }: World) => ({
  extensions: (await ok(admin, extensions.list, { query: { sort: 'shortNumber', pageSize: 200 } })).items.map(({ shortNumber, displayName, phoneNumbers, isRecorded, forwarding, ringGroups: groups }) => [shortNumber, displayName, phoneNumbers.length, isRecorded, forwarding.unconditional.mode, groups.map(({ name }) => name)]),
  groups: (await ok(admin, ringGroups.list, {})).items.map(({ name, members }) => [name, members.map(({ label }) => label)]),
});

/** What the log says of it, by object. */
const logged = async ({ admin }: World, changeSetId: string) =>
  (await ok(admin, audit.list, { query: { changeSetId, pageSize: 200 } })).items
    .map(({ action, entity, actor, isRevertible }) => ({ action, label: entity.label, actor: actor.kind, isRevertible })).sort((one, other) => (one.label < other.label ? -1 : 1));

test('an import that is undone by a request or by a job leaves the same extensions, groups and log, and so does the undoing of it', async () => {
  const [one, other] = [await aWorld(), await aWorld()];
  const untouched = await standing(other);
  const [small, large] = [await imported(one.admin, rowsFor(one)), await imported(other.admin, rowsFor(other))];
  const [before, ids] = [await standing(other), (await ok(other.admin, extensions.list, {})).items.map(({ id }) => id)];
  expect(before).not.toEqual(untouched);
  const undone = await ok(one.admin, audit.revert, { params: { id: small.changeSetId! } });
  const byJob = await asLarge(other, large.changeSetId!);
  expect(byJob).toMatchObject({ status: 'done', problem: null, progress: { done: 4, total: 4 } });
  expect(await standing(other)).toEqual(untouched);
  expect(await standing(other)).toEqual(await standing(one));
  expect(await logged(other, byJob.changeSetId)).toEqual(await logged(one, undone.changeSetId));
  const back = await ok(one.admin, audit.revert, { params: { id: undone.changeSetId } });
  const backByJob = await asLarge(other, byJob.changeSetId);
  expect(backByJob).toMatchObject({ status: 'done', problem: null });
  expect(await standing(other)).toEqual(before);
  expect(await standing(other)).toEqual(await standing(one));
  expect(await logged(other, backByJob.changeSetId)).toEqual(await logged(one, back.changeSetId));
  expect((await ok(other.admin, extensions.list, {})).items.map(({ id }) => id)).toEqual(ids);
});

const obstacles: { name: string; then: (world: World) => Promise<unknown> }[] = [
  { name: 'that was changed since', then: async ({ admin }) => {
    const cy = (await ok(admin, extensions.list, { query: { q: 'Cy' } })).items[0]!;
    await ok(admin, extensions.update, { params: { id: cy.id }, body: { shortNumber: '103', displayName: 'Cyril', phoneNumberIds: [], presentationNumberId: null, isEnabled: true, version: cy.version } });
  } },
  { name: 'that is gone since', then: async ({ admin }) => {
    const cy = (await ok(admin, extensions.list, { query: { q: 'Cy' } })).items[0]!;
    await ok(admin, extensions.remove, { params: { id: cy.id } });
  } },
];

test.each(obstacles)('an import does not go back over an extension $name, by the one way or the other', async ({ then }) => {
  for (const undo of ['small', 'large']) {
    const world = await aWorld();
    const { changeSetId } = await imported(world.admin, rowsFor(world));
    await then(world);
    const before = await standing(world);
    const refused = undo === 'small' ? (await call(world.admin, audit.revert, { params: { id: changeSetId! } })).problem : (await asLarge(world, changeSetId!)).problem;
    expect(refused, undo).toMatchObject({ code: 'revert-conflict', params: { count: expect.any(Number) as number } });
    expect(refused!.detail, undo).toContain('103 Cy');
    expect(await standing(world), undo).toEqual(before);
  }
});

test('who may do less gives nobody their rights back by a job either', async () => {
  const { admin, enterprise } = await aWorld();
  const boss = await anExtensionPerson(app, enterprise, { shortNumber: '109', displayName: 'Boss', role: 'administrator', username: 'boss' });
  await ok(admin, extensions.remove, { params: { id: boss.id } });
  const { changeSetId } = (await ok(admin, audit.list, { query: { entityId: boss.id } })).items[0]!;
  const refused = await undoAsLarge(admin, enterprise, changeSetId, { entityType: 'extension', permissions: ['extensions:read', 'extensions:write'] });
  expect(refused).toMatchObject({ status: 'failed', problem: { code: 'forbidden' } });
  expect((await ok(admin, extensions.list, {})).items.map(({ shortNumber }) => shortNumber)).toEqual(['101']);
});

test('an import of several chunks goes back as a whole and comes back as a whole, and one that was changed since stops all of it', async () => {
  const world = await aWorld();
  const { admin, enterprise } = world;
  const many = 1_101;
  const done = await imported(admin, Array.from({ length: many }, (_, index) => `${1_000 + index},No ${index},,,,TRUE`));
  expect(done).toMatchObject({ status: 'done', counts: { create: many } });
  const count = async () => asPlatform(app.deps.database, (tx) => tx.extension.count({ where: { tenantId: enterprise.id } }));
  const [first] = (await ok(admin, extensions.list, { query: { q: '1000' } })).items;

  const undone = await asLarge(world, done.changeSetId!);
  expect(undone).toMatchObject({ status: 'done', progress: { done: many, total: many } });
  expect([await count(), (await ok(admin, imports.get, { params: { id: done.id } })).revertedBy]).toEqual([1, undone.changeSetId]);

  const back = await asLarge(world, undone.changeSetId);
  expect(back).toMatchObject({ status: 'done', progress: { done: many } });
  expect(await count()).toBe(many + 1);
  expect(await ok(admin, extensions.get, { params: { id: first!.id } })).toMatchObject({ shortNumber: '1000', displayName: 'No 0' });

  await ok(admin, extensions.update, { params: { id: first!.id }, body: { shortNumber: '1000', displayName: 'Elsewhere', phoneNumberIds: [], presentationNumberId: null, isEnabled: true, version: 1 } });
  const refused = await asLarge(world, back.changeSetId);
  expect(refused).toMatchObject({ status: 'failed', problem: { code: 'revert-conflict', params: { count: 1 }, references: [{ kind: 'extension', id: first!.id }] } });
  expect(await count()).toBe(many + 1);
});
