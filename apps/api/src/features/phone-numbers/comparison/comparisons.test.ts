import { audit } from '@patchbay/contract/audit';
import { carrierComparisons, type ComparisonOutcome } from '@patchbay/contract/carrier-comparisons';
import { imports } from '@patchbay/contract/imports';
import { numberBulks } from '@patchbay/contract/number-bulks';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aComparison, compareLists } from '@patchbay/testkit/builders/carrier-comparisons';
import { aCarrierProfile } from '@patchbay/testkit/builders/carrier-profiles';
import { aPlannedImport, planAgain } from '@patchbay/testkit/builders/imports';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber, uniqueE164, uniqueRange } from '@patchbay/testkit/builders/phone-numbers';
import { call, ok } from '@patchbay/testkit/call';
import { jobCtx } from '@patchbay/testkit/jobs';
import { signedIn, type SignedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareListHandler } from './compare.ts';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const world = async () => {
  const tree = await aTree(app);
  return { ...tree, admin: await signedIn(app, tree.reseller), carrier: await aCarrierProfile(app, tree.reseller) };
};

const found = async (as: SignedIn, id: string, outcome: ComparisonOutcome) => (await ok(as, carrierComparisons.findings, { params: { id, outcome }, query: {} })).items;
const numbersOf = async (as: SignedIn, id: string, outcome: ComparisonOutcome) => (await found(as, id, outcome)).map(({ e164 }) => e164);
const none = { matching: 0, 'not-here': 0, 'not-listed': 0, 'other-carrier': 0, capabilities: 0, unreadable: 0 };

test('a carrier\'s list is compared with the numbers of the subtree, there and here', async () => {
  const { reseller, enterprise, admin, carrier } = await world();
  const other = await aCarrierProfile(app, reseller);
  const theirs = { voiceCarrierId: carrier.id };
  const [same, silent, missing, without, elsewhere, differs] = [
    await aNumber(app, reseller, theirs), await aNumber(app, enterprise, theirs), uniqueE164(), await aNumber(app, enterprise), await aNumber(app, reseller, { voiceCarrierId: other.id }), await aNumber(app, enterprise, { ...theirs, sms: true }),
  ];
  const lines = ['Comment,SMS,did,Voice', `,,${same.e164},TRUE`, `,,${missing},`, `,,${without.e164},`, `,TRUE,${elsewhere.e164},`, `,FALSE,${differs.e164},yes`];
  const done = await aComparison(admin, { carrierId: carrier.id, lines });
  expect(done).toMatchObject({ status: 'compared', carrier: { ...carrier, serves: 'VOICE' }, country: null, counts: { matching: 1, 'not-here': 1, 'not-listed': 1, 'other-carrier': 2, capabilities: 2, unreadable: 0 }, progress: { step: null, done: 5, total: 5, unit: 'rows', seconds: 0 } });
  expect(await found(admin, done.id, 'matching')).toMatchObject([{ e164: same.e164, row: 2, listed: { voice: true, sms: null, fax: null }, number: { id: same.id, ownerId: reseller.id } }]);
  expect(await found(admin, done.id, 'not-here')).toMatchObject([{ e164: missing, row: 3, number: null }]);
  expect(await found(admin, done.id, 'not-listed')).toMatchObject([{ e164: silent.e164, row: null, number: { id: silent.id, ownerId: enterprise.id } }]);
  expect((await numbersOf(admin, done.id, 'other-carrier')).sort()).toEqual([without.e164, elsewhere.e164].sort());
  expect((await numbersOf(admin, done.id, 'capabilities')).sort()).toEqual([elsewhere.e164, differs.e164].sort());
});

test('without a carrier every number of the subtree is held against the list, and a carrier of messages against who carries them', async () => {
  const { reseller, admin } = await world();
  const messages = await aCarrierProfile(app, reseller, { serves: 'SMS' });
  const [one, two] = [await aNumber(app, reseller), await aNumber(app, reseller, { sms: true, smsCarrierId: messages.id })];
  expect((await aComparison(admin, { lines: ['Number', one.e164] })).counts).toEqual({ ...none, matching: 1, 'not-listed': 1 });
  expect((await aComparison(admin, { carrierId: messages.id, lines: ['Number', two.e164, one.e164] })).counts).toEqual({ ...none, matching: 1, 'other-carrier': 1 });
});

test('rows that are not understood say why and are taken along to be mended, and a number that is there twice counts once', async () => {
  const { admin } = await world();
  const e164 = uniqueE164();
  const { id, counts } = await aComparison(admin, { lines: ['Number;Note', `${e164};=1+1`, '4.42E+11;', `${e164};again`, 'soon;@SUM(A1)'] });
  expect(counts).toEqual({ ...none, 'not-here': 1, unreadable: 3 });
  const { items } = await ok(admin, carrierComparisons.unreadable, { params: { id }, query: {} });
  expect(items.map(({ row, problems }) => [row, problems[0]!.code])).toEqual([[3, 'scientific-notation'], [4, 'row-repeated'], [5, 'not-digits']]);
  const { text } = await call(admin, carrierComparisons.unreadableFile, { params: { id }, query: {} });
  expect(text.split('\r\n')[0]).toBe('\ufeffReason;Number;Note');
  expect(text).toContain('soon;\'@SUM(A1)');
});

test('digits without a plus are a number of another country only where that has such numbers', async () => {
  const { admin } = await world();
  const { id } = await aComparison(admin, { lines: ['Number', '2025550162', '442079460123'] });
  expect(await numbersOf(admin, id, 'not-here')).toEqual(['+442079460123']);
  const { items } = await ok(admin, carrierComparisons.unreadable, { params: { id }, query: {} });
  expect(items.map(({ row, problems }) => [row, problems[0]!.code])).toEqual([[2, 'country-code-missing']]);
});

test('national numbers are understood in the country that was chosen, in a file without a header too', async () => {
  const { reseller, admin } = await world();
  await aNumber(app, reseller, { e164: '+442079460123' });
  const british = await aComparison(admin, { country: 'GB', lines: ['020 7946 0123', '+49 30 901820', '12'] });
  expect(british.counts).toEqual({ ...none, matching: 1, 'not-here': 1, unreadable: 1 });
  expect((await ok(admin, carrierComparisons.unreadable, { params: { id: british.id }, query: {} })).items[0]!.problems[0]).toMatchObject({ code: 'number-not-of-country', params: { country: 'GB' } });
  expect((await aComparison(admin, { lines: ['020 7946 0123'] })).counts).toMatchObject({ unreadable: 1 });
  expect((await call(admin, carrierComparisons.create, { query: { fileName: 'x.csv', country: 'XX' }, body: '1' })).problem.errors![0]!.pointer).toBe('?country');
});

test('capabilities in one cell are understood by their words', async () => {
  const { reseller, admin } = await world();
  const [one, two] = [await aNumber(app, reseller), await aNumber(app, reseller)];
  const { id, counts } = await aComparison(admin, { lines: ['Phone,Features', `${one.e164},"Voice, SMS, MMS"`, `${two.e164},VOICE`] });
  expect(counts).toEqual({ ...none, matching: 1, capabilities: 1 });
  expect((await found(admin, id, 'capabilities'))[0]).toMatchObject({ listed: { voice: true, sms: true, fax: false }, number: { voice: true, sms: false } });
});

test('what is not here leaves in the upload\'s own format, and is planned as an import at one click', async () => {
  const { reseller, admin } = await world();
  const carrier = await aCarrierProfile(app, reseller, { serves: 'SMS' });
  const { id } = await aComparison(admin, { fileName: 'From carrier.xlsx.csv', carrierId: carrier.id, lines: ['Number,Voice', `${uniqueE164()},`, `${uniqueE164()},TRUE`] });
  const { text, headers } = await call(admin, carrierComparisons.findings, { params: { id, outcome: 'not-here' }, query: { format: 'csv' } });
  expect(headers['content-disposition']).toContain('From carrier.xlsx - not-here-');
  expect(await aPlannedImport(admin, { content: text })).toMatchObject({ status: 'planned', counts: { create: 2, update: 0, unchanged: 0, rejected: 0 } });
  const { importId } = await ok(admin, carrierComparisons.import, { params: { id } });
  await planAgain(admin);
  const planned = await ok(admin, imports.get, { params: { id: importId } });
  expect(planned).toMatchObject({ status: 'planned', settings: { ownerId: reseller.id, smsCarrierId: carrier.id }, counts: { create: 2, update: 0, unchanged: 0, rejected: 0 } });
  const { items } = await ok(admin, imports.rows, { params: { id: importId }, query: {} });
  expect(items[0]!.changes).toContainEqual({ field: 'smsCarrier', before: null, after: carrier.label });
  const nothing = await aComparison(admin, { lines: ['Number', (await aNumber(app, reseller)).e164] });
  expect((await call(admin, carrierComparisons.import, { params: { id: nothing.id } })).problem.code).toBe('rule-broken');
});

test('what is imported from above goes to whom it was compared for', async () => {
  const tree = await aTree(app);
  const [admin, above] = [await signedIn(app, tree.reseller), await signedIn(app, tree.platform)];
  const { id } = await aComparison(admin, { lines: ['Number', uniqueE164()] });
  const { importId } = await ok(above, carrierComparisons.import, { params: { id } });
  await planAgain(above);
  const { items } = await ok(above, imports.rows, { params: { id: importId }, query: {} });
  expect(items.map(({ kind, changes }) => [kind, changes[0]])).toEqual([['create', { field: 'owner', before: null, after: tree.reseller.name }]]);
});

test('the numbers of an outcome are listed, exported and chosen for a bulk change as any that match', async () => {
  const { enterprise, admin, carrier } = await world();
  const [kept, other] = [await aNumber(app, enterprise, { voiceCarrierId: carrier.id }), await aNumber(app, enterprise)];
  const { id } = await aComparison(admin, { carrierId: carrier.id, lines: ['Number', other.e164] });
  const listed = async (outcome: ComparisonOutcome, more = {}) => (await ok(admin, phoneNumbers.list, { query: { comparison: `${id}.${outcome}`, ...more } })).items.map(({ e164 }) => e164);
  expect(await listed('not-listed')).toEqual([kept.e164]);
  expect(await listed('not-listed', { q: kept.e164 })).toEqual([kept.e164]);
  expect(await listed('not-listed', { q: other.e164 })).toEqual([]);
  expect(await listed('other-carrier')).toEqual([other.e164]);
  const bulk = await ok(admin, numberBulks.create, { body: { matching: { comparison: `${id}.not-listed` } } });
  expect(bulk.numbers).toBe(1);
  const wrong = await ok(admin, numberBulks.create, { body: { matching: { comparison: `${id}.other-carrier` } } });
  const planned = await ok(admin, numberBulks.plan, { params: { id: wrong.id }, body: { action: { type: 'carriers', voiceCarrierId: carrier.id } } });
  expect(planned.plan).toMatchObject({ changed: 1, skipped: [] });
  expect((await call(admin, phoneNumbers.list, { query: { comparison: 'x' } })).status).toBe(422);
});

test('an outcome of very many numbers is turned over page by page, both ways, by what is still here of it', async () => {
  const { reseller, admin } = await world();
  const [count, first] = [1_202, BigInt(uniqueRange(1_202).slice(1))];
  const numbers = Array.from({ length: count }, (_, place) => `+${first + BigInt(place)}`);
  await asPlatform(app.deps.database, (tx) => tx.phoneNumber.createMany({ data: numbers.map((e164) => ({ e164, ownerId: reseller.id, ownerPath: reseller.path, voiceRouteType: 'DIRECT_ROUTING' })) }));
  const { id, counts } = await aComparison(admin);
  expect(counts).toMatchObject({ 'not-listed': count });
  await asPlatform(app.deps.database, (tx) => tx.phoneNumber.delete({ where: { e164: numbers[150]! }, select: { id: true } }));
  const here = numbers.filter((_, place) => place !== 150);
  const turned = async (query: object) => {
    const seen: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page: { items: { e164: string }[]; total: number; next: string | null } = await ok(admin, phoneNumbers.list, { query: { comparison: `${id}.not-listed`, pageSize: 200, ...query, ...(after && { after }) } });
      expect(page.total).toBe(here.length);
      seen.push(...page.items.map(({ e164 }) => e164));
      after = page.next;
    }
    return seen;
  };
  expect(await turned({ sort: 'e164' })).toEqual(here);
  expect(await turned({ sort: '-e164' })).toEqual([...here].reverse());
  expect((await turned({ sort: 'updatedAt' })).sort()).toEqual(here);
  expect((await turned({ voice: 'true' }))).toEqual(here);
});

test('a file that cannot be read fails and says why, and changes nothing', async () => {
  const { admin } = await world();
  expect(await aComparison(admin, { lines: ['Colour,Size', 'red,3'] })).toMatchObject({ status: 'failed', counts: null, finding: { code: 'header-missing' } });
  expect(await aComparison(admin, { content: '%PDF-1.7 nothing' })).toMatchObject({ status: 'failed', finding: { code: 'format-pdf' } });
});

test('a hostile list is read without harm', async () => {
  const { admin } = await world();
  const e164 = uniqueE164();
  const nasty = `Number,Voice,Note\r\n"${e164}",TRUE,"=cmd|' /C calc'!A0"\r\n${e164}\0,TRUE,x\r\n'; drop table phone_number; --,TRUE,\r\n\u202e${uniqueE164()},maybe,\r\n${'9'.repeat(400)},TRUE,${'x'.repeat(40_000)}\r\n+0000000000,,\r\n"open`;
  const failed = await aComparison(admin, { content: nasty });
  expect(failed).toMatchObject({ status: 'failed', finding: { code: 'quote-never-closed' } });
  const { id, counts } = await aComparison(admin, { content: nasty.slice(0, nasty.lastIndexOf('"')) });
  expect(counts).toEqual({ ...none, 'not-here': 1, unreadable: 5 });
  expect((await ok(admin, carrierComparisons.unreadable, { params: { id }, query: {} })).total).toBe(5);
});

test('uploading and discarding are in the log, an upload with its key is kept once, and a comparison is given up also while it is made', async () => {
  const { admin, reseller } = await world();
  const upload = () => call(admin, carrierComparisons.create, { query: { fileName: 'list.csv' }, body: `Number\n+12025550100\n`, headers: { 'idempotency-key': 'once' } });
  const [first, second] = [await upload(), await upload()];
  expect(second.body).toEqual(first.body);
  const { id } = first.body;
  expect((await ok(admin, carrierComparisons.discard, { params: { id } })).status).toBe('discarded');
  expect(await compareLists(admin)).toBe(1);
  await compareListHandler.handle({ importId: id }, jobCtx(app, { kind: 'subtree', path: reseller.path }));
  expect(await ok(admin, carrierComparisons.get, { params: { id } })).toMatchObject({ status: 'discarded', counts: null });
  expect((await call(admin, carrierComparisons.discard, { params: { id } })).problem.code).toBe('rule-broken');
  const { items } = await ok(admin, audit.list, { query: { entityType: 'carrier-comparison' } });
  expect(items.map(({ action, entity }) => [action, entity.label])).toEqual([['carrier-comparison.discarded', 'list.csv'], ['carrier-comparison.uploaded', 'list.csv']]);
});

test('nothing of it can be carried out as an import, nor does it stand among them', async () => {
  const { admin } = await world();
  const { id } = await aComparison(admin);
  expect((await ok(admin, imports.list, { query: {} })).items).toEqual([]);
  const answers = [await call(admin, imports.get, { params: { id } }), await call(admin, imports.commit, { params: { id }, body: { planHash: '', mode: 'valid-rows' } }), await call(admin, imports.discard, { params: { id } })];
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  await expect(asPlatform(app.deps.database, (tx) => tx.$executeRaw`update import_run set status = 'planned', plan_hash = 'x' where id = ${id}::uuid`)).rejects.toThrow(/import_run_comparison_check/);
});
