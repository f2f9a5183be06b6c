import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deployDatabase } from '@patchbay/api/deploy';
import { phones } from '@patchbay/contract/phones';
import { testApp } from '@patchbay/testkit/app';
import { aBrowser, anAccount, signIn } from '@patchbay/testkit/builders/accounts';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { ok } from '@patchbay/testkit/call';
import { startPostgres } from '@patchbay/testkit/embedded-postgres';
import { signedIn } from '@patchbay/testkit/session';
import { expect, test } from 'vitest';

const superuserPassword = 'backup';

const startIn = (folder: string) => startPostgres({ directory: join(folder, 'postgres'), superuserPassword, logFile: join(folder, 'postgres.log') });

test('a copied data directory starts elsewhere: one signs in with the old password, and secrets open', async () => {
  const home = mkdtempSync(join(tmpdir(), 'patchbay-backup-'));
  // PostgreSQL runs as a user of its own where the test runs as root.
  chmodSync(home, 0o755);
  const [first, second] = [join(home, 'first'), join(home, 'second')];
  try {
    mkdirSync(first);
    const original = await startIn(first);
    await deployDatabase(original.superuserUrl);
    const before = await testApp({ databaseUrl: original.superuserUrl });
    const { enterprise } = await aTree(before);
    const person = await anAccount(before, enterprise);
    const phone = await aPhone(before, enterprise);
    await before.close();
    await original.stop();

    execFileSync('cp', ['-a', first, second]);
    rmSync(first, { recursive: true });

    const restored = await startIn(second);
    const after = await testApp({ databaseUrl: restored.superuserUrl });
    const answer = await signIn(aBrowser(after), person);
    expect([answer.status, answer.body.next]).toEqual([200, 'signed-in']);
    const admin = await signedIn(after, enterprise);
    expect(await ok(admin, phones.revealProvisioning, { params: { id: phone.id } })).toMatchObject({ httpPassword: phone.httpPassword, fileUrl: expect.stringContaining(phone.secret) });
    await after.close();
    await restored.stop();
  } finally {
    rmSync(home, { recursive: true });
  }
});
