import { audioFiles } from '@patchbay/contract/audio-files';
import { audit } from '@patchbay/contract/audit';
import { callFlows } from '@patchbay/contract/call-flows';
import { contactMethods } from '@patchbay/contract/contact-methods';
import { deliveryMethods } from '@patchbay/contract/delivery-methods';
import { extensions } from '@patchbay/contract/extensions';
import type { BodyInputOf } from '@patchbay/contract/http/endpoint';
import { internalNumbers } from '@patchbay/contract/internal-numbers';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { timeSchedules } from '@patchbay/contract/time-schedules';
import { users } from '@patchbay/contract/users';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anAudioFile } from '@patchbay/testkit/builders/audio-files';
import { hangUp } from '@patchbay/testkit/builders/call-flows';
import { aContactMethod } from '@patchbay/testkit/builders/contact-methods';
import { aDeliveryMethod } from '@patchbay/testkit/builders/delivery-methods';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { anInternalNumber } from '@patchbay/testkit/builders/internal-numbers';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aTimeSchedule } from '@patchbay/testkit/builders/time-schedules';
import { aUser } from '@patchbay/testkit/builders/users';
import { type Caller, call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { until } from '@patchbay/testkit/until';
import { waitingForLocks } from '@patchbay/testkit/waiting';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

type Draft = BodyInputOf<typeof callFlows.create>;
type Nodes = Draft['nodes'];

/** An enterprise with one of everything that a call flow can refer to, and a flow that refers to all of it. */
const inEnterprise = async () => {
  const { enterprise } = await aTree(app);
  const user = await aUser(app, enterprise, { firstName: 'Ann', lastName: 'Lee' });
  const has = {
    user, method: await aContactMethod(app, enterprise, { userId: user.id, name: 'Desk' }), extension: await anExtension(app, enterprise), file: await anAudioFile(app, enterprise),
    schedule: await aTimeSchedule(app, enterprise), delivery: await aDeliveryMethod(app, enterprise), number: await aNumber(app, enterprise), internal: await anInternalNumber(app, enterprise),
  };
  const members = [{ kind: 'contact-method' as const, id: has.method.id }, { kind: 'app-configuration' as const, id: user.appConfigurationId }, { kind: 'extension' as const, id: has.extension.id }];
  const nodes: Nodes = [
    { id: 'hours', type: 'TIME_ROUTER', timeScheduleId: has.schedule.id, open: 'menu', closed: 'box' },
    { id: 'menu', type: 'MENU', name: 'Welcome', audioFileId: has.file.id, keys: [{ key: '1', next: 'group' }, { key: '#', next: 'menu' }], onTimeout: 'group', onInvalid: 'end' },
    { id: 'group', type: 'RING_GROUP', name: 'Front desk', members, onNoAnswer: 'box' },
    { id: 'box', type: 'VOICEMAIL', audioFileId: has.file.id, deliveryMethodIds: [has.delivery.id] },
    hangUp,
  ];
  const draft: Draft = { name: 'Main line', phoneNumberIds: [has.number.id], internalNumberIds: [has.internal.id], startId: 'hours', nodes };
  return { enterprise, admin: await signedIn(app, enterprise), has, draft };
};

const inFlow = async () => {
  const given = await inEnterprise();
  return { ...given, flow: await ok(given.admin, callFlows.create, { body: given.draft }) };
};

const get = (admin: Caller, id: string) => ok(admin, callFlows.get, { params: { id } });
const membersOf = async (admin: Caller, id: string) => (await get(admin, id)).nodes.flatMap((node) => (node.type === 'RING_GROUP' ? node.members.map((member) => member.kind) : []));
const undoLast = async (admin: Caller, entityId: string) => {
  const { items } = await ok(admin, audit.list, { query: { entityId } });
  return call(admin, audit.revert, { params: { id: items[0]!.changeSetId } });
};
const without = (draft: Draft, type: Nodes[number]['type']): Draft => ({ ...draft, nodes: draft.nodes.filter((node) => node.type !== type) });

test('a call flow comes back as it was given, with what it refers to by name and without findings; it is changed and removed', async () => {
  const { admin, draft, flow, has } = await inFlow();
  expect(flow).toMatchObject({ ...draft, version: 1, findings: [], phoneNumbers: [{ id: has.number.id }], internalNumbers: [{ number: has.internal.number }] });
  expect(flow.linked.map(({ label }) => label)).toEqual(expect.arrayContaining(['Ann Lee', 'Ann Lee · Desk', has.file.name, has.schedule.name, has.delivery.name]));
  const changed = await ok(admin, callFlows.update, { params: { id: flow.id }, body: { name: 'Short', startId: 'end', nodes: [hangUp], version: 1 } });
  expect(changed).toMatchObject({ name: 'Short', nodes: [hangUp], linked: [], phoneNumbers: [], version: 2 });
  expect((await call(admin, callFlows.update, { params: { id: flow.id }, body: { ...draft, version: 1 } })).problem.code).toBe('stale-version');
  await ok(admin, callFlows.remove, { params: { id: flow.id } });
  expect((await call(admin, callFlows.get, { params: { id: flow.id } })).status).toBe(404);
});

describe('on save', () => {
  test('a circle and a branch to what there is not are refused at their places', async () => {
    const { admin, draft } = await inEnterprise();
    const nodes = draft.nodes.map((node) => (node.type === 'MENU' ? { ...node, onInvalid: 'hours', onTimeout: 'nowhere' } : node));
    expect((await call(admin, callFlows.create, { body: { ...draft, nodes } })).problem).toMatchObject({
      code: 'rule-broken', errors: [{ pointer: '/nodes/1/onInvalid', detail: 'The call would go in a circle without a key being pressed: Time router 1 → Welcome → Time router 1.' }, { pointer: '/nodes/1/onTimeout' }],
    });
  });

  test('a key that leads back to the main menu is kept as it is', async () => {
    const { admin, draft, has } = await inEnterprise();
    const back: Nodes[number] = { id: 'sales', type: 'MENU', name: 'Sales', audioFileId: has.file.id, keys: [{ key: '*', next: 'menu' }, { key: '1', next: 'hours' }], onTimeout: 'end', onInvalid: 'end' };
    const nodes = draft.nodes.map((node) => (node.type === 'MENU' ? { ...node, id: 'menu', keys: [...(node.keys ?? []), { key: '9' as const, next: 'sales' }] } : node));
    const { id } = await ok(admin, callFlows.create, { body: { ...draft, nodes: [...nodes, back] } });
    const kept = await ok(admin, callFlows.get, { params: { id } });
    expect([kept.findings, kept.nodes.find((node) => node.id === 'sales')]).toMatchObject([[], { keys: [{ key: '*', next: 'menu' }, { key: '1', next: 'hours' }] }]);
  });

  test('dead ends are kept and told of, in the list too', async () => {
    const { admin, draft } = await inEnterprise();
    const { id } = await ok(admin, callFlows.create, { body: { ...draft, nodes: draft.nodes.map((node) => (node.type === 'RING_GROUP' ? { ...node, members: [], onNoAnswer: null } : node)) } });
    const { items } = await ok(admin, callFlows.list, { query: {} });
    expect(items.find((one) => one.id === id)?.findings.map(({ code, nodeId, severity }) => [code, nodeId, severity])).toEqual([['no-members', 'group', 'WARNING'], ['dead-end', 'group', 'WARNING']]);
  });

  test('what the enterprise does not have, another one\'s included, is refused at its place', async () => {
    const { admin, enterprise, draft } = await inEnterprise();
    const { has: others } = await inEnterprise();
    const mail = await aContactMethod(app, enterprise, { kind: 'EMAIL' });
    const nodes: Nodes = [
      { id: 'play', type: 'PLAYBACK', audioFileId: others.file.id, next: 'group' },
      { id: 'group', type: 'RING_GROUP', members: [{ kind: 'extension', id: others.extension.id }, { kind: 'contact-method', id: mail.id }], onNoAnswer: 'box' },
      { id: 'box', type: 'VOICEMAIL', deliveryMethodIds: [others.delivery.id] },
    ];
    const { problem } = await call(admin, callFlows.create, { body: { ...draft, startId: 'play', nodes } });
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(['/nodes/0/audioFileId', '/nodes/1/members/0', '/nodes/1/members/1', '/nodes/2/deliveryMethodIds/0']);
  });
});

test('a number leads either into a call flow or elsewhere, and says which', async () => {
  const { admin, enterprise, has, draft, flow } = await inFlow();
  const assignee = { kind: 'call-flow', id: flow.id, label: 'Main line' };
  expect(await ok(admin, phoneNumbers.get, { params: { id: has.number.id } })).toMatchObject({ voiceAssignee: assignee, services: ['PBX'] });
  expect(await ok(admin, internalNumbers.get, { params: { id: has.internal.id } })).toMatchObject({ assignee, routing: 'CALL_FLOW' });
  const method = { kind: 'PSTN_FORWARDING' as const, userId: has.user.id, name: 'Mobile', number: '+12025550123' as never, phoneNumberIds: [has.number.id] };
  expect((await call(admin, contactMethods.create, { body: method })).problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/phoneNumberIds/0' }] });
  expect((await call(admin, internalNumbers.remove, { params: { id: has.internal.id } })).problem.references).toEqual([assignee]);
  const taken = await aNumber(app, enterprise);
  await aContactMethod(app, enterprise, { phoneNumberIds: [taken.id] });
  expect((await call(admin, callFlows.create, { body: { ...draft, name: 'Other', phoneNumberIds: [taken.id], internalNumberIds: [] } })).problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/phoneNumberIds/0' }] });
  expect((await call(admin, callFlows.create, { body: { ...draft, name: 'Other', phoneNumberIds: [] } })).problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/internalNumberIds/0' }] });
  await ok(admin, callFlows.update, { params: { id: flow.id }, body: { ...draft, name: 'Renamed', version: 1 } });
  for (const found of [(await ok(admin, phoneNumbers.get, { params: { id: has.number.id } })).voiceAssignee, (await ok(admin, internalNumbers.get, { params: { id: has.internal.id } })).assignee]) expect(found?.label).toBe('Renamed');
  await ok(admin, callFlows.remove, { params: { id: flow.id } });
  expect(await ok(admin, internalNumbers.get, { params: { id: has.internal.id } })).toMatchObject({ assignee: null });
});

test('a time schedule and an audio file that a flow uses stay, and say by which', async () => {
  const { admin, has, flow } = await inFlow();
  const reference = { kind: 'call-flow', id: flow.id, label: 'Main line' };
  expect((await ok(admin, timeSchedules.references, { params: { id: has.schedule.id } })).blocking).toEqual([reference]);
  expect((await call(admin, timeSchedules.remove, { params: { id: has.schedule.id } })).problem).toMatchObject({ code: 'in-use', references: [reference] });
  expect((await call(admin, audioFiles.remove, { params: { id: has.file.id } })).problem).toMatchObject({ code: 'in-use', references: [reference] });
  expect((await ok(admin, deliveryMethods.references, { params: { id: has.delivery.id } })).released).toEqual([reference]);
});

describe('what is removed leaves the flow, and comes back to it when that is undone', () => {
  test('a user with the contact methods: the delete dialog names the flow, which then has nobody to ring', async () => {
    const { admin, has, flow } = await inFlow();
    await ok(admin, extensions.remove, { params: { id: has.extension.id } });
    expect((await ok(admin, users.references, { params: { id: has.user.id } })).released).toContainEqual({ kind: 'call-flow', id: flow.id, label: 'Main line' });
    await ok(admin, users.remove, { params: { id: has.user.id } });
    const left = await get(admin, flow.id);
    expect(left.findings).toMatchObject([{ code: 'no-members', nodeId: 'group' }]);
    expect(left.version).toBeGreaterThan(flow.version);
    expect((await undoLast(admin, has.user.id)).status).toBe(200);
    expect(await membersOf(admin, flow.id)).toEqual(['contact-method', 'app-configuration']);
    expect((await undoLast(admin, has.extension.id)).status).toBe(200);
    expect((await get(admin, flow.id)).nodes).toEqual(flow.nodes);
  });

  test('a contact method, to its place, though the flow was saved meanwhile', async () => {
    const { admin, has, draft, flow } = await inFlow();
    expect((await ok(admin, contactMethods.references, { params: { id: has.method.id } })).released).toContainEqual({ kind: 'call-flow', id: flow.id, label: 'Main line' });
    await ok(admin, contactMethods.remove, { params: { id: has.method.id } });
    const { version, nodes } = await get(admin, flow.id);
    await ok(admin, callFlows.update, { params: { id: flow.id }, body: { ...draft, nodes: nodes as Nodes, name: 'Saved meanwhile', version } });
    await undoLast(admin, has.method.id);
    expect((await membersOf(admin, flow.id)).sort()).toEqual(['app-configuration', 'contact-method', 'extension']);
  });

  test('not to a step that is there no more', async () => {
    const { admin, has, draft, flow } = await inFlow();
    await ok(admin, contactMethods.remove, { params: { id: has.method.id } });
    const { version } = await get(admin, flow.id);
    const rest = without(draft, 'RING_GROUP');
    await ok(admin, callFlows.update, { params: { id: flow.id }, body: { ...rest, nodes: rest.nodes.map((node) => (node.type === 'MENU' ? { ...node, keys: [], onTimeout: 'end' } : node)), version } });
    expect((await undoLast(admin, has.method.id)).status).toBe(200);
    expect((await get(admin, flow.id)).linked.map(({ kind }) => kind)).not.toContain('contact-method');
  });

  test('a delivery method', async () => {
    const { admin, has, flow } = await inFlow();
    await ok(admin, deliveryMethods.remove, { params: { id: has.delivery.id } });
    expect((await get(admin, flow.id)).findings).toMatchObject([{ code: 'no-delivery', nodeId: 'box' }]);
    await undoLast(admin, has.delivery.id);
    expect((await get(admin, flow.id)).findings).toEqual([]);
  });
});

test('a change and a removal of a flow are undone with its numbers', async () => {
  const { admin, draft, flow } = await inFlow();
  await ok(admin, callFlows.update, { params: { id: flow.id }, body: { name: 'Other', startId: 'end', nodes: [hangUp], version: 1 } });
  expect((await undoLast(admin, flow.id)).status).toBe(200);
  expect(await get(admin, flow.id)).toMatchObject(draft);
  await ok(admin, callFlows.remove, { params: { id: flow.id } });
  expect((await undoLast(admin, flow.id)).status).toBe(200);
  expect(await get(admin, flow.id)).toMatchObject(draft);
});

test('the export has entry numbers, members, steps and findings', async () => {
  const { admin, draft, has } = await inEnterprise();
  await ok(admin, callFlows.create, { body: { ...draft, nodes: draft.nodes.map((node) => (node.type === 'RING_GROUP' ? { ...node, onNoAnswer: null } : node)) } });
  const { text } = await call(admin, callFlows.list, { query: { format: 'csv' } });
  expect(text).toContain('Name,DID Numbers,Internal Numbers,Members,Steps,Findings');
  expect(text).toContain(`,${has.internal.number},Ann Lee · Desk;Ann Lee;`);
  expect(text).toContain('Time Router;Welcome;Front desk;Voicemail;Hang Up,"Front desk: the branch “no answer” leads nowhere, and the call ends there."');
});

test('what a step has begun to refer to at the very moment of its removal stays, and whoever removes it is told so', async () => {
  const { enterprise, admin, has, draft } = await inEnterprise();
  const flow = await ok(admin, callFlows.create, { body: { ...draft, startId: 'end', nodes: [hangUp] } });
  const [held, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const saving = asPlatform(app.deps.database, async (tx) => {
    const link = { tenantId: enterprise.id, callFlowId: flow.id, nodeId: 'end' };
    await tx.callFlowLink.createMany({ data: [{ ...link, position: 0, kind: 'audio-file', targetId: has.file.id }, { ...link, position: 1, kind: 'time-schedule', targetId: has.schedule.id }] });
    held.resolve();
    await ended.promise;
  });
  await held.promise;
  const removing = [call(admin, audioFiles.remove, { params: { id: has.file.id } }), call(admin, timeSchedules.remove, { params: { id: has.schedule.id } })];
  await until('both wait', async () => (await waitingForLocks()) >= 2);
  ended.resolve();
  await saving;
  for (const { problem } of await Promise.all(removing)) expect(problem).toMatchObject({ status: 409, code: 'in-use', detail: 'Something has begun to refer to this at this moment: look at its relations.' });
  expect((await call(admin, audioFiles.get, { params: { id: has.file.id } })).status).toBe(200);
});
