import type { TimeSchedule } from '@patchbay/contract/time-schedules';
import type { History } from '../../platform/history.ts';
import { changeTimeSchedule, dropTimeSchedule, findTimeSchedule, insertTimeSchedule, loadTimeSchedule } from './time-schedules.ts';

export const timeScheduleHistory: History<TimeSchedule> = {
  type: 'time-schedule',
  current: (tx, _ctx, id) => findTimeSchedule(tx, id),
  restore: async (tx, ctx, { version: _version, ...wire }) => changeTimeSchedule(tx, ctx, await loadTimeSchedule(tx, wire.id), wire),
  recreate: (tx, ctx, wire) => insertTimeSchedule(tx, ctx, wire.id, wire),
  remove: (tx, _ctx, id) => dropTimeSchedule(tx, id),
  comparable: ({ name, timeZone, hours, exceptions }) => ({ name, timeZone, hours, exceptions }),
};
