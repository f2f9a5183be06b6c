import { expect, test } from 'vitest';
import { readHours, writeHours } from './typed-hours.ts';

test.each([
  ['9-17', '09:00–17:00'],
  ['9:00–12:30, 14–18', '09:00–12:30, 14:00–18:00'],
  ['14-18;9-12', '09:00–12:00, 14:00–18:00'],
  ['8.30 bis 12 Uhr und 13h15 bis 17', '08:30–12:00, 13:15–17:00'],
  ['0830-1700', '08:30–17:00'],
  ['9am-5pm', '09:00–17:00'],
  ['9:00\u202fAM – 12:30 p.m.', '09:00–12:30'],
  ['12am-12pm', '00:00–12:00'],
  ['6 to 0', '06:00–24:00'],
  ['22-6', '22:00–06:00'],
  ['24h', '00:00–24:00'],
  ['0-24', '00:00–24:00'],
  ['', ''],
  ['closed', ''],
  ['–', ''],
])('%j is understood as %j', (typed, hours) => {
  expect(writeHours(readHours(typed)!)).toBe(hours);
});

test.each(['9', '9-', 'nine to five', '9-25', '9-12:60', '9-12-14', '13pm-14', '24-6', '9-24:30', '9-17,', '9,17'])('%j is not understood', (typed) => {
  expect(readHours(typed)).toBeUndefined();
});

test.each(['en-US', 'en-GB', 'de', 'fr'])('what is written in %s is read again', (locale) => {
  const format = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' });
  const ranges = [{ from: '00:30', to: '12:00' }, { from: '12:15', to: '23:45' }];
  expect(readHours(writeHours(ranges, (time) => format.format(Date.parse(`2026-01-01T${time}Z`))))).toEqual(ranges);
});
