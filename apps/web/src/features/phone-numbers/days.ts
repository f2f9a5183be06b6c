import { dayOf } from '#ui/day-of.ts';

export const daysAfter = (at: Date, days: number) => dayOf(new Date(at.getFullYear(), at.getMonth(), at.getDate() + days));

/** The last moment of a day, as the API takes it; of a year beyond four digits it is one that the API refuses. */
export const endOfDay = (day: string) => {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year!, month! - 1, date, 23, 59, 59, 999).toISOString();
};

const dayMs = 86_400_000;
const startOf = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

/** How many days after today a moment lies, by the calendar: days on which the clocks change are days as well. */
export const daysUntil = (at: Date, now: Date) => Math.round((startOf(at) - startOf(now)) / dayMs);
