import { timeSchedules } from '@patchbay/contract/time-schedules';
import { type App, route } from '../../platform/http/route.ts';
import { scheduleCalendar, scheduleOpenAt } from './opening.ts';
import { createTimeSchedule, getTimeSchedule, listTimeSchedules, removeTimeSchedule, timeScheduleReferences, updateTimeSchedule } from './time-schedules.ts';

export const timeScheduleRoutes = (app: App): void => {
  route(app, timeSchedules.list, ({ ctx, query }) => listTimeSchedules(ctx, query));
  route(app, timeSchedules.get, ({ ctx, params }) => getTimeSchedule(ctx, params.id));
  route(app, timeSchedules.create, ({ ctx, body }) => createTimeSchedule(ctx, body));
  route(app, timeSchedules.update, ({ ctx, params, body }) => updateTimeSchedule(ctx, params.id, body));
  route(app, timeSchedules.remove, ({ ctx, params }) => removeTimeSchedule(ctx, params.id));
  route(app, timeSchedules.references, ({ ctx, params }) => timeScheduleReferences(ctx, params.id));
  route(app, timeSchedules.openAt, ({ ctx, params, query }) => scheduleOpenAt(ctx, params.id, query));
  route(app, timeSchedules.calendar, ({ ctx, params, query }) => scheduleCalendar(ctx, params.id, query));
};
