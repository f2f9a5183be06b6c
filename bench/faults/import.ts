import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { deployDatabase } from '@patchbay/api/deploy';
import { type Import, imports } from '@patchbay/contract/imports';
import type { AnyEndpoint, ResponseOf } from '@patchbay/contract/http/endpoint';
import { testApp } from '@patchbay/testkit/app';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { type RunningPostgres, startPostgres } from '@patchbay/testkit/embedded-postgres';
import { callOver } from '@patchbay/testkit/over-http';
import { type RunningProcess, startProcess } from '@patchbay/testkit/processes';
import { signedIn } from '@patchbay/testkit/session';
import { runOn } from '@patchbay/testkit/test-server';
import { createRandom } from './random.ts';

const usage = `Usage: npm run kill-test -- [--kills 20] [--rows 100000] [--minutes 20] [--seed 1]

Imports files of phone numbers while the API, the worker and PostgreSQL are killed at random moments, and checks after each that what
was imported is all of a file or nothing of it, and at the end that every import has come to its end, with no row twice.`;

const { values } = parseArgs({ options: { kills: { type: 'string', default: '20' }, rows: { type: 'string', default: '100000' }, minutes: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' }, help: { type: 'boolean' } } });
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const [kills, rows, minutes] = [Number(values.kills), Number(values.rows), Number(values.minutes)];
const random = createRandom(Number(values.seed));
const deadline = Date.now() + minutes * 60_000;

const home = mkdtempSync(join(tmpdir(), 'patchbay-kill-'));
chmodSync(home, 0o711);
let postgres: RunningPostgres;
const startServer = async (port?: number) => {
  postgres = await startPostgres({ directory: join(home, 'postgres'), superuserPassword: 'test', logFile: join(home, 'postgres.log'), settings: { max_wal_size: '2GB' }, ...(port && { preferredPort: port }) });
};
await startServer();
await runOn(postgres!.superuserUrl, `create role patchbay login createrole password 'test'`);
await runOn(postgres!.superuserUrl, 'create database patchbay owner patchbay');
const url = `postgresql://patchbay:test@127.0.0.1:${postgres!.port}/patchbay`;
await deployDatabase(url);
const app = await testApp({ databaseUrl: url });
const { reseller } = await aTree(app);
const admin = await signedIn(app, reseller);

type Role = 'api' | 'worker';
const running: { [R in Role]?: RunningProcess } = {};
const start = async (role: Role) => void (running[role] = await startProcess(url, { PATCHBAY_ROLES: role, PATCHBAY_LOG_LEVEL: 'warn' }));

/** As a browser or a program would: what fails because something is gone is asked again, with its key. */
const ask = async <E extends AnyEndpoint>(e: E, input: Parameters<typeof callOver>[3] = {}): Promise<ResponseOf<E>> => {
  while (Date.now() < deadline) {
    const answer = await callOver(running.api!.url, admin, e, input).catch(() => undefined);
    if (answer && answer.status < 300) return answer.body as ResponseOf<E>;
    if (answer && answer.status < 500) throw new Error(`${e.id} answered ${answer.status}: ${answer.text}`);
    await pause(200);
  }
  throw new Error(`${e.id} was not answered in time`);
};

const query = async <R>(text: string): Promise<R[]> => {
  for (;;) {
    const result = await runOn(postgres.superuserUrl.replace(/\/postgres$/, '/patchbay'), text).catch(() => undefined);
    if (result) return result.rows as R[];
    if (Date.now() > deadline) throw new Error('PostgreSQL did not come back in time');
    await pause(200);
  }
};

const prefixOf = (file: number): string => `+1${303 + file}`;
const counted = async (file: number) => (await query<{ numbers: number; audits: number; distinct: number }>(`select
  (select count(*)::int from phone_number where e164 like '${prefixOf(file)}%') as numbers,
  (select count(*)::int from audit_event where entity_type = 'phone-number' and entity_label like '${prefixOf(file)}%') as audits,
  (select count(distinct entity_id)::int from audit_event where entity_type = 'phone-number' and entity_label like '${prefixOf(file)}%') as distinct`))[0]!;

/** Everything or nothing, and every number with exactly one row of the log. */
const expectWhole = async (file: number, moment: string): Promise<void> => {
  const { numbers, audits, distinct } = await counted(file);
  if ((numbers !== 0 && numbers !== rows) || audits !== numbers || distinct !== numbers) throw new Error(`${moment}: ${numbers} numbers, ${audits} audit rows about ${distinct} of them`);
};

let file = 0;
let killed = 0;
let isOver = false;
const ends: Record<string, number> = {};

const importOne = async (): Promise<void> => {
  file += 1;
  const body = ['Country Code,Phone Number,Voice,SMS,Fax,Voice Route Type', ...Array.from({ length: rows }, (_, index) => `1,${prefixOf(file).slice(2)}${2_000_000 + index},TRUE,FALSE,FALSE,Direct Routing`)].join('\r\n');
  const began = Date.now();
  const { id } = await ask(imports.create, { query: { kind: 'phone-numbers', fileName: `file-${file}.csv` }, body, headers: { 'idempotency-key': `upload-${file}` } });
  const until = async (...statuses: Import['status'][]): Promise<Import> => {
    for (;;) {
      const run = await ask(imports.get, { params: { id } });
      if (statuses.includes(run.status)) return run;
      if (run.status === 'failed') throw new Error(`The import failed: ${run.finding?.text}`);
      if (Date.now() > deadline) throw new Error(`The import stands at ${run.status} and does not end`);
      await pause(100);
    }
  };
  const { planHash } = await until('planned');
  await ask(imports.commit, { params: { id }, body: { planHash, mode: 'all-or-nothing' }, headers: { 'idempotency-key': `commit-${file}` } });
  await until('done');
  const { numbers } = await counted(file);
  if (numbers !== rows) throw new Error(`The import says that it is done, and ${numbers} of ${rows} numbers are there`);
  await expectWhole(file, 'At the end');
  console.log(`  file ${file} imported after ${((Date.now() - began) / 1000).toFixed(0)} s`);
};

const statusNow = async (): Promise<string> => (await query<{ status: string }>('select status from import_run order by created_at desc limit 1'))[0]?.status ?? 'before the upload';
/** The queue believes a dead worker's job to be active for a while; its connection is gone at once. */
const isAtWork = async (): Promise<boolean> => (await query<{ isAtWork: boolean }>(`select exists (select from pg_stat_activity where application_name = 'patchbay-bulk') as "isAtWork"`))[0]!.isAtWork;

const restartPostgres = async (): Promise<void> => {
  const { port } = postgres;
  await postgres.stop();
  await pause(500);
  await startServer(port);
};

const killOne = async (): Promise<void> => {
  // A worker that waits for its turn is killed for nothing.
  const role: Role = random() < 0.4 ? 'api' : 'worker';
  if (role === 'worker') while (!(await isAtWork()) && !isOver && Date.now() < deadline) await pause(50);
  await pause(random() * (role === 'worker' ? 9_000 : 3_000));
  if (isOver) return;
  const [about, status] = [file, await statusNow()];
  killed += 1;
  const isDatabase = killed % 7 === 0;
  if (isDatabase) await restartPostgres();
  else await running[role]!.kill();
  await expectWhole(about, `After kill ${killed}`);
  ends[status] = (ends[status] ?? 0) + 1;
  console.log(`${String(killed).padStart(3)}  ${isDatabase ? 'PostgreSQL restarted' : `kill -9 of the ${role}`} while ${status}`);
  if (!isDatabase) await start(role);
};

const killing = async (): Promise<void> => {
  while (killed < kills && Date.now() < deadline) await killOne();
};

try {
  await Promise.all([start('api'), start('worker')]);
  const killer = killing().finally(() => void (isOver = true));
  const importer = (async () => {
    while (!isOver) await importOne();
  })();
  await Promise.all([killer, importer]);
  const [waiting] = await query<{ count: number }>(`select count(*)::int as count from import_run where status not in ('done', 'uploading')`);
  const [pieces] = await query<{ count: number }>(`select count(*)::int as count from phone_number`);
  if (waiting!.count > 0 || pieces!.count !== file * rows) throw new Error(`${waiting!.count} imports have not ended; ${pieces!.count} numbers instead of ${file * rows}`);
  if (killed < kills) throw new Error(`Only ${killed} of ${kills} kills in ${minutes} minutes`);
  console.log(`\n${killed} kills during ${file} imports of ${rows} rows: each is whole, none twice, none half. Killed while ${JSON.stringify(ends)}.`);
} catch (error) {
  console.error(error);
  for (const [role, process] of Object.entries(running)) console.error(`${role}, last words:\n${process.lines.slice(-5).join('\n')}`);
  process.exitCode = 1;
} finally {
  isOver = true;
  await Promise.allSettled(Object.values(running).map((process) => process.kill()));
  await app.close().catch(() => undefined);
  await postgres!.stop();
  rmSync(home, { recursive: true, force: true });
}
process.exit();
