import type { ScheduleException, WeeklyRange } from '@patchbay/contract/time-schedules';
import { writeHours } from '@patchbay/domain/schedules/typed-hours';
import { useTranslations } from 'use-intl';
import { useShortClock, useWeekdayName, useWeekdays } from '#ui/week.ts';
import { useWhen } from './words.ts';

/** The hours and exceptions of a schedule as a person reads them, for the history. */
export const useHistoryTexts = (): ((key: string, value: unknown) => string | undefined) => {
  const t = useTranslations('timeSchedules');
  const [clock, weekday, weekdays, when] = [useShortClock(), useWeekdayName('short'), useWeekdays(), useWhen()];
  const day = (hours: WeeklyRange[], of: number) => {
    const ranges = hours.filter((range) => range.weekday === of);
    return ranges.length > 0 ? [`${weekday(of)} ${writeHours(ranges, clock)}`] : [];
  };
  return (key, value) => {
    if (!Array.isArray(value) || value.length === 0) return undefined;
    if (key === 'hours') return weekdays.flatMap((of) => day(value as WeeklyRange[], of)).join('; ');
    return key === 'exceptions' ? (value as ScheduleException[]).map((exception) => `${exception.name}: ${t(`types.${exception.type}`)}, ${when(exception)}`).join('; ') : undefined;
  };
};
