import type { QueryOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import type { Import, ImportRow, imports, RejectedFileQuery } from '@patchbay/contract/imports';
import { sayFinding } from '@patchbay/domain/import-findings/say-finding';
import { delimiterNamed } from '@patchbay/domain/imports/delimiters';
import { reasonHeaders } from '@patchbay/domain/imports/reading/match-header';
import type { Importer, RowProblem } from '@patchbay/domain/imports/types';
import { rejectedRows } from '@patchbay/domain/imports/writing/rejected-rows';
import type { SubtreeCtx } from '../ctx.ts';
import type { Streamed } from '../http/route.ts';
import { collector, decodeCursor, encodeCursor, likeAnywhere, type Param } from '../list.ts';
import { totalOf } from '../totals.ts';
import { fileOf } from './file-of.ts';
import { said } from './texts.ts';

/** The run whose rows are asked for, and how they were read. */
interface Kept {
  run: Pick<Import, 'id' | 'fileName' | 'columns' | 'details'>;
  importer: Importer<any>; // eslint-disable-line @typescript-eslint/no-explicit-any
}

interface KeptRow {
  line: number;
  kind: ImportRow['kind'];
  key: string | null;
  cells: string[];
  changes: ImportRow['changes'] | null;
  problems: RowProblem[] | null;
  refusals: Omit<RowProblem, 'value'>[] | null;
  /** Those of the importer come without the cell. */
  warnings: (Omit<RowProblem, 'value'> & { value?: string })[] | null;
}

/** All that is wrong with a row, whoever found it. */
const problemsOf = ({ problems, refusals, cells }: Pick<KeptRow, 'problems' | 'refusals' | 'cells'>, columns: Import['columns']): RowProblem[] => [
  ...(problems ?? []).map((problem) => ({ ...problem, value: problem.value || cellOf(problem.column, cells, columns) })),
  ...(refusals ?? []).map((refusal) => ({ ...refusal, value: cellOf(refusal.column, cells, columns) })),
];

const shownLength = 100;
const cellOf = (column: string | null, cells: string[], columns: Import['columns']): string =>
  column === null ? '' : (cells[columns.findIndex(({ key }) => key === column)] ?? '').slice(0, shownLength);

const rowToWire = (row: KeptRow, columns: Import['columns']): ImportRow => {
  const worded = (problem: RowProblem) => ({ ...said(problem), column: problem.column, header: columns.find(({ key }) => key !== null && key === problem.column)?.header ?? null, value: problem.value });
  return {
    id: String(row.line),
    row: row.line,
    kind: row.kind,
    key: row.key,
    cells: row.cells,
    changes: row.changes ?? [],
    problems: problemsOf(row, columns).map(worded),
    warnings: (row.warnings ?? []).map((warning) => worded({ ...warning, value: warning.value ?? cellOf(warning.column, row.cells, columns) })),
  };
};

type Query = QueryOf<typeof imports.rows>;

const columns = 'r.line, r.kind, r.key, r.cells, r.changes, r.problems, r.refusals, r.warnings';

const conditionsOf = (id: string, { kind, q }: Query, param: Param): string[] => [
  `r.run_id = ${param(id)}`,
  ...(kind ? [`r.kind = any(${param(kind)}::text[])`] : []),
  ...(q ? [`r.key ilike ${param(likeAnywhere(q))} or r.cells::text ilike ${param(likeAnywhere(q))}`] : []),
];

/** A page of the rows that are kept of a file. Nothing where they are not ready yet, or kept no longer. */
export const listKeptRows = async (ctx: SubtreeCtx, { id, columns: header }: Kept['run'], query: Query): Promise<ResponseOf<typeof imports.rows>> => {
  const page = collector();
  const conditions = conditionsOf(id, query, page.param);
  const isDescending = query.sort.startsWith('-');
  if (query.after) conditions.push(`r.line ${isDescending ? '<' : '>'} ${page.param(decodeCursor(query.after, 'integer')[0])}::integer`);
  const counting = collector();
  const counted = conditionsOf(id, query, counting.param).map((condition) => `(${condition})`).join(' and ');
  const text = `select ${columns} from import_row r where ${conditions.map((condition) => `(${condition})`).join(' and ')} order by r.line${isDescending ? ' desc' : ''} limit ${query.pageSize + 1}`;
  const [found, total] = await ctx.read((sql) => Promise.all([
    sql<KeptRow>(text, page.values),
    totalOf(ctx, sql, { text: `select count(*)::int as count from (select from import_row r where ${counted} limit 10001) bounded`, values: counting.values }),
  ]));
  const rows = found.slice(0, query.pageSize);
  const next = found.length > query.pageSize ? encodeCursor(String(rows.at(-1)!.line), id) : null;
  return { items: rows.map((row) => rowToWire(row, header)), ...total, next };
};

const batchRows = 1_000;

/** The rejected rows as the person's own file, with the reasons in front and its separator: their spreadsheet opens that. */
export const rejectedFileOf = (ctx: SubtreeCtx, { run, importer }: Kept, { format, language = ctx.language }: RejectedFileQuery): Streamed => {
  const header = { header: run.columns.map((column) => column.header), columns: run.columns.map(({ key }) => key as never) };
  return fileOf(`${run.fileName.replace(/\.(csv|txt|tsv|xlsx)$/i, '')} - rejected`, { format, delimiter: delimiterNamed(run.details.separator) }, (write) =>
    ctx.stream(async (sql) => {
      const rejected = async function* () {
        await sql(`declare rejected no scroll cursor for select ${columns} from import_row r where r.run_id = $1 and r.kind = 'rejected' order by r.line`, [run.id]);
        for (;;) {
          const rows = await sql<KeptRow>(`fetch ${batchRows} from rejected`);
          for (const row of rows) yield { cells: row.cells, problems: problemsOf(row, run.columns) };
          if (rows.length < batchRows) return;
        }
      };
      await write(rejectedRows(importer, header, rejected(), { reason: reasonHeaders[language], say: (finding) => sayFinding(finding, language) }));
    }));
};
