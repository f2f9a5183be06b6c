import type { TimeSchedule } from '@patchbay/contract/time-schedules';
import { useTranslations } from 'use-intl';
import type { Column } from '#ui/resource-table.tsx';
import { Time } from '#ui/time.tsx';
import { zoneName } from '#ui/zones.ts';
import { ScheduleState } from './schedule-state.tsx';

/** What the list of time schedules shows. */
export const useTimeScheduleColumns = (): Column<TimeSchedule>[] => {
  const t = useTranslations('timeSchedules.fields');
  return [
    { id: 'name', header: t('name'), width: 240, narrow: 'title', cell: (row) => row.name },
    { id: 'state', header: t('state'), width: 220, sort: false, narrow: 'status', cell: (row) => <ScheduleState schedule={row} /> },
    { id: 'timeZone', header: t('timeZone'), width: 180, narrow: 'detail', cell: (row) => zoneName(row.timeZone) },
    { id: 'exceptions', header: t('exceptions'), width: 110, sort: false, align: 'end', narrow: 'none', cell: (row) => row.exceptions.length },
    { id: 'createdAt', header: t('createdAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.createdAt} /> },
    { id: 'updatedAt', header: t('updatedAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.updatedAt} /> },
  ];
};
