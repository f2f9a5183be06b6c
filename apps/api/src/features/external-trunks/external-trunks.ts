import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound } from '@patchbay/contract/http/problem';
import type { References } from '@patchbay/contract/references';
import type { ExternalTrunk, ExternalTrunkDraft, externalTrunks } from '@patchbay/contract/external-trunks';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../platform/ctx.ts';
import { answerList } from '../../platform/http/listing.ts';
import { listPage } from '../../platform/list.ts';
import { assignNumbers, claimNumbers, longestAssignment, releaseNumbers } from '../../platform/number-assignment.ts';
import { orStale } from '../../platform/stale.ts';
import { externalTrunkListing, externalTrunkToWire } from './listing.ts';

export const listExternalTrunks = (ctx: TenantCtx, query: QueryOf<typeof externalTrunks.list>) => answerList(ctx, externalTrunkListing, query);

export const getExternalTrunk = async (ctx: TenantCtx, id: string): Promise<ExternalTrunk> => {
  const { rows } = await ctx.read((sql) => listPage(sql, externalTrunkListing.map, { sort: 'name', pageSize: 1, id }));
  if (!rows[0]) throw notFound('external trunk');
  return externalTrunkToWire(rows[0]);
};

const withNumbers = { phoneNumbers: { select: { id: true, e164: true }, orderBy: { e164: 'asc' } } } as const;

export const findExternalTrunk = async (tx: Tx, id: string): Promise<ExternalTrunk | null> => {
  const row = await tx.externalTrunk.findUnique({ where: { id }, include: withNumbers });
  return row && externalTrunkToWire({ ...row, is_enabled: row.isEnabled, phone_numbers: row.phoneNumbers as ExternalTrunk['phoneNumbers'], created_at: row.createdAt, updated_at: row.updatedAt });
};

export const loadExternalTrunk = async (tx: Tx, id: string): Promise<ExternalTrunk> => {
  const found = await findExternalTrunk(tx, id);
  if (!found) throw notFound('external trunk');
  return found;
};

const entityOf = ({ id, name }: ExternalTrunk) => ({ type: 'external-trunk' as const, id, label: name });

/** Gives it exactly these numbers, if it can have them. */
const giveNumbers = async (tx: Tx, ctx: ActingCtx, id: string, phoneNumberIds: string[]): Promise<void> => {
  const trunk = { kind: 'external-trunk', id } as const;
  await claimNumbers(tx, ctx, trunk, phoneNumberIds.map((numberId, index) => ({ id: numberId, pointer: `/phoneNumberIds/${index}` })));
  await assignNumbers(tx, ctx, trunk, phoneNumberIds);
};

export const insertExternalTrunk = async (tx: Tx, ctx: ActingCtx, id: string, { name, isEnabled, phoneNumberIds }: ExternalTrunkDraft): Promise<ExternalTrunk> => {
  await tx.externalTrunk.create({ data: { id, name, isEnabled, createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } });
  await giveNumbers(tx, ctx, id, phoneNumberIds);
  return loadExternalTrunk(tx, id);
};

/** Brings one to this state; `version`, where given, is the one that it must have. */
export const changeExternalTrunk = async (tx: Tx, ctx: ActingCtx, before: ExternalTrunk, { name, isEnabled, phoneNumberIds, version = before.version }: ExternalTrunkDraft & { version?: number }): Promise<ExternalTrunk> => {
  const { id } = before;
  await tx.externalTrunk.update({ where: { id, version }, data: { name, isEnabled, version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } }).catch(orStale);
  await giveNumbers(tx, ctx, id, phoneNumberIds);
  return loadExternalTrunk(tx, id);
};

/** Frees its numbers and takes it away. */
export const dropExternalTrunk = async (tx: Tx, ctx: ActingCtx, id: string): Promise<void> => {
  await releaseNumbers(tx, ctx, 'external-trunk', [id]);
  await tx.externalTrunk.delete({ where: { id }, select: { id: true } });
};

export const createExternalTrunk = (ctx: TenantCtx, draft: ExternalTrunkDraft): Promise<ExternalTrunk> =>
  ctx.inTenant(async (tx) => {
    const after = await insertExternalTrunk(tx, ctx, ctx.newId(), draft);
    await audit(tx, ctx, 'external-trunk.created', { entity: entityOf(after), after });
    return after;
  }, longestAssignment);

export const updateExternalTrunk = (ctx: TenantCtx, id: string, draft: ExternalTrunkDraft & { version: number }): Promise<ExternalTrunk> =>
  ctx.inTenant(async (tx) => {
    const before = await loadExternalTrunk(tx, id);
    const after = await changeExternalTrunk(tx, ctx, before, draft);
    await audit(tx, ctx, 'external-trunk.updated', { entity: entityOf(after), before, after });
    return after;
  }, longestAssignment);

export const removeExternalTrunk = (ctx: TenantCtx, id: string): Promise<void> =>
  ctx.inTenant(async (tx) => {
    const before = await loadExternalTrunk(tx, id);
    await dropExternalTrunk(tx, ctx, id);
    await audit(tx, ctx, 'external-trunk.removed', { entity: entityOf(before), before });
  }, longestAssignment);

export const externalTrunkReferences = (ctx: TenantCtx, id: string): Promise<References> =>
  ctx.inTenant(async (tx) => {
    const { phoneNumbers } = await loadExternalTrunk(tx, id);
    return { blocking: [], removed: [], released: phoneNumbers.map((number) => ({ kind: 'phone-number', id: number.id, label: number.e164 })) };
  });
