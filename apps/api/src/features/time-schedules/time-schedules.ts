import { notFound } from '@patchbay/contract/http/problem';
import type { QueryOf } from '@patchbay/contract/http/endpoint';
import type { References } from '@patchbay/contract/references';
import type { TimeSchedule, TimeScheduleDraft, timeSchedules } from '@patchbay/contract/time-schedules';
import type { Tx } from '@patchbay/database/scope';
import { audit } from '../../platform/audit.ts';
import type { ActingCtx, TenantCtx } from '../../platform/ctx.ts';
import { answerList } from '../../platform/http/listing.ts';
import { listPage } from '../../platform/list.ts';
import { orStale } from '../../platform/stale.ts';
import { timeScheduleListing, timeScheduleToWire } from './listing.ts';
import { followersOf, refuseWhileFollowed } from './followers.ts';

export const listTimeSchedules = (ctx: TenantCtx, query: QueryOf<typeof timeSchedules.list>) => answerList(ctx, timeScheduleListing, query);

export const getTimeSchedule = async (ctx: TenantCtx, id: string): Promise<TimeSchedule> => {
  const { rows } = await ctx.read((sql) => listPage(sql, timeScheduleListing.map, { sort: 'name', pageSize: 1, id }));
  if (!rows[0]) throw notFound('time schedule');
  return timeScheduleToWire(rows[0]);
};

export const findTimeSchedule = async (tx: Tx, id: string): Promise<TimeSchedule | null> => {
  const row = await tx.timeSchedule.findUnique({ where: { id } });
  return row && timeScheduleToWire({
    ...row, time_zone: row.timeZone, hours: row.hours as TimeSchedule['hours'], exceptions: row.exceptions as TimeSchedule['exceptions'], created_at: row.createdAt, updated_at: row.updatedAt,
  });
};

export const loadTimeSchedule = async (tx: Tx, id: string): Promise<TimeSchedule> => {
  const found = await findTimeSchedule(tx, id);
  if (!found) throw notFound('time schedule');
  return found;
};

const entityOf = ({ id, name }: TimeSchedule) => ({ type: 'time-schedule' as const, id, label: name });

/** The hours in the order of the week; the exceptions as they were given, because of two that are alike the upper one decides. */
const toRow = ({ name, timeZone, hours, exceptions }: TimeScheduleDraft) =>
  ({ name, timeZone, hours: [...hours].sort((a, b) => a.weekday - b.weekday || a.from.localeCompare(b.from)), exceptions });

export const insertTimeSchedule = async (tx: Tx, ctx: ActingCtx, id: string, draft: TimeScheduleDraft): Promise<TimeSchedule> => {
  await tx.timeSchedule.create({ data: { id, ...toRow(draft), createdAt: ctx.now, updatedAt: ctx.now }, select: { id: true } });
  return loadTimeSchedule(tx, id);
};

/** Brings one to this state; `version`, where given, is the one that it must have. */
export const changeTimeSchedule = async (tx: Tx, ctx: ActingCtx, before: TimeSchedule, { version = before.version, ...draft }: TimeScheduleDraft & { version?: number }): Promise<TimeSchedule> => {
  const { id } = before;
  await tx.timeSchedule.update({ where: { id, version }, data: { ...toRow(draft), version: { increment: 1 }, updatedAt: ctx.now }, select: { id: true } }).catch(orStale);
  return loadTimeSchedule(tx, id);
};

/** Takes it away, unless something follows it. */
export const dropTimeSchedule = async (tx: Tx, id: string): Promise<void> => {
  await refuseWhileFollowed(tx, id);
  await tx.timeSchedule.delete({ where: { id }, select: { id: true } });
};

export const createTimeSchedule = (ctx: TenantCtx, draft: TimeScheduleDraft): Promise<TimeSchedule> =>
  ctx.inTenant(async (tx) => {
    const after = await insertTimeSchedule(tx, ctx, ctx.newId(), draft);
    await audit(tx, ctx, 'time-schedule.created', { entity: entityOf(after), after });
    return after;
  });

export const updateTimeSchedule = (ctx: TenantCtx, id: string, draft: TimeScheduleDraft & { version: number }): Promise<TimeSchedule> =>
  ctx.inTenant(async (tx) => {
    const before = await loadTimeSchedule(tx, id);
    const after = await changeTimeSchedule(tx, ctx, before, draft);
    await audit(tx, ctx, 'time-schedule.updated', { entity: entityOf(after), before, after });
    return after;
  });

export const removeTimeSchedule = (ctx: TenantCtx, id: string): Promise<void> =>
  ctx.inTenant(async (tx) => {
    const before = await loadTimeSchedule(tx, id);
    await dropTimeSchedule(tx, id);
    await audit(tx, ctx, 'time-schedule.removed', { entity: entityOf(before), before });
  });

export const timeScheduleReferences = (ctx: TenantCtx, id: string): Promise<References> =>
  ctx.inTenant(async (tx) => {
    await loadTimeSchedule(tx, id);
    return { blocking: await followersOf(tx, id), removed: [], released: [] };
  });
