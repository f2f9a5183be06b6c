import type { AppConfiguration, AppConfigurationDraft, appConfigurations } from '@patchbay/contract/app-configurations';
import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { References } from '@patchbay/contract/references';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../../platform/ctx.ts';
import { answerList } from '../../../platform/http/listing.ts';
import { listPage } from '../../../platform/list.ts';
import { callFlowsWith } from '../../../platform/relations.ts';
import { orStale } from '../../../platform/stale.ts';
import { assignHandling, claimHandling, handlingReferences, inboundToRow, outboundToRow, recordedToRow } from '../call-handling/assign.ts';
import { handlingOf, withHandling } from '../call-handling/handling.ts';
import { findInvitation } from '../invitations/find.ts';
import { sendInvitation } from '../invitations/invitations.ts';
import { appConfigurationListing, appConfigurationToWire } from './listing.ts';

export const listAppConfigurations = (ctx: TenantCtx, query: QueryOf<typeof appConfigurations.list>) => answerList(ctx, appConfigurationListing, query);

export const getAppConfiguration = async (ctx: TenantCtx, id: string): Promise<AppConfiguration> => {
  const { rows } = await ctx.read((sql) => listPage(sql, appConfigurationListing.map, { sort: 'userName', pageSize: 1, id }));
  if (!rows[0]) throw notFound('app configuration');
  return appConfigurationToWire(rows[0]);
};

const withRelations = { ...withHandling, user: true, callerIds: { select: { phoneNumber: { select: { id: true, e164: true } } }, orderBy: { phoneNumber: { e164: 'asc' } } } } as const;

export const findAppConfiguration = async (tx: Tx, id: string): Promise<AppConfiguration | null> => {
  const row = await tx.appConfiguration.findUnique({ where: { id }, include: withRelations });
  if (!row) return null;
  const { user } = row;
  const invitation = await findInvitation(tx, user.id);
  return appConfigurationToWire({
    id, user_id: user.id, user_name: `${user.firstName} ${user.lastName}`, email: user.email, configured_at: row.configuredAt, invitation,
    handling: handlingOf(row), caller_ids: row.callerIds.map(({ phoneNumber }) => phoneNumber) as AppConfiguration['callerIds'],
    version: row.version, created_at: row.createdAt, updated_at: row.updatedAt,
  });
};

export const loadAppConfiguration = async (tx: Tx, id: string): Promise<AppConfiguration> => {
  const found = await findAppConfiguration(tx, id);
  if (!found) throw notFound('app configuration');
  return found;
};

export const entityOf = ({ id, userName }: AppConfiguration) => ({ type: 'app-configuration' as const, id, label: userName });

export const noCallerId = 'A caller ID is a voice number of the enterprise.';

/** Gives it exactly these numbers and delivery methods, and lets calls show exactly those caller IDs. */
const give = async (tx: Tx, ctx: ActingCtx, { id, userName }: AppConfiguration, draft: AppConfigurationDraft): Promise<void> => {
  const { callerIdIds } = draft;
  const handler = { kind: 'app-configuration', id, label: userName } as const;
  await claimHandling(tx, ctx, handler, { ...draft, shown: callerIdIds.map((numberId, index) => ({ id: numberId, pointer: `/callerIdIds/${index}`, detail: noCallerId })) });
  await assignHandling(tx, ctx, handler, draft);
  await tx.appConfigurationCallerId.deleteMany({ where: { appConfigurationId: id, phoneNumberId: { notIn: callerIdIds } } });
  await tx.appConfigurationCallerId.createMany({ data: callerIdIds.map((phoneNumberId) => ({ appConfigurationId: id, phoneNumberId })), skipDuplicates: true });
};

/** Brings one to this state; `version`, where given, is the one that it must have. */
export const changeAppConfiguration = async (tx: Tx, ctx: ActingCtx, before: AppConfiguration, draft: AppConfigurationDraft & { version?: number; isConfigured: boolean }): Promise<AppConfiguration> => {
  const { id } = before;
  const configuredAt = draft.isConfigured === before.isConfigured ? {} : { configuredAt: draft.isConfigured ? ctx.now : null };
  const data = { ...inboundToRow(draft), ...outboundToRow(draft), ...recordedToRow(draft), ...configuredAt, version: { increment: 1 }, updatedAt: ctx.now };
  await tx.appConfiguration.update({ where: { id, version: draft.version ?? before.version }, data, select: { id: true } }).catch(orStale);
  await give(tx, ctx, before, draft);
  return loadAppConfiguration(tx, id);
};

const requireInviting = ({ permissions }: TenantCtx): void => {
  if (!permissions.has('users:write')) throw new Problem('forbidden', 'This also needs the permission users:write.', { params: { permission: 'users:write' } });
};

/** Changes it; with `sendInvitation` the user is invited to the app in the same change. */
export const updateAppConfiguration = (ctx: TenantCtx, id: string, { sendInvitation: isInviting, ...draft }: AppConfigurationDraft & { version: number; sendInvitation?: boolean }): Promise<AppConfiguration> =>
  ctx.inTenant(async (tx) => {
    if (isInviting) requireInviting(ctx);
    const before = await loadAppConfiguration(tx, id);
    const after = await changeAppConfiguration(tx, ctx, before, { ...draft, isConfigured: true });
    await audit(tx, ctx, 'app-configuration.updated', { entity: entityOf(after), before, after });
    if (!isInviting) return after;
    await sendInvitation(tx, ctx, after.userId);
    return loadAppConfiguration(tx, id);
  });

export const appConfigurationReferences = (ctx: TenantCtx, id: string): Promise<References> =>
  ctx.inTenant(async (tx) => {
    const found = await loadAppConfiguration(tx, id);
    const released = [...handlingReferences([...found.phoneNumbers, ...found.callerIds], found), ...(await callFlowsWith(tx, [id]))];
    return { blocking: [{ kind: 'user', id: found.userId, label: found.userName }], removed: [], released };
  });
