import type { Sql } from '@patchbay/database/scope';
import { searchDigits } from '@patchbay/domain/numbering/search-digits';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { beginningCondition, findAssigned, findNumbers, findNumbersOrBeginnings, findTagged, leapLabels, leapNumbers } from '../../platform/find-numbers.ts';
import { decodeCursor, type Param } from '../../platform/list.ts';
import { type Total, totalsOf } from '../../platform/totals.ts';
import type { PageQuery } from './page.ts';

/** Where a search finds its numbers. */
export interface Matches {
  ids: string[];
  /** Digits after the plus. */
  beginnings: string[];
  /** The next ones of those that may be too many to be looked up; null where all are looked up. */
  leapt: string[] | null;
}

/** More matches than this are not looked up by the search index: the list's own order meets a page of them soon. */
const matchBound = 1_000;

/** Nothing where the page's own statement has to look through the numbers. */
export const matchesOf = async (ctx: SubtreeCtx, sql: Sql, query: PageQuery): Promise<Matches | undefined> => {
  // An enterprise's numbers are few enough to be looked through.
  if (ctx.organisation.kind === 'enterprise') return undefined;
  if (!query.q) return tagged(sql, query);
  const leapt = await leap(ctx, sql, query, query.q);
  if (leapt) return leapt;
  const found = await findNumbersOrBeginnings(sql, query.q, matchBound);
  return found ? { ...found, leapt: null } : undefined;
};

const tagged = async (sql: Sql, { tag }: PageQuery): Promise<Matches | undefined> => {
  const ids = tag === undefined ? null : await findTagged(sql, tag, matchBound);
  return ids ? { ids, beginnings: [], leapt: null } : undefined;
};

/** A label that more numbers have is met soon among those that are assigned at all. */
const labelBound = 300;
const shortestPart = 3;
const notFilters = new Set(['q', 'sort', 'pageSize', 'after', 'format']);

/**
 * In all of the platform's numbers a frequent text is met soon in their order only if it does not lie far behind, as a
 * country's digits do. So the next numbers that have it are found by leaping from one that could to the next that could.
 */
const leap = async ({ organisation }: SubtreeCtx, sql: Sql, query: PageQuery, text: string): Promise<Matches | undefined> => {
  const isFiltered = Object.entries(query).some(([name, value]) => !notFilters.has(name) && value !== undefined);
  if (organisation.kind !== 'platform' || query.sort !== 'e164' || isFiltered || text.length < shortestPart) return undefined;
  const readings = searchDigits(text);
  if (readings.some(({ digits }) => digits.length < shortestPart)) return undefined;
  const behind = query.after === undefined ? '+' : decodeCursor(query.after, 'text')[0];
  const wanted = query.pageSize + 1;
  const [ids, ...leapt] = await Promise.all([findAssigned(sql, text, labelBound), ...readings.map((reading) => leapNumbers(sql, reading, behind, wanted))]);
  if (leapt.includes(null)) return undefined;
  const labels = ids ? [] : await leapLabels(sql, text, behind, wanted);
  return { ids: ids ?? [], beginnings: [], leapt: [...labels, ...leapt.flatMap((numbers) => numbers ?? [])] };
};

/** Each is answered by an index of its own, which all of them at once would not be. */
export const matchConditions = ({ ids, beginnings, leapt }: Matches, param: Param): string[] => [
  `n.id = any(${param(ids)}::uuid[])`,
  ...(leapt ? [`n.e164 = any(${param(leapt)}::text[])`] : []),
  ...beginnings.map((digits) => beginningCondition(digits, param)),
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
