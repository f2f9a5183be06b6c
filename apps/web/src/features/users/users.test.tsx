import { timeSchedules } from '@patchbay/contract/time-schedules';
import { users, type User } from '@patchbay/contract/users';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf, refuse } from '../../test/answer.ts';
import { aSession, anId, renderApp, tenantId } from '../../test/render.tsx';
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

test('[3] [4] [6] the form has first and last name, department, job title, and an e-mail address among the contact information', async () => {
  answer(timeSchedules.list, page());
  const { user } = await openEdit(aUser({ department: '', jobTitle: '', email: null }));
  const contact = within(screen.getByRole('heading', { name: 'Contact information' }).closest('section, fieldset')! as HTMLElement);
  await user.clear(screen.getByRole('textbox', { name: /First name/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(callsOf(users.update)).toEqual([]);
  for (const [name, text] of [[/First name/, 'Bea'], [/Department/, 'Sales'], [/Job title/, 'Agent']] as const) await user.type(screen.getByRole('textbox', { name }), text);
  await user.type(contact.getByRole('textbox', { name: /E-mail/ }), 'bea@one.example');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(users.update)[0]?.body).toMatchObject({ firstName: 'Bea', lastName: 'Lee', department: 'Sales', jobTitle: 'Agent', email: 'bea@one.example' }));
});

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

const openList = async (...people: User[]) => {
  answer(users.list, page(...people));
  answer(users.invitationFunnel, { users: people.length, invited: 0, opened: 0, activated: 0, active: 0, failed: 0, waiting: 0 });
  const app = renderApp(`/t/${tenantId}/users`, { pages });
  await screen.findByRole('link', { name: people[0]!.firstName }, { timeout: 20_000 });
  return app;
};
const zoe = aUser({ id: anId(501), firstName: 'Zoe', lastName: 'Abel', name: 'Zoe Abel' });

test('[171] chosen users get what is ticked, and nothing else', async () => {
  answer(users.bulkUpdate, { changed: 2 });
  const { user } = await openList(aUser(), zoe);
  await user.click(screen.getByRole('checkbox', { name: 'Select everything on this page' }));
  await user.click(screen.getByRole('button', { name: 'Edit selected…' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  const told = await dialog.findByText('Tick what is to be changed.');
  // Below all that can be ticked: above it, it would move that away from under a click.
  for (const box of dialog.getAllByRole('checkbox')) expect(box.compareDocumentPosition(told) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  await user.click(dialog.getByRole('checkbox', { name: 'Set Department' }));
  await user.type(dialog.getByRole('textbox', { name: 'Department' }), 'Support');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await screen.findByText('2 users are changed.');
  expect(callsOf(users.bulkUpdate)[0]!.body).toEqual({ ids: [aUser().id, zoe.id], change: { department: 'Support' } });
});

test('[47] [171] deleting chosen users says in total and by name what goes and what is freed', async () => {
  const label = (name: string) => ({ kind: 'x', id: name, label: name });
  answer(users.bulkRemoval, {
    users: 7,
    removed: [{ kind: 'app-configuration', count: 7, first: ['Ann Lee', 'Zoe Abel'].map(label) }, { kind: 'app-device', count: 1, first: [label('Ann Lee · iOS 19')] }],
    released: [{ kind: 'phone-number', count: 1, first: [label('+12025550123')] }],
  });
  answer(users.bulkRemove, { removed: 2 });
  const { user } = await openList(aUser(), zoe);
  await user.click(screen.getByRole('checkbox', { name: 'Select everything on this page' }));
  await user.click(screen.getByRole('button', { name: 'Delete selected…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete 2 users?' }));
  expect((await dialog.findByText('App configuration')).nextSibling!.textContent).toBe('7 Ann Lee, Zoe Abel and 5 more');
  expect(dialog.getByText('Ann Lee · iOS 19', { exact: false })).toBeTruthy();
  expect(dialog.getByText('+1 202 555 0123', { exact: false })).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Remove' }));
  await screen.findByText('2 users are deleted.');
  expect(callsOf(users.bulkRemove)[0]!.body).toEqual({ ids: [aUser().id, zoe.id] });
});

const editing = async (field: string, ...people: User[]) => {
  const app = await openList(...people);
  await app.user.dblClick(screen.getByText(people[0]![field === 'Department' ? 'department' : 'jobTitle']));
  return { ...app, input: await screen.findByRole<HTMLInputElement>('textbox', { name: `Edit ${field}: Ann Lee` }) };
};

test('a cell is edited in place after a double click: Enter saves it with the rest of the user, Escape leaves it', async () => {
  answer(users.update, aUser());
  const { user, router } = await editing('Department', aUser());
  await user.keyboard('Support{Escape}');
  expect(screen.queryByRole('textbox', { name: 'Edit Department: Ann Lee' })).toBeNull();
  expect(callsOf(users.update)).toEqual([]);
  await user.dblClick(screen.getByText('Sales'));
  await screen.findByRole('textbox', { name: 'Edit Department: Ann Lee' });
  await user.keyboard('Support{Enter}');
  await waitFor(() => expect(callsOf(users.update)[0]?.body).toMatchObject({ firstName: 'Ann', department: 'Support', jobTitle: 'Agent', version: 1 }));
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Edit Department: Ann Lee' })).toBeNull());
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Edit Department: Ann Lee');
  expect(router.state.location.pathname).toBe(`/t/${tenantId}/users`);
});

test('a refusal stands at the cell, and what was typed stays', async () => {
  refuse(users.update, 'already-exists', { errors: [{ pointer: '/email', detail: 'In use by somebody else' }] });
  const { user } = await openList(aUser());
  await user.click(screen.getByRole('button', { name: 'Edit E-mail: Ann Lee' }));
  const input = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Edit E-mail: Ann Lee' });
  await user.keyboard('bob@one.example{Enter}');
  expect((await screen.findByRole('alert')).textContent).toBe('In use by somebody else');
  expect(input.value).toBe('bob@one.example');
  expect(callsOf(users.update)).toHaveLength(1);
});

test('who was overtaken is told at the cell what it says now, and may save over it', async () => {
  const theirs = aUser({ department: 'Marketing', version: 2 });
  const { user, input } = await editing('Department', aUser());
  refuse(users.update, 'stale-version');
  answer(users.list, page(theirs));
  await user.keyboard('Support{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('Now it is: Marketing.');
  expect(input.value).toBe('Support');
  answer(users.update, theirs);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(callsOf(users.update).at(-1)!.body).toMatchObject({ department: 'Support', version: 2 }));
});

test('[5] the time schedule is chosen in the list', async () => {
  answer(timeSchedules.list, page(office));
  answer(users.update, aUser());
  const { user } = await openList(aUser());
  await user.click(screen.getByRole('button', { name: 'Edit Time schedule: Ann Lee' }));
  await user.click(await screen.findByRole('option', { name: 'Office hours' }));
  await waitFor(() => expect(callsOf(users.update)[0]?.body).toMatchObject({ timeScheduleId: office.id, version: 1 }));
});

test('who may only look edits nothing', async () => {
  answer(users.list, page(aUser()));
  answer(users.invitationFunnel, { users: 1, invited: 0, opened: 0, activated: 0, active: 0, failed: 0, waiting: 0 });
  const { memberships: [membership] } = aSession();
  renderApp(`/t/${tenantId}/users`, { pages, viewer: aSession({ memberships: [{ ...membership!, permissions: ['organisations:read', 'users:read'] }] }) });
  await screen.findByText('Sales');
  expect(screen.queryByRole('button', { name: /^Edit / })).toBeNull();
});

test('a user is saved and the form stands empty for another', async () => {
  answer(timeSchedules.list, page(office));
  answer(users.create, aUser());
  const { user, router } = renderApp(`/t/${tenantId}/users/new`, { pages });
  const field = (name: RegExp) => screen.findByRole<HTMLInputElement>('textbox', { name }, { timeout: 20_000 });
  await user.type(await field(/First name/), 'Ann');
  await user.type(await field(/Last name/), 'Lee');
  await user.type(await field(/Department/), 'Sales');
  expect(screen.queryByRole('button', { name: 'Save and add another' })).toBeNull();
  await user.click(screen.getByRole('switch', { name: /Configure application line/ }));
  await user.click(screen.getByRole('button', { name: 'Save and add another' }));
  await screen.findByText('Ann Lee is created.');
  expect(callsOf(users.create)[0]!.body).toMatchObject({ firstName: 'Ann', lastName: 'Lee', department: 'Sales' });
  expect([(await field(/First name/)).value, (await field(/Department/)).value]).toEqual(['', '']);
  expect(document.activeElement).toBe(await field(/First name/));
  expect(router.state.location.pathname).toBe(`/t/${tenantId}/users/new`);
});

test('a user shows their initials until they have a picture, which is chosen and removed on their page', async () => {
  const pictured = aUser({ avatarId: anId(900), version: 2 });
  answer(users.get, () => (callsOf(users.setAvatar).length > callsOf(users.removeAvatar).length ? pictured : aUser()));
  answer(users.setAvatar, pictured);
  answer(users.removeAvatar, aUser());
  const { user, container } = renderApp(`/t/${tenantId}/users/${aUser().id}`, { pages });
  const initials = () => container.querySelector('main [data-initials]')?.getAttribute('data-initials');
  await expect.poll(initials, { timeout: 20_000 }).toBe('AL');
  const change = { name: 'Change the picture of Ann Lee' };
  await user.click(screen.getByRole('button', change));
  await user.upload(await screen.findByLabelText(/Drop a picture here/, { selector: 'input' }), new File(['x'], 'ann.png', { type: 'image/png' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Ann Lee has a new picture.');
  expect(container.querySelector('img')!.getAttribute('src')).toBe(`/api/t/${tenantId}/users/${aUser().id}/avatar?version=2`);
  await user.click(screen.getByRole('button', change));
  await user.click(await screen.findByRole('button', { name: 'Remove the picture' }));
  await expect.poll(initials).toBe('AL');
});

test('after the removal of a user by the menu of the row the focus is at the next row', async () => {
  const all = [aUser(), aUser({ id: anId(901), name: 'Bea Moss', firstName: 'Bea', lastName: 'Moss' })];
  answer(users.list, () => page(...all.slice(callsOf(users.remove).length)));
  answer(users.references, { blocking: [], removed: [], released: [] });
  answer(users.remove, undefined);
  const { user } = renderApp(`/t/${tenantId}/users`, { pages });
  (await screen.findByRole('button', { name: 'Actions for Ann Lee' }, { timeout: 20_000 })).focus();
  await user.keyboard('{Enter}');
  (await screen.findByRole('menuitem', { name: 'Delete' })).focus();
  await user.keyboard('{Enter}');
  const remove = await screen.findByRole<HTMLButtonElement>('button', { name: 'Remove' });
  await waitFor(() => expect(remove.disabled).toBe(false));
  remove.focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('row', { name: /Bea Moss/ })));
});
