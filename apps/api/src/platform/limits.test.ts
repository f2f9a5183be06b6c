import { testApp, testClock, type TestApp } from '@patchbay/testkit/app';
import { asPlatform } from '@patchbay/database/as-platform';
import { unique } from '@patchbay/testkit/builders/organisations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countAttempt, giveBack, type Limit, takeAttempt } from './limits.ts';

const clock = testClock();
let app: TestApp;
beforeAll(async () => void (app = await testApp({ deps: { clock } })));
afterAll(() => app.close());

const facts = () => ({ deps: app.deps, now: clock.now() });
const limit = (...tiers: [attempts: number, seconds: number][]): Limit[] => [{ name: 'test', subject: unique(), tiers: tiers.map(([attempts, seconds]) => ({ attempts, seconds })) }];
const waits = async (limits: Limit[], count: number) => {
  const seen: number[] = [];
  for (let round = 0; round < count; round += 1) seen.push(await countAttempt(facts(), limits));
  return seen;
};

test('so many attempts are free, then one waits until the window ends', async () => {
  const limits = limit([2, 60]);
  expect(await waits(limits, 3)).toEqual([0, 0, 60]);
  clock.advance(20);
  expect(await waits(limits, 1)).toEqual([40]);
  clock.advance(40);
  expect(await waits(limits, 3)).toEqual([0, 0, 60]);
});

test('an attempt that was refused does not use up the longer wait', async () => {
  const limits = limit([1, 10], [3, 100]);
  expect(await waits(limits, 5)).toEqual([0, 10, 10, 10, 10]);
  clock.advance(10);
  expect(await waits(limits, 1)).toEqual([0]);
  clock.advance(10);
  expect(await waits(limits, 1)).toEqual([0]);
  clock.advance(10);
  expect(await waits(limits, 1)).toEqual([70]);
});

test('what was given back does not count', async () => {
  const limits = limit([2, 60]);
  for (let round = 0; round < 5; round += 1) {
    expect(await waits(limits, 1)).toEqual([0]);
    await giveBack(facts(), limits);
  }
  expect(await waits(limits, 3)).toEqual([0, 0, 60]);
});

test('attempts at the same moment are all counted', async () => {
  const limits = limit([5, 60]);
  const answers = await Promise.all(Array.from({ length: 40 }, () => countAttempt(facts(), limits)));
  expect(answers.filter((wait) => wait === 0)).toHaveLength(5);
});

test('a refusal says how long to wait', async () => {
  const limits = limit([0, 30]);
  await expect(takeAttempt(facts(), limits)).rejects.toMatchObject({ code: 'rate-limited', extras: { retryAfterSeconds: 30, params: { seconds: 30 } } });
});

test('the database does not learn whom an attempt was about', async () => {
  const [one] = limit([2, 60]);
  await countAttempt(facts(), [one!]);
  const rows = await asPlatform(app.deps.database, (tx) => tx.rateLimit.findMany({ where: { key: { startsWith: 'test:' } } }));
  expect(JSON.stringify(rows)).not.toContain(one!.subject);
});
