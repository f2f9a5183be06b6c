import type { TimeSchedule } from '@patchbay/contract/time-schedules';
import { writeHours } from '@patchbay/domain/schedules/typed-hours';
import type { Listing } from '../../platform/http/listing.ts';
import { likeAnywhere, likeFolded } from '../../platform/list.ts';

export interface TimeScheduleRow {
  id: string;
  name: string;
  time_zone: string;
  hours: TimeSchedule['hours'];
  exceptions: TimeSchedule['exceptions'];
  version: number;
  created_at: Date;
  updated_at: Date;
}

export const timeScheduleToWire = (row: TimeScheduleRow): TimeSchedule => ({
  id: row.id,
  name: row.name,
  timeZone: row.time_zone,
  hours: row.hours,
  exceptions: row.exceptions,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const types = { WORKING: 'working', NON_WORKING: 'non-working' };

export const timeScheduleListing: Listing<TimeScheduleRow, TimeSchedule> = {
  map: {
    from: 'time_schedule t',
    id: 't.id',
    select: 't.name, t.time_zone, t.hours, t.exceptions, t.version, t.created_at, t.updated_at',
    sort: {
      name: { sql: 't.name', type: 'text' },
      timeZone: { sql: 't.time_zone', type: 'text' },
      createdAt: { sql: 't.created_at', type: 'timestamptz' },
      updatedAt: { sql: 't.updated_at', type: 'timestamptz' },
    },
    search: (text, param) => likeFolded('t.name', param(likeAnywhere(text))),
    filters: { id: (value, param) => `t.id = ${param(value)}`, timeZone: (value, param) => `t.time_zone = ${param(value)}` },
  },
  toWire: timeScheduleToWire,
  csv: {
    fileName: 'time-schedules',
    columns: [
      { header: 'Title', cell: (row) => row.name },
      { header: 'Time Zone', cell: (row) => row.timeZone },
      ...weekdays.map((header, index) => ({ header, cell: ({ hours }: TimeSchedule) => writeHours(hours.filter(({ weekday }) => weekday === index + 1)) })),
      { header: 'Exceptions', cell: (row) => row.exceptions.map(({ name, type, repeat, from, to }) => `${name}: ${types[type]} ${repeat.toLowerCase()} ${from} to ${to}`).join(';') },
    ],
  },
};
