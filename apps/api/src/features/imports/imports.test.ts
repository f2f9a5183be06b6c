import { audit } from '@patchbay/contract/audit';
import { imports } from '@patchbay/contract/imports';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aNumberRow, aPlannedImport, commitPlan } from '@patchbay/testkit/builders/imports';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { uniqueE164 } from '@patchbay/testkit/builders/phone-numbers';
import { ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

test('[174] [185] [186] a file is uploaded, planned, looked at, carried out and undone', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const [one, two] = [uniqueE164(), uniqueE164()];
  const planned = await aPlannedImport(admin, { rows: [aNumberRow(one), aNumberRow(two, 'FALSE,TRUE,TRUE,'), '1,4.42E+11,TRUE,FALSE,FALSE,Direct Routing'] });
  expect(planned).toMatchObject({ status: 'planned', counts: { create: 2, update: 0, unchanged: 0, rejected: 1 } });
  const { items } = await ok(admin, imports.rows, { params: { id: planned.id }, query: {} });
  expect(items.map(({ row, kind, key }) => [row, kind, key])).toEqual([[2, 'create', one], [3, 'create', two], [4, 'rejected', null]]);
  expect((await ok(admin, phoneNumbers.list, { query: {} })).total).toBe(0);
  const done = await commitPlan(admin, planned);
  expect(done).toMatchObject({ status: 'done', mode: 'valid-rows' });
  const listed = await ok(admin, phoneNumbers.list, { query: {} });
  expect(listed.items.map(({ e164 }) => e164).sort()).toEqual([one, two].sort());
  await ok(admin, audit.revert, { params: { id: done.changeSetId! } });
  expect((await ok(admin, phoneNumbers.list, { query: {} })).total).toBe(0);
  expect((await ok(admin, imports.get, { params: { id: planned.id } })).revertedBy).toEqual(expect.any(String));
});
