import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anOrganisation, type Node, thePlatform } from '@patchbay/testkit/builders/organisations';
import { uniqueRange } from '@patchbay/testkit/builders/phone-numbers';
import { ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const layout = fc.record({
  owners: fc.integer({ min: 1, max: 12 }),
  pageSize: fc.integer({ min: 1, max: 9 }),
  // Which owner has the next number in the order, for how long in a row, and how many of them carry SMS.
  runs: fc.array(fc.record({ owner: fc.nat(11), length: fc.integer({ min: 1, max: 14 }), sms: fc.constantFrom(0, 1, 2, 5) }), { minLength: 1, maxLength: 25 }),
});

/** The numbers of a layout, given to a new reseller and its enterprises. */
const laidOut = async ({ owners, runs }: { owners: number; runs: { owner: number; length: number; sms: number }[] }) => {
  const reseller = await anOrganisation(app, await thePlatform(app), 'reseller');
  const holders: Node[] = [reseller];
  while (holders.length < owners) holders.push(await anOrganisation(app, reseller, 'enterprise'));
  const first = BigInt(uniqueRange(400).slice(1));
  const cells = runs.flatMap(({ owner, length, sms }) => Array.from({ length }, (_, i) => ({ holder: holders[owner % holders.length]!, sms: sms > 0 && i % sms === 0 })));
  const numbers = cells.map(({ holder, sms }, i) => ({ e164: `+${first + BigInt(i)}`, ownerId: holder.id, ownerPath: holder.path, sms, voiceRouteType: 'DIRECT_ROUTING', updatedAt: new Date(1_700_000_000_000 + ((i * 7919) % 50) * 1000) }));
  await asPlatform(app.deps.database, (tx) => tx.phoneNumber.createMany({ data: numbers }));
  return { numbers, viewer: await signedIn(app, reseller) };
};

test('however the numbers of many owners lie, the pages have each once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(layout, async ({ pageSize, ...shape }) => {
      const { numbers, viewer } = await laidOut(shape);
      const walk = async (query: object): Promise<string[]> => {
        const seen: string[] = [];
        for (let after: string | undefined; ; ) {
          const page = await ok(viewer, phoneNumbers.list, { query: { pageSize, ...query, ...(after && { after }) } });
          seen.push(...page.items.map(({ e164 }) => e164));
          if (page.next === null) return seen;
          after = page.next;
        }
      };
      const all = numbers.map(({ e164 }) => e164);
      const withSms = numbers.filter(({ sms }) => sms).map(({ e164 }) => e164);
      expect(await walk({})).toEqual(all);
      expect(await walk({ sms: true, sort: '-e164' })).toEqual([...withSms].reverse());
      expect(await walk({ sms: true })).toEqual(withSms);
      const latest = await walk({ sms: true, sort: '-updatedAt' });
      expect([...latest].sort()).toEqual(withSms);
      const changed = new Map(numbers.map(({ e164, updatedAt }) => [e164, updatedAt.getTime()]));
      expect(latest.map((e164) => changed.get(e164)!)).toEqual(latest.map((e164) => changed.get(e164)!).sort((a, b) => b - a));
    }),
    { numRuns: 15 },
  );
});
