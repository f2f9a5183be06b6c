import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound } from '@patchbay/contract/http/problem';
import type { References } from '@patchbay/contract/references';
import type { SmsGroup, SmsGroupDraft, smsGroups } from '@patchbay/contract/sms-groups';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../platform/ctx.ts';
import { answerList } from '../../platform/http/listing.ts';
import { listPage } from '../../platform/list.ts';
import { assignNumbers, claimNumbers, releaseNumbers } from '../../platform/number-assignment.ts';
import { orStale } from '../../platform/stale.ts';
import { smsGroupListing, smsGroupToWire } from './listing.ts';

export const listSmsGroups = (ctx: TenantCtx, query: QueryOf<typeof smsGroups.list>) => answerList(ctx, smsGroupListing, query);

export const getSmsGroup = async (ctx: TenantCtx, id: string): Promise<SmsGroup> => {
  const { rows } = await ctx.read((sql) => listPage(sql, smsGroupListing.map, { sort: 'name', pageSize: 1, id }));
  if (!rows[0]) throw notFound('SMS group');
  return smsGroupToWire(rows[0]);
};

const named = { select: { id: true, shortNumber: true, displayName: true } } as const;
const withRelations = {
  phoneNumbers: { select: { id: true, e164: true } },
  ownerExtension: named,
  members: { select: { extension: named }, orderBy: { extension: { shortNumber: 'asc' } } },
} as const;

const toReference = ({ id, shortNumber, displayName }: { id: string; shortNumber: string; displayName: string }) => ({ kind: 'extension', id, label: `${shortNumber} ${displayName}` });

export const findSmsGroup = async (tx: Tx, id: string): Promise<SmsGroup | null> => {
  const row = await tx.smsGroup.findUnique({ where: { id }, include: withRelations });
  return row && smsGroupToWire({
    id, name: row.name, is_enabled: row.isEnabled, phone_number: (row.phoneNumbers[0] as SmsGroup['phoneNumber'] | undefined) ?? null, owner: row.ownerExtension && toReference(row.ownerExtension),
    members: row.members.map(({ extension }) => toReference(extension)), version: row.version, created_at: row.createdAt, updated_at: row.updatedAt,
  });
};

export const loadSmsGroup = async (tx: Tx, id: string): Promise<SmsGroup> => {
  const found = await findSmsGroup(tx, id);
  if (!found) throw notFound('SMS group');
  return found;
};

const entityOf = ({ id, name }: SmsGroup) => ({ type: 'sms-group' as const, id, label: name });

type Relations = Pick<SmsGroupDraft, 'phoneNumberId' | 'memberExtensionIds'>;

/** Gives it exactly this number and these members. */
const relate = async (tx: Tx, ctx: ActingCtx, id: string, { phoneNumberId, memberExtensionIds }: Relations): Promise<void> => {
  const group = { kind: 'sms-group', id } as const;
  const wanted = phoneNumberId === null ? [] : [phoneNumberId];
  await claimNumbers(tx, ctx, group, wanted.map((numberId) => ({ id: numberId, pointer: '/phoneNumberId' })));
  await assignNumbers(tx, ctx, group, wanted);
  await tx.smsGroupMember.deleteMany({ where: { groupId: id, extensionId: { notIn: memberExtensionIds } } });
  await tx.smsGroupMember.createMany({ data: memberExtensionIds.map((extensionId) => ({ groupId: id, extensionId })), skipDuplicates: true });
};

export const insertSmsGroup = async (tx: Tx, ctx: ActingCtx, id: string, draft: SmsGroupDraft): Promise<SmsGroup> => {
  const { name, isEnabled, ownerExtensionId } = draft;
  await tx.smsGroup.create({ data: { id, name, isEnabled, ownerExtensionId, createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } });
  await relate(tx, ctx, id, draft);
  return loadSmsGroup(tx, id);
};

/** Brings one to this state; `version`, where given, is the one that it must have. */
export const changeSmsGroup = async (tx: Tx, ctx: ActingCtx, before: SmsGroup, draft: SmsGroupDraft & { version?: number }): Promise<SmsGroup> => {
  const { id } = before;
  const { name, isEnabled, ownerExtensionId, version = before.version } = draft;
  await tx.smsGroup.update({ where: { id, version }, data: { name, isEnabled, ownerExtensionId, version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } }).catch(orStale);
  await relate(tx, ctx, id, draft);
  return loadSmsGroup(tx, id);
};

/** Frees its number and takes it away. */
export const dropSmsGroup = async (tx: Tx, ctx: ActingCtx, id: string): Promise<void> => {
  await releaseNumbers(tx, ctx, 'sms-group', [id]);
  await tx.smsGroup.delete({ where: { id }, select: { id: true } });
};

export const createSmsGroup = (ctx: TenantCtx, draft: SmsGroupDraft): Promise<SmsGroup> =>
  ctx.inTenant(async (tx) => {
    const after = await insertSmsGroup(tx, ctx, ctx.newId(), draft);
    await audit(tx, ctx, 'sms-group.created', { entity: entityOf(after), after });
    return after;
  });

export const updateSmsGroup = (ctx: TenantCtx, id: string, draft: SmsGroupDraft & { version: number }): Promise<SmsGroup> =>
  ctx.inTenant(async (tx) => {
    const before = await loadSmsGroup(tx, id);
    const after = await changeSmsGroup(tx, ctx, before, draft);
    await audit(tx, ctx, 'sms-group.updated', { entity: entityOf(after), before, after });
    return after;
  });

export const removeSmsGroup = (ctx: TenantCtx, id: string): Promise<void> =>
  ctx.inTenant(async (tx) => {
    const before = await loadSmsGroup(tx, id);
    await dropSmsGroup(tx, ctx, id);
    await audit(tx, ctx, 'sms-group.removed', { entity: entityOf(before), before });
  });

export const smsGroupReferences = (ctx: TenantCtx, id: string): Promise<References> =>
  ctx.inTenant(async (tx) => {
    const { phoneNumber, owner, members } = await loadSmsGroup(tx, id);
    const extensions = new Map([...(owner ? [owner] : []), ...members].map((extension) => [extension.id, extension]));
    return { blocking: [], removed: [], released: [...(phoneNumber ? [{ kind: 'phone-number', id: phoneNumber.id, label: phoneNumber.e164 }] : []), ...extensions.values()] };
  });
