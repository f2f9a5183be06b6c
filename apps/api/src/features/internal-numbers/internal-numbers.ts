import type { BodyOf, QueryOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem, type Reference } from '@patchbay/contract/http/problem';
import type { InternalNumber, InternalNumberDraft, internalNumbers } from '@patchbay/contract/internal-numbers';
import type { References } from '@patchbay/contract/references';
import type { Tx } from '@patchbay/database/scope';
import { expandShortRange } from '@patchbay/domain/numbering/short-numbers';
import { audit } from '../../platform/audit.ts';
import { auditMany } from '../../platform/audit-many.ts';
import type { ActingCtx, TenantCtx } from '../../platform/ctx.ts';
import { claimCodes, exchangeCode, releaseCodes } from '../../platform/dial-space.ts';
import { answerList } from '../../platform/http/listing.ts';
import { internalNumberInUse } from '../../platform/internal-number-assignment.ts';
import { listPage } from '../../platform/list.ts';
import { orStale } from '../../platform/stale.ts';
import { internalNumberListing, internalNumberToWire } from './listing.ts';

export const listInternalNumbers = (ctx: TenantCtx, query: QueryOf<typeof internalNumbers.list>) => answerList(ctx, internalNumberListing, query);

export const getInternalNumber = async (ctx: TenantCtx, id: string): Promise<InternalNumber> => {
  const { rows } = await ctx.read((sql) => listPage(sql, internalNumberListing.map, { sort: 'number', pageSize: 1, id }));
  if (!rows[0]) throw notFound('internal number');
  return internalNumberToWire(rows[0]);
};

/** Those that are there, by id. */
export const findInternalNumbers = async (tx: Tx, ids: string[]): Promise<Map<string, InternalNumber>> => {
  const rows = await tx.internalNumber.findMany({ where: { id: { in: ids } } });
  return new Map(rows.map(({ id, number, description, assigneeKind, assigneeId, assigneeLabel, version, createdAt, updatedAt }) => {
    const assignee = assigneeId === null ? null : { kind: assigneeKind!, id: assigneeId, label: assigneeLabel! };
    return [id, internalNumberToWire({ id, number, description, assignee, version, created_at: createdAt, updated_at: updatedAt })];
  }));
};

export const loadInternalNumber = async (tx: Tx, id: string): Promise<InternalNumber> => {
  const found = (await findInternalNumbers(tx, [id])).get(id);
  if (!found) throw notFound('internal number');
  return found;
};

const entityOf = ({ id, number }: InternalNumber) => ({ type: 'internal-number' as const, id, label: number });

type New = InternalNumberDraft & { id: string };

/** Makes all of these or none. */
export const insertInternalNumbers = async (tx: Tx, ctx: ActingCtx, drafts: New[]): Promise<Map<string, InternalNumber>> => {
  await claimCodes(tx, { kind: 'internal-number', codes: drafts.map(({ number }) => number), pointer: '/first' });
  await tx.internalNumber.createMany({ data: drafts.map(({ id, number, description }) => ({ id, number, description, createdAt: ctx.now, updatedAt: ctx.now })) });
  return findInternalNumbers(tx, drafts.map(({ id }) => id));
};

/** Brings one to this state; `version`, where given, is the one that it must have. */
export const changeInternalNumber = async (tx: Tx, ctx: ActingCtx, before: InternalNumber, { number, description, version = before.version }: InternalNumberDraft & { version?: number }): Promise<InternalNumber> => {
  const { id } = before;
  const data = { number, description, version: { increment: 1 }, updatedAt: ctx.now };
  await exchangeCode(tx, { kind: 'internal-number', before: before.number, after: number, pointer: '/number' }, () =>
    tx.internalNumber.update({ where: { id, version }, data, select: { id: true } }).catch(orStale));
  return loadInternalNumber(tx, id);
};

/** Takes them away, unless somebody has or shows one. */
export const dropInternalNumbers = async (tx: Tx, numbers: InternalNumber[]): Promise<void> => {
  const ids = numbers.map(({ id }) => id);
  await refuseShown(tx, ids);
  const { count } = await tx.internalNumber.deleteMany({ where: { id: { in: ids }, assigneeId: null } });
  if (count < numbers.length) refuseAssigned([...(await findInternalNumbers(tx, ids)).values()]);
  await releaseCodes(tx, numbers.map(({ number }) => number));
};

/** Whoever shows one of these to colleagues. */
const showersOf = (tx: Tx, ids: string[]): Promise<(Reference & { number: string })[]> =>
  tx.$queryRaw`select h.kind, h.id, h.label, n.number from call_handler h join internal_number n on n.id = h.internal_caller_id_id
    where n.id = any(${ids}::uuid[]) order by n.number, h.label, h.id`;

const eachOnce = (references: Reference[]): Reference[] => [...new Map(references.map(({ kind, id, label }) => [id, { kind, id, label }])).values()];

const refuseShown = async (tx: Tx, ids: string[]): Promise<void> => {
  const showers = await showersOf(tx, ids);
  const [first] = showers;
  if (!first) return;
  const holders = [...(await findInternalNumbers(tx, ids)).values()].flatMap(({ assignee }) => assignee ?? []);
  throw new Problem('in-use', `${first.number} is the internal caller ID of ${first.label}: choose another there first.`, { references: eachOnce([...holders, ...showers]) });
};

const refuseAssigned = (assigned: InternalNumber[]): never => {
  const [first] = assigned;
  if (!first?.assignee) throw notFound('internal number');
  throw new Problem('in-use', internalNumberInUse(first.number, first.assignee.label), { references: assigned.flatMap(({ assignee }) => assignee ?? []) });
};

const expand = ({ first, last }: BodyOf<typeof internalNumbers.create>): string[] => {
  const numbers = last === null ? [first] : expandShortRange(first, last);
  if (numbers) return numbers;
  const detail = 'A range ends at a number of the same length that is not lower than its first.';
  throw new Problem('rule-broken', detail, { errors: [{ pointer: '/last', detail }] });
};

export const createInternalNumbers = (ctx: TenantCtx, body: BodyOf<typeof internalNumbers.create>): Promise<ResponseOf<typeof internalNumbers.create>> => {
  const numbers = expand(body);
  return ctx.inTenant(async (tx) => {
    const drafts = numbers.map((number) => ({ id: ctx.newId(), number, description: body.description }));
    const made = await insertInternalNumbers(tx, ctx, drafts);
    const { organisation } = ctx;
    await auditMany(tx, ctx, { action: 'internal-number.created', type: 'internal-number' }, drafts.map(({ id, number }) => ({ id, label: number, before: null, after: made.get(id)!, organisation })));
    return { added: numbers.length, first: made.get(drafts[0]!.id)!, last: made.get(drafts.at(-1)!.id)! };
  });
};

export const updateInternalNumber = (ctx: TenantCtx, id: string, draft: InternalNumberDraft & { version: number }): Promise<InternalNumber> =>
  ctx.inTenant(async (tx) => {
    const before = await loadInternalNumber(tx, id);
    const after = await changeInternalNumber(tx, ctx, before, draft);
    await audit(tx, ctx, 'internal-number.updated', { entity: entityOf(after), before, after });
    return after;
  });

export const removeInternalNumber = (ctx: TenantCtx, id: string): Promise<void> =>
  ctx.inTenant(async (tx) => {
    const before = await loadInternalNumber(tx, id);
    await dropInternalNumbers(tx, [before]);
    await audit(tx, ctx, 'internal-number.removed', { entity: entityOf(before), before });
  });

export const internalNumberReferences = (ctx: TenantCtx, id: string): Promise<References> =>
  ctx.inTenant(async (tx) => {
    const { assignee } = await loadInternalNumber(tx, id);
    return { blocking: eachOnce([...(assignee ? [assignee] : []), ...(await showersOf(tx, [id]))]), removed: [], released: [] };
  });
