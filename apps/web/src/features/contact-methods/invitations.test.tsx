import { appConfigurations } from '@patchbay/contract/app-configurations';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { users } from '@patchbay/contract/users';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf } from '../../test/answer.ts';
import { renderApp, tenantId } from '../../test/render.tsx';
import { aLine, anInvitation, aUser, kept, sent } from '../../test/users.ts';
import { pages } from '../../pages.ts';

const here = `/t/${tenantId}/contact-methods/app-configurations/${aLine().id}`;

test('[56] who edits a line sends nothing, and is told to send an invitation', async () => {
  const saved = aLine({ isConfigured: true });
  answer(appConfigurations.get, () => (callsOf(appConfigurations.update).length === 0 ? aLine() : saved));
  answer(appConfigurations.update, saved);
  answer(phoneNumbers.list, { items: [], total: 0, totalIsEstimate: false, next: null });
  answer(users.invite, aUser({ invitation: sent }));
  const { user } = renderApp(`${here}/edit`, { pages });
  await user.click(await screen.findByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Send Ann Lee an invitation, so that the app on their phone can be connected to this line.')).toBeTruthy();
  expect(callsOf(appConfigurations.update)[0]!.body).toMatchObject({ sendInvitation: false });
  expect(callsOf(users.invite)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Send Invite to App' }));
  await waitFor(() => expect(callsOf(users.invite)).toHaveLength(1));
});

test('a line whose invitation no mail server took asks for the first one, and does not call anybody invited', async () => {
  answer(appConfigurations.get, aLine({ isConfigured: true, invitation: kept }));
  renderApp(here, { pages });
  expect(await screen.findByText('Send Ann Lee an invitation, so that the app on their phone can be connected to this line.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Send Invite to App' })).toBeTruthy();
});

test('a line whose app is connected says nothing of invitations', async () => {
  answer(appConfigurations.get, aLine({ isConfigured: true, invitation: { ...sent, status: 'activated', devices: 1 } }));
  renderApp(here, { pages });
  await screen.findByText('Configured');
  expect(screen.queryByText('The app is not connected yet')).toBeNull();
});

test('at the end of creating a user, Save says beforehand when no invitation can go out', async () => {
  answer(appConfigurations.get, aLine({ invitation: anInvitation({ obstacle: 'no-service' }) }));
  answer(appConfigurations.update, aLine({ isConfigured: true }));
  answer(users.get, aUser());
  answer(phoneNumbers.list, { items: [], total: 0, totalIsEstimate: false, next: null });
  const { user } = renderApp(`${here}/edit?new=`, { pages });
  await screen.findByText(/No invitation is sent when you save\. CallApp is not among the services/);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(appConfigurations.update)[0]!.body).toMatchObject({ sendInvitation: false }));
});

test('at the end of creating a user, Save does not claim an invitation that no mail server took', async () => {
  answer(appConfigurations.get, aLine());
  answer(appConfigurations.update, aLine({ isConfigured: true, invitation: kept }));
  answer(users.get, aUser({ invitation: kept }));
  answer(phoneNumbers.list, { items: [], total: 0, totalIsEstimate: false, next: null });
  const { user } = renderApp(`${here}/edit?new=`, { pages });
  await user.click(await screen.findByRole('button', { name: 'Save' }));
  await screen.findByText('Not sent: no mail server is set up');
  expect(screen.queryByText(/the invitation goes to/)).toBeNull();
});
