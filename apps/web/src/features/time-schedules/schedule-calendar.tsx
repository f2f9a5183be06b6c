import type { Schedule } from '@patchbay/domain/schedules/is-open';
import { writeHours } from '@patchbay/domain/schedules/typed-hours';
import { wallAt, weekdayOf } from '@patchbay/domain/schedules/wall-clock';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { IconButton } from '#ui/icon-button.tsx';
import { Button } from '#ui/kit.ts';
import { zoneName } from '#ui/zones.ts';
import { addDays, addMonths, calendarOf, dateOf, datesAround, wallOfDate, type CalendarDay } from './calendar-days.ts';
import styles from './calendar.module.css';
import { firstWeekday, useShortClock, useWeekdayName, useWeekdays } from '#ui/week.ts';
import { DayDetails, useDayLabel } from './day-details.tsx';

/** A month of a schedule: when it is open on each day, and which exceptions there are. Arrow keys go from day to day. */
export const ScheduleCalendar = ({ schedule }: { schedule: Schedule }) => {
  const t = useTranslations('timeSchedules.calendar');
  const locale = useLocale();
  const titleId = useId();
  const today = dateOf(wallAt(schedule.timeZone, Date.now()));
  const [chosen, setChosen] = useState(today);
  const month = chosen.slice(0, 7);
  const days = useMemo(() => calendarOf(schedule, datesAround(`${month}-01`, firstWeekday(locale))), [schedule, month, locale]);
  const day = days.find(({ date }) => date === chosen)!;
  return (
    <section className={styles.calendar} aria-labelledby={titleId}>
      <header className={styles.header}>
        <MonthTitle id={titleId} date={chosen} />
        <IconButton icon="left" label={t('previous')} variant="default" onClick={() => setChosen(addMonths(chosen, -1))} />
        <Button variant="default" onClick={() => setChosen(today)}>{t('today')}</Button>
        <IconButton icon="right" label={t('next')} variant="default" onClick={() => setChosen(addMonths(chosen, 1))} />
        <span className={styles.zone}>{t('zone', { zone: zoneName(schedule.timeZone) })}</span>
      </header>
      <Grid days={days} chosen={chosen} today={today} labelledBy={titleId} onChoose={setChosen} />
      <Legend />
      <DayDetails day={day} />
    </section>
  );
};

const MonthTitle = ({ id, date }: { id: string; date: string }) => {
  const format = useFormatter();
  return (
    <h2 id={id} className={styles.title} aria-live="polite">
      {format.dateTime(new Date(wallOfDate(date)), { month: 'long', year: 'numeric', timeZone: 'UTC' })}
    </h2>
  );
};

interface GridProps {
  days: CalendarDay[];
  chosen: string;
  today: string;
  labelledBy: string;
  onChoose: (date: string) => void;
}

const Grid = ({ days, chosen, today, labelledBy, onChoose }: GridProps) => {
  const [weekdays, short, long] = [useWeekdays(), useWeekdayName('short'), useWeekdayName()];
  const { grid, onKeyDown } = useKeys(chosen, weekdays[0]!, onChoose);
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
  return (
    <table ref={grid} role="grid" aria-labelledby={labelledBy} className={styles.grid} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col" abbr={long(weekday)}>
              {short(weekday)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]!.date}>
            {week.map((day) => (
              <Cell key={day.date} day={day} isChosen={day.date === chosen} isToday={day.date === today} isOutside={day.date.slice(0, 7) !== chosen.slice(0, 7)} onChoose={onChoose} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Where a key leads to from a day. */
const destination = (key: string, isShifted: boolean, date: string, first: number): string | undefined => {
  const inWeek = (weekdayOf(wallOfDate(date)) - first + 7) % 7;
  const days: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, Home: -inWeek, End: 6 - inWeek };
  const months: Record<string, number> = { PageUp: isShifted ? -12 : -1, PageDown: isShifted ? 12 : 1 };
  if (key in days) return addDays(date, days[key]!);
  return key in months ? addMonths(date, months[key]!) : undefined;
};

const useKeys = (chosen: string, first: number, onChoose: (date: string) => void) => {
  const grid = useRef<HTMLTableElement>(null);
  const isMoving = useRef(false);
  useEffect(() => {
    if (isMoving.current) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    isMoving.current = false;
  }, [chosen]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = destination(event.key, event.shiftKey, chosen, first);
    if (!to) return;
    event.preventDefault();
    isMoving.current = true;
    onChoose(to);
  };
  return { grid, onKeyDown };
};

interface CellProps {
  day: CalendarDay;
  isChosen: boolean;
  isToday: boolean;
  isOutside: boolean;
  onChoose: (date: string) => void;
}

const shownRanges = 2;

const Cell = ({ day, isChosen, isToday, isOutside, onChoose }: CellProps) => {
  const t = useTranslations('timeSchedules');
  const clock = useShortClock();
  const label = useDayLabel()(day);
  const { date, open, exceptions } = day;
  return (
    <td role="gridcell" tabIndex={isChosen ? 0 : -1} aria-selected={isChosen} aria-current={isToday ? 'date' : undefined} className={styles.cell} data-open={open.length > 0 || undefined}
      data-outside={isOutside || undefined} onClick={() => onChoose(date)}>
      <span className="pb-visually-hidden">{label}</span>
      <div aria-hidden="true">
        <span className={styles.number}>{Number(date.slice(8))}</span>
        {exceptions.slice(0, shownRanges).map((exception, index) => (
          <span key={index} className={styles.exception} data-type={exception.type}>
            <span className={styles.mark} />
            <span className={styles.words}>{exception.name}</span>
          </span>
        ))}
        {open.length === 0 && <span className={styles.words}>{t('state.closed')}</span>}
        {open.slice(0, shownRanges).map((range) => (
          <span key={range.from} className={styles.hours}>
            {writeHours([range], clock)}
          </span>
        ))}
        {open.length > shownRanges && <span className={styles.words}>{t('calendar.more', { count: open.length - shownRanges })}</span>}
        {open.length > 0 && <span className={styles.dot} />}
      </div>
    </td>
  );
};

const Legend = () => {
  const t = useTranslations('timeSchedules.calendar');
  return (
    <ul className={styles.legend}>
      <li>
        <span className={styles.sample} data-open />
        {t('open')}
      </li>
      <li>
        <span className={styles.sample} />
        {t('closed')}
      </li>
      <li className={styles.exception} data-type="WORKING">
        <span className={styles.mark} />
        {t('opens')}
      </li>
      <li className={styles.exception} data-type="NON_WORKING">
        <span className={styles.mark} />
        {t('closes')}
      </li>
    </ul>
  );
};
