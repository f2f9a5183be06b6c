import { mostRingingAtOnce } from '@patchbay/contract/call-flow-nodes';
import { callFlows } from '@patchbay/contract/call-flows';
import { audit } from '@patchbay/contract/audit';
import { extensions } from '@patchbay/contract/extensions';
import type { BodyInputOf } from '@patchbay/contract/http/endpoint';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anAudioFile } from '@patchbay/testkit/builders/audio-files';
import { hangUp } from '@patchbay/testkit/builders/call-flows';
import { aDeliveryMethod } from '@patchbay/testkit/builders/delivery-methods';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

type Nodes = BodyInputOf<typeof callFlows.create>['nodes'];

const inEnterprise = async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const [file, delivery] = [await anAudioFile(app, enterprise), await aDeliveryMethod(app, enterprise)];
  const create = (name: string, nodes: Nodes, startId = nodes[0]!.id) => ok(admin, callFlows.create, { body: { name, startId, nodes } });
  return { enterprise, admin, file, delivery, create };
};

const aGroup = (...ids: string[]): Nodes[number] => ({ id: 'group', type: 'RING_GROUP', members: ids.map((id) => ({ kind: 'extension', id })), onNoAnswer: 'end' });

/** The names that the filter keeps; they are those whose findings say the same. */
const namesWith = async (admin: Caller, findings: 'ERROR' | 'WARNING' | 'NONE') => {
  const { items } = await ok(admin, callFlows.list, { query: { findings, sort: 'name', pageSize: 200 } });
  const { items: all } = await ok(admin, callFlows.list, { query: { sort: 'name', pageSize: 200 } });
  const saysSo = all.filter((flow) => (findings === 'NONE' ? flow.findings.length === 0 : flow.findings.some(({ severity }) => severity === findings)));
  expect(items.map(({ id }) => id)).toEqual(saysSo.map(({ id }) => id));
  return items.map(({ name }) => name);
};

test('the list keeps the call flows with warnings, and those with nothing wrong, whatever the warning is about', async () => {
  const { enterprise, admin, file, delivery, create } = await inEnterprise();
  const extension = await anExtension(app, enterprise);
  await create('a dead end', [{ id: 'play', type: 'PLAYBACK', audioFileId: file.id, next: null }]);
  await create('a dead key', [{ id: 'menu', type: 'MENU', audioFileId: file.id, keys: [{ key: '1', next: null }], onTimeout: 'end', onInvalid: 'end' }, hangUp]);
  await create('a group without members', [aGroup(), hangUp]);
  await create('a menu without keys', [{ id: 'menu', type: 'MENU', audioFileId: file.id, onTimeout: 'end', onInvalid: 'end' }, hangUp]);
  await create('a step that nothing leads to', [{ id: 'play', type: 'PLAYBACK', audioFileId: file.id, next: 'end' }, hangUp], 'end');
  await create('sound by itself', [hangUp]);
  await create('sound with members', [aGroup(extension.id), hangUp]);
  await create('sound with voicemail', [{ id: 'box', type: 'VOICEMAIL', deliveryMethodIds: [delivery.id] }]);
  expect(await namesWith(admin, 'WARNING')).toEqual(['a dead end', 'a dead key', 'a group without members', 'a menu without keys', 'a step that nothing leads to']);
  expect(await namesWith(admin, 'NONE')).toEqual(['sound by itself', 'sound with members', 'sound with voicemail']);
  expect(await namesWith(admin, 'ERROR')).toEqual([]);
});

test('a call flow that loses its last member gets among those with warnings, and leaves them once it is mended', async () => {
  const { enterprise, admin, create } = await inEnterprise();
  const extension = await anExtension(app, enterprise);
  const flow = await create('Desk', [aGroup(extension.id), hangUp]);
  await ok(admin, extensions.remove, { params: { id: extension.id } });
  expect([await namesWith(admin, 'WARNING'), await namesWith(admin, 'NONE')]).toEqual([['Desk'], []]);
  await ok(admin, callFlows.update, { params: { id: flow.id }, body: { name: 'Desk', startId: 'end', nodes: [hangUp], version: 2 } });
  expect([await namesWith(admin, 'WARNING'), await namesWith(admin, 'NONE')]).toEqual([[], ['Desk']]);
});

test('a member who comes back to a full group makes an error, and the list finds it', async () => {
  const { enterprise, admin, create } = await inEnterprise();
  const ids: string[] = [];
  for (let count = 0; count <= mostRingingAtOnce; count += 1) ids.push((await anExtension(app, enterprise)).id);
  const [removed, ...others] = ids as [string, ...string[]];
  const flow = await create('Desk', [aGroup(removed, ...others.slice(1)), hangUp]);
  await ok(admin, extensions.remove, { params: { id: removed } });
  await ok(admin, callFlows.update, { params: { id: flow.id }, body: { name: 'Desk', startId: 'group', nodes: [aGroup(...others), hangUp], version: 2 } });
  expect(await namesWith(admin, 'ERROR')).toEqual([]);
  const { items } = await ok(admin, audit.list, { query: { entityId: removed } });
  await ok(admin, audit.revert, { params: { id: items[0]!.changeSetId } });
  expect(await namesWith(admin, 'ERROR')).toEqual(['Desk']);
});
