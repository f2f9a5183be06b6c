import { audit } from '@patchbay/contract/audit';
import { imports } from '@patchbay/contract/imports';
import { phones } from '@patchbay/contract/phones';
import { asPlatform } from '@patchbay/database/as-platform';
import { permissionsOf } from '@patchbay/domain/access/roles';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aPlannedImport, commitPlan } from '@patchbay/testkit/builders/imports';
import { aTree, type Node } from '@patchbay/testkit/builders/organisations';
import { uniqueMac } from '@patchbay/testkit/builders/phones';
import { carryOutReverts, undoAsLarge } from '@patchbay/testkit/builders/reverts';
import { call, ok } from '@patchbay/testkit/call';
import { type SignedIn, signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const header = 'Name,Phone Model,Line 0,MAC plain,Virtual';
const imported = async (admin: SignedIn, rows: string[]) => commitPlan(admin, await aPlannedImport(admin, { kind: 'phones', content: `${[header, ...rows].join('\n')}\n`, fileName: 'phones.csv' }));

interface World {
  enterprise: Node;
  admin: SignedIn;
  mac: string;
}

const aWorld = async (): Promise<World> => {
  const { enterprise } = await aTree(app);
  await anExtension(app, enterprise, { shortNumber: '101', displayName: 'Ann' });
  const world = { enterprise, admin: await signedIn(app, enterprise), mac: uniqueMac() };
  await imported(world.admin, [`Lobby,Yealink T46U,,${world.mac},`]);
  return world;
};
const rowsFor = ({ mac }: World) => [`Entrance,Yealink T54W,101,${mac},`, `Desk,Yealink T46U,101,${uniqueMac()},`, 'Soft,Linphone Desktop,101,,TRUE'];
const asLarge = ({ admin, enterprise }: World, changeSetId: string) => undoAsLarge(admin, enterprise, changeSetId, { entityType: 'phone', permissions: [...permissionsOf('administrator', 'enterprise')] });

/** Everything of the phones but what tells two enterprises apart. */
const standing = async ({ admin }: World) =>
  (await ok(admin, phones.list, { query: { sort: 'name', pageSize: 200 } })).items.map(({ name, modelId, lines, isVirtual, hasHttpPassword }) => [name, modelId, lines.map(({ shortNumber }) => shortNumber), isVirtual, hasHttpPassword]);

const logged = async ({ admin }: World, changeSetId: string) =>
  (await ok(admin, audit.list, { query: { changeSetId, pageSize: 200 } })).items
    .map(({ action, entity, actor, isRevertible }) => ({ action, label: entity.label, actor: actor.kind, isRevertible })).sort((one, other) => (one.label < other.label ? -1 : 1));

test('an import that is undone by a request or by a job leaves the same phones and log, and so does the undoing of it', async () => {
  const [one, other] = [await aWorld(), await aWorld()];
  const untouched = await standing(other);
  const [small, large] = [await imported(one.admin, rowsFor(one)), await imported(other.admin, rowsFor(other))];
  const before = await standing(other);
  expect(before).not.toEqual(untouched);
  const undone = await ok(one.admin, audit.revert, { params: { id: small.changeSetId! } });
  const byJob = await asLarge(other, large.changeSetId!);
  expect(byJob).toMatchObject({ status: 'done', problem: null, progress: { done: 3, total: 3 } });
  expect(await standing(other)).toEqual(untouched);
  expect(await standing(other)).toEqual(await standing(one));
  expect(await logged(other, byJob.changeSetId)).toEqual(await logged(one, undone.changeSetId));
  const back = await ok(one.admin, audit.revert, { params: { id: undone.changeSetId } });
  const backByJob = await asLarge(other, byJob.changeSetId);
  expect(await standing(other)).toEqual(before);
  expect(await logged(other, backByJob.changeSetId)).toEqual(await logged(one, back.changeSetId));
});

test('an import does not go back over a phone that was changed since, by the one way or the other', async () => {
  for (const undo of ['small', 'large']) {
    const world = await aWorld();
    const { changeSetId } = await imported(world.admin, rowsFor(world));
    const desk = (await ok(world.admin, phones.list, { query: { q: 'Desk' } })).items[0]!;
    await ok(world.admin, phones.update, { params: { id: desk.id }, body: { ...desk, name: 'Elsewhere' } });
    const before = await standing(world);
    const refused = undo === 'small' ? (await call(world.admin, audit.revert, { params: { id: changeSetId! } })).problem : (await asLarge(world, changeSetId!)).problem;
    expect(refused, undo).toMatchObject({ code: 'revert-conflict', params: { count: 1 }, references: [{ kind: 'phone', id: desk.id }] });
    expect(await standing(world), undo).toEqual(before);
  }
});

test('an import of more phones than a request can undo is undone by a job', async () => {
  const { admin, enterprise } = await aWorld();
  const many = 2_001;
  const done = await imported(admin, Array.from({ length: many }, (_, index) => `No ${index},Yealink T46U,,${uniqueMac()},`));
  expect(done).toMatchObject({ status: 'done', counts: { create: many } });
  const preview = await ok(admin, audit.previewRevert, { params: { id: done.changeSetId! } });
  expect(preview.steps[0]).toMatchObject({ does: 'remove', conflict: null, entity: { type: 'phone' } });
  expect(preview.rest).toEqual([{ type: 'phone', does: 'remove', count: many - preview.steps.length }]);
  expect(preview.steps).toHaveLength(1_000);
  expect(await ok(admin, audit.revert, { params: { id: done.changeSetId! } })).toMatchObject({ running: true });
  const undone = await carryOutReverts(admin, enterprise);
  expect(undone).toMatchObject({ status: 'done', progress: { done: many, total: many } });
  expect(await asPlatform(app.deps.database, (tx) => tx.phone.count({ where: { tenantId: enterprise.id } }))).toBe(1);
  expect((await ok(admin, imports.get, { params: { id: done.id } })).revertedBy).toBe(undone.changeSetId);
});
