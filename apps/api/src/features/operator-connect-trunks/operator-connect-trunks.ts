import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound } from '@patchbay/contract/http/problem';
import type { References } from '@patchbay/contract/references';
import type { OperatorConnectTrunk, OperatorConnectTrunkDraft, operatorConnectTrunks } from '@patchbay/contract/operator-connect-trunks';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../platform/ctx.ts';
import { answerList } from '../../platform/http/listing.ts';
import { listPage } from '../../platform/list.ts';
import { assignNumbers, claimNumbers, longestAssignment, releaseNumbers } from '../../platform/number-assignment.ts';
import { orStale } from '../../platform/stale.ts';
import { operatorConnectTrunkListing, operatorConnectTrunkToWire } from './listing.ts';

export const listOperatorConnectTrunks = (ctx: TenantCtx, query: QueryOf<typeof operatorConnectTrunks.list>) => answerList(ctx, operatorConnectTrunkListing, query);

export const getOperatorConnectTrunk = async (ctx: TenantCtx, id: string): Promise<OperatorConnectTrunk> => {
  const { rows } = await ctx.read((sql) => listPage(sql, operatorConnectTrunkListing.map, { sort: 'name', pageSize: 1, id }));
  if (!rows[0]) throw notFound('Operator Connect trunk');
  return operatorConnectTrunkToWire(rows[0]);
};

const withNumbers = { phoneNumbers: { select: { id: true, e164: true }, orderBy: { e164: 'asc' } } } as const;

export const findOperatorConnectTrunk = async (tx: Tx, id: string): Promise<OperatorConnectTrunk | null> => {
  const row = await tx.operatorConnectTrunk.findUnique({ where: { id }, include: withNumbers });
  return row && operatorConnectTrunkToWire({ ...row, is_enabled: row.isEnabled, phone_numbers: row.phoneNumbers as OperatorConnectTrunk['phoneNumbers'], created_at: row.createdAt, updated_at: row.updatedAt });
};

export const loadOperatorConnectTrunk = async (tx: Tx, id: string): Promise<OperatorConnectTrunk> => {
  const found = await findOperatorConnectTrunk(tx, id);
  if (!found) throw notFound('Operator Connect trunk');
  return found;
};

const entityOf = ({ id, name }: OperatorConnectTrunk) => ({ type: 'operator-connect-trunk' as const, id, label: name });

/** Gives it exactly these numbers, if it can have them. */
const giveNumbers = async (tx: Tx, ctx: ActingCtx, id: string, phoneNumberIds: string[]): Promise<void> => {
  const trunk = { kind: 'operator-connect-trunk', id } as const;
  await claimNumbers(tx, ctx, trunk, phoneNumberIds.map((numberId, index) => ({ id: numberId, pointer: `/phoneNumberIds/${index}` })));
  await assignNumbers(tx, ctx, trunk, phoneNumberIds);
};

export const insertOperatorConnectTrunk = async (tx: Tx, ctx: ActingCtx, id: string, { name, isEnabled, phoneNumberIds }: OperatorConnectTrunkDraft): Promise<OperatorConnectTrunk> => {
  await tx.operatorConnectTrunk.create({ data: { id, name, isEnabled, createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } });
  await giveNumbers(tx, ctx, id, phoneNumberIds);
  return loadOperatorConnectTrunk(tx, id);
};

/** Brings one to this state; `version`, where given, is the one that it must have. */
export const changeOperatorConnectTrunk = async (tx: Tx, ctx: ActingCtx, before: OperatorConnectTrunk, { name, isEnabled, phoneNumberIds, version = before.version }: OperatorConnectTrunkDraft & { version?: number }): Promise<OperatorConnectTrunk> => {
  const { id } = before;
  await tx.operatorConnectTrunk.update({ where: { id, version }, data: { name, isEnabled, version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } }).catch(orStale);
  await giveNumbers(tx, ctx, id, phoneNumberIds);
  return loadOperatorConnectTrunk(tx, id);
};

/** Frees its numbers and takes it away. */
export const dropOperatorConnectTrunk = async (tx: Tx, ctx: ActingCtx, id: string): Promise<void> => {
  await releaseNumbers(tx, ctx, 'operator-connect-trunk', [id]);
  await tx.operatorConnectTrunk.delete({ where: { id }, select: { id: true } });
};

export const createOperatorConnectTrunk = (ctx: TenantCtx, draft: OperatorConnectTrunkDraft): Promise<OperatorConnectTrunk> =>
  ctx.inTenant(async (tx) => {
    const after = await insertOperatorConnectTrunk(tx, ctx, ctx.newId(), draft);
    await audit(tx, ctx, 'operator-connect-trunk.created', { entity: entityOf(after), after });
    return after;
  }, longestAssignment);

export const updateOperatorConnectTrunk = (ctx: TenantCtx, id: string, draft: OperatorConnectTrunkDraft & { version: number }): Promise<OperatorConnectTrunk> =>
  ctx.inTenant(async (tx) => {
    const before = await loadOperatorConnectTrunk(tx, id);
    const after = await changeOperatorConnectTrunk(tx, ctx, before, draft);
    await audit(tx, ctx, 'operator-connect-trunk.updated', { entity: entityOf(after), before, after });
    return after;
  }, longestAssignment);

export const removeOperatorConnectTrunk = (ctx: TenantCtx, id: string): Promise<void> =>
  ctx.inTenant(async (tx) => {
    const before = await loadOperatorConnectTrunk(tx, id);
    await dropOperatorConnectTrunk(tx, ctx, id);
    await audit(tx, ctx, 'operator-connect-trunk.removed', { entity: entityOf(before), before });
  }, longestAssignment);

export const operatorConnectTrunkReferences = (ctx: TenantCtx, id: string): Promise<References> =>
  ctx.inTenant(async (tx) => {
    const { phoneNumbers } = await loadOperatorConnectTrunk(tx, id);
    return { blocking: [], removed: [], released: phoneNumbers.map((number) => ({ kind: 'phone-number', id: number.id, label: number.e164 })) };
  });
