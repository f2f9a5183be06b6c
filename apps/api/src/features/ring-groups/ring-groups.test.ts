import { audioFiles } from '@patchbay/contract/audio-files';
import { audit } from '@patchbay/contract/audit';
import { dialSpace } from '@patchbay/contract/dial-space';
import { destinations } from '@patchbay/contract/destinations';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensions } from '@patchbay/contract/extensions';
import type { BodyInputOf } from '@patchbay/contract/http/endpoint';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import type { Destination } from '@patchbay/contract/primitives/destination';
import { ringGroups } from '@patchbay/contract/ring-groups';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anAudioFile } from '@patchbay/testkit/builders/audio-files';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { aRingGroup } from '@patchbay/testkit/builders/ring-groups';
import { type Caller, call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const inEnterprise = async () => {
  const { enterprise } = await aTree(app);
  const [ann, bob, cy] = [await anExtension(app, enterprise, { shortNumber: '101', displayName: 'Ann' }), await anExtension(app, enterprise, { shortNumber: '102', displayName: 'Bob' }), await anExtension(app, enterprise, { shortNumber: '103', displayName: 'Cy' })];
  return { enterprise, ann, bob, cy, admin: await signedIn(app, enterprise) };
};
type Draft = BodyInputOf<typeof ringGroups.create>;

/** A group with everything that a group can have. */
const inFull = async () => {
  const given = await inEnterprise();
  const { enterprise, ann, bob, admin } = given;
  const [number, file] = [await aNumber(app, enterprise), await anAudioFile(app, enterprise, { name: 'Please wait' })];
  const draft: Draft = {
    name: 'Sales', shortNumber: '600', phoneNumberIds: [number.id], isRecorded: true, strategy: 'SEQUENTIAL', ringSeconds: 15, isCyclic: true,
    queue: { isOn: true, audioFileId: file.id, maxWaiting: 7 }, memberExtensionIds: [bob.id, ann.id], onNoAnswer: { action: 'FORWARD', destination: { kind: 'VOICEMAIL', extensionId: ann.id } },
  };
  return { ...given, number, file, draft, group: await ok(admin, ringGroups.create, { body: draft }) };
};

const get = (admin: Caller, id: string) => ok(admin, ringGroups.get, { params: { id } });
const membersOf = async (admin: Caller, id: string) => (await get(admin, id)).members.map(({ label }) => label);
const undoLast = async (admin: Caller, entityId: string) => {
  const { items } = await ok(admin, audit.list, { query: { entityId } });
  return ok(admin, audit.revert, { params: { id: items[0]!.changeSetId } });
};
const forwardTo = (destination: Destination) => ({ action: 'FORWARD' as const, destination });

test('a group comes back as it was given, with members in their order and everything by name; it is changed and removed', async () => {
  const { admin, draft, group, ann, cy } = await inFull();
  expect(group).toMatchObject({
    ...draft, version: 1, queueAudioFile: { kind: 'audio-file', label: 'Please wait' }, members: [{ label: '102 Bob' }, { label: '101 Ann' }], onNoAnswerTo: { destination: { kind: 'VOICEMAIL', extensionId: ann.id }, label: '101 Ann', isEnabled: true },
  });
  const body = { name: 'Support', memberExtensionIds: [cy.id, ann.id], version: 1 };
  expect(await ok(admin, ringGroups.update, { params: { id: group.id }, body })).toMatchObject({ name: 'Support', shortNumber: null, phoneNumbers: [], strategy: 'SIMULTANEOUS', members: [{ label: '103 Cy' }, { label: '101 Ann' }], onNoAnswerTo: null, version: 2 });
  expect((await call(admin, ringGroups.update, { params: { id: group.id }, body })).problem.code).toBe('stale-version');
  await ok(admin, ringGroups.remove, { params: { id: group.id } });
  expect((await call(admin, ringGroups.get, { params: { id: group.id } })).status).toBe(404);
});

describe('the dial space', () => {
  test('its short number means nothing else, and is free again when it is changed, given up or removed', async () => {
    const { admin, group, draft } = await inFull();
    const codes = async () => (await ok(admin, dialSpace.codes)).items.filter(({ kind }) => kind === 'ring-group').map(({ code }) => code);
    const taken = await call(admin, extensions.create, { body: { shortNumber: '600', displayName: 'Dee' } });
    expect(taken.problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/shortNumber', detail: '600 is in use by ring group 600 Sales.' }], references: [{ kind: 'ring-group', id: group.id }] });
    expect((await call(admin, ringGroups.create, { body: { name: 'Other', shortNumber: '101' } })).problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/shortNumber' }] });
    await ok(admin, ringGroups.update, { params: { id: group.id }, body: { ...draft, shortNumber: '601', version: 1 } });
    expect(await codes()).toEqual(['601']);
    await ok(admin, ringGroups.update, { params: { id: group.id }, body: { ...draft, shortNumber: null, version: 2 } });
    expect(await codes()).toEqual([]);
    await ok(admin, ringGroups.update, { params: { id: group.id }, body: { ...draft, version: 3 } });
    await ok(admin, ringGroups.remove, { params: { id: group.id } });
    expect(await codes()).toEqual([]);
  });
});

test('a number rings at the group and says so by its name, is nobody else\'s, and is free again when the group goes', async () => {
  const { admin, enterprise, number, group, draft } = await inFull();
  const read = () => ok(admin, phoneNumbers.get, { params: { id: number.id } });
  expect(await read()).toMatchObject({ voiceAssignee: { kind: 'ring-group', id: group.id, label: '600 Sales' }, services: ['PBX'], state: 'IN_SERVICE' });
  await ok(admin, ringGroups.update, { params: { id: group.id }, body: { ...draft, name: 'Shop', shortNumber: '61', version: 1 } });
  expect((await read()).voiceAssignee?.label).toBe('61 Shop');
  expect((await ok(admin, phoneNumbers.list, { query: { assigneeKind: 'ring-group' } })).items.map(({ id }) => id)).toEqual([number.id]);
  expect((await call(admin, ringGroups.create, { body: { name: 'Other', phoneNumberIds: [number.id] } })).problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/phoneNumberIds/0' }] });
  const trunk = await aNumber(app, enterprise, { voiceRouteType: 'EXTERNAL_TRUNK' });
  expect((await call(admin, ringGroups.create, { body: { name: 'Other', phoneNumberIds: [trunk.id] } })).problem.errors).toEqual([{ pointer: '/phoneNumberIds/0', detail: 'Only voice numbers by direct routing ring at a ring group.' }]);
  expect((await ok(admin, ringGroups.references, { params: { id: group.id } })).released).toContainEqual({ kind: 'phone-number', id: number.id, label: number.e164 });
  await ok(admin, ringGroups.remove, { params: { id: group.id } });
  expect(await read()).toMatchObject({ voiceAssignee: null, state: 'SPARE' });
});

test('an audio file that a group plays to those who wait stays, and says by which', async () => {
  const { admin, file, group } = await inFull();
  const reference = { kind: 'ring-group', id: group.id, label: '600 Sales' };
  expect((await ok(admin, audioFiles.references, { params: { id: file.id } })).blocking).toEqual([reference]);
  expect((await call(admin, audioFiles.remove, { params: { id: file.id } })).problem).toMatchObject({ code: 'in-use', references: [reference] });
});

test('what the enterprise does not have, another one\'s included, is refused at its place', async () => {
  const { admin } = await inEnterprise();
  const theirs = await inFull();
  const refused = async (body: Partial<Draft>) => (await call(admin, ringGroups.create, { body: { name: 'Sales', ...body } })).problem.errors;
  expect(await refused({ memberExtensionIds: [theirs.ann.id] })).toEqual([{ pointer: '/memberExtensionIds/0', detail: 'The enterprise has no such extension.' }]);
  expect(await refused({ queue: { isOn: true, audioFileId: theirs.file.id } })).toEqual([{ pointer: '/queue/audioFileId', detail: 'The enterprise has no such audio file.' }]);
  const foreign: [Destination, string][] = [
    [{ kind: 'EXTENSION', id: theirs.ann.id }, 'The enterprise has no such extension.'], [{ kind: 'VOICEMAIL', extensionId: theirs.ann.id }, 'The enterprise has no such extension.'],
    [{ kind: 'RING_GROUP', id: theirs.group.id }, 'The enterprise has no such ring group.'], [{ kind: 'PHONE_NUMBER', id: theirs.number.id }, 'The enterprise has no such number.'],
  ];
  for (const [destination, detail] of foreign) expect(await refused({ onNoAnswer: forwardTo(destination) })).toEqual([{ pointer: '/onNoAnswer/destination', detail }]);
});

test('a group forwards to each kind of destination, and not to itself', async () => {
  const { admin, enterprise, ann, group, draft } = await inFull();
  const [other, number] = [await aRingGroup(app, enterprise, { name: 'Night' }), await aNumber(app, enterprise)];
  const kinds: [Destination, string][] = [
    [{ kind: 'EXTENSION', id: ann.id }, '101 Ann'], [{ kind: 'VOICEMAIL', extensionId: ann.id }, '101 Ann'], [{ kind: 'RING_GROUP', id: other.id }, 'Night'], [{ kind: 'PHONE_NUMBER', id: number.id }, number.e164],
    [{ kind: 'EXTERNAL', e164: '+351912345678' as never }, '+351912345678'],
  ];
  for (const [index, [destination, label]] of kinds.entries()) {
    const saved = await ok(admin, ringGroups.update, { params: { id: group.id }, body: { ...draft, onNoAnswer: forwardTo(destination), version: index + 1 } });
    expect([saved.onNoAnswerTo, (await get(admin, group.id)).onNoAnswerTo]).toEqual(Array(2).fill({ destination, label, isEnabled: true }));
  }
  const { problem } = await call(admin, ringGroups.update, { params: { id: group.id }, body: { ...draft, onNoAnswer: forwardTo({ kind: 'RING_GROUP', id: group.id }), version: 6 } });
  expect(problem.errors).toEqual([{ pointer: '/onNoAnswer/destination', detail: 'A group cannot forward to itself.' }]);
  expect((await ok(admin, destinations.find, { query: { q: 'night' } })).items).toEqual([{ destination: { kind: 'RING_GROUP', id: other.id }, label: 'Night', isEnabled: true }]);
});

test('who loses a group is named once, keys of phones among them', async () => {
  const { admin, enterprise, group, ann, bob, number } = await inFull();
  await ok(admin, extensionCards.updateUnconditionalForward, { params: { id: bob.id }, body: { mode: 'ALWAYS', destination: { kind: 'RING_GROUP', id: group.id }, version: 1 } });
  const phone = await aPhone(app, enterprise, { name: 'Desk' });
  await asPlatform(app.deps.database, (tx) => tx.phone.update({ where: { id: phone.id }, data: { keys: [{ module: 0, position: 1, kind: 'speed-dial', value: '600', label: 'Sales', line: null }] }, select: { id: true } }));
  expect((await ok(admin, ringGroups.references, { params: { id: group.id } })).released).toEqual([
    { kind: 'phone-number', id: number.id, label: number.e164 }, { kind: 'extension', id: bob.id, label: '102 Bob' }, { kind: 'extension', id: ann.id, label: '101 Ann' }, { kind: 'phone', id: phone.id, label: 'Desk' },
  ]);
});

describe('what is removed leaves the group, and comes back to it when that is undone', () => {
  test('a member, to the same place, though the group was saved meanwhile', async () => {
    const { admin, group, draft, ann, bob, cy } = await inFull();
    await ok(admin, ringGroups.update, { params: { id: group.id }, body: { ...draft, memberExtensionIds: [ann.id, bob.id, cy.id], onNoAnswer: {}, version: 1 } });
    expect((await ok(admin, extensions.references, { params: { id: bob.id } })).released).toContainEqual({ kind: 'ring-group', id: group.id, label: '600 Sales' });
    await ok(admin, extensions.remove, { params: { id: bob.id } });
    const { version, ...left } = await get(admin, group.id);
    expect([left.members.map(({ label }) => label), version]).toEqual([['101 Ann', '103 Cy'], 3]);
    await undoLast(admin, bob.id);
    expect(await membersOf(admin, group.id)).toEqual(['101 Ann', '102 Bob', '103 Cy']);
    await ok(admin, extensions.remove, { params: { id: bob.id } });
    const before = await get(admin, group.id);
    await ok(admin, ringGroups.update, { params: { id: group.id }, body: { ...before, name: 'Shop' } });
    await undoLast(admin, bob.id);
    expect((await membersOf(admin, group.id)).sort()).toEqual(['101 Ann', '102 Bob', '103 Cy']);
  });

  test('an extension that it forwards to: the dialog says so, the group keeps that it is gone, and can still be saved', async () => {
    const { admin, group, draft, ann, bob } = await inFull();
    const only = { ...draft, memberExtensionIds: [bob.id] };
    await ok(admin, ringGroups.update, { params: { id: group.id }, body: { ...only, version: 1 } });
    expect((await ok(admin, extensions.references, { params: { id: ann.id } })).released).toContainEqual({ kind: 'ring-group', id: group.id, label: '600 Sales' });
    await ok(admin, extensions.remove, { params: { id: ann.id } });
    expect(await get(admin, group.id)).toMatchObject({ onNoAnswer: draft.onNoAnswer, onNoAnswerTo: null, version: 3 });
    await ok(admin, ringGroups.update, { params: { id: group.id }, body: { ...only, name: 'Renamed', version: 3 } });
    expect((await call(admin, ringGroups.create, { body: { ...only, name: 'New', shortNumber: null, phoneNumberIds: [] } })).problem.errors).toEqual([{ pointer: '/onNoAnswer/destination', detail: 'The enterprise has no such extension.' }]);
    await undoLast(admin, ann.id);
    expect(await get(admin, group.id)).toMatchObject({ name: 'Renamed', onNoAnswerTo: { label: '101 Ann' } });
  });

  test('a group that it forwards to', async () => {
    const { admin, enterprise, group, draft } = await inFull();
    const night = await aRingGroup(app, enterprise, { name: 'Night' });
    await ok(admin, ringGroups.update, { params: { id: group.id }, body: { ...draft, onNoAnswer: forwardTo({ kind: 'RING_GROUP', id: night.id }), version: 1 } });
    expect((await ok(admin, ringGroups.references, { params: { id: night.id } })).released).toEqual([{ kind: 'ring-group', id: group.id, label: '600 Sales' }]);
    await ok(admin, ringGroups.remove, { params: { id: night.id } });
    expect(await get(admin, group.id)).toMatchObject({ onNoAnswerTo: null, version: 3 });
    await undoLast(admin, night.id);
    expect(await get(admin, group.id)).toMatchObject({ onNoAnswerTo: { label: 'Night' }, version: 4 });
  });
});

test('a change and a removal of a group are undone with its numbers, members and short number', async () => {
  const { admin, group, draft } = await inFull();
  await ok(admin, ringGroups.update, { params: { id: group.id }, body: { name: 'Other', version: 1 } });
  await undoLast(admin, group.id);
  expect(await get(admin, group.id)).toMatchObject(draft);
  await ok(admin, ringGroups.remove, { params: { id: group.id } });
  await undoLast(admin, group.id);
  expect(await get(admin, group.id)).toMatchObject(draft);
});

describe('from the side of the extension', () => {
  const inGroups = async () => {
    const given = await inEnterprise();
    const { enterprise, ann, bob } = given;
    const groups = [await aRingGroup(app, enterprise, { name: 'A', memberExtensionIds: [ann.id, bob.id] }), await aRingGroup(app, enterprise, { name: 'B', memberExtensionIds: [bob.id] }), await aRingGroup(app, enterprise, { name: 'C' })] as const;
    const assign = (id: string, ringGroupIds: string[]) => call(given.admin, ringGroups.assign, { params: { id }, body: { ringGroupIds } });
    return { ...given, groups, assign };
  };
  const namesOf = async (admin: Caller, extensionId: string) => (await ok(admin, ringGroups.list, { query: { extensionId } })).items.map(({ name }) => name);

  test('[80] the groups of an extension are listed', async () => {
    const { admin, ann, bob, cy } = await inGroups();
    expect([await namesOf(admin, ann.id), await namesOf(admin, bob.id), await namesOf(admin, cy.id)]).toEqual([['A'], ['A', 'B'], []]);
  });

  test('[81] [82] it is added to several groups and taken out of another at once: it comes last, and the log has a row for each group in one change that is undone at once', async () => {
    const { admin, ann, groups: [a, b, c], assign } = await inGroups();
    const { body } = await assign(ann.id, [b.id, c.id]);
    expect(body.items.map(({ name, members }) => [name, ...members.map(({ label }) => label)])).toEqual([['B', '102 Bob', '101 Ann'], ['C', '101 Ann']]);
    expect(await membersOf(admin, a.id)).toEqual(['102 Bob']);
    const rows = (await ok(admin, audit.list, { query: { action: 'ring-group.updated' } })).items;
    expect([new Set(rows.map(({ changeSetId }) => changeSetId)).size, rows.map(({ entity }) => entity.label).sort()]).toEqual([1, ['A', 'B', 'C']]);
    await undoLast(admin, a.id);
    expect([await membersOf(admin, a.id), await membersOf(admin, b.id), await membersOf(admin, c.id)]).toEqual([['101 Ann', '102 Bob'], ['102 Bob'], []]);
  });

  test('groups that do not change keep their version and their order', async () => {
    const { admin, ann, groups: [a], assign } = await inGroups();
    await assign(ann.id, [a.id]);
    expect(await get(admin, a.id)).toMatchObject({ version: 1, members: [{ label: '101 Ann' }, { label: '102 Bob' }] });
  });

  test('a group that is not there, another enterprise\'s included, changes nothing', async () => {
    const { admin, ann, groups: [a, b], assign } = await inGroups();
    const theirs = await inGroups();
    expect((await assign(ann.id, [b.id, theirs.groups[0].id])).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/ringGroupIds/1' }] });
    expect((await assign(theirs.ann.id, [a.id])).status).toBe(404);
    expect(await namesOf(admin, ann.id)).toEqual(['A']);
  });
});

test('the export has members by short number and what becomes of calls that nobody answers', async () => {
  const { admin, enterprise, number, ann } = await inFull();
  await aRingGroup(app, enterprise, { name: 'Direct', onNoAnswer: forwardTo({ kind: 'EXTENSION', id: ann.id }) });
  await aRingGroup(app, enterprise, { name: 'Plain' });
  const { text } = await call(admin, ringGroups.list, { query: { format: 'csv' } });
  expect(text.replace(/^\uFEFF/, '').split('\r\n').slice(0, 4)).toEqual([
    'Name,Short Number,Phone Numbers,Members,Ring Strategy,Ring Time,Cyclic,Waiting Queue,Queue Message,Queue Playlist,Maximum Waiting,Recorded,No Answer',
    'Direct,,,,All at the same time,20,false,false,,,5,false,101',
    'Plain,,,,All at the same time,20,false,false,,,5,false,End',
    `Sales,600,${number.e164},102;101,One after the other,15,true,true,Please wait,,7,true,Voicemail 101`,
  ]);
});
