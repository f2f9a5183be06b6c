import { extensions } from '@patchbay/contract/extensions';
import { keyLayouts } from '@patchbay/contract/key-layouts';
import { phoneBulks } from '@patchbay/contract/phone-bulks';
import { phoneOperationRuns, phoneOperations, type PhoneOperation, type PhoneOperationRun } from '@patchbay/contract/phone-operations';
import { phones, type Phone } from '@patchbay/contract/phones';
import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { Toasts } from '#ui/toasts.tsx';
import { answer, callsOf, refuse } from '../../../test/answer.ts';
import { anId, renderApp, renderPage, tenantId } from '../../../test/render.tsx';
import { pages } from '../../../pages.ts';
import { setWindowWidth } from '../../../test/setup.ts';
import { PhoneOperationsPage } from './operations-page.tsx';
import { PhonePage } from '../phone-page.tsx';
import { PhonesPage } from '../phones-page.tsx';

const at = '2026-11-20T09:30:00.000Z';
const page = <T,>(items: T[], total = items.length) => ({ items, total, totalIsEstimate: false, next: null });
const aPhone = (n: number): Phone => ({
  id: anId(n), name: `Desk ${n}`, isVirtual: false, modelId: 'yealink-t31p', modelName: 'Yealink T31P', mac: '001565aabbcc', acceptsDataFromPhone: false, fileName: '', templateId: null, fieldValues: {}, hiddenFieldsSet: [], keyLayoutId: null, keys: [], httpUsername: 'phone',
  lines: [], hasHttpPassword: true, provisioningUrl: 'https://phones.example/p/••••••••/001565aabbcc.cfg', lastFetch: null, httpScheme: 'ANY' as const, isChangedSinceFetch: false, firstFetchUntil: null, knownNetworks: [], oldSecretUntil: null, version: 1, createdAt: at, updatedAt: at,
});
const none = { QUEUED: 0, SENDING: 0, SENT: 0, FETCHED: 0, TIMED_OUT: 0, FAILED: 0, CANCELLED: 0, SKIPPED: 0 };
const aRun = (part: Partial<PhoneOperationRun> = {}): PhoneOperationRun => ({
  id: anId(900), kind: 'reboot', phones: 3, skipped: [{ reason: 'virtual', count: 1, first: ['Softphone'] }], counts: { ...none, QUEUED: 2, SKIPPED: 1 }, perMinute: null, quietHours: null, waitsUntil: null, hasSwitch: true,
  createdAt: at, startedAt: null, ...part,
});
const anOperation = (part: Partial<PhoneOperation> = {}): PhoneOperation => ({
  id: anId(800), runId: anId(900), phoneId: anId(1), phoneName: 'Desk 1', isPhoneGone: false, kind: 'reboot', status: 'QUEUED', reason: null, detail: '', createdAt: at, sentAt: null, endedAt: null, ...part,
});

beforeEach(() => {
  answer(phones.list, page([aPhone(1), aPhone(2)], 3));
  answer(phones.models, { items: [] });
  answer(extensions.list, page([]));
  answer(phoneOperationRuns.list, { items: [] });
  answer(phoneOperations.list, page([]));
  answer(phoneOperationRuns.create, aRun());
});

const openList = async () => {
  const opened = renderPage(<><PhonesPage /><Toasts /></>, { path: '/phones?q=desk', route: 'phones' });
  await opened.user.click(await screen.findByRole('checkbox', { name: 'Select Desk 1' }));
  return opened;
};

test('[146] a reboot says to how many, who is left out and why, and starts with a rate and quiet hours', async () => {
  answer(phoneOperationRuns.start, aRun({ startedAt: at }));
  const { user } = await openList();
  await user.click(screen.getByRole('button', { name: 'Select all 3 that match' }));
  await user.click(screen.getByRole('button', { name: 'Reboot' }));
  const dialog = await screen.findByRole('dialog', { name: 'Reboot 3 phones' });
  expect(callsOf(phoneOperationRuns.create)[0]?.body).toEqual({ kind: 'reboot', matching: { q: 'desk' } });
  expect(await within(dialog).findByText('2 phones restart.')).toBeTruthy();
  expect(within(dialog).getByText('One phone is left out')).toBeTruthy();
  expect(within(dialog).getByText('Softphone')).toBeTruthy();
  const rate = within(dialog).getByRole('textbox', { name: /^Phones per minute/ });
  await user.clear(rate);
  await user.type(rate, '10');
  await user.click(within(dialog).getByRole('checkbox', { name: /^Only in quiet hours/ }));
  expect(within(dialog).getByLabelText(/^From/)).toHaveProperty('value', '22:00');
  await user.click(within(dialog).getByRole('button', { name: 'Reboot 2 phones' }));
  await expect.poll(() => callsOf(phoneOperationRuns.start)).toHaveLength(1);
  expect(callsOf(phoneOperationRuns.start)[0]).toMatchObject({ params: { id: anId(900) }, body: { perMinute: 10, quietHours: { from: '22:00', to: '06:00' } } });
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Reboot' })).toBeNull();
});

test('[145] a resync of what is ticked goes by ids, at any time unless said otherwise, and says where no switch is connected', async () => {
  answer(phoneOperationRuns.create, aRun({ kind: 'resync', phones: 1, skipped: [], counts: { ...none, QUEUED: 1 }, hasSwitch: false }));
  answer(phoneOperationRuns.start, aRun({ startedAt: at }));
  const { user } = await openList();
  await user.click(screen.getByRole('button', { name: 'Resync config' }));
  const dialog = await screen.findByRole('dialog', { name: 'Resync Desk 1' });
  expect(callsOf(phoneOperationRuns.create)[0]?.body).toEqual({ kind: 'resync', ids: [anId(1)] });
  expect(await within(dialog).findByText('No switch is connected yet. It stays queued until one is.')).toBeTruthy();
  // One phone comes in no waves.
  expect(within(dialog).queryByRole('textbox', { name: /^Phones per minute/ })).toBeNull();
  await user.click(within(dialog).getByRole('button', { name: 'Resync one phone' }));
  await expect.poll(() => callsOf(phoneOperationRuns.start)[0]?.body).toEqual({ perMinute: 30, quietHours: null });
});

test('where nobody can be told there is nothing to start, only why', async () => {
  answer(phoneOperationRuns.create, aRun({ phones: 1, skipped: [{ reason: 'no-line', count: 1, first: ['Desk 1'] }], counts: { ...none, SKIPPED: 1 } }));
  const { user } = await openList();
  await user.click(screen.getByRole('button', { name: 'Reboot' }));
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText('This phone cannot be told.')).toBeTruthy();
  expect(within(dialog).getByText('No line that may register: nothing reaches the phone.')).toBeTruthy();
  expect(within(dialog).queryByRole('button', { name: /^Reboot/ })).toBeNull();
});

test('[147] [149] Delete Selected says which extensions lose a line, and removes the checked phones as one', async () => {
  answer(phoneBulks.bulkRemoval, { phones: 1, released: { count: 7, first: [{ kind: 'extension', id: anId(100), label: '100 Reception' }] } });
  answer(phoneBulks.bulkRemove, { removed: 1 });
  const { user } = await openList();
  await user.click(screen.getByRole('button', { name: 'Delete Selected' }));
  const dialog = await screen.findByRole('dialog', { name: 'Remove Desk 1?' });
  expect(await within(dialog).findByText('7 extensions lose lines')).toBeTruthy();
  expect(within(dialog).getByText(/100 Reception/)).toBeTruthy();
  expect(within(dialog).getByText(/^Its address stops answering/)).toBeTruthy();
  await user.click(within(dialog).getByRole('button', { name: 'Remove one phone' }));
  await expect.poll(() => callsOf(phoneBulks.bulkRemove)[0]?.body).toEqual({ ids: [anId(1)] });
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
});

test('[147] of all that match the filter is sent, not what the list has', async () => {
  answer(phoneBulks.bulkRemoval, { phones: 2, released: { count: 0, first: [] } });
  refuse(phoneBulks.bulkRemove, 'forbidden');
  const { user } = await openList();
  await user.click(screen.getByRole('button', { name: 'Select all 3 that match' }));
  await user.click(screen.getByRole('button', { name: 'Delete Selected' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(await within(dialog).findByRole('button', { name: 'Remove 2 phones' }));
  await expect.poll(() => callsOf(phoneBulks.bulkRemove)[0]?.body).toEqual({ matching: { q: 'desk' } });
  expect(await within(dialog).findByRole('alert')).toBeTruthy();
});

test('[147] what is ticked is set for all that are chosen, and who is left out is said', async () => {
  answer(phoneBulks.bulkUpdate, { changed: 2, unfit: 1 });
  answer(keyLayouts.list, page([{ id: anId(710), name: 'Front desk', ownerId: null, ownerName: 'Northwind', keys: [], version: 1, createdAt: at, updatedAt: at }]));
  const { user } = await openList();
  await user.click(screen.getByRole('button', { name: 'Select all 3 that match' }));
  await user.click(screen.getByRole('button', { name: 'Edit selected…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit 3 phones' }));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await dialog.findByText('Tick what is to be changed.')).toBeTruthy();
  await user.click(dialog.getByRole('checkbox', { name: 'Set Key layout' }));
  await user.click(dialog.getByRole('combobox', { name: 'Key layout' }));
  await user.click(await screen.findByRole('option', { name: 'Front desk (Northwind)' }));
  await user.click(dialog.getByRole('checkbox', { name: 'Set Accept data from phone' }));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('2 phones are changed. One is left out: the template is not for its model.')).toBeTruthy();
  expect(callsOf(phoneBulks.bulkUpdate).map(({ body }) => body)).toEqual([{ matching: { q: 'desk' }, change: { keyLayoutId: anId(710), acceptsDataFromPhone: true } }]);
});

test('whoever may not write neither tells phones anything nor removes them', async () => {
  const { user } = renderPage(<PhonesPage />, { path: '/phones', route: 'phones', may: ['phones:read'] });
  await user.click(await screen.findByRole('checkbox', { name: 'Select Desk 1' }));
  expect(screen.getByRole('button', { name: 'Labels' })).toBeTruthy();
  for (const name of ['Resync config', 'Reboot', 'Delete Selected']) expect(screen.queryByRole('button', { name })).toBeNull();
});

test('the operations page shows what is under way, why each stands as it does, and takes back what waits', async () => {
  answer(phoneOperationRuns.list, { items: [aRun({ startedAt: at, perMinute: 10, counts: { ...none, QUEUED: 1, FETCHED: 1, FAILED: 1 } }), aRun({ id: anId(901), startedAt: at, counts: { ...none, FETCHED: 3 } })] });
  answer(phoneOperations.list, page([anOperation(), anOperation({ id: anId(801), phoneName: 'Desk 2', status: 'FAILED', reason: 'refused', detail: '403 Forbidden' })]));
  answer(phoneOperations.cancel, anOperation({ status: 'CANCELLED' }));
  answer(phoneOperationRuns.cancel, aRun());
  const { user } = renderApp(`/t/${tenantId}/phones/operations`, { pages });
  const list = await screen.findByRole('list', { name: 'Under way' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(1);
  expect(within(list).getByText('Queued: 1 · Fetched: 1 · Failed: 1')).toBeTruthy();
  expect(within(list).getByText('10 phones per minute.')).toBeTruthy();
  const why = await screen.findByText('The phone did not accept it. · 403 Forbidden');
  expect(why.closest('td')?.dataset.prose).toBe('true');
  await user.click(within(list).getByRole('button', { name: 'Take the last one back' }));
  await expect.poll(() => callsOf(phoneOperationRuns.cancel)[0]?.params).toMatchObject({ id: anId(900) });
  await user.click(screen.getByRole('button', { name: /Desk 2/ }));
  expect((await screen.findByRole('menuitem', { name: 'Open the phone' })).getAttribute('href')).toMatch(/\/phones\/[0-9a-f-]{36}\?tab=operations$/);
});

test('the operations of one phone stand on its page', async () => {
  answer(phones.get, aPhone(1));
  answer(phoneOperations.list, page([anOperation({ status: 'TIMED_OUT', reason: 'no-fetch' })]));
  renderApp(`/t/${tenantId}/phones/${anId(1)}?tab=operations`, { pages });
  expect(await screen.findByText('It was told, but did not come for its file in time.')).toBeTruthy();
  expect(callsOf(phoneOperations.list)[0]?.query).toMatchObject({ phoneId: anId(1) });
});

test('whoever may not tell phones anything is not sent to buttons that are not there', async () => {
  answer(phones.get, aPhone(1));
  renderPage(<PhonePage />, { path: `/phones/${anId(1)}?tab=operations`, route: 'phones/:id', may: ['phones:read'] });
  expect(await screen.findByText(/^Whoever manages Canistracci OIL can have it fetch/)).toBeTruthy();
  expect(screen.queryByText(/stand above/)).toBeNull();
});

test('why an operation did not go as it should is read in full on a narrow screen, on a line of its own', async () => {
  setWindowWidth(390);
  answer(phoneOperations.list, page([anOperation({ status: 'FAILED', reason: 'refused', detail: '486 Busy Here' })]));
  renderPage(<PhoneOperationsPage />, { path: '/phones/operations', route: 'phones/operations' });
  const reason = await screen.findByText(/did not accept it.*486 Busy Here/);
  const row = reason.closest('li')!;
  expect(reason.tagName).toBe('P');
  expect(row.querySelector('[title]')).toBeNull();
});
