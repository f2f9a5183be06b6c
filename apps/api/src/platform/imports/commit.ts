import { type Bulk, bulkInScope } from '@patchbay/database/bulk';
import pg from 'pg';
import { announceSet, auditSet } from '../audit-set.ts';
import { enqueue, handleJob, type JobCtx, type JobHandler } from '../jobs.ts';
import type { ApplyStep, ImportDeclaration, ImportDeclarations } from './importer.ts';
import { commitImport, planImport } from './jobs.ts';
import { judge } from './judge.ts';
import { type Progress, progressOf } from './progress.ts';
import { announceImportBy, findRun, holdAlone, type Run, settle, workScope } from './runs.ts';
import { createStaged } from './stage.ts';
import { whileWanted } from './while-wanted.ts';

/** The world is no longer as the plan found it. */
class Stale extends Error {
  override name = 'Stale';
}

/**
 * Carries out a plan in one transaction, which a worker that dies takes with it: the next one begins as if there had been
 * none. Where something of what was shown is not so any more, nothing is done and the plan is made anew.
 */
export const commitImportWith = (declarations: ImportDeclarations): JobHandler =>
  handleJob(commitImport, async ({ importId }, ctx) => {
    const run = await findRun(ctx, importId);
    if (run?.status !== 'committing') return;
    const declaration = declarations.get(run.kind)!;
    await whileWanted(ctx, run, async () => {
      try {
        await commit(ctx, run, declaration);
      } catch (error) {
        if (!isStale(error)) throw error;
        await settle(ctx, run, { status: 'planning', finding: { code: 'plan-stale', params: {} } }, (tx) => enqueue(tx, ctx, planImport, { importId: run.id }));
      }
    });
  });

/** Constraints speak for what came between the judgement and the writing. */
const isStale = (error: unknown): boolean => error instanceof Stale || (error instanceof pg.DatabaseError && error.code !== undefined && /^23/.test(error.code));

const commit = (ctx: JobCtx, run: Run, declaration: ImportDeclaration): Promise<void> => {
  const progress = progressOf(ctx, run);
  return bulkInScope(ctx.deps.database, workScope(ctx, run, declaration), async (bulk) => {
    if (!(await holdAlone(bulk, run))) return;
    const { settings, asker, counts } = run;
    await progress.show('checking', 0, Object.values(counts!).reduce((sum, count) => sum + count, 0));
    if ((await declaration.refusal(bulk.sql, run.place, asker)) !== null) throw new Stale();
    await restage(bulk, run);
    await judge(bulk, declaration, { organisationId: run.place.id, settings, asker, now: ctx.now }, true);
    await refuseStale(bulk, run);
    await apply(ctx, run, { bulk, declaration, progress });
    await bulk.sql(`update import_run set status = 'done', finding = null, finished_at = $2, progress_step = 'applying', progress_done = $3, progress_total = $3 where id = $1`,
      [run.id, ctx.deps.clock.now(), counts!.create + counts!.update]);
    await announceImportBy(bulk, run.path);
    await announceSet(bulk.sql, { changeSetId: run.changeSetId!, path: run.path }, declaration.entity);
  });
};

/** What the file said, as it was kept with the plan. */
const restage = async ({ sql }: Bulk, { id }: Run): Promise<void> => {
  await sql(createStaged);
  await sql('insert into staged (line, key, fields, problems) select line, key, fields, problems from import_row where run_id = $1', [id]);
  await sql('analyze staged');
};

const refuseStale = async ({ sql }: Bulk, { id }: Run): Promise<void> => {
  const [row] = await sql<{ isStale: boolean }>(`select exists (select from import_row r left join verdict v on v.line = r.line
    where r.run_id = $1 and ((r.kind, r.target, r.changes, r.refusals) is distinct from (v.kind, v.target, v.changes, v.refusals)
      or not coalesce(r.warnings, '[]') @> coalesce(v.warnings, '[]'))) as "isStale"`, [id]);
  if (row!.isStale) throw new Stale();
};

interface Work {
  bulk: Bulk;
  declaration: ImportDeclaration;
  progress: Progress;
}

/** Few enough that progress shows, and that what one statement remembers stays small. */
const chunkRows = 10_000;

const createChunk = 'create temp table chunk on commit drop as select line, key, fields, target, changes from import_row with no data';
const createMade = 'create temp table made (line integer primary key, value jsonb not null) on commit drop';
/** Where PostgreSQL takes what was written for a single row, it asks for its line here, and does not read all of them for each. */
const indexes = ['create unique index on chunk (line)', `create index on made (((value ->> 'id')::uuid))`];

/** Puts rows of the plan into `chunk`. PostgreSQL knows nothing of rows that were written a moment ago, and would join thousands of them one with each. */
const fillChunk = async ({ sql }: Bulk, condition: string, values: unknown[]): Promise<void> => {
  await sql('delete from chunk');
  await sql(`insert into chunk select line, key, fields, target, changes from import_row where run_id = $1 and ${condition}`, values);
  await sql('analyze chunk');
};

const fillMade = async (ctx: JobCtx, { sql }: Bulk, make: NonNullable<ApplyStep['make']>): Promise<void> => {
  const targets = await sql<{ line: number; target: Record<string, unknown> }>('select line, target from chunk');
  await sql('delete from made');
  await sql(`insert into made select line, value from jsonb_to_recordset($1::jsonb) as m (line integer, value jsonb)`, [JSON.stringify(targets.map(({ line, target }) => ({ line, value: make(ctx, target) })))]);
  await sql('analyze made');
};

const apply = async (ctx: JobCtx, run: Run, { bulk, declaration, progress }: Work): Promise<void> => {
  const facts = { now: ctx.now, changeSetId: run.changeSetId!, ...run.commit! };
  const total = run.counts!.create + run.counts!.update;
  let done = 0;
  await progress.show('applying', done, total);
  for (const statement of [createChunk, createMade, ...indexes]) await bulk.sql(statement);
  for (const kind of ['create', 'update'] as const) {
    const step = declaration.apply[kind];
    const chunks = await bulk.sql<{ first: number; last: number; count: number }>(`select min(line) as first, max(line) as last, count(*)::int as count
      from (select line, (row_number() over (order by line) - 1) / ${chunkRows} as chunk from import_row where run_id = $1 and kind = $2) numbered group by chunk order by chunk`, [run.id, kind]);
    for (const { first, last, count } of chunks) {
      await fillChunk(bulk, 'kind = $2 and line between $3 and $4', [run.id, kind, first, last]);
      if (step.make) await fillMade(ctx, bulk, step.make);
      const changed = await auditSet(bulk.sql, facts, { action: step.action, type: declaration.entity }, { with: step.with, changed: step.changed, values: [] });
      if (changed !== count) throw new Stale();
      done += changed;
      await progress.show('applying', done, total);
    }
  }
  const { besides } = declaration.apply;
  if (!besides) return;
  await fillChunk(bulk, `kind in ('create', 'update')`, [run.id]);
  await auditSet(bulk.sql, facts, { action: besides.action, type: besides.entity }, { with: besides.with, changed: besides.changed, values: [] });
};
