import type { TimeSchedule } from '@patchbay/contract/time-schedules';
import { writeHours } from '@patchbay/domain/schedules/typed-hours';
import { useTranslations } from 'use-intl';
import { Fact, Facts } from '#ui/facts.tsx';
import { FormSection } from '#ui/form-page.tsx';
import { Time } from '#ui/time.tsx';
import { zoneName } from '#ui/zones.ts';
import { useShortClock, useWeekdayName, useWeekdays } from '#ui/week.ts';
import { ExceptionTable } from './exception-table.tsx';
import { ScheduleState } from './schedule-state.tsx';
import styles from './time-schedule.module.css';

/** What a schedule says: the hours of each day, and the exceptions from them. */
export const TimeScheduleOverview = ({ found }: { found: TimeSchedule }) => {
  const t = useTranslations('timeSchedules');
  return (
    <div className={styles.overview}>
      <FormSection title={t('sections.schedule')} help={t('sections.scheduleHelp')}>
        <Facts>
          <Fact label={t('fields.state')}>
            <ScheduleState schedule={found} />
          </Fact>
          <Fact label={t('fields.timeZone')}>{zoneName(found.timeZone)}</Fact>
          <Fact label={t('fields.createdAt')}>
            <Time at={found.createdAt} />
          </Fact>
          <Fact label={t('fields.updatedAt')}>
            <Time at={found.updatedAt} />
          </Fact>
        </Facts>
      </FormSection>
      <FormSection title={t('sections.hours')} help={t('sections.hoursHelp')}>
        <Week found={found} />
      </FormSection>
      <FormSection title={t('sections.exceptions')} help={t('sections.exceptionsHelp')}>
        {found.exceptions.length === 0 ? <p className={styles.hint}>{t('exceptions.none')}</p> : <ExceptionTable exceptions={found.exceptions} timeZone={found.timeZone} />}
      </FormSection>
    </div>
  );
};

const Week = ({ found: { hours } }: { found: TimeSchedule }) => {
  const t = useTranslations('timeSchedules.state');
  const [weekdays, name, clock] = [useWeekdays(), useWeekdayName(), useShortClock()];
  const of = (weekday: number) => writeHours(hours.filter((range) => range.weekday === weekday), clock);
  return (
    <Facts>
      {weekdays.map((weekday) => (
        <Fact key={weekday} label={name(weekday)}>
          <span className="pb-number">{of(weekday) || t('closed')}</span>
        </Fact>
      ))}
    </Facts>
  );
};
