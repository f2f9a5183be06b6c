import type { QueryOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import type { imports } from '@patchbay/contract/imports';
import { rejectedRows } from '@patchbay/domain/imports/writing/rejected-rows';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { Streamed } from '../../platform/http/route.ts';
import type { ImportDeclarations } from '../../platform/imports/importer.ts';
import { sayFinding } from '../../platform/imports/texts.ts';
import { collector, decodeCursor, encodeCursor, likeAnywhere, type Param } from '../../platform/list.ts';
import { totalOf } from '../../platform/totals.ts';
import { fileOf } from './files.ts';
import { getImport } from './imports.ts';
import { type PlanRow, problemsOf, rowToWire } from './listing.ts';

type Query = QueryOf<typeof imports.rows>;

const columns = 'r.line, r.kind, r.key, r.cells, r.changes, r.problems, r.refusals, r.warnings';

const conditionsOf = (id: string, { kind, q }: Query, param: Param): string[] => [
  `r.run_id = ${param(id)}`,
  ...(kind ? [`r.kind = any(${param(kind)}::text[])`] : []),
  ...(q ? [`r.key ilike ${param(likeAnywhere(q))} or r.cells::text ilike ${param(likeAnywhere(q))}`] : []),
];

/** A page of a plan. Nothing where it is not ready yet, or kept no longer. */
export const listImportRows = async (ctx: SubtreeCtx, declarations: ImportDeclarations, id: string, query: Query): Promise<ResponseOf<typeof imports.rows>> => {
  const run = await getImport(ctx, declarations, id);
  const { texts } = declarations.get(run.kind)!.columnsFor({ kind: ctx.organisation.kind }, {});
  const page = collector();
  const conditions = conditionsOf(id, query, page.param);
  const isDescending = query.sort.startsWith('-');
  if (query.after) conditions.push(`r.line ${isDescending ? '<' : '>'} ${page.param(decodeCursor(query.after, 'integer')[0])}::integer`);
  const counting = collector();
  const counted = conditionsOf(id, query, counting.param).map((condition) => `(${condition})`).join(' and ');
  const text = `select ${columns} from import_row r where ${conditions.map((condition) => `(${condition})`).join(' and ')} order by r.line${isDescending ? ' desc' : ''} limit ${query.pageSize + 1}`;
  const [found, total] = await ctx.read((sql) => Promise.all([
    sql<PlanRow>(text, page.values),
    totalOf(ctx, sql, { text: `select count(*)::int as count from (select from import_row r where ${counted} limit 10001) bounded`, values: counting.values }),
  ]));
  const rows = found.slice(0, query.pageSize);
  const next = found.length > query.pageSize ? encodeCursor(String(rows.at(-1)!.line), id) : null;
  return { items: rows.map((row) => rowToWire(row, run.columns, texts)), ...total, next };
};

const batchRows = 1_000;

/** The rejected rows as the person's own file, with the reasons in front. */
export const rejectedFile = async (ctx: SubtreeCtx, declarations: ImportDeclarations, id: string, format: 'csv' | 'xlsx'): Promise<Streamed> => {
  const run = await getImport(ctx, declarations, id);
  const importer = declarations.get(run.kind)!.columnsFor({ kind: ctx.organisation.kind }, {});
  const header = { header: run.columns.map((column) => column.header), columns: run.columns.map(({ key }) => key as never) };
  return fileOf(`${run.fileName.replace(/\.(csv|txt|tsv|xlsx)$/i, '')} - rejected`, format, (write) =>
    ctx.stream(async (sql) => {
      const rejected = async function* () {
        await sql(`declare rejected no scroll cursor for select ${columns} from import_row r where r.run_id = $1 and r.kind = 'rejected' order by r.line`, [id]);
        for (;;) {
          const rows = await sql<PlanRow>(`fetch ${batchRows} from rejected`);
          for (const row of rows) yield { cells: row.cells, problems: problemsOf(row, run.columns) };
          if (rows.length < batchRows) return;
        }
      };
      await write(rejectedRows(importer, header, rejected(), (finding) => sayFinding(finding, importer.texts)));
    }));
};
