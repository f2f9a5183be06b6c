import { type Bulk, bulkInScope } from '@patchbay/database/bulk';
import { handleJob, type JobCtx, type JobHandler } from '../jobs.ts';
import type { ImportDeclaration, ImportDeclarations } from './importer.ts';
import { planImport } from './jobs.ts';
import { countsOf, hashOf, judge } from './judge.ts';
import { progressOf } from './progress.ts';
import { announceImportBy, findRun, holdAlone, type Run, workScope } from './runs.ts';
import { headerOf, stage } from './stage.ts';
import { whileReadable } from './while-wanted.ts';

/** Reads an uploaded file and keeps of every row what importing it will do. All of it or, until the end, nothing. */
export const planImportWith = (declarations: ImportDeclarations): JobHandler =>
  handleJob(planImport, async ({ importId }, ctx) => {
    const run = await findRun(ctx, importId);
    if (run?.status !== 'planning') return;
    const declaration = declarations.get(run.kind)!;
    await whileReadable(ctx, run, () => plan(ctx, run, declaration));
  });

const plan = (ctx: JobCtx, run: Run, declaration: ImportDeclaration): Promise<void> => {
  const { deps } = ctx;
  const progress = progressOf(ctx, run);
  return bulkInScope(deps.database, workScope(ctx, run, declaration), async (bulk) => {
    if (!(await holdAlone(bulk, run))) return;
    const { opened, total } = await stage(ctx, run, { bulk, reading: declaration, progress });
    const { settings, asker } = run;
    await judge(bulk, declaration, { organisationId: run.place.id, settings, asker, now: ctx.now }, false);
    const [counts, hash] = [await countsOf(bulk), await hashOf(bulk)];
    await keep(bulk, run, (done) => progress.show('keeping', done, total));
    const kept = await bulk.sql(
      `update import_run set status = 'planned', counts = $2, plan_hash = $3, header = $4, warnings = $5, planned_at = $6, progress_step = 'keeping', progress_done = $7, progress_total = $7, details = $8
       where id = $1 and status = 'planning' returning id`,
      [run.id, JSON.stringify(counts), hash, JSON.stringify(headerOf(opened)), JSON.stringify(opened.warnings), deps.clock.now(), total, JSON.stringify(opened.details)]);
    // Given up at the last moment: without a trace.
    if (kept.length === 0) await bulk.sql('delete from import_row where run_id = $1', [run.id]);
    await announceImportBy(bulk, run.path);
  });
};

/** Few enough that progress shows, and so many that asking for each costs nothing. */
const linesAtOnce = 20_000;

const keep = async ({ sql }: Bulk, { id }: Run, onChunk: (done: number) => Promise<void>): Promise<void> => {
  await sql('delete from import_row where run_id = $1', [id]);
  await sql('alter table staged add primary key (line)');
  const [span] = await sql<{ first: number | null; last: number }>('select min(line) as first, max(line) as last from staged');
  let done = 0;
  for (let from = span!.first ?? 1; from <= span!.last; from += linesAtOnce) {
    await onChunk(done);
    const [kept] = await sql<{ count: number }>(`with kept as (insert into import_row (run_id, line, kind, key, cells, fields, target, changes, problems, refusals, warnings)
      select $1, s.line, v.kind, s.key, s.cells, case when s.problems is null then s.fields end, v.target, v.changes, s.problems, v.refusals, nullif(coalesce(s.warnings, '[]') || coalesce(v.warnings, '[]'), '[]')
      from staged s join verdict v on v.line = s.line where s.line between $2 and $3 and v.line between $2 and $3 order by s.line returning 1) select count(*)::int as count from kept`, [id, from, from + linesAtOnce - 1]);
    done += kept!.count;
  }
};
