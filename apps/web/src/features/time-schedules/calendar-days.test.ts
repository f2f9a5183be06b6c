import { expect, test } from 'vitest';
import { addMonths, calendarOf, datesAround } from './calendar-days.ts';
import { firstWeekday } from '#ui/week.ts';

const every = (from: string, to: string) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from, to }));
const day = (date: string, hours: ReturnType<typeof every>, timeZone = 'Europe/Berlin') => calendarOf({ timeZone, hours, exceptions: [] }, [date])[0]!;

test('a month is whole weeks, which begin as the locale has it', () => {
  expect([firstWeekday('de'), firstWeekday('en-GB'), firstWeekday('en-US'), firstWeekday('ar-EG')]).toEqual([1, 1, 7, 6]);
  const november = datesAround('2026-11-15', 1);
  expect([november[0], november.at(-1), november.length]).toEqual(['2026-10-26', '2026-12-06', 42]);
  expect([datesAround('2026-11-15', 7)[0], datesAround('2026-02-01', 7).length]).toEqual(['2026-11-01', 28]);
});

test('the same day of another month is its last one where it has fewer', () => {
  expect([addMonths('2026-01-31', 1), addMonths('2026-01-31', -2), addMonths('2024-02-29', 12)]).toEqual(['2026-02-28', '2025-11-30', '2025-02-28']);
});

test('a night is two parts of two days', () => {
  expect(day('2026-11-28', every('22:00', '06:00')).open).toEqual([{ from: '00:00', to: '06:00' }, { from: '22:00', to: '24:00' }]);
});

test('hours that touch are shown as one', () => {
  expect(day('2026-11-28', [...every('08:00', '12:00'), ...every('12:00', '16:00')]).open).toEqual([{ from: '08:00', to: '16:00' }]);
});

test('a day on which the clocks are changed says so, and ends its hours where they were changed', () => {
  expect(day('2026-03-29', every('01:00', '02:30'))).toMatchObject({ open: [{ from: '01:00', to: '02:00' }], shiftMinutes: 60 });
  expect(day('2026-10-25', every('09:00', '10:00')).shiftMinutes).toBe(-60);
  expect(day('2011-12-30', every('09:00', '10:00'), 'Pacific/Apia')).toMatchObject({ parts: [], open: [], exceptions: [] });
});

test('a day names the exceptions that would begin on it and are skipped by the clocks, and no other day does', () => {
  const night = { name: 'Night', type: 'WORKING', repeat: 'MONTHLY', from: '2026-01-29T02:15', to: '2026-01-29T02:45' } as const;
  const days = calendarOf({ timeZone: 'Europe/Berlin', hours: [], exceptions: [night] }, ['2026-03-28', '2026-03-29', '2026-03-30']);
  expect(days.map(({ skipped, exceptions }) => [skipped, exceptions])).toEqual([[[], []], [[night], []], [[], []]]);
});
