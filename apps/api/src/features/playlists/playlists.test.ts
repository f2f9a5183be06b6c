import { audioFiles } from '@patchbay/contract/audio-files';
import { audit } from '@patchbay/contract/audit';
import { playlists } from '@patchbay/contract/playlists';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anAudioFile } from '@patchbay/testkit/builders/audio-files';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aPlaylist } from '@patchbay/testkit/builders/playlists';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const inEnterprise = async () => {
  const { enterprise } = await aTree(app);
  const files = [await anAudioFile(app, enterprise, { name: 'One' }), await anAudioFile(app, enterprise, { name: 'Two', durationMs: 2_500 }), await anAudioFile(app, enterprise, { name: 'Three' })] as const;
  return { enterprise, files, admin: await signedIn(app, enterprise) };
};

test('a playlist keeps the order of its files, one of them twice, and takes another order', async () => {
  const { admin, files: [one, two, three] } = await inEnterprise();
  const made = await ok(admin, playlists.create, { body: { name: 'Hold', audioFileIds: [two.id, one.id, two.id] } });
  expect(made).toMatchObject({ items: [{ label: 'Two' }, { label: 'One' }, { label: 'Two' }], durationSeconds: 5.1, version: 1 });
  const order = [three.id, two.id, one.id];
  await ok(admin, playlists.update, { params: { id: made.id }, body: { name: 'Hold', audioFileIds: order, version: 1 } });
  expect((await ok(admin, playlists.get, { params: { id: made.id } })).audioFileIds).toEqual(order);
  expect((await ok(admin, playlists.list, { query: { q: 'three' } })).items.map(({ id }) => id)).toEqual([made.id]);
});

test('a file that a playlist plays is not removed, and says by which; without it, it is', async () => {
  const { enterprise, admin, files: [one, two] } = await inEnterprise();
  const playlist = await aPlaylist(app, enterprise, { audioFileIds: [one.id, two.id, one.id] });
  const reference = { kind: 'playlist', id: playlist.id, label: playlist.name };
  expect(await ok(admin, audioFiles.references, { params: { id: one.id } })).toEqual({ blocking: [reference], removed: [], released: [] });
  expect((await call(admin, audioFiles.remove, { params: { id: one.id } })).problem).toMatchObject({ code: 'in-use', references: [reference] });
  await ok(admin, playlists.update, { params: { id: playlist.id }, body: { name: playlist.name, audioFileIds: [two.id], version: 1 } });
  await ok(admin, audioFiles.remove, { params: { id: one.id } });
});

test('a file that there is not, and none at all, are refused at the field', async () => {
  const { admin } = await inEnterprise();
  const refusal = async (audioFileIds: string[]) => (await call(admin, playlists.create, { body: { name: 'Hold', audioFileIds } })).problem.errors?.[0]?.pointer;
  expect([await refusal([app.deps.clock.newId()]), await refusal([])]).toEqual(['/audioFileIds', '/audioFileIds']);
});

test('an order and a removal are undone, while the files are there', async () => {
  const { enterprise, admin, files: [one, two] } = await inEnterprise();
  const { id, name } = await aPlaylist(app, enterprise, { audioFileIds: [one.id, two.id] });
  const undoLast = async () => {
    const { items } = await ok(admin, audit.list, { query: { entityId: id } });
    return call(admin, audit.revert, { params: { id: items[0]!.changeSetId } });
  };
  await ok(admin, playlists.update, { params: { id }, body: { name, audioFileIds: [two.id, one.id], version: 1 } });
  await undoLast();
  expect((await ok(admin, playlists.get, { params: { id } })).audioFileIds).toEqual([one.id, two.id]);
  await ok(admin, playlists.remove, { params: { id } });
  expect((await undoLast()).status).toBe(200);
  await ok(admin, playlists.remove, { params: { id } });
  await ok(admin, audioFiles.remove, { params: { id: one.id } });
  expect((await undoLast()).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/audioFileIds' }] });
});
