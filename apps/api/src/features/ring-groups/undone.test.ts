import { audit } from '@patchbay/contract/audit';
import { extensions } from '@patchbay/contract/extensions';
import { ringGroups } from '@patchbay/contract/ring-groups';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

/** Bob and Ann in a group that forwards to Ann's voicemail. */
const inFull = async () => {
  const { enterprise } = await aTree(app);
  const [ann, bob] = [await anExtension(app, enterprise, { shortNumber: '101', displayName: 'Ann' }), await anExtension(app, enterprise, { shortNumber: '102', displayName: 'Bob' })];
  const admin = await signedIn(app, enterprise);
  const draft = { name: 'Sales', memberExtensionIds: [bob.id, ann.id], onNoAnswer: { action: 'FORWARD' as const, destination: { kind: 'VOICEMAIL' as const, extensionId: ann.id } } };
  return { ann, bob, admin, draft, group: await ok(admin, ringGroups.create, { body: draft }) };
};
const get = (admin: Caller, id: string) => ok(admin, ringGroups.get, { params: { id } });
const membersOf = async (admin: Caller, id: string) => (await get(admin, id)).members.map(({ label }) => label);

/** Undoes the last change of that kind, after a preview in which nothing stood in the way. */
const undo = async (admin: Caller, entityId: string, kind = '.removed') => {
  const { items } = await ok(admin, audit.list, { query: { entityId } });
  const { changeSetId } = items.find(({ action }) => action.endsWith(kind))!;
  const preview = await ok(admin, audit.previewRevert, { params: { id: changeSetId } });
  expect(preview.steps.map(({ conflict }) => conflict)).toEqual([null]);
  await ok(admin, audit.revert, { params: { id: changeSetId } });
};

test.each([['the last first', [1, 0]], ['the first first', [0, 1]]] as const)('a member, and then its group: %s', async (_, order) => {
  const { admin, group, bob } = await inFull();
  await ok(admin, extensions.remove, { params: { id: bob.id } });
  await ok(admin, ringGroups.remove, { params: { id: group.id } });
  for (const place of order) await undo(admin, [bob.id, group.id][place]!);
  expect(await membersOf(admin, group.id)).toEqual(['102 Bob', '101 Ann']);
});

test.each([['the last first', [1, 0]], ['the first first', [0, 1]]] as const)('a group, and then a member to whom it forwards: %s', async (_, order) => {
  const { admin, group, draft, ann } = await inFull();
  await ok(admin, ringGroups.remove, { params: { id: group.id } });
  await ok(admin, extensions.remove, { params: { id: ann.id } });
  for (const place of order) await undo(admin, [group.id, ann.id][place]!);
  expect(await get(admin, group.id)).toMatchObject({ ...draft, onNoAnswerTo: { label: '101 Ann' } });
});

test('a group that forwarded to what was gone already has that dead end again, after a change as well', async () => {
  const { admin, group, draft, ann, bob } = await inFull();
  await ok(admin, ringGroups.update, { params: { id: group.id }, body: { ...draft, memberExtensionIds: [bob.id], version: 1 } });
  await ok(admin, extensions.remove, { params: { id: ann.id } });
  const { version } = await get(admin, group.id);
  await ok(admin, ringGroups.update, { params: { id: group.id }, body: { name: 'Other', version } });
  await undo(admin, group.id, '.updated');
  expect(await get(admin, group.id)).toMatchObject({ name: 'Sales', onNoAnswer: draft.onNoAnswer, onNoAnswerTo: null });
  await ok(admin, ringGroups.remove, { params: { id: group.id } });
  await undo(admin, group.id);
  expect(await get(admin, group.id)).toMatchObject({ onNoAnswer: draft.onNoAnswer, onNoAnswerTo: null });
  await undo(admin, ann.id);
  expect(await get(admin, group.id)).toMatchObject({ onNoAnswerTo: { label: '101 Ann' } });
});
