import type { ContactMethod } from '@patchbay/contract/contact-methods';
import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { References } from '@patchbay/contract/references';
import type { User, UserDraft, users } from '@patchbay/contract/users';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../platform/ctx.ts';
import { answerList } from '../../platform/http/listing.ts';
import { assignInternalNumbers } from '../../platform/internal-number-assignment.ts';
import { listPage } from '../../platform/list.ts';
import { assignNumbers } from '../../platform/number-assignment.ts';
import { orStale } from '../../platform/stale.ts';
import { entityOf as lineEntityOf, loadAppConfiguration } from './app-configurations/app-configurations.ts';
import { dropContactMethod, entityOf as methodEntityOf, loadContactMethod } from './contact-methods/contact-methods.ts';
import { refuseOverLimit } from './limit.ts';
import { userListing, userToWire } from './listing.ts';
import { entityOf, loadUser } from './load.ts';

export const listUsers = (ctx: TenantCtx, query: QueryOf<typeof users.list>) => answerList(ctx, userListing, query);

export const getUser = async (ctx: TenantCtx, id: string): Promise<User> => {
  const { rows } = await ctx.read((sql) => listPage(sql, userListing.map, { sort: 'firstName', pageSize: 1, id }));
  if (!rows[0]) throw notFound('user');
  return userToWire(rows[0]);
};

const toRow = ({ firstName, lastName, email, department, jobTitle, crmUserId, timeScheduleId }: UserDraft) => ({ firstName, lastName, email, department, jobTitle, crmUserId, timeScheduleId });

const refuseUnknownSchedule = async (tx: Tx, { timeScheduleId: id }: UserDraft): Promise<void> => {
  if (id === null || (await tx.timeSchedule.count({ where: { id } })) > 0) return;
  const detail = 'There is no such time schedule.';
  throw new Problem('rule-broken', detail, { errors: [{ pointer: '/timeScheduleId', detail }] });
};

/** A new user with an application line of that id, which is not configured. */
export const insertUser = async (tx: Tx, ctx: ActingCtx, { id, configurationId }: { id: string; configurationId: string }, draft: UserDraft): Promise<User> => {
  await refuseOverLimit(tx, ctx);
  await refuseUnknownSchedule(tx, draft);
  const times = { createdAt: ctx.now, updatedAt: ctx.now };
  await tx.user.create({ data: { id, ...toRow(draft), ...times }, select: { id: true } });
  await tx.appConfiguration.create({ data: { id: configurationId, userId: id, ...times }, select: { id: true } });
  return loadUser(tx, id);
};

/** Brings a user to this state; `version`, where given, is the one that they must have. */
export const changeUser = async (tx: Tx, ctx: ActingCtx, before: User, draft: UserDraft & { version?: number }): Promise<User> => {
  await refuseUnknownSchedule(tx, draft);
  const where = { id: before.id, version: draft.version ?? before.version };
  await tx.user.update({ where, data: { ...toRow(draft), version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } }).catch(orStale);
  return loadUser(tx, before.id);
};

/** The contact methods of a user, in full. */
const methodsOf = async (tx: Tx, userId: string): Promise<ContactMethod[]> => {
  const rows = await tx.contactMethod.findMany({ where: { userId }, select: { id: true }, orderBy: { id: 'asc' } });
  const found: ContactMethod[] = [];
  for (const { id } of rows) found.push(await loadContactMethod(tx, id));
  return found;
};

/** Frees the numbers and takes the user away, with the application line. What else the user was reached by must be gone. */
export const dropUser = async (tx: Tx, ctx: ActingCtx, { id, name, appConfiguration }: User): Promise<void> => {
  await assignNumbers(tx, ctx, { kind: 'app-configuration', id: appConfiguration.id }, []);
  await assignInternalNumbers(tx, ctx, { kind: 'app-configuration', id: appConfiguration.id, label: name }, []);
  await tx.user.delete({ where: { id }, select: { id: true } });
};

export const createUser = (ctx: TenantCtx, draft: UserDraft): Promise<User> =>
  ctx.inTenant(async (tx) => {
    const after = await insertUser(tx, ctx, { id: ctx.newId(), configurationId: ctx.newId() }, draft);
    await audit(tx, ctx, 'user.created', { entity: entityOf(after), after });
    return after;
  });

export const updateUser = (ctx: TenantCtx, id: string, draft: UserDraft & { version: number }): Promise<User> =>
  ctx.inTenant(async (tx) => {
    const before = await loadUser(tx, id);
    const after = await changeUser(tx, ctx, before, draft);
    await audit(tx, ctx, 'user.updated', { entity: entityOf(after), before, after });
    return after;
  });

export const removeUser = (ctx: TenantCtx, id: string): Promise<void> =>
  ctx.inTenant(async (tx) => {
    const before = await loadUser(tx, id);
    const line = await loadAppConfiguration(tx, before.appConfiguration.id);
    // Before the user's own, because undoing begins with the last.
    for (const method of await methodsOf(tx, id)) {
      await dropContactMethod(tx, ctx, method.id);
      await audit(tx, ctx, 'contact-method.removed', { entity: methodEntityOf(method), before: method });
    }
    await dropUser(tx, ctx, before);
    if (line.isConfigured) await audit(tx, ctx, 'app-configuration.removed', { entity: lineEntityOf(line), before: line });
    await audit(tx, ctx, 'user.removed', { entity: entityOf(before), before });
  });

export const userReferences = (ctx: TenantCtx, id: string): Promise<References> =>
  ctx.inTenant(async (tx) => {
    const { name, appConfiguration } = await loadUser(tx, id);
    const internal = await tx.internalNumber.findMany({ where: { appConfigurationId: appConfiguration.id }, orderBy: { number: 'asc' } });
    const methods = await methodsOf(tx, id);
    const numbers = [...appConfiguration.phoneNumbers, ...methods.flatMap(({ phoneNumbers }) => phoneNumbers)];
    const devices = await tx.appDevice.findMany({ where: { userId: id }, select: { id: true, os: true }, orderBy: { createdAt: 'asc' } });
    return {
      blocking: [],
      removed: [{ kind: 'app-configuration', id: appConfiguration.id, label: name }, ...methods.map((method) => ({ kind: 'contact-method', id: method.id, label: methodEntityOf(method).label })), ...devices.map((device) => ({ kind: 'app-device', id: device.id, label: device.os }))],
      released: [
        ...numbers.map((number) => ({ kind: 'phone-number', id: number.id, label: number.e164 })),
        ...internal.map((number) => ({ kind: 'internal-number', id: number.id, label: number.number })),
      ],
    };
  });
