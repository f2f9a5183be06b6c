import { type Bulk, bulkInScope } from '@patchbay/database/bulk';
import { openImport } from '@patchbay/domain/imports/open-import';
import type { OpenedImport } from '@patchbay/domain/imports/types';
import { UnreadableFile } from '@patchbay/domain/imports/unreadable-file';
import { handleJob, type JobCtx, type JobHandler } from '../jobs.ts';
import type { ImportDeclaration, ImportDeclarations } from './importer.ts';
import { planImport } from './jobs.ts';
import { countsOf, hashOf, judge } from './judge.ts';
import { type Progress, progressOf } from './progress.ts';
import { announceImportBy, findRun, holdAlone, type Run, settle, workScope } from './runs.ts';
import { stageRows } from './stage.ts';
import { storedFile } from './stored-file.ts';
import { whileWanted } from './while-wanted.ts';

/** Reads an uploaded file and keeps of every row what importing it will do. All of it or, until the end, nothing. */
export const planImportWith = (declarations: ImportDeclarations): JobHandler =>
  handleJob(planImport, async ({ importId }, ctx) => {
    const run = await findRun(ctx, importId);
    if (run?.status !== 'planning') return;
    const declaration = declarations.get(run.kind)!;
    await whileWanted(ctx, run, async () => {
      try {
        await plan(ctx, run, declaration);
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error;
        await settle(ctx, run, { status: 'failed', finding: error.finding });
      }
    });
  });

const plan = (ctx: JobCtx, run: Run, declaration: ImportDeclaration): Promise<void> => {
  const { deps } = ctx;
  const progress = progressOf(ctx, run);
  return bulkInScope(deps.database, workScope(ctx, run, declaration), async (bulk) => {
    if (!(await holdAlone(bulk, run))) return;
    await progress.show('reading', 0, run.sizeBytes);
    const opened = await stage(ctx, run, { declaration, bulk, progress });
    const [{ total }] = (await bulk.sql<{ total: number }>('select count(*)::int as total from staged')) as [{ total: number }];
    await progress.show('comparing', 0, total);
    await bulk.sql('analyze staged');
    const { settings, asker } = run;
    await judge(bulk, declaration, { organisationId: run.place.id, settings, asker, now: ctx.now }, false);
    const [counts, hash] = [await countsOf(bulk), await hashOf(bulk)];
    await keep(bulk, run, (done) => progress.show('keeping', done, total));
    const header = opened.header.map((name, place) => ({ header: name, key: opened.columns[place] ?? null }));
    const kept = await bulk.sql(
      `update import_run set status = 'planned', counts = $2, plan_hash = $3, header = $4, warnings = $5, planned_at = $6, progress_step = 'keeping', progress_done = $7, progress_total = $7, details = $8
       where id = $1 and status = 'planning' returning id`,
      [run.id, JSON.stringify(counts), hash, JSON.stringify(header), JSON.stringify(opened.warnings), deps.clock.now(), total, JSON.stringify(opened.details)]);
    // Given up at the last moment: without a trace.
    if (kept.length === 0) await bulk.sql('delete from import_row where run_id = $1', [run.id]);
    await announceImportBy(bulk, run.path);
  });
};

interface Work {
  declaration: ImportDeclaration;
  bulk: Bulk;
  progress: Progress;
}

const stage = async ({ deps, scope }: JobCtx, run: Run, { declaration, bulk, progress }: Work): Promise<OpenedImport<unknown>> => {
  let read = 0;
  const file = storedFile(deps.database, scope, run, (end) => void (read = Math.max(read, end)));
  const opened = await openImport<unknown>(file, declaration.columnsFor(run.place, run.asker));
  await stageRows(bulk, declaration, opened, () => progress.tick('reading', read, run.sizeBytes));
  return opened;
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
      select $1, s.line, v.kind, s.key, s.cells, case when s.problems is null then s.fields end, v.target, v.changes, s.problems, v.refusals, s.warnings
      from staged s join verdict v on v.line = s.line where s.line between $2 and $3 and v.line between $2 and $3 order by s.line returning 1) select count(*)::int as count from kept`, [id, from, from + linesAtOnce - 1]);
    done += kept!.count;
  }
};
