import { timeZones } from '@patchbay/contract/primitives/locale';
import { timeSchedules } from '@patchbay/contract/time-schedules';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { useRelationsAction } from '#ui/relations.tsx';
import { useRemove } from '#ui/remove.tsx';
import { type Filter, ResourceTable, type RowAction } from '#ui/resource-table.tsx';
import { zoneName } from '#ui/zones.ts';
import { useTimeScheduleColumns } from './columns.tsx';

const zones = timeZones().map((value) => ({ value, label: zoneName(value) }));

/** The time schedules of an enterprise. */
export const TimeSchedulesPage = () => {
  const t = useTranslations('timeSchedules');
  const { base, name, may } = usePlace();
  const filters: Filter[] = [{ key: 'timeZone', label: t('fields.timeZone'), options: zones }];
  const relations = useRelationsAction();
  const remove = useRemove(timeSchedules);
  const rowActions = (row: { id: string; name: string }): RowAction[] => [
    ...relations({ kind: 'time-schedule', id: row.id, name: row.name }),
    ...(may('timeSchedules:write')
      ? [
          { label: t('edit'), icon: 'edit' as const, to: `${base}/time-schedules/${row.id}/edit` },
          { label: t('remove'), icon: 'trash' as const, isDangerous: true, onClick: () => void remove([{ id: row.id, name: row.name }]) },
        ]
      : []),
  ];
  const action = may('timeSchedules:write') && (
    <ButtonLink to={`${base}/time-schedules/new`} leftSection={<Icon name="plus" size={15} />}>
      {t('new')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} action={action}>
      <ResourceTable endpoint={timeSchedules.list} columns={useTimeScheduleColumns()} label={t('title')} nameOf={(row) => row.name} rowLink={(row) => row.id} filters={filters} rowActions={rowActions} searchPlaceholder={t('search')}
        empty={{ icon: 'clock', title: t('empty.title'), text: may('timeSchedules:write') ? t('empty.text') : `${t('empty.text')} ${t('empty.readOnly', { name })}`, action }} />
    </Page>
  );
};
