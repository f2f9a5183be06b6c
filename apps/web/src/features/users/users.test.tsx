import { timeSchedules } from '@patchbay/contract/time-schedules';
import { users, type User } from '@patchbay/contract/users';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf } from '../../test/answer.ts';
import { anId, renderApp, tenantId } from '../../test/render.tsx';
import { aUser } from '../../test/users.ts';
import { pages } from '../../pages.ts';

const page = <T,>(...items: T[]) => ({ items, total: items.length, totalIsEstimate: false, next: null });
const at = '2026-11-20T09:30:00.000Z';
const office = { id: anId(800), name: 'Office hours', timeZone: 'Europe/Lisbon', hours: [], exceptions: [], version: 1, createdAt: at, updatedAt: at };

const openEdit = async (found: User = aUser()) => {
  answer(users.get, found);
  answer(users.update, found);
  const app = renderApp(`/t/${tenantId}/users/${found.id}/edit`, { pages });
  // The first test of the file waits for the pages to be loaded, too.
  await screen.findByRole('textbox', { name: /First name/ }, { timeout: 20_000 });
  return app;
};

test('[5] the form offers the time schedules of the enterprise, which define the availability for call routing', async () => {
  answer(timeSchedules.list, page(office));
  const { user } = await openEdit();
  expect(screen.getByText(/defines the user's availability for call routing/)).toBeTruthy();
  await user.click(screen.getByRole('combobox', { name: /Time schedule/ }));
  await user.click(await screen.findByRole('option', { name: 'Office hours' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(users.update)[0]?.body).toMatchObject({ firstName: 'Ann', timeScheduleId: office.id }));
});

test('[5] where there is no time schedule yet, the form leads to a new one', async () => {
  answer(timeSchedules.list, page());
  await openEdit();
  expect(((await screen.findByRole('link', { name: 'Create one' })) as HTMLAnchorElement).getAttribute('href')).toBe(`/t/${tenantId}/time-schedules/new`);
});
