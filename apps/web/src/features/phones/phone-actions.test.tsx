import { extensions } from '@patchbay/contract/extensions';
import { phoneCopies } from '@patchbay/contract/phone-copies';
import { phoneLabels } from '@patchbay/contract/phone-labels';
import { phones, type Phone } from '@patchbay/contract/phones';
import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { answer, callsOf, refuse } from '#test/answer.ts';
import { anExtension } from '#test/extensions.ts';
import { pageOf } from '#test/numbers.ts';
import { anId, renderPage, tenantId } from '#test/render.tsx';
import { setWindowWidth } from '#test/setup.ts';
import { PhonesPage } from './phones-page.tsx';

const at = '2026-11-20T09:30:00.000Z';
const aPhone = (part: Partial<Phone> = {}): Phone => ({
  id: anId(200), name: 'Docs Demo Phone 1', isVirtual: false, modelId: 'yealink-t31p', modelName: 'Yealink T31P', mac: '001565aabbcc', acceptsDataFromPhone: false, fileName: '', templateId: null, fieldValues: {}, hiddenFieldsSet: [], keyLayoutId: null, keys: [], httpUsername: 'phone', hasHttpPassword: true,
  lines: [{ position: 0, extensionId: anId(100), shortNumber: '100', displayName: 'Reception' }], provisioningUrl: 'https://phones.example/p/••••••••/001565aabbcc.cfg', lastFetch: null, httpScheme: 'ANY', isChangedSinceFetch: false, firstFetchUntil: null, knownNetworks: [], oldSecretUntil: null, version: 3, createdAt: at, updatedAt: at, ...part,
});
const other = aPhone({ id: anId(201), name: 'Lobby', mac: '001565aabbcd', lines: [] });

beforeEach(() => {
  answer(phones.list, pageOf(aPhone(), other));
  answer(phones.models, { items: [{ id: 'yealink-t31p', vendor: 'Yealink', family: 'T series', name: 'T31P', firstLine: 0, lastLine: 1, programmableKeys: 2, familyId: 'yealink-t3x', keyKinds: [], expansion: null }] });
  answer(extensions.list, pageOf(anExtension()));
});
const open = () => renderPage(<PhonesPage />, { path: '/phones', route: 'phones' });
const choose = async (action: string) => {
  const page = open();
  await page.user.click(await screen.findByRole('button', { name: 'Actions for Docs Demo Phone 1' }));
  await page.user.click(await screen.findByRole('menuitem', { name: action }));
  return { ...page, dialog: within(await screen.findByRole('dialog')) };
};

test('[130] [131] the list has the columns of the manual, and New Phone', async () => {
  open();
  const table = within(await screen.findByRole('table'));
  for (const header of ['Name', 'Phone Model', 'Extensions', 'MAC plain', 'Autoprovisioning URL']) expect(table.getByRole('columnheader', { name: new RegExp(`^${header}`) })).toBeTruthy();
  const row = (await screen.findByRole('link', { name: 'Docs Demo Phone 1' })).closest('tr')!;
  expect(within(row).getAllByRole('cell').slice(1, 6).map(({ textContent }) => textContent)).toEqual(['Docs Demo Phone 1', 'Yealink T31P', '100 Reception', '001565aabbcc', 'https://phones.example/p/••••••••/001565aabbcc.cfg']);
  expect((await screen.findByRole('link', { name: 'New Phone' })).getAttribute('href')).toBe(`/t/${tenantId}/phones/new`);
});

test('a phone without lines has no dash in the rows of a narrow screen', async () => {
  setWindowWidth(390);
  open();
  const [desk, lobby] = await Promise.all(['Docs Demo Phone 1', 'Lobby'].map(async (name) => (await screen.findByText(name)).closest('li')!));
  expect(desk!.textContent).toContain('100 Reception');
  expect(lobby!.textContent).not.toContain('—');
});

test('[132] a phone opens by its name and by its address, and its form by the row action', async () => {
  const { user } = open();
  for (const name of ['Docs Demo Phone 1', '001565aabbcc']) expect((await screen.findByRole('link', { name })).getAttribute('href')).toBe(`/t/${tenantId}/phones/${anId(200)}`);
  await user.click(screen.getByRole('button', { name: 'Actions for Docs Demo Phone 1' }));
  expect((await screen.findByRole('menuitem', { name: 'Edit' })).getAttribute('href')).toBe(`/t/${tenantId}/phones/${anId(200)}/edit`);
});

test('a phone is duplicated with a name and an address of its own', async () => {
  answer(phoneCopies.duplicate, aPhone({ id: anId(202), name: 'Desk 2' }));
  const { user, dialog, router } = await choose('Duplicate');
  await user.type(dialog.getByRole('textbox', { name: /^Name/ }), 'Desk 2');
  await user.click(dialog.getByRole('textbox', { name: /^MAC Address/ }));
  await user.paste('00-15-65-AA-BB-CE');
  await user.click(dialog.getByRole('switch', { name: /^The same extensions/ }));
  await user.click(dialog.getByRole('button', { name: 'Duplicate' }));
  await expect.poll(() => router.state.location.pathname).toBe(`/t/${tenantId}/phones/${anId(202)}`);
  expect(callsOf(phoneCopies.duplicate).map(({ params, body }) => [params.id, body])).toEqual([[anId(200), { name: 'Desk 2', mac: '001565aabbce', keepsLines: true }]]);
});

test('a handset is replaced, and an address that is not to be had is refused at its field', async () => {
  refuse(phoneCopies.replaceHandset, 'already-exists', { errors: [{ pointer: '/mac', detail: 'This MAC address is not available.' }] });
  const { user, dialog } = await choose('Replace handset');
  await user.click(dialog.getByRole('textbox', { name: /^MAC address of the new handset/ }));
  await user.paste('001565aabbcd');
  await user.click(dialog.getByRole('button', { name: 'Replace handset' }));
  expect(await dialog.findByText('This MAC address is not available.')).toBeTruthy();
  answer(phoneCopies.replaceHandset, aPhone({ version: 4 }));
  await user.click(dialog.getByRole('button', { name: 'Replace handset' }));
  await expect.poll(() => callsOf(phoneCopies.replaceHandset)).toHaveLength(2);
  expect(callsOf(phoneCopies.replaceHandset).at(-1)?.body).toEqual({ mac: '001565aabbcd', modelId: 'yealink-t31p', version: 3 });
});

test('[136] an address of another vendor than the model says so before the handset is replaced', async () => {
  answer(phones.macVendor, { vendor: 'Snom' });
  const { user, dialog } = await choose('Replace handset');
  await user.click(dialog.getByRole('textbox', { name: /^MAC address of the new handset/ }));
  await user.paste('0004131a2b3c');
  expect(await dialog.findByText('An address of Snom, but the model is one of Yealink.')).toBeTruthy();
});

test('[142] a fill shows who comes onto which line before anything is changed', async () => {
  const plan = [{ id: anId(200), name: 'Docs Demo Phone 1', modelName: 'Yealink T31P', lines: [{ position: 0, extensionId: anId(100), shortNumber: '100', displayName: 'Reception', isNew: false }, { position: 1, extensionId: anId(101), shortNumber: '101', displayName: 'Ann', isNew: true }] }];
  answer(phoneCopies.previewFill, { phones: plan, leftOver: ['102'] });
  answer(phoneCopies.fillLines, { changed: 1 });
  const { user, dialog } = await choose('Fill lines');
  await user.type(dialog.getByRole('textbox', { name: /^First short number/ }), '100');
  await user.type(dialog.getByRole('textbox', { name: /^Last short number/ }), '99');
  expect(await dialog.findByText('The last number is as long as the first, and not before it.')).toBeTruthy();
  await user.clear(dialog.getByRole('textbox', { name: /^Last short number/ }));
  await user.type(dialog.getByRole('textbox', { name: /^Last short number/ }), '102');
  expect(await dialog.findByText('Line 0: 100 Reception · Line 1: 101 Ann (new)')).toBeTruthy();
  expect(dialog.getByText('1 extension finds no line: 102.')).toBeTruthy();
  expect(callsOf(phoneCopies.fillLines)).toHaveLength(0);
  await user.click(dialog.getByRole('button', { name: 'Fill' }));
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  expect(callsOf(phoneCopies.fillLines)[0]?.body).toEqual({ ids: [anId(200)], from: '100', to: '102', linesPerPhone: 6, replaces: false });
});

test('of all that match, those on other pages have labels too', async () => {
  const third = aPhone({ id: anId(202), name: 'Workshop', mac: '001565aabbce' });
  answer(phones.list, { ...pageOf(aPhone(), other), total: 3, next: 'more' });
  const { user } = open();
  await user.click(await screen.findByRole('checkbox', { name: /Docs Demo Phone 1/ }));
  await user.click(await screen.findByRole('button', { name: 'Select all 3 that match' }));
  answer(phones.list, pageOf(aPhone(), other, third));
  await user.click(await screen.findByRole('button', { name: 'Labels' }));
  expect(await screen.findByRole('dialog', { name: 'Labels of 3 phones' })).toBeTruthy();
});

test('more phones than labels are printed at once are refused before a dialog opens, also where all that match are chosen', async () => {
  answer(phones.list, { ...pageOf(aPhone(), other), total: 201, next: 'more' });
  const { user } = open();
  await user.click(await screen.findByRole('checkbox', { name: /Docs Demo Phone 1/ }));
  await user.click(await screen.findByRole('button', { name: 'Select all 201 that match' }));
  expect(await screen.findByText('Choose 200 phones at most for this.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Labels' })).toBeNull();
});

test('labels of the chosen phones are downloaded as a PDF, with secret addresses only where that is asked for', async () => {
  const saved: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  answer(phoneLabels.labels, '%PDF');
  answer(phoneLabels.provisioningLabels, '%PDF');
  const { user } = open();
  await user.click(await screen.findByRole('checkbox', { name: /Docs Demo Phone 1/ }));
  await user.click(screen.getByRole('checkbox', { name: /Lobby/ }));
  await user.click(await screen.findByRole('button', { name: 'Labels' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Labels of 2 phones' }));
  await user.click(dialog.getByRole('button', { name: 'Download' }));
  await expect.poll(() => saved).toEqual([expect.stringMatching(/^phone-labels-\d{4}-\d\d-\d\d\.pdf$/)]);
  expect(callsOf(phoneLabels.labels)[0]?.body).toEqual({ ids: [anId(200), anId(201)], sheet: '63.5x38.1', skip: 0 });
  expect(callsOf(phoneLabels.provisioningLabels)).toHaveLength(0);
  await user.click(await screen.findByRole('button', { name: 'Labels' }));
  await user.click(await screen.findByRole('switch', { name: /Provisioning address in the QR code/ }));
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Download' }));
  await expect.poll(() => saved[1]).toMatch(/^phone-labels-with-secret-addresses-/);
  expect(callsOf(phoneLabels.labels)).toHaveLength(1);
});
