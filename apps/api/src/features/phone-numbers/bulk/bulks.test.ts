import { audit } from '@patchbay/contract/audit';
import { extensions } from '@patchbay/contract/extensions';
import { type NumberBulk, type NumberBulkAction, numberBulks } from '@patchbay/contract/number-bulks';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aCarrierProfile } from '@patchbay/testkit/builders/carrier-profiles';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { anOrganisation, aTree, unique } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aSmsGroup } from '@patchbay/testkit/builders/sms-groups';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { createDatabase, type TestDatabase } from '@patchbay/testkit/database';
import { signedIn } from '@patchbay/testkit/session';
import { until } from '@patchbay/testkit/until';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../platform/clock.ts';
import { startWorker } from '../../../worker.ts';
import { changeNumbersHandler } from './carry-out.ts';

let database: TestDatabase;
let app: TestApp;
let worker: Awaited<ReturnType<typeof startWorker>>;
beforeAll(async () => {
  database = await createDatabase();
  app = await testApp({ databaseUrl: database.url, deps: { clock: systemClock } });
  worker = await startWorker(app.deps, [changeNumbersHandler]);
});
afterAll(async () => {
  await worker.stop(5_000);
  await app.close();
  await database.drop();
});

const aReseller = async () => {
  const tree = await aTree(app);
  return { ...tree, above: await signedIn(app, tree.reseller), admin: await signedIn(app, tree.enterprise) };
};
type Action = Parameters<typeof plan>[2];
const plan = (as: Caller, id: string, action: { type: NumberBulkAction['type'] } & Record<string, unknown>) => ok(as, numberBulks.plan, { params: { id }, body: { action: action as never } });
const choose = (as: Caller, numbers: { id: string }[]) => ok(as, numberBulks.create, { body: { ids: numbers.map(({ id }) => id) } });
const ended = (as: Caller, id: string): Promise<NumberBulk> => until('the change has ended', async () => {
  const bulk = await ok(as, numberBulks.get, { params: { id } });
  return ['done', 'failed'].includes(bulk.status) && bulk;
});
const start = async (as: Caller, { id, version }: NumberBulk) => ended(as, (await ok(as, numberBulks.run, { params: { id }, body: { version } })).id);
const change = async (as: Caller, numbers: { id: string }[], action: Action) => start(as, await plan(as, (await choose(as, numbers)).id, action));
const number = (as: Caller, { id }: { id: string }) => ok(as, phoneNumbers.get, { params: { id } });
const skippedOf = ({ plan: planned }: NumberBulk) => Object.fromEntries(planned!.skipped.map(({ reason, count }) => [reason, count]));
const undo = (as: Caller, { changeSetId }: NumberBulk) => ok(as, audit.revert, { params: { id: changeSetId! } });

test('what is chosen stays chosen, whatever matches by then, and says in which states it is', async () => {
  const { reseller, above } = await aReseller();
  const tag = unique();
  const [spare, blocked] = [await aNumber(app, reseller, { tags: [tag] }), await aNumber(app, reseller, { tags: [tag], blockedReason: 'Unpaid' })];
  await aNumber(app, reseller);
  const chosen = await ok(above, numberBulks.create, { body: { matching: { tag } } });
  expect(chosen).toMatchObject({ status: 'chosen', numbers: 2, states: { SPARE: 1, BLOCKED: 1, IN_SERVICE: 0, QUARANTINE: 0 }, action: null, plan: null });
  await aNumber(app, reseller, { tags: [tag] });
  const planned = await plan(above, chosen.id, { type: 'tags', add: ['later'] });
  expect(planned.plan).toMatchObject({ changed: 2, skipped: [] });
  expect(new Set(planned.plan!.sample.map(({ id }) => id))).toEqual(new Set([spare.id, blocked.id]));
  const narrower = await ok(above, numberBulks.create, { body: { matching: { tag, state: 'BLOCKED', q: blocked.e164.slice(3) } } });
  expect(narrower.numbers).toBe(1);
  expect((await call(above, numberBulks.create, { body: { matching: { tag: unique() } } })).problem.code).toBe('rule-broken');
  expect((await call(above, numberBulks.create, { body: { matching: { tags: 'a slip' } as never } })).status).toBe(422);
  expect((await call(above, numberBulks.create, { body: {} })).status).toBe(422);
});

test('unassigned numbers go to an enterprise, and who has the others is said; then all comes back as one', async () => {
  const { reseller, enterprise, above } = await aReseller();
  const [free, carried, used, shown, there] = [
    await aNumber(app, reseller, { tags: ['kept'] }), await aNumber(app, reseller, { sms: true, smsCarrierId: (await aCarrierProfile(app, reseller, { serves: 'SMS' })).id }), await aNumber(app, enterprise), await aNumber(app, enterprise), await aNumber(app, enterprise),
  ];
  const other = await anOrganisation(app, reseller, 'enterprise');
  const holder = await anExtension(app, enterprise, { phoneNumberIds: [used.id], presentationNumberId: shown.id });
  const moved = await aNumber(app, other);
  const planned = await plan(above, (await choose(above, [free, carried, used, shown, moved])).id, { type: 'assign', ownerId: other.id });
  expect(planned).toMatchObject({ ownerName: other.name, plan: { changed: 2 } });
  expect(skippedOf(planned)).toEqual({ assigned: 1, presented: 1, 'already-so': 1 });
  const usedBy = Object.fromEntries(planned.plan!.sample.filter((sample) => sample.usedBy).map((sample) => [sample.id, sample.usedBy!.id]));
  expect(usedBy).toEqual({ [used.id]: holder.id, [shown.id]: holder.id });
  const done = await start(above, planned);
  expect(done).toMatchObject({ status: 'done', progress: { done: 2, total: 2 }, result: { changed: 2 }, revertedBy: null });
  expect((await number(above, free)).ownerId).toBe(other.id);
  expect(await number(above, carried)).toMatchObject({ ownerId: other.id, smsCarrier: { kind: 'carrier-profile' }, version: 2 });
  expect((await number(above, there)).ownerId).toBe(enterprise.id);
  const { items } = await ok(above, numberBulks.skipped, { params: { id: done.id }, query: {} });
  expect(items.map(({ id, reason }) => [id, reason]).sort()).toEqual([[used.id, 'assigned'], [shown.id, 'presented'], [moved.id, 'already-so']].sort());
  const { items: events } = await ok(above, audit.list, { query: { changeSetId: done.changeSetId! } });
  expect(events.map(({ action, organisationId }) => [action, organisationId])).toEqual([['phone-number.transferred', reseller.id], ['phone-number.transferred', reseller.id]]);
  expect(await undo(above, done)).toMatchObject({ reverted: 2 });
  expect(await number(above, free)).toMatchObject({ ownerId: reseller.id, tags: ['kept'] });
  expect((await ok(above, numberBulks.get, { params: { id: done.id } })).revertedBy).not.toBeNull();
});

test('what is taken back comes to the place that is acted in', async () => {
  const { reseller, enterprise, above } = await aReseller();
  const [free, used] = [await aNumber(app, enterprise, { tags: ['theirs'], source: 'EXTERNAL' }), await aNumber(app, enterprise)];
  await anExtension(app, enterprise, { phoneNumberIds: [used.id] });
  const done = await change(above, [free, used], { type: 'take-back' });
  expect(done).toMatchObject({ ownerName: reseller.name, result: { changed: 1, skipped: [{ reason: 'assigned', count: 1 }] } });
  expect(await number(above, free)).toMatchObject({ ownerId: reseller.id, tags: [], source: 'PROVIDER' });
  await undo(above, done);
  expect(await number(above, free)).toMatchObject({ ownerId: enterprise.id, tags: ['theirs'], source: 'EXTERNAL' });
});

test('capabilities change but where somebody needs them', async () => {
  const { reseller, enterprise, above } = await aReseller();
  const carrier = await aCarrierProfile(app, reseller, { serves: 'SMS' });
  const texting = { sms: true, smsCarrierId: carrier.id };
  const [free, rings, texts, silent] = [await aNumber(app, enterprise, texting), await aNumber(app, enterprise), await aNumber(app, enterprise, texting), await aNumber(app, enterprise, { voice: false, voiceRouteType: null })];
  await anExtension(app, enterprise, { phoneNumberIds: [rings.id] });
  await aSmsGroup(app, enterprise, { phoneNumberId: texts.id });
  const all = [free, rings, texts, silent];
  const off = await change(above, all, { type: 'capabilities', sms: false });
  expect(off.result).toMatchObject({ changed: 1 });
  expect(skippedOf(off)).toEqual({ 'already-so': 2, 'capability-in-use': 1 });
  expect(await number(above, free)).toMatchObject({ sms: false, smsCarrier: null });
  const routed = await change(above, all, { type: 'capabilities', voice: true, voiceRouteType: 'EXTERNAL_TRUNK', fax: true });
  expect(skippedOf(routed)).toEqual({ 'capability-in-use': 1 });
  expect(await number(above, silent)).toMatchObject({ voice: true, voiceRouteType: 'EXTERNAL_TRUNK', fax: true });
  expect((await change(above, all, { type: 'capabilities', voice: false })).result).toMatchObject({ changed: 3 });
  expect(await number(above, free)).toMatchObject({ voice: false, voiceRouteType: null, fax: true });
  const { id } = await choose(above, [free]);
  for (const action of [{ type: 'capabilities' }, { type: 'capabilities', voice: true }, { type: 'capabilities', sms: true, voiceRouteType: 'EXTERNAL_TRUNK' }]) {
    expect((await call(above, numberBulks.plan, { params: { id }, body: { action: action as never } })).problem.code).toBe('validation-failed');
  }
});

test('[157] [188] voice and its route stay with a number that somebody shows', async () => {
  const { enterprise, above } = await aReseller();
  const [shown, free] = [await aNumber(app, enterprise), await aNumber(app, enterprise)];
  const holder = await anExtension(app, enterprise, { presentationNumberId: shown.id });
  const silenced = await change(above, [shown, free], { type: 'capabilities', voice: false });
  expect(silenced.result).toMatchObject({ changed: 1 });
  expect(skippedOf(silenced)).toEqual({ 'capability-in-use': 1 });
  expect([(await number(above, shown)).voice, (await number(above, free)).voice]).toEqual([true, false]);
  const routed = await change(above, [shown, free], { type: 'capabilities', voice: true, voiceRouteType: 'OPERATOR_CONNECT' });
  expect(routed.result).toEqual({ changed: 1, skipped: [{ reason: 'capability-in-use', count: 1 }] });
  expect((await ok(above, numberBulks.skipped, { params: { id: routed.id }, query: {} })).items).toMatchObject([{ id: shown.id, usedBy: { kind: 'extension', id: holder.id } }]);
  expect([(await number(above, shown)).voiceRouteType, (await number(above, free)).voiceRouteType]).toEqual(['DIRECT_ROUTING', 'OPERATOR_CONNECT']);
});

test('carriers are named and taken away but where a number has no use for one, is held elsewhere, or needs the one it has', async () => {
  const { reseller, enterprise, above } = await aReseller();
  const other = await anOrganisation(app, reseller, 'enterprise');
  const [voice, sms, own] = [await aCarrierProfile(app, reseller), await aCarrierProfile(app, reseller, { serves: 'SMS' }), await aCarrierProfile(app, enterprise, { serves: 'SMS' })];
  const texting = { sms: true, smsCarrierId: sms.id };
  const [free, texts, mute, far] = [await aNumber(app, enterprise, texting), await aNumber(app, enterprise, texting), await aNumber(app, enterprise), await aNumber(app, other, { sms: true })];
  const group = await aSmsGroup(app, enterprise, { phoneNumberId: texts.id });
  const all = [free, texts, mute, far];

  const planned = await plan(above, (await choose(above, all)).id, { type: 'carriers', smsCarrierId: own.id });
  expect(planned).toMatchObject({ voiceCarrierLabel: null, smsCarrierLabel: own.label, plan: { changed: 2 } });
  expect(skippedOf(planned)).toEqual({ 'no-capability': 1, 'carrier-elsewhere': 1 });
  const named = await start(above, planned);
  expect((await number(above, texts)).smsCarrier?.id).toBe(own.id);
  const { items: [event] } = await ok(above, audit.list, { query: { changeSetId: named.changeSetId! } });
  expect(event).toMatchObject({ action: 'phone-number.updated', before: { smsCarrierId: sms.id }, after: { smsCarrierId: own.id } });
  await undo(above, named);
  expect((await number(above, texts)).smsCarrier?.id).toBe(sms.id);

  const taken = await change(above, all, { type: 'carriers', voiceCarrierId: voice.id, smsCarrierId: null });
  expect(skippedOf(taken)).toEqual({ 'carrier-in-use': 1 });
  const { items } = await ok(above, numberBulks.skipped, { params: { id: taken.id }, query: {} });
  expect(items).toMatchObject([{ id: texts.id, reason: 'carrier-in-use', usedBy: { kind: 'sms-group', id: group.id } }]);
  expect(await number(above, free)).toMatchObject({ voiceCarrier: { id: voice.id }, smsCarrier: null });
  expect(await number(above, mute)).toMatchObject({ voiceCarrier: { id: voice.id }, smsCarrier: null });
  expect(skippedOf(await plan(above, (await choose(above, all)).id, { type: 'carriers', voiceCarrierId: voice.id }))).toEqual({ 'already-so': 3 });
  const { id } = await choose(above, [free]);
  expect((await call(above, numberBulks.plan, { params: { id }, body: { action: { type: 'carriers' } } })).problem.code).toBe('validation-failed');
});

test('tags are added and removed, each once and never too many', async () => {
  const { enterprise, admin } = await aReseller();
  const full = Array.from({ length: 20 }, (_, index) => `t${index}`);
  const [some, none, many, same] = [await aNumber(app, enterprise, { tags: ['a', 'b'] }), await aNumber(app, enterprise), await aNumber(app, enterprise, { tags: full }), await aNumber(app, enterprise, { tags: ['new'] })];
  const done = await change(admin, [some, none, many, same], { type: 'tags', add: ['new'], remove: ['a'] });
  expect(skippedOf(done)).toEqual({ 'already-so': 1, 'too-many-tags': 1 });
  expect((await number(admin, some)).tags).toEqual(['b', 'new']);
  expect((await number(admin, none)).tags).toEqual(['new']);
  await undo(admin, done);
  expect((await number(admin, some)).tags).toEqual(['a', 'b']);
});

test('they are blocked and unblocked, rest and are woken', async () => {
  const { reseller, enterprise, above } = await aReseller();
  const [spare, used] = [await aNumber(app, reseller), await aNumber(app, enterprise)];
  await anExtension(app, enterprise, { phoneNumberIds: [used.id] });
  const steps: [Action, number, string][] = [
    [{ type: 'quarantine', until: '2099-01-01T00:00:00.000Z' }, 1, 'QUARANTINE'],
    [{ type: 'block', reason: 'Unpaid' }, 2, 'BLOCKED'],
    [{ type: 'unblock' }, 2, 'QUARANTINE'],
    [{ type: 'end-quarantine' }, 1, 'SPARE'],
  ];
  let last: NumberBulk | undefined;
  for (const [action, changed, state] of steps) {
    last = await change(above, [spare, used], action);
    expect([last.result!.changed, (await number(above, spare)).state]).toEqual([changed, state]);
  }
  await undo(above, last!);
  expect(await number(above, spare)).toMatchObject({ state: 'QUARANTINE', quarantineUntil: '2099-01-01T00:00:00.000Z' });
  const { id } = await choose(above, [spare]);
  expect((await call(above, numberBulks.plan, { params: { id }, body: { action: { type: 'quarantine', until: '2020-01-01T00:00:00.000Z' } } })).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/action/until' }] });
});

test('unassigned numbers are deleted, and come back with their ids', async () => {
  const { reseller, enterprise, above, admin } = await aReseller();
  const [free, used, own, brought] = [await aNumber(app, reseller, { tags: ['a'] }), await aNumber(app, enterprise), await aNumber(app, enterprise, { source: 'EXTERNAL' }), await aNumber(app, enterprise)];
  await anExtension(app, enterprise, { phoneNumberIds: [used.id] });
  const before = await number(above, free);
  const done = await change(above, [free, used], { type: 'remove' });
  expect(done.result).toEqual({ changed: 1, skipped: [{ reason: 'assigned', count: 1 }] });
  expect((await call(above, phoneNumbers.get, { params: { id: free.id } })).status).toBe(404);
  await undo(above, done);
  expect(await number(above, free)).toMatchObject({ e164: before.e164, tags: ['a'], ownerId: reseller.id });
  const theirs = await change(admin, [own, brought], { type: 'remove' });
  expect(theirs.result).toEqual({ changed: 1, skipped: [{ reason: 'not-allowed', count: 1 }] });
});

test('what has changed since the plan is judged anew, and what is gone is said to be', async () => {
  const { reseller, enterprise, above, admin } = await aReseller();
  const [first, second, third] = [await aNumber(app, enterprise), await aNumber(app, enterprise), await aNumber(app, reseller)];
  const planned = await plan(above, (await choose(above, [first, second, third])).id, { type: 'take-back' });
  expect(planned.plan).toMatchObject({ changed: 2 });
  await ok(admin, extensions.create, { body: { shortNumber: '100', displayName: 'Ann', phoneNumberIds: [first.id] } });
  await ok(above, phoneNumbers.remove, { params: { id: second.id } });
  const done = await start(above, planned);
  expect(done.result).toEqual({ changed: 0, skipped: expect.arrayContaining([{ reason: 'assigned', count: 1 }, { reason: 'gone', count: 1 }, { reason: 'already-so', count: 1 }]) as never });
  const { items } = await ok(above, numberBulks.skipped, { params: { id: done.id }, query: { reason: 'assigned' } });
  expect(items).toMatchObject([{ id: first.id, usedBy: { kind: 'extension', label: '100 Ann' } }]);
});

test('a number that is gone when it is chosen is left alone and said to be gone, and the rest is done', async () => {
  const { reseller, enterprise, above, admin } = await aReseller();
  const [stays, removed, taken] = [await aNumber(app, enterprise), await aNumber(app, enterprise), await aNumber(app, enterprise)];
  await ok(above, phoneNumbers.remove, { params: { id: removed.id } });
  await ok(above, phoneNumbers.transfer, { body: { ids: [taken.id], ownerId: reseller.id } });
  const chosen = await choose(admin, [stays, removed, taken]);
  expect(chosen).toMatchObject({ numbers: 3, states: { SPARE: 1, IN_SERVICE: 0, QUARANTINE: 0, BLOCKED: 0 } });
  const planned = await plan(admin, chosen.id, { type: 'tags', add: ['kept'] });
  expect(planned.plan).toMatchObject({ changed: 1, skipped: [{ reason: 'gone', count: 2 }] });
  const gone = [[removed.id, removed.e164, 'gone'], [taken.id, taken.e164, 'gone']].sort();
  const namesOf = (numbers: { id: string; e164: string; reason: string | null }[]) => numbers.filter(({ reason }) => reason !== null).map(({ id, e164, reason }) => [id, e164, reason]).sort();
  expect(namesOf(planned.plan!.sample)).toEqual(gone);
  const done = await start(admin, planned);
  expect(done).toMatchObject({ status: 'done', result: { changed: 1, skipped: [{ reason: 'gone', count: 2 }] } });
  expect(namesOf((await ok(admin, numberBulks.skipped, { params: { id: done.id }, query: {} })).items)).toEqual(gone);
  expect((await number(admin, stays)).tags).toEqual(['kept']);
  expect((await number(above, taken)).tags).toEqual([]);

  const later = await plan(above, (await choose(above, [stays, taken])).id, { type: 'tags', add: ['later'] });
  await ok(above, phoneNumbers.remove, { params: { id: taken.id } });
  expect((await start(above, later)).result).toEqual({ changed: 1, skipped: [{ reason: 'gone', count: 1 }] });
  expect((await call(above, numberBulks.create, { body: { ids: [stays.id, '01900000-0000-7000-8000-000000000000'] } })).status).toBe(404);
});

test('what a bulk change records of a number is what any change records', async () => {
  const { reseller, above } = await aReseller();
  const carrier = await aCarrierProfile(app, reseller, { serves: 'SMS' });
  const made = await aNumber(app, reseller, { sms: true, fax: true, smsCarrierId: carrier.id, tags: ['a', 'ü'], blockedReason: 'Unpaid', quarantineUntil: new Date('2031-02-03T04:05:06.070Z') });
  await ok(above, phoneNumbers.block, { params: { id: made.id }, body: { reason: 'Two' } });
  const done = await change(above, [made], { type: 'tags', add: ['b'] });
  const { items } = await ok(above, audit.list, { query: { entityId: made.id } });
  const [bulk, single] = items;
  expect(bulk).toMatchObject({ changeSetId: done.changeSetId, action: 'phone-number.tagged', isRevertible: true, entity: { label: made.e164 }, organisationId: reseller.id, actor: single!.actor });
  expect(bulk!.before).toEqual(single!.after);
  expect(bulk!.after).toEqual({ ...single!.after, tags: ['a', 'ü', 'b'] });
});

test('it is started once, by the plan that was seen, and listed to whoever started it', async () => {
  const { reseller, above } = await aReseller();
  const made = await aNumber(app, reseller);
  const { id, version } = await plan(above, (await choose(above, [made])).id, { type: 'block', reason: 'A' });
  await plan(above, id, { type: 'block', reason: 'B' });
  expect((await call(above, numberBulks.run, { params: { id }, body: { version } })).problem.code).toBe('stale-version');
  const headers = { 'idempotency-key': unique() };
  const answers = [await call(above, numberBulks.run, { params: { id }, body: { version: version + 1 }, headers }), await call(above, numberBulks.run, { params: { id }, body: { version: version + 1 }, headers })];
  expect(answers.map((answer) => [answer.status, answer.headers['idempotency-replayed']])).toEqual([[200, undefined], [200, 'true']]);
  await ended(above, id);
  expect((await call(above, numberBulks.run, { params: { id }, body: { version: version + 2 } })).problem.code).toBe('rule-broken');
  expect((await call(above, numberBulks.plan, { params: { id }, body: { action: { type: 'unblock' } } })).problem.code).toBe('rule-broken');
  expect((await ok(above, numberBulks.list)).items.map((item) => item.id)).toEqual([id]);
  expect((await ok(await signedIn(app, reseller), numberBulks.list)).items).toEqual([]);
});

test('a choice that nobody starts is forgotten, and only the latest few are kept', async () => {
  const { reseller, above } = await aReseller();
  const made = await aNumber(app, reseller);
  const ids: string[] = [];
  for (let index = 0; index < 6; index += 1) ids.push((await choose(above, [made])).id);
  const statuses = await Promise.all(ids.map(async (id) => (await call(above, numberBulks.get, { params: { id } })).status));
  expect(statuses).toEqual([404, 200, 200, 200, 200, 200]);
  await asPlatform(app.deps.database, (tx) => tx.numberBulk.update({ where: { id: ids[5]! }, data: { expiresAt: new Date(Date.now() - 1) }, select: { id: true } }));
  expect((await call(above, numberBulks.plan, { params: { id: ids[5]! }, body: { action: { type: 'unblock' } } })).status).toBe(404);
});
