import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { asPlatform } from '@patchbay/database/as-platform';
import { readInScope } from '@patchbay/database/scope';
import { isFoundBy, searchDigits } from '@patchbay/domain/numbering/search-digits';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anExtension } from '@patchbay/testkit/builders/extensions';
import { aTree, type Tree } from '@patchbay/testkit/builders/organisations';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { createDatabase, type TestDatabase } from '@patchbay/testkit/database';
import { signedIn } from '@patchbay/testkit/session';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

let database: TestDatabase;
let app: TestApp;
let tree: Tree;
let viewer: Caller;
const numbers = new Set<string>();

// Of several lengths, in runs and scattered, so that parts lie close together and far apart.
beforeAll(async () => {
  database = await createDatabase();
  app = await testApp({ databaseUrl: database.url });
  tree = await aTree(app);
  viewer = await signedIn(app, tree.platform);
  for (let index = 0; index < 300; index += 1) numbers.add(`+1202555${String(index * 33).padStart(4, '0')}`).add(`+4420${7_000_000 + index}`).add(`+351${210_000_000 + index * 99_991}`);
  for (const e164 of ['+2902020', '+29020200', '+999202555010', '+8859909909909', '+31202020202']) numbers.add(e164);
  const { id: ownerId, path: ownerPath } = tree.enterprise;
  await asPlatform(app.deps.database, (tx) => tx.phoneNumber.createMany({ data: [...numbers].map((e164) => ({ e164, ownerId, ownerPath, voiceRouteType: 'DIRECT_ROUTING' })) }));
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const search = async (q: string, pageSize: number): Promise<string[]> => {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await ok(viewer, phoneNumbers.list, { query: { q, pageSize, ...(after && { after }) } });
    seen.push(...page.items.map(({ e164 }) => e164));
    after = page.next ?? undefined;
  } while (after);
  return seen;
};

const expected = (q: string) => [...numbers].filter((e164) => isFoundBy(e164, searchDigits(q))).sort();

test('the platform finds every number that has a part, once and in order, however the pages fall', async () => {
  const part = fc.oneof(
    fc.tuple(fc.constantFrom(...numbers), fc.nat(9), fc.integer({ min: 3, max: 9 })).map(([e164, from, length]) => e164.slice(1).slice(from, from + length)).filter((digits) => digits.length > 2),
    fc.stringMatching(/^\d{3,5}$/),
    fc.constantFrom('202', '000', '999', '020', '0202', '00202', '011351', '+351', '+1 202', '(202) 555', '9909'),
  );
  await fc.assert(fc.asyncProperty(part, fc.integer({ min: 20, max: 200 }), async (q, pageSize) => {
    expect(await search(q, pageSize)).toEqual(expected(q));
  }), { numRuns: 60 });
});

test('a number is found by its assignee among those found by their digits, once', async () => {
  const e164 = '+12025550330';
  const number = await asPlatform(app.deps.database, (tx) => tx.phoneNumber.findFirstOrThrow({ where: { e164 }, select: { id: true } }));
  await anExtension(app, tree.enterprise, { phoneNumberIds: [number.id], displayName: 'Room 351210' });
  expect(await search('351210', 30)).toEqual([...new Set([e164, ...expected('351210')])].sort());
});

test('the platform finds every number that has a tag, frequent or rare, however the pages fall', async () => {
  const inOrder = [...numbers].sort();
  const tagged = { Lisbon: inOrder.filter((_, index) => index % 3 > 0), Porto: inOrder.filter((_, index) => index % 30 === 0) };
  for (const [tag, e164s] of Object.entries(tagged)) await asPlatform(app.deps.database, (tx) => tx.phoneNumber.updateMany({ where: { e164: { in: e164s } }, data: { tags: [tag] } }));
  expect(tagged.Lisbon.length).toBeGreaterThan(300);
  for (const [tag, e164s] of Object.entries(tagged)) for (const pageSize of [20, 50, 200]) expect(await search(tag, pageSize), `${tag}, ${pageSize}`).toEqual(e164s);
});

test('a page marker of another order is refused where numbers are leapt to, as it is elsewhere', async () => {
  const { next } = await ok(viewer, phoneNumbers.list, { query: { sort: '-updatedAt', pageSize: 1 } });
  const refusal = await call(viewer, phoneNumbers.list, { query: { q: '202', after: next! } });
  expect([refusal.status, refusal.problem.errors]).toEqual([422, [{ pointer: '?after', detail: 'Unknown page marker' }]]);
});

test('the functions behind it answer the scope of the platform alone', async () => {
  const reseller = await signedIn(app, tree.reseller);
  expect((await ok(reseller, phoneNumbers.list, { query: { q: '202', pageSize: 200 } })).items.length).toBeGreaterThan(0);
  for (const [parts, starts] of [[['202'], []], [[], ['1']], [[], []]]) {
    const asked = readInScope(app.deps.database, { kind: 'subtree', path: tree.reseller.path }, (sql) => sql(`select leap_to_matches($1, $2, '%a%', '+', 5, 300, 300)`, [parts, starts]));
    await expect(asked, `${parts} ${starts}`).rejects.toThrow(/scope of the platform/);
  }
});
