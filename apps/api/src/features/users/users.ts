import type { QueryOf } from '@patchbay/contract/http/endpoint';
import { notFound, Problem } from '@patchbay/contract/http/problem';
import type { References } from '@patchbay/contract/references';
import type { User, UserDraft, users } from '@patchbay/contract/users';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../platform/ctx.ts';
import { answerList } from '../../platform/http/listing.ts';
import { listPage } from '../../platform/list.ts';
import { orStale } from '../../platform/stale.ts';
import { giveAvatars } from './avatars/give.ts';
import { refuseOverLimit } from './limit.ts';
import { userListing, userToWire } from './listing.ts';
import { entityOf, loadUser, lockUsers } from './load.ts';
import { removalOf, removeUsers } from './removal.ts';

export const listUsers = (ctx: TenantCtx, query: QueryOf<typeof users.list>) => answerList(ctx, userListing, query);

export const getUser = async (ctx: TenantCtx, id: string): Promise<User> => {
  const { rows } = await ctx.read((sql) => listPage(sql, userListing.map, { sort: 'firstName', pageSize: 1, id }));
  if (!rows[0]) throw notFound('user');
  return userToWire(rows[0]);
};

const toRow = ({ firstName, lastName, email, department, jobTitle, crmUserId, timeScheduleId }: UserDraft) => ({ firstName, lastName, email, department, jobTitle, crmUserId, timeScheduleId });

export const unknownSchedule = (): Problem => {
  const detail = 'There is no such time schedule.';
  return new Problem('rule-broken', detail, { errors: [{ pointer: '/timeScheduleId', detail }] });
};

// Rows of the log from before users followed schedules say nothing of one.
export const refuseUnknownSchedule = async (tx: Tx, { timeScheduleId: id }: Partial<Pick<UserDraft, 'timeScheduleId'>>): Promise<void> => {
  if (id === null || id === undefined || (await tx.timeSchedule.count({ where: { id } })) > 0) return;
  throw unknownSchedule();
};

export interface NewUser {
  id: string;
  configurationId: string;
  draft: UserDraft;
}

/** New users, each with an application line of that id, which is not configured. */
export const insertUsers = async (tx: Tx, ctx: ActingCtx, added: NewUser[]): Promise<void> => {
  await refuseOverLimit(tx, ctx, added.length);
  for (const timeScheduleId of new Set(added.map(({ draft }) => draft.timeScheduleId))) await refuseUnknownSchedule(tx, { timeScheduleId });
  const times = { createdAt: ctx.now, updatedAt: ctx.now };
  await tx.user.createMany({ data: added.map(({ id, draft }) => ({ id, ...toRow(draft), ...times })) });
  await tx.appConfiguration.createMany({ data: added.map(({ id, configurationId }) => ({ id: configurationId, userId: id, ...times })) });
};

/** Brings a user to this state; `version`, where given, is the one that they must have. */
export const changeUser = async (tx: Tx, ctx: ActingCtx, before: User, draft: UserDraft & { version?: number }): Promise<User> => {
  await refuseUnknownSchedule(tx, draft);
  const where = { id: before.id, version: draft.version ?? before.version };
  await tx.user.update({ where, data: { ...toRow(draft), version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } }).catch(orStale);
  return loadUser(tx, before.id);
};

/** Brings each of these users to a state of their own. */
export const restoreUsers = async (tx: Tx, ctx: ActingCtx, wires: (UserDraft & { id: string; avatarId?: string | null })[]): Promise<void> => {
  for (const timeScheduleId of new Set(wires.map((wire) => wire.timeScheduleId))) await refuseUnknownSchedule(tx, { timeScheduleId });
  await tx.$executeRaw`
    update app_user u set first_name = w."firstName", last_name = w."lastName", email = w.email, department = w.department, job_title = w."jobTitle", crm_user_id = w."crmUserId",
      time_schedule_id = w."timeScheduleId", version = u.version + 1, updated_at = ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(wires)}::jsonb) as w (id uuid, "firstName" text, "lastName" text, email text, department text, "jobTitle" text, "crmUserId" text, "timeScheduleId" uuid)
    where u.id = w.id`;
  await giveAvatars(tx, wires);
};

export const createUser = (ctx: TenantCtx, draft: UserDraft): Promise<User> =>
  ctx.inTenant(async (tx) => {
    const id = ctx.newId();
    await insertUsers(tx, ctx, [{ id, configurationId: ctx.newId(), draft }]);
    const after = await loadUser(tx, id);
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
    const [user] = await lockUsers(tx, [id]);
    if (!user) throw notFound('user');
    return removeUsers(tx, ctx, [user]);
  });

export const userReferences = (ctx: TenantCtx, id: string): Promise<References> =>
  ctx.inTenant(async (tx) => removalOf(tx, [await loadUser(tx, id)]));
