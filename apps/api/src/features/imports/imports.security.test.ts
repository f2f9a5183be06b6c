import { imports } from '@patchbay/contract/imports';
import { permissions } from '@patchbay/contract/permissions';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aNumberRow, aPlannedImport, commitPlan, numbersHeader, planAgain } from '@patchbay/testkit/builders/imports';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber, uniqueE164 } from '@patchbay/testkit/builders/phone-numbers';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn, withApiKey } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const all = [imports.get, imports.rows, imports.rejected, imports.discard] as const;

test('a sibling reseller, and an enterprise below, neither see nor touch an import, whatever they ask', async () => {
  const { reseller, enterprise } = await aTree(app);
  const sibling = await signedIn(app, (await aTree(app)).reseller);
  const { id, planHash } = await aPlannedImport(await signedIn(app, reseller));
  for (const stranger of [sibling, await signedIn(app, enterprise)]) {
    for (const e of all) expect([e.id, (await call(stranger, e as typeof imports.get, { params: { id } })).status]).toEqual([e.id, 404]);
    expect((await call(stranger, imports.commit, { params: { id }, body: { planHash: planHash!, mode: 'valid-rows' } })).status).toBe(404);
    expect((await ok(stranger, imports.list, { query: {} })).total).toBe(0);
  }
  expect((await ok(await signedIn(app, reseller), imports.get, { params: { id } })).status).toBe('planned');
});

test('whoever only reads sees imports and starts none; whoever may not see numbers sees none', async () => {
  const { reseller } = await aTree(app);
  const { id, planHash } = await aPlannedImport(await signedIn(app, reseller));
  const reader = await signedIn(app, reseller, 'read-only');
  expect((await ok(reader, imports.rows, { params: { id }, query: {} })).total).toBe(1);
  expect((await ok(reader, imports.kinds)).items[0]!.refusal).toContain('permission');
  expect((await call(reader, imports.create, { query: { kind: 'phone-numbers', fileName: 'x.csv' }, body: numbersHeader })).status).toBe(403);
  expect((await call(reader, imports.commit, { params: { id }, body: { planHash: planHash!, mode: 'valid-rows' } })).status).toBe(403);
  const blind = await withApiKey(app, reseller, permissions.filter((permission) => permission !== 'phoneNumbers:read'));
  expect((await call(blind, imports.get, { params: { id } })).status).toBe(404);
  expect((await ok(blind, imports.list, { query: {} })).items).toEqual([]);
  const weak = await withApiKey(app, reseller, permissions.filter((permission) => permission !== 'phoneNumbers:upload'));
  expect((await call(weak, imports.create, { query: { kind: 'phone-numbers', fileName: 'x.csv' }, body: numbersHeader })).problem.params).toEqual({ permission: 'phoneNumbers:upload' });
  expect((await call(weak, imports.discard, { params: { id } })).status).toBe(403);
});

test('the plan of a reseller says nothing of its sibling\'s numbers but that they are not available', async () => {
  const [mine, theirs] = [await aTree(app), await aTree(app)];
  const foreign = await aNumber(app, theirs.enterprise, { tags: ['Secret tag'] });
  const admin = await signedIn(app, mine.reseller);
  const { id } = await aPlannedImport(admin, { rows: [aNumberRow(foreign.e164, 'FALSE,TRUE,TRUE,')] });
  const { text } = await call(admin, imports.rows, { params: { id }, query: {} });
  for (const stranger of ['Secret tag', foreign.id, theirs.enterprise.id, theirs.enterprise.name, theirs.reseller.id]) expect(text).not.toContain(stranger);
});

test('a file of rejected rows runs nothing in a spreadsheet, and comes back mended', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const e164 = uniqueE164();
  const run = await aPlannedImport(admin, { fileName: '=cmd|x.csv', content: `${numbersHeader},Note\n${aNumberRow(e164, 'perhaps,FALSE,FALSE,Direct Routing')},=HYPERLINK(1)\n${aNumberRow()},fine\n` });
  const { text, headers } = await call(admin, imports.rejected, { params: { id: run.id }, query: {} });
  expect(headers['content-disposition']).toContain('rejected.csv');
  const lines = text.replace('\ufeff', '').trimEnd().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toBe(`Reason,${numbersHeader},Note`);
  expect(lines[1]).toContain("'=HYPERLINK(1)");
  const mended = await aPlannedImport(admin, { content: text.replace('perhaps', 'TRUE') });
  expect(mended.counts).toEqual({ create: 1, update: 0, unchanged: 0, rejected: 0 });
});

test('what is said of a plan is what runs: when the world moves on, it is planned anew and nothing was done', async () => {
  const { reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const [one, two] = [uniqueE164(), uniqueE164()];
  const plan = await aPlannedImport(admin, { rows: [aNumberRow(one), aNumberRow(two)] });
  await aNumber(app, enterprise, { e164: two, fax: true });
  const stale = await commitPlan(admin, plan);
  expect(stale).toMatchObject({ status: 'planning', finding: { code: 'plan-stale' } });
  expect(await planAgain(admin)).toBe(1);
  const again = await ok(admin, imports.get, { params: { id: plan.id } });
  expect(again).toMatchObject({ status: 'planned', counts: { create: 1, update: 1, unchanged: 0, rejected: 0 }, finding: { code: 'plan-stale' } });
  expect((await call(admin, imports.commit, { params: { id: plan.id }, body: { planHash: plan.planHash!, mode: 'valid-rows' } })).problem.code).toBe('stale-version');
  expect(await commitPlan(admin, again)).toMatchObject({ status: 'done', finding: null });
});

test('an organisation that went away meanwhile makes a plan stale as well', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const below = await anOrganisation(app, reseller, 'enterprise');
  const plan = await aPlannedImport(admin, { settings: { ownerId: below.id } });
  await app.deps.database.pool.query(`begin; set local role patchbay_platform; delete from organisation where id = '${below.id}'; commit`);
  expect((await commitPlan(admin, plan)).status).toBe('planning');
});
