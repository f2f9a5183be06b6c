import { audit } from '@patchbay/contract/audit';
import { dialSpace } from '@patchbay/contract/dial-space';
import { featureCodes } from '@patchbay/contract/feature-codes';
import { imports } from '@patchbay/contract/imports';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aFeatureCode } from '@patchbay/testkit/builders/feature-codes';
import { aPlannedImport, commitPlan } from '@patchbay/testkit/builders/imports';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const anEnterprise = async () => {
  const { enterprise } = await aTree(app);
  return { enterprise, admin: await signedIn(app, enterprise) };
};
const plan = (admin: Caller, content: string) => aPlannedImport(admin, { kind: 'feature-codes', content, fileName: 'codes.csv' });
const held = async (admin: Caller) => (await ok(admin, featureCodes.list, { query: { sort: 'action' } })).items.map(({ action, code, isEnabled, comment }) => [action, code, isEnabled, comment]);
const codes = async (admin: Caller) => (await ok(admin, dialSpace.codes)).items.map(({ code }) => code).sort();

test('a file sets codes and changes those that are set, as one change that is undone at once', async () => {
  const { admin, enterprise } = await anEnterprise();
  await aFeatureCode(app, enterprise, { code: '*8', action: 'PICKUP', comment: 'Old' });
  const planned = await plan(admin, 'Action,Code,Enabled,Comment\nPickup,*88,FALSE,New\nBlind Transfer,#1,,\n');
  expect(planned.counts).toEqual({ create: 1, update: 1, unchanged: 0, rejected: 0 });
  const done = await commitPlan(admin, planned);
  expect(await held(admin)).toEqual([['BLIND_TRANSFER', '#1', true, ''], ['PICKUP', '*88', false, 'New']]);
  expect(await codes(admin)).toEqual(['#1', '*88']);
  expect(await ok(admin, audit.revert, { params: { id: done.changeSetId! } })).toMatchObject({ reverted: 2 });
  expect(await held(admin)).toEqual([['PICKUP', '*8', true, 'Old']]);
  expect(await codes(admin)).toEqual(['*8']);
});

test('[194] a code that is something else, twice in the file, or none at all is rejected with its reason', async () => {
  const { admin, enterprise } = await anEnterprise();
  await aFeatureCode(app, enterprise, { code: '*8', action: 'PICKUP' });
  const { id, counts } = await plan(admin, 'Action,Code\nPark,*8\nVoicemail Access,*97\nRecord On Demand,*97\nAttended Transfer,97\nSing,*1\n');
  expect(counts).toEqual({ create: 0, update: 0, unchanged: 0, rejected: 5 });
  const { items } = await ok(admin, imports.rows, { params: { id }, query: {} });
  expect(items.map(({ problems }) => problems[0]!.text.split(',')[0])).toEqual([
    'In use by feature code *8.', 'The file has this code for several actions.', 'The file has this code for several actions.', 'Must be a star or a hash', 'Must be one of: Record On Demand',
  ]);
});

test('an untouched export changes nothing', async () => {
  const { admin } = await anEnterprise();
  await ok(admin, featureCodes.addUsual);
  const { text } = await call(admin, featureCodes.list, { query: { format: 'csv' } });
  expect((await plan(admin, text)).counts).toEqual({ create: 0, update: 0, unchanged: 6, rejected: 0 });
});
