import { externalTrunks, type ExternalTrunk } from '@patchbay/contract/external-trunks';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import type { E164 } from '@patchbay/contract/primitives/phone-number';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf } from '../../test/answer.ts';
import { anId, renderApp, tenantId } from '../../test/render.tsx';
import { pages } from '../../pages.ts';

const at = '2026-11-20T09:30:00.000Z';
const page = <T,>(...items: T[]) => ({ items, total: items.length, totalIsEstimate: false, next: null });
const number = { id: anId(41), e164: '+442079460200' as E164 };
const trunk: ExternalTrunk = { id: anId(300), name: 'Refinery exchange', isEnabled: true, phoneNumberIds: [number.id], phoneNumbers: [number], version: 1, createdAt: at, updatedAt: at };

test('the list shows each trunk with its numbers and its state', async () => {
  answer(externalTrunks.list, page(trunk, { ...trunk, id: anId(301), name: 'Old exchange', isEnabled: false, phoneNumberIds: [], phoneNumbers: [] }));
  renderApp(`/t/${tenantId}/external-trunks`, { pages });
  expect(await screen.findByRole('link', { name: /Refinery exchange/ })).toBeTruthy();
  expect(screen.getByText('+44 20 7946 0200')).toBeTruthy();
  expect(screen.getByText('Disabled')).toBeTruthy();
});

test('a new trunk is offered free numbers of its route alone', async () => {
  answer(phoneNumbers.list, page());
  answer(externalTrunks.create, trunk);
  answer(externalTrunks.get, trunk);
  const { user } = renderApp(`/t/${tenantId}/external-trunks/new`, { pages });
  await user.click(await screen.findByRole('textbox', { name: /^Name/ }));
  await user.paste('Refinery exchange');
  await user.click(screen.getByRole('combobox', { name: /^Phone numbers/ }));
  await waitFor(() => expect(callsOf(phoneNumbers.list)[0]?.query).toMatchObject({ preset: 'available-et', state: 'SPARE,IN_SERVICE' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(externalTrunks.create)[0]?.body).toEqual({ name: 'Refinery exchange', isEnabled: true, phoneNumberIds: [] }));
});

test('many numbers are taken from a pasted list at once, and what cannot be taken is said with its reason', async () => {
  const [one, other, taken] = [number, { id: anId(42), e164: '+442079460201' as E164 }, '+442079460202' as E164];
  answer(phoneNumbers.list, page());
  answer(phoneNumbers.available, { available: [one, other], refused: [{ e164: taken, detail: 'The number is blocked; the organisation above can unblock it.' }] });
  answer(externalTrunks.create, trunk);
  answer(externalTrunks.get, trunk);
  const { user } = renderApp(`/t/${tenantId}/external-trunks/new`, { pages });
  await user.click(await screen.findByRole('textbox', { name: /^Name/ }));
  await user.paste('Refinery exchange');
  await user.click(screen.getByRole('button', { name: 'Add a range or a list' }));
  await user.click(await screen.findByRole('textbox', { name: /^Numbers/ }));
  await user.paste('+44 20 7946 0200–0202\nReception');
  expect(screen.getByText('3 numbers; one line is none')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Add 3 numbers' }));
  const refused = await screen.findByRole('alert');
  expect(callsOf(phoneNumbers.available)[0]!.body).toEqual({ numbers: [one.e164, other.e164, taken], kind: 'external-trunk', assigneeId: null });
  expect(refused.textContent).toContain('2 were not added');
  expect(within(refused).getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Reception This is not a phone number. Write it in international form, such as +1 202 555 0100.',
    '+44 20 7946 0202 The number is blocked; the organisation above can unblock it.',
  ]);
  // As what is chosen, and among what can be.
  expect(screen.getAllByText('+44 20 7946 0201')).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(externalTrunks.create)[0]?.body).toMatchObject({ phoneNumberIds: [one.id, other.id] }));
});
