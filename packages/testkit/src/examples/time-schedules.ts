import type { timeSchedules } from '@patchbay/contract/time-schedules';
import { aTimeSchedule } from '../builders/time-schedules.ts';
import type { ExamplesOf, Side } from './side.ts';

const anOwn = async ({ app, enterprise, atEnterprise }: Side) => ({ as: atEnterprise, params: { id: (await aTimeSchedule(app, enterprise)).id } });

let counter = 0;
const draft = () => ({
  name: `Hours ${(counter += 1)}`, timeZone: 'Europe/Lisbon', hours: [{ weekday: 1, from: '09:00', to: '17:00' }],
  exceptions: [{ name: 'Christmas', type: 'NON_WORKING' as const, repeat: 'YEARLY' as const, from: '2025-12-25T00:00', to: '2025-12-26T00:00' }],
});

export const timeScheduleExamples: ExamplesOf<typeof timeSchedules> = {
  list: async ({ atEnterprise }) => ({ as: atEnterprise, query: {} }),
  get: anOwn,
  create: async ({ atEnterprise }) => ({ as: atEnterprise, body: draft() }),
  update: async (side) => ({ ...(await anOwn(side)), body: { ...draft(), version: 1 } }),
  remove: anOwn,
  references: anOwn,
  openAt: async (side) => ({ ...(await anOwn(side)), query: { at: '2026-11-30T09:00' } }),
  calendar: async (side) => ({ ...(await anOwn(side)), query: { from: '2026-11-01', to: '2026-12-01' } }),
};

const day = (n: number) => new Date(Date.UTC(2026, 0, n));

/** A list in which every sort has an order of its own, and every filter keeps some and drops some. */
export const timeScheduleSeed = async ({ app, enterprise, atEnterprise }: Side) => {
  await aTimeSchedule(app, enterprise, { name: 'Zed 2', timeZone: 'Europe/Berlin', createdAt: day(2), updatedAt: day(6) });
  await aTimeSchedule(app, enterprise, { name: 'zed 10', timeZone: 'Asia/Tokyo', createdAt: day(3), updatedAt: day(4) });
  await aTimeSchedule(app, enterprise, { name: 'Åke', timeZone: 'UTC', createdAt: day(1), updatedAt: day(5) });
  return { as: atEnterprise, filters: { timeZone: 'UTC' }, search: 'ZED' };
};
