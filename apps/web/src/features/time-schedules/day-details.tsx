import { writeHours } from '@patchbay/domain/schedules/typed-hours';
import { useFormatter, useTranslations } from 'use-intl';
import { Status } from '#ui/status.tsx';
import { wallOfDate, type CalendarDay } from './calendar-days.ts';
import styles from './calendar.module.css';
import { useClock } from '#ui/week.ts';
import { useReason } from './words.ts';

const useLongDate = () => {
  const format = useFormatter();
  return (date: string) => format.dateTime(new Date(wallOfDate(date)), { dateStyle: 'full', timeZone: 'UTC' });
};

/** A day in one sentence: its date, when it is open, which exceptions there are. */
export const useDayLabel = (): ((day: CalendarDay) => string) => {
  const t = useTranslations('timeSchedules.state');
  const longDate = useLongDate();
  const clock = useClock();
  return ({ date, open, exceptions }) => [longDate(date), open.length > 0 ? t('openAt', { hours: writeHours(open, clock) }) : t('closed'), ...exceptions.map(({ name }) => name)].join(', ');
};

/** One day from midnight to midnight: what it is when, and by what. */
export const DayDetails = ({ day: { date, parts, skipped, shiftMinutes } }: { day: CalendarDay }) => {
  const t = useTranslations('timeSchedules');
  const longDate = useLongDate();
  const [clock, reason] = [useClock(), useReason()];
  return (
    <div className={styles.details}>
      <h3>{longDate(date)}</h3>
      {parts.length === 0 && <p className={styles.shift}>{t('calendar.skipped')}</p>}
      <ul>
        {parts.map((part, index) => (
          <li key={index}>
            <span className="pb-number">{writeHours([part], clock)}</span>
            <Status tone={part.isOpen ? 'good' : 'neutral'}>{t(part.isOpen ? 'state.open' : 'state.closed')}</Status>
            <span className={styles.reason}>{reason(part)}</span>
          </li>
        ))}
      </ul>
      {parts.length > 0 && shiftMinutes !== 0 && <p className={styles.shift}>{t(shiftMinutes > 0 ? 'calendar.forward' : 'calendar.back', { minutes: Math.abs(shiftMinutes) })}</p>}
      {skipped.map(({ name }, index) => <p key={index} className={styles.shift}>{t('calendar.neverHappens', { name })}</p>)}
    </div>
  );
};
