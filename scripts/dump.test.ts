import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { extensions } from '@patchbay/contract/extensions';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp } from '@patchbay/testkit/app';
import { aBrowser, anAccount, type Person, signIn } from '@patchbay/testkit/builders/accounts';
import { anExtension, type BuiltExtension, storedSipPassword } from '@patchbay/testkit/builders/extensions';
import { anOrganisation, aTree, type Tree } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { aPhone } from '@patchbay/testkit/builders/phones';
import { ok } from '@patchbay/testkit/call';
import { createDatabase, type TestDatabase } from '@patchbay/testkit/database';
import { signedIn } from '@patchbay/testkit/session';
import { runOn } from '@patchbay/testkit/test-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDump, writeDump } from './lib/dump.ts';
import { root } from './lib/project.mjs';

const home = mkdtempSync(join(tmpdir(), 'patchbay-dump-'));
const file = join(home, 'backup.gz');
let source: TestDatabase;
let tree: Tree;
let person: Person;
let extension: BuiltExtension;

/** Everything that COPY has to write in another way, and what ends a line for some readers and not for others. */
const awkward = 'tab\t, line\n, return\r, \\., \\N, "quotes", \u2028, 😀';

beforeAll(async () => {
  source = await createDatabase();
  const app = await testApp({ databaseUrl: source.url });
  tree = await aTree(app);
  person = await anAccount(app, tree.enterprise);
  const number = await aNumber(app, tree.enterprise);
  extension = await anExtension(app, tree.enterprise, { phoneNumberIds: [number.id], presentationNumberId: number.id });
  await aPhone(app, tree.enterprise, { lines: { 0: extension.id } });
  const inside = await signedIn(app, tree.enterprise);
  await ok(inside, extensions.create, { body: { shortNumber: '200', displayName: 'Audited' } });
  await asPlatform(app.deps.database, async (tx) => {
    await tx.organisation.update({ where: { id: tree.reseller.id }, data: { billingReference: awkward }, select: { id: true } });
    await tx.$executeRaw`select enqueue_job('maintenance.sweep', '{}', 'waiting', null, null)`;
  });
  await app.close();
  await writeDump(source.url, file, new Date('2026-11-20T12:00:00Z'));
});
afterAll(async () => {
  await source.drop();
  rmSync(home, { recursive: true });
});

/** A digest of each table, and what guards it. */
const portrait = async (url: string) => {
  const { rows: tables } = await runOn(url, "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> '_prisma_migrations' order by 1");
  const digests = (tables as { name: string }[]).map(({ name }) => `select '${name}' as name, count(*)::int as rows, md5(string_agg(t::text, '|' order by t::text)) as digest from "${name}" t`);
  const result = (await runOn(url, `begin; set local role patchbay_platform; ${digests.join(' union all ')} union all
    select 'jobs', count(*)::int, md5(string_agg(id::text || data::text, '|' order by id)) from pgboss.job order by 1; commit`)) as unknown as { rows: unknown[] }[];
  const guards = await runOn(url, `select (select count(*)::int from pg_class where relforcerowsecurity) as forced, (select count(*)::int from pg_constraint where contype = 'f') as keys,
    (select count(*)::int from pg_trigger where tgenabled = 'O') as triggers, (select array_agg(coalesce(last_value, 0)) from pg_sequences where schemaname = 'public' and sequencename like 'organisation%') as sequences`);
  return { tables: result[2]!.rows, guards: guards.rows[0] as unknown };
};

test('a backup is for its owner\'s eyes, and holds no secret that can be read', () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const text = gunzipSync(readFileSync(file)).toString('utf8');
  expect(text).toContain(tree.enterprise.code);
  for (const secret of [extension.sipPassword, person.password]) expect(text).not.toContain(secret);
});

test('what is restored elsewhere is the same: one signs in, secrets open, and work goes on', async () => {
  const target = await createDatabase();
  expect(await readDump(target.url, file)).toMatchObject({ takenAt: '2026-11-20T12:00:00.000Z' });
  expect(await portrait(target.url)).toEqual(await portrait(source.url));
  const app = await testApp({ databaseUrl: target.url });
  expect((await signIn(aBrowser(app), person)).status).toBe(200);
  expect(await storedSipPassword(app, extension.id)).toBe(extension.sipPassword);
  expect((await anOrganisation(app, tree.reseller, 'enterprise')).path.startsWith(tree.reseller.path)).toBe(true);
  await app.close();
  await target.drop();
});

test('what was there before gives way', async () => {
  const target = await createDatabase();
  const app = await testApp({ databaseUrl: target.url });
  await aTree(app);
  await app.close();
  await readDump(target.url, file);
  expect(await portrait(target.url)).toEqual(await portrait(source.url));
  await target.drop();
});

test('a file that is cut short, of another release, or something else changes nothing', async () => {
  const target = await createDatabase();
  const before = await portrait(target.url);
  const whole = readFileSync(file);
  const text = gunzipSync(whole).toString('utf8');
  const wrong: [string, Buffer, RegExp][] = [
    ['cut', whole.subarray(0, whole.length - 200), /not whole/],
    ['between tables', gzipSync(text.slice(0, text.indexOf('{"table":"public.phone"'))), /not whole/],
    ['in a row', gzipSync(text.slice(0, text.indexOf(tree.reseller.id))), /not whole/],
    ['older', gzipSync(text.replace('_foundation"', '_elsewhere"')), /another release/],
    ['else', Buffer.from('PGDMP'), /not a backup/],
  ];
  for (const [name, content, message] of wrong) {
    const path = join(home, name);
    writeFileSync(path, content);
    await expect(readDump(target.url, path), name).rejects.toThrow(message);
  }
  expect(await portrait(target.url)).toEqual(before);
  await target.drop();
});

test('the commands do it, and refuse what would lose something', async () => {
  const target = await createDatabase();
  const run = async (script: string, url: string, path: string) => {
    const env = { PATH: process.env.PATH ?? '', DATABASE_URL: url, PATCHBAY_SECRET_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}` };
    return promisify(execFile)(process.execPath, [join(root, 'scripts', script), path], { env, cwd: root }).then(({ stdout }) => stdout, (error: { stderr: string }) => error.stderr);
  };
  const path = join(home, 'command.gz');
  expect(await run('backup.ts', source.url, path)).toContain('holds the database');
  expect(await run('backup.ts', source.url, path)).toContain('exists already');
  const app = await testApp({ databaseUrl: target.url });
  const used = await app.deps.database.pool.connect();
  expect(await run('restore.ts', target.url, path)).toContain('stop every process first');
  used.release();
  await app.close();
  expect(await run('restore.ts', target.url, path)).toMatch(/what it was at 20/);
  expect(await portrait(target.url)).toEqual(await portrait(source.url));
  await target.drop();
});
