import { audit } from '@patchbay/contract/audit';
import { dialSpace } from '@patchbay/contract/dial-space';
import { extensions } from '@patchbay/contract/extensions';
import { imports } from '@patchbay/contract/imports';
import { ringGroups } from '@patchbay/contract/ring-groups';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anAudioFile } from '@patchbay/testkit/builders/audio-files';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aPlannedImport, commitPlan } from '@patchbay/testkit/builders/imports';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aPlaylist } from '@patchbay/testkit/builders/playlists';
import { aRingGroup } from '@patchbay/testkit/builders/ring-groups';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const anEnterprise = async () => {
  const { enterprise } = await aTree(app);
  const [ann, bob] = [await anExtension(app, enterprise, { shortNumber: '101', displayName: 'Ann' }), await anExtension(app, enterprise, { shortNumber: '102', displayName: 'Bob' })];
  return { enterprise, ann, bob, admin: await signedIn(app, enterprise) };
};
const plan = (admin: Caller, content: string) => aPlannedImport(admin, { kind: 'ring-groups', content, fileName: 'groups.csv' });
const exported = async (admin: Caller) => (await call(admin, ringGroups.list, { query: { format: 'csv' } })).text.replace(/^\uFEFF/, '').trim().split('\r\n').slice(1);
const codes = async (admin: Caller) => (await ok(admin, dialSpace.codes)).items.filter(({ kind }) => kind === 'ring-group').map(({ code }) => code).sort();

test('a file makes groups and changes those whose name it has, with members in order, as one change that is undone at once', async () => {
  const { admin, enterprise, ann, bob } = await anEnterprise();
  const night = await aRingGroup(app, enterprise, { name: 'Night', shortNumber: '700', memberExtensionIds: [ann.id, bob.id] });
  await anAudioFile(app, enterprise, { name: 'Please wait' });
  const planned = await plan(admin, 'Name,Short Number,Members,Ring Strategy,Ring Time,Cyclic,Waiting Queue,Queue Message,Maximum Waiting,Recorded,No Answer\nSales,600,102;101,One after the other,15,TRUE,TRUE,Please wait,7,TRUE,Voicemail 101\nNight,701,102,,,,,,,,Group Night\nShop,,101,,,,,,,,Group Night\n');
  expect((await ok(admin, imports.rows, { params: { id: planned.id }, query: { kind: 'rejected' } })).items.map(({ problems }) => problems.map(({ text }) => text))).toEqual([['The enterprise has no such destination, or it is the group itself.']]);
  const fit = await plan(admin, 'Name,Short Number,Members,Ring Strategy,Ring Time,Cyclic,Waiting Queue,Queue Message,Maximum Waiting,Recorded,No Answer\nSales,600,102;101,One after the other,15,TRUE,TRUE,Please wait,7,TRUE,Voicemail 101\nNight,701,102,,,,,,,,101\nShop,,101,,,,,,,,Group Night\nOut,,,,,,,,,,+351 912 345 678\n');
  expect(fit.counts).toEqual({ create: 3, update: 1, unchanged: 0, rejected: 0 });
  const done = await commitPlan(admin, fit);
  expect(done.status).toBe('done');
  expect(await exported(admin)).toEqual([
    'Night,701,,102,All at the same time,20,false,false,,,5,false,101',
    'Out,,,,All at the same time,20,false,false,,,5,false,+351912345678',
    'Sales,600,,102;101,One after the other,15,true,true,Please wait,,7,true,Voicemail 101',
    'Shop,,,101,All at the same time,20,false,false,,,5,false,Group 701 Night',
  ]);
  expect(await codes(admin)).toEqual(['600', '701']);
  expect(await ok(admin, audit.revert, { params: { id: done.changeSetId! } })).toMatchObject({ reverted: 4 });
  expect(await exported(admin)).toEqual(['Night,700,,101;102,All at the same time,20,false,false,,,5,false,End']);
  expect(await codes(admin)).toEqual(['700']);
  expect((await ok(admin, ringGroups.get, { params: { id: night.id } })).members.map(({ label }) => label)).toEqual(['101 Ann', '102 Bob']);
});

test('what is not there, taken or unreadable is rejected where it stands', async () => {
  const { admin } = await anEnterprise();
  const { id, counts } = await plan(admin, 'Name,Short Number,Members,Ring Time,Queue Message,No Answer\nA,101,,,,\nB,6,999;101,,,\nC,,,4,,\nD,,,,Nothing,\nE,,,,,999\nF,,,,,somewhere\nG,61,,,,\nH,61,,,,\nI,,101;101,,,\nJ,12345,,,,\n');
  expect(counts).toEqual({ create: 0, update: 0, unchanged: 0, rejected: 10 });
  const { items } = await ok(admin, imports.rows, { params: { id }, query: {} });
  expect(items.map(({ problems }) => `${problems[0]!.column}: ${problems[0]!.text.split(',')[0]}`)).toEqual([
    'shortNumber: In use by extension 101 Ann.', 'members: There is no extension 999.', 'ringSeconds: Must be 5 to 300 seconds.', 'queueMessage: There is no audio file of this name.',
    'noAnswer: The enterprise has no such destination', 'noAnswer: Must be End', 'shortNumber: The file has this short number for several groups.', 'shortNumber: The file has this short number for several groups.',
    'members: Must be short numbers separated by semicolons', 'shortNumber: Must be one to four digits.',
  ]);
});

test('a column that the file does not have leaves what is there', async () => {
  const { admin, enterprise, ann } = await anEnterprise();
  const number = await aNumber(app, enterprise);
  await aRingGroup(app, enterprise, { name: 'Sales', shortNumber: '600', phoneNumberIds: [number.id], memberExtensionIds: [ann.id], onNoAnswer: { action: 'FORWARD', destination: { kind: 'VOICEMAIL', extensionId: ann.id } } });
  await commitPlan(admin, await plan(admin, 'Name,Ring Time\nSales,30\n'));
  expect(await exported(admin)).toEqual([`Sales,600,${number.e164},101,All at the same time,30,false,false,,,5,false,Voicemail 101`]);
});

test('an untouched export changes nothing, whatever groups forward to, also what is gone', async () => {
  const { admin, enterprise, ann, bob } = await anEnterprise();
  const [number, file] = [await aNumber(app, enterprise), await anAudioFile(app, enterprise, { name: '=Wait; "please"' })];
  const first = await aRingGroup(app, enterprise, { name: '=Night; "late"', shortNumber: '007', phoneNumberIds: [number.id], queue: { isOn: true, audioFileId: file.id } });
  const playlist = await aPlaylist(app, enterprise, { name: 'Hold; "long"', audioFileIds: [file.id] });
  await aRingGroup(app, enterprise, { name: 'Playing', queue: { isOn: true, playlistId: playlist.id } });
  const kinds = [{ kind: 'EXTENSION', id: ann.id }, { kind: 'VOICEMAIL', extensionId: ann.id }, { kind: 'RING_GROUP', id: first.id }, { kind: 'PHONE_NUMBER', id: number.id }, { kind: 'EXTERNAL', e164: '+351912345678' }, { kind: 'EXTENSION', id: bob.id }];
  for (const [index, destination] of kinds.entries()) await aRingGroup(app, enterprise, { name: `Group ${index}`, memberExtensionIds: [bob.id, ann.id], strategy: 'RANDOM', onNoAnswer: { action: 'FORWARD', destination: destination as never } });
  await ok(admin, extensions.remove, { params: { id: bob.id } });
  const { text } = await call(admin, ringGroups.list, { query: { format: 'csv' } });
  expect(text).toContain(',Gone');
  const planned = await plan(admin, text);
  expect((await ok(admin, imports.rows, { params: { id: planned.id }, query: {} })).items.filter(({ kind }) => kind !== 'unchanged')).toEqual([]);
  expect(planned.counts).toEqual({ create: 0, update: 0, unchanged: 8, rejected: 0 });
});

test('a queue plays a message or a playlist by name, never both, and whoever changes from one to the other empties the other cell', async () => {
  const { admin, enterprise } = await anEnterprise();
  const file = await anAudioFile(app, enterprise, { name: 'Please wait' });
  await aPlaylist(app, enterprise, { name: 'Hold', audioFileIds: [file.id] });
  await aRingGroup(app, enterprise, { name: 'Sales', queue: { isOn: true, audioFileId: file.id } });
  const refused = await plan(admin, 'Name,Queue Playlist\nSales,Hold\nShop,Nothing\n');
  expect((await ok(admin, imports.rows, { params: { id: refused.id }, query: {} })).items.map(({ problems }) => problems.map(({ column, text }) => `${column}: ${text}`))).toEqual([
    ['queuePlaylist: The queue plays a message or a playlist, not both.'], ['queuePlaylist: There is no playlist of this name.'],
  ]);
  const done = await commitPlan(admin, await plan(admin, 'Name,Queue Message,Queue Playlist\nSales,,Hold\n'));
  expect(await exported(admin)).toEqual(['Sales,,,,All at the same time,20,false,true,,Hold,5,false,End']);
  await ok(admin, audit.revert, { params: { id: done.changeSetId! } });
  expect(await exported(admin)).toEqual(['Sales,,,,All at the same time,20,false,true,Please wait,,5,false,End']);
});
