import { audit } from '@patchbay/contract/audit';
import { dialSpace } from '@patchbay/contract/dial-space';
import { imports } from '@patchbay/contract/imports';
import { internalNumbers } from '@patchbay/contract/internal-numbers';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aPlannedImport, commitPlan, planAgain } from '@patchbay/testkit/builders/imports';
import { anInternalNumber } from '@patchbay/testkit/builders/internal-numbers';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const anEnterprise = async () => {
  const tree = await aTree(app);
  return { ...tree, admin: await signedIn(app, tree.enterprise) };
};
const plan = (admin: Caller, content: string) => aPlannedImport(admin, { kind: 'internal-numbers', content, fileName: 'internal.csv' });
const findings = async (admin: Caller, id: string) =>
  (await ok(admin, imports.rows, { params: { id }, query: { kind: 'rejected' } })).items.map(({ key, problems }) => [key, problems.map(({ column, text }) => `${column}: ${text}`)]);
const held = async (admin: Caller) => (await ok(admin, internalNumbers.list)).items.map(({ number, description }) => [number, description]);

test('a file adds numbers and describes those that are there, as one change that is undone at once', async () => {
  const { admin, enterprise } = await anEnterprise();
  await anInternalNumber(app, enterprise, { number: '201', description: 'Old' });
  await anInternalNumber(app, enterprise, { number: '202', description: 'Same' });
  const planned = await plan(admin, 'Internal Number,Description\n0200,Front door\n201,New\n202,Same\n');
  expect(planned).toMatchObject({ status: 'planned', counts: { create: 1, update: 1, unchanged: 1, rejected: 0 } });
  const done = await commitPlan(admin, planned);
  expect(done.status).toBe('done');
  expect(await held(admin)).toEqual([['0200', 'Front door'], ['201', 'New'], ['202', 'Same']]);
  expect((await ok(admin, dialSpace.codes)).items.map(({ code }) => code)).toEqual(['0200', '201', '202']);
  expect(await ok(admin, audit.revert, { params: { id: done.changeSetId! } })).toMatchObject({ reverted: 2 });
  expect(await held(admin)).toEqual([['201', 'Old'], ['202', 'Same']]);
});

test('[194] a code that something else has is rejected by name, and so is what is no code', async () => {
  const { admin, enterprise } = await anEnterprise();
  await anExtension(app, enterprise, { shortNumber: '100', displayName: 'Reception' });
  const planned = await plan(admin, 'Internal Number,Description\n100,Door\n12345,Door\n300,Door\n300,Again\n');
  expect(planned.counts).toEqual({ create: 1, update: 0, unchanged: 0, rejected: 3 });
  expect(await findings(admin, planned.id)).toEqual([
    ['100', ['number: In use by extension 100 Reception.']], [null, ['number: Must have at most 4 digits.']], ['300', ['null: This entry is in row 4 already.']],
  ]);
});

test('an untouched export changes nothing', async () => {
  const { admin, enterprise } = await anEnterprise();
  await anInternalNumber(app, enterprise, { number: '007', description: '=Bond; "James"' });
  await anInternalNumber(app, enterprise, { number: '8' });
  const { text } = await call(admin, internalNumbers.list, { query: { format: 'csv' } });
  expect((await plan(admin, text)).counts).toEqual({ create: 0, update: 0, unchanged: 2, rejected: 0 });
});

test('a code that is taken after the plan was shown makes it stale, and nothing is done', async () => {
  const { admin, enterprise } = await anEnterprise();
  const planned = await plan(admin, 'Internal Number\n400\n401\n');
  await anExtension(app, enterprise, { shortNumber: '401', displayName: 'Faster' });
  expect(await commitPlan(admin, planned)).toMatchObject({ status: 'planning', finding: { code: 'plan-stale' } });
  await planAgain(admin);
  expect((await ok(admin, imports.get, { params: { id: planned.id } })).counts).toEqual({ create: 1, update: 0, unchanged: 0, rejected: 1 });
  expect(await held(admin)).toEqual([]);
});

test('nothing of another enterprise is seen or touched, and only an enterprise imports any', async () => {
  const [mine, theirs] = [await anEnterprise(), await anEnterprise()];
  await anInternalNumber(app, theirs.enterprise, { number: '500', description: 'Theirs' });
  await anExtension(app, theirs.enterprise, { shortNumber: '501' });
  const planned = await plan(mine.admin, 'Internal Number,Description\n500,Mine\n501,Mine\n');
  expect(planned.counts).toEqual({ create: 2, update: 0, unchanged: 0, rejected: 0 });
  expect((await commitPlan(mine.admin, planned)).status).toBe('done');
  expect(await held(theirs.admin)).toEqual([['500', 'Theirs']]);
  const reseller = await signedIn(app, mine.reseller);
  const { problem } = await call(reseller, imports.create, { query: { kind: 'internal-numbers', fileName: 'x.csv' }, body: 'Internal Number\n1\n' });
  expect(problem).toMatchObject({ code: 'rule-broken', detail: 'Only an enterprise has these: go to one, and upload the file there.' });
  const inside = await signedIn(app, mine.reseller, 'administrator', mine.enterprise);
  expect((await plan(inside, 'Internal Number\n502\n')).counts).toMatchObject({ create: 1 });
});
