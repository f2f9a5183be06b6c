import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compileCache } from './compile-cache.ts';

let directory: string;
beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'patchbay-compile-cache-'))));
afterEach(() => {
  chmodSync(directory, 0o700);
  rmSync(directory, { recursive: true });
});

test('lies in the data directory, and is the same for every start', () => {
  const first = compileCache(directory, {});
  expect(first).toEqual({ NODE_COMPILE_CACHE: join(directory, 'compile-cache') });
  expect(statSync(first.NODE_COMPILE_CACHE!).isDirectory()).toBe(true);
  expect(compileCache(directory, {})).toEqual(first);
});

test('is where the one who starts it wants it', () => {
  expect(compileCache(directory, { NODE_COMPILE_CACHE: '/elsewhere' })).toEqual({ NODE_COMPILE_CACHE: '/elsewhere' });
});

test.runIf(process.getuid?.() !== 0)('is left out where nothing may be written', () => {
  chmodSync(directory, 0o500);
  expect(compileCache(directory, {})).toEqual({});
});

test('is left out where its directory is gone', () => {
  expect(compileCache(join(directory, 'gone'), {})).toEqual({});
});

test('a file in its place leads to a start without it', () => {
  writeFileSync(join(directory, 'compile-cache'), '', { mode: 0o600 });
  expect(compileCache(directory, {})).toEqual({});
});
