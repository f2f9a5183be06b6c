import { audioFiles } from '@patchbay/contract/audio-files';
import { audit } from '@patchbay/contract/audit';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { playlists } from '@patchbay/contract/playlists';
import { ringGroups } from '@patchbay/contract/ring-groups';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anAudioFile } from '@patchbay/testkit/builders/audio-files';
import { anExtension } from '@patchbay/testkit/builders/extensions';
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

test('who waits for an extension or a ring group hears a playlist in place of one file; it stays while they do, and what has been chosen is undone', async () => {
  const { enterprise, admin, files: [one] } = await inEnterprise();
  const playlist = await aPlaylist(app, enterprise, { name: 'Hold', audioFileIds: [one.id] });
  const { id } = await anExtension(app, enterprise, { shortNumber: '101', displayName: 'Ann' });
  const waiting = { isQueued: true, musicOnHoldPlaylistId: playlist.id };
  const { callWaiting } = await ok(admin, extensionCards.updateCallWaiting, { params: { id }, body: { ...waiting, version: 1 } });
  expect(callWaiting).toMatchObject({ ...waiting, musicOnHoldPlaylist: { kind: 'playlist', label: 'Hold' }, musicOnHoldAudio: null });
  const group = await ok(admin, ringGroups.create, { body: { name: 'Sales', queue: { isOn: true, playlistId: playlist.id } } });
  expect(group).toMatchObject({ queue: { playlistId: playlist.id, audioFileId: null }, queuePlaylist: { kind: 'playlist', id: playlist.id, label: 'Hold' } });
  const users = [{ kind: 'extension', id, label: '101 Ann' }, { kind: 'ring-group', id: group.id, label: 'Sales' }];
  expect((await ok(admin, playlists.references, { params: { id: playlist.id } })).blocking).toEqual(users);
  expect((await call(admin, playlists.remove, { params: { id: playlist.id } })).problem).toMatchObject({ code: 'in-use', references: users });
  for (const entityId of [id, group.id]) await ok(admin, audit.revert, { params: { id: (await ok(admin, audit.list, { query: { entityId } })).items[0]!.changeSetId } });
  expect((await ok(admin, extensionCards.settings, { params: { id } })).callWaiting).toMatchObject({ isQueued: false, musicOnHoldPlaylistId: null });
  await ok(admin, playlists.remove, { params: { id: playlist.id } });
});

test('a file and a playlist at once are refused at the field, and so is a playlist of another enterprise, as one that there is not', async () => {
  const { enterprise, admin, files: [one] } = await inEnterprise();
  const own = await aPlaylist(app, enterprise, { audioFileIds: [one.id] });
  const foreign = await aPlaylist(app, (await aTree(app)).enterprise);
  const { id } = await anExtension(app, enterprise);
  const ofExtension = async (body: object) => (await call(admin, extensionCards.updateCallWaiting, { params: { id }, body: { ...body, version: 1 } })).problem;
  const ofGroup = async (queue: object) => (await call(admin, ringGroups.create, { body: { name: 'Sales', queue } })).problem;
  expect((await ofExtension({ musicOnHoldAudioId: one.id, musicOnHoldPlaylistId: own.id })).errors?.[0]?.pointer).toBe('/musicOnHoldPlaylistId');
  expect((await ofGroup({ audioFileId: one.id, playlistId: own.id })).errors?.[0]?.pointer).toBe('/queue/playlistId');
  for (const playlistId of [foreign.id, app.deps.clock.newId()]) {
    expect(await ofExtension({ musicOnHoldPlaylistId: playlistId })).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/musicOnHoldPlaylistId', detail: 'The enterprise has no such playlist.' }] });
    expect(await ofGroup({ playlistId })).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/queue/playlistId', detail: 'The enterprise has no such playlist.' }] });
  }
});
