import type { App } from '@patchbay/api/platform/http/route';
import type { TimeSchedule } from '@patchbay/contract/time-schedules';
import { asPlatform } from '@patchbay/database/as-platform';
import type { Node } from './organisations.ts';

interface Overrides extends Partial<Pick<TimeSchedule, 'name' | 'timeZone' | 'hours' | 'exceptions'>> {
  createdAt?: Date;
  updatedAt?: Date;
}

let counter = 0;

/** A time schedule, straight in the database. */
export const aTimeSchedule = ({ deps }: App, enterprise: Pick<Node, 'id'>, overrides: Overrides = {}): Promise<{ id: string; name: string }> =>
  asPlatform(deps.database, (tx) =>
    tx.timeSchedule.create({ data: { tenantId: enterprise.id, name: `Time schedule ${(counter += 1)}`, timeZone: 'Europe/Lisbon', ...overrides }, select: { id: true, name: true } }));
