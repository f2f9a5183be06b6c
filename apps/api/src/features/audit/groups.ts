import type { AuditEvent } from '@patchbay/contract/audit';
import type { Sql } from '@patchbay/database/scope';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import type { Listing } from '../../platform/http/listing.ts';
import { collector, conditions, decodeCursor, encodeCursor, listPage, type ListMap, pageStatement, whereClause } from '../../platform/list.ts';
import { totalOf } from '../../platform/totals.ts';
import type { EventRow } from './listing.ts';

type Query = Parameters<typeof listPage>[2];

/** What one change set did to many objects at one moment. */
interface Group {
  at: string;
  change_set_id: string;
  action: string;
  size: number;
  first_id: string;
  last_id: string;
  first_label: string;
  last_label: string;
}

interface SlimRow {
  $sort: string;
  id: string;
  change_set_id: string;
  action: string;
  entity_label: string;
}

/**
 * Rows that are read at a time; a change set that has more of them is counted where it lies, and not read. No more than a
 * page of the plain list: for a few hundred, PostgreSQL would rather sort all rows than follow an index.
 */
const batchSize = 50;
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const firstId = '00000000-0000-0000-0000-000000000000';

const least = (a: string, b: string) => (b < a ? b : a);
const most = (a: string, b: string) => (b > a ? b : a);

const grouped = (rows: SlimRow[]): Group[] => {
  const groups = new Map<string, Group>();
  for (const { $sort: at, id, change_set_id, action, entity_label: label } of rows) {
    const key = `${at} ${change_set_id} ${action}`;
    const known = groups.get(key);
    if (!known) groups.set(key, { at, change_set_id, action, size: 1, first_id: id, last_id: id, first_label: label, last_label: label });
    else Object.assign(known, { size: known.size + 1, first_id: least(known.first_id, id), last_id: most(known.last_id, id), first_label: least(known.first_label, label), last_label: most(known.last_label, label) });
  }
  return [...groups.values()];
};

/** The groups of one moment, however many rows they have. */
const groupsAt = async (sql: Sql, map: ListMap<EventRow>, query: Query, at: string): Promise<Group[]> => {
  const { values, param } = collector();
  const where = whereClause([...conditions(map, query, param), `a.at = ${param(at)}::timestamptz`]);
  const direction = query.sort.startsWith('-') ? 'desc' : 'asc';
  return sql<Group>(
    `select a.at::text as at, a.change_set_id, a.action, count(*)::int as size, min(a.id::text) as first_id, max(a.id::text) as last_id,
       min(a.entity_label collate "C") as first_label, max(a.entity_label collate "C") as last_label
     from ${map.from}${where} group by a.at, a.change_set_id, a.action order by max(a.id::text) ${direction}`,
    values,
  );
};

/** More groups than a page has, or all there are. A group never lies on two pages: a page ends where a moment ends. */
const readGroups = async (sql: Sql, map: ListMap<EventRow>, query: Query): Promise<Group[]> => {
  const slim = { ...map, select: 'a.change_set_id, a.action, a.entity_label' };
  const beyond = query.sort.startsWith('-') ? firstId : lastId;
  const groups: Group[] = [];
  let after = query.after && encodeCursor(decodeCursor(query.after, 'timestamptz')[0], beyond);
  while (groups.length <= query.pageSize) {
    const { text, values } = pageStatement(slim, { ...query, after, pageSize: batchSize });
    const rows = await sql<SlimRow>(text, values);
    if (rows.length <= batchSize) return [...groups, ...grouped(rows)];
    // The last moment may go on behind the batch.
    const cut = rows.at(-1)!.$sort;
    groups.push(...grouped(rows.filter((row) => row.$sort !== cut)));
    if (groups.length <= query.pageSize) groups.push(...(await groupsAt(sql, map, query, cut)));
    after = encodeCursor(cut, beyond);
  }
  return groups;
};

/** Up to the end of the moment at which the page is full. */
const pageOf = (groups: Group[], pageSize: number): Group[] => {
  const last = groups[pageSize - 1];
  return last ? groups.slice(0, groups.findLastIndex(({ at }) => at === last.at) + 1) : groups;
};

const withRows = async (sql: Sql, { map, toWire }: Listing<EventRow, AuditEvent>, groups: Group[]): Promise<AuditEvent[]> => {
  const ids = groups.map(({ first_id }) => first_id);
  // One by one: for a list of ids PostgreSQL would read through the whole scope, which it takes for small.
  const one = `select ${map.id} as id, ${map.select} from ${map.from} where ${map.id} = wanted.id offset 0`;
  const found = await sql<EventRow>(`select found.* from unnest($1::uuid[]) as wanted (id) cross join lateral (${one}) found`, [ids]);
  const rows = new Map(found.map((row) => [row.id, row]));
  return groups.map(({ size, first_id, first_label, last_label }) => ({ ...toWire(rows.get(first_id)!), group: { size, firstLabel: first_label, lastLabel: last_label } }));
};

/** A page of changes in which what was done at once to many objects is one item; the total counts each object. */
export const listGroups = (ctx: SubtreeCtx, listing: Listing<EventRow, AuditEvent>, query: Query) =>
  ctx.read(async (sql) => {
    const groups = await readGroups(sql, listing.map, query);
    const shown = pageOf(groups, query.pageSize);
    // One row, for its total alone.
    const { total, totalIsEstimate } = await listPage(sql, { ...listing.map, select: 'a.at' }, { ...query, after: undefined, pageSize: 1 }, (counting) => totalOf(ctx, sql, counting));
    const last = shown.at(-1);
    return { items: await withRows(sql, listing, shown), total, totalIsEstimate, next: last && shown.length < groups.length ? encodeCursor(last.at, last.first_id) : null };
  });
