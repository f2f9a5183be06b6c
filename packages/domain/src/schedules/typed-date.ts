/** Which comes first in a date with slashes: the day, or the month as in the United States. */
export type DateOrder = 'day-first' | 'month-first';

const real = (year: number, month: number, day: number): string | undefined => {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : undefined;
};

/** `2026-12-25`, `25.12.2026`, `25.12.26`, `12/25/2026`, and `25.12.` for a day of every year. */
export const readDate = (text: string, order: DateOrder, thisYear: number): { date: string; isYearly: boolean } | undefined => {
  const iso = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(text);
  if (iso) return once(real(Number(iso[1]), Number(iso[2]), Number(iso[3])));
  const [, one, separator, two, year] = /^(\d{1,2})([./-])(\d{1,2})(?:[./-](\d{4}|\d{2})?)?$/.exec(text) ?? [];
  if (!separator) return undefined;
  const [day, month] = dayAndMonth(Number(one), Number(two), separator === '/' ? order : 'day-first');
  if (year) return once(real(year.length === 2 ? 2000 + Number(year) : Number(year), month, day));
  const date = real(thisYear, month, day);
  return date ? { date, isYearly: true } : undefined;
};

/** The other way round, where there is no such month. */
const dayAndMonth = (one: number, two: number, order: DateOrder): [day: number, month: number] => {
  const isMonthFirst = order === 'month-first' ? one <= 12 : two > 12;
  return isMonthFirst ? [two, one] : [one, two];
};

const once = (date: string | undefined) => (date ? { date, isYearly: false } : undefined);
