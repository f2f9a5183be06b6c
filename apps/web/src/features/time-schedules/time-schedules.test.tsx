import { timeSchedules, type TimeSchedule } from '@patchbay/contract/time-schedules';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf } from '../../test/answer.ts';
import { anId, renderApp, tenantId } from '../../test/render.tsx';
import { pages } from '../../pages.ts';

const at = '2026-11-20T09:30:00.000Z';
const page = <T,>(...items: T[]) => ({ items, total: items.length, totalIsEstimate: false, next: null });
const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' }));
const christmas = { name: 'Christmas', type: 'NON_WORKING', repeat: 'YEARLY', from: '2020-12-25T00:00', to: '2020-12-27T00:00' } as const;
const schedule: TimeSchedule = { id: anId(400), name: 'Round the clock', timeZone: 'Europe/Lisbon', hours: everyDay, exceptions: [], version: 1, createdAt: at, updatedAt: at };

test('the list shows what each schedule is now', async () => {
  answer(timeSchedules.list, page(schedule, { ...schedule, id: anId(401), name: 'Never', hours: [], exceptions: [christmas], timeZone: 'America/New_York' }));
  renderApp(`/t/${tenantId}/time-schedules`, { pages });
  // The first page of a file brings the whole dashboard with it.
  expect(await screen.findByRole('link', { name: /Round the clock/ }, { timeout: 20_000 })).toBeTruthy();
  expect([screen.getByText('Open').textContent, screen.getByText('Closed').textContent, screen.getByText('America/New York').textContent]).toHaveLength(3);
});

test('the empty list says what a schedule is for', async () => {
  answer(timeSchedules.list, page());
  renderApp(`/t/${tenantId}/time-schedules`, { pages });
  expect(await screen.findByText('No time schedules yet')).toBeTruthy();
});

test('a new schedule is in the zone of the enterprise, and takes hours as they are typed', async () => {
  answer(timeSchedules.create, schedule);
  answer(timeSchedules.get, schedule);
  const { user } = renderApp(`/t/${tenantId}/time-schedules/new`, { pages });
  await user.click(await screen.findByRole('textbox', { name: /^Title/ }));
  await user.paste('Office');
  const monday = screen.getByRole('textbox', { name: 'Monday' });
  await user.clear(monday);
  await user.click(monday);
  await user.paste('8-12, 13:30-17');
  await user.click(screen.getByRole('button', { name: 'Copy the hours of Monday' }));
  await user.click(await screen.findByRole('menuitem', { name: 'To Monday to Friday' }));
  expect((screen.getByRole('textbox', { name: 'Friday' }) as HTMLInputElement).value).toMatch(/^8am–12pm, 1:30pm–5pm$/);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(timeSchedules.create)).toHaveLength(1));
  const hours = [1, 2, 3, 4, 5].flatMap((weekday) => [{ weekday, from: '08:00', to: '12:00' }, { weekday, from: '13:30', to: '17:00' }]);
  expect(callsOf(timeSchedules.create)[0]!.body).toEqual({ name: 'Office', timeZone: 'Europe/Lisbon', hours, exceptions: [] });
});

test('hours that cannot be read are said at their day, and nothing is sent', async () => {
  answer(timeSchedules.get, schedule);
  const { user } = renderApp(`/t/${tenantId}/time-schedules/${schedule.id}/edit`, { pages });
  const sunday = await screen.findByRole('textbox', { name: 'Sunday' });
  await user.clear(sunday);
  await user.type(sunday, 'brunch');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/^These hours cannot be read/)).toBeTruthy();
  expect(sunday.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText('The calendar appears once the hours can be read.')).toBeTruthy();
});

test('an exception is added, changed and taken away', async () => {
  answer(timeSchedules.get, { ...schedule, exceptions: [christmas] });
  answer(timeSchedules.update, schedule);
  const { user } = renderApp(`/t/${tenantId}/time-schedules/${schedule.id}/edit`, { pages });
  await user.click(await screen.findByRole('button', { name: 'Add exception' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByRole('textbox', { name: /^Name/ }), 'New Year');
  await user.type(within(dialog).getByLabelText(/^First day/), '2027-01-01');
  await user.type(within(dialog).getByLabelText(/^Last day/), '2026-12-31');
  await user.click(within(dialog).getByRole('button', { name: 'Apply' }));
  expect(await within(dialog).findByText('The end comes after the start')).toBeTruthy();
  await user.clear(within(dialog).getByLabelText(/^Last day/));
  await user.type(within(dialog).getByLabelText(/^Last day/), '2027-01-02');
  await user.click(within(dialog).getByRole('button', { name: 'Apply' }));
  await user.click(await screen.findByRole('button', { name: 'Remove Christmas' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(timeSchedules.update)).toHaveLength(1));
  expect(callsOf(timeSchedules.update)[0]!.body).toMatchObject({ exceptions: [{ name: 'New Year', type: 'NON_WORKING', repeat: 'ONCE', from: '2027-01-01T00:00', to: '2027-01-03T00:00' }], version: 1 });
});

test('exceptions are taken away by keys alone: the focus goes to the next, to the one before, and at last to what adds one', async () => {
  answer(timeSchedules.get, { ...schedule, exceptions: ['Easter', 'Christmas', 'Epiphany'].map((name) => ({ ...christmas, name })) });
  const { user } = renderApp(`/t/${tenantId}/time-schedules/${schedule.id}/edit`, { pages });
  const remove = (name: string) => screen.getByRole('button', { name: `Remove ${name}` });
  (await screen.findByRole('button', { name: 'Remove Christmas' })).focus();
  await user.keyboard('{Enter}');
  expect(document.activeElement).toBe(remove('Epiphany'));
  await user.keyboard('{Enter}');
  expect(document.activeElement).toBe(remove('Easter'));
  await user.keyboard('{Enter}');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add exception' }));
});

test('holidays are pasted as a list; those that are there are left out', async () => {
  answer(timeSchedules.get, { ...schedule, exceptions: [{ ...christmas, repeat: 'ONCE', from: '2026-12-25T00:00', to: '2026-12-26T00:00' }] });
  answer(timeSchedules.update, schedule);
  const { user } = renderApp(`/t/${tenantId}/time-schedules/${schedule.id}/edit`, { pages });
  await user.click(await screen.findByRole('button', { name: /^Add holidays/ }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('textbox', { name: 'Or paste it here' }));
  await user.paste('2026-12-25, Christmas Day\n2026-12-26, Boxing Day\nsome day, Easter');
  expect(await within(dialog).findByText(/One line could not be read, the first one is line 3: some day, Easter/)).toBeTruthy();
  await user.click(within(dialog).getByRole('button', { name: 'Add one holiday' }));
  expect(await screen.findByRole('row', { name: /Boxing Day Dec 26, 2026 Non-working/ })).toBeTruthy();
});

test('holidays come from a calendar file too', async () => {
  answer(timeSchedules.get, schedule);
  const { user } = renderApp(`/t/${tenantId}/time-schedules/${schedule.id}/edit`, { pages });
  await user.click(await screen.findByRole('button', { name: /^Add holidays/ }));
  const dialog = await screen.findByRole('dialog');
  const file = new File(['BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:New Year\r\nDTSTART;VALUE=DATE:20270101\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\nEND:VCALENDAR'], 'holidays.ics');
  await user.upload(within(dialog).getByLabelText('File'), file);
  expect(await within(dialog).findByText('Jan 1, every year')).toBeTruthy();
});

test('the calendar shows each day in words, and arrow keys go from day to day and on to the next month', async () => {
  answer(timeSchedules.get, { ...schedule, exceptions: [christmas] });
  const { user } = renderApp(`/t/${tenantId}/time-schedules/${schedule.id}?tab=calendar`, { pages });
  const chosen = () => screen.getByRole('gridcell', { selected: true });
  await screen.findByRole('grid');
  chosen().focus();
  const month = screen.getByRole('heading', { level: 2, name: /\d{4}$/ }).textContent;
  await user.keyboard('{PageDown}');
  expect(screen.getByRole('heading', { level: 2, name: /\d{4}$/ }).textContent).not.toBe(month);
  expect(document.activeElement).toBe(chosen());
  await user.keyboard('{Home}{ArrowLeft}{ArrowRight}{End}');
  expect(document.activeElement?.textContent).toMatch(/^Saturday, .*open 12:00\sAM–12:00\sAM/);
});

test('open at a moment is answered with what decides and until when', async () => {
  answer(timeSchedules.get, { ...schedule, exceptions: [christmas, { ...christmas, name: 'Emergency desk', type: 'WORKING', repeat: 'ONCE', from: '2026-12-25T10:00', to: '2026-12-25T12:00' }] });
  const { user } = renderApp(`/t/${tenantId}/time-schedules/${schedule.id}?tab=calendar`, { pages });
  const when = await screen.findByLabelText('Date and time');
  await user.clear(when);
  await user.type(when, '2026-12-25T11:00');
  const answered = within(screen.getByRole('region', { name: 'Open at …?' })).getByRole('status');
  await waitFor(() => expect(answered.textContent).toMatch(/^Open until 12:00\sPMOpened by the exception Emergency desk\.Also there, and overruled: Christmas\.$/));
});

test('an exception that the clocks skip is told of while it is typed, in the list and on its day', async () => {
  const night = { ...christmas, name: 'Night', type: 'WORKING', repeat: 'ONCE', from: '2027-03-28T02:15', to: '2027-03-28T02:45' } as const;
  answer(timeSchedules.get, { ...schedule, timeZone: 'Europe/Berlin', hours: [], exceptions: [night] });
  const { user } = renderApp(`/t/${tenantId}/time-schedules/${schedule.id}/edit`, { pages });
  expect(await screen.findByRole('row', { name: /Night.*Never happens: the clocks skip this time on Mar 28, 2027\./ })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Edit Night' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByRole('status').textContent).toBe('Never happens: the clocks skip this time on Mar 28, 2027.');
  const end = within(dialog).getByLabelText(/^Until/);
  await user.clear(end);
  await user.type(end, '03:15');
  await waitFor(() => expect(within(dialog).getByRole('status').textContent).toBe(''));
});
