import { FeatureAction, type FeatureCode, type FeatureCodeDraft, type featureCodes } from '@patchbay/contract/feature-codes';
import type { QueryOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { notFound } from '@patchbay/contract/http/problem';
import type { References } from '@patchbay/contract/references';
import type { Tx } from '@patchbay/database/scope';
import { usualCode } from '@patchbay/domain/numbering/usual-codes';
import { audit } from '../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../platform/ctx.ts';
import { claimCodes, exchangeCode, releaseCodes } from '../../platform/dial-space.ts';
import { answerList } from '../../platform/http/listing.ts';
import { listPage } from '../../platform/list.ts';
import { linesWith } from '../../platform/relations.ts';
import { orStale } from '../../platform/stale.ts';
import { featureCodeListing, featureCodeToWire } from './listing.ts';

export const listFeatureCodes = (ctx: TenantCtx, query: QueryOf<typeof featureCodes.list>) => answerList(ctx, featureCodeListing, query);

export const getFeatureCode = async (ctx: TenantCtx, id: string): Promise<FeatureCode> => {
  const { rows } = await ctx.read((sql) => listPage(sql, featureCodeListing.map, { sort: 'code', pageSize: 1, id }));
  if (!rows[0]) throw notFound('feature code');
  return featureCodeToWire(rows[0]);
};

export const findFeatureCode = async (tx: Tx, id: string): Promise<FeatureCode | null> => {
  const row = await tx.featureCode.findUnique({ where: { id } });
  return row && featureCodeToWire({ ...row, is_enabled: row.isEnabled, created_at: row.createdAt, updated_at: row.updatedAt });
};

export const loadFeatureCode = async (tx: Tx, id: string): Promise<FeatureCode> => {
  const found = await findFeatureCode(tx, id);
  if (!found) throw notFound('feature code');
  return found;
};

const entityOf = ({ id, code }: FeatureCode) => ({ type: 'feature-code' as const, id, label: code });

export const insertFeatureCode = async (tx: Tx, ctx: ActingCtx, id: string, { code, action, isEnabled, comment }: FeatureCodeDraft): Promise<FeatureCode> => {
  await claimCodes(tx, { kind: 'feature-code', codes: [code], pointer: '/code' });
  await tx.featureCode.create({ data: { id, code, action, isEnabled, comment, createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } });
  return loadFeatureCode(tx, id);
};

/** Brings one to this state; `version`, where given, is the one that it must have. */
export const changeFeatureCode = async (tx: Tx, ctx: ActingCtx, before: FeatureCode, draft: FeatureCodeDraft & { version?: number }): Promise<FeatureCode> => {
  const { id } = before;
  const { code, action, isEnabled, comment, version = before.version } = draft;
  const data = { code, action, isEnabled, comment, version: { increment: 1 }, updatedAt: ctx.now };
  await exchangeCode(tx, { kind: 'feature-code', before: before.code, after: code, pointer: '/code' }, () =>
    tx.featureCode.update({ where: { id, version }, data, select: { id: true } }).catch(orStale));
  return loadFeatureCode(tx, id);
};

export const dropFeatureCode = async (tx: Tx, { id, code }: FeatureCode): Promise<void> => {
  await tx.featureCode.delete({ where: { id }, select: { id: true } });
  await releaseCodes(tx, [code]);
};

const addFeatureCode = async (tx: Tx, ctx: TenantCtx, draft: FeatureCodeDraft): Promise<FeatureCode> => {
  const after = await insertFeatureCode(tx, ctx, ctx.newId(), draft);
  await audit(tx, ctx, 'feature-code.created', { entity: entityOf(after), after });
  return after;
};

export const createFeatureCode = (ctx: TenantCtx, draft: FeatureCodeDraft): Promise<FeatureCode> => ctx.inTenant((tx) => addFeatureCode(tx, ctx, draft));

export const addUsualFeatureCodes = (ctx: TenantCtx): Promise<ResponseOf<typeof featureCodes.addUsual>> =>
  ctx.inTenant(async (tx) => {
    const [set, codes] = [await tx.featureCode.findMany({ select: { action: true } }), await tx.dialCode.findMany({ select: { code: true } })];
    const [isSet, taken] = [new Set(set.map(({ action }) => action)), new Set(codes.map(({ code }) => code))];
    const items: FeatureCode[] = [];
    for (const action of FeatureAction.options) {
      const code = isSet.has(action) ? undefined : usualCode(action, taken);
      if (code !== undefined) items.push(await addFeatureCode(tx, ctx, { code, action, isEnabled: true, comment: '' }));
    }
    return { items };
  });

export const updateFeatureCode = (ctx: TenantCtx, id: string, draft: FeatureCodeDraft & { version: number }): Promise<FeatureCode> =>
  ctx.inTenant(async (tx) => {
    const before = await loadFeatureCode(tx, id);
    const after = await changeFeatureCode(tx, ctx, before, draft);
    await audit(tx, ctx, 'feature-code.updated', { entity: entityOf(after), before, after });
    return after;
  });

export const removeFeatureCode = (ctx: TenantCtx, id: string): Promise<void> =>
  ctx.inTenant(async (tx) => {
    const before = await loadFeatureCode(tx, id);
    await dropFeatureCode(tx, before);
    await audit(tx, ctx, 'feature-code.removed', { entity: entityOf(before), before });
  });

export const featureCodeReferences = (ctx: TenantCtx, id: string): Promise<References> =>
  ctx.inTenant(async (tx) => {
    await loadFeatureCode(tx, id);
    const lines = await linesWith(tx, 'feature-code', id);
    return { blocking: [], removed: [], released: lines.map(({ kind, id: lineId, label }) => ({ kind, id: lineId, label })) };
  });
