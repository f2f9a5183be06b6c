import { expect, test } from 'vitest';
import { createGate } from './gate.ts';

const later = () => new Promise<void>((resolve) => setImmediate(resolve));

test('no more than its lanes run at a time, and all get their turn in order', async () => {
  const gate = createGate(2, 100);
  let running = 0;
  let most = 0;
  const order: number[] = [];
  const work = (index: number) => gate(async () => {
    running += 1;
    most = Math.max(most, running);
    order.push(index);
    await later();
    running -= 1;
  });
  await Promise.all(Array.from({ length: 20 }, (_, index) => work(index)));
  expect([most, running]).toEqual([2, 0]);
  expect(order).toEqual(Array.from({ length: 20 }, (_, index) => index));
});

test('who comes when too many wait is turned away with a time to come back', async () => {
  const gate = createGate(1, 1);
  const results = await Promise.allSettled([gate(later), gate(later), gate(later)]);
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  expect((results[2] as PromiseRejectedResult).reason).toMatchObject({ code: 'unavailable', extras: { retryAfterSeconds: expect.any(Number) } });
});

test('a failure frees its lane', async () => {
  const gate = createGate(1, 10);
  await expect(gate(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await gate(async () => 'next')).toBe('next');
});
