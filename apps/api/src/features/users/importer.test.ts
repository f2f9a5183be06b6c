import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { appConfigurations } from '@patchbay/contract/app-configurations';
import { audit } from '@patchbay/contract/audit';
import { imports } from '@patchbay/contract/imports';
import { organisations } from '@patchbay/contract/organisations';
import { type User, type UserDraft, users } from '@patchbay/contract/users';
import { writeCsv } from '@patchbay/domain/imports/writing/write-csv';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { mailsTo } from '@patchbay/testkit/builders/accounts';
import { aPlannedImport, commitPlan, planAgain } from '@patchbay/testkit/builders/imports';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aTimeSchedule } from '@patchbay/testkit/builders/time-schedules';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const anEnterprise = async () => {
  const tree = await aTree(app);
  return { ...tree, admin: await signedIn(app, tree.enterprise) };
};
const header = 'First Name,Last Name,Email,Department,Job Title,CRM User ID,Time Schedule';
const planOf = (admin: Caller, ...rows: string[]) => aPlannedImport(admin, { kind: 'users', content: `${rows.join('\n')}\n`, fileName: 'users.csv' });
const plan = (admin: Caller, ...rows: string[]) => planOf(admin, header, ...rows);
const planWithIds = (admin: Caller, ...rows: string[]) => planOf(admin, `${header},ID`, ...rows);
const findings = async (admin: Caller, id: string) => (await ok(admin, imports.rows, { params: { id }, query: { kind: 'rejected' } })).items.map(({ row, problems }) => [row, ...problems.map(({ column, text }) => `${column}: ${text}`)]);
const staff = async (admin: Caller) => (await ok(admin, users.list, { query: { sort: 'createdAt', pageSize: 200 } })).items;
const said = ({ name, email, department, jobTitle, crmUserId, timeScheduleName }: Awaited<ReturnType<typeof staff>>[number]) => [name, email, department, jobTitle, crmUserId, timeScheduleName].join(',');

test('[15] [16] a file creates users with a line each and changes those whose address it has, as one change that is undone at once', async () => {
  const { admin, enterprise } = await anEnterprise();
  await aTimeSchedule(app, enterprise, { name: 'Office' });
  await aUser(app, enterprise, { firstName: 'Zoe', lastName: 'Abel', email: 'zoe@one.example', department: 'Sales', crmUserId: 'k-1' });
  const planned = await plan(admin, 'Zoe,Berg,ZOE@one.example,Support,,k-1,Office', 'Ann,Lee,ann@one.example,Sales,Agent,,Office', 'Bob,Fox,,Workshop,,,');
  expect(planned).toMatchObject({ status: 'planned', counts: { create: 2, update: 1, unchanged: 0, rejected: 0 } });
  const done = await commitPlan(admin, planned);
  expect(done.status).toBe('done');
  const after = await staff(admin);
  expect(after.map(said).sort()).toEqual(['Ann Lee,ann@one.example,Sales,Agent,,Office', 'Bob Fox,,Workshop,,,', 'Zoe Berg,zoe@one.example,Support,,k-1,Office']);
  for (const { appConfiguration: { id } } of after) expect(await ok(admin, appConfigurations.get, { params: { id } })).toMatchObject({ isConfigured: false });
  expect(await ok(admin, audit.revert, { params: { id: done.changeSetId! } })).toMatchObject({ reverted: 3 });
  expect((await staff(admin)).map(said)).toEqual(['Zoe Abel,zoe@one.example,Sales,,k-1,']);
});

test('an import invites nobody', async () => {
  const { admin } = await anEnterprise();
  await commitPlan(admin, await plan(admin, 'Ann,Lee,nobody-mails@one.example,,,,'));
  expect((await staff(admin))[0]!.invitation).toMatchObject({ status: 'not-sent', sentAt: null });
  expect(await mailsTo(app, 'nobody-mails@one.example')).toEqual([]);
});

test('whose address is missing is new, unless somebody of that name has none either', async () => {
  const { admin, enterprise } = await anEnterprise();
  await aUser(app, enterprise, { firstName: 'Ann', lastName: 'Lee', department: 'Sales' });
  await aUser(app, enterprise, { firstName: 'Bob', lastName: 'Fox', email: 'bob@one.example' });
  const planned = await plan(admin, 'Ann,Lee,,Sales,,,', 'Ann,Lee,,Support,,,', 'Bob,Fox,,,,,', 'Bob,Fox,,,,,', 'Cy,Day,,,,,', 'Cy,Day,,Sales,,,');
  expect(planned.counts).toEqual({ create: 3, update: 0, unchanged: 1, rejected: 2 });
  expect(await findings(admin, planned.id)).toEqual([
    [3, 'email: There is a user of this name without an e-mail address already. Enter an address for a new user, or the ID from an export to change that one.'], [5, 'null: This entry is in row 4 already.'],
  ]);
});

test('what is no address, no known schedule and no name is rejected, each where it stands', async () => {
  const [{ admin, enterprise }, theirs] = [await anEnterprise(), await anEnterprise()];
  await aTimeSchedule(app, theirs.enterprise, { name: 'Theirs' });
  await aUser(app, enterprise, { email: 'ann@one.example' });
  const planned = await plan(admin, 'Ann,Lee,ann at home,,,,', 'Ann,Lee,ann@one.example,,,,Theirs', ',Lee,,,,,', 'Ann,Lee,a@one.example,,,,', 'Ann,Lee,A@one.example,,,,');
  expect(planned.counts).toEqual({ create: 1, update: 0, unchanged: 0, rejected: 4 });
  expect(await findings(admin, planned.id)).toEqual([
    [2, 'email: Is not an e-mail address.'], [3, 'timeSchedule: There is no time schedule of this title.'], [4, 'firstName: Must not be empty.'], [6, 'null: This entry is in row 5 already.'],
  ]);
});

test('a column that the file does not have leaves what is there', async () => {
  const { admin, enterprise } = await anEnterprise();
  const { id: timeScheduleId } = await aTimeSchedule(app, enterprise, { name: 'Office' });
  await aUser(app, enterprise, { firstName: 'Ann', lastName: 'Lee', email: 'ann@one.example', department: 'Sales', timeScheduleId });
  await commitPlan(admin, await aPlannedImport(admin, { kind: 'users', content: 'Vorname,Nachname,E-Mail,Position\nAnn,Lee,ann@one.example,Lead\n' }));
  expect((await staff(admin)).map(said)).toEqual(['Ann Lee,ann@one.example,Sales,Lead,,Office']);
});

test('no more users are planned than there may be, and none too many are made when others are faster', async () => {
  const { admin, reseller, enterprise } = await anEnterprise();
  const above = await signedIn(app, reseller);
  const limit = async (userLimit: number) =>
    void (await ok(above, organisations.update, { params: { id: enterprise.id }, body: { ...(await ok(above, organisations.get, { params: { id: enterprise.id } })), userLimit } }));
  await limit(3);
  await aUser(app, enterprise, { firstName: 'Zoe', lastName: 'Abel', email: 'zoe@one.example' });
  const rows = ['Ann,Lee,not an address,,,,', 'Ann,Lee,ann@one.example,,,,', 'Zoe,Berg,zoe@one.example,,,,', 'Bob,Fox,,,,,', 'Cy,Day,cy@one.example,,,,'];
  const planned = await plan(admin, ...rows);
  expect(planned.counts).toEqual({ create: 2, update: 1, unchanged: 0, rejected: 2 });
  expect(await findings(admin, planned.id)).toContainEqual([6, 'null: There may be 3 users, and this one would be one too many.']);
  await aUser(app, enterprise);
  expect(await commitPlan(admin, planned)).toMatchObject({ status: 'planning', finding: { code: 'plan-stale' } });
  await planAgain(admin);
  const anew = await ok(admin, imports.get, { params: { id: planned.id } });
  expect(anew.counts).toEqual({ create: 1, update: 1, unchanged: 0, rejected: 3 });
  expect((await commitPlan(admin, anew)).status).toBe('done');
  expect((await staff(admin)).length).toBe(3);
});

test('an ID from an export changes its user, address and all, and goes back with the file', async () => {
  const { admin, enterprise } = await anEnterprise();
  const [ann, other] = [await aUser(app, enterprise, { firstName: 'Ann', lastName: 'Lee' }), await aUser(app, enterprise, { firstName: 'Ann', lastName: 'Lee' })];
  const bob = await aUser(app, enterprise, { firstName: 'Bob', lastName: 'Fox', email: 'bob@one.example' });
  const planned = await planWithIds(admin, `Ann,Lee,,Sales,,,,${ann.id}`, `Ann,Lee,ann@one.example,,,,,${other.id.toUpperCase()}`, `Bob,Fox,fox@one.example,,,,,${bob.id}`);
  expect(planned.counts).toEqual({ create: 0, update: 3, unchanged: 0, rejected: 0 });
  const done = await commitPlan(admin, planned);
  expect((await staff(admin)).map(said)).toEqual(['Ann Lee,,Sales,,,', 'Ann Lee,ann@one.example,,,,', 'Bob Fox,fox@one.example,,,,']);
  expect(await ok(admin, audit.revert, { params: { id: done.changeSetId! } })).toMatchObject({ reverted: 3 });
  expect((await staff(admin)).map(said)).toEqual(['Ann Lee,,,,,', 'Ann Lee,,,,,', 'Bob Fox,bob@one.example,,,,']);
});

test("an ID that no user here has is refused, and a stranger's reads the same", async () => {
  const [{ admin, enterprise }, theirs] = [await anEnterprise(), await anEnterprise()];
  const stranger = await aUser(app, theirs.enterprise, { firstName: 'Ann', lastName: 'Lee', email: 'ann@one.example' });
  await aUser(app, enterprise, { firstName: 'Ann', lastName: 'Lee', email: 'lee@one.example' });
  const planned = await planWithIds(admin, `Ann,Lee,ann@one.example,,,,,${stranger.id}`, `Ann,Lee,lee@one.example,,,,,${randomUUID()}`, 'Ann,Lee,lee@one.example,,,,,17');
  expect(planned.counts).toEqual({ create: 0, update: 0, unchanged: 0, rejected: 3 });
  expect(await findings(admin, planned.id)).toEqual([2, 3, 4].map((row) => [row, 'id: There is no user with this ID.']));
});

test('a user stands in a file once, and an address changes hands in no single file', async () => {
  const { admin, enterprise } = await anEnterprise();
  const [ann, bob] = [await aUser(app, enterprise, { firstName: 'Ann', lastName: 'Lee', email: 'ann@one.example' }), await aUser(app, enterprise, { firstName: 'Bob', lastName: 'Fox', email: 'bob@one.example' })];
  const cy = await aUser(app, enterprise, { firstName: 'Cy', lastName: 'Day' });
  const planned = await planWithIds(admin, `Ann,Lee,bob@one.example,,,,,${ann.id}`, `Bob,Fox,fox@one.example,,,,,${bob.id}`, 'Bob,Fox,bob@one.example,,,,,', `Cy,Day,fox@one.example,,,,,${cy.id}`, 'Eve,May,fox@one.example,,,,,');
  expect(planned.counts).toEqual({ create: 0, update: 1, unchanged: 0, rejected: 4 });
  expect(await findings(admin, planned.id)).toEqual([
    [2, 'email: Bob Fox has this address. Change or remove theirs first, in a file of its own.'], [4, 'null: This entry is in row 3 already.'],
    [5, 'email: This address is in row 3 already.'], [6, 'email: This address is in row 3 already.'],
  ]);
  expect((await commitPlan(admin, planned)).status).toBe('done');
});

test('a new user of the name of one without an address is warned of, also when that one comes after the plan', async () => {
  const { admin, enterprise } = await anEnterprise();
  await aUser(app, enterprise, { firstName: 'Ann', lastName: 'Lee' });
  const warnings = async (id: string) => (await ok(admin, imports.rows, { params: { id }, query: {} })).items.map(({ kind, warnings }) => [kind, ...warnings.map(({ column, value, text }) => `${column} ${value}: ${text}`)]);
  const warning = (email: string) => `email ${email}: There is a user of this name without an e-mail address already, and this row makes another one. To change that user, enter the ID from an export.`;
  const planned = await plan(admin, 'Ann,Lee,ann@one.example,,,,', 'Bob,Fox,bob@one.example,,,,');
  expect(await warnings(planned.id)).toEqual([['create', warning('ann@one.example')], ['create']]);
  await aUser(app, enterprise, { firstName: 'Bob', lastName: 'Fox' });
  expect(await commitPlan(admin, planned)).toMatchObject({ status: 'planning', finding: { code: 'plan-stale' } });
  await planAgain(admin);
  expect(await warnings(planned.id)).toEqual([['create', warning('ann@one.example')], ['create', warning('bob@one.example')]]);
  expect((await commitPlan(admin, await ok(admin, imports.get, { params: { id: planned.id } }))).status).toBe('done');
});

const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 10 }), fc.stringMatching(/^['=+\-@"]{0,3}[a-z ,;]{0,5}$/), fc.constantFrom('', '1E5', '#REF!', 'TRUE', '007', '3/4')).map((typed) => typed.normalize('NFC').trim());
const fits = (draft: unknown): draft is UserDraft => users.create.body!.safeParse(draft).success;
const email = fc.option(fc.emailAddress({ size: 'small' }), { nil: null });
// Few names, so that several users have the same one.
const name = fc.oneof(fc.constantFrom('Ann', 'Lee'), text);
const person = fc.record({ firstName: name, lastName: name, email, department: text, jobTitle: text, crmUserId: text, timeScheduleId: fc.constant(null) }).filter(fits);
const people = fc.uniqueArray(person, { minLength: 1, maxLength: 6, comparator: (a, b) => a.email !== null && a.email.toLowerCase() === b.email?.toLowerCase() });

const withStaff = async (drafts: UserDraft[]) => {
  const { admin, enterprise } = await anEnterprise();
  const { id } = await aTimeSchedule(app, enterprise, { name: '=Office; "late"' });
  for (const [index, draft] of drafts.entries()) await ok(admin, users.create, { body: { ...draft, timeScheduleId: index % 2 === 0 ? id : null } });
  return { admin, exported: (await call(admin, users.list, { query: { format: 'csv' } })).text };
};

test('an untouched export changes nothing, whatever the users are called and also without addresses', async () => {
  await fc.assert(
    fc.asyncProperty(people, async (drafts) => {
      const { admin, exported } = await withStaff(drafts);
      const planned = await aPlannedImport(admin, { kind: 'users', content: exported });
      expect(planned.counts, `${JSON.stringify(await findings(admin, planned.id))} ${exported}`).toEqual({ create: 0, update: 0, unchanged: drafts.length, rejected: 0 });
    }),
    { numRuns: 12 },
  );
});

const edited = fc.record({ firstName: name, lastName: name, department: text, jobTitle: text, crmUserId: text, timeScheduleId: fc.constant(null) }).filter((edit) => fits({ ...edit, email: null }));
const edits = fc.array(fc.option(fc.record({ edit: edited, address: fc.constantFrom('kept', 'removed', 'new') }), { nil: null }), { minLength: 6, maxLength: 6 });

test('whatever is edited in an export becomes exactly that', async () => {
  const cells = (user: User) => [user.firstName, user.lastName, user.email ?? '', user.department, user.jobTitle, user.crmUserId, user.timeScheduleName ?? ''];
  await fc.assert(
    fc.asyncProperty(people, edits, async (drafts, changes) => {
      const { admin } = await withStaff(drafts);
      const before = await staff(admin);
      const wanted = before.map((user, index) => {
        const change = changes[index];
        const address = { kept: user.email, removed: null, new: `new-${index}@one.example` };
        return change ? { ...user, ...change.edit, timeScheduleName: null, email: address[change.address] } : user;
      });
      const table = [[...header.split(','), 'ID'], ...wanted.map((user) => [...cells(user), user.id])];
      const planned = await aPlannedImport(admin, { kind: 'users', content: new Uint8Array(await new Response(ReadableStream.from(writeCsv(table))).arrayBuffer()) });
      const update = wanted.filter((user, index) => !isDeepStrictEqual(cells(user), cells(before[index]!))).length;
      expect(planned.counts, JSON.stringify(await findings(admin, planned.id))).toEqual({ create: 0, update, unchanged: before.length - update, rejected: 0 });
      if (update > 0) expect((await commitPlan(admin, planned)).status).toBe('done');
      expect((await staff(admin)).map((user) => [user.id, ...cells(user)])).toEqual(wanted.map((user) => [user.id, ...cells(user)]));
    }),
    { numRuns: 12 },
  );
});

test('the sample file can be imported as it is', async () => {
  const { admin } = await anEnterprise();
  const { text: sample } = await call(admin, imports.sample, { query: { kind: 'users', format: 'csv' } });
  expect((await aPlannedImport(admin, { kind: 'users', content: sample })).counts).toEqual({ create: 2, update: 0, unchanged: 0, rejected: 0 });
});
