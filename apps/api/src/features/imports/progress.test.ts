import { type Import, imports } from '@patchbay/contract/imports';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aNumberRow, aPlannedImport, commitPlan } from '@patchbay/testkit/builders/imports';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { call, ok } from '@patchbay/testkit/call';
import { createDatabase, type TestDatabase } from '@patchbay/testkit/database';
import { signedIn } from '@patchbay/testkit/session';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

let database: TestDatabase;
let app: TestApp;
let watcher: pg.Client;
beforeAll(async () => {
  database = await createDatabase();
  app = await testApp({ databaseUrl: database.url });
  watcher = new pg.Client({ connectionString: database.url });
  await watcher.connect();
  // Whatever is shown, however short: nobody could look as quickly as a small file is done.
  await watcher.query(`
    create table shown (place integer generated always as identity, step text, done integer, total integer);
    create function note_shown() returns trigger language plpgsql security definer as $$ begin
      insert into shown (step, done, total) values (new.progress_step, new.progress_done, new.progress_total);
      return null;
    end $$;
    create trigger note_shown after update of progress_step, progress_done on import_run for each row execute function note_shown()`);
});
afterAll(async () => {
  await watcher.end();
  await app.close();
  await database.drop();
});

const shown = async (): Promise<unknown[]> => {
  const { rows } = await watcher.query<{ step: string; done: number; total: number }>('with gone as (delete from shown returning *) select step, done, total from gone order by place');
  return rows.map(({ step, done, total }) => `${step} ${done}/${total}`);
};

test('each step of planning and of carrying out is shown as it begins, with how much there is of it', async () => {
  const admin = await signedIn(app, (await aTree(app)).reseller);
  const plan = await aPlannedImport(admin, { rows: [aNumberRow(), aNumberRow(), 'x,y,TRUE,FALSE,FALSE,Direct Routing'] });
  expect(plan.progress).toEqual({ step: null, done: 3, total: 3, unit: 'rows', seconds: 0 });
  const size = plan.sizeBytes;
  // A small file is read at once.
  expect((await shown()).filter((line) => line !== `reading ${size}/${size}`)).toEqual([`reading 0/${size}`, 'comparing 0/3', 'keeping 0/3', 'keeping 3/3']);
  expect((await commitPlan(admin, plan)).progress).toEqual({ step: null, done: 2, total: 2, unit: 'rows', seconds: 0 });
  expect(await shown()).toEqual(['checking 0/0', 'checking 0/3', 'applying 0/2', 'applying 2/2', 'applying 2/2']);
});

test('while work is under way its step is told with its unit, and for how long it has been going on', async () => {
  const admin = await signedIn(app, (await aTree(app)).reseller);
  const { id } = await aPlannedImport(admin);
  const at = async (data: object): Promise<Import['progress']> => {
    await asPlatform(app.deps.database, (tx) => tx.importRun.update({ where: { id }, data: { status: 'planning', ...data }, select: { id: true } }));
    return (await ok(admin, imports.get, { params: { id } })).progress;
  };
  const since = new Date(Date.now() - 60_000);
  expect(await at({ progressStep: 'reading', progressDone: 5, progressTotal: 10, progressSince: since })).toEqual({ step: 'reading', done: 5, total: 10, unit: 'bytes', seconds: expect.toSatisfy((seconds: number) => seconds >= 59 && seconds < 120) });
  expect(await at({ progressStep: 'comparing' })).toMatchObject({ step: 'comparing', unit: 'rows' });
});

test('a plan that is stale begins anew with reading', async () => {
  const { reseller } = await aTree(app);
  const admin = await signedIn(app, reseller);
  const row = aNumberRow();
  const plan = await aPlannedImport(admin, { rows: [row] });
  await aNumber(app, reseller, { e164: `+1${row.split(',')[1]}`, fax: true });
  const again = await commitPlan(admin, plan);
  expect(again).toMatchObject({ status: 'planning', progress: { step: 'reading', done: 0, total: plan.sizeBytes, unit: 'bytes' } });
  expect((await call(admin, imports.commit, { params: { id: plan.id }, body: { planHash: plan.planHash!, mode: 'valid-rows' } })).problem.code).toBe('stale-version');
});
