import { extensionCards, type ExtensionSettings } from '@patchbay/contract/extension-cards';
import { extensionIdentity } from '@patchbay/contract/extension-identity';
import { extensions } from '@patchbay/contract/extensions';
import { permissions, type Permission } from '@patchbay/contract/permissions';
import { ringGroups } from '@patchbay/contract/ring-groups';
import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { Toasts } from '#ui/toasts.tsx';
import { answer, callsOf, refuse } from '#test/answer.ts';
import { anExtension, someSettings } from '#test/extensions.ts';
import { pageOf } from '#test/numbers.ts';
import { anId, renderPage, tenantId } from '#test/render.tsx';
import { ExtensionPage } from '../extension-page.tsx';

const withIdentity = (part: Partial<ExtensionSettings['identity']>) => someSettings({ identity: { ...someSettings().identity, ...part } });

beforeEach(() => {
  answer(extensions.get, anExtension());
  answer(extensionCards.settings, someSettings());
  answer(extensionIdentity.registration, { hasSwitch: false, contacts: [] });
  answer(ringGroups.list, pageOf());
});

const open = (may: Permission[] = [...permissions]) => {
  const page = (
    <>
      <Toasts />
      <ExtensionPage />
    </>
  );
  return renderPage(page, { path: `/extensions/${anId(100)}`, route: 'extensions/:id', may });
};
const choose = async (user: ReturnType<typeof open>['user'], item: string) => {
  await user.click(await screen.findByRole('button', { name: 'Actions' }));
  await user.click(await screen.findByRole('menuitem', { name: item }));
};
const edit = async () => {
  const { user } = open();
  await choose(user, 'Edit extension');
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit 100 Reception' }));
  const save = () => user.click(dialog.getByRole('button', { name: 'Save' }));
  return { user, dialog, save };
};
const fill = async (user: ReturnType<typeof open>['user'], field: HTMLElement, text: string) => {
  await user.clear(field);
  await user.type(field, text);
};

test('[67] [69] [70] [73] [74] [75] the pop-up has user name, full name, whether to log in and the role, and saves them alone', async () => {
  answer(extensionCards.updateIdentity, withIdentity({ username: 'ann.lee' }));
  const { user, dialog, save } = await edit();
  await fill(user, dialog.getByRole('textbox', { name: /^User name/ }), 'ann.lee');
  await fill(user, dialog.getByRole('textbox', { name: /^Full name/ }), 'Ann Lee');
  await user.click(dialog.getByRole('switch', { name: /^Allowed to log in/ }));
  await user.click(dialog.getByRole('combobox', { name: 'Role' }));
  await user.click(await screen.findByRole('option', { name: 'Supervisor' }));
  await save();
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  expect(callsOf(extensionCards.updateIdentity).map(({ body }) => body)).toEqual([
    { username: 'ann.lee', displayName: 'Ann Lee', authentication: 'SINGLE_STEP', personalContact: '', isSignInAllowed: true, role: 'supervisor', version: 10 },
  ]);
});

test('[69] [74] without a user name nothing is saved, and one that another has is refused at its field', async () => {
  const detail = 'This name is not available.';
  refuse(extensionCards.updateIdentity, 'already-exists', { detail, errors: [{ pointer: '/username', detail }] });
  const { user, dialog, save } = await edit();
  const field = dialog.getByRole('textbox', { name: /^User name/ });
  await user.clear(field);
  await save();
  expect(await dialog.findByRole('textbox', { name: /^User name/, description: /the first of them a letter or a digit/ })).toBeTruthy();
  expect(callsOf(extensionCards.updateIdentity)).toHaveLength(0);
  await user.type(field, 'ann');
  await save();
  expect(await dialog.findByText(detail)).toBeTruthy();
  expect(dialog.getByRole('combobox', { name: 'Role' })).toHaveProperty('value', 'Agent');
});

test('[71] [72] two steps need a personal contact, to which the code is sent', async () => {
  answer(extensionCards.updateIdentity, withIdentity({ authentication: 'TWO_STEP', personalContact: 'ann@one.example' }));
  const { user, dialog, save } = await edit();
  await user.click(dialog.getByRole('radio', { name: /^Two steps/ }));
  await save();
  const contact = await dialog.findByRole('textbox', { name: /^Personal contact/, description: /Two steps need a personal contact/ });
  expect(callsOf(extensionCards.updateIdentity)).toHaveLength(0);
  await user.type(contact, 'ann@one.example');
  await save();
  await expect.poll(() => callsOf(extensionCards.updateIdentity)[0]?.body).toMatchObject({ authentication: 'TWO_STEP', personalContact: 'ann@one.example' });
});

test('[75] leaving unsaved asks first, and changes nothing', async () => {
  const { user, dialog } = await edit();
  await user.type(dialog.getByRole('textbox', { name: /^User name/ }), 'x');
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  await user.click(within(await screen.findByRole('dialog', { name: 'Leave without saving?' })).getByRole('button', { name: 'Discard' }));
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  expect(callsOf(extensionCards.updateIdentity)).toHaveLength(0);
});

test('[68] a picture is dropped or chosen, looked at, saved and taken away', async () => {
  URL.createObjectURL = () => 'blob:preview';
  URL.revokeObjectURL = () => undefined;
  answer(extensionIdentity.setImage, withIdentity({ hasImage: true, version: 11 }));
  answer(extensionIdentity.removeImage, someSettings());
  const { user, container } = open();
  const button = await screen.findByRole('button', { name: 'Change the picture of 100 Reception' });
  fireEvent.drop(button, { dataTransfer: { files: [new File(['x'], 'notes.txt', { type: 'text/plain' })] } });
  expect((await screen.findByRole('alert')).textContent).toContain('notes.txt is no picture');
  await user.upload(screen.getByLabelText(/Drop a picture here/, { selector: 'input' }), new File(['x'], 'ann.png', { type: 'image/png' }));
  await expect.poll(() => screen.getByRole('dialog').querySelector('img')?.getAttribute('src')).toBe('blob:preview');
  answer(extensionCards.settings, withIdentity({ hasImage: true, version: 11 }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('100 Reception has a new picture.');
  await expect.poll(() => container.querySelector('img')?.getAttribute('src')).toBe(`/api/t/${tenantId}/extensions/${anId(100)}/image?version=11`);
  await user.click(button);
  answer(extensionCards.settings, someSettings());
  await user.click(await screen.findByRole('button', { name: 'Remove the picture' }));
  await screen.findByText('100 Reception has no picture any more.');
  expect(callsOf(extensionIdentity.removeImage)).toHaveLength(1);
});

test('[76] resetting the password says what it ends and where the link goes, and then where it went', async () => {
  answer(extensionCards.settings, withIdentity({ isSignInAllowed: true, hasPassword: true, personalContact: 'ann@one.example' }));
  answer(extensionIdentity.resetPassword, { sentTo: 'a•••@o•••.example' });
  const { user } = open();
  expect(await screen.findByText('Signs in as reception, Agent')).toBeTruthy();
  await choose(user, 'Reset password…');
  const dialog = within(await screen.findByRole('dialog', { name: 'Reset the password of reception?' }));
  expect(dialog.getByText(/sessions of its person end.*goes to ann@one.example/)).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Reset password' }));
  expect(await screen.findByText('A link to choose a password was sent to a•••@o•••.example.')).toBeTruthy();
});

test('[73] [76] who has no password yet is sent a link for the first one; where nobody may log in the menu says so', async () => {
  const { user, unmount } = open();
  expect(await screen.findByText('No sign-in')).toBeTruthy();
  await user.click(await screen.findByRole('button', { name: 'Actions' }));
  expect(await screen.findByRole('menuitem', { name: /^Send the link for a password….*may not log in/ })).toHaveProperty('disabled', true);
  unmount();
  answer(extensionCards.settings, withIdentity({ isSignInAllowed: true, username: 'ann@one.example' }));
  answer(extensionIdentity.resetPassword, { sentTo: 'a•••@o•••.example' });
  const again = open();
  expect(await screen.findByText('May sign in as ann@one.example, Agent: no password yet')).toBeTruthy();
  await choose(again.user, 'Send the link for a password…');
  await again.user.click(within(await screen.findByRole('dialog', { name: 'Send ann@one.example a link for a password?' })).getByRole('button', { name: 'Send the link' }));
  await expect.poll(() => callsOf(extensionIdentity.resetPassword)).toHaveLength(1);
});

test('[78] unregistering asks first, and is refused in words where no switch is connected', async () => {
  const detail = 'No switch is connected, so there is nothing to disconnect.';
  refuse(extensionIdentity.unregister, 'rule-broken', { detail });
  const { user } = open();
  expect(await screen.findByText('No switch is connected')).toBeTruthy();
  await choose(user, 'Unregister…');
  await user.click(within(await screen.findByRole('dialog', { name: 'Unregister 100 Reception?' })).getByRole('button', { name: 'Unregister' }));
  expect(await screen.findByText(detail)).toBeTruthy();
});

test('[78] where a switch is connected the page says on how many devices it is registered', async () => {
  answer(extensionIdentity.registration, { hasSwitch: true, contacts: [{ address: '10.0.0.7:5060', userAgent: 'Yealink T31P', registeredAt: null, expiresAt: null }] });
  open();
  expect(await screen.findByText('Registered on one device')).toBeTruthy();
});

test('an extension is disabled after a question, and says so to others no more than that', async () => {
  answer(extensions.update, anExtension({ isEnabled: false }));
  const { user } = open();
  await choose(user, 'Disable…');
  await user.click(within(await screen.findByRole('dialog', { name: 'Disable 100 Reception?' })).getByRole('button', { name: 'Disable' }));
  await expect.poll(() => callsOf(extensions.update)[0]?.body).toMatchObject({ isEnabled: false, displayName: 'Reception', version: 1 });
});

test('a supervisor and a monitor see who it is, and nothing to change it with', async () => {
  open(['extensions:read', 'ownExtension:read', 'ownExtension:write']);
  expect(await screen.findByRole('region', { name: 'Voicemail' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Actions' })).toBeNull();
  expect(screen.queryByRole('button', { name: /^Edit|^Change/ })).toBeNull();
});
