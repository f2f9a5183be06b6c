import type { ScheduleException } from '@patchbay/contract/time-schedules';
import { nextChange } from '@patchbay/domain/schedules/intervals';
import { nextSkipped } from '@patchbay/domain/schedules/skipped';
import { isOpen, type Schedule, type Verdict } from '@patchbay/domain/schedules/is-open';
import { dayMs, localOf, midnightOf, wallAt, wallOf } from '@patchbay/domain/schedules/wall-clock';
import { writeHours } from '@patchbay/domain/schedules/typed-hours';
import { useMemo } from 'react';
import { useFormatter, useNow, useTranslations } from 'use-intl';
import { useClock, useWeekdayName } from '#ui/week.ts';

/** Whether it begins and ends at midnight. */
export const isOfWholeDays = ({ from, to }: Pick<ScheduleException, 'from' | 'to'>): boolean => from.endsWith('T00:00') && to.endsWith('T00:00');

const dateParts = { ONCE: { day: 'numeric', month: 'short', year: 'numeric' }, YEARLY: { day: 'numeric', month: 'short' }, MONTHLY: { day: 'numeric' } } as const;

/** When an exception is: its days and times, and how often it comes. */
export const useWhen = (): ((exception: Pick<ScheduleException, 'repeat' | 'from' | 'to'>) => string) => {
  const t = useTranslations('timeSchedules.when');
  const format = useFormatter();
  const clock = useClock();
  return ({ repeat, from, to }) => {
    const isWhole = isOfWholeDays({ from, to });
    const [first, last] = [wallOf(from), wallOf(to) - (isWhole ? dayMs : 0)];
    const date = (wall: number) => format.dateTime(new Date(wall), { ...dateParts[repeat], timeZone: 'UTC' });
    const time = (wall: number) => clock(localOf(wall).slice(11));
    const isOneDay = midnightOf(first) === midnightOf(last);
    const one = (wall: number) => (isWhole ? date(wall) : t('dayAndTime', { day: date(wall), time: time(wall) }));
    const oneDay = isWhole ? date(first) : t('dayAndTime', { day: date(first), time: `${time(first)}–${time(last)}` });
    return t(repeat, { when: isOneDay ? oneDay : `${one(first)} – ${one(last)}` });
  };
};

/** Says of an exception that it does not happen, once or soon, because the clocks of the zone skip all of it; nothing of any other. */
export const useSkippedWords = (timeZone: string): ((exception: ScheduleException) => string | undefined) => {
  const t = useTranslations('timeSchedules.exceptions');
  const format = useFormatter();
  const now = useNow().getTime();
  return (exception) => {
    const skipped = nextSkipped(timeZone, exception, now);
    if (skipped === null) return undefined;
    return t(exception.repeat === 'ONCE' ? 'neverHappens' : 'skippedOn', { day: format.dateTime(new Date(skipped), { ...dateParts.ONCE, timeZone: 'UTC' }) });
  };
};

/** A moment on the clock of a schedule, as short as it can be told: the time today, the day of this week, else the date. */
export const useMomentWords = (timeZone: string): ((at: number, now: number) => string) => {
  const format = useFormatter();
  return (at, now) => {
    const days = (midnightOf(wallAt(timeZone, at)) - midnightOf(wallAt(timeZone, now))) / dayMs;
    const date = days === 0 ? {} : days > 0 && days < 7 ? { weekday: 'short' as const } : { day: 'numeric' as const, month: 'short' as const, year: 'numeric' as const };
    return format.dateTime(new Date(at), { ...date, hour: 'numeric', minute: '2-digit', timeZone });
  };
};

/** "Open until 17:00", "Closed until Mon 09:00": what a schedule is at a moment. */
export const useStateWords = (timeZone: string): ((isOpenNow: boolean, next: number | null, at: number) => string) => {
  const t = useTranslations('timeSchedules.state');
  const moment = useMomentWords(timeZone);
  return (isOpenNow, next, at) => {
    if (next === null) return t(isOpenNow ? 'open' : 'closed');
    return t(isOpenNow ? 'openUntil' : 'closedUntil', { when: moment(next, at) });
  };
};

const minuteMs = 60_000;

/** What a schedule is now, to the minute. */
export const useStateNow = (schedule: Schedule): { isOpen: boolean; text: string } => {
  const now = useNow({ updateInterval: 15_000 }).getTime();
  const words = useStateWords(schedule.timeZone);
  const minute = Math.floor(now / minuteMs) * minuteMs;
  const found = useMemo(() => ({ isOpen: isOpen(schedule, minute).isOpen, next: nextChange(schedule, minute) }), [schedule, minute]);
  return { isOpen: found.isOpen, text: words(found.isOpen, found.next, minute) };
};

/** By what it is open or closed. */
export const useReason = (): ((verdict: Pick<Verdict, 'range' | 'exception'>) => string) => {
  const t = useTranslations('timeSchedules.reason');
  const clock = useClock();
  const weekday = useWeekdayName();
  return ({ range, exception }) => {
    if (exception) return t(exception.type, { name: exception.name });
    return range ? t('hours', { hours: `${weekday(range.weekday)} ${writeHours([range], clock)}` }) : t('noHours');
  };
};
