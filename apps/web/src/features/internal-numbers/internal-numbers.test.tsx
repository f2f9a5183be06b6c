import { internalNumbers, type InternalNumber } from '@patchbay/contract/internal-numbers';
import { permissions } from '@patchbay/contract/permissions';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf, refuse } from '../../test/answer.ts';
import { anId, renderPage, tenantId } from '../../test/render.tsx';
import { EditInternalNumberPage } from './edit-internal-number-page.tsx';
import { InternalNumbersPage } from './internal-numbers-page.tsx';
import { NewInternalNumbersPage } from './new-internal-numbers-page.tsx';

const at = '2026-11-20T09:30:00.000Z';
const aNumber = (part: Partial<InternalNumber> = {}): InternalNumber => ({ id: anId(200), number: '200', description: '', routing: null, assignee: null, version: 1, createdAt: at, updatedAt: at, ...part });
const ann = { kind: 'app-configuration', id: anId(7), label: 'Ann Lee' };
const page = <T,>(...items: T[]) => ({ items, total: items.length, totalIsEstimate: false, next: null });

const openList = (may?: (typeof permissions)[number][]) => renderPage(<InternalNumbersPage />, { path: '/internal-numbers', route: 'internal-numbers', may });
const openNew = () => renderPage(<NewInternalNumbersPage />, { path: '/internal-numbers/new', route: 'internal-numbers/new' });

test('the list says whose a number is and how calls get there', async () => {
  answer(internalNumbers.list, page(aNumber({ routing: 'CONTACT_METHOD', assignee: ann })));
  openList();
  const row = within((await screen.findByText('Ann Lee')).closest('tr')!);
  expect(row.getByText('Contact method')).toBeTruthy();
  expect(row.getByText('App configuration')).toBeTruthy();
});

test('whose a number is leads to where that is changed, or to where it can be read', async () => {
  const desk = { kind: 'contact-method', id: anId(8), label: 'Bob Ray · Desk' };
  answer(internalNumbers.list, page(aNumber({ routing: 'CONTACT_METHOD', assignee: ann }), aNumber({ id: anId(201), number: '201', routing: 'CONTACT_METHOD', assignee: desk })));
  const { unmount } = openList();
  const hrefOf = async (name: string) => (await screen.findByRole('link', { name })).getAttribute('href');
  expect(await hrefOf('Ann Lee')).toBe(`/t/${tenantId}/contact-methods/app-configurations/${ann.id}/edit`);
  expect(await hrefOf('Bob Ray · Desk')).toBe(`/t/${tenantId}/contact-methods/${desk.id}/edit`);
  unmount();
  openList(['internalNumbers:read', 'contactMethods:read']);
  expect(await hrefOf('Ann Lee')).toBe(`/t/${tenantId}/contact-methods/app-configurations/${ann.id}`);
});

test('where there is none the page says what they are for, and whoever may not add any is told who can', async () => {
  answer(internalNumbers.list, page());
  openList(['internalNumbers:read']);
  expect(await screen.findByText(/An administrator of .* can add the first ones/)).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'New internal numbers' })).toBeNull();
});

test('a range is counted before it is added', async () => {
  answer(internalNumbers.create, { added: 50, first: aNumber(), last: aNumber({ number: '249' }) });
  const { user } = openNew();
  await user.type(await screen.findByRole('textbox', { name: /^Internal number/ }), '200');
  await user.type(screen.getByRole('textbox', { name: /^Last of a range/ }), '249');
  await user.click(screen.getByRole('button', { name: 'Add 50 numbers' }));
  await screen.findByText('elsewhere');
  expect(callsOf(internalNumbers.create)[0]?.body).toEqual({ first: '200', last: '249', description: '' });
});

test('one number is added where the range is left empty again', async () => {
  answer(internalNumbers.create, { added: 1, first: aNumber(), last: aNumber() });
  const { user } = openNew();
  await user.type(await screen.findByRole('textbox', { name: /^Internal number/ }), '200');
  await user.type(screen.getByRole('textbox', { name: /^Last of a range/ }), '2');
  await user.clear(screen.getByRole('textbox', { name: /^Last of a range/ }));
  await user.click(screen.getByRole('button', { name: 'Add number' }));
  await screen.findByText('elsewhere');
  expect(callsOf(internalNumbers.create)[0]?.body).toEqual({ first: '200', last: null, description: '' });
});

test('codes that are taken are named at the field, and nothing typed is lost', async () => {
  const detail = '2 of the 10 numbers are in use: 205 Luca, 207. None was added.';
  refuse(internalNumbers.create, 'already-exists', { detail, errors: [{ pointer: '/first', detail }] });
  const { user } = openNew();
  await user.type(await screen.findByRole('textbox', { name: /^Internal number/ }), '200');
  await user.type(screen.getByRole('textbox', { name: /^Last of a range/ }), '209');
  await user.click(screen.getByRole('button', { name: 'Add 10 numbers' }));
  expect(await screen.findByRole('textbox', { name: /^Internal number/, description: /205 Luca, 207/ })).toBeTruthy();
  expect(screen.getByDisplayValue('209')).toBeTruthy();
});

test('who changes a number that somebody has is told whose', async () => {
  answer(internalNumbers.get, aNumber({ routing: 'CONTACT_METHOD', assignee: ann }));
  answer(internalNumbers.update, ({ body }) => aNumber({ number: body.number, version: 2 }));
  const { user } = renderPage(<EditInternalNumberPage />, { path: `/internal-numbers/${anId(200)}/edit`, route: 'internal-numbers/:id/edit' });
  const field = await screen.findByRole('textbox', { name: /^Internal number/, description: /Whoever dials Ann Lee/ });
  await user.clear(field);
  await user.type(field, '201');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('elsewhere');
  expect(callsOf(internalNumbers.update)[0]?.body).toMatchObject({ number: '201', version: 1 });
});

test('a number that somebody has cannot be deleted, and the dialog says who', async () => {
  answer(internalNumbers.list, page(aNumber({ assignee: ann, routing: 'CONTACT_METHOD' })));
  answer(internalNumbers.references, { blocking: [ann], removed: [], released: [] });
  const { user } = openList();
  await user.click(await screen.findByRole('checkbox', { name: 'Select 200' }));
  await user.click(screen.getByRole('button', { name: 'Delete selected' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByText('Ann Lee')).toBeTruthy();
  expect(dialog.getByRole('button', { name: 'Remove' }).hasAttribute('disabled')).toBe(true);
});
