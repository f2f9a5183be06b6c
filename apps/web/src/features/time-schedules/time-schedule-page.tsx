import { timeSchedules, type TimeSchedule } from '@patchbay/contract/time-schedules';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { History } from '#ui/history.tsx';
import { Button } from '#ui/kit.ts';
import { ButtonLink } from '#ui/link.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { ObjectTabs } from '#ui/object-tabs.tsx';
import { Page } from '#ui/page.tsx';
import { Relations } from '#ui/relations.tsx';
import { useRemove } from '#ui/remove.tsx';
import { OpenAt } from './open-at.tsx';
import { ScheduleCalendar } from './schedule-calendar.tsx';
import { TimeScheduleOverview } from './time-schedule-overview.tsx';
import styles from './time-schedule.module.css';
import { useHistoryTexts } from './history-texts.ts';

/** One time schedule: its hours, what they come to, what hangs on it, what was done to it. */
export const TimeSchedulePage = () => {
  const { id = '' } = useParams();
  const query = useApi(timeSchedules.get, { params: { id } });
  return <Loaded query={query}>{(found) => <View found={found} />}</Loaded>;
};

const View = ({ found }: { found: TimeSchedule }) => {
  const t = useTranslations('timeSchedules');
  const { base, may } = usePlace();
  const navigate = useNavigate();
  const remove = useRemove(timeSchedules);
  const list = listAddress(`${base}/time-schedules`);
  const run = async () => {
    if (await remove([{ id: found.id, name: found.name }])) void navigate(list);
  };
  const action = may('timeSchedules:write') && (
    <>
      <Button variant="default" onClick={() => void run()}>{t('remove')}</Button>
      <ButtonLink to={`${base}/time-schedules/${found.id}/edit`}>{t('edit')}</ButtonLink>
    </>
  );
  const tabs = [
    { value: 'overview', label: t('tabs.overview'), content: <TimeScheduleOverview found={found} /> },
    { value: 'calendar', label: t('tabs.calendar'), content: <Calendar found={found} /> },
    { value: 'relations', label: t('tabs.relations'), content: <Relations endpoint={timeSchedules.references} id={found.id} kind="time-schedule" /> },
    ...(may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <ScheduleHistory id={found.id} /> }] : []),
  ];
  return (
    <Page title={found.name} parent={{ to: list, label: t('title') }} action={action}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};

const Calendar = ({ found }: { found: TimeSchedule }) => (
  <div className={styles.calendarTab}>
    <ScheduleCalendar schedule={found} />
    <OpenAt schedule={found} />
  </div>
);

const ScheduleHistory = ({ id }: { id: string }) => {
  return <History type="time-schedule" id={id} texts={useHistoryTexts()} />;
};
