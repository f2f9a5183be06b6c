import { audit } from '@patchbay/contract/audit';
import { extensionBulks, mostExtensionsAtOnce } from '@patchbay/contract/extension-bulks';
import { extensions } from '@patchbay/contract/extensions';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aPlannedImport, commitPlan } from '@patchbay/testkit/builders/imports';
import { aTree, type Node } from '@patchbay/testkit/builders/organisations';
import { manyNumbers } from '@patchbay/testkit/builders/phone-numbers';
import { aRingGroup } from '@patchbay/testkit/builders/ring-groups';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { workerDatabaseUrl } from '@patchbay/testkit/database';
import { signedIn } from '@patchbay/testkit/session';
import { statementsOf } from '@patchbay/testkit/statements';
import { runOn } from '@patchbay/testkit/test-server';
import { until } from '@patchbay/testkit/until';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

/** So many extensions, straight in the database: 0000, 0001 and so on, after that 000, 001. */
const fill = ({ id }: Pick<Node, 'id'>, count: number): Promise<string[]> => asPlatform(app.deps.database, async (tx) => {
  await tx.$executeRaw`insert into dial_code (tenant_id, code, kind) select ${id}::uuid, lpad((n % 10000)::text, case when n < 10000 then 4 else 3 end, '0'), 'extension' from generate_series(0, ${count} - 1) n`;
  const made = await tx.$queryRaw<{ id: string }[]>`insert into extension (tenant_id, short_number, display_name, username, sip_username, sip_password)
    select d.tenant_id, d.code, 'Desk ' || d.code, d.code, d.code || '-' || d.tenant_id, 'sealed' from dial_code d where d.tenant_id = ${id}::uuid order by length(d.code) desc, d.code returning id`;
  return made.map((row) => row.id);
}, { longestMs: 60_000 });

const anEnterprise = async (count: number) => {
  const { enterprise } = await aTree(app);
  const ids = await fill(enterprise, count);
  return { enterprise, ids, admin: await signedIn(app, enterprise) };
};
const lastOf = async (admin: Caller, entityId: string) => (await ok(admin, audit.list, { query: { entityId } })).items[0]!.changeSetId;
const matching = {};

test('all extensions of an enterprise of five thousand are changed and removed, each as one change, and come back with their numbers and groups', async () => {
  const { enterprise, ids, admin } = await anEnterprise(5_000);
  const numbers = await manyNumbers(app, enterprise, 200, 'DIRECT_ROUTING');
  await asPlatform(app.deps.database, (tx) => tx.$executeRaw`update phone_number n set voice_extension_id = m.e from unnest(${numbers}::uuid[], ${ids.slice(0, 200)}::uuid[]) m (n, e) where n.id = m.n`);
  const group = await aRingGroup(app, enterprise, { memberExtensionIds: ids.slice(0, 100) });
  const told = async () => (await ok(admin, extensions.list, { query: { pageSize: 200 } })).items.map(({ id, shortNumber, displayName, phoneNumbers, ringGroups, sipUsername }) => ({ id, shortNumber, displayName, phoneNumbers, ringGroups: ringGroups.map(({ name }) => name), hasAccount: sipUsername !== '' }));
  const before = await told();
  const undo = async (id: string, reverted: number) => expect(await ok(admin, audit.revert, { params: { id: await lastOf(admin, id) } })).toMatchObject({ reverted });

  expect(await ok(admin, extensionBulks.bulkUpdate, { body: { matching, change: { isRecorded: true } } })).toEqual({ changed: 5_000 });
  await undo(ids[0]!, 5_000);
  expect(await ok(admin, extensionBulks.bulkGroups, { body: { matching, remove: [group.id] } })).toEqual({ changed: 1 });
  await undo(group.id, 1);
  expect(await statementsOf(app, async () => expect(await ok(admin, extensionBulks.bulkRemove, { body: { matching } })).toEqual({ removed: 5_000 }))).toBeLessThan(100);
  expect((await ok(admin, extensions.list)).total).toBe(0);
  expect(await statementsOf(app, () => undo(ids[0]!, 5_000))).toBeLessThan(100);
  expect((await ok(admin, extensions.list)).total).toBe(5_000);
  expect(await told()).toEqual(before);
});

test('an import that renames and changes a thousand in different ways is undone by statements that do not grow with them', async () => {
  const { ids, admin } = await anEnterprise(1_000);
  const told = async () => (await ok(admin, extensions.list, { query: { pageSize: 200, sort: 'shortNumber' } })).items.map(({ shortNumber, displayName, country, isRecorded, isEnabled }) => ({ shortNumber, displayName, country, isRecorded, isEnabled }));
  const before = await told();
  const rows = ids.map((id, n) => `${id},${String(n).padStart(4, '0')},Renamed ${n},${n % 2 === 0 ? 'PT' : ''},${n % 3 === 0},true`);
  const done = await commitPlan(admin, await aPlannedImport(admin, { kind: 'extensions', content: ['ID,Short Number,Display Name,Country,Recorded,Enabled', ...rows].join('\n'), fileName: 'extensions.csv' }));
  expect(done).toMatchObject({ status: 'done', counts: { update: 1_000 } });
  expect((await told())[1]).toMatchObject({ displayName: 'Renamed 1' });
  expect(await statementsOf(app, () => ok(admin, audit.revert, { params: { id: done.changeSetId! } }))).toBeLessThan(100);
  expect(await told()).toEqual(before);
});

test('of ten thousand and one, nothing is done, and it is said how many go at once', async () => {
  const { ids, admin } = await anEnterprise(mostExtensionsAtOnce + 1);
  expect((await call(admin, extensionBulks.bulkRemove, { body: { matching } })).problem).toMatchObject({ code: 'limit-reached', params: { limit: mostExtensionsAtOnce } });
  expect((await call(admin, extensions.get, { params: { id: ids.at(-1)! } })).status).toBe(200);
});

test('what is killed in the middle leaves all extensions as they were', async () => {
  const { enterprise, ids, admin } = await anEnterprise(500);
  const url = await workerDatabaseUrl();
  const inThisDatabase = "from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
  // The codes are given back last: a removal that waits for one of them has taken everything else away.
  const holding = runOn(url, `begin; set local role patchbay_platform; select from dial_code where tenant_id = '${enterprise.id}' and code = '0499' for update; select pg_sleep(60)`).catch(() => undefined);
  await until('a code is held', async () => (await runOn(url, `select pid ${inThisDatabase} and query like '%pg_sleep%' and wait_event = 'PgSleep'`)).rows.length > 0);
  const removal = call(admin, extensionBulks.bulkRemove, { body: { matching } });
  await until('the removal waits', async () => (await runOn(url, `select pid ${inThisDatabase} and wait_event_type = 'Lock' and query ilike 'delete%dial_code%'`)).rows.length > 0);
  await runOn(url, `select pg_terminate_backend(pid) ${inThisDatabase} and (wait_event_type = 'Lock' or wait_event = 'PgSleep')`);
  await holding;
  expect((await removal).status).toBe(503);
  expect((await ok(admin, extensions.list)).total).toBe(500);
  expect((await ok(admin, audit.list, { query: { entityId: ids[0]! } })).items).toEqual([]);
});
