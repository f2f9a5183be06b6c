import { carrierComparisons, comparisonOutcomes } from '@patchbay/contract/carrier-comparisons';
import { permissions } from '@patchbay/contract/permissions';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { inScope, readInScope } from '@patchbay/database/scope';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aComparison } from '@patchbay/testkit/builders/carrier-comparisons';
import { aCarrierProfile } from '@patchbay/testkit/builders/carrier-profiles';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber, uniqueE164 } from '@patchbay/testkit/builders/phone-numbers';
import { call, ok } from '@patchbay/testkit/call';
import { signedIn, type SignedIn, withApiKey } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const siblings = async () => {
  const partner = await anOrganisation(app, (await aTree(app)).platform, 'partner');
  const [mine, theirs] = [await anOrganisation(app, partner, 'reseller'), await anOrganisation(app, partner, 'reseller')];
  return { partner, mine, theirs, admin: await signedIn(app, mine), sibling: await signedIn(app, theirs) };
};

const everything = async (as: SignedIn, id: string) =>
  (await Promise.all(comparisonOutcomes.map(async (outcome) => (await call(as, carrierComparisons.findings, { params: { id, outcome }, query: {} })).text))).join();

test('a number that somebody else holds reads exactly like one that nobody holds', async () => {
  const { mine, theirs, partner, admin } = await siblings();
  const carrier = await aCarrierProfile(app, partner);
  await aNumber(app, mine, { voiceCarrierId: carrier.id });
  const [held, free] = [await aNumber(app, theirs, { sms: true, tags: ['Secret'], voiceCarrierId: carrier.id }), uniqueE164()];
  const { id, counts } = await aComparison(admin, { carrierId: carrier.id, lines: ['Number,SMS', `${held.e164},FALSE`, `${free},FALSE`] });
  expect(counts).toEqual({ matching: 0, 'not-here': 2, 'not-listed': 1, 'other-carrier': 0, capabilities: 0, unreadable: 0 });
  const { items } = await ok(admin, carrierComparisons.findings, { params: { id, outcome: 'not-here' }, query: {} });
  const [one, two] = [held.e164, free].map((number) => items.find(({ e164 }) => e164 === number)!);
  const bare = { id: '', e164: '', row: 0 };
  expect({ ...one, ...bare }).toEqual({ ...two, ...bare });
  const text = await everything(admin, id);
  for (const secret of [held.id, theirs.id, theirs.name, 'Secret']) expect(text).not.toContain(secret);
  // Whoever stands above both is told.
  expect((await aComparison(await signedIn(app, partner), { carrierId: carrier.id, lines: ['Number', held.e164] })).counts).toMatchObject({ matching: 1, 'not-listed': 1 });
});

test('a sibling reseller, an enterprise below and a program without the right neither see nor touch a comparison', async () => {
  const { mine, admin, sibling } = await siblings();
  const enterprise = await anOrganisation(app, mine, 'enterprise');
  const number = await aNumber(app, enterprise);
  const { id } = await aComparison(admin, { lines: ['Number', uniqueE164()] });
  const all = [carrierComparisons.get, carrierComparisons.unreadable, carrierComparisons.unreadableFile, carrierComparisons.import, carrierComparisons.discard] as unknown as (typeof carrierComparisons.get)[];
  for (const e of all) expect([e.id, (await call(sibling, e, { params: { id } })).status]).toEqual([e.id, 404]);
  expect((await call(sibling, carrierComparisons.findings, { params: { id, outcome: 'not-here' }, query: {} })).status).toBe(404);
  expect((await ok(sibling, carrierComparisons.list, { query: {} })).items).toEqual([]);
  const weak = await withApiKey(app, mine, permissions.filter((permission) => permission !== 'phoneNumbers:write'));
  for (const who of [await signedIn(app, enterprise), weak, await signedIn(app, mine, 'read-only')]) expect((await call(who, carrierComparisons.get, { params: { id } })).status).toBe(403);
  // What was found of its numbers narrows nobody else's list.
  const comparison = `${id}.not-listed`;
  expect((await ok(admin, phoneNumbers.list, { query: { comparison } })).items.map(({ e164 }) => e164)).toEqual([number.e164]);
  for (const who of [sibling, await signedIn(app, enterprise)]) expect((await ok(who, phoneNumbers.list, { query: { comparison } })).items).toEqual([]);
});

test('a carrier profile of a stranger is none, and to import takes the rights of an import', async () => {
  const { mine, theirs, admin } = await siblings();
  const foreign = await aCarrierProfile(app, theirs);
  const create = (carrierId: string) => call(admin, carrierComparisons.create, { query: { fileName: 'x.csv', carrierId }, body: '+12025550100' });
  const [unknown, strange] = [await create(mine.id), await create(foreign.id)];
  expect([strange.status, strange.problem.detail, strange.problem.errors]).toEqual([404, unknown.problem.detail, unknown.problem.errors]);
  const { id } = await aComparison(admin);
  for (const needed of ['imports:write', 'phoneNumbers:upload']) {
    const weak = await withApiKey(app, mine, permissions.filter((permission) => permission !== needed));
    expect((await call(weak, carrierComparisons.import, { params: { id } })).problem).toMatchObject({ code: 'forbidden', params: { permission: needed } });
  }
});

test('the findings themselves keep to the subtree, and an enterprise cannot reach them from inside', async () => {
  const { mine, theirs, admin } = await siblings();
  const { id } = await aComparison(admin);
  const { database } = app.deps;
  const count = async (path: string) => (await readInScope(database, { kind: 'subtree', path }, (sql) => sql('select from comparison_finding where run_id = $1', [id]))).length;
  expect([await count(mine.path), await count(theirs.path), await count('')]).toEqual([1, 0, 0]);
  await expect(inScope(database, { kind: 'subtree', path: theirs.path }, (tx) => tx.comparisonFinding.create({ data: { runId: id, outcome: 'matching', e164: '+12025550100' } }))).rejects.toThrow(/row-level security/);
  await expect(readInScope(database, { kind: 'tenant', tenantId: mine.id }, (sql) => sql('select from comparison_finding'))).rejects.toThrow(/permission denied/);
});
