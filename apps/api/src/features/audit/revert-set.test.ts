import { audit } from '@patchbay/contract/audit';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aCarrierProfile } from '@patchbay/testkit/builders/carrier-profiles';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aNumberRow, aPlannedImport, commitPlan } from '@patchbay/testkit/builders/imports';
import { type BulkAction, changeAtOnce } from '@patchbay/testkit/builders/number-bulks';
import { anOrganisation, aTree, type Node } from '@patchbay/testkit/builders/organisations';
import { aNumber, type BuiltNumber, uniqueE164 } from '@patchbay/testkit/builders/phone-numbers';
import { undoAsLarge } from '@patchbay/testkit/builders/reverts';
import { aSmsGroup } from '@patchbay/testkit/builders/sms-groups';
import { call, ok } from '@patchbay/testkit/call';
import { type SignedIn, signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

interface World {
  reseller: Node;
  enterprise: Node;
  other: Node;
  above: SignedIn;
  smsCarrierId: string;
}

const aWorld = async (): Promise<World> => {
  const { reseller, enterprise } = await aTree(app);
  return { reseller, enterprise, other: await anOrganisation(app, reseller, 'enterprise'), above: await signedIn(app, reseller), smsCarrierId: (await aCarrierProfile(app, reseller, { serves: 'SMS' })).id };
};

const change = async ({ reseller, above }: World, numbers: BuiltNumber[], action: BulkAction): Promise<string> =>
  (await changeAtOnce(above, reseller, numbers, action)).changeSetId!;

/** Numbers of every sort, in the hands of the reseller and of an enterprise. */
const someNumbers = async ({ reseller, enterprise, smsCarrierId }: World): Promise<BuiltNumber[]> => [
  await aNumber(app, reseller, { tags: ['kept', 'a'] }),
  await aNumber(app, reseller, { sms: true, smsCarrierId, blockedReason: 'Unpaid', quarantineUntil: new Date('2031-02-03T04:05:06.070Z') }),
  await aNumber(app, enterprise, { tags: ['theirs'], source: 'EXTERNAL' }),
  await aNumber(app, enterprise, { voice: false, voiceRouteType: null, sms: true, fax: true }),
];

/** What stays the same whichever numbers it is about. */
const plain = (value: unknown, numbers: { id: string; e164: string }[]): unknown =>
  JSON.parse(numbers.reduce((text, { id, e164 }, place) => text.replaceAll(id, `id ${place}`).replaceAll(e164, `number ${place}`), JSON.stringify(value)));

const standing = async (ids: string[]) =>
  asPlatform(app.deps.database, async (tx) => {
    const rows = await tx.phoneNumber.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } });
    return rows.map((row) => ({ ...row, version: null, createdAt: null, updatedAt: null, quarantinedAt: null, searchWords: null }));
  });

/** All that the log says of an undoing but when and by which request; who stands in it depends on who reads it. */
const logged = async (changeSetId: string) =>
  asPlatform(app.deps.database, async (tx) => {
    const rows = await tx.auditEvent.findMany({ where: { changeSetId }, orderBy: { entityId: 'asc' } });
    return rows.map((row) => ({ ...row, id: null, at: null, changeSetId: null, reverts: row.reverts === null, requestId: null, ip: null }));
  });

const actions: [string, (world: World) => BulkAction][] = [
  ['assigning', ({ other }) => ({ type: 'assign', ownerId: other.id })],
  ['blocking', () => ({ type: 'block', reason: 'Two' })],
  ['capabilities', () => ({ type: 'capabilities', voice: true, voiceRouteType: 'EXTERNAL_TRUNK' })],
  ['tags', () => ({ type: 'tags', add: ['new'], remove: ['kept'] })],
  ['quarantine', () => ({ type: 'quarantine', until: '2040-01-01T00:00:00.000Z' })],
  ['removal', () => ({ type: 'remove' })],
];

const bothWays = async (world: World, numbers: [BuiltNumber[], BuiltNumber[]], changeSets: [string, string]) => {
  const { reseller, above } = world;
  const small = await ok(above, audit.revert, { params: { id: changeSets[0] } });
  const large = await undoAsLarge(above, reseller, changeSets[1]);
  expect(large).toMatchObject({ status: 'done', problem: null, progress: { done: small.reverted, total: small.reverted } });
  const [one, other] = [small.changeSetId, large.changeSetId];
  const ofEach = async (read: (place: 0 | 1) => Promise<unknown>) => [plain(await read(0), numbers[0]), plain(await read(1), numbers[1])];
  const [stands, standsToo] = await ofEach((place) => standing(numbers[place].map(({ id }) => id)));
  expect(standsToo).toEqual(stands);
  const [log, logToo] = await ofEach((place) => logged(place === 0 ? one : other));
  expect(logToo).toEqual(log);
  // The undoing of the undoing as well.
  const again = [await ok(above, audit.revert, { params: { id: one } }), await undoAsLarge(above, reseller, other)] as const;
  const [back, backToo] = await ofEach((place) => logged(again[place].changeSetId));
  expect(backToo).toEqual(back);
};

test.each(actions)('undone as a whole or object by object, %s leaves the same numbers and the same log', async (name, action) => {
  const world = await aWorld();
  const of = async () => (await someNumbers(world)).filter((_, place) => name !== 'blocking' || place !== 1);
  const [one, other] = [await of(), await of()];
  await bothWays(world, [one, other], [await change(world, one, action(world)), await change(world, other, action(world))]);
});

test('what is taken back goes back, and is told where both holders meet', async () => {
  const world = await aWorld();
  const of = async () => [await aNumber(app, world.enterprise, { tags: ['theirs'], source: 'EXTERNAL' }), await aNumber(app, world.other)];
  const [one, other] = [await of(), await of()];
  await bothWays(world, [one, other], [await change(world, one, { type: 'take-back' }), await change(world, other, { type: 'take-back' })]);
});

test('what was added is taken off', async () => {
  const world = await aWorld();
  const { enterprise, above } = world;
  const add = async () => {
    const first = uniqueE164();
    await ok(above, phoneNumbers.create, { body: { first: first as never, ownerId: enterprise.id, tags: ['new'] } });
    const { items: [event] } = await ok(above, audit.list, { query: { action: 'phone-number.added' } });
    return { changeSetId: event!.changeSetId, number: { id: event!.entity.id, e164: first } };
  };
  const [one, two] = [await add(), await add()];
  await bothWays(world, [[one.number], [two.number]], [one.changeSetId, two.changeSetId]);
});

interface Obstacle {
  /** What the number of the enterprise is by; it has no voice unless something is said. */
  route?: string;
  action: (world: World) => BulkAction;
  then: (world: World, numbers: BuiltNumber[]) => Promise<unknown>;
  code: string;
}

const obstacles: Record<string, Obstacle> = {
  'was changed since': { action: () => ({ type: 'tags', add: ['new'] }), then: ({ above }, [one]) => ok(above, phoneNumbers.block, { params: { id: one!.id }, body: { reason: 'Later' } }), code: 'revert-conflict' },
  'is gone': { action: () => ({ type: 'tags', add: ['new'] }), then: ({ above }, [one]) => ok(above, phoneNumbers.remove, { params: { id: one!.id } }), code: 'revert-conflict' },
  'is used where it went': { action: ({ other }) => ({ type: 'assign', ownerId: other.id }), then: ({ other }, numbers) => anExtension(app, other, { phoneNumberIds: [numbers[0]!.id] }), code: 'in-use' },
  'is shown where it went': { action: ({ other }) => ({ type: 'assign', ownerId: other.id }), then: ({ other }, numbers) => anExtension(app, other, { presentationNumberId: numbers[0]!.id }), code: 'in-use' },
  'needs what it got': { action: () => ({ type: 'capabilities', voice: true, voiceRouteType: 'DIRECT_ROUTING' }), then: ({ enterprise }, numbers) => anExtension(app, enterprise, { phoneNumberIds: [numbers[1]!.id] }), code: 'in-use' },
  'is shown since it left a trunk': { route: 'EXTERNAL_TRUNK', action: () => ({ type: 'capabilities', voice: true, voiceRouteType: 'DIRECT_ROUTING' }), then: ({ enterprise }, numbers) => anExtension(app, enterprise, { presentationNumberId: numbers[1]!.id }), code: 'in-use' },
  'is texted by what it got': { action: () => ({ type: 'capabilities', sms: true }), then: ({ enterprise }, numbers) => aSmsGroup(app, enterprise, { phoneNumberId: numbers[1]!.id }), code: 'in-use' },
  'is somebody else\'s by now': { action: () => ({ type: 'remove' }), then: async ({ above }, [one]) => aNumber(app, await anOrganisation(app, (await aTree(app)).reseller, 'enterprise'), { e164: one!.e164 }).then(() => above), code: 'revert-conflict' },
  'is there again': { action: () => ({ type: 'remove' }), then: ({ enterprise }, numbers) => aNumber(app, enterprise, { e164: numbers[1]!.e164 }), code: 'revert-conflict' },
};

test.each(Object.entries(obstacles))('what %s stands in the way of either undoing, in the same words', async (_, { route, action, then, code }) => {
  const world = await aWorld();
  const numbers = [await aNumber(app, world.reseller), await aNumber(app, world.enterprise, { voice: route !== undefined, voiceRouteType: route ?? null })];
  const changeSetId = await change(world, numbers, action(world));
  await then(world, numbers);
  const { steps } = await ok(world.above, audit.previewRevert, { params: { id: changeSetId } });
  expect(steps.some(({ conflict }) => conflict !== null)).toBe(true);
  const before = await standing(numbers.map(({ id }) => id));
  const { problem } = await call(world.above, audit.revert, { params: { id: changeSetId } });
  const large = await undoAsLarge(world.above, world.reseller, changeSetId);
  expect(problem.code).toBe(code);
  expect(large).toMatchObject({ status: 'failed', problem: { ...problem, requestId: 'large' } });
  expect(await standing(numbers.map(({ id }) => id))).toEqual(before);
});

test('of removed numbers that somebody has by now each is named, and no other', async () => {
  const world = await aWorld();
  const numbers = [await aNumber(app, world.reseller), await aNumber(app, world.enterprise), await aNumber(app, world.enterprise)];
  const changeSetId = await change(world, numbers, { type: 'remove' });
  const [, here, elsewhere] = numbers.map(({ e164 }) => e164);
  await aNumber(app, world.other, { e164: here! });
  await aNumber(app, (await aTree(app)).reseller, { e164: elsewhere! });
  const { steps } = await ok(world.above, audit.previewRevert, { params: { id: changeSetId } });
  const told = Object.fromEntries(steps.map(({ entity, conflict }) => [entity.label, conflict]));
  expect(told).toEqual({ [numbers[0]!.e164]: null, [here!]: 'This number is not available.', [elsewhere!]: 'This number is not available.' });
  const { problem } = await call(world.above, audit.revert, { params: { id: changeSetId } });
  expect(problem).toMatchObject({ code: 'revert-conflict', params: { count: 2 } });
  for (const e164 of [here, elsewhere]) expect(problem.detail).toContain(`${e164}: This number is not available.`);
  expect(problem.detail).not.toContain(numbers[0]!.e164);
});

test('the preview of an undone import says who uses what cannot go back', async () => {
  const { enterprise, above } = await aWorld();
  const [used, free] = [uniqueE164(), uniqueE164()];
  const plan = await aPlannedImport(above, { rows: [aNumberRow(used), aNumberRow(free)], settings: { ownerId: enterprise.id } });
  const { changeSetId } = await commitPlan(above, plan);
  const preview = async () => (await ok(above, audit.previewRevert, { params: { id: changeSetId! } })).steps.map(({ entity, does, conflict }) => [entity.label, does, conflict]);
  expect(new Set(await preview())).toEqual(new Set([[used, 'remove', null], [free, 'remove', null]]));
  const { items: [number] } = await ok(above, phoneNumbers.list, { query: { q: used } });
  await anExtension(app, enterprise, { shortNumber: '100', displayName: 'Ann', phoneNumberIds: [number!.id] });
  expect(new Set(await preview())).toEqual(new Set([[used, 'remove', 'It is used by 100 Ann.'], [free, 'remove', null]]));
});

test('who uses a number keeps it while only its tags or its block go back', async () => {
  const world = await aWorld();
  const numbers = [await aNumber(app, world.enterprise), await aNumber(app, world.enterprise)];
  await anExtension(app, world.enterprise, { phoneNumberIds: [numbers[0]!.id], presentationNumberId: numbers[1]!.id });
  for (const action of [{ type: 'tags', add: ['new'] }, { type: 'block', reason: 'Unpaid' }] as const) {
    expect(await undoAsLarge(world.above, world.reseller, await change(world, numbers, action))).toMatchObject({ status: 'done' });
  }
  expect(await ok(world.above, phoneNumbers.get, { params: { id: numbers[0]!.id } })).toMatchObject({ tags: [], blockedReason: null, state: 'IN_SERVICE' });
});

test('an enterprise\'s own people bring numbers back only where they may have their own', async () => {
  const world = await aWorld();
  const numbers = [await aNumber(app, world.enterprise, { source: 'EXTERNAL' }), await aNumber(app, world.enterprise, { source: 'EXTERNAL' })];
  const changeSetId = await change(world, numbers, { type: 'remove' });
  const own = await signedIn(app, world.enterprise);
  const { problem } = await call(own, audit.revert, { params: { id: changeSetId } });
  expect(problem.code).toBe('rule-broken');
  expect(await undoAsLarge(own, world.enterprise, changeSetId, { isOwnPeople: true })).toMatchObject({ status: 'failed', problem: { ...problem, requestId: 'large' } });
});
