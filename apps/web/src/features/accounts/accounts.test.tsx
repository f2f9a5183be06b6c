import { accounts, type Account } from '@patchbay/contract/accounts';
import { permissions } from '@patchbay/contract/permissions';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Toasts } from '#ui/toasts.tsx';
import { answer, callsOf, refuse } from '../../test/answer.ts';
import { anId, renderPage, tenantId } from '../../test/render.tsx';
import { AccountPage } from './account-page.tsx';
import { AccountsPage } from './accounts-page.tsx';

const anAccount = (part: Partial<Account> = {}): Account => ({
  id: anId(20), email: 'giulia@canistracci.example', username: null, extensionId: null, name: 'Giulia Canistracci', status: 'active', isEnabled: true, hasSecondFactor: false, isOwn: true, lastSignInAt: null, version: 3,
  memberships: [{ id: anId(21), organisationId: tenantId, organisationName: 'Canistracci OIL', organisationKind: 'enterprise', role: 'administrator' }],
  createdAt: '2026-11-20T09:30:00.000Z', updatedAt: '2026-11-20T09:30:00.000Z', ...part,
});
const listOf = (...items: Account[]) => ({ items, total: items.length, totalIsEstimate: false, next: null });

const invite = async (may: Parameters<typeof renderPage>[1] = {}) => {
  answer(accounts.list, listOf(anAccount()));
  const { user } = renderPage(<AccountsPage />, { path: '/accounts', route: 'accounts', ...may });
  await user.click(await screen.findByRole('button', { name: 'Invite' }));
  return { user, dialog: await screen.findByRole('dialog') };
};

test('only roles that one holds oneself can be given', async () => {
  const { dialog } = await invite({ may: permissions.filter((permission) => permission !== 'secrets:reveal') });
  const offered = within(dialog).getAllByRole('radio').map((radio) => radio.getAttribute('value'));
  expect(offered).toEqual(['read-only', 'supervisor', 'monitor', 'agent']);
  // The one that was chosen to begin with cannot be given, so another one is.
  await waitFor(() => expect(within(dialog).getByRole('radio', { name: /^Read-only/ })).toHaveProperty('checked', true));
});

test('an invitation goes to the address, with the role', async () => {
  const { user, dialog } = await invite();
  await user.type(within(dialog).getByRole('textbox', { name: /^Name/ }), 'Marco');
  await user.type(within(dialog).getByRole('textbox', { name: /^E-mail/ }), 'Marco@Canistracci.example');
  await user.click(within(dialog).getByRole('radio', { name: /^Supervisor/ }));
  answer(accounts.create, anAccount({ email: 'marco@canistracci.example', status: 'invited' }));
  await user.click(within(dialog).getByRole('button', { name: 'Send the invitation' }));
  await waitFor(() => expect(callsOf(accounts.create)[0]?.body).toEqual({ name: 'Marco', email: 'marco@canistracci.example', organisationId: tenantId, role: 'supervisor' }));
});

const showPage = (account: Account, path = '') => {
  answer(accounts.get, account);
  const page = (
    <>
      <Toasts />
      <AccountPage />
    </>
  );
  return renderPage(page, { path: `/accounts/${account.id}${path}`, route: 'accounts/:id' });
};

test('what an account may do comes with the role that allows it', async () => {
  answer(accounts.explain, {
    organisationId: tenantId,
    organisationName: 'Canistracci OIL',
    permissions: [{ permission: 'phones:read', because: [{ organisationId: tenantId, organisationName: 'Canistracci OIL', role: 'supervisor' }] }],
  });
  showPage(anAccount(), '?tab=permissions');
  const row = await screen.findByRole('row', { name: /^See phones Allowed Supervisor of Canistracci OIL/ });
  expect(row).toBeDefined();
  expect(screen.getByRole('row', { name: /^Create, change and remove phones Not allowed/ })).toBeDefined();
});

test('of an account at home elsewhere only the roles can be changed', async () => {
  showPage(anAccount({ isOwn: false }));
  expect(await screen.findByText(/has its home at another organisation/)).toBeDefined();
  expect(screen.queryByRole('button', { name: 'More' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Add a role' })).toBeDefined();
});

test('a refusal is told with its reason', async () => {
  const { user } = showPage(anAccount());
  refuse(accounts.update, 'rule-broken', { detail: 'This is the last administrator of Canistracci OIL. Give somebody else the role first.' });
  await user.click(await screen.findByRole('button', { name: 'More' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Disable…' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Disable' }));
  await waitFor(() => expect(callsOf(accounts.update)[0]?.body).toEqual({ name: 'Giulia Canistracci', isEnabled: false, version: 3 }));
  expect(await screen.findByText(/^This is the last administrator of Canistracci OIL/)).toBeDefined();
});

const ofExtension = anAccount({ id: anId(22), email: null, username: 'ann.lee', extensionId: anId(100), name: 'Ann Lee', memberships: [{ ...anAccount().memberships[0]!, role: 'agent' }] });

test('who signs in with a user name is listed by it, and leads to the extension where it is changed', async () => {
  answer(accounts.list, listOf(ofExtension, anAccount()));
  const { user } = renderPage(<AccountsPage />, { path: '/accounts', route: 'accounts' });
  const link = await screen.findByRole('link', { name: 'ann.lee' });
  expect(link.getAttribute('href')).toBe(`/t/${tenantId}/extensions/${anId(100)}`);
  await user.click(screen.getByRole('button', { name: 'Actions for Ann Lee' }));
  expect((await screen.findAllByRole('menuitem')).map((item) => item.textContent)).toEqual(['To the extension']);
});

test('the page of such an account leads to the extension, too', async () => {
  showPage(ofExtension);
  for (const link of await screen.findAllByRole('link', { name: 'To the extension' })) expect(link.getAttribute('href')).toBe(`/t/${tenantId}/extensions/${anId(100)}`);
  expect(screen.queryByRole('button', { name: 'More' })).toBeNull();
});
