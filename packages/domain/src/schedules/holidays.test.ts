import { describe, expect, test } from 'vitest';
import { exceptionOf, notThereYet, readHolidays } from './holidays.ts';

const read = (text: string, order: 'day-first' | 'month-first' = 'day-first') => readHolidays(text, { order, timeZone: 'Europe/Berlin', thisYear: 2026 });
const days = (text: string, order?: 'day-first' | 'month-first') => read(text, order).found.map(({ name, from, to, isYearly }) => `${from.slice(0, 10)} ${to.slice(0, 10)} ${name}${isYearly ? ' *' : ''}`);

describe('a list of holidays', () => {
  test.each([
    ['2026-12-25,Christmas Day', '2026-12-25 2026-12-26 Christmas Day'],
    ['Christmas Day;25.12.2026', '2026-12-25 2026-12-26 Christmas Day'],
    ['25.12.2026\t1. Weihnachtstag\tDE', '2026-12-25 2026-12-26 1. Weihnachtstag'],
    ['25.12.2026 1. Weihnachtstag', '2026-12-25 2026-12-26 1. Weihnachtstag'],
    ['1.5. Tag der Arbeit', '2026-05-01 2026-05-02 Tag der Arbeit *'],
    ['"2026-12-24","2027-01-03","Company ""holidays"""', '2026-12-24 2027-01-04 Company "holidays"'],
    ['03/10/26,Day of unity', '2026-10-03 2026-10-04 Day of unity'],
    ['12/25/2026,Christmas Day', '2026-12-25 2026-12-26 Christmas Day'],
  ])('has %j', (line, expected) => {
    expect(days(line)).toEqual([expected]);
  });

  test('has the month first where the reader has', () => {
    expect(days('07/04/2026,Independence Day', 'month-first')).toEqual(['2026-07-04 2026-07-05 Independence Day']);
  });

  test('is read without its heading, in order, and says which lines it could not read', () => {
    const { found, unread } = read('\uFEFFDate,Name\r\n2026-12-26,Boxing Day\r\n\r\n2026-02-30,Never\r\n2026-12-25,Christmas Day\r\nsoon,Easter\r\n2026-01-06');
    expect(found.map(({ name }) => name)).toEqual(['Christmas Day', 'Boxing Day']);
    expect(unread).toEqual([{ line: 4, text: '2026-02-30,Never' }, { line: 6, text: 'soon,Easter' }, { line: 7, text: '2026-01-06' }]);
  });
});

describe('a calendar file', () => {
  const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');

  test('has whole days, of which the end is not included, and yearly ones', () => {
    expect(days(calendar('SUMMARY:Neujahr\\, Feiertag', 'DTSTART;VALUE=DATE:20270101', 'DTEND;VALUE=DATE:20270102', 'RRULE:FREQ=YEARLY'))).toEqual(['2027-01-01 2027-01-02 Neujahr, Feiertag *']);
    expect(days(calendar('DTSTART;VALUE=DATE:20270101', 'SUMMARY;LANGUAGE=de:Neu', ' jahr'))).toEqual(['2027-01-01 2027-01-02 Neujahr']);
  });

  test('has times, those of UTC on the clock of the schedule', () => {
    const { found } = read(calendar('SUMMARY:Half a day', 'DTSTART:20261224T110000Z', 'DTEND;TZID="Europe/Berlin":20261224T180000'));
    expect(found).toEqual([{ name: 'Half a day', from: '2026-12-24T12:00', to: '2026-12-24T18:00', isYearly: false }]);
  });

  test('says which events it could not read', () => {
    expect(read(calendar('SUMMARY:Some day', 'DTSTART:soon'))).toEqual({ found: [], unread: [{ line: 3, text: 'Some day' }] });
  });
});

test('what is there at the same time is not added again', () => {
  const [christmas, easter] = read('2026-12-25,Christmas\n2026-04-05,Easter').found.reverse().map(exceptionOf);
  expect(notThereYet([{ ...christmas!, name: 'Xmas' }], [christmas!, easter!, easter!])).toEqual([easter]);
});
