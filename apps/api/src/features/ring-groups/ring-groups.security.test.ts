import { audit } from '@patchbay/contract/audit';
import { ringGroups } from '@patchbay/contract/ring-groups';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aRingGroup } from '@patchbay/testkit/builders/ring-groups';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

test('who may only look at extensions sees groups and changes none, from neither side', async () => {
  const { enterprise } = await aTree(app);
  const [extension, group] = [await anExtension(app, enterprise), await aRingGroup(app, enterprise)];
  for (const role of ['supervisor', 'monitor'] as const) {
    const viewer = await signedIn(app, enterprise, role);
    expect((await ok(viewer, ringGroups.list, { query: {} })).items).toHaveLength(1);
    const tried = [
      await call(viewer, ringGroups.assign, { params: { id: extension.id }, body: { ringGroupIds: [group.id] } }),
      await call(viewer, ringGroups.update, { params: { id: group.id }, body: { name: 'Mine', version: 1 } }),
      await call(viewer, ringGroups.remove, { params: { id: group.id } }),
    ];
    expect(tried.map(({ status }) => status)).toEqual([403, 403, 403]);
  }
  const agent = await signedIn(app, enterprise, 'agent');
  expect((await call(agent, ringGroups.list, { query: {} })).status).toBe(403);
});

test('the keys of the database keep members and destinations inside the enterprise, whatever asks', async () => {
  const [mine, theirs] = [await aTree(app), await aTree(app)];
  const [group, stranger] = [await aRingGroup(app, mine.enterprise), await anExtension(app, theirs.enterprise)];
  const joining = asPlatform(app.deps.database, (tx) => tx.$executeRaw`insert into ring_group_member (tenant_id, group_id, member_id, position) values (${mine.enterprise.id}::uuid, ${group.id}::uuid, ${stranger.id}::uuid, 0)`);
  await expect(joining).rejects.toThrow('ring_group_member_extension_fkey');
  const destination = JSON.stringify({ kind: 'VOICEMAIL', extensionId: stranger.id });
  const forwarding = asPlatform(app.deps.database, (tx) => tx.$executeRaw`update ring_group set no_answer_destination = ${destination}::jsonb where id = ${group.id}::uuid`);
  await expect(forwarding).rejects.toThrow('ring_group_no_answer_extension_fkey');
});

test('the log of another enterprise does not tell of its groups', async () => {
  const [mine, theirs] = [await aTree(app), await aTree(app)];
  const [admin, stranger] = [await signedIn(app, mine.enterprise), await signedIn(app, theirs.enterprise)];
  const { id } = await ok(admin, ringGroups.create, { body: { name: 'Board' } });
  expect((await ok(stranger, audit.list, { query: { entityId: id } })).items).toEqual([]);
});
