import type { TimeScheduleDraft } from '@patchbay/contract/time-schedules';

const on = (weekdays: number[], ...ranges: [from: string, to: string][]) => weekdays.flatMap((weekday) => ranges.map(([from, to]) => ({ weekday, from, to })));

const closed = (name: string, repeat: 'ONCE' | 'YEARLY', from: string, to: string) => ({ name, type: 'NON_WORKING' as const, repeat, from: `${from}T00:00`, to: `${to}T00:00` });

/** Those of the enterprise in Rome: an office with its public holidays, and a refinery whose night shift lasts until the morning. */
export const timeSchedules: TimeScheduleDraft[] = [
  {
    name: 'Office hours',
    timeZone: 'Europe/Rome',
    hours: [...on([1, 2, 3, 4], ['09:00', '12:30'], ['14:00', '18:00']), ...on([5], ['09:00', '13:00'])],
    exceptions: [
      closed('Capodanno', 'YEARLY', '2026-01-01', '2026-01-02'),
      closed('Epifania', 'YEARLY', '2026-01-06', '2026-01-07'),
      closed('Pasquetta', 'ONCE', '2027-03-29', '2027-03-30'),
      closed('Liberazione', 'YEARLY', '2026-04-25', '2026-04-26'),
      closed('Festa del Lavoro', 'YEARLY', '2026-05-01', '2026-05-02'),
      closed('Festa della Repubblica', 'YEARLY', '2026-06-02', '2026-06-03'),
      closed('Summer closure', 'YEARLY', '2026-08-10', '2026-08-22'),
      closed('Immacolata', 'YEARLY', '2026-12-08', '2026-12-09'),
      closed('Natale', 'YEARLY', '2026-12-25', '2026-12-27'),
      { name: 'Stock-taking', type: 'NON_WORKING', repeat: 'MONTHLY', from: '2026-01-02T09:00', to: '2026-01-02T11:00' },
      { name: 'Open Saturday', type: 'WORKING', repeat: 'ONCE', from: '2026-12-12T10:00', to: '2026-12-12T16:00' },
    ],
  },
  {
    name: 'Refinery control room',
    timeZone: 'Europe/Rome',
    hours: [...on([1, 2, 3, 4, 5], ['06:00', '14:00'], ['22:00', '06:00']), ...on([6], ['08:00', '12:00'])],
    exceptions: [{ name: 'Maintenance stop', type: 'NON_WORKING', repeat: 'YEARLY', from: '2026-10-12T06:00', to: '2026-10-16T22:00' }],
  },
];
