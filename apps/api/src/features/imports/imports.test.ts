import { Readable } from 'node:stream';
import { account } from '@patchbay/contract/session';
import { audit } from '@patchbay/contract/audit';
import type { ProblemBody } from '@patchbay/contract/http/problem';
import { imports } from '@patchbay/contract/imports';
import { reverts } from '@patchbay/contract/reverts';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aNumberRow, aPlannedImport, commitPlan, importHandlers, numbersHeader, planAgain } from '@patchbay/testkit/builders/imports';
import { anOrganisation, aTree } from '@patchbay/testkit/builders/organisations';
import { uniqueE164, uniqueRange } from '@patchbay/testkit/builders/phone-numbers';
import { carryOutReverts, undoLarge } from '@patchbay/testkit/builders/reverts';
import { call, ok } from '@patchbay/testkit/call';
import { jobCtx } from '@patchbay/testkit/jobs';
import { signedIn, withApiKey } from '@patchbay/testkit/session';
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

const upload = (as: Parameters<typeof call>[0], body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  call(as, imports.create, { query: { kind: 'phone-numbers', fileName: 'numbers.csv' }, body, headers });

test.each([['semicolons', ';'], ['tabs', '\t'], ['commas', ',']])('the rejected rows of a file with %s have them too, and come back mended', async (_, separator) => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const content = `${numbersHeader}\r\n${aNumberRow(uniqueE164(), 'perhaps,FALSE,FALSE,Direct Routing')}\r\n`.replaceAll(',', separator);
  const { id } = await aPlannedImport(admin, { content });
  const { text } = await call(admin, imports.rejected, { params: { id }, query: {} });
  expect(text.split('\r\n')[0]).toBe(`\ufeffReason,${numbersHeader}`.replaceAll(',', separator));
  expect((await aPlannedImport(admin, { content: text.replace('perhaps', 'TRUE') })).counts).toMatchObject({ create: 1, rejected: 0 });
});

test('the rejected rows give their reasons in the language of whoever takes them along', async () => {
  const german = await anOrganisation(app, (await aTree(app)).platform, 'reseller', { language: 'de' });
  const admin = await signedIn(app, german);
  const { id } = await aPlannedImport(admin, { rows: [aNumberRow(uniqueE164(), 'perhaps,FALSE,FALSE,Direct Routing'), aNumberRow(uniqueE164(), 'TRUE,FALSE,FALSE,')] });
  const reasonsFor = async (caller: typeof admin | Awaited<ReturnType<typeof withApiKey>>, query: { language?: 'de' } = {}) =>
    (await call(caller, imports.rejected, { params: { id }, query })).text.slice(1).split('\r\n').map((line) => /^(?:"([^"]*)"|([^,]*)),/.exec(line)?.slice(1).find(Boolean)).filter(Boolean);
  const inGerman = ['Grund', 'Voice: Muss TRUE oder FALSE sein.', 'Voice Route Type: Eine Rufnummer mit Sprache hat eine Route: Direct Routing, External Trunk oder Operator Connect.'];
  expect((await reasonsFor(admin))[1]).toBe('Voice: Must be TRUE or FALSE.');
  expect(await reasonsFor(admin, { language: 'de' })).toEqual(inGerman);
  expect(await reasonsFor(await withApiKey(app, german, ['imports:read', 'phoneNumbers:read']))).toEqual(inGerman);
  await ok(admin, account.updateProfile, { body: { name: 'Ann', preferences: { language: 'de' } } });
  expect(await reasonsFor(admin)).toEqual(inGerman);
});

test('all or nothing is refused while a row is rejected, and valid rows alone are not', async () => {
  const admin = await signedIn(app, (await aTree(app)).reseller);
  const plan = await aPlannedImport(admin, { rows: [aNumberRow(), 'x,y,TRUE,FALSE,FALSE,Direct Routing'] });
  const commit = (mode: 'all-or-nothing' | 'valid-rows') => call(admin, imports.commit, { params: { id: plan.id }, body: { planHash: plan.planHash!, mode } });
  expect((await commit('all-or-nothing')).problem).toMatchObject({ code: 'rule-broken', params: { count: 1 } });
  expect((await commit('valid-rows')).body.status).toBe('committing');
  expect((await commit('valid-rows')).problem.code).toBe('rule-broken');
});

test('a plan is given up at any time before it is carried out, also while it is made', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const { body: { id } } = await upload(admin, `${numbersHeader}\n${aNumberRow()}\n`);
  expect((await ok(admin, imports.discard, { params: { id } })).status).toBe('discarded');
  await planAgain(admin);
  expect((await ok(admin, imports.get, { params: { id } })).status).toBe('discarded');
  const done = await commitPlan(admin, await aPlannedImport(admin));
  expect((await call(admin, imports.discard, { params: { id: done.id } })).problem.code).toBe('rule-broken');
});

test('a job that runs a second time does nothing a second time', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const done = await commitPlan(admin, await aPlannedImport(admin));
  const scope = { kind: 'subtree', path: reseller.path } as const;
  await importHandlers.commit.handle({ importId: done.id }, jobCtx(app, scope));
  await importHandlers.plan.handle({ importId: done.id }, jobCtx(app, scope));
  expect((await ok(admin, audit.list, { query: { changeSetId: done.changeSetId! } })).total).toBe(1);
  expect(await ok(admin, imports.get, { params: { id: done.id } })).toEqual(done);
});

test('an upload with its key is kept once, and the key stands for the file as well', async () => {
  const admin = await signedIn(app, (await aTree(app)).reseller);
  const headers = { 'idempotency-key': 'upload-1' };
  const body = `${numbersHeader}\n${aNumberRow()}\n`;
  const [first, second, other] = [await upload(admin, body, headers), await upload(admin, body, headers), await upload(admin, `${body}${aNumberRow()}\n`, headers)];
  expect([second.status, second.body]).toEqual([201, first.body]);
  expect(other.problem.code).toBe('idempotency-conflict');
  expect((await ok(admin, imports.list, { query: {} })).total).toBe(1);
});

test('what is no table is said to be none, and what was of no use leaves nothing', async () => {
  const admin = await signedIn(app, (await aTree(app)).reseller);
  const failed = await aPlannedImport(admin, { content: '%PDF-1.7\n' });
  expect(failed).toMatchObject({ status: 'failed', finding: { code: 'format-pdf', text: expect.stringContaining('PDF') } });
  expect((await upload(admin, '')).problem.code).toBe('validation-failed');
  expect((await upload(admin, '{}', { 'content-type': 'application/json' })).status).toBe(415);
  expect((await ok(admin, imports.list, { query: {} })).total).toBe(1);
});

test('a file above the bound is stopped while it arrives, and nothing of it stays', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const megabyte = Buffer.alloc(1_000_000, 'x');
  const payload = Readable.from((function* () { for (let sent = 0; sent < 102; sent += 1) yield megabyte; })());
  const answer = await app.server.inject({ method: 'POST', url: `/api/o/${reseller.id}/imports?kind=phone-numbers&fileName=x.csv`, headers: { ...admin.headers, 'x-patchbay-request': '1', 'content-type': 'application/octet-stream' }, payload });
  expect([answer.statusCode, (answer.json() as ProblemBody).params]).toEqual([413, { limit: 100 }]);
  expect((await ok(admin, imports.list, { query: {} })).total).toBe(0);
});

test('an import of more numbers than can be undone one by one is undone as a whole, and not over what was changed since', async () => {
  const { reseller, enterprise } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const first = Number(uniqueRange(10_050).slice(1));
  const rows = Array.from({ length: 10_050 }, (_, index) => aNumberRow(`+${first + index}`));
  const done = await commitPlan(admin, await aPlannedImport(admin, { rows, settings: { ownerId: enterprise.id } }), 'all-or-nothing');
  expect(done.counts!.create).toBe(10_050);
  const { items: [number] } = await ok(admin, phoneNumbers.list, { query: {} });
  await ok(admin, phoneNumbers.block, { params: { id: number!.id }, body: { reason: 'Under dispute' } });
  const { steps } = await ok(admin, audit.previewRevert, { params: { id: done.changeSetId! } });
  expect(steps.slice(0, 2).map(({ entity, does, conflict }) => [entity.id === number!.id, does, conflict])).toEqual([[true, 'remove', expect.stringMatching(/^It was changed since, by Person /)], [false, 'remove', null]]);
  expect(await undoLarge(admin, reseller, done.changeSetId!)).toMatchObject({ status: 'failed', problem: { code: 'revert-conflict', params: { count: 1 }, references: [{ id: number!.id }] } });
  await ok(admin, phoneNumbers.unblock, { params: { id: number!.id } });
  const { id: user } = await anExtension(app, enterprise, { shortNumber: '100', displayName: 'Ann', presentationNumberId: number!.id });
  const inTheWay = (await ok(admin, audit.previewRevert, { params: { id: done.changeSetId! } })).steps.slice(0, 2).map(({ entity, conflict }) => [entity.id === number!.id, conflict]);
  expect(inTheWay).toEqual([[true, 'It is used by 100 Ann.'], [false, null]]);
  await asPlatform(app.deps.database, (tx) => tx.extension.delete({ where: { id: user }, select: { id: true } }));
  // It is asked for once, and by whoever may.
  const own = await signedIn(app, enterprise);
  expect((await call(own, audit.revert, { params: { id: done.changeSetId! } })).problem.code).toBe('rule-broken');
  const asked = await ok(admin, audit.revert, { params: { id: done.changeSetId! } });
  expect(asked).toMatchObject({ reverted: 0, running: true });
  expect((await call(admin, audit.revert, { params: { id: done.changeSetId! } })).problem).toMatchObject({ code: 'revert-conflict', detail: 'This is being undone already.' });
  expect((await ok(admin, reverts.list)).items[0]).toMatchObject({ changeSetId: asked.changeSetId, reverts: done.changeSetId, action: 'phone-number.added', status: 'queued', progress: { done: 0, total: 10_050 }, isOwn: true, finishedAt: null });
  expect((await ok(await signedIn(app, reseller), reverts.list)).items.map(({ isOwn }) => isOwn)).toEqual([false, false]);
  expect((await ok(own, reverts.list)).items).toEqual([]);
  expect((await ok(await signedIn(app, (await aTree(app)).reseller), reverts.list)).items).toEqual([]);
  expect(await carryOutReverts(admin, reseller)).toMatchObject({ changeSetId: asked.changeSetId, status: 'done', progress: { done: 10_050, total: 10_050 }, problem: null });
  expect((await ok(admin, imports.get, { params: { id: done.id } })).revertedBy).toBe(asked.changeSetId);
  expect((await ok(admin, phoneNumbers.list, { query: {} })).total).toBe(0);
});

test('changes by the ten thousand go back as well', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const first = Number(uniqueRange(10_050).slice(1));
  const rows = (rest: string) => Array.from({ length: 10_050 }, (_, index) => aNumberRow(`+${first + index}`, rest));
  await commitPlan(admin, await aPlannedImport(admin, { rows: rows('TRUE,FALSE,FALSE,Direct Routing') }));
  const changed = await commitPlan(admin, await aPlannedImport(admin, { rows: rows('TRUE,TRUE,FALSE,External Trunk') }));
  expect(changed.counts!.update).toBe(10_050);
  const { changeSetId } = await undoLarge(admin, reseller, changed.changeSetId!);
  const { items: [number] } = await ok(admin, phoneNumbers.list, { query: {} });
  expect(number).toMatchObject({ voice: true, sms: false, voiceRouteType: 'DIRECT_ROUTING', version: 3 });
  const { items: [event] } = await ok(admin, audit.list, { query: { changeSetId } });
  expect(event).toMatchObject({ reverts: changed.changeSetId, before: { sms: true }, after: { sms: false } });
});

test('what the log keeps of an imported number is what it keeps of every other', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const e164 = uniqueE164();
  const done = await commitPlan(admin, await aPlannedImport(admin, { content: `${numbersHeader},Tags\n${aNumberRow(e164)},VIP\n` }));
  const { items: [imported] } = await ok(admin, audit.list, { query: { changeSetId: done.changeSetId! } });
  await ok(admin, phoneNumbers.create, { body: { first: uniqueE164() as never, ownerId: reseller.id, tags: ['VIP'] } });
  const { items: [added] } = await ok(admin, audit.list, { query: { action: 'phone-number.added' } });
  const same = ({ before, after }: NonNullable<typeof added>) => ({ before, after: { ...after, id: null, e164: null } });
  expect(same(imported!)).toEqual(same(added!));
  expect(imported).toMatchObject({ action: 'phone-number.added', entity: { label: e164 }, actor: { id: admin.accountId } });
});
