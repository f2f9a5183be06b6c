import { type NumberBulkAction, numberBulks } from '@patchbay/contract/number-bulks';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { permissions } from '@patchbay/contract/permissions';
import { inScope, readInScope } from '@patchbay/database/scope';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aCarrierProfile } from '@patchbay/testkit/builders/carrier-profiles';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { anOrganisation, aTree, unique } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn, withApiKey } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const strangers = async () => {
  const [mine, theirs] = [await aTree(app), await aTree(app)];
  const number = await aNumber(app, mine.reseller);
  const admin = await signedIn(app, mine.reseller);
  return { mine, theirs, number, admin, stranger: await signedIn(app, theirs.reseller), bulk: await ok(admin, numberBulks.create, { body: { ids: [number.id] } }) };
};

const unknownId = '01900000-0000-7000-8000-000000000000';

const everything = (who: Caller, id: string) => Promise.all([
  call(who, numberBulks.get, { params: { id } }),
  call(who, numberBulks.skipped, { params: { id }, query: {} }),
  call(who, numberBulks.plan, { params: { id }, body: { action: { type: 'remove' } } }),
  call(who, numberBulks.run, { params: { id }, body: { version: 1 } }),
]);

test('what somebody chose is there for nobody else: not beside, not below, not in the same place, and not elsewhere above', async () => {
  const { mine, admin, stranger, bulk } = await strangers();
  const others = [stranger, await signedIn(app, mine.reseller), await signedIn(app, mine.enterprise), await signedIn(app, mine.platform), { ...admin, organisationId: mine.enterprise.id }, await withApiKey(app, mine.reseller, [...permissions])];
  for (const other of others) {
    expect((await everything(other, bulk.id)).map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect((await ok(other, numberBulks.list)).items).toEqual([]);
  }
});

test('numbers of another subtree are no numbers, and nothing is chosen where one is among them', async () => {
  const { mine, number, stranger, theirs } = await strangers();
  const own = await aNumber(app, theirs.reseller);
  expect((await call(stranger, numberBulks.create, { body: { ids: [own.id, number.id] } })).status).toBe(404);
  for (const matching of [{ ownerId: mine.reseller.id }, { q: number.e164 }]) expect((await call(stranger, numberBulks.create, { body: { matching } })).problem.code).toBe('rule-broken');
  expect((await ok(stranger, numberBulks.create, { body: { matching: {} } })).numbers).toBe(1);
  const { id } = await ok(stranger, numberBulks.create, { body: { ids: [own.id] } });
  for (const ownerId of [mine.enterprise.id, theirs.platform.id]) {
    expect((await call(stranger, numberBulks.plan, { params: { id }, body: { action: { type: 'assign', ownerId } } })).status).toBe(404);
  }
});

test('what a number that is gone was called is known to whoever had it', async () => {
  const { mine, theirs, stranger } = await strangers();
  const other = await anOrganisation(app, mine.reseller, 'enterprise');
  const number = await aNumber(app, mine.enterprise);
  const above = await signedIn(app, mine.reseller);
  for (const ownerId of [mine.reseller.id, other.id]) await ok(above, phoneNumbers.transfer, { body: { ids: [number.id], ownerId } });
  await ok(above, phoneNumbers.remove, { params: { id: number.id } });
  const ask = (path: string) => readInScope(app.deps.database, { kind: 'subtree', path }, (sql) => sql('select e164 from numbers_once_here(array[$1]::uuid[])', [number.id]));
  for (const { path } of [mine.reseller, mine.enterprise, other, mine.platform]) expect(await ask(path)).toEqual([{ e164: number.e164 }]);
  const never = await anOrganisation(app, mine.reseller, 'enterprise');
  for (const { path } of [never, theirs.reseller, theirs.enterprise]) expect(await ask(path)).toEqual([]);
  await expect(ask('')).rejects.toThrow(/for the scope of a subtree/);
  expect((await call(stranger, numberBulks.create, { body: { ids: [number.id] } })).status).toBe(404);
  expect((await call(await signedIn(app, never), numberBulks.create, { body: { ids: [number.id] } })).status).toBe(404);
});

test('the tables themselves keep to the subtree, and an enterprise cannot reach them from inside', async () => {
  const { mine, theirs, number, bulk } = await strangers();
  const { database } = app.deps;
  const counts = (path: string) => readInScope(database, { kind: 'subtree', path }, (sql) =>
    sql<{ bulks: number; numbers: number }>('select (select count(*)::int from number_bulk where id = $1) as bulks, (select count(*)::int from number_bulk_number where bulk_id = $1) as numbers', [bulk.id]));
  expect(await counts(mine.reseller.path)).toEqual([{ bulks: 1, numbers: 1 }]);
  for (const path of [theirs.reseller.path, mine.enterprise.path, '']) expect(await counts(path)).toEqual([{ bulks: 0, numbers: 0 }]);
  await expect(inScope(database, { kind: 'subtree', path: theirs.reseller.path }, (tx) => tx.numberBulkNumber.create({ data: { bulkId: bulk.id, numberId: number.id, e164: number.e164 } }))).rejects.toThrow(/row-level security/);
  await expect(readInScope(database, { kind: 'tenant', tenantId: mine.enterprise.id }, (sql) => sql('select from number_bulk'))).rejects.toThrow(/permission denied/);
});

test('who shows a number as its own is told inside its subtree only', async () => {
  const { mine, theirs, admin } = await strangers();
  const shown = await aNumber(app, mine.enterprise);
  const extension = await anExtension(app, mine.enterprise, { presentationNumberId: shown.id });
  const { id } = await ok(admin, numberBulks.create, { body: { ids: [shown.id] } });
  const ask = (path: string) => readInScope(app.deps.database, { kind: 'subtree', path }, (sql) => sql<{ id: string }>('select id from presented_numbers($1)', [id]));
  expect(await ask(mine.reseller.path)).toEqual([{ id: extension.id }]);
  for (const path of [theirs.reseller.path, mine.enterprise.path, '']) expect(await ask(path)).toEqual([]);
});

const actions: (NumberBulkAction & { needs: string; isForEnterprises?: boolean })[] = [
  { type: 'take-back', needs: 'phoneNumbers:assign' },
  { type: 'capabilities', sms: true, needs: 'phoneNumbers:write' },
  { type: 'carriers', voiceCarrierId: null, needs: 'phoneNumbers:write' },
  { type: 'block', reason: 'Mine', needs: 'phoneNumbers:write' },
  { type: 'unblock', needs: 'phoneNumbers:write' },
  { type: 'quarantine', until: '2099-01-01T00:00:00.000Z', needs: 'phoneNumbers:write' },
  { type: 'end-quarantine', needs: 'phoneNumbers:write' },
  { type: 'tags', add: ['a'], remove: [], needs: 'phoneNumbers:tag', isForEnterprises: true },
  { type: 'remove', needs: 'phoneNumbers:upload', isForEnterprises: true },
];

test.each(actions)('$type asks for a permission of its own', async ({ needs, isForEnterprises, ...action }) => {
  const { mine } = await strangers();
  const number = await aNumber(app, mine.enterprise);
  const program = await withApiKey(app, mine.reseller, permissions.filter((permission) => permission !== needs || needs === 'phoneNumbers:tag'));
  const inEnterprise = await signedIn(app, mine.enterprise);
  const plan = async (who: Caller) => {
    const { id } = await ok(who, numberBulks.create, { body: { ids: [number.id] } });
    return call(who, numberBulks.plan, { params: { id }, body: { action: action as never } });
  };
  if (needs !== 'phoneNumbers:tag') expect((await plan(program)).problem).toMatchObject({ code: 'forbidden', params: { permission: needs } });
  expect((await plan(inEnterprise)).status).toBe(isForEnterprises ? 200 : 403);
});

test('a carrier profile that is not to be seen is none', async () => {
  const { theirs, mine, admin, bulk } = await strangers();
  const plan = (action: object) => call(admin, numberBulks.plan, { params: { id: bulk.id }, body: { action: { type: 'carriers', ...action } as never } });
  const [voice, below] = [await aCarrierProfile(app, theirs.reseller), await aCarrierProfile(app, mine.reseller)];
  for (const [action, pointer] of [[{ voiceCarrierId: voice.id }, '/action/voiceCarrierId'], [{ voiceCarrierId: unknownId }, '/action/voiceCarrierId'], [{ smsCarrierId: below.id }, '/action/smsCarrierId']] as const) {
    expect((await plan(action)).problem).toMatchObject({ code: 'not-found', errors: [{ pointer }] });
  }
});

test('reading alone chooses nothing', async () => {
  const { mine, number } = await strangers();
  const reader = await signedIn(app, mine.reseller, 'read-only');
  expect((await call(reader, numberBulks.create, { body: { ids: [number.id] } })).status).toBe(403);
});

test.each(["' or 1=1 --", '%', '\\', '$1', '{a,b}', '"', '🦜'])('a hostile tag or reason is only a text: %j', async (text) => {
  const { admin, bulk } = await strangers();
  const tagged = await ok(admin, numberBulks.plan, { params: { id: bulk.id }, body: { action: { type: 'tags', add: [text], remove: [unique()] } } });
  expect(tagged.plan).toMatchObject({ changed: 1 });
  expect((await ok(admin, numberBulks.plan, { params: { id: bulk.id }, body: { action: { type: 'block', reason: text } } })).action).toMatchObject({ reason: text });
});

test('what is chosen from above in a customer’s list is what that list shows: a search is understood by the customer’s country', async () => {
  const { mine, theirs, admin } = await strangers();
  const british = await anOrganisation(app, mine.reseller, 'enterprise', { country: 'GB' });
  const line = String(Date.now()).slice(-6);
  const wanted = await aNumber(app, british, { e164: `+4420${line}90` });
  await aNumber(app, british, { e164: `+131220${line}` });
  await aNumber(app, mine.reseller, { e164: `+4420${line}91` });
  const matching = { q: `020${line.slice(0, 2)}` };
  const { items } = await ok(await signedIn(app, british), phoneNumbers.list, { query: matching });
  expect(items.map(({ id }) => id)).toEqual([wanted.id]);
  expect((await ok(admin, numberBulks.create, { body: { matching, listOfId: british.id } })).numbers).toBe(1);
  const refusal = await call(admin, numberBulks.create, { body: { matching, listOfId: theirs.enterprise.id } });
  expect([refusal.status, refusal.problem.errors]).toEqual([404, [{ pointer: '/listOfId', detail: 'This organisation does not exist, or you have no access to it.' }]]);
});
