import { apiKeys, type ApiKey } from '@patchbay/contract/api-keys';
import { permissions } from '@patchbay/contract/permissions';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf } from '../../test/answer.ts';
import { anId, renderPage, tenantId } from '../../test/render.tsx';
import { NewApiKeyPage } from './new-api-key-page.tsx';

const apiKey: ApiKey = {
  id: anId(30), organisationId: tenantId, organisationName: 'Canistracci OIL', name: 'Billing', permissions: ['phoneNumbers:read'], expiresAt: null, prefix: 'pbk_abc', createdByName: 'Ada Byron',
  lastUsedAt: null, version: 1, createdAt: '2026-11-20T09:30:00.000Z', updatedAt: '2026-11-20T09:30:00.000Z',
};
const secret = 'pbk_abcdefghijklmnop';

const show = async (options = {}) => {
  const result = renderPage(<NewApiKeyPage />, { path: '/api-keys/new', route: 'api-keys/new', ...options });
  await screen.findByRole('form');
  return result;
};
const ticked = () => screen.getAllByRole('checkbox').filter((box) => (box as HTMLInputElement).checked).map((box) => box.getAttribute('aria-label') ?? (box as HTMLInputElement).labels?.[0]?.textContent);

test('a key is shown once, with a call that it may make', async () => {
  const { user } = await show();
  await user.type(screen.getByRole('textbox', { name: /^Name/ }), 'Billing');
  await user.click(screen.getByRole('checkbox', { name: 'See phone numbers' }));
  answer(apiKeys.create, { apiKey, key: secret });
  await user.click(screen.getByRole('button', { name: 'Create key' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText(secret)).toBeDefined();
  expect(dialog.querySelector('pre')?.textContent).toBe(`curl 'http://localhost:3000/api/o/${tenantId}/phone-numbers?pageSize=25' \\\n  -H 'Authorization: Bearer ${secret}'`);
  expect(callsOf(apiKeys.create)[0]!.body).toMatchObject({ name: 'Billing', permissions: ['phoneNumbers:read'] });
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  await waitFor(() => expect(document.body.textContent).not.toContain(secret));
});

test('read-only is everything that reads, and a noun is all of its permissions', async () => {
  const { user } = await show();
  await user.click(screen.getByRole('button', { name: 'Read-only' }));
  expect(ticked()).toContain('See the audit log');
  expect(ticked()).not.toContain('Undo changes');
  await user.click(screen.getByRole('checkbox', { name: 'Everything about Audit log' }));
  expect(ticked()).toEqual(expect.arrayContaining(['See the audit log', 'Undo changes']));
  await user.click(screen.getByRole('button', { name: 'Nothing' }));
  expect(ticked()).toEqual([]);
});

test('what the viewer does not hold, or no enterprise can use, is not offered', async () => {
  await show({ may: permissions.filter((permission) => permission !== 'phones:write') });
  expect(screen.queryByRole('checkbox', { name: 'Create, change and remove phones' })).toBeNull();
  expect(screen.queryByRole('checkbox', { name: 'Read mail of the system' })).toBeNull();
  expect(screen.getByRole('checkbox', { name: 'See phones' })).toBeDefined();
});

test('a key without permissions is refused before it is sent', async () => {
  const { user } = await show();
  await user.type(screen.getByRole('textbox', { name: /^Name/ }), 'Billing');
  await user.click(screen.getByRole('button', { name: 'Create key' }));
  expect(await screen.findByText('At least one permission')).toBeDefined();
  expect(callsOf(apiKeys.create)).toHaveLength(0);
});
