import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSecretKeys } from './secret-keys.ts';

let directory: string;

beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'patchbay-keys-'))));
afterEach(() => rmSync(directory, { recursive: true }));

test('keys are made once, for the owner alone', () => {
  const keys = readSecretKeys(directory, {});
  expect(keys).toMatch(/^k1:[A-Za-z0-9+/]{43}=$/);
  expect(readSecretKeys(directory, {})).toBe(keys);
  expect(statSync(join(directory, 'secret-keys')).mode & 0o777).toBe(0o600);
});

test('the environment wins and leaves nothing on the disk', () => {
  expect(readSecretKeys(directory, { PATCHBAY_SECRET_KEYS: 'k9:given' })).toBe('k9:given');
  expect(() => readFileSync(join(directory, 'secret-keys'))).toThrow();
});

test('lost keys are not replaced where there are data that need them', () => {
  mkdirSync(join(directory, 'postgres'));
  expect(() => readSecretKeys(directory, {})).toThrow(/keys to the stored passwords are missing: restore .*secret-keys/);
});

test('damaged keys are not used', () => {
  writeFileSync(join(directory, 'secret-keys'), 'k1:short');
  expect(() => readSecretKeys(directory, {})).toThrow(/keys to the stored passwords are damaged/);
});
