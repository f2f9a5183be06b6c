import { expect, test } from 'vitest';
import { formOf, newForm, ScheduleForm } from './schedule-form.ts';

const asIs = (time: string) => time;
const form = (days: string[]) => ({ ...newForm('Europe/Berlin', asIs), name: 'Office', days });
const issues = (days: string[]) => ScheduleForm.safeParse(form(days)).error?.issues.map(({ path, message }) => [path.join('.'), message]);

test('what is typed for each day becomes the hours of the week, and back', () => {
  const draft = ScheduleForm.parse(form(['9-12:30, 14-18', '', '', '', '22-6', '', '24h']));
  expect(draft.hours).toEqual([
    { weekday: 1, from: '09:00', to: '12:30' }, { weekday: 1, from: '14:00', to: '18:00' }, { weekday: 5, from: '22:00', to: '06:00' }, { weekday: 7, from: '00:00', to: '24:00' },
  ]);
  const saved = { ...draft, id: '', version: 1, createdAt: '', updatedAt: '' };
  expect(formOf(saved, asIs).days).toEqual(['09:00–12:30, 14:00–18:00', '', '', '', '22:00–06:00', '', '00:00–24:00']);
});

test('what cannot be read, and what overlaps, is said at its day', () => {
  expect(issues(['nine', '', '', '', '', '', ''])).toEqual([['days.0', 'These hours cannot be read']]);
  expect(issues(['9-12, 11-13', '', '', '', '', '', ''])).toEqual([['days.0', 'This overlaps with other hours']]);
  expect(issues(['5-8', '', '', '', '', '', '22-6'])).toEqual([['days.6', 'This overlaps with other hours']]);
});
