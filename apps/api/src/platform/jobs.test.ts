import { asPlatform } from '@patchbay/database/as-platform';
import { inScope, type Tx } from '@patchbay/database/scope';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { createDatabase, type TestDatabase } from '@patchbay/testkit/database';
import { until } from '@patchbay/testkit/until';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startWorker } from '../worker.ts';
import { installJobs, openBoss } from './boss.ts';
import { defineJob, enqueue, handleJob, JobRefused } from './jobs.ts';

const note = defineJob({ name: 'test.note', payload: z.object({ text: z.string() }) });
const stumble = defineJob({ name: 'test.stumble', payload: z.object({}), retries: 1, retryDelaySeconds: 1, longestRetryDelaySeconds: 1 });
const refuse = defineJob({ name: 'test.refuse', payload: z.object({}) });
const gather = defineJob({ name: 'test.gather', payload: z.object({ about: z.string(), text: z.string() }), key: ({ about }) => about });

let database: TestDatabase;
let app: TestApp;
beforeAll(async () => {
  database = await createDatabase();
  await installJobs(database.url, [note, stumble, refuse, gather]);
  app = await testApp({ databaseUrl: database.url });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const jobsOf = (name: string) =>
  asPlatform(app.deps.database, (tx) => tx.$queryRaw<Record<string, unknown>[]>`select * from pgboss.job where name = ${name} order by created_on, id`);


const inTenant = async <T>(tenantId: string, work: (tx: Tx) => Promise<T>) => inScope(app.deps.database, { kind: 'tenant', tenantId }, work);

test('a job exists if and when its transaction commits, from every scope', async () => {
  const { enterprise, reseller } = await aTree(app);
  await expect(inTenant(enterprise.id, async (tx) => { await enqueue(tx, {}, note, { text: 'lost' }); throw new Error('no'); })).rejects.toThrow('no');
  expect(await jobsOf('test.note')).toEqual([]);
  await inTenant(enterprise.id, (tx) => enqueue(tx, { requestId: 'r1' }, note, { text: 'a' }));
  await inScope(app.deps.database, { kind: 'subtree', path: reseller.path }, (tx) => enqueue(tx, {}, note, { text: 'b' }));
  await asPlatform(app.deps.database, (tx) => enqueue(tx, {}, note, { text: 'c' }));
  expect((await jobsOf('test.note')).map((job) => job.data)).toEqual([
    { payload: { text: 'a' }, requestId: 'r1', tenantId: enterprise.id, path: null },
    { payload: { text: 'b' }, requestId: '', tenantId: null, path: reseller.path },
    { payload: { text: 'c' }, requestId: '', tenantId: null, path: null },
  ]);
});

test('a job made in a transaction is the same row as one that the queue makes itself', async () => {
  const boss = openBoss(database.url, { isWorker: false });
  await boss.start();
  await boss.send('test.refuse', {}, { singletonKey: 'own' });
  await boss.stop({ graceful: false });
  await asPlatform(app.deps.database, (tx) => enqueue(tx, {}, refuse, {}));
  const [theirs, ours] = (await jobsOf('test.refuse')).map(({ id: _, data: __, singleton_key: ___, created_on: ____, start_after, keep_until, ...rest }) =>
    ({ ...rest, kept: Math.round((Number(keep_until) - Number(start_after)) / 1_000) }));
  expect(ours).toEqual(theirs);
  await asPlatform(app.deps.database, (tx) => tx.$executeRaw`delete from pgboss.job where name in ('test.refuse', 'test.note')`);
});

test('of jobs with one key, one waits at a time', async () => {
  const ids = await asPlatform(app.deps.database, async (tx) => {
    const ask = (about: string, text: string) => enqueue(tx, {}, gather, { about, text });
    return [await ask('one', 'first'), await ask('one', 'second'), await ask('other', 'third')];
  });
  expect(ids).toEqual([expect.any(String), null, expect.any(String)]);
});

test('a scope cannot reach the queue but through its function', async () => {
  const { enterprise } = await aTree(app);
  const attempts: ((tx: Tx) => Promise<unknown>)[] = [
    (tx) => tx.$queryRaw`select * from pgboss.job`,
    (tx) => tx.$executeRaw`delete from pgboss.job`,
    (tx) => tx.$executeRaw`insert into pgboss.queue (name) values ('x')`,
  ];
  for (const attempt of attempts) await expect(inTenant(enterprise.id, attempt)).rejects.toThrow(/permission denied/);
});

test('two workers do each job once, in the scope it was asked for in, and try again what failed', async () => {
  const { enterprise } = await aTree(app);
  const done: string[] = [];
  const scopes: unknown[] = [];
  let attempts = 0;
  const handlers = [
    handleJob(note, async ({ text }, ctx) => {
      done.push(text);
      scopes.push(await ctx.inScope((tx) => tx.$queryRaw`select current_user as role, current_setting('app.tenant_id') as tenant`));
      await pause(5);
    }),
    handleJob(stumble, async (_, ctx) => {
      attempts += 1;
      if (!ctx.isLastAttempt) throw new Error('stumbled');
    }),
    handleJob(refuse, async () => { throw new JobRefused('never'); }),
  ];
  const workers = await Promise.all([startWorker(app.deps, handlers), startWorker(app.deps, handlers)]);
  await inTenant(enterprise.id, async (tx) => {
    for (let index = 0; index < 20; index += 1) await enqueue(tx, {}, note, { text: `${index}` });
    await enqueue(tx, {}, stumble, {});
    await enqueue(tx, {}, refuse, {});
  });
  await until('all is done', () => done.length === 20 && attempts === 2);
  const [refused] = await until('the refusal is kept', async () => { const jobs = await jobsOf('test.refuse'); return jobs[0]?.state === 'failed' && jobs; });
  await Promise.all(workers.map((worker) => worker.stop(5_000)));
  expect([...done].sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 20 }, (_, index) => `${index}`));
  expect(scopes[0]).toEqual([{ role: 'patchbay_tenant', tenant: enterprise.id }]);
  expect(refused!.retry_count).toBe(0);
  expect((await jobsOf('test.stumble')).map((job) => job.state)).toEqual(['completed']);
});
