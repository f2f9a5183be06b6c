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
  answer(extensionBulks.bulkRemoval, { extensions: 2, first: [{ kind: 'extension', id: anId(100), label: '100 Reception' }, { kind: 'extension', id: anId(101), label: '101 Ann' }], released: [{ kind: 'account', count: 1, first: [{ kind: 'account', id: anId(42), label: 'ann.lee' }] }, { kind: 'phone-number', count: 7, first: [{ kind: 'phone-number', id: anId(41), label: '+12025550107' }] }] });
  answer(extensionBulks.bulkRemove, { removed: 2 });
  const user = await choose();
  await user.click(screen.getByRole('button', { name: 'Delete selected…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete 2 extensions?' }));
  expect(await dialog.findByText('100 Reception, 101 Ann')).toBeTruthy();
  expect(dialog.getByText(/\+1 202 555 0107/).textContent).toMatch(/^7 .*and 6 more/);
  const [gone, freed] = ['Removed together with them', 'Freed, or without one of them afterwards'].map((title) => dialog.getByRole('heading', { name: title }).parentElement!.textContent);
  expect([gone!.includes('ann.lee'), freed!.includes('ann.lee')]).toEqual([true, false]);
  await user.click(dialog.getByRole('button', { name: 'Remove' }));
  await expect.poll(() => callsOf(extensionBulks.bulkRemove)[0]?.body).toEqual({ ids: [anId(100), anId(101)] });
});

const left = [{ reason: 'no-address' as const, count: 7, first: [{ kind: 'extension', id: anId(101), label: '101 Ann' }] }];

test('[76] before passwords are reset, it is said who gets a link and who does not, by name', async () => {
  answer(extensionBulks.bulkResetRecipients, { people: 1, left });
  answer(extensionBulks.bulkReset, { people: 1, left });
  const user = await choose();
  await user.click(screen.getByRole('button', { name: 'Reset passwords…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Reset the passwords of 2 extensions?' }));
  expect(await dialog.findByText('One person gets a link.')).toBeTruthy();
  expect(dialog.getByText('No e-mail address')).toBeTruthy();
  expect(dialog.getByText(/101 Ann/).textContent).toMatch(/^7 .*and 6 more/);
  await user.click(dialog.getByRole('button', { name: 'Reset passwords' }));
  await expect.poll(() => callsOf(extensionBulks.bulkReset)[0]?.body).toEqual({ ids: [anId(100), anId(101)] });
});

test('where nobody can be sent a link, nothing is reset', async () => {
  answer(extensionBulks.bulkResetRecipients, { people: 0, left });
  const user = await choose();
  await user.click(screen.getByRole('button', { name: 'Reset passwords…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Reset the passwords of 2 extensions?' }));
  expect(await dialog.findByText('Nobody of them gets a link.')).toBeTruthy();
  expect(dialog.getByRole('button', { name: 'Reset passwords' }).hasAttribute('disabled')).toBe(true);
});

test('a message is written with a subject and a text, and who has no address is said by name', async () => {
  answer(extensionBulks.bulkMessageRecipients, { people: 1, left });
  answer(extensionBulks.bulkMessage, { people: 1, left });
  const user = await choose();
  await user.click(screen.getByRole('button', { name: 'Send message…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Message to 2 extensions' }));
  expect(await dialog.findByText('One person gets it.')).toBeTruthy();
  expect(dialog.getByText(/101 Ann/)).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Send' }));
  expect(callsOf(extensionBulks.bulkMessage)).toEqual([]);
  await user.type(dialog.getByRole('textbox', { name: 'Subject' }), 'New handsets');
  await user.type(dialog.getByRole('textbox', { name: 'Message' }), 'On Monday.');
  await user.click(dialog.getByRole('button', { name: 'Send' }));
  await expect.poll(() => callsOf(extensionBulks.bulkMessage)[0]?.body).toEqual({ ids: [anId(100), anId(101)], subject: 'New handsets', text: 'On Monday.' });
});
