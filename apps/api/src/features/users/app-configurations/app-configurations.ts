import type { AppConfiguration, AppConfigurationDraft, appConfigurations } from '@patchbay/contract/app-configurations';
import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { References } from '@patchbay/contract/references';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../../platform/ctx.ts';
import { answerList } from '../../../platform/http/listing.ts';
import { updateEach } from '../../../platform/insert-many.ts';
import { listPage } from '../../../platform/list.ts';
import { callFlowsWith } from '../../../platform/relations.ts';
import { orStale } from '../../../platform/stale.ts';
import { assignHandling, claimHandling, handlingReferences, inboundToRow, outboundToRow, recordedToRow, releaseHandling } from '../call-handling/assign.ts';
import { handlingOf, withHandling } from '../call-handling/handling.ts';
import { findInvitations } from '../invitations/find.ts';
import { sendInvitation } from '../invitations/invitations.ts';
import { appConfigurationListing, appConfigurationToWire } from './listing.ts';

export const listAppConfigurations = (ctx: TenantCtx, query: QueryOf<typeof appConfigurations.list>) => answerList(ctx, appConfigurationListing, query);

export const getAppConfiguration = async (ctx: TenantCtx, id: string): Promise<AppConfiguration> => {
  const { rows } = await ctx.read((sql) => listPage(sql, appConfigurationListing.map, { sort: 'userName', pageSize: 1, id }));
  if (!rows[0]) throw notFound('app configuration');
  return appConfigurationToWire(rows[0]);
};

const withRelations = { ...withHandling, user: true, callerIds: { select: { phoneNumber: { select: { id: true, e164: true } } }, orderBy: { phoneNumber: { e164: 'asc' } } } } as const;

export const findAppConfigurations = async (tx: Tx, ids: string[]): Promise<AppConfiguration[]> => {
  const rows = await tx.appConfiguration.findMany({ where: { id: { in: ids } }, include: withRelations, orderBy: { id: 'asc' } });
  const invitations = await findInvitations(tx, rows.map(({ userId }) => userId));
  return rows.map((row) => appConfigurationToWire({
    id: row.id, user_id: row.userId, user_name: `${row.user.firstName} ${row.user.lastName}`, email: row.user.email, configured_at: row.configuredAt, invitation: invitations.get(row.userId)!,
    handling: handlingOf(row), caller_ids: row.callerIds.map(({ phoneNumber }) => phoneNumber) as AppConfiguration['callerIds'],
    version: row.version, created_at: row.createdAt, updated_at: row.updatedAt,
  }));
};

export const findAppConfiguration = async (tx: Tx, id: string): Promise<AppConfiguration | null> => (await findAppConfigurations(tx, [id]))[0] ?? null;

export const loadAppConfiguration = async (tx: Tx, id: string): Promise<AppConfiguration> => {
  const found = await findAppConfiguration(tx, id);
  if (!found) throw notFound('app configuration');
  return found;
};

export const entityOf = ({ id, userName }: AppConfiguration) => ({ type: 'app-configuration' as const, id, label: userName });

export const noCallerId = 'A caller ID is a voice number of the enterprise.';

type Decided = AppConfigurationDraft & Pick<AppConfiguration, 'id' | 'userName'>;

/** Gives each of them exactly these numbers and delivery methods, and lets its calls show exactly those caller IDs. */
const give = async (tx: Tx, ctx: ActingCtx, decided: Decided[]): Promise<void> => {
  const shownBy = ({ callerIdIds }: Decided) => callerIdIds.map((id, index) => ({ id, pointer: `/callerIdIds/${index}`, detail: noCallerId }));
  await claimHandling(tx, ctx, 'app-configuration', decided.map((one) => ({ ...one, shown: shownBy(one) })));
  await assignHandling(tx, ctx, 'app-configuration', decided.map((one) => ({ ...one, label: one.userName })));
  const callerIdsOf = JSON.stringify(Object.fromEntries(decided.map(({ id, callerIdIds }) => [id, callerIdIds])));
  await tx.$executeRaw`delete from app_configuration_caller_id where app_configuration_id = any(${decided.map(({ id }) => id)}::uuid[]) and not (${callerIdsOf}::jsonb -> app_configuration_id::text) ? phone_number_id::text`;
  await tx.appConfigurationCallerId.createMany({ data: decided.flatMap(({ id: appConfigurationId, callerIdIds }) => callerIdIds.map((phoneNumberId) => ({ appConfigurationId, phoneNumberId }))), skipDuplicates: true });
};

const toRow = (draft: AppConfigurationDraft) => ({ ...inboundToRow(draft), ...outboundToRow(draft), ...recordedToRow(draft) });

/** Brings one to this state; `version`, where given, is the one that it must have. */
export const changeAppConfiguration = async (tx: Tx, ctx: ActingCtx, before: AppConfiguration, draft: AppConfigurationDraft & { version?: number; isConfigured: boolean }): Promise<AppConfiguration> => {
  const { id, userName } = before;
  const configuredAt = draft.isConfigured === before.isConfigured ? {} : { configuredAt: draft.isConfigured ? ctx.now : null };
  const data = { ...toRow(draft), ...configuredAt, version: { increment: 1 }, updatedAt: ctx.now };
  await tx.appConfiguration.update({ where: { id, version: draft.version ?? before.version }, data, select: { id: true } }).catch(orStale);
  await give(tx, ctx, [{ ...draft, id, userName }]);
  return loadAppConfiguration(tx, id);
};

/** Brings each of several to a state of its own, however many, by the same few statements; what one gives up another may get. */
export const restoreAppConfigurations = async (tx: Tx, ctx: ActingCtx, decided: (Decided & { isConfigured: boolean })[]): Promise<void> => {
  const rows = decided.map((one) => ({ ...toRow(one), id: one.id }));
  await updateEach(tx, { table: 'app_configuration', keys: Object.keys(toRow(decided[0]!)), now: ctx.now }, rows);
  const those = (isConfigured: boolean) => ({ in: decided.filter((one) => one.isConfigured === isConfigured).map(({ id }) => id) });
  await tx.appConfiguration.updateMany({ where: { id: those(true), configuredAt: null }, data: { configuredAt: ctx.now } });
  await tx.appConfiguration.updateMany({ where: { id: those(false) }, data: { configuredAt: null } });
  await releaseHandling(tx, ctx, 'app-configuration', decided.map((one) => ({ ...one, label: one.userName })));
  await give(tx, ctx, decided);
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
