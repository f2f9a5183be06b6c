import { Problem } from '@patchbay/contract/http/problem';
import { countBound, hasNoNul } from '@patchbay/contract/http/list';
import type { Sql } from '@patchbay/database/scope';
import { countRows, type Counting, type Total } from './totals.ts';

/** Adds a value and answers its placeholder, `$3`. */
export type Param = (value: unknown) => string;

export type SortType = 'text' | 'timestamptz' | 'integer';

/** How one resource's list becomes SQL. Every text here is ours; what a request brings travels as parameters. */
export interface ListMap<Row extends { id: string }> {
  /** `organisation o join …` */
  from: string;
  /** What is selected besides `id`. */
  select: string;
  /** The column that ends every sort, `o.id`. */
  id: string;
  /** Sort key → not-null expression and its type. */
  sort: Record<string, { sql: string; type: SortType }>;
  /** The condition of a search; the text is trimmed and not empty. */
  search?: (text: string, param: Param) => string;
  /** Filter → condition. Each filter of the endpoint's query schema has one. */
  filters?: Record<string, (value: never, param: Param) => string>;
  /** Always there, e.g. `o.kind <> 'platform'`. */
  where?: string;
  /** What is joined to the rows of a page once it has been found, where much is: `from` is one table, and the page has its alias here. What belongs to many rows is read for all of them at once. */
  joins?: string;
  row?: Row;
}

export interface ListQuery {
  q?: string | undefined;
  sort: string;
  pageSize: number;
  after?: string | undefined;
  format?: unknown;
  [filter: string]: unknown;
}

export interface RowPage<Row> {
  rows: Row[];
  total: number;
  totalIsEstimate: boolean;
  next: string | null;
}

/** Escapes what LIKE would read as a wildcard. */
export const likeAnywhere = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** A pattern without accents, folded once and not for each row where a plan is made for any pattern. */
export const foldedOnce = (pattern: string): string => `(select folded(${pattern}))`;

/** Whether a column has a pattern in it, whatever the size of its letters and their accents: `Sohne` finds `Söhne`. */
export const likeFolded = (column: string, pattern: string): string => `folded(${column}) like ${foldedOnce(pattern)}`;

const reserved = new Set(['q', 'sort', 'pageSize', 'after', 'format', 'fileName']);

export const conditions = <Row extends { id: string }>(map: ListMap<Row>, query: ListQuery, param: Param): string[] => {
  const filters = Object.entries(query).filter(([key, value]) => !reserved.has(key) && value !== undefined);
  return [
    ...(map.where ? [map.where] : []),
    ...(query.q && map.search ? [map.search(query.q, param)] : []),
    ...filters.map(([key, value]) => map.filters![key]!(value as never, param)),
  ];
};

export const whereClause = (parts: string[]): string => (parts.length === 0 ? '' : ` where ${parts.map((part) => `(${part})`).join(' and ')}`);

export const encodeCursor = (value: string, id: string): string => Buffer.from(JSON.stringify([value, id])).toString('base64url');

/** What PostgreSQL writes for a value of each type, and can read again. */
const written: { [T in SortType]: (value: string) => boolean } = {
  text: hasNoNul,
  integer: (value) => /^-?\d{1,9}$/.test(value),
  timestamptz: (value) => /^-?infinity$/.test(value) || (/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+\d\d$/.test(value) && !Number.isNaN(Date.parse(value.replace(/(\+\d\d)$/, '$1:00')))),
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where the last page ended: the value of its sort, and the id that broke ties. Refuses what we did not hand out. */
export const decodeCursor = (after: string, type: SortType = 'text'): [string, string] => {
  try {
    const [value, id, ...rest] = JSON.parse(Buffer.from(after, 'base64url').toString('utf8')) as unknown[];
    if (typeof value === 'string' && written[type](value) && typeof id === 'string' && uuid.test(id) && rest.length === 0) return [value, id];
  } catch {
    // Falls through to the refusal below.
  }
  throw new Problem('validation-failed', 'This page marker is not one of ours: begin again at the first page.', { errors: [{ pointer: '?after', detail: 'Unknown page marker' }] });
};

/** Collects the values of a statement while its text is written. */
export const collector = (): { values: unknown[]; param: Param } => {
  const values: unknown[] = [];
  return { values, param: (value) => `$${values.push(value)}` };
};

/** The statement of one page, with one row more than the page so that the caller knows whether another follows. */
export const pageStatement = <Row extends { id: string }>(map: ListMap<Row>, query: ListQuery): { text: string; values: unknown[] } => {
  const { values, param } = collector();
  const { sql, type, isDescending, order } = orderOf(map, query);
  const parts = conditions(map, query, param);
  if (query.after) {
    const [value, id] = decodeCursor(query.after, type);
    parts.push(`(${sql}, ${map.id}) ${isDescending ? '<' : '>'} (${param(value)}::${type}, ${param(id)}::uuid)`);
  }
  // A timestamp leaves PostgreSQL as text with its microseconds, which a JavaScript Date would drop and rows would repeat.
  // The limit stands in the text, because a plan for an unknown limit expects a tenth of all rows.
  const page = `from ${map.from}${whereClause(parts)} ${order} limit ${Number(query.pageSize) + 1}`;
  const selected = `select ${map.id} as id, (${sql})::text as "$sort", ${map.select}`;
  const [alias] = map.id.split('.');
  const text = map.joins === undefined ? `${selected} ${page}` : `with ${alias} as materialized (select ${alias}.* ${page}) ${selected} from ${alias} ${map.joins} ${order}`;
  return { text, values };
};

const orderOf = <Row extends { id: string }>(map: ListMap<Row>, { sort }: ListQuery) => {
  const isDescending = sort.startsWith('-');
  const direction = isDescending ? ' desc' : '';
  const key = map.sort[sort.replace(/^-/, '')]!;
  return { ...key, isDescending, order: `order by ${key.sql}${direction}, ${map.id}${direction}` };
};

const countStatement = <Row extends { id: string }>(map: ListMap<Row>, query: ListQuery): Counting => {
  const { values, param } = collector();
  const text = `select count(*)::int as count from (select 1 from ${map.from}${whereClause(conditions(map, query, param))} limit ${countBound + 1}) bounded`;
  return { text, values };
};

type Count = (counting: Counting) => Promise<Total>;

/** One page of a list: a keyset page, and a count that stops at its bound. */
export const listPage = async <Row extends { id: string }>(sql: Sql, map: ListMap<Row>, query: ListQuery, count: Count = (counting) => countRows(sql, counting)): Promise<RowPage<Row>> => {
  const statement = pageStatement(map, query);
  const [found, total] = await Promise.all([
    sql<Row & { $sort: string }>(statement.text, statement.values),
    // One object, if it is there: nobody asks how many.
    query.id === undefined ? count(countStatement(map, query)) : { total: 1, totalIsEstimate: false },
  ]);
  const rows = found.slice(0, query.pageSize);
  const last = rows.at(-1);
  if (found.length > query.pageSize && last) return { rows, ...total, next: encodeCursor(last.$sort, last.id) };
  return { rows, ...(query.after === undefined ? { total: rows.length, totalIsEstimate: false } : total), next: null };
};

const batchSize = 1_000;

/** The statement of a list's export: these expressions of every row, in the list's order. */
export const exportStatement = <Row extends { id: string }>(map: ListMap<Row>, query: ListQuery, expressions: string[]): { text: string; values: unknown[] } => {
  const { values, param } = collector();
  const { order } = orderOf(map, query);
  return { text: `select ${expressions.join(', ')} from ${map.from}${whereClause(conditions(map, query, param))} ${order}`, values };
};

/** All rows of a list in its order, in batches of a cursor: constant memory, one snapshot. */
export async function* listRows<Row extends { id: string }>(sql: Sql, map: ListMap<Row>, query: ListQuery): AsyncGenerator<Row[]> {
  const { text, values } = pageStatement(map, { ...query, after: undefined, pageSize: 2_000_000_000 });
  await sql(`declare list_rows no scroll cursor for ${text}`, values);
  for (;;) {
    const rows = await sql<Row>(`fetch ${batchSize} from list_rows`);
    if (rows.length > 0) yield rows;
    if (rows.length < batchSize) return;
  }
}
