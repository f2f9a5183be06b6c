import { appConfigurations } from '@patchbay/contract/app-configurations';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { timeSchedules } from '@patchbay/contract/time-schedules';
import { users, type User } from '@patchbay/contract/users';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf } from '../../test/answer.ts';
import { renderApp, tenantId } from '../../test/render.tsx';
import { aLine, anInvitation, aUser, kept, sent } from '../../test/users.ts';
import { pages } from '../../pages.ts';

const page = <T,>(...items: T[]) => ({ items, total: items.length, totalIsEstimate: false, next: null });
const funnel = { users: 3, invited: 0, opened: 0, activated: 0, active: 0, failed: 0, waiting: 0 };

const openList = async (...people: User[]) => {
  answer(users.list, page(...people));
  answer(users.invitationFunnel, funnel);
  const app = renderApp(`/t/${tenantId}/users`, { pages });
  // The first test of the file waits for the pages to be loaded, too.
  await screen.findByRole('link', { name: /Ann/ }, { timeout: 20_000 });
  return app;
};
const openMenu = async (user: Awaited<ReturnType<typeof openList>>['user']) => {
  await user.click(screen.getByRole('button', { name: /Actions.*Ann Lee/ }));
  return screen.findByRole('menu');
};

test('[1] [2] the Users menu leads to the list, whose + creates a new user', async () => {
  answer(users.list, page(aUser()));
  answer(users.invitationFunnel, funnel);
  answer(appConfigurations.list, page(aLine()));
  answer(timeSchedules.list, page());
  const { user, router } = renderApp(`/t/${tenantId}/contact-methods/app-configurations`, { pages });
  await screen.findByRole('link', { name: 'Ann Lee' }, { timeout: 20_000 });
  await user.click(within(screen.getByRole('navigation', { name: 'Navigation' })).getByRole('link', { name: 'Users' }));
  await screen.findByRole('heading', { name: /^Users/, level: 1 });
  expect(router.state.location.pathname).toBe(`/t/${tenantId}/users`);
  const create = await screen.findByRole('link', { name: 'Create new' });
  expect(create.querySelector('svg')).toBeTruthy();
  await user.click(create);
  expect(await screen.findByRole('heading', { name: 'Create new user', level: 1 })).toBeTruthy();
  expect(router.state.location.pathname).toBe(`/t/${tenantId}/users/new`);
  expect(screen.getAllByRole('textbox').map((field) => (field as HTMLInputElement).value)).toEqual(screen.getAllByRole('textbox').map(() => ''));
});

test('[51] the actions of a user offer to send the invitation, and then to send it again', async () => {
  answer(users.invite, aUser({ invitation: sent }));
  const { user } = await openList(aUser());
  expect(screen.getByText('Not sent')).toBeTruthy();
  await user.click(within(await openMenu(user)).getByRole('menuitem', { name: 'Send Invite to App' }));
  await screen.findByText('The invitation goes to ann@one.example.');
  expect(callsOf(users.invite)[0]!.params.id).toBe(aUser().id);
});

test('[51] [53] [66] who was invited gets the same again at once, or a new code after a question', async () => {
  answer(users.invite, aUser({ invitation: sent }));
  answer(users.reissueInvitation, aUser({ invitation: sent }));
  const { user } = await openList(aUser({ invitation: sent }));
  const menu = await openMenu(user);
  expect(within(menu).queryByRole('menuitem', { name: 'Send Invite to App' })).toBeNull();
  await user.click(within(menu).getByRole('menuitem', { name: 'Resend Invite to App' }));
  await waitFor(() => expect(callsOf(users.invite).map(({ params }) => params.id)).toEqual([aUser().id]));
  expect(callsOf(users.reissueInvitation)).toEqual([]);
  await user.click(within(await openMenu(user)).getByRole('menuitem', { name: 'Issue a new code' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(callsOf(users.reissueInvitation)).toEqual([]);
  await user.click(within(await openMenu(user)).getByRole('menuitem', { name: 'Issue a new code' }));
  await user.click(await screen.findByRole('button', { name: 'Issue and send' }));
  await waitFor(() => expect(callsOf(users.reissueInvitation).map(({ params }) => params.id)).toEqual([aUser().id]));
  expect(callsOf(users.invite)).toHaveLength(1);
});

test('[52] without an address the action is there, inactive, with the reason', async () => {
  const { user } = await openList(aUser({ email: null, invitation: anInvitation({ obstacle: 'no-email' }) }));
  const item = within(await openMenu(user)).getByRole('menuitem', { name: /Send Invite to App/ });
  expect(item.textContent).toContain('Ann Lee has no e-mail address. Enter one first.');
  expect((item as HTMLButtonElement).disabled).toBe(true);
});

test('the list shows how many are on the way, and reminds those who have not activated the app', async () => {
  answer(users.list, page(aUser({ invitation: sent })));
  answer(users.invitationFunnel, { ...funnel, invited: 3, opened: 2, activated: 1, active: 1, waiting: 2 });
  answer(users.resendInvitations, { sent: 2, kept: 0, left: 0 });
  const { user } = renderApp(`/t/${tenantId}/users`, { pages });
  const strip = await screen.findByRole('region', { name: 'On the way to the app' });
  expect(strip.textContent).toContain('Invited3Opened2Activated1');
  await user.click(within(strip).getByRole('button', { name: 'Resend to 2 who have not activated' }));
  await user.click(await screen.findByRole('button', { name: 'Resend' }));
  await screen.findByText('2 invitations go out.');
});

test('[51] without a mail server nothing claims that an invitation went out', async () => {
  answer(users.invite, aUser({ invitation: kept }));
  answer(users.list, page(aUser({ invitation: kept })));
  answer(users.invitationFunnel, { ...funnel, invited: 2, failed: 2, waiting: 2 });
  answer(users.resendInvitations, { sent: 0, kept: 2, left: 0 });
  const { user } = renderApp(`/t/${tenantId}/users`, { pages });
  const strip = await screen.findByRole('region', { name: 'On the way to the app' });
  // Toasts of the tests before this one may still stand.
  const claims = screen.queryAllByText('The invitation goes to ann@one.example.').length;
  expect(strip.textContent).toContain('Mail failed2');
  expect(screen.getByText('No mail server')).toBeTruthy();
  await user.click(within(await openMenu(user)).getByRole('menuitem', { name: 'Send Invite to App' }));
  await screen.findByText('Not sent: no mail server is set up');
  expect(screen.queryAllByText('The invitation goes to ann@one.example.')).toHaveLength(claims);
  await user.click(within(strip).getByRole('button', { name: 'Resend to 2 who have not activated' }));
  await user.click(await screen.findByRole('button', { name: 'Resend' }));
  await waitFor(() => expect(screen.getAllByText('Not sent: no mail server is set up')).toHaveLength(2));
  expect(screen.queryByText(/^0 invitations/)).toBeNull();
});

test('a user\'s page tells that a mail waits for a mail server', async () => {
  answer(users.get, aUser({ invitation: kept }));
  renderApp(`/t/${tenantId}/users/${aUser().id}`, { pages });
  expect(await screen.findByText('Not sent: no mail server is set up. Send the invitation again once there is one.')).toBeTruthy();
  expect(screen.queryByText(/Sent to/)).toBeNull();
});

test('a user\'s page tells why the mail failed, in the words of the mail server', async () => {
  answer(users.get, aUser({ invitation: { ...sent, status: 'failed', mailError: '550 No such user' } }));
  renderApp(`/t/${tenantId}/users/${aUser().id}`, { pages });
  expect(await screen.findByText('The mail server says: 550 No such user')).toBeTruthy();
});

test('[3] [4] [6] [7] [9] [10] [11] [12] [13] [14] creating a user leads to the line, whose Save invites them', async () => {
  answer(users.create, aUser());
  answer(appConfigurations.get, aLine());
  answer(phoneNumbers.list, page());
  answer(users.get, aUser({ invitation: sent }));
  answer(appConfigurations.update, aLine({ isConfigured: true, invitation: sent }));
  const { user, router } = renderApp(`/t/${tenantId}/users/new`, { pages });
  await user.type(await screen.findByRole('textbox', { name: /First name/ }), 'Ann');
  await user.type(screen.getByRole('textbox', { name: /Last name/ }), 'Lee');
  await user.type(screen.getByRole('textbox', { name: 'Department' }), 'Sales');
  await user.type(screen.getByRole('textbox', { name: 'Job title' }), 'Agent');
  expect((screen.getByRole('switch', { name: /Configure application line in the next step/ }) as HTMLInputElement).checked).toBe(true);
  await user.click(screen.getByRole('button', { name: 'Next' }));
  expect(await screen.findByText('The invitation to the app goes to this address')).toBeTruthy();
  await user.type(screen.getByRole('textbox', { name: /E-mail/ }), 'ann@one.example');
  expect(callsOf(users.create)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Next' }));
  await screen.findByText('When you save, the invitation to the app goes to ann@one.example.');
  expect(callsOf(users.create).map(({ body }) => body)).toMatchObject([{ firstName: 'Ann', lastName: 'Lee', department: 'Sales', jobTitle: 'Agent', email: 'ann@one.example' }]);
  for (const section of ['Inbound calls', 'Outbound calls', 'Call recording']) expect(screen.getByRole('heading', { name: section })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('The application line of Ann Lee is saved, and the invitation goes to ann@one.example.');
  expect(callsOf(appConfigurations.update)[0]!.body).toMatchObject({ version: 1, sendInvitation: true });
  expect(router.state.location.pathname).toBe(`/t/${tenantId}/users/${aUser().id}`);
});

test('[9] without the toggle the user is created, and nothing follows', async () => {
  answer(users.create, aUser());
  answer(users.get, aUser());
  const { user, router } = renderApp(`/t/${tenantId}/users/new`, { pages });
  await user.type(await screen.findByRole('textbox', { name: /First name/ }), 'Ann');
  await user.type(screen.getByRole('textbox', { name: /Last name/ }), 'Lee');
  await user.click(screen.getByRole('switch', { name: /Configure application line in the next step/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/t/${tenantId}/users/${aUser().id}`));
  expect(callsOf(users.create)[0]!.body).toMatchObject({ email: null });
});
