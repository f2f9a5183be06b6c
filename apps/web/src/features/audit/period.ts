export const periods = ['all', 'today', 'week', 'month'] as const;
export type Period = (typeof periods)[number];

export interface Range {
  from?: string;
  to?: string;
}

const daysBack: { [P in Period]?: number } = { today: 0, week: 6, month: 29 };

const startOfDay = (now: Date, daysAgo: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo);

/** From midnight some days ago, where the viewer is, until now. */
export const rangeOf = (period: Period, now: Date): Range => {
  const days = daysBack[period];
  return days === undefined ? {} : { from: startOfDay(now, days).toISOString() };
};

/** The period that a range is today; none for two days of one's choice. */
export const periodOf = (range: Range, now: Date): Period | undefined => periods.find((period) => range.to === undefined && rangeOf(period, now).from === range.from);

/** Two days, both included. Either may be left out. */
export const rangeOfDays = (first: string, last: string): Range => ({
  from: first === '' ? undefined : new Date(`${first}T00:00`).toISOString(),
  to: last === '' ? undefined : nextDay(last).toISOString(),
});

const nextDay = (day: string) => {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year!, month! - 1, date! + 1);
};

/** The last day of a range, whose end is the midnight after it. */
export const lastDayOf = (to: string) => new Date(new Date(to).getTime() - 1);
