import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { audit } from '@patchbay/contract/audit';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { imports } from '@patchbay/contract/imports';
import { type Phone, phones } from '@patchbay/contract/phones';
import { provisioningSettings } from '@patchbay/contract/provisioning-settings';
import { writeCsv } from '@patchbay/domain/imports/writing/write-csv';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aPlannedImport, commitPlan } from '@patchbay/testkit/builders/imports';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aKeyLayout, aPhoneTemplate } from '@patchbay/testkit/builders/phone-templates';
import { aPhone, uniqueMac } from '@patchbay/testkit/builders/phones';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const anEnterprise = async () => {
  const { enterprise } = await aTree(app);
  const [ann, bob] = [await anExtension(app, enterprise, { shortNumber: '101', displayName: 'Ann' }), await anExtension(app, enterprise, { shortNumber: '102', displayName: 'Bob' })];
  return { enterprise, ann, bob, admin: await signedIn(app, enterprise) };
};
const header = 'Name,Phone Model,Line 0,Line 1,MAC plain,Virtual,Accept data from phone,Optional file name,HTTP/S Username,ID';
const planOf = (admin: Caller, ...rows: string[]) => aPlannedImport(admin, { kind: 'phones', content: `${rows.join('\n')}\n`, fileName: 'phones.csv' });
const plan = (admin: Caller, ...rows: string[]) => planOf(admin, header, ...rows);
const rows = async (admin: Caller, id: string, kind?: 'rejected') => (await ok(admin, imports.rows, { params: { id }, query: { kind } })).items;
const findings = async (admin: Caller, id: string) => (await rows(admin, id, 'rejected')).map(({ row, problems }) => [row, ...problems.map(({ column, text }) => `${column}: ${text}`)]);
const all = async (admin: Caller) => (await ok(admin, phones.list, { query: { sort: 'createdAt', pageSize: 200 } })).items;
const said = ({ name, modelId, mac, acceptsDataFromPhone, fileName, lines }: Phone) => [name, modelId, mac ?? 'virtual', acceptsDataFromPhone, fileName, lines.map(({ position, shortNumber }) => `${position}=${shortNumber}`).join(' ')].join(',');

test('[131] [143] [144] a file makes phones with secrets of their own and changes those whose MAC address it has, as one change that is undone at once', async () => {
  const { admin, enterprise, ann } = await anEnterprise();
  const known = await aPhone(app, enterprise, { name: 'Lobby', lines: { 0: ann.id } });
  const [mac, typed] = [uniqueMac(), known.mac!.toUpperCase().replace(/(..)(?=.)/g, '$1-')];
  const planned = await plan(admin, `Desk,Yealink T54W,101,102,${mac},,yes,desk-{mac}.cfg,,`, `Entrance,yealink-t46u,102,101,${typed},FALSE,,,phone,`, 'Softphone,Linphone Desktop,101,,,TRUE,,,soft,');
  expect(planned.counts, JSON.stringify(await findings(admin, planned.id))).toEqual({ create: 2, update: 1, unchanged: 0, rejected: 0 });
  const done = await commitPlan(admin, planned);
  expect(done.status).toBe('done');
  const after = await all(admin);
  expect(after.map(said).sort()).toEqual([`Desk,yealink-t54w,${mac},true,desk-{mac}.cfg,0=101 1=102`, `Entrance,yealink-t46u,${known.mac},false,,0=102 1=101`, 'Softphone,linphone-desktop,virtual,false,,0=101']);
  const reveal = async (name: string) => ok(admin, phones.revealProvisioning, { params: { id: after.find((phone) => phone.name === name)!.id } });
  expect(await reveal('Desk')).toEqual({ provisioningUrl: expect.stringMatching(/\/p\/[a-z2-7]{32}\/$/), fileUrl: expect.stringMatching(new RegExp(`/desk-${mac}.cfg$`)), httpUsername: expect.stringMatching(/^phone-[a-z2-7]{8}$/), httpPassword: expect.stringMatching(/^[a-z2-7]{24}$/) });
  expect(await reveal('Softphone')).toMatchObject({ httpUsername: 'soft', httpPassword: expect.stringMatching(/^[a-z2-7]{24}$/) });
  expect(await reveal('Entrance')).toMatchObject({ httpUsername: 'phone', httpPassword: known.httpPassword, fileUrl: expect.stringContaining(known.secret) });
  expect(await ok(admin, audit.revert, { params: { id: done.changeSetId! } })).toMatchObject({ reverted: 3 });
  expect((await all(admin)).map(said)).toEqual([`Lobby,yealink-t46u,${known.mac},false,,0=101`]);
});

test('a phone of a file may come for the first time as long as one that is made by hand, and no longer', async () => {
  const { admin } = await anEnterprise();
  const untilOf = async (name: string) => (await all(admin)).find((phone) => phone.name === name)!;
  await commitPlan(admin, await plan(admin, `Before,Yealink T46U,101,,${uniqueMac()},,,,,`));
  expect(await untilOf('Before')).toMatchObject({ firstFetchUntil: null });
  const { networks, version } = await ok(admin, provisioningSettings.get, {});
  await ok(admin, provisioningSettings.update, { body: { networks, firstFetchHours: 24, version } });
  await commitPlan(admin, await plan(admin, `After,Yealink T46U,102,,${uniqueMac()},,,,,`));
  const { firstFetchUntil, createdAt } = await untilOf('After');
  expect(Date.parse(firstFetchUntil!) - Date.parse(createdAt)).toBe(24 * 60 * 60 * 1000);
});

test('[144] what no file says of a phone stays, and is as it was after the undo', async () => {
  const { admin, enterprise } = await anEnterprise();
  const [template, layout] = [await aPhoneTemplate(app, enterprise), await aKeyLayout(app, enterprise)];
  const { id, mac } = await aPhone(app, enterprise, { httpScheme: 'DIGEST', templateId: template.id, keyLayoutId: layout.id });
  const kept = { httpScheme: 'DIGEST', templateId: template.id, keyLayoutId: layout.id };
  const done = await commitPlan(admin, await plan(admin, `Entrance,yealink-t46u,,,${mac},FALSE,,,phone,`));
  expect((await all(admin))[0]).toMatchObject({ id, name: 'Entrance', ...kept });
  await ok(admin, audit.revert, { params: { id: done.changeSetId! } });
  expect((await all(admin))[0]).toMatchObject({ id, name: `Phone ${mac}`, ...kept });
});

test('[140] [141] a new phone has credentials where its files tell it of them, and elsewhere only those that somebody wanted', async () => {
  const { admin } = await anEnterprise();
  await commitPlan(admin, await plan(admin, `Told,Yealink T46U,,,${uniqueMac()},,,,,`, `By hand,Gigaset N670 IP PRO,,,${uniqueMac()},,,,,`, `Wanted,Gigaset N670 IP PRO,,,${uniqueMac()},,,,base,`, 'Soft,Zoiper 5,,,,TRUE,,,,'));
  const credentials = async () => Object.fromEntries((await all(admin)).map(({ name, httpUsername, hasHttpPassword }) => [name, [httpUsername, hasHttpPassword]]));
  const expected = { Told: [expect.stringMatching(/^phone-/), true], 'By hand': ['', false], Wanted: ['base', true], Soft: ['', false] };
  expect(await credentials()).toEqual(expected);
  const typed = await ok(admin, phones.create, { body: { name: 'Typed', modelId: (await all(admin)).find(({ name }) => name === 'By hand')!.modelId, mac: uniqueMac() } });
  expect(typed).toMatchObject({ httpUsername: '', hasHttpPassword: false });
});

test('[140] [141] a user name comes with a password, and goes with it; no file ever has one', async () => {
  const { admin, enterprise } = await anEnterprise();
  const [open, closed] = [await aPhone(app, enterprise, { name: 'Open', httpUsername: '' }), await aPhone(app, enterprise, { name: 'Closed', httpUsername: 'desk' })];
  await commitPlan(admin, await plan(admin, `Open,Yealink T46U,,,${open.mac},,,,lobby,${open.id}`, `Closed,Yealink T46U,,,${closed.mac},,,,,${closed.id}`));
  const reveal = (id: string) => ok(admin, phones.revealProvisioning, { params: { id } });
  expect(await reveal(open.id)).toMatchObject({ httpUsername: 'lobby', httpPassword: expect.stringMatching(/^[a-z2-7]{24}$/) });
  expect(await reveal(closed.id)).toMatchObject({ httpUsername: '', httpPassword: '' });
  const { text } = await call(admin, phones.list, { query: { format: 'csv' } });
  for (const secret of [open.secret, closed.secret, closed.httpPassword, (await reveal(open.id)).httpPassword]) expect(text).not.toContain(secret);
});

test('[135] [136] [139] [142] what a phone cannot be is rejected, each where it stands', async () => {
  const { admin, enterprise } = await anEnterprise();
  const [one, other] = [await aPhone(app, enterprise), await aPhone(app, enterprise)];
  const mac = uniqueMac();
  const planned = await plan(admin, `A,Nokia 3310,,,${uniqueMac()},,,,,`, 'B,Yealink T46U,,,80:5e:c0,,,,,', 'C,Yealink T46U,,,8.05E+11,,,,,', 'D,Yealink T46U,,,,,,,,', `E,Yealink T46U,,,${uniqueMac()},TRUE,,,,`,
    `F,Yealink T46U,,,${uniqueMac()},,,../passwd,,`, `G,Yealink T46U,,,${uniqueMac()},,,{serial}.cfg,,`, `H,Yealink T46U,,,${uniqueMac()},,,,a:b,`, `I,Yealink T46U,103,,${uniqueMac()},,,,,`, `J,Yealink T46U,101,101,${uniqueMac()},,,,,`,
    `K,Yealink T30,101,102,${uniqueMac()},,,,,`, `L,Yealink T46U,,,${mac},,,,,`, `M,Yealink T46U,,,${mac},,,,,`, `N,Yealink T46U,,,${other.mac},,,,,${one.id}`, `O,Yealink T46U,,,${uniqueMac()},,,Y000000000108.cfg,,`, `P,Yealink T46U,,,${uniqueMac()},,,{MAC}.boot,,`);
  expect(await findings(admin, planned.id)).toEqual([
    [2, 'model: This phone model is not in the catalogue.'], [3, 'mac: Must be a MAC address: 12 hexadecimal digits.'], [4, expect.stringContaining('mac: A spreadsheet')], [5, 'mac: A phone that is not virtual has a MAC address.'],
    [6, 'mac: A virtual phone has no MAC address.'], [7, expect.stringContaining('fileName: Must be a file name')], [8, expect.stringContaining('fileName: Must be a file name')], [9, expect.stringContaining('httpUsername: Must have')],
    [10, 'line0: There is no extension 103.'], [11, 'line1: The same extension is on two lines.'], [12, 'line1: Yealink T30 has no line 1.'], [14, 'null: This entry is in row 13 already.'], [15, 'mac: This MAC address is not available.'],
    [16, 'fileName: The Yealink T46U asks for another file under this name.'], [17, 'fileName: The Yealink T46U asks for another file under this name.'],
  ]);
});

test("[136] a MAC address of another enterprise is rejected in the same words as one's own", async () => {
  const [{ admin, enterprise }, theirs] = [await anEnterprise(), await anEnterprise()];
  const [own, another, stranger] = [await aPhone(app, enterprise), await aPhone(app, enterprise), await aPhone(app, theirs.enterprise)];
  const planned = await plan(admin, `Desk,Yealink T46U,,,${stranger.mac},,,,,`, `Desk,Yealink T46U,,,${another.mac},,,,,${own.id}`, `Desk,Yealink T46U,,,${stranger.mac},,,,,${another.id}`, `Desk,Yealink T46U,,,${uniqueMac()},,,,,${stranger.id}`, `Desk,Yealink T46U,,,${uniqueMac()},,,,,${randomUUID()}`);
  expect(await findings(admin, planned.id)).toEqual([
    [2, 'mac: This MAC address is not available.'], [3, 'mac: This MAC address is not available.'], [4, 'mac: This MAC address is in row 2 already.', 'mac: This MAC address is not available.'], [5, 'id: There is no phone with this ID.'], [6, 'id: There is no phone with this ID.'],
  ]);
});

test('[136] a vendor that does not go with the address, and a second virtual phone of a name, are warned of', async () => {
  const { admin, enterprise } = await anEnterprise();
  await aPhone(app, enterprise, { name: 'Soft', mac: null });
  const planned = await plan(admin, `Desk,Snom D735,,,${uniqueMac()},,,,,`, 'Soft,Yealink T46U,,,,TRUE,,,,');
  expect((await rows(admin, planned.id)).map(({ kind, warnings }) => [kind, ...warnings.map(({ column, text }) => `${column}: ${text}`)])).toEqual([
    ['create', 'mac: An address of Yealink, but the model is one of Snom.'], ['create', expect.stringContaining('name: There is a virtual phone of this name already')],
  ]);
});

test('a model of another family lets go of the template, which the plan says, and undoing brings it back', async () => {
  const { admin, enterprise } = await anEnterprise();
  const template = await aPhoneTemplate(app, enterprise, { fields: [{ name: 'greeting', default: '', type: 'text', options: [] }] });
  const draft = { templateId: template.id, fieldValues: { greeting: 'Hello' }, httpUsername: '' };
  const [moved, stays] = [await ok(admin, phones.create, { body: { name: 'Moved', modelId: 'yealink-t46u', mac: uniqueMac(), ...draft } }), await ok(admin, phones.create, { body: { name: 'Stays', modelId: 'yealink-t46u', mac: uniqueMac(), ...draft } })];
  const planned = await plan(admin, `Moved,Snom D735,,,${moved.mac},,,,,${moved.id}`, `Stays,Yealink T31P,,,${stays.mac},,,,,${stays.id}`);
  expect((await rows(admin, planned.id)).map(({ kind, warnings }) => [kind, warnings.filter(({ code }) => code === 'template-let-go').map(({ column }) => column)])).toEqual([['update', ['model']], ['update', []]]);
  await commitPlan(admin, planned);
  const settings = async () => (await all(admin)).map(({ name, modelId, templateId, fieldValues }) => [name, modelId, templateId, fieldValues]);
  expect(await settings()).toEqual([['Moved', 'snom-d735', null, {}], ['Stays', 'yealink-t31p', template.id, { greeting: 'Hello' }]]);
  const [event] = (await ok(admin, audit.list, { query: { entityId: moved.id } })).items;
  await ok(admin, audit.revert, { params: { id: event!.changeSetId } });
  expect((await settings())[0]).toEqual(['Moved', 'yealink-t46u', template.id, { greeting: 'Hello' }]);
});

test('a model with fewer keys, or one whose files say nothing of them, lets go of those that it does not have, and undoing brings them back', async () => {
  const { admin } = await anEnterprise();
  const key = (position: number, module = 0) => ({ module, position, kind: 'blf' as const, value: '101', label: 'Ann', line: null });
  const aKeyed = (name: string) => ok(admin, phones.create, { body: { name, modelId: 'yealink-t46u', mac: uniqueMac(), keys: [key(2), key(20), key(3, 1)] } });
  const made = [await aKeyed('Few'), await aKeyed('None'), await aKeyed('Same'), await aKeyed('Sidecar')];
  const row = ({ name, mac, id }: Phone, model: string) => `${name},${model},,,${mac},,yes,,phone,${id}`;
  const file = [row(made[0]!, 'Yealink T42U'), row(made[1]!, 'Fanvil X3U'), row(made[2]!, 'Yealink T46U'), row(made[3]!, 'Grandstream GXP2170')];
  const planned = await plan(admin, ...file);
  const warned = (await rows(admin, planned.id)).map(({ warnings }) => warnings.filter(({ code }) => code === 'keys-let-go').map(({ column, text }) => `${column}: ${text}`));
  expect(warned).toEqual([['model: The Yealink T42U does not have all keys that are set on the phone itself: 2 go.'], ['model: The Fanvil X3U does not have all keys that are set on the phone itself: 3 go.'], [], [expect.stringContaining(': 1 go')]]);
  const done = await commitPlan(admin, planned);
  const keys = async () => Object.fromEntries((await all(admin)).map((phone) => [phone.name, phone.keys.map(({ module, position }) => `${module}.${position}`)]));
  expect(await keys()).toEqual({ Few: ['0.2'], None: [], Same: ['0.2', '0.20', '1.3'], Sidecar: ['0.2', '0.20'] });
  await ok(admin, audit.revert, { params: { id: done.changeSetId! } });
  expect(await keys()).toMatchObject({ Few: ['0.2', '0.20', '1.3'], None: ['0.2', '0.20', '1.3'] });
  await commitPlan(admin, await plan(admin, ...file));
  for (const { id, httpPassword: _, hiddenFieldValues: _hidden, ...draft } of await all(admin)) expect((await call(admin, phones.update, { params: { id }, body: draft })).status).toBe(200);
});

test('a column that the file does not have leaves what is there, and zeros that a spreadsheet has eaten come back', async () => {
  const { admin, enterprise, ann, bob } = await anEnterprise();
  await aPhone(app, enterprise, { name: 'Desk', mac: '001565102030', fileName: '{mac}.cfg', lines: { 0: ann.id, 2: bob.id } });
  const planned = await planOf(admin, 'Name;Modell;MAC-Adresse;Leitung 2', 'Lobby;Yealink T54W;1565102030;');
  expect(planned.counts, JSON.stringify(await findings(admin, planned.id))).toMatchObject({ update: 1 });
  await commitPlan(admin, planned);
  expect((await all(admin)).map(said)).toEqual(['Lobby,yealink-t54w,001565102030,false,{mac}.cfg,0=101']);
});

const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 10 }), fc.stringMatching(/^['=+\-@"]{0,3}[a-z ,;]{0,5}$/), fc.constantFrom('1E5', '#REF!', 'TRUE', '007')).map((typed) => typed.normalize('NFC').trim());
// U+FFFD is what a file that was read wrongly has.
const name = text.filter((typed) => !typed.includes('\uFFFD') && phones.create.body!.shape.name.safeParse(typed).success);
const line = fc.constantFrom(null, 0, 1, 2);
const settings = fc.record({ name, modelId: fc.constantFrom('yealink-t46u', 'snom-d735', 'linphone-desktop'), acceptsDataFromPhone: fc.boolean(), fileName: fc.constantFrom('', '{mac}.cfg', 'a_b.xml'), httpUsername: fc.constantFrom('', 'desk', '+1-~'), isVirtual: fc.boolean(), lines: fc.tuple(line, line, line) });
type Settings = typeof settings extends fc.Arbitrary<infer T> ? T : never;
const desk = fc.array(settings, { minLength: 1, maxLength: 5 });

const withPhones = async (wanted: Settings[]) => {
  const { admin, enterprise, ann, bob } = await anEnterprise();
  const extensions = [ann, bob, await anExtension(app, enterprise, { shortNumber: '007' })];
  const linesOf = (places: Settings['lines']) => places.flatMap((place, index) => (place === null || places.indexOf(place) < index ? [] : [{ position: index, extensionId: extensions[place]!.id, shortNumber: extensions[place]!.shortNumber }]));
  for (const one of wanted) await ok(admin, phones.create, { body: { ...one, mac: one.isVirtual ? null : uniqueMac(), lines: linesOf(one.lines) } });
  return { admin, linesOf };
};

test('an untouched export changes nothing, whatever the phones are called and whatever is on them', async () => {
  await fc.assert(
    fc.asyncProperty(desk, async (wanted) => {
      const { admin } = await withPhones(wanted);
      const { text: exported } = await call(admin, phones.list, { query: { format: 'csv' } });
      const planned = await aPlannedImport(admin, { kind: 'phones', content: exported });
      expect(planned.counts, `${JSON.stringify(await findings(admin, planned.id))} ${exported}`).toEqual({ create: 0, update: 0, unchanged: wanted.length, rejected: 0 });
    }),
    { numRuns: 12 },
  );
});

const edits = fc.array(fc.option(settings, { nil: null }), { minLength: 5, maxLength: 5 });
const columns = ['Name', 'Phone Model', 'Line 0', 'Line 1', 'Line 2', 'MAC plain', 'Virtual', 'Accept data from phone', 'Optional file name', 'HTTP/S Username', 'ID'];

test('whatever is edited in an export becomes exactly that', async () => {
  type Cells = Pick<Phone, 'name' | 'modelId' | 'mac' | 'isVirtual' | 'acceptsDataFromPhone' | 'fileName' | 'httpUsername'> & { lines: { position: number; shortNumber: string }[] };
  const cells = ({ lines, ...phone }: Cells) => [phone.name, phone.modelId, ...[0, 1, 2].map((at) => lines.find(({ position }) => position === at)?.shortNumber ?? ''), phone.mac ?? '', phone.isVirtual, phone.acceptsDataFromPhone, phone.fileName, phone.httpUsername].map(String);
  await fc.assert(
    fc.asyncProperty(desk, edits, async (made, changes) => {
      const { admin, linesOf } = await withPhones(made);
      const before = await all(admin);
      const wanted = before.map((phone, index) => {
        const edit = changes[index];
        return edit ? { ...phone, ...edit, mac: edit.isVirtual ? null : uniqueMac(), lines: linesOf(edit.lines) } : phone;
      });
      const table = [columns, ...wanted.map((phone) => [...cells(phone), phone.id])];
      const planned = await aPlannedImport(admin, { kind: 'phones', content: new Uint8Array(await new Response(ReadableStream.from(writeCsv(table))).arrayBuffer()) });
      const update = wanted.filter((phone, index) => !isDeepStrictEqual(cells(phone), cells(before[index]!))).length;
      expect(planned.counts, JSON.stringify(await findings(admin, planned.id))).toEqual({ create: 0, update, unchanged: before.length - update, rejected: 0 });
      if (update > 0) expect((await commitPlan(admin, planned)).status).toBe('done');
      const after = await all(admin);
      expect(after.map((phone) => [phone.id, ...cells(phone)])).toEqual(wanted.map((phone) => [phone.id, ...cells(phone)]));
      expect(after.every((phone) => phone.hasHttpPassword === (phone.httpUsername !== ''))).toBe(true);
    }),
    { numRuns: 12 },
  );
});

test('who is editing an extension learns of the line that a file gave or took', async () => {
  const { admin, enterprise, ann, bob } = await anEnterprise();
  const { id, mac } = await aPhone(app, enterprise, { name: 'Desk', lines: { 0: ann.id } });
  const versions = () => Promise.all([ann, bob].map(async (extension) => (await ok(admin, extensionCards.settings, { params: { id: extension.id } })).endpoints.version));
  const before = await versions();
  await commitPlan(admin, await plan(admin, `Desk,Yealink T46U,102,,${mac},,,,phone,${id}`));
  expect(await versions()).toEqual(before.map((version) => version + 1));
});

test('the sample file can be imported as it is', async () => {
  const { admin } = await anEnterprise();
  const { text: sample } = await call(admin, imports.sample, { query: { kind: 'phones', format: 'csv' } });
  expect((await aPlannedImport(admin, { kind: 'phones', content: sample })).counts).toEqual({ create: 2, update: 0, unchanged: 0, rejected: 0 });
});
