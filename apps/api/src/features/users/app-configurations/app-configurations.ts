import type { AppConfiguration, AppConfigurationDraft, appConfigurations } from '@patchbay/contract/app-configurations';
import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { References } from '@patchbay/contract/references';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../../platform/ctx.ts';
import { answerList } from '../../../platform/http/listing.ts';
import { listPage } from '../../../platform/list.ts';
import { assignNumbers, lockNumbers, refuseNumber, refuseUnusable } from '../../../platform/number-assignment.ts';
import { orStale } from '../../../platform/stale.ts';
import { findInvitation } from '../invitations/find.ts';
import { sendInvitation } from '../invitations/invitations.ts';
import { appConfigurationListing, appConfigurationToWire } from './listing.ts';

export const listAppConfigurations = (ctx: TenantCtx, query: QueryOf<typeof appConfigurations.list>) => answerList(ctx, appConfigurationListing, query);

export const getAppConfiguration = async (ctx: TenantCtx, id: string): Promise<AppConfiguration> => {
  const { rows } = await ctx.read((sql) => listPage(sql, appConfigurationListing.map, { sort: 'userName', pageSize: 1, id }));
  if (!rows[0]) throw notFound('app configuration');
  return appConfigurationToWire(rows[0]);
};

const number = { select: { id: true, e164: true }, orderBy: { e164: 'asc' } } as const;
const withRelations = { user: true, phoneNumbers: number, callerIds: { select: { phoneNumber: { select: number.select } }, orderBy: { phoneNumber: number.orderBy } } } as const;

export const findAppConfiguration = async (tx: Tx, id: string): Promise<AppConfiguration | null> => {
  const row = await tx.appConfiguration.findUnique({ where: { id }, include: withRelations });
  if (!row) return null;
  const { user } = row;
  const invitation = await findInvitation(tx, user.id);
  return appConfigurationToWire({
    id, user_id: user.id, user_name: `${user.firstName} ${user.lastName}`, email: user.email, configured_at: row.configuredAt, invitation,
    phone_numbers: row.phoneNumbers as AppConfiguration['phoneNumbers'], caller_ids: row.callerIds.map(({ phoneNumber }) => phoneNumber) as AppConfiguration['callerIds'],
    when_unavailable: row.whenUnavailable, external_outbound_enabled: row.externalOutboundEnabled, record_inbound_internal: row.recordInboundInternal, record_inbound_external: row.recordInboundExternal,
    record_outbound_internal: row.recordOutboundInternal, record_outbound_external: row.recordOutboundExternal, record_on_demand: row.recordOnDemand,
    version: row.version, created_at: row.createdAt, updated_at: row.updatedAt,
  });
};

export const loadAppConfiguration = async (tx: Tx, id: string): Promise<AppConfiguration> => {
  const found = await findAppConfiguration(tx, id);
  if (!found) throw notFound('app configuration');
  return found;
};

export const entityOf = ({ id, userName }: AppConfiguration) => ({ type: 'app-configuration' as const, id, label: userName });

/** Makes exactly these numbers ring there, and lets calls show exactly those. */
const giveNumbers = async (tx: Tx, ctx: ActingCtx, id: string, { phoneNumberIds, callerIdIds }: AppConfigurationDraft): Promise<void> => {
  const line = { kind: 'app-configuration', id } as const;
  const own = await lockNumbers(tx, [...phoneNumberIds, ...callerIdIds]);
  phoneNumberIds.forEach((numberId, index) => refuseUnusable(ctx, own.get(numberId), line, `/phoneNumberIds/${index}`));
  callerIdIds.forEach((numberId, index) => {
    if (!own.get(numberId)?.voice) refuseNumber('rule-broken', `/callerIdIds/${index}`, 'A caller ID is a voice number of the enterprise.');
  });
  await assignNumbers(tx, ctx, line, phoneNumberIds);
  await tx.appConfigurationCallerId.deleteMany({ where: { appConfigurationId: id, phoneNumberId: { notIn: callerIdIds } } });
  await tx.appConfigurationCallerId.createMany({ data: callerIdIds.map((phoneNumberId) => ({ appConfigurationId: id, phoneNumberId })), skipDuplicates: true });
};

const toRow = ({ whenUnavailable, externalOutboundEnabled, recordInboundInternal, recordInboundExternal, recordOutboundInternal, recordOutboundExternal, recordOnDemand }: AppConfigurationDraft) =>
  ({ whenUnavailable, externalOutboundEnabled, recordInboundInternal, recordInboundExternal, recordOutboundInternal, recordOutboundExternal, recordOnDemand });

/** Brings one to this state; `version`, where given, is the one that it must have. */
export const changeAppConfiguration = async (tx: Tx, ctx: ActingCtx, before: AppConfiguration, draft: AppConfigurationDraft & { version?: number; isConfigured: boolean }): Promise<AppConfiguration> => {
  const { id } = before;
  const configuredAt = draft.isConfigured === before.isConfigured ? {} : { configuredAt: draft.isConfigured ? ctx.now : null };
  const data = { ...toRow(draft), ...configuredAt, version: { increment: 1 }, updatedAt: ctx.now };
  await tx.appConfiguration.update({ where: { id, version: draft.version ?? before.version }, data, select: { id: true } }).catch(orStale);
  await giveNumbers(tx, ctx, id, draft);
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
    const { userId, userName, phoneNumbers, callerIds } = await loadAppConfiguration(tx, id);
    const numbers = new Map([...phoneNumbers, ...callerIds].map((one) => [one.id, { kind: 'phone-number', id: one.id, label: one.e164 }]));
    return { blocking: [{ kind: 'user', id: userId, label: userName }], removed: [], released: [...numbers.values()] };
  });
