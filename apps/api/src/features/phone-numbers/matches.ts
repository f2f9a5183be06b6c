import type { Sql } from '@patchbay/database/scope';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { beginningCondition, findNumbers, findNumbersOrBeginnings, findTagged, leapTo } from '../../platform/find-numbers.ts';
import { collector, decodeCursor, type Param } from '../../platform/list.ts';
import { type Total, totalsOf } from '../../platform/totals.ts';
import type { PageQuery } from './page.ts';

/** Where a search finds its numbers. */
export interface Matches {
  ids: string[];
  /** Digits after the plus. */
  beginnings: string[];
  /** Whether the ids are but the next ones of more than are looked up. */
  isLeap: boolean;
}

/** More matches than this are not looked up by the search index: the list's own order meets a page of them soon. */
const matchBound = 1_000;

/** Nothing where the page's own statement has to look through the numbers. */
export const matchesOf = async (ctx: SubtreeCtx, sql: Sql, query: PageQuery): Promise<Matches | undefined> => {
  // An enterprise's numbers are few enough to be looked through.
  if (ctx.organisation.kind === 'enterprise') return undefined;
  if (!query.q) return query.comparison === undefined ? tagged(sql, query) : compared(sql, query, query.comparison);
  const found = await findNumbersOrBeginnings(sql, query.q, matchBound);
  return found ? { ...found, isLeap: false } : undefined;
};

const tagged = async (sql: Sql, { tag }: PageQuery): Promise<Matches | undefined> => {
  const ids = tag === undefined ? null : await findTagged(sql, tag, matchBound);
  return ids ? { ids, beginnings: [], isLeap: false } : undefined;
};

const findingsHere = 'comparison_finding f join phone_number n on n.id = f.number_id and n.e164 = f.e164 where f.run_id = $1 and f.outcome = $2';

/**
 * An outcome lies in the order of its numbers, which a page can be read off where nothing else is asked; the few numbers of one would be
 * met nowhere soon in the order of all.
 */
const compared = async (sql: Sql, query: PageQuery, comparison: string): Promise<Matches | undefined> => {
  const values = comparison.split('.');
  const rows = await sql<{ id: string }>(`select n.id from ${findingsHere} limit ${matchBound + 1}`, values);
  if (rows.length <= matchBound) return { ids: rows.map(({ id }) => id), beginnings: [], isLeap: false };
  if (!/^-?e164$/.test(query.sort) || isNarrowed({ ...query, comparison: undefined })) return undefined;
  const [order, beyond] = query.sort.startsWith('-') ? ['desc', '<'] : ['asc', '>'];
  const behind = query.after === undefined ? [] : [decodeCursor(query.after, 'text')[0]];
  const next = await sql<{ id: string }>(`select n.id from ${findingsHere} ${behind.length > 0 ? `and f.e164 ${beyond} $3` : ''} order by f.e164 ${order} limit ${query.pageSize + 1}`, [...values, ...behind]);
  return { ids: next.map(({ id }) => id), beginnings: [], isLeap: true };
};

/** How many numbers an outcome still has here, up to a bound. */
export const countCompared = (comparison: string, bound: number) => ({ text: `select count(*)::int as count from (select from ${findingsHere} limit ${bound}) bounded`, values: comparison.split('.') });

/** A label that more numbers have is met soon among those that are assigned at all, */
const labelBound = 300;
/** and one that is so frequent among so many; digits stand in few of them. */
const closeByLabels = (text: string): number => (/\p{L}/u.test(text) ? 3_000 : 300);
const notFilters = new Set(['q', 'sort', 'pageSize', 'after', 'format']);
const isNarrowed = (query: PageQuery): boolean => Object.entries(query).some(([name, value]) => !notFilters.has(name) && value !== undefined);

/**
 * In all of the platform's numbers a frequent text is met soon in their order only if it does not lie far behind, as a
 * country's digits do. So the next numbers that have it are found by leaping from one that could to the next that could.
 * @returns rows with `$thin` where leaps are no way to find them, and one without an id where there are none
 */
export const leapStatement = ({ organisation }: SubtreeCtx, query: PageQuery, row: string): { text: string; values: unknown[] } | undefined => {
  if (organisation.kind !== 'platform' || query.sort !== 'e164' || isNarrowed(query) || !query.q) return undefined;
  const { values, param } = collector();
  const behind = query.after === undefined ? '+' : decodeCursor(query.after, 'text')[0];
  const wanted = query.pageSize + 1;
  const ids = leapTo(query.q, { behind, wanted, within: closeByLabels(query.q), bound: labelBound }, param);
  if (!ids) return undefined;
  const text = `with leapt as materialized (select ${ids} as ids)
    select leapt.ids is null as "$thin", ${row} from leapt left join lateral (select n.* from ${byId('leapt.ids')} where n.e164 > ${param(behind)}) n on true order by n.e164 limit ${wanted}`;
  return { text, values };
};

/** A part of `phone_number n` that an index of its own answers. */
export interface Branch {
  from: string;
  condition: string;
}

// Under a policy PostgreSQL takes a scope for small and reads all of it beside the ids; `offset 0` leaves it nothing but to find each.
const byId = (ids: string): string => `(select distinct unnest(${ids}::uuid[]) as id) found cross join lateral (select * from phone_number n where n.id = found.id offset 0) n`;

/** Each is answered by an index of its own, which all of them at once would not be. */
export const matchBranches = ({ ids, beginnings }: Matches, param: Param): Branch[] => [
  { from: byId(param(ids)), condition: 'true' },
  ...beginnings.map((digits) => ({ from: 'phone_number n', condition: beginningCondition(digits, param) })),
];

/** What is known of a text that more numbers have than are looked up: counting on would read them all. */
export const manyMatches: Total = { total: matchBound, totalIsEstimate: true };

/** How many numbers have a text, as far as they are looked up. */
export const countMatches = async ({ deps, organisation: { path }, now }: SubtreeCtx, sql: Sql, text: string): Promise<Total> => {
  const totals = totalsOf(deps.database);
  const key = JSON.stringify([path, 'matches', text]);
  const known = totals.recall(key, now);
  if (known) return known;
  const ids = await findNumbers(sql, text, matchBound);
  const total = ids ? { total: new Set(ids).size, totalIsEstimate: false } : manyMatches;
  totals.remember(key, path, total, now);
  return total;
};
