import { callClasses, type DialPlanProfile, type DialPlanProfileDraft, type dialPlanProfiles } from '@patchbay/contract/dial-plan-profiles';
import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound } from '@patchbay/contract/http/problem';
import type { References } from '@patchbay/contract/references';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../platform/ctx.ts';
import { onlySeen } from '../../platform/extension-sight.ts';
import { answerList } from '../../platform/http/listing.ts';
import { listPage } from '../../platform/list.ts';
import { orStale } from '../../platform/stale.ts';
import { extensionsWith, refuseWhileFollowed } from './followers.ts';
import { dialPlanProfileListing, dialPlanProfileToWire } from './listing.ts';

export const listDialPlanProfiles = (ctx: TenantCtx, query: QueryOf<typeof dialPlanProfiles.list>) => answerList(ctx, dialPlanProfileListing, query);

export const getDialPlanProfile = async (ctx: TenantCtx, id: string): Promise<DialPlanProfile> => {
  const { rows } = await ctx.read((sql) => listPage(sql, dialPlanProfileListing.map, { sort: 'name', pageSize: 1, id }));
  if (!rows[0]) throw notFound('dial plan profile');
  return dialPlanProfileToWire(rows[0]);
};

export const findDialPlanProfile = async (tx: Tx, id: string): Promise<DialPlanProfile | null> => {
  const row = await tx.dialPlanProfile.findUnique({ where: { id }, include: { _count: { select: { extensions: true } } } });
  return row && dialPlanProfileToWire({
    ...row, is_default: row.isDefault, allowed_classes: row.allowedClasses, extensions: row._count.extensions, created_at: row.createdAt, updated_at: row.updatedAt,
    allow_prefixes: row.allowPrefixes as DialPlanProfile['allowPrefixes'], deny_prefixes: row.denyPrefixes as DialPlanProfile['denyPrefixes'],
  });
};

export const loadDialPlanProfile = async (tx: Tx, id: string): Promise<DialPlanProfile> => {
  const found = await findDialPlanProfile(tx, id);
  if (!found) throw notFound('dial plan profile');
  return found;
};

const entityOf = ({ id, name }: DialPlanProfile) => ({ type: 'dial-plan-profile' as const, id, label: name });

/** The classes from the harmless to the costly; the prefixes as they were given. */
const toRow = ({ name, isDefault, allowedClasses, allowPrefixes, denyPrefixes }: DialPlanProfileDraft) =>
  ({ name, isDefault, allowedClasses: callClasses.filter((each) => allowedClasses.includes(each)), allowPrefixes, denyPrefixes });

export const insertDialPlanProfile = async (tx: Tx, ctx: ActingCtx, id: string, draft: DialPlanProfileDraft): Promise<DialPlanProfile> => {
  await tx.dialPlanProfile.create({ data: { id, ...toRow(draft), createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } });
  return loadDialPlanProfile(tx, id);
};

/** Brings one to this state; `version`, where given, is the one that it must have. */
export const changeDialPlanProfile = async (tx: Tx, ctx: ActingCtx, before: DialPlanProfile, { version = before.version, ...draft }: DialPlanProfileDraft & { version?: number }): Promise<DialPlanProfile> => {
  const { id } = before;
  await tx.dialPlanProfile.update({ where: { id, version }, data: { ...toRow(draft), version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } }).catch(orStale);
  return loadDialPlanProfile(tx, id);
};

/** Takes it away, unless an extension has it. */
export const dropDialPlanProfile = async (tx: Tx, id: string): Promise<void> => {
  await refuseWhileFollowed(tx, id);
  await tx.dialPlanProfile.delete({ where: { id }, select: { id: true } });
};

/** Where this one becomes the default, whichever was it is not any more; the log says so first, so that undoing both gives it back. */
const takeDefault = async (tx: Tx, ctx: TenantCtx, { isDefault }: DialPlanProfileDraft, id: string): Promise<void> => {
  if (!isDefault) return;
  const other = await tx.dialPlanProfile.findFirst({ where: { isDefault: true, id: { not: id } }, select: { id: true } });
  if (!other) return;
  const before = await loadDialPlanProfile(tx, other.id);
  const after = await changeDialPlanProfile(tx, ctx, before, { ...before, isDefault: false });
  await audit(tx, ctx, 'dial-plan-profile.updated', { entity: entityOf(after), before, after });
};

export const createDialPlanProfile = (ctx: TenantCtx, draft: DialPlanProfileDraft): Promise<DialPlanProfile> =>
  ctx.inTenant(async (tx) => {
    const id = ctx.newId();
    await takeDefault(tx, ctx, draft, id);
    const after = await insertDialPlanProfile(tx, ctx, id, draft);
    await audit(tx, ctx, 'dial-plan-profile.created', { entity: entityOf(after), after });
    return after;
  });

export const updateDialPlanProfile = (ctx: TenantCtx, id: string, draft: DialPlanProfileDraft & { version: number }): Promise<DialPlanProfile> =>
  ctx.inTenant(async (tx) => {
    const before = await loadDialPlanProfile(tx, id);
    await takeDefault(tx, ctx, draft, id);
    const after = await changeDialPlanProfile(tx, ctx, before, draft);
    await audit(tx, ctx, 'dial-plan-profile.updated', { entity: entityOf(after), before, after });
    return after;
  });

export const removeDialPlanProfile = (ctx: TenantCtx, id: string): Promise<void> =>
  ctx.inTenant(async (tx) => {
    const before = await loadDialPlanProfile(tx, id);
    await dropDialPlanProfile(tx, id);
    await audit(tx, ctx, 'dial-plan-profile.removed', { entity: entityOf(before), before });
  });

export const dialPlanProfileReferences = (ctx: TenantCtx, id: string): Promise<References> =>
  ctx.inTenant(async (tx) => {
    await loadDialPlanProfile(tx, id);
    return { blocking: await onlySeen(tx, ctx, await extensionsWith(tx, id)), removed: [], released: [] };
  });
