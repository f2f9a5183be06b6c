import { audit } from '@patchbay/contract/audit';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensions } from '@patchbay/contract/extensions';
import { imports } from '@patchbay/contract/imports';
import { ringGroups } from '@patchbay/contract/ring-groups';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anAudioFile } from '@patchbay/testkit/builders/audio-files';
import { aDialPlanProfile } from '@patchbay/testkit/builders/dial-plan-profiles';
import { aBrowser, signInByName } from '@patchbay/testkit/builders/accounts';
import { anExtension, anExtensionPerson, storedSipPassword } from '@patchbay/testkit/builders/extensions';
import { aPlannedImport, commitPlan } from '@patchbay/testkit/builders/imports';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aPlaylist } from '@patchbay/testkit/builders/playlists';
import { aRingGroup } from '@patchbay/testkit/builders/ring-groups';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn, withApiKey } from '@patchbay/testkit/session';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp({ env: { PATCHBAY_TRUSTED_PROXIES: '127.0.0.1' } })));
afterAll(() => app.close());

const anOffice = async () => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const [ann, bob] = [await anExtension(app, enterprise, { shortNumber: '101', displayName: 'Ann' }), await anExtension(app, enterprise, { shortNumber: '102', displayName: 'Bob' })];
  const [sales, night] = [await aRingGroup(app, enterprise, { name: 'Sales', shortNumber: '600', memberExtensionIds: [bob.id, ann.id] }), await aRingGroup(app, enterprise, { name: 'Night; "late"' })];
  return { enterprise, admin, ann, bob, sales, night, plan: await aDialPlanProfile(app, enterprise, { name: 'Abroad' }), user: await aUser(app, enterprise, { email: 'ann@one.example' }), number: await aNumber(app, enterprise) };
};
type Office = Awaited<ReturnType<typeof anOffice>>;

const plan = (admin: Caller, content: string) => aPlannedImport(admin, { kind: 'extensions', content, fileName: 'extensions.csv' });
const rowsOf = async (admin: Caller, id: string) => (await ok(admin, imports.rows, { params: { id }, query: { pageSize: 200 } })).items;
const csvOf = async (admin: Caller) => (await call(admin, extensions.list, { query: { format: 'csv' } })).text.replace(/^\uFEFF/, '');
const membersOf = async (admin: Caller, id: string) => (await ok(admin, ringGroups.get, { params: { id } })).members.map(({ label }) => label);
const settingsOf = async (admin: Caller, id: string) => JSON.parse(JSON.stringify(await ok(admin, extensionCards.settings, { params: { id } })), (key: string, value: unknown) => (key === 'version' ? undefined : value)) as object;

/** Everything that a file can say of one. */
const fillIn = async ({ admin, ann, bob, plan: profile, user, number, enterprise, sales }: Office) => {
  const params = { id: ann.id };
  const shown = await aNumber(app, enterprise);
  await ok(admin, extensionCards.updateNumberSettings, { params, body: { shortNumber: '101', presentationNumberId: shown.id, dialPlanProfileId: profile.id, country: 'PT', isAnonymous: true, hasPresence: false, isRecorded: true, version: 1 } });
  await ok(admin, extensionCards.updatePhoneNumbers, { params, body: { phoneNumberIds: [number.id], version: 1 } });
  await ok(admin, extensionCards.updateEndpoints, { params, body: { softphone: { isOn: true, kind: 'OPERATOR_CONSOLE' }, mobile: { isOn: true, userId: user.id }, thirdParty: { isOn: true, sipUsername: `ann.${enterprise.code}` }, version: 1 } });
  await ok(admin, extensionCards.updateVoicemail, { params, body: { unanswered: 'VOICEMAIL', pin: '739164', isNotified: true, email: 'ann@one.example', version: 1 } });
  const [hello, music] = [await anAudioFile(app, enterprise, { name: 'Hello; "all"' }), await anAudioFile(app, enterprise, { name: 'Music' })];
  await ok(admin, extensionCards.updateCallWaiting, { params, body: { isQueued: true, maxWaiting: 7, welcomeAudioId: hello.id, maxSimultaneous: 3, musicOnHoldAudioId: null, musicOnHoldPlaylistId: (await aPlaylist(app, enterprise, { name: 'Calm', audioFileIds: [music.id] })).id, version: 1 } });
  await ok(admin, extensionCards.updateMonitoring, { params, body: { monitorsOthers: true, mayBeMonitored: true, version: 1 } });
  await ok(admin, extensionCards.updateExceptionNumbers, { params, body: { numbers: [{ number: '102', label: '' }, { number: '+351912345678', label: 'Maria: home; \\ 7 "x"' }, { number: '0007', label: '+1' }], version: 1 } });
  await ok(admin, extensionCards.updateUnconditionalForward, { params, body: { mode: 'SCHEDULE', rules: [{ name: 'Nights', days: [1, 2], from: '22:00', to: '06:00', destination: { kind: 'EXTENSION', id: bob.id } }], version: 1 } });
  await ok(admin, extensionCards.updateConditionalForward, { params, body: {
    notReachable: { action: 'FORWARD', destination: { kind: 'RING_GROUP', id: sales.id } }, busy: { action: 'FORWARD', destination: { kind: 'VOICEMAIL', extensionId: bob.id } }, noAnswer: { action: 'FORWARD', destination: { kind: 'PHONE_NUMBER', id: shown.id }, ringSeconds: 35 }, version: 1 } });
};

test('a file makes extensions and changes those that it knows, with groups and numbers, as one change that is undone at once', async () => {
  const office = await anOffice();
  const { admin, enterprise, ann, bob, sales, night, number } = office;
  const hello = await anAudioFile(app, enterprise, { name: 'Hello' });
  const calm = await aPlaylist(app, enterprise, { name: 'Calm', audioFileIds: [hello.id] });
  const before = await settingsOf(admin, ann.id);
  const planned = await plan(admin, [
    'ID,Short Number,Display Name,Groups,Phone Numbers,Dial Plan Profile,Country,Recorded,Softphone,Mobile App,App User,Voicemail Email,Forward All,Busy,Ring Time,Enabled,Waiting Queue,Maximum Waiting,Welcome Message,Simultaneous Calls,Music On Hold,Hold Playlist,Monitors Others,May Be Monitored,Exception Numbers',
    `${ann.id},111,Anna,600,${number.e164},Abroad,pt,TRUE,Basic,TRUE,ann@one.example,ann@one.example,Voicemail 102,+351 912 345 678,30,TRUE,TRUE,9,Hello,2,,Calm,TRUE,FALSE,102: Bob;00351 912 345 678`,
    `,103,Cy,Sales;Night\\; "late",,,,FALSE,Off,,,,102,End,,FALSE,,,,,Hello,,,TRUE,7`,
  ].join('\n').replace('Sales;Night\\; "late"', '"Sales;Night\\; ""late"""'));
  expect((await rowsOf(admin, planned.id)).flatMap(({ problems }) => problems)).toEqual([]);
  expect(planned.counts).toEqual({ create: 1, update: 1, unchanged: 0, rejected: 0 });
  const done = await commitPlan(admin, planned);
  expect(done.status).toBe('done');
  const [bobRow, cy, anna] = (await ok(admin, extensions.list, { query: { sort: 'shortNumber' } })).items;
  expect(bobRow!.id).toBe(bob.id);
  expect(anna).toMatchObject({ id: ann.id, shortNumber: '111', displayName: 'Anna', sipUsername: expect.stringMatching(/^111-/) as string, ringGroups: [{ name: 'Sales' }], phoneNumbers: [{ e164: number.e164 }], dialPlanProfile: { label: 'Abroad' }, country: 'PT', isRecorded: true,
    endpoints: ['SOFTPHONE', 'MOBILE', 'IP_PHONE'], mobileUser: { email: 'ann@one.example' }, voicemail: { isOn: false, email: 'ann@one.example' },
    forwarding: { unconditional: { mode: 'ALWAYS', to: { destination: { kind: 'VOICEMAIL', extensionId: bob.id } } }, busy: { to: { label: '+351912345678' } }, noAnswer: { action: 'END', ringSeconds: 30 } } });
  expect(await settingsOf(admin, ann.id)).toMatchObject({
    callWaiting: { isQueued: true, maxWaiting: 9, welcomeAudioId: hello.id, maxSimultaneous: 2, musicOnHoldAudioId: null, musicOnHoldPlaylistId: calm.id },
    monitoring: { monitorsOthers: true, mayBeMonitored: false }, exceptionNumbers: { numbers: [{ number: '102', label: 'Bob' }, { number: '+351912345678', label: '' }] } });
  expect(await settingsOf(admin, cy!.id)).toMatchObject({
    callWaiting: { isQueued: false, maxWaiting: 5, welcomeAudioId: null, maxSimultaneous: 1, musicOnHoldAudioId: hello.id, musicOnHoldPlaylistId: null },
    monitoring: { monitorsOthers: false, mayBeMonitored: true }, exceptionNumbers: { numbers: [{ number: '7', label: '' }] } });
  expect(cy).toMatchObject({ shortNumber: '103', displayName: 'Cy', isEnabled: false, ringGroups: [{ name: 'Night; "late"' }, { name: 'Sales' }], forwarding: { unconditional: { to: { destination: { id: bob.id } } } } });
  expect(await membersOf(admin, sales.id)).toEqual(['102 Bob', '111 Anna', '103 Cy']);
  expect(await storedSipPassword(app, cy!.id)).toMatch(/.{10,}/);
  expect((await ok(admin, extensions.list, { query: { forwardsTo: bob.id } })).total).toBe(2);
  await ok(admin, audit.revert, { params: { id: done.changeSetId! } });
  expect((await ok(admin, extensions.list, { query: {} })).items.map(({ shortNumber }) => shortNumber)).toEqual(['101', '102']);
  expect(await settingsOf(admin, ann.id)).toEqual(before);
  expect([await membersOf(admin, sales.id), await membersOf(admin, night.id)]).toEqual([['102 Bob', '101 Ann'], []]);
});

test('what is not there, taken or unreadable is rejected where it stands', async () => {
  const { admin, enterprise, number, bob } = await anOffice();
  await ok(admin, extensionCards.updatePhoneNumbers, { params: { id: bob.id }, body: { phoneNumberIds: [number.id], version: 1 } });
  await aPlaylist(app, enterprise, { name: 'Calm', audioFileIds: [(await anAudioFile(app, enterprise, { name: 'Hello' })).id] });
  const free = await aNumber(app, enterprise);
  const [data, blocked] = [await aNumber(app, enterprise, { voice: false, voiceRouteType: null }), await aNumber(app, enterprise, { blockedReason: 'Unpaid' })];
  const header = ['Short Number', 'Display Name', 'Groups', 'Phone Numbers', 'Presentation Number', 'Dial Plan Profile', 'Country', 'Mobile App', 'App User', 'Voicemail', 'Voicemail Notification', 'Voicemail Email', 'Forward All', 'Busy', 'Ring Time', 'ID', 'Maximum Waiting', 'Simultaneous Calls', 'Welcome Message', 'Music On Hold', 'Hold Playlist', 'Exception Numbers'];
  const row = (cells: Record<string, string>) => header.map((name) => cells[name] ?? (name === 'Display Name' ? 'X' : '')).join(',');
  let next = 200;
  const wrong: [Record<string, string>, string][] = [
    [{ 'Short Number': '600' }, 'shortNumber: In use by ring group 600 Sales.'], [{ 'Short Number': '12345' }, 'shortNumber: Must be one to four digits.'], [{ 'Short Number': '555' }, 'shortNumber: The file has'], [{ 'Short Number': '555', ID: bob.id }, 'shortNumber: The file has'],
    [{ Groups: 'Nobody' }, 'groups: There is no ring group Nobody.'], [{ 'Phone Numbers': '+12025559999' }, 'phoneNumbers: The enterprise has no such number'], [{ 'Phone Numbers': number.e164 }, 'phoneNumbers: In use elsewhere'],
    [{ 'Phone Numbers': data.e164 }, 'phoneNumbers: Only voice numbers'], [{ 'Phone Numbers': blocked.e164 }, 'phoneNumbers: Blocked'], [{ 'Phone Numbers': free.e164 }, 'phoneNumbers: The file gives a number'], [{ 'Phone Numbers': `${free.e164}` }, 'phoneNumbers: The file gives a number'],
    [{ 'Presentation Number': data.e164 }, 'presentationNumber: Must be a voice number'], [{ 'Dial Plan Profile': 'Nothing' }, 'dialPlanProfile: There is no dial plan'], [{ Country: 'QQ' }, 'country: Must be a country'],
    [{ 'App User': 'nobody@one.example' }, 'appUser: There is no user'], [{ 'Mobile App': 'TRUE' }, 'appUser: Enter the user'], [{ Voicemail: 'TRUE' }, 'voicemail: Voicemail needs a PIN'], [{ 'Voicemail Email': 'nonsense' }, 'email: Is not an e-mail'],
    [{ 'Forward All': '999' }, 'forwardAll: The enterprise has no such destination.'], [{ 'Forward All': 'Schedule' }, 'forwardAll: It has no rules'], [{ 'Forward All': 'somewhere' }, 'forwardAll: Must be Off'], [{ Busy: 'Gone' }, 'busy: The enterprise has no such destination.'],
    [{ 'Maximum Waiting': '101' }, 'maxWaiting: Must be 1 to 100'], [{ 'Simultaneous Calls': '0' }, 'maxSimultaneous: Must be 1 to 100'], [{ 'Welcome Message': 'Nothing' }, 'welcomeMessage: There is no audio file'], [{ 'Music On Hold': 'Nothing' }, 'musicOnHold: There is no audio file'],
    [{ 'Hold Playlist': 'Nothing' }, 'holdPlaylist: There is no playlist'], [{ 'Music On Hold': 'Hello', 'Hold Playlist': 'Calm' }, 'holdPlaylist: Those who are held'],
    [{ 'Exception Numbers': '101;somebody' }, 'exceptionNumbers: Must be short numbers'], [{ 'Exception Numbers': '101: A;101: B' }, 'exceptionNumbers: Must be short numbers'],
    [{ 'Ring Time': '4' }, 'ringSeconds: Must be 5 to 300'], [{ ID: '00000000-0000-4000-8000-000000000000' }, 'id: There is no extension with this ID.'],
  ];
  const content = [header.join(','), ...wrong.map(([cells]) => row({ 'Short Number': String((next += 1)), ...cells }))].join('\n');
  const { id, counts } = await plan(admin, content);
  expect(counts).toEqual({ create: 0, update: 0, unchanged: 0, rejected: wrong.length });
  for (const [index, { problems }] of (await rowsOf(admin, id)).entries()) expect(`${problems[0]!.column}: ${problems[0]!.text}`).toContain(wrong[index]![1]);
});

test('an untouched export changes nothing, whatever its extensions are like and wherever they forward to, also what is gone', async () => {
  const office = await anOffice();
  const { admin, enterprise, bob, number, ann, night } = office;
  await fillIn(office);
  const nobody = await anExtension(app, enterprise, { shortNumber: '007', displayName: '=1+1, "Gone"', mobileUserId: (await aUser(app, enterprise, { email: null as never })).id, isEnabled: false });
  const kinds = [{ kind: 'EXTENSION', id: ann.id }, { kind: 'EXTENSION', id: nobody.id }, { kind: 'VOICEMAIL', extensionId: ann.id }, { kind: 'RING_GROUP', id: night.id }, { kind: 'PHONE_NUMBER', id: number.id }, { kind: 'EXTERNAL', e164: '+351912345678' }];
  for (const [index, destination] of kinds.entries()) {
    const { id } = await anExtension(app, enterprise, { shortNumber: String(300 + index) });
    await ok(admin, extensionCards.updateUnconditionalForward, { params: { id }, body: { mode: 'ALWAYS', destination: destination as never, version: 1 } });
  }
  const numbers = Array.from({ length: 2_500 }, (_, n) => ({ number: `+35191${String(1_000_000 + n)}`, label: '' }));
  await ok(admin, extensionCards.updateExceptionNumbers, { params: { id: nobody.id }, body: { numbers, version: 1 } });
  expect(await csvOf(admin)).toContain(',Unchanged,');
  await ok(admin, extensions.remove, { params: { id: bob.id } });
  await ok(admin, extensions.remove, { params: { id: nobody.id } });
  expect(await csvOf(admin)).toContain(',Gone,');
  const back = (await ok(admin, audit.list, { query: { entityId: nobody.id } })).items[0]!;
  for (const format of ['csv', 'xlsx'] as const) {
    const { rawPayload } = await app.server.inject({ method: 'GET', url: `/api/t/${enterprise.id}/extensions?format=${format}`, headers: admin.headers! });
    const planned = await aPlannedImport(admin, { kind: 'extensions', content: Uint8Array.from(rawPayload), fileName: `extensions.${format}` });
    expect((await rowsOf(admin, planned.id)).filter(({ kind }) => kind !== 'unchanged').map(({ kind, changes, problems }) => ({ kind, changes, problems }))).toEqual([]);
    expect(planned.counts).toEqual({ create: 0, update: 0, unchanged: 7, rejected: 0 });
  }
  await ok(admin, audit.revert, { params: { id: back.changeSetId } });
  expect((await plan(admin, await csvOf(admin))).counts).toEqual({ create: 0, update: 0, unchanged: 8, rejected: 0 });
  expect((await settingsOf(admin, nobody.id) as { exceptionNumbers: unknown }).exceptionNumbers).toEqual({ numbers });
});

/** By header, what an export may be edited to. */
const edits = ({ number }: Office): { [header: string]: { key: string; values: string[] } } => ({
  'Display Name': { key: 'displayName', values: ['Zed', 'Anna Lena'] }, Groups: { key: 'groups', values: ['', 'Sales', 'Plain', 'Plain;Sales'] }, 'Phone Numbers': { key: 'phoneNumbers', values: [''] },
  'Presentation Number': { key: 'presentationNumber', values: ['', number.e164] }, 'Dial Plan Profile': { key: 'dialPlanProfile', values: ['', 'Abroad'] }, Country: { key: 'country', values: ['', 'GB', 'PT'] },
  Anonymous: { key: 'isAnonymous', values: ['true', 'false'] }, Presence: { key: 'hasPresence', values: ['true', 'false'] }, Recorded: { key: 'isRecorded', values: ['true', 'false'] }, Softphone: { key: 'softphone', values: ['Off', 'Basic', 'Operator console'] },
  'App User': { key: 'appUser', values: ['ann@one.example'] }, 'Third Party Softphones': { key: 'thirdPartyOn', values: ['true', 'false'] }, 'IP Phone': { key: 'ipPhoneOn', values: ['true', 'false'] },
  'Voicemail Email': { key: 'email', values: ['a@one.example', 'b@one.example'] }, 'Forward All': { key: 'forwardAll', values: ['Off', '102', 'Voicemail 101', 'Group 600 Sales', '+351912345678'] },
  'Not Reachable': { key: 'notReachable', values: ['End', '101', '+442079460000'] }, Busy: { key: 'busy', values: ['End', 'Voicemail 102'] }, 'No Answer': { key: 'noAnswer', values: ['End', '102'] }, 'Ring Time': { key: 'ringSeconds', values: ['5', '20', '300'] },
  'Waiting Queue': { key: 'isQueued', values: ['true', 'false'] }, 'Maximum Waiting': { key: 'maxWaiting', values: ['1', '7', '100'] }, 'Simultaneous Calls': { key: 'maxSimultaneous', values: ['1', '3', '100'] }, 'Welcome Message': { key: 'welcomeMessage', values: ['', 'Music'] },
  'Hold Playlist': { key: 'holdPlaylist', values: ['', 'Calm'] }, 'Monitors Others': { key: 'monitorsOthers', values: ['true', 'false'] }, 'May Be Monitored': { key: 'mayBeMonitored', values: ['true', 'false'] },
  'Exception Numbers': { key: 'exceptionNumbers', values: ['', '102', '102: Bob;+351912345678', '102: a\\;b: c;+351912345678: d'] },
  Enabled: { key: 'isEnabled', values: ['true', 'false'] }, Role: { key: 'role', values: ['Agent', 'Supervisor', 'Monitor', 'Administrator'] },
});

test('any edits of an export become exactly those changes, and the next export says what the file said', async () => {
  const office = await anOffice();
  const { admin, enterprise } = office;
  await fillIn(office);
  await aRingGroup(app, enterprise, { name: 'Plain' });
  for (let n = 0; n < 3; n += 1) await anExtension(app, enterprise, { shortNumber: String(301 + n) });
  const spare = [await aNumber(app, enterprise), await aNumber(app, enterprise), await aNumber(app, enterprise)].map(({ e164 }) => e164);
  const possible = edits(office);
  const headers = Object.keys(possible);
  const anEdit = fc.constantFrom(...headers).chain((header) => fc.record({ header: fc.constant(header), value: fc.constantFrom(...possible[header]!.values), row: fc.integer({ min: 0, max: 4 }) }));
  await fc.assert(fc.asyncProperty(fc.array(anEdit, { minLength: 1, maxLength: 8 }), fc.subarray(spare), fc.array(fc.constantFrom('ann', 'Ann', 'bea.lee', 'zoë'), { maxLength: 5 }), async (chosen, numbers, names) => {
    const [first, ...lines] = (await csvOf(admin)).trim().split('\r\n').map((line) => line.split(','));
    const at = (header: string) => first!.indexOf(header);
    const before = lines.map((cells) => [...cells]);
    for (const { header, value, row } of chosen) lines[row]![at(header)] = value;
    // User names stay apart by the rows that they are of.
    names.forEach((name, row) => { lines[row]![at('Username')] = `${name}-${row}`; });
    // Each spare number goes to the row of its place, from wherever it is free.
    numbers.forEach((e164, place) => { if (!before.some((cells, row) => row !== place && cells[at('Phone Numbers')]!.includes(e164))) lines[place]![at('Phone Numbers')] = e164; });
    const planned = await plan(admin, [first!, ...lines].map((cells) => cells.join(',')).join('\r\n'));
    const expected = lines.map((cells, row) => [...new Set([...headers, 'Phone Numbers', 'Username'])].filter((header) => cells[at(header)] !== before[row]![at(header)]).map((header) => possible[header]?.key ?? 'username').sort());
    const told = (await rowsOf(admin, planned.id)).map(({ changes, problems }) => (problems.length > 0 ? problems.map(({ text }) => text) : changes.map(({ field }) => field).sort()));
    expect(told).toEqual(expected);
    expect(planned.counts!.rejected).toBe(0);
    if (planned.counts!.update > 0) expect((await commitPlan(admin, planned, 'all-or-nothing')).status).toBe('done');
    const volatile = [at('SIP Username')];
    const after = (await csvOf(admin)).trim().split('\r\n').slice(1).map((line) => line.split(','));
    expect(after.map((cells) => cells.filter((_, index) => !volatile.includes(index)))).toEqual(lines.map((cells) => cells.filter((_, index) => !volatile.includes(index))));
  }), { numRuns: 15 });
});

test('[69] [74] a file gives user names and roles, which go back with it, and each that cannot be is rejected with its reason', async () => {
  const { admin, enterprise, ann, bob } = await anOffice();
  const boss = await anExtensionPerson(app, enterprise, { shortNumber: '109', displayName: 'Boss', role: 'administrator', username: 'boss' });
  const agent = await anExtensionPerson(app, enterprise, { shortNumber: '108', displayName: 'Agent' });
  const header = 'ID,Short Number,Display Name,Username,Role';
  const told = async () => (await ok(admin, extensions.list, { query: { sort: 'shortNumber' } })).items.map(({ shortNumber, username, role }) => [shortNumber, username, role]);
  const before = await told();
  const good = await plan(admin, [header, `${ann.id},101,Ann,ann,Supervisor`, `${agent.id},108,Agent,agent@one.example,Monitor`, `,103,Cy,cy,`, ',104,Di,,supervisor', ',105,Ed,,'].join('\n'));
  expect((await rowsOf(admin, good.id)).flatMap(({ problems }) => problems)).toEqual([]);
  expect((await rowsOf(admin, good.id))[0]!.changes.map(({ field, after }) => [field, after])).toEqual([['username', 'ann'], ['role', 'supervisor']]);
  const { changeSetId, status } = await commitPlan(admin, good);
  expect(status).toBe('done');
  expect(await told()).toEqual([['101', 'ann', 'supervisor'], ['102', '102', 'agent'], ['103', 'cy', 'agent'], ['104', '104', 'supervisor'], ['105', '105', 'agent'], ['108', 'agent@one.example', 'monitor'], ['109', 'boss', 'administrator']]);
  expect((await ok(admin, extensions.list, { query: { role: 'monitor' } })).items.map(({ shortNumber }) => shortNumber)).toEqual(['108']);
  expect((await signInByName(aBrowser(app), { ...agent, username: 'agent@one.example' })).status).toBe(200);
  await ok(admin, audit.revert, { params: { id: changeSetId! } });
  expect(await told()).toEqual(before);

  const wrong: [row: string, reason: string][] = [
    [`${ann.id},101,Ann,BOSS,`, 'username: The user name of 109 Boss.'], [`${bob.id},102,Bob,b b,`, 'username: Letters, digits'], [',201,A,twice,', 'username: The file has this user name'], [',202,B,TWICE,', 'username: The file has this user name'],
    [',203,C,204,', 'username: The file has this user name'], [`${boss.id},109,Boss,boss,Agent`, 'role: An administrator who may sign in'], [',205,E,,chief', 'role: '],
  ];
  const bad = await plan(admin, [header, ...wrong.map(([row]) => row), ',204,D,,'].join('\n'));
  // Whoever wants no name gets it.
  expect(bad.counts).toEqual({ create: 1, update: 0, unchanged: 0, rejected: wrong.length });
  for (const [index, { problems }] of (await rowsOf(admin, bad.id)).slice(0, wrong.length).entries()) expect(`${problems[0]!.column}: ${problems[0]!.text}`).toContain(wrong[index]![1]);
});

test('who may do less gives no role by a file, and decides about nobody who may do more', async () => {
  const { enterprise } = await anOffice();
  const boss = await anExtensionPerson(app, enterprise, { shortNumber: '109', displayName: 'Boss', role: 'administrator', username: 'boss' });
  const key = await withApiKey(app, enterprise, ['imports:read', 'imports:write', 'extensions:read', 'extensions:write']);
  const planned = await plan(key, ['ID,Short Number,Display Name,Username,Role', `${boss.id},109,Boss,mallory,`, ',201,Eve,,Administrator', ',202,Ada,,Agent'].join('\n'));
  expect((await rowsOf(key, planned.id)).map(({ problems }) => problems.map(({ text }) => text))).toEqual([['The person of this extension may do more than you.'], ['This role may do more than you: nobody can give what they do not hold.'], []]);
});
