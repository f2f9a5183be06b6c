import { extensionBulks } from '@patchbay/contract/extension-bulks';
import { extensions } from '@patchbay/contract/extensions';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf } from '../../../test/answer.ts';
import { anExtension } from '../../../test/extensions.ts';
import { pageOf as page } from '../../../test/numbers.ts';
import { anId, renderPage } from '../../../test/render.tsx';
import { ExtensionsPage } from '../extensions-page.tsx';

const ann = anExtension({ id: anId(101), shortNumber: '101', displayName: 'Ann' });

const choose = async () => {
  answer(extensions.list, page(anExtension(), ann));
  const { user } = renderPage(<ExtensionsPage />, { path: '/extensions', route: 'extensions' });
  for (const name of ['100 Reception', '101 Ann']) await user.click(await screen.findByRole('checkbox', { name: `Select ${name}` }));
  return user;
};

test('[90] [91] what is ticked is set for all that are chosen, and nothing else', async () => {
  answer(extensionBulks.bulkUpdate, { changed: 2 });
  const user = await choose();
  await user.click(screen.getByRole('button', { name: 'Edit selected…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit 2 extensions' }));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(callsOf(extensionBulks.bulkUpdate)).toEqual([]);
  await user.click(dialog.getByRole('checkbox', { name: 'Set Recorded calls' }));
  await user.click(dialog.getByRole('switch', { name: 'Recorded calls' }));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await expect.poll(() => callsOf(extensionBulks.bulkUpdate)[0]?.body).toEqual({ ids: [anId(100), anId(101)], change: { isRecorded: true } });
});

test('[79] before chosen extensions are deleted, what is freed is said in total and by name', async () => {
  answer(extensionBulks.bulkRemoval, { extensions: 2, first: [{ kind: 'extension', id: anId(100), label: '100 Reception' }, { kind: 'extension', id: anId(101), label: '101 Ann' }], released: [{ kind: 'phone-number', count: 7, first: [{ kind: 'phone-number', id: anId(41), label: '+12025550107' }] }] });
  answer(extensionBulks.bulkRemove, { removed: 2 });
  const user = await choose();
  await user.click(screen.getByRole('button', { name: 'Delete selected…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete 2 extensions?' }));
  expect(await dialog.findByText('100 Reception, 101 Ann')).toBeTruthy();
  expect(dialog.getByText(/\+1 202 555 0107/).textContent).toMatch(/^7 .*and 6 more/);
  await user.click(dialog.getByRole('button', { name: 'Remove' }));
  await expect.poll(() => callsOf(extensionBulks.bulkRemove)[0]?.body).toEqual({ ids: [anId(100), anId(101)] });
});
