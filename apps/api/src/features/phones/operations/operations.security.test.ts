import { phoneOperationRuns, phoneOperations } from '@patchbay/contract/phone-operations';
import { inScope, readInScope } from '@patchbay/database/scope';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aRun, aTellablePhone } from '@patchbay/testkit/builders/phone-operations';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const strangers = async () => {
  const [mine, theirs] = [await aTree(app), await aTree(app)];
  const phone = await aTellablePhone(app, mine.enterprise);
  const admin = await signedIn(app, mine.enterprise);
  return { mine, theirs, phone, admin, stranger: await signedIn(app, theirs.enterprise), run: await aRun(admin, [phone]) };
};

test('phones of another enterprise are no phones, and nobody is told where one is among them', async () => {
  const { theirs, phone, stranger } = await strangers();
  const own = await aTellablePhone(app, theirs.enterprise);
  expect((await call(stranger, phoneOperationRuns.create, { body: { kind: 'reboot', ids: [own.id, phone.id] } })).status).toBe(404);
  expect((await ok(stranger, phoneOperationRuns.create, { body: { kind: 'reboot', matching: {} } })).phones).toBe(1);
  expect((await call(stranger, phoneOperationRuns.create, { body: { kind: 'reboot', matching: { q: phone.name } } })).problem.code).toBe('rule-broken');
});

test('runs and operations are there for their enterprise alone', async () => {
  const { stranger, run, admin, phone } = await strangers();
  const [operation] = (await ok(admin, phoneOperations.list, { query: { runId: run.id } })).items;
  const asked = [
    await call(stranger, phoneOperationRuns.get, { params: { id: run.id } }), await call(stranger, phoneOperationRuns.start, { params: { id: run.id }, body: {} }),
    await call(stranger, phoneOperationRuns.cancel, { params: { id: run.id } }), await call(stranger, phoneOperations.cancel, { params: { id: operation!.id } }),
  ];
  expect(asked.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  expect((await ok(stranger, phoneOperations.list, { query: { phoneId: phone.id } })).items).toEqual([]);
  expect((await ok(stranger, phoneOperationRuns.list, {})).items).toEqual([]);
});

test('what somebody only chose is there for nobody else', async () => {
  const { mine, admin, phone } = await strangers();
  const { id } = await ok(admin, phoneOperationRuns.create, { body: { kind: 'reboot', ids: [phone.id] } });
  const colleague = await signedIn(app, mine.enterprise);
  expect((await call(colleague, phoneOperationRuns.get, { params: { id } })).status).toBe(404);
  expect((await call(colleague, phoneOperationRuns.start, { params: { id }, body: {} })).status).toBe(404);
});

test('the tables themselves keep to the enterprise', async () => {
  const { mine, theirs, run, phone } = await strangers();
  const { database } = app.deps;
  const count = (tenantId: string) => readInScope(database, { kind: 'tenant', tenantId }, (sql) =>
    sql<{ runs: number; operations: number }>('select (select count(*)::int from phone_operation_run where id = $1) as runs, (select count(*)::int from phone_operation where run_id = $1) as operations', [run.id]));
  expect(await count(mine.enterprise.id)).toEqual([{ runs: 1, operations: 1 }]);
  expect(await count(theirs.enterprise.id)).toEqual([{ runs: 0, operations: 0 }]);
  await expect(inScope(database, { kind: 'tenant', tenantId: theirs.enterprise.id }, (tx) =>
    tx.phoneOperation.create({ data: { tenantId: mine.enterprise.id, runId: run.id, phoneId: phone.id, phoneName: 'x', kind: 'resync', status: 'QUEUED' } }))).rejects.toThrow(/row-level security/);
  await expect(readInScope(database, { kind: 'subtree', path: mine.reseller.path }, (sql) => sql('select from phone_operation'))).rejects.toThrow(/permission denied/);
});

test('reading alone tells nobody anything', async () => {
  const { mine, phone, run } = await strangers();
  const reader = await signedIn(app, mine.enterprise, 'read-only');
  expect((await call(reader, phoneOperationRuns.create, { body: { kind: 'resync', ids: [phone.id] } })).status).toBe(403);
  expect((await call(reader, phoneOperationRuns.cancel, { params: { id: run.id } })).status).toBe(403);
  expect((await ok(reader, phoneOperationRuns.get, { params: { id: run.id } })).counts.QUEUED).toBe(1);
});

test.each(["' or 1=1 --", '%', '\\', '$1', '{a,b}', '"', '🦜'])('a hostile search is only a text: %j', async (q) => {
  const { admin } = await strangers();
  expect((await call(admin, phoneOperationRuns.create, { body: { kind: 'resync', matching: { q } } })).problem.code).toBe('rule-broken');
  expect((await ok(admin, phoneOperations.list, { query: { q } })).items).toEqual([]);
});
