import { type KeyLayout, keyLayouts } from '@patchbay/contract/key-layouts';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf, refuse } from '../../test/answer.ts';
import { anId, renderApp, resellerId } from '../../test/render.tsx';
import { pages } from '../../pages.ts';

const at = '2026-11-20T09:30:00.000Z';
const layout: KeyLayout = {
  id: anId(710), name: 'Front desk', ownerId: resellerId, ownerName: 'Northwind Telecom', version: 1, createdAt: at, updatedAt: at,
  keys: [{ module: 1, position: 3, kind: 'speed-dial', label: 'Lift', value: '+4930123456', line: null }, { module: 0, position: 2, kind: 'blf', label: 'Ann', value: '100', line: 1 }],
};

const open = (path: string, found = layout) => {
  answer(keyLayouts.get, found);
  answer(keyLayouts.withoutEffect, { using: 3, total: 1, isExact: true, phones: [{ id: anId(201), name: 'Lobby', enterpriseId: anId(900), enterpriseName: 'Olea' }] });
  return renderApp(`/o/${resellerId}/key-layouts${path}`, { pages });
};

test('keys are added one after the other, and sent as they are', async () => {
  answer(keyLayouts.create, layout);
  const { user } = open('/new');
  await user.click(await screen.findByRole('textbox', { name: /^Name/ }));
  await user.paste('Front desk');
  await user.click(screen.getByRole('button', { name: 'Add a key' }));
  await user.click(screen.getByRole('textbox', { name: 'Key 1: Number' }));
  await user.paste('100');
  await user.click(screen.getByRole('button', { name: 'Add a key' }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Key 2: What it does' }), 'Do not disturb');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(keyLayouts.create)[0]?.body).toEqual({
    name: 'Front desk',
    keys: [{ module: 0, position: 1, kind: 'blf', label: '', value: '100', line: null }, { module: 0, position: 2, kind: 'dnd', label: '', value: '', line: null }],
  }));
});

test('the focus goes to a key that is added, and on from one that is removed', async () => {
  const { user } = open('/new');
  const add = await screen.findByRole('button', { name: 'Add a key' });
  await user.click(add);
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Key 1: Place' }));
  await user.click(add);
  await user.click(add);
  // Its number is not to be filled in, so that the buttons of the rows are not at the same place among what can be used.
  await user.selectOptions(screen.getByRole('combobox', { name: 'Key 3: What it does' }), 'Do not disturb');
  const remove = (number: number) => screen.getByRole('button', { name: `Remove key ${number}` });
  remove(3).focus();
  await user.keyboard('{Enter}');
  expect(document.activeElement).toBe(remove(2));
  await user.click(remove(1));
  expect(document.activeElement).toBe(remove(1));
  await user.keyboard('{Enter}');
  expect(document.activeElement).toBe(add);
});

test('the place of a key is typed anew or stepped to, and stays among the places there are', async () => {
  const { user } = open('/new');
  await user.click(await screen.findByRole('button', { name: 'Add a key' }));
  const place = screen.getByRole<HTMLInputElement>('textbox', { name: 'Key 1: Key' });
  await user.clear(place);
  await user.type(place, '5x');
  expect(place.value).toBe('5');
  await user.keyboard('{ArrowUp}{ArrowUp}{ArrowDown}');
  expect(place.value).toBe('6');
  await user.clear(place);
  await user.type(place, '300');
  await user.tab();
  expect(place.value).toBe('120');
});

test('while a layout is edited it is said which phones it would change', async () => {
  answer(keyLayouts.impact, { using: 7, changed: 2, failing: 0, isExact: true, phones: [{ id: anId(200), name: 'Reception', enterpriseId: anId(900), enterpriseName: 'Olea', isFailing: false }] });
  const { user } = open(`/${layout.id}/edit`);
  expect(await screen.findByText('2 of 7 phones would get another file.')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Reception' }).getAttribute('href')).toBe(`/t/${anId(900)}/phones/${anId(200)}`);
  const number = screen.getByRole('textbox', { name: 'Key 1: Number' });
  await user.clear(number);
  await user.type(number, '101');
  await waitFor(() => expect(JSON.stringify(callsOf(keyLayouts.impact).at(-1)?.body)).toContain('"101"'), { timeout: 3_000 });
});

test('the form of a layout of an organisation above, by its address, leads to its page: it could not be saved', async () => {
  const { router } = open(`/${layout.id}/edit`, { ...layout, ownerId: null });
  await expect.poll(() => router.state.location.pathname).toMatch(/\/key-layouts\/[0-9a-f-]+$/);
  expect(await screen.findByRole('link', { name: 'Duplicate' })).toBeTruthy();
});

test('where it cannot be found out which phones a layout would change, that is said', async () => {
  refuse(keyLayouts.impact, 'internal');
  open(`/${layout.id}/edit`);
  expect(await screen.findByText(/could not be found out/)).toBeTruthy();
});

test('a layout shows its keys in their order', async () => {
  open(`/${layout.id}`);
  const terms = await screen.findAllByRole('term');
  expect(terms.map((term) => term.textContent).filter((text) => text?.includes('key') || text?.includes('Key'))).toEqual(['Key 2', 'Sidecar 1, key 3']);
});

test('a layout says on which phones it has no effect', async () => {
  open(`/${layout.id}`);
  expect(await screen.findByText('No effect on one phone')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Lobby' }).getAttribute('href')).toBe(`/t/${anId(900)}/phones/${anId(201)}`);
});
