import { dialSpace } from '@patchbay/contract/dial-space';
import { extensionCopies } from '@patchbay/contract/extension-copies';
import { extensions } from '@patchbay/contract/extensions';
import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { answer, callsOf, refuse } from '#test/answer.ts';
import { anExtension } from '#test/extensions.ts';
import { pageOf } from '#test/numbers.ts';
import { anId, renderPage, tenantId } from '#test/render.tsx';
import { ExtensionsPage } from './extensions-page.tsx';

beforeEach(() => {
  answer(extensions.list, pageOf(anExtension()));
  answer(dialSpace.codes, { items: [{ code: '100', kind: 'extension' }, { code: '112', kind: 'internal-number' }, { code: '113', kind: 'extension' }] });
});

const open = () => renderPage(<ExtensionsPage />, { path: '/extensions', route: 'extensions' });

test('[77] an extension is duplicated with the next free number, and its copy is opened', async () => {
  answer(extensionCopies.duplicate, ({ body }) => anExtension({ id: anId(102), shortNumber: body.shortNumber, displayName: body.displayName ?? 'Reception' }));
  const { user, router } = open();
  await user.click(await screen.findByRole('button', { name: 'Actions for 100 Reception' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Duplicate' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Duplicate 100 Reception' }));
  expect(await dialog.findByDisplayValue('101')).toBeTruthy();
  await user.type(dialog.getByRole('textbox', { name: /^Name/ }), ' 2');
  await user.click(dialog.getByRole('button', { name: 'Duplicate' }));
  await expect.poll(() => router.state.location.pathname).toBe(`/t/${tenantId}/extensions/${anId(102)}`);
  expect(callsOf(extensionCopies.duplicate).map(({ params, body }) => [params.id, body])).toEqual([[anId(100), { shortNumber: '101', displayName: 'Reception 2' }]]);
});

const openRange = async () => {
  const page = open();
  await page.user.click(await screen.findByRole('button', { name: 'New range' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'New range of extensions' }));
  await page.user.type(dialog.getByRole('textbox', { name: /^First number/ }), '110');
  await page.user.type(dialog.getByRole('textbox', { name: /^Last number/ }), '149');
  return { ...page, dialog };
};

test('a range shows what it would create, and which numbers are taken, before anything is created', async () => {
  const { user, dialog } = await openRange();
  expect(await dialog.findByText('40 extensions, from “110 Extension 110” to “149 Extension 149”.')).toBeTruthy();
  expect(await dialog.findByText('2 numbers are taken: 112, 113.')).toBeTruthy();
  const last = dialog.getByRole('textbox', { name: /^Last number/ });
  await user.clear(last);
  await user.type(last, '99');
  expect(await dialog.findByText('The last number is as long as the first, and not before it.')).toBeTruthy();
  expect(callsOf(extensionCopies.createRange)).toHaveLength(0);
});

test('a range is created with the names that the pattern makes, or refused as a whole', async () => {
  const detail = '2 of the 40 numbers are in use: 112 and 113. None was added.';
  refuse(extensionCopies.createRange, 'already-exists', { detail, errors: [{ pointer: '/from', detail }] });
  const { user, dialog } = await openRange();
  await user.click(dialog.getByRole('button', { name: 'Create' }));
  expect(await dialog.findByText(detail)).toBeTruthy();
  answer(extensionCopies.createRange, { items: [{ id: anId(110), shortNumber: '110', displayName: 'Extension 110' }] });
  await user.click(dialog.getByRole('button', { name: 'Create' }));
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  expect(callsOf(extensionCopies.createRange).at(-1)?.body).toEqual({ from: '110', to: '149', displayName: 'Extension {number}' });
});
