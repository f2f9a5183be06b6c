import { audioFiles } from '@patchbay/contract/audio-files';
import { audit, type AuditEvent } from '@patchbay/contract/audit';
import { dialSpace } from '@patchbay/contract/dial-space';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensionIdentity } from '@patchbay/contract/extension-identity';
import { extensions } from '@patchbay/contract/extensions';
import { permissions } from '@patchbay/contract/permissions';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { ringGroups } from '@patchbay/contract/ring-groups';
import { users } from '@patchbay/contract/users';
import { screen, within } from '@testing-library/react';
import { Outlet } from 'react-router';
import { expect, test } from 'vitest';
import { answer, callsOf, refuse } from '../../test/answer.ts';
import { anExtension, someSettings } from '../../test/extensions.ts';
import { aNumber, pageOf as page } from '../../test/numbers.ts';
import { anId, renderPage, tenantId } from '../../test/render.tsx';
import { EditExtensionPage, ExtensionPage } from './extension-page.tsx';
import { ExtensionsPage } from './extensions-page.tsx';
import { NewExtensionPage } from './new-extension-page.tsx';

const at = '2026-11-20T09:30:00.000Z';
const free = aNumber(7, { sms: false });

/** What the page of an extension asks for. */
const answerPage = () => {
  answer(extensions.get, anExtension());
  answer(extensionCards.settings, someSettings());
  answer(extensionIdentity.registration, { hasSwitch: false, contacts: [] });
  answer(ringGroups.list, page());
};

const openPage = () => renderPage(<ExtensionPage />, { path: `/extensions/${anId(100)}`, route: 'extensions/:id' });
const openForm = () => renderPage(<NewExtensionPage />, { path: '/extensions/new', route: 'extensions/new' });

test('a new extension begins with the next free number and takes a free phone number', async () => {
  answer(dialSpace.codes, { items: [{ code: '100', kind: 'extension' }, { code: '101', kind: 'internal-number' }] });
  answer(phoneNumbers.list, page(free));
  answer(extensions.create, ({ body }) => anExtension({ shortNumber: body.shortNumber, displayName: body.displayName }));
  const { user } = openForm();
  expect(await screen.findByDisplayValue('102')).toBeInstanceOf(HTMLInputElement);
  await user.type(screen.getByRole('textbox', { name: /^Name/ }), 'Front desk');
  await user.click(screen.getByRole('combobox', { name: 'Phone numbers' }));
  await user.click(await screen.findByRole('option', { name: '+1 202 555 0107' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('elsewhere');
  expect(callsOf(extensions.create)[0]?.body).toMatchObject({ shortNumber: '102', displayName: 'Front desk', phoneNumberIds: [free.id], presentationNumberId: null, isEnabled: true });
});

test('a number that somebody else took meanwhile is refused at its field, and nothing typed is lost', async () => {
  answer(dialSpace.codes, { items: [] });
  answer(phoneNumbers.list, page(free));
  const detail = '100 is in use by internal number 100.';
  refuse(extensions.create, 'already-exists', { detail, errors: [{ pointer: '/shortNumber', detail }] });
  const { user } = openForm();
  await screen.findByDisplayValue('100');
  await user.type(screen.getByRole('textbox', { name: /^Name/ }), 'Front desk');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const field = await screen.findByRole('textbox', { name: /^Number/, description: /100 is an internal number already/ });
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByDisplayValue('Front desk')).toBeInstanceOf(HTMLInputElement);
});

test('where no phone number is free the form says so and leads to them', async () => {
  answer(dialSpace.codes, { items: [] });
  answer(phoneNumbers.list, page());
  openForm();
  const link = await screen.findByRole('link', { name: 'Look at the phone numbers' });
  expect(link.getAttribute('href')).toBe(`/t/${tenantId}/phone-numbers`);
});

test('removing names the numbers that are freed and the phones that lose a line', async () => {
  answer(extensions.list, page(anExtension()));
  answer(extensions.references, {
    blocking: [], removed: [],
    released: [{ kind: 'phone-number', id: anId(41), label: '+12025550107' }, { kind: 'phone', id: anId(42), label: 'Docs Demo Phone 1' }],
  });
  answer(extensions.remove, undefined);
  const { user } = renderPage(<ExtensionsPage />, { path: '/extensions', route: 'extensions' });
  await user.click(await screen.findByRole('button', { name: /100 Reception/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Remove' }));
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText('Docs Demo Phone 1')).toBeTruthy();
  await user.click(within(dialog).getByRole('button', { name: 'Remove' }));
  await expect.poll(() => callsOf(extensions.remove).map(({ params }) => params.id)).toEqual([anExtension().id]);
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
});

test('[67] [75] editing opens a dialog, and saving closes it and leads to the page', async () => {
  answerPage();
  answer(extensionCards.updateIdentity, someSettings());
  const { user, router } = renderPage(<EditExtensionPage />, { path: `/extensions/${anId(100)}/edit`, route: 'extensions/:id/edit' });
  const dialog = await screen.findByRole('dialog', { name: 'Edit 100 Reception' });
  await user.clear(within(dialog).getByRole('textbox', { name: /^Full name/ }));
  await user.type(within(dialog).getByRole('textbox', { name: /^Full name/ }), 'Front desk');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await expect.poll(() => router.state.location.pathname).toBe(`/t/${tenantId}/extensions/${anId(100)}`);
  expect(callsOf(extensionCards.updateIdentity)[0]?.body).toMatchObject({ displayName: 'Front desk', username: 'reception', version: 10 });
});

test('leaving the address of the dialog leads where it was asked to', async () => {
  answerPage();
  const { router } = renderPage(<Outlet />, { path: `/extensions/${anId(100)}/edit`, route: 'extensions', children: [{ path: ':id/edit', element: <EditExtensionPage /> }, { path: 'other', element: <p>other</p> }] });
  await screen.findByRole('dialog', { name: 'Edit 100 Reception' });
  await router.navigate(`/t/${tenantId}/extensions/other`);
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  expect(router.state.location.pathname).toBe(`/t/${tenantId}/extensions/other`);
});

test('[79] the menu of the page removes the extension and leads back to the others', async () => {
  answerPage();
  answer(extensions.references, { blocking: [], removed: [], released: [] });
  answer(extensions.remove, undefined);
  const { user, router } = openPage();
  await user.click(await screen.findByRole('button', { name: 'Actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Remove' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/without its secrets: the SIP password is a new one, and the PIN of the voicemail and the password of its person must be set anew/)).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Remove' }));
  await expect.poll(() => router.state.location.pathname).toBe(`/t/${tenantId}/extensions`);
  expect(callsOf(extensions.remove)).toHaveLength(1);
});

test('a reader sees that the SIP password is set, and no way to it', async () => {
  answerPage();
  renderPage(<ExtensionPage />, { path: `/extensions/${anId(100)}`, route: 'extensions/:id', may: permissions.filter((permission) => permission.endsWith(':read')) });
  await screen.findByText('100-CANISTRACCI');
  expect(screen.getByText('Set')).toBeTruthy();
  for (const name of ['Reveal', 'Replace', 'Actions', 'Edit Voicemail']) expect(screen.queryByRole('button', { name })).toBeNull();
});

test('the history tells of cards in words', async () => {
  answerPage();
  answer(extensions.get, ({ params: { id } }) => anExtension(id === anId(101) ? { id: anId(101), shortNumber: '101', displayName: 'Bob' } : {}));
  answer(audioFiles.get, { id: anId(70), name: 'Away', source: 'UPLOAD', format: 'wav', sizeBytes: 1, durationSeconds: 1, channels: 1, sampleRate: 8_000, speech: null, contentId: anId(71), version: 1, createdAt: at, updatedAt: at });
  refuse(users.get, 'not-found');
  const conditionalForward = { notReachable: { action: 'END', destination: null }, busy: { action: 'FORWARD', destination: { kind: 'EXTENSION', id: anId(101) } }, noAnswer: { action: 'END', destination: null, ringSeconds: 20 } };
  const { conditionalForward: never, voicemail, endpoints, callWaiting } = someSettings();
  const before = { conditionalForward: never, voicemail, endpoints, callWaiting };
  const after = { conditionalForward, voicemail: { ...voicemail, greetingAudioId: anId(70) }, endpoints: { ...endpoints, mobile: { isOn: true, userId: anId(72) } }, callWaiting: { ...callWaiting, musicOnHoldAudioId: anId(70) } };
  answer(audit.list, page<AuditEvent>({ id: anId(900), at: '2026-11-20T09:30:00.000Z', actor: { kind: 'account', id: anId(7), name: 'Ada Byron', via: null }, action: 'extension.updated', entity: { type: 'extension', id: anId(100), label: '100 Reception' }, changeSetId: anId(901), organisationId: tenantId, organisationName: 'Canistracci OIL', before, after, requestId: 'r', ip: '', revertedBy: null, reverts: null, isRevertible: true }));
  const { user } = renderPage(<ExtensionPage />, { path: `/extensions/${anId(100)}?tab=history`, route: 'extensions/:id' });
  await user.click(await screen.findByRole('button', { name: /Extension changed/ }));
  const cellsOf = (name: RegExp) => within(screen.getByRole('row', { name })).getAllByRole('cell').map((cell) => cell.textContent);
  await screen.findByRole('row', { name: /When busy: 101 Bob/ });
  expect(cellsOf(/^Conditional forward/)).toEqual([
    'When not reachable: Not forwarded; When busy: Not forwarded; When nobody answers: Not forwarded; Extension ring time: 20 seconds',
    'When not reachable: Not forwarded; When busy: 101 Bob; When nobody answers: Not forwarded; Extension ring time: 20 seconds',
  ]);
  await screen.findByRole('row', { name: /Welcome message: Away/ });
  const pin = 'PIN: Missing, so it takes no messages';
  expect(cellsOf(/^Voicemail/)).toEqual([`End; ${pin}; E-mail notification: None`, `End; ${pin}; Welcome message: Away; E-mail notification: None`]);
  expect(cellsOf(/^Call waiting/)).toEqual(['No: busy while it talks', 'No: busy while it talks; Music on hold: Away']);
  expect(cellsOf(/^Allowed endpoints/)).toEqual(['IP phone', 'Mobile application: one that is gone; IP phone']);
});
