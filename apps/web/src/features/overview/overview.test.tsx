import { accounts } from '@patchbay/contract/accounts';
import { apiKeys } from '@patchbay/contract/api-keys';
import { audit } from '@patchbay/contract/audit';
import { extensions } from '@patchbay/contract/extensions';
import { organisations } from '@patchbay/contract/organisations';
import { permissions } from '@patchbay/contract/permissions';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { phones } from '@patchbay/contract/phones';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf } from '../../test/answer.ts';
import { anId, anOrganisation, renderPage } from '../../test/render.tsx';
import { OverviewPage } from './overview-page.tsx';

const at = '2026-11-20T09:30:00.000Z';
const list = <T,>(items: T[] = [], total = items.length) => ({ items, total, totalIsEstimate: false, next: null });

const show = (options = {}) => renderPage(<OverviewPage />, { path: '/overview', route: 'overview', ...options });
const answerEmpty = () => {
  answer(organisations.get, anOrganisation());
  for (const endpoint of [accounts.list, apiKeys.list, audit.list, extensions.list, phoneNumbers.list, phones.list]) answer(endpoint, list() as never);
};

test('an empty enterprise shows the way to a phone that rings', async () => {
  answerEmpty();
  answer(phoneNumbers.list, list([], 50));
  show();
  const steps = within((await screen.findByRole('heading', { name: 'First steps' })).closest('section')!).getAllByRole('listitem');
  expect(steps.map((step) => within(step).queryByRole('link')?.textContent ?? 'done')).toEqual(['done', 'Create an extension', 'Create a phone']);
});

test('who may not add numbers is told where they come from', async () => {
  answerEmpty();
  show({ may: permissions.filter((permission) => permission !== 'phoneNumbers:write') });
  expect(await screen.findByText(/The organisation above gives you numbers/)).toBeDefined();
  expect(screen.queryByRole('link', { name: 'Add numbers' })).toBeNull();
});

test('the latest changes name a range of numbers once, with the way to all of it', async () => {
  answerEmpty();
  const actor = { kind: 'account' as const, id: anId(7), name: 'Ada Byron', via: null };
  const event = { id: anId(60), at, changeSetId: anId(61), organisationId: anId(3), organisationName: 'Canistracci OIL', action: 'phone-number.added' as const, entity: { type: 'phone-number' as const, id: anId(62), label: '+12025550100' }, actor, before: null, after: null, requestId: '', ip: '', revertedBy: null, reverts: null, isRevertible: true };
  answer(audit.list, list([{ ...event, group: { size: 50, firstLabel: '+12025550100', lastLabel: '+12025550149' } }], 50));
  show();
  const line = await screen.findByRole('link', { name: /Phone number added \+1 202 555 0100 and 49 more/ });
  expect(line.getAttribute('href')).toMatch(new RegExp(`/audit\\?changeSetId=${anId(61)}&action=phone-number.added$`));
  expect(callsOf(audit.list)[0]!.query).toMatchObject({ grouped: 'true' });
});

test('once it works, the way there is gone, and what wants to be looked at is named', async () => {
  answerEmpty();
  answer(phoneNumbers.list, list([], 80));
  answer(extensions.list, list([], 25));
  const phone = { id: anId(50), isVirtual: false, modelId: 'yealink-t46u', modelName: 'T46U', mac: '001565aabbcc', acceptsDataFromPhone: false, templateId: null, fieldValues: {}, hiddenFieldsSet: [], keyLayoutId: null, keys: [], fileName: '', httpUsername: '', hasHttpPassword: false, lines: [], provisioningUrl: '', httpScheme: 'ANY' as const, isChangedSinceFetch: false, firstFetchUntil: null, knownNetworks: [], oldSecretUntil: null, version: 1, createdAt: at, updatedAt: at };
  answer(phones.list, list([{ ...phone, name: 'Lobby', lastFetch: null }, { ...phone, id: anId(51), name: 'Desk', lastFetch: { at, ip: '192.0.2.1', userAgent: '', firmware: '' } }]));
  show();
  const need = await screen.findByRole('link', { name: /One phone has never fetched a configuration/ });
  expect(need.textContent).toContain('Lobby');
  expect(need.textContent).not.toContain('Desk');
  await waitFor(() => expect(screen.getByRole('link', { name: /^Extensions/ }).textContent).toContain('25'));
  expect(screen.queryByRole('heading', { name: 'First steps' })).toBeNull();
});
