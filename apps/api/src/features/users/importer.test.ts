import { appConfigurations } from '@patchbay/contract/app-configurations';
import { audit } from '@patchbay/contract/audit';
import { imports } from '@patchbay/contract/imports';
import { organisations } from '@patchbay/contract/organisations';
import { type UserDraft, users } from '@patchbay/contract/users';
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
const plan = (admin: Caller, ...rows: string[]) => aPlannedImport(admin, { kind: 'users', content: `${[header, ...rows].join('\n')}\n`, fileName: 'users.csv' });
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
    [3, 'email: There is a user of this name without an e-mail address already. Enter an address, or change that user on their page.'], [5, 'null: This entry is in row 4 already.'],
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

const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 10 }), fc.stringMatching(/^['=+\-@"]{0,3}[a-z ,;]{0,5}$/), fc.constantFrom('', '1E5', '#REF!', 'TRUE', '007', '3/4')).map((typed) => typed.normalize('NFC').trim());
const fits = (draft: unknown): draft is UserDraft => users.create.body!.safeParse(draft).success;
const person = fc.record({ firstName: text, lastName: text, email: fc.option(fc.emailAddress({ size: 'small' }), { nil: null }), department: text, jobTitle: text, crmUserId: text, timeScheduleId: fc.constant(null) }).filter(fits);

test('an untouched export changes nothing, whatever the users are called and also without addresses', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(person, { minLength: 1, maxLength: 6, selector: (draft) => draft.email?.toLowerCase() ?? JSON.stringify({ ...draft, email: null }) }), async (drafts) => {
      const { admin, enterprise } = await anEnterprise();
      const { id } = await aTimeSchedule(app, enterprise, { name: '=Office; "late"' });
      for (const [index, draft] of drafts.entries()) await ok(admin, users.create, { body: { ...draft, timeScheduleId: index % 2 === 0 ? id : null } });
      const { text: exported } = await call(admin, users.list, { query: { format: 'csv' } });
      const planned = await aPlannedImport(admin, { kind: 'users', content: exported });
      expect(planned.counts, `${JSON.stringify(await findings(admin, planned.id))} ${exported}`).toEqual({ create: 0, update: 0, unchanged: drafts.length, rejected: 0 });
    }),
    { numRuns: 12 },
  );
}, 60_000);

test('the sample file can be imported as it is', async () => {
  const { admin } = await anEnterprise();
  const { text: sample } = await call(admin, imports.sample, { query: { kind: 'users', format: 'csv' } });
  expect((await aPlannedImport(admin, { kind: 'users', content: sample })).counts).toEqual({ create: 2, update: 0, unchanged: 0, rejected: 0 });
});
