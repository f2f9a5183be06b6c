import type { Copy, Sql } from '@patchbay/database/scope';
import type { ActingCtx } from '../ctx.ts';
import { type CsvColumn, csvLine } from '../csv.ts';
import { exportStatement, type ListMap, listPage, listRows } from '../list.ts';
import { totalOf } from '../totals.ts';
import { Streamed } from './route.ts';

/** A list as its endpoint serves it: the SQL, the wire form of a row, and the columns of its export. */
export interface Listing<Row extends { id: string }, Item> {
  map: ListMap<Row>;
  toWire: (row: Row) => Item;
  csv?: { fileName: string; columns: CsvColumn<Item>[] };
}

type Query = Parameters<typeof listPage>[2];

/** One page as JSON, or with `format=csv` the whole list with the same filters, streamed. */
export const answerList = async <Row extends { id: string }, Item>(ctx: ActingCtx, listing: Listing<Row, Item>, query: Query) => {
  const { map, toWire, csv } = listing;
  if (query.format === 'csv' && csv) {
    const fileName = `${csv.fileName}-${ctx.now.toISOString().slice(0, 10)}.csv`;
    return new Streamed('text/csv; charset=utf-8', fileName, (chunk) =>
      ctx.stream(async (sql, copy) => {
        await chunk(csvLine(csv.columns.map((column) => column.header)));
        for await (const lines of csvLines({ ctx, listing, query, sql, copy })) await chunk(lines);
      }));
  }
  const { rows, ...rest } = await ctx.read((sql) => listPage(sql, map, query, (counting) => totalOf(ctx, sql, counting)));
  return { ...rest, items: rows.map(toWire) };
};

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
