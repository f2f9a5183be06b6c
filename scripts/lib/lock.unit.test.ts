import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LockHeld, takeLock, withLock } from './lock.mjs';

let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'patchbay-lock-'));
  file = join(directory, 'deeper', 'start.lock');
});

afterEach(() => rmSync(directory, { recursive: true }));

test('a lock is held until it is given back', () => {
  const release = takeLock(file);
  expect(() => takeLock(file)).toThrow(LockHeld);
  release();
  takeLock(file)();
});

test('the lock of a process that has died is free', () => {
  takeLock(file);
  writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, born: 'long ago' }));
  takeLock(file);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
});

test('a number that another process has got since does not keep the lock', () => {
  takeLock(file);
  writeFileSync(file, JSON.stringify({ pid: process.pid, born: 'before the last boot' }));
  expect(() => takeLock(file)).not.toThrow();
});

test('a lock that a full disk left empty is free', () => {
  takeLock(file);
  writeFileSync(file, '');
  expect(() => takeLock(file)).not.toThrow();
});

test('work under a lock waits for its turn', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    order.push(`${name} ends`);
  };
  await Promise.all([withLock(file, work('first')), withLock(file, work('second'))]);
  expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  expect(log).toHaveBeenCalledTimes(1);
});

test('work that fails gives its lock back', async () => {
  await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  takeLock(file)();
});
