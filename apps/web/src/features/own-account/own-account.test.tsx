import { account } from '@patchbay/contract/session';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf, refuse } from '../../test/answer.ts';
import { aSession, anId, renderApp, renderPage, tenantId } from '../../test/render.tsx';
import { pages } from '../../pages.ts';
import { OwnAccountPage } from './own-account-page.tsx';

const at = '2026-11-20T09:30:00.000Z';
const aLogin = (n: number, isCurrent: boolean) => ({ id: anId(n), isCurrent, createdAt: at, lastSeenAt: at, expiresAt: at, ip: `192.0.2.${n}`, userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/132.0' });

const show = () => {
  answer(account.sessions, { items: [aLogin(1, true), aLogin(2, false)] });
  return renderPage(<OwnAccountPage />, { path: '/account', route: 'account' });
};

test('a second factor is set up step by step, and its codes are not lost by accident', async () => {
  const { user } = show();
  await user.click(await screen.findByRole('button', { name: 'Set up…' }));
  const password = await screen.findByLabelText(/^Your password/);
  refuse(account.beginSecondFactor, 'rule-broken', { detail: 'This is not your password.', errors: [{ pointer: '/password', detail: 'This is not your password.' }] });
  await user.type(password, 'wrong{Enter}');
  expect(await screen.findByText('This is not your password.')).toBeDefined();
  answer(account.beginSecondFactor, { uri: 'otpauth://totp/Patchbay:ada?secret=JBSWY3DPEHPK3PXP', secret: 'JBSWY3DPEHPK3PXP' });
  await user.clear(password);
  await user.type(password, 'right{Enter}');
  expect(await screen.findByText('JBSW Y3DP EHPK 3PXP')).toBeDefined();
  expect(screen.getByRole('img', { name: /QR code/ }).querySelector('path')?.getAttribute('d')).toMatch(/^M/);
  answer(account.confirmSecondFactor, { recoveryCodes: ['aaaa-bbbb', 'cccc-dddd'] });
  await user.type(screen.getByRole('textbox', { name: /^Code from the app/ }), '123456{Enter}');
  expect(await screen.findByText('cccc-dddd')).toBeDefined();
  await user.keyboard('{Escape}');
  const question = await screen.findByRole('dialog', { name: 'Have you kept the codes?' });
  await user.click(within(question).getByRole('button', { name: 'Cancel' }));
  expect(screen.getByText('cccc-dddd')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'I have kept them' }));
  await waitFor(() => expect(document.body.textContent).not.toContain('cccc-dddd'));
});

test('the session that one is in stays, another one can be ended', async () => {
  const { user } = show();
  const others = await screen.findAllByRole('button', { name: /^End the session Firefox on Linux/ });
  expect(others).toHaveLength(1);
  answer(account.revokeSession, undefined);
  await user.click(others[0]!);
  await waitFor(() => expect(callsOf(account.revokeSession).map(({ params }) => params.id)).toEqual([anId(2)]));
});

test('a password that is too short is said at its field and not sent', async () => {
  const { user } = show();
  await user.type(await screen.findByLabelText(/^Password until now/), 'old password');
  await user.type(screen.getByLabelText(/^New password/), 'short');
  await user.click(screen.getByRole('button', { name: 'Change password' }));
  expect(await screen.findByText('At least 10 characters')).toBeDefined();
  expect(callsOf(account.changePassword)).toHaveLength(0);
});

test('a preference takes effect at once and is kept with the account', async () => {
  answer(account.updateProfile, ({ body }) => aSession({ preferences: { ...aSession().preferences, ...body.preferences } }));
  const { user } = show();
  await user.click(await screen.findByRole('radio', { name: 'Compact' }));
  await waitFor(() => expect(callsOf(account.updateProfile).at(-1)?.body).toMatchObject({ name: 'Ada Byron', preferences: { density: 'compact' } }));
  expect(document.documentElement.dataset.density).toBe('compact');
});

test('the person of an extension sees their names, which are changed at the extension', async () => {
  answer(account.sessions, { items: [aLogin(1, true)] });
  const viewer = aSession({
    account: { id: anId(7), email: null, username: 'ann.lee', name: 'Ann Lee', hasSecondFactor: false },
    memberships: [{ organisationId: tenantId, organisationName: 'Canistracci OIL', organisationKind: 'enterprise', role: 'agent', permissions: ['ownExtension:read'] }],
  });
  renderApp(`/t/${tenantId}/account`, { pages, viewer });
  expect(await screen.findByText('ann.lee')).toBeDefined();
  expect(screen.getByText(/An administrator can change both names at your extension/)).toBeDefined();
  expect(screen.queryByRole('textbox', { name: /^Name/ })).toBeNull();
});
