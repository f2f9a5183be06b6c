import type { ActingCtx } from '../ctx.ts';
import { type CsvColumn, csvLine } from '../csv.ts';
import { type ListMap, listPage, listRows } from '../list.ts';
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
      ctx.stream(async (sql) => {
        await chunk(csvLine(csv.columns.map((column) => column.header)));
        for await (const rows of listRows(sql, map, query)) {
          await chunk(rows.map((row) => { const item = toWire(row); return csvLine(csv.columns.map((column) => column.cell(item))); }).join(''));
        }
      }));
  }
  const { rows, ...rest } = await ctx.read((sql) => listPage(sql, map, query, (counting) => totalOf(ctx, sql, counting)));
  return { ...rest, items: rows.map(toWire) };
};
