import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { type Caller, ok } from '@patchbay/testkit/call';
import { createDatabase, type TestDatabase } from '@patchbay/testkit/database';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

// A database of its own: the platform's list is walked through to its end.
let database: TestDatabase;
let app: TestApp;
beforeAll(async () => {
  database = await createDatabase();
  app = await testApp({ databaseUrl: database.url });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const allPages = async (caller: Caller, query: object) => {
  const seen: string[] = [];
  let after: string | undefined;
  let total: number;
  do {
    const page = await ok(caller, phoneNumbers.list, { query: { pageSize: 2, ...query, ...(after && { after }) } });
    seen.push(...page.items.map((item) => item.e164));
    total = page.total;
    after = page.next ?? undefined;
  } while (after);
  expect(total).toBe(seen.length);
  return seen;
};

test('several states at once are one list in one order, from the platform down, with the other filters', async () => {
  const { platform, reseller, enterprise } = await aTree(app);
  const later = new Date(Date.now() + 86_400_000);
  const made: string[] = [];
  for (const state of [{ blockedReason: 'Fraud' }, { quarantineUntil: later }, {}, { blockedReason: 'Fraud', quarantineUntil: later, sms: true }, { quarantineUntil: later, sms: true }, { sms: true }]) {
    made.push((await aNumber(app, enterprise, state)).e164);
  }
  for (const at of [platform, reseller, enterprise]) {
    const admin = await signedIn(app, at);
    const listed = async (query: object) => (await allPages(admin, query)).filter((e164) => made.includes(e164));
    const rare = [0, 1, 3, 4].map((index) => made[index]!).sort();
    expect(await listed({ state: ['BLOCKED', 'QUARANTINE'] })).toEqual(rare);
    expect(await listed({ state: ['BLOCKED', 'QUARANTINE'], sort: '-e164' })).toEqual([...rare].reverse());
    expect(await listed({ state: ['QUARANTINE', 'BLOCKED'], sort: 'updatedAt' })).toEqual([0, 1, 3, 4].map((index) => made[index]));
    expect(await listed({ state: ['BLOCKED', 'QUARANTINE'], sms: true })).toEqual([made[3], made[4]].sort());
    expect(await listed({ state: ['BLOCKED', 'SPARE'], sms: false })).toEqual([made[0], made[2]].sort());
    expect(await listed({ state: ['BLOCKED', 'IN_SERVICE', 'QUARANTINE', 'SPARE'] })).toEqual([...made].sort());
  }
});
