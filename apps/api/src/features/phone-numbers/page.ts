import { countBound } from '@patchbay/contract/http/list';
import { Problem } from '@patchbay/contract/http/problem';
import type { PhoneNumber } from '@patchbay/contract/phone-numbers';
import type { Sql } from '@patchbay/database/scope';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { collector, decodeCursor, encodeCursor, type Param, type RowPage } from '../../platform/list.ts';
import { type Counting, type Total, totalOf } from '../../platform/totals.ts';
import { columns, phoneNumberListing, type PhoneNumberRow, searchIn } from './listing.ts';
import { type Branch, countCompared, countMatches, leapStatement, manyMatches, matchBranches, type Matches, matchesOf } from './matches.ts';
import { states } from './states.ts';

/** A request for a page, as its query schema parsed it. */
export interface PageQuery {
  q?: string | undefined;
  sort: string;
  pageSize: number;
  after?: string | undefined;
  ownerId?: string | undefined;
  id?: string | undefined;
  tag?: string | undefined;
  comparison?: string | undefined;
  state?: PhoneNumber['state'][] | undefined;
  [filter: string]: unknown;
}

/**
 * A page of the numbers of a scope, at the price of a page wherever in a million numbers they lie. Under the subtree's
 * policy PostgreSQL would read the order's index from its beginning until it meets the scope's first number, a second later.
 * So the owners are asked one by one for their next few numbers, and those are merged; index entries are all it takes.
 */
export const phoneNumberPage = async (ctx: SubtreeCtx, sql: Sql, query: PageQuery): Promise<RowPage<PhoneNumberRow>> => {
  markerOf(query);
  const leapt = await leap(ctx, sql, query);
  if (leapt) return leapt;
  const matches = await matchesOf(ctx, sql, query);
  const question: Question = { ctx, query, matches, place: placeOf(ctx, query, matches) };
  const { text, values } = pageStatement(question);
  const [, found, count] = await Promise.all([
    question.place === 'anywhere' && !matches ? sql(readOnInOrder) : undefined,
    sql<FoundRow>(text, values),
    countOf(question, sql),
  ]);
  return pageOf(query, found, count);
};

type FoundRow = PhoneNumberRow & { $sort: string };

const pageOf = (query: PageQuery, found: FoundRow[], count: Total): RowPage<PhoneNumberRow> => {
  const rows = found.slice(0, query.pageSize);
  const last = rows.at(-1);
  if (found.length > query.pageSize && last) return { rows, ...count, next: encodeCursor(last.$sort, last.id) };
  return { rows, ...(query.after === undefined ? exactly(rows.length) : count), next: null };
};

const exactly = (total: number): Total => ({ total, totalIsEstimate: false });

/** A search in all of the platform's numbers, in one statement; nothing where that is no way to answer it. */
const leap = async (ctx: SubtreeCtx, sql: Sql, query: PageQuery): Promise<RowPage<PhoneNumberRow> | undefined> => {
  const statement = leapStatement(ctx, query, `n.id, n.e164::text as "$sort", ${columns}`);
  if (!statement) return undefined;
  const rows = await sql<FoundRow & { id: string | null; $thin: boolean }>(statement.text, statement.values);
  if (rows[0]!.$thin) return undefined;
  const found = rows.filter(({ id }) => id !== null);
  const areAll = query.after === undefined && found.length <= query.pageSize;
  return pageOf(query, found, areAll ? exactly(found.length) : await countMatches(ctx, sql, query.q!));
};

// Under a policy PostgreSQL takes a scope for small, and would rather sort all of it than read on in the list's order. Holds
// for what is asked together with it.
const readOnInOrder = `select set_config('enable_sort', 'off', true)`;

/** Where the rows of a page lie, which decides how to read them in their order. */
type Place = 'one-owner' | 'owners-of-subtree' | 'anywhere';

interface Question {
  ctx: SubtreeCtx;
  query: PageQuery;
  /** Where a search finds its numbers; undefined where the statement has to filter. */
  matches: Matches | undefined;
  place: Place;
}

const placeOf = ({ organisation }: SubtreeCtx, { ownerId, id }: PageQuery, matches: Matches | undefined): Place => {
  if (ownerId !== undefined || organisation.kind === 'enterprise') return 'one-owner';
  return matches || id !== undefined || organisation.kind === 'platform' ? 'anywhere' : 'owners-of-subtree';
};

interface Order {
  /** Not-null columns that an index has after `owner_path`, in this order. */
  columns: string[];
  /** Unique, and among those columns. */
  key: string;
  type: 'text' | 'timestamptz';
  /** Before and after every value of the first column. */
  ends: [first: string, last: string];
  isCursor: (value: string) => boolean;
}

const isTimestamp = (value: string): boolean => !Number.isNaN(Date.parse(value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')));

const orders: Record<string, Order> = {
  e164: { columns: ['e164'], key: 'e164', type: 'text', ends: ['', '~'], isCursor: (value) => /^\+\d{1,15}$/.test(value) },
  updatedAt: { columns: ['updated_at', 'id'], key: 'id', type: 'timestamptz', ends: ['-infinity', 'infinity'], isCursor: isTimestamp },
};

const orderOf = (sort: string): Order => orders[sort.replace(/^-/, '')]!;

const pageStatement = (question: Question): { text: string; values: unknown[] } => {
  const { query, place, matches } = question;
  const { values, param } = collector();
  const order = orderOf(query.sort);
  const by = (alias: string) => order.columns.map((column) => `${alias}.${column}${query.sort.startsWith('-') ? ' desc' : ''}`).join(', ');
  const branches = branchesOf(question, param);
  const conditions = [...conditionsOf(question, param, branches && !matches), ...afterCondition(query, order, param)];
  const limit = query.pageSize + 1;
  const row = `n.id, n.${order.columns[0]}::text as "$sort", ${columns}`;
  if (branches?.length === 1) {
    const { from, condition } = branches[0]!;
    return { text: `select ${row} from ${from} ${where([condition, ...conditions])} order by ${by('n')} limit ${limit}`, values };
  }
  if (branches) {
    const keys = branches.map(({ from, condition }) => `(select n.id from ${from} ${where([condition, ...conditions])} order by ${by('n')} limit ${limit})`);
    return { text: `select ${row} from (${keys.join(' union ')}) keys join phone_number n on n.id = keys.id order by ${by('n')} limit ${limit}`, values };
  }
  if (place !== 'owners-of-subtree') return { text: `select ${row} from phone_number n ${where(conditions)} order by ${by('n')} limit ${limit}`, values };
  const [first] = order.columns;
  const next = (owner: string, count: string) =>
    `(select ${order.columns.map((column) => `n.${column}`).join(', ')} from phone_number n ${where([owner, ...conditions])} order by ${by('n')} limit ${count})`;
  const [onwards, upTo, nearest, farthest, end] = query.sort.startsWith('-') ? ['<=', '>=', 'greatest', 'min', order.ends[0]] : ['>=', '<=', 'least', 'max', order.ends[1]];
  const ofOwner = (owner: string, count: string, more = '') => next(`n.owner_path = ${owner}.path and n.${first} ${onwards} ${owner}.${first}${more}`, count);
  // No number of the page lies behind the first ones of so many owners, nor behind so many of the first owner; nor then behind
  // so many of the first few of those who are left, each with twice a fair share of the page.
  const text = `with owners as materialized (select o.path, head.${first} from organisation o cross join lateral ${next('n.owner_path = o.path', '1')} head order by ${by('head')} limit ${limit}),
    far as materialized (select ${nearest}((select case when count(*) = ${limit} then ${farthest}(${first}) else '${end}' end from owners),
      coalesce((select ${first} from ${next(`n.owner_path = (select path from owners limit 1)`, `1 offset ${limit - 1}`)} so_many), '${end}')) as ${first}),
    near as materialized (select owners.* from owners join far on owners.${first} ${upTo} far.${first}),
    few as (select k.* from near cross join lateral ${ofOwner('near', `(select ceil(${2 * limit}.0 / greatest(count(*), 1)) from near)`)} k),
    bound as materialized (select ${nearest}((select ${first} from far), coalesce((select ${first} from few order by ${by('few')} offset ${limit - 1} limit 1), '${end}')) as ${first}),
    keys as materialized (select k.${order.key} from near join bound on near.${first} ${upTo} bound.${first} cross join lateral
      ${ofOwner('near', `${limit}`, ` and n.${first} ${upTo} bound.${first}`)} k order by ${by('k')} limit ${limit})
    select ${row} from keys join phone_number n on n.${order.key} = keys.${order.key} order by ${by('n')}`;
  return { text, values };
};

/** Parts that each have an index of their own, which all of them at once would not have: a search's, or those of several states. */
const branchesOf = ({ query, matches, place }: Question, param: Param): Branch[] | undefined => {
  if (matches) return matchBranches(matches, param);
  return place === 'anywhere' && query.state && query.state.length > 1 ? query.state.map((state) => ({ from: 'phone_number n', condition: states[state] })) : undefined;
};

const where = (conditions: string[]): string => (conditions.length === 0 ? '' : `where ${conditions.map((condition) => `(${condition})`).join(' and ')}`);

const { filters } = phoneNumberListing.map;
const notFilters = new Set(['q', 'sort', 'pageSize', 'after', 'format', 'fileName', 'ownerId']);

const conditionsOf = ({ ctx, query, matches, place }: Question, param: Param, isBranched = false): string[] => [
  ...(place === 'one-owner' ? [ownerCondition(ctx, query.ownerId, param)] : []),
  ...(!matches && query.q ? [searchIn(ctx.organisation)(query.q, param)] : []),
  ...Object.entries(query)
    // What was found by an outcome need not be asked for it again, finding by finding.
    .filter(([name, value]) => !notFilters.has(name) && value !== undefined && !(name === 'state' && isBranched) && !(name === 'comparison' && matches && !query.q))
    .map(([name, value]) => filters[name]!(value as never, param)),
];

const ownerCondition = ({ organisation }: SubtreeCtx, ownerId: string | undefined, param: Param): string =>
  ownerId === undefined ? `n.owner_path = ${param(organisation.path)}` : `n.owner_path = (select o.path from organisation o where o.id = ${param(ownerId)})`;

/** Behind which number the page begins; throws where the marker is of another order, whichever way the page is read. */
const markerOf = ({ after, sort }: PageQuery): [value: string, id: string] | undefined => {
  if (after === undefined) return undefined;
  const { type, isCursor } = orderOf(sort);
  const marker = decodeCursor(after, type);
  if (isCursor(marker[0])) return marker;
  throw new Problem('validation-failed', 'This page marker belongs to another order: begin again at the first page.', { errors: [{ pointer: '?after', detail: 'Unknown page marker' }] });
};

const afterCondition = (query: PageQuery, order: Order, param: Param): string[] => {
  const marker = markerOf(query);
  if (!marker) return [];
  const [value, id] = marker;
  const comparison = query.sort.startsWith('-') ? '<' : '>';
  const key = `${param(value)}::${order.type}`;
  const [first, ...rest] = order.columns;
  return rest.length === 0 ? [`n.${first} ${comparison} ${key}`] : [`(n.${first}, n.id) ${comparison} (${key}, ${param(id)}::uuid)`];
};

const wholeList: Counting = { text: `select count(*)::int as count from (select from phone_number n limit ${countBound + 1}) bounded`, values: [] };

const countOf = async (question: Question, sql: Sql): Promise<Total> => {
  const { ctx, query, matches, place } = question;
  // A frequent text, or a short one: to count on would read all of a long list.
  if (query.q && !matches && place !== 'one-owner' && (await totalOf(ctx, sql, wholeList)).totalIsEstimate) return manyMatches;
  if (query.comparison && matches?.isLeap) return totalOf(ctx, sql, countCompared(query.comparison, countBound + 1));
  const { values, param } = collector();
  const branches = branchesOf(question, param);
  const conditions = conditionsOf(question, param, branches && !matches);
  const rows = ({ from, condition }: Branch) => `(select n.id from ${from} ${where([condition, ...conditions])} limit ${countBound + 1})`;
  const counted = (branches ?? [{ from: 'phone_number n', condition: 'true' }]).map(rows).join(' union ');
  return totalOf(ctx, sql, { text: `select count(*)::int as count from (select from (${counted}) found limit ${countBound + 1}) bounded`, values });
};
