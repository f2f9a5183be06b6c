import type { NumberBulk, NumberBulkAction, numberBulks, NumberSkip } from '@patchbay/contract/number-bulks';
import { mostNumbersAtOnce } from '@patchbay/contract/number-bulks';
import type { BodyOf, QueryOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import { numberStates } from '@patchbay/contract/phone-numbers';
import type { Sql, Tx } from '@patchbay/database/scope';
import type { SubtreeCtx } from '../../../platform/ctx.ts';
import { announceKeys } from '../../../platform/events.ts';
import { enqueue } from '../../../platform/jobs.ts';
import { exportStatement } from '../../../platform/list.ts';
import { sqlIn } from '../../../platform/sql-in.ts';
import { orStale } from '../../../platform/stale.ts';
import { phoneNumberListingIn } from '../listing.ts';
import { findOwner, isOwnPeople } from '../phone-numbers.ts';
import { stateOf } from '../states.ts';
import { type Facts, ruleOf } from './actions.ts';
import { bulkColumns, type BulkRow, bulkToWire } from './bulk-row.ts';
import { changeNumbers } from './job.ts';
import { itsNumber, oneByOne, planStatement } from './statements.ts';

const chosenForMs = 6 * 3_600_000;
const keptForMs = 30 * 86_400_000;
/** Of what one has chosen and not started, the latest are kept. */
const mostChosen = 5;
const mostListed = 50;
/** A million numbers are looked at in a request, because the person waits for what it comes to; a busy server takes its time. */
const looking = { longestMs: 120_000 };

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

const select = async (ctx: SubtreeCtx, sql: Sql, condition: string, values: unknown[]): Promise<NumberBulk[]> => {
  const rows = await sql<BulkRow>(`select ${bulkColumns} from number_bulk b where b.organisation_id = $1::uuid and b.principal = $2 and b.expires_at > $3::timestamptz and ${condition}`,
    [ctx.organisation.id, ctx.principal, ctx.now.toISOString(), ...values]);
  return rows.map(bulkToWire);
};

const find = async (ctx: SubtreeCtx, sql: Sql, id: string): Promise<NumberBulk> => {
  const [bulk] = await select(ctx, sql, 'b.id = $4::uuid', [id]);
  if (!bulk) throw notFound('bulk change');
  return bulk;
};

export const listNumberBulks = async (ctx: SubtreeCtx): Promise<ResponseOf<typeof numberBulks.list>> =>
  ({ items: await ctx.read((sql) => select(ctx, sql, `b.status <> 'chosen' order by b.started_at desc, b.id desc limit ${mostListed}`, [])) });

export const getNumberBulk = (ctx: SubtreeCtx, id: string): Promise<NumberBulk> => ctx.read((sql) => find(ctx, sql, id));

const refuseTooMany = (): never => {
  throw new Problem('limit-reached', `At most ${mostNumbersAtOnce} numbers are changed at once: narrow down which.`, { params: { limit: mostNumbersAtOnce } });
};

/** Of what was ticked some may be gone by now: they count among what is left alone. What was never here is no number. */
const settleGone = async (sql: Sql, bulkId: string, wanted: string[]): Promise<void> => {
  await sql(`insert into number_bulk_number (bulk_id, number_id, e164) select $1::uuid, number_id, e164 from numbers_once_here($2::uuid[]) on conflict do nothing`, [bulkId, wanted]);
  const [row] = await sql<{ count: number }>('select count(*)::int as count from number_bulk_number where bulk_id = $1::uuid', [bulkId]);
  if (row!.count < wanted.length) throw notFound('phone number');
};

/** What is searched, and how: a customer's list, seen from inside by somebody above, understands numbers as the customer writes them. */
const listOf = async ({ organisation }: SubtreeCtx, sql: Sql, { matching, listOfId }: BodyOf<typeof numberBulks.create>) => {
  if (listOfId === undefined) return { searched: organisation, query: matching };
  const [searched] = await sql<Pick<typeof organisation, 'kind' | 'country'>>('select kind, country from organisation where id = $1::uuid', [listOfId]);
  if (!searched) {
    const { message } = notFound('organisation');
    throw new Problem('not-found', message, { errors: [{ pointer: '/listOfId', detail: message }] });
  }
  return { searched, query: { ...matching, ownerId: listOfId } };
};

/** Writes down which numbers are meant, and answers how many. */
const settle = async (ctx: SubtreeCtx, sql: Sql, bulkId: string, choice: BodyOf<typeof numberBulks.create>): Promise<number> => {
  const { ids } = choice;
  const insert = (source: string, values: unknown[]) => sql<{ count: number }>(
    `with chosen as (insert into number_bulk_number (bulk_id, number_id, e164) select $${values.length + 1}::uuid, id, e164 from (${source}) n returning 1) select count(*)::int as count from chosen`,
    [...values, bulkId]);
  if (ids) {
    const wanted = [...new Set(ids)];
    const [row] = await insert('select n.id, n.e164 from phone_number n where n.id = any($1::uuid[])', [wanted]);
    if (row!.count < wanted.length) await settleGone(sql, bulkId, wanted);
    return wanted.length;
  }
  const { searched, query } = await listOf(ctx, sql, choice);
  const { text, values } = exportStatement(phoneNumberListingIn(searched).map, { ...query, sort: 'e164', pageSize: 1 }, ['n.id', 'n.e164']);
  const [row] = await insert(`${text} limit ${mostNumbersAtOnce + 1}`, values);
  if (row!.count > mostNumbersAtOnce) refuseTooMany();
  if (row!.count === 0) throw new Problem('rule-broken', 'No number matches any more.');
  return row!.count;
};

const countStates = async (sql: Sql, bulkId: string): Promise<NumberBulk['states']> => {
  const rows = await sql<{ state: string; count: number }>(
    `select ${stateOf} as state, count(*)::int as count from number_bulk_number i cross join ${itsNumber} where i.bulk_id = $1::uuid group by 1`, [bulkId]);
  return Object.fromEntries(numberStates.map((state) => [state, rows.find((row) => row.state === state)?.count ?? 0])) as NumberBulk['states'];
};

/** Settles which numbers are meant: what is done to them later is done to these, whatever matches by then. */
export const createNumberBulk = (ctx: SubtreeCtx, choice: BodyOf<typeof numberBulks.create>): Promise<NumberBulk> =>
  ctx.inSubtree(async (tx) => {
    const sql = sqlIn(tx);
    await sql(`delete from number_bulk where id in (select id from number_bulk where organisation_id = $1::uuid and principal = $2 and status = 'chosen' order by created_at desc, id desc offset ${mostChosen - 1})`,
      [ctx.organisation.id, ctx.principal]);
    const id = ctx.newId();
    const data = {
      id, organisationId: ctx.organisation.id, organisationPath: ctx.organisation.path, principal: ctx.principal, actor: ctx.actor, requestId: ctx.requestId, ip: ctx.ip,
      isOwnPeople: isOwnPeople(ctx), numbers: 0, states: {}, createdAt: ctx.now, expiresAt: later(ctx.now, chosenForMs),
    };
    await tx.numberBulk.create({ data, select: { id: true } });
    const numbers = await settle(ctx, sql, id, choice);
    await tx.numberBulk.update({ where: { id }, data: { numbers, states: await countStates(sql, id) }, select: { id: true } });
    return find(ctx, sql, id);
  }, looking);

const requirePermission = ({ permissions }: SubtreeCtx, action: NumberBulkAction): void => {
  const { permission } = ruleOf(action);
  if (!permissions.has(permission)) throw new Problem('forbidden', `This also needs the permission ${permission}.`, { params: { permission } });
};

/** Where the numbers of an action go; the place that is acted in for what is taken back. */
const ownerOf = async (tx: Tx, organisation: { id: string; path: string }, action: NumberBulkAction): Promise<Facts['owner']> => {
  if (action.type === 'take-back') return organisation;
  return action.type === 'assign' ? findOwner(tx, action.ownerId) : undefined;
};

/** A profile that can be seen from here and serves this; or there is none. */
const pathOfCarrier = async (tx: Tx, serves: 'VOICE' | 'SMS', field: string, id: string): Promise<string> => {
  const profile = await tx.carrierProfile.findUnique({ where: { id, serves }, select: { ownerPath: true } });
  if (profile) return profile.ownerPath;
  const problem = notFound('carrier profile');
  throw new Problem('not-found', problem.message, { errors: [{ pointer: `/action/${field}`, detail: problem.message }] });
};

const carriersOf = async (tx: Tx, action: NumberBulkAction): Promise<Facts['carriers']> => {
  if (action.type !== 'carriers') return {};
  const { voiceCarrierId, smsCarrierId } = action;
  return {
    ...(voiceCarrierId && { voice: await pathOfCarrier(tx, 'VOICE', 'voiceCarrierId', voiceCarrierId) }),
    ...(smsCarrierId && { sms: await pathOfCarrier(tx, 'SMS', 'smsCarrierId', smsCarrierId) }),
  };
};

/** What the rules of an action want to know, as things stand. */
export const factsOf = async (tx: Tx, organisation: { id: string; path: string }, action: NumberBulkAction, known: Pick<Facts, 'now' | 'isOwnPeople'>): Promise<Facts> =>
  ({ ...known, owner: await ownerOf(tx, organisation, action), carriers: await carriersOf(tx, action) });

const refusePast = (action: NumberBulkAction, now: Date): void => {
  if (action.type !== 'quarantine' || new Date(action.until) > now) return;
  const detail = 'This moment has passed already.';
  throw new Problem('rule-broken', detail, { errors: [{ pointer: '/action/until', detail }] });
};

const findStartable = async (ctx: SubtreeCtx, sql: Sql, id: string): Promise<NumberBulk> => {
  await sql('select from number_bulk where id = $1::uuid for update', [id]);
  const bulk = await find(ctx, sql, id);
  if (bulk.status !== 'chosen') throw new Problem('rule-broken', 'This was started already.');
  return bulk;
};

interface Planned {
  counts: { reason: NumberSkip | null; count: number }[];
  sample: NonNullable<NumberBulk['plan']>['sample'];
}

export const planNumberBulk = (ctx: SubtreeCtx, id: string, { action }: BodyOf<typeof numberBulks.plan>): Promise<NumberBulk> => {
  requirePermission(ctx, action);
  refusePast(action, ctx.now);
  return ctx.inSubtree(async (tx) => {
    const sql = sqlIn(tx);
    await findStartable(ctx, sql, id);
    const rarely = oneByOne(false);
    const { text, values } = planStatement(id, action, await factsOf(tx, ctx.organisation, action, { now: ctx.now, isOwnPeople: isOwnPeople(ctx) }));
    await sql(rarely.text, rarely.values);
    const [planned] = await sql<Planned>(text, values);
    const { counts, sample } = planned!;
    const plan = { ...countsOf(counts), sample };
    await tx.numberBulk.update({ where: { id }, data: { action, plan, version: { increment: 1 } }, select: { id: true } });
    return find(ctx, sql, id);
  }, looking);
};

/** How many are changed, and of which reason how many are not. */
export const countsOf = (counts: Planned['counts']) => ({
  changed: counts.find(({ reason }) => reason === null)?.count ?? 0,
  skipped: counts.flatMap(({ reason, count }) => (reason === null ? [] : [{ reason, count }])).sort((a, b) => b.count - a.count),
});

/** Asks for the job that carries a plan out. All of its changes are one change set. */
export const runNumberBulk = (ctx: SubtreeCtx, id: string, { version }: BodyOf<typeof numberBulks.run>): Promise<NumberBulk> =>
  ctx.inSubtree(async (tx) => {
    const sql = sqlIn(tx);
    const { action, plan } = await findStartable(ctx, sql, id);
    if (!action || !plan) throw new Problem('rule-broken', 'Plan first what is to be done.');
    requirePermission(ctx, action);
    refusePast(action, ctx.now);
    if (plan.changed === 0) throw new Problem('rule-broken', 'None of these numbers would be changed.');
    const data = {
      status: 'queued', actor: ctx.actor, requestId: ctx.requestId, ip: ctx.ip, isOwnPeople: isOwnPeople(ctx), total: plan.changed, changeSetId: ctx.changeSetId,
      startedAt: ctx.now, expiresAt: later(ctx.now, keptForMs), version: { increment: 1 },
    };
    await tx.numberBulk.update({ where: { id, version }, data, select: { id: true } }).catch(orStale);
    const jobId = await enqueue(tx, ctx, changeNumbers, { bulkId: id });
    await tx.numberBulk.update({ where: { id }, data: { jobId }, select: { id: true } });
    await announceKeys(tx, ctx.organisation.path, ['numberBulks']);
    return find(ctx, sql, id);
  });

const skippedAtOnce = 100;

interface SkippedRow {
  id: string;
  e164: string;
  reason: NumberSkip;
  usedBy: ResponseOf<typeof numberBulks.skipped>['items'][number]['usedBy'];
}

export const skippedNumbers = async (ctx: SubtreeCtx, id: string, { reason, after }: QueryOf<typeof numberBulks.skipped>): Promise<ResponseOf<typeof numberBulks.skipped>> =>
  ctx.read(async (sql) => {
    const bulk = await find(ctx, sql, id);
    const rows = await sql<SkippedRow>(
      `select number_id as id, e164, reason, used_by as "usedBy" from number_bulk_number
        where bulk_id = $1::uuid and reason is not null and ($2::text is null or reason = $2) and ($3::uuid is null or number_id > $3) order by number_id limit ${skippedAtOnce + 1}`,
      [bulk.id, reason ?? null, after ?? null]);
    const items = rows.slice(0, skippedAtOnce);
    return { items, next: rows.length > skippedAtOnce ? items.at(-1)!.id : null };
  });
