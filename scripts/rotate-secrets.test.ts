import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { testApp } from '@patchbay/testkit/app';
import { anExtension, storedSipPassword } from '@patchbay/testkit/builders/extensions';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { createDatabase, type TestDatabase } from '@patchbay/testkit/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './lib/project.mjs';

const k1 = `k1:${Buffer.alloc(32, 7).toString('base64')}`;

let database: TestDatabase;
beforeAll(async () => void (database = await createDatabase()));
afterAll(() => database.drop());

const run = async (env: Record<string, string>, ...args: string[]): Promise<{ code: number; text: string }> => {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PATCHBAY_|DATABASE_URL$)/.test(name)));
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [join(root, 'scripts/rotate-secrets.ts'), ...args], { cwd: root, env: { ...inherited, ...env } });
    return { code: 0, text: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, text: stdout + stderr };
  }
};

test('a new key is made, everything is sealed with it, and the old one is not needed any more', async () => {
  const before = await testApp({ databaseUrl: database.url, env: { PATCHBAY_SECRET_KEYS: k1 } });
  const { enterprise } = await aTree(before);
  const extension = await anExtension(before, enterprise);

  const made = await run({ DATABASE_URL: database.url, PATCHBAY_SECRET_KEYS: k1 }, 'new-key');
  const keys = made.text.split('\n')[0]!;
  expect(keys).toMatch(/^k2:[A-Za-z0-9+/]{43}=,k1:/);

  const rotated = await run({ DATABASE_URL: database.url, PATCHBAY_SECRET_KEYS: keys });
  expect(rotated).toMatchObject({ code: 0, text: expect.stringMatching(/extension\.sip_password +1 sealed again/) });
  const dropped = await run({ DATABASE_URL: database.url, PATCHBAY_SECRET_KEYS: keys }, 'drop-old-keys');
  expect(dropped.text.split('\n')[0]).toBe(keys.split(',')[0]);

  const after = await testApp({ databaseUrl: database.url, env: { PATCHBAY_SECRET_KEYS: keys.split(',')[0]! } });
  expect(await storedSipPassword(after, extension.id)).toBe(extension.sipPassword);
  await before.close();
  await after.close();

  const missing = await run({ DATABASE_URL: database.url, PATCHBAY_SECRET_KEYS: k1 });
  expect(missing).toMatchObject({ code: 1, text: expect.stringContaining('1 in extension.sip_password (key k2)') });
  expect(missing.text).not.toContain(k1);
});

test('without an environment it is the installation of npm start, with its own database and keys', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'patchbay-rotate-'));
  chmodSync(directory, 0o711);
  try {
    writeFileSync(join(directory, 'secret-keys'), `${k1}\n`, { mode: 0o600 });
    expect((await run({ PATCHBAY_DATA_DIR: directory })).text).toMatch(/There is no database in/);
    writeFileSync(join(directory, 'database.json'), JSON.stringify({ ownerPassword: 'x', port: 1 }));
    expect((await run({ PATCHBAY_DATA_DIR: directory }, 'new-key')).code).toBe(0);
    expect(readFileSync(join(directory, 'secret-keys'), 'utf8')).toMatch(new RegExp(`^k2:[^,]+,${k1.replace(/[+/]/g, '\\$&')}\n$`));
    expect((await run({ PATCHBAY_DATA_DIR: directory })).text).toMatch(/does not answer/);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('an unknown command says what there is', async () => {
  expect(await run({}, 'everything')).toMatchObject({ code: 1, text: expect.stringContaining('Usage: npm run rotate-secrets') });
});
