import { numberBulks } from '@patchbay/contract/number-bulks';
import { organisations } from '@patchbay/contract/organisations';
import { phoneNumbers, type PhoneNumber } from '@patchbay/contract/phone-numbers';
import type { E164 } from '@patchbay/contract/primitives/phone-number';
import { savedViews } from '@patchbay/contract/saved-views';
import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { answer, callsOf, refuse } from '../../test/answer.ts';
import { anId, anOrganisation, renderApp, renderPage, resellerId, tenantId } from '../../test/render.tsx';
import { pages } from '../../pages.ts';
import { PhoneNumbersPage } from './phone-numbers-page.tsx';

const at = '2026-11-20T09:30:00.000Z';
const page = <T,>(...items: T[]) => ({ items, total: items.length, totalIsEstimate: false, next: null });

const aNumber = (last: number, part: Partial<PhoneNumber> = {}): PhoneNumber => ({
  id: anId(last), e164: `+120255501${String(last).padStart(2, '0')}` as E164, ownerId: resellerId, ownerName: 'Northwind Telecom', voice: true, sms: false, fax: false, voiceRouteType: 'DIRECT_ROUTING',
  source: 'PROVIDER', state: 'SPARE', blockedReason: null, quarantineUntil: null, tags: [], voiceAssignee: null, smsAssignee: null, voiceCarrier: null, smsCarrier: null, services: [], version: 1, createdAt: at, updatedAt: at, ...part,
});
const inUse = aNumber(2, { voiceAssignee: { kind: 'extension', id: anId(100), label: '100 Reception' }, ownerId: tenantId, ownerName: 'Canistracci OIL', services: ['PBX'] });

beforeEach(() => {
  answer(savedViews.list, page());
  answer(numberBulks.list, { items: [] });
});

const openAsReseller = (...numbers: PhoneNumber[]) => {
  answer(phoneNumbers.list, page(...numbers));
  answer(organisations.list, page(anOrganisation()));
  return renderApp(`/o/${resellerId}/phone-numbers`, { pages });
};

const fillRange = async (user: ReturnType<typeof openAsReseller>['user']) => {
  await user.click((await screen.findAllByRole('button', { name: 'Add numbers' }))[0]!);
  await user.click(await screen.findByRole('textbox', { name: /^Number or range/ }));
  await user.paste('+1 202 555 0100–0149');
};

test('a pasted range is shown as it is understood, and sent by its ends', async () => {
  answer(phoneNumbers.create, { added: 50, first: '+12025550100' as E164, last: '+12025550149' as E164 });
  const { user } = openAsReseller(aNumber(1));
  await fillRange(user);
  expect(await screen.findByText('50 numbers, from +1 202 555 0100 to +1 202 555 0149')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Add 50 numbers' }));
  await screen.findByText('50 numbers are added, from +1 202 555 0100 to +1 202 555 0149.');
  expect(callsOf(phoneNumbers.create)[0]?.body).toEqual({ first: '+12025550100', last: '+12025550149', ownerId: resellerId, voice: true, sms: false, fax: false, voiceRouteType: 'DIRECT_ROUTING', tags: [] });
});

test('numbers that are taken are named at the field, which keeps what was typed', async () => {
  const detail = '2 of the 50 numbers are not available: +12025550101, +12025550102';
  refuse(phoneNumbers.create, 'already-exists', { detail: `${detail}. None was added.`, errors: [{ pointer: '/first', detail }], params: { count: 2, total: 50 } });
  const { user } = openAsReseller(aNumber(1));
  await fillRange(user);
  await user.click(await screen.findByRole('button', { name: 'Add 50 numbers' }));
  expect(await screen.findByText('2 of the 50 numbers are not available: +1 202 555 0101, +1 202 555 0102. None is added.')).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: /^Number or range/ }).value).toBe('+1 202 555 0100–0149');
});

test('of many that are taken it says how many more there are', async () => {
  const detail = '7 of the 50 numbers are not available: +12025550101, +12025550102 and 5 more';
  refuse(phoneNumbers.create, 'already-exists', { detail: `${detail}. None was added.`, errors: [{ pointer: '/first', detail }], params: { count: 7, total: 50 } });
  const { user } = openAsReseller(aNumber(1));
  await fillRange(user);
  await user.click(await screen.findByRole('button', { name: 'Add 50 numbers' }));
  expect(await screen.findByText('7 of the 50 numbers are not available: +1 202 555 0101, +1 202 555 0102 and 5 more. None is added.')).toBeTruthy();
});

test('what is no number is refused before anything is sent', async () => {
  const { user } = openAsReseller(aNumber(1));
  await user.click((await screen.findAllByRole('button', { name: 'Add numbers' }))[0]!);
  await user.click(await screen.findByRole('textbox', { name: /^Number or range/ }));
  await user.paste('+1 202 555 01');
  await user.tab();
  expect(await screen.findByText(/This is not a phone number/)).toBeTruthy();
  expect(callsOf(phoneNumbers.create)).toEqual([]);
});

test('an enterprise without the right to add is told who gives it numbers', async () => {
  answer(phoneNumbers.list, page());
  renderPage(<PhoneNumbersPage />, { path: '/phone-numbers', route: 'phone-numbers', may: ['phoneNumbers:read'] });
  expect(await screen.findByText(/Your telephony provider gives Canistracci OIL its numbers/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Add numbers' })).toBeNull();
});

test('an enterprise sees where a number is used, and has no column of owners', async () => {
  answer(phoneNumbers.list, page(inUse));
  renderPage(<PhoneNumbersPage />, { path: '/phone-numbers', route: 'phone-numbers', may: ['phoneNumbers:read'] });
  const link = await screen.findByRole('link', { name: '100 Reception' });
  expect(link.getAttribute('href')).toBe(`/t/${tenantId}/extensions/${anId(100)}`);
  expect(screen.queryByRole('columnheader', { name: 'Enterprise' })).toBeNull();
  expect(screen.queryByRole('checkbox')).toBeNull();
});
