import { Problem } from '@patchbay/contract/http/problem';
import type { Copy, Sql } from '@patchbay/database/scope';
import { type Cell, csvMark } from '@patchbay/domain/imports/writing/write-csv';
import { writeXlsx, xlsxRowBound } from '@patchbay/domain/imports/writing/write-xlsx';
import type { ActingCtx } from '../ctx.ts';
import { type CsvColumn, csvLine } from '../csv.ts';
import { exportStatement, type ListMap, listPage, listRows } from '../list.ts';
import { totalOf } from '../totals.ts';
import { safeFileName } from './content-disposition.ts';
import { contentTypes, Streamed } from './route.ts';

/** A list as its endpoint serves it: the SQL, the wire form of a row, and the columns of its export. */
export interface Listing<Row extends { id: string }, Item> {
  map: ListMap<Row>;
  toWire: (row: Row) => Item;
  csv?: { fileName: string; columns: CsvColumn<Item>[] };
}

type Query = Parameters<typeof listPage>[2];

/** One page as JSON, or with `format=csv` or `xlsx` the whole list with the same filters, streamed. */
export const answerList = async <Row extends { id: string }, Item>(ctx: ActingCtx, listing: Listing<Row, Item>, query: Query) => {
  const { map, toWire, csv } = listing;
  if (isExport(query) && csv) return exportList(ctx, listing, query);
  const { rows, ...rest } = await ctx.read((sql) => listPage(sql, map, query, (counting) => totalOf(ctx, sql, counting)));
  return { ...rest, items: rows.map(toWire) };
};

/** Whether everything is asked for, as a file. */
export const isExport = (query: { format?: unknown }): boolean => query.format === 'csv' || query.format === 'xlsx';

const exportList = async <Row extends { id: string }, Item>(ctx: ActingCtx, listing: Listing<Row, Item>, query: Query): Promise<Streamed> => {
  const format = query.format as 'csv' | 'xlsx';
  const { fileName, columns } = listing.csv!;
  const wanted = typeof query.fileName === 'string' && query.fileName !== '' ? query.fileName : `${fileName}-${ctx.now.toISOString().slice(0, 10)}`;
  if (format === 'xlsx') await refuseMoreThanSheet(ctx, listing, query);
  return new Streamed(contentTypes[format], safeFileName(wanted, format), (chunk) =>
    ctx.stream(async (sql, copy) => {
      const given = { ctx, listing, query, sql, copy };
      if (format === 'csv') await chunk(csvMark + csvLine(columns.map((column) => column.header)));
      for await (const part of format === 'csv' ? csvLines(given) : writeXlsx(cellsOf(given))) await chunk(part);
    }));
};

const refuseMoreThanSheet = async <Row extends { id: string }, Item>(ctx: ActingCtx, { map }: Listing<Row, Item>, query: Query): Promise<void> => {
  const { text, values } = exportStatement(map, query, ['1']);
  const [row] = await ctx.read((sql) => sql<{ count: number }>(`select count(*)::int as count from (${text} limit ${xlsxRowBound}) bounded`, values));
  if (row!.count < xlsxRowBound) return;
  throw new Problem('limit-reached', `A spreadsheet has at most ${xlsxRowBound - 1} rows: narrow the list by a filter, or take CSV.`, { params: { limit: xlsxRowBound - 1 } });
};

async function* cellsOf<Row extends { id: string }, Item>({ listing: { map, toWire, csv }, query, sql }: Export<Row, Item>): AsyncGenerator<Cell[]> {
  const { columns } = csv!;
  yield columns.map((column) => column.header);
  for await (const rows of listRows(sql, map, query)) {
    for (const row of rows) {
      const item = toWire(row);
      yield columns.map((column) => column.cell(item) ?? null);
    }
  }
}

interface Export<Row extends { id: string }, Item> {
  ctx: ActingCtx;
  listing: Listing<Row, Item>;
  query: Query;
  sql: Sql;
  copy: Copy;
}

async function* csvLines<Row extends { id: string }, Item>({ ctx, listing, query, sql, copy }: Export<Row, Item>): AsyncGenerator<string | Uint8Array> {
  const { map, toWire, csv } = listing;
  const { columns } = csv!;
  const expressions = columns.flatMap((column) => column.sql ?? []);
  if (expressions.length === columns.length) {
    // Where the scope is everything, the list's order can be read off an index; PostgreSQL takes any scope for small, and would sort.
    if (ctx.organisation.kind === 'platform') await sql(`select set_config('enable_sort', 'off', true)`);
    const { text, values } = exportStatement(map, query, expressions);
    for await (const lines of copy(text, values)) yield withCarriageReturns(lines);
    return;
  }
  for await (const rows of listRows(sql, map, query)) {
    yield rows.map((row) => { const item = toWire(row); return csvLine(columns.map((column) => column.cell(item))); }).join('');
  }
}

/** COPY ends a line with a line feed alone. Byte by byte, because a chunk may end inside a letter. */
const withCarriageReturns = (lines: Uint8Array): Uint8Array => Buffer.from(Buffer.from(lines).toString('latin1').replaceAll('\n', '\r\n'), 'latin1');
