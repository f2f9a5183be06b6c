import type { QueryOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import { Problem } from '@patchbay/contract/http/problem';
import type { timeSchedules } from '@patchbay/contract/time-schedules';
import { intervalsOf, nextChange } from '@patchbay/domain/schedules/intervals';
import { isOpen } from '@patchbay/domain/schedules/is-open';
import { skippedOf } from '@patchbay/domain/schedules/skipped';
import { firstMoment, localOf, momentsOf, wallAt, wallOf } from '@patchbay/domain/schedules/wall-clock';
import type { TenantCtx } from '../../platform/ctx.ts';
import { getTimeSchedule } from './time-schedules.ts';

const isoOf = (at: number): string => new Date(at).toISOString();

/** What was asked for: a moment, or the first at which the clocks of the zone show this. */
const momentOf = (timeZone: string, at: string): number => {
  if (at.endsWith('Z')) return Date.parse(at);
  const [moment] = momentsOf(timeZone, wallOf(at));
  if (moment !== undefined) return moment;
  const detail = 'The clocks of the time zone skip this time.';
  throw new Problem('rule-broken', detail, { errors: [{ pointer: '?at', detail }] });
};

export const scheduleOpenAt = async (ctx: TenantCtx, id: string, { at: asked }: QueryOf<typeof timeSchedules.openAt>): Promise<ResponseOf<typeof timeSchedules.openAt>> => {
  const schedule = await getTimeSchedule(ctx, id);
  const { timeZone } = schedule;
  const at = asked === undefined ? ctx.now.getTime() : momentOf(timeZone, asked);
  const next = nextChange(schedule, at);
  return { at: isoOf(at), local: localOf(wallAt(timeZone, at)), timeZone, ...isOpen(schedule, at), nextChange: next === null ? null : isoOf(next) };
};

export const scheduleCalendar = async (ctx: TenantCtx, id: string, period: QueryOf<typeof timeSchedules.calendar>): Promise<ResponseOf<typeof timeSchedules.calendar>> => {
  const schedule = await getTimeSchedule(ctx, id);
  const { timeZone } = schedule;
  const [from, to] = [period.from, period.to].map((date) => firstMoment(timeZone, wallOf(`${date}T00:00`))) as [number, number];
  const intervals = intervalsOf(schedule, from, to).map((interval) => ({ ...interval, from: isoOf(interval.from), to: isoOf(interval.to) }));
  const skipped = skippedOf(schedule, wallOf(`${period.from}T00:00`), wallOf(`${period.to}T00:00`)).map((occurrence) => ({ exception: occurrence.exception, from: localOf(occurrence.from) }));
  return { timeZone, intervals, skipped };
};
