import { useMemo } from 'react';
import { useLocale } from 'use-intl';

const sunday = 7;
const saturday = 6;
// For browsers that do not say on which day a week begins: where it is not Monday (Unicode CLDR).
const fromSunday = new Set(['AG', 'AS', 'BD', 'BR', 'BS', 'BT', 'BW', 'BZ', 'CA', 'CO', 'DM', 'DO', 'ET', 'GT', 'GU', 'HK', 'HN', 'ID', 'IL', 'IN', 'JM', 'JP', 'KE', 'KH', 'KR', 'LA', 'MH', 'MM', 'MO', 'MT', 'MX', 'MZ', 'NI', 'NP', 'PA', 'PE', 'PH', 'PK', 'PR', 'PY', 'SA', 'SG', 'SV', 'TH', 'TT', 'TW', 'UM', 'US', 'VE', 'VI', 'WS', 'YE', 'ZA', 'ZW']);
const fromSaturday = new Set(['AE', 'AF', 'BH', 'DJ', 'DZ', 'EG', 'IQ', 'IR', 'JO', 'KW', 'LY', 'OM', 'QA', 'SD', 'SY']);

type WeekOf = Intl.Locale & { getWeekInfo?: () => { firstDay: number } };

/** The first day of the week as a locale has it; 1 is Monday. */
export const firstWeekday = (locale: string): number => {
  const known = new Intl.Locale(locale) as WeekOf;
  const region = known.maximize().region ?? '';
  return known.getWeekInfo?.().firstDay ?? (fromSunday.has(region) ? sunday : fromSaturday.has(region) ? saturday : 1);
};

/** The days of the week in the order of the viewer's locale; 1 is Monday. */
export const useWeekdays = (): number[] => {
  const locale = useLocale();
  return useMemo(() => {
    const first = firstWeekday(locale);
    return Array.from({ length: 7 }, (_, index) => ((first - 1 + index) % 7) + 1);
  }, [locale]);
};

// 5 January 2026 was a Monday.
const dayInWeek = (weekday: number) => Date.UTC(2026, 0, 4 + weekday);

/** The name of a day of the week. */
export const useWeekdayName = (width: 'long' | 'short' = 'long'): ((weekday: number) => string) => {
  const locale = useLocale();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' });
    return (weekday) => format.format(dayInWeek(weekday));
  }, [locale, width]);
};

/** Words `09:00` as the viewer's clock shows it, of 12 or of 24 hours. */
export const useClock = (): ((time: string) => string) => {
  const locale = useLocale();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' });
    const isTwelve = format.resolvedOptions().hour12;
    return (time) => (time === '24:00' && !isTwelve ? time : format.format(Date.UTC(2026, 0, 5, Number(time.slice(0, 2)), Number(time.slice(3)))));
  }, [locale]);
};

/** The same where there is little room: `9am`, `12:30pm`. */
export const useShortClock = (): ((time: string) => string) => {
  const clock = useClock();
  return (time) => clock(time).replace(/(:00)?\s([AP]M)$/i, (_, _minutes, half: string) => half.toLowerCase());
};
