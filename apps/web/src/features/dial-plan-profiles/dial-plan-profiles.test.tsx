import { dialPlanProfiles, type DialPlanProfile, type DialVerdict } from '@patchbay/contract/dial-plan-profiles';
import { extensions } from '@patchbay/contract/extensions';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf, hold, refuse } from '../../test/answer.ts';
import { anExtension } from '../../test/extensions.ts';
import { anId, renderApp, tenantId } from '../../test/render.tsx';
import { pages } from '../../pages.ts';

const at = '2026-11-20T09:30:00.000Z';
const page = <T,>(...items: T[]) => ({ items, total: items.length, totalIsEstimate: false, next: null });
const profile: DialPlanProfile = {
  id: anId(600), name: 'National', isDefault: true, allowedClasses: ['INTERNAL', 'NATIONAL'], allowPrefixes: [{ prefix: '+4420', note: 'Our London office' }], denyPrefixes: [], extensions: 12, version: 3, createdAt: at, updatedAt: at,
};
const formAt = (address: string) => renderApp(`/t/${tenantId}/dial-plan-profiles${address}`, { pages });
const tester = () => screen.findByRole('region', { name: 'May somebody dial …?' });

test('the list shows what each profile allows, which one is the default, and how many extensions have it', async () => {
  answer(dialPlanProfiles.list, page(profile, { ...profile, id: anId(601), name: 'Lobby', isDefault: false, allowedClasses: [], allowPrefixes: [], extensions: 0 }));
  formAt('');
  // The first page of a file brings the whole dashboard with it.
  const national = (await screen.findByRole('link', { name: /National/ }, { timeout: 20_000 })).closest('tr')!;
  expect(within(national).getByText('Default')).toBeTruthy();
  expect([within(national).getByText('Internal, National').textContent, within(national).getByText('1 allowed, 0 denied').textContent, within(national).getByText('12').textContent]).toHaveLength(3);
  expect(screen.getByText('Nothing but emergency numbers')).toBeTruthy();
});

test('the empty list says what a profile is for, and what is allowed without one', async () => {
  answer(dialPlanProfiles.list, page());
  formAt('');
  expect(await screen.findByText('No dial plan profiles yet')).toBeTruthy();
  expect(screen.getByText(/only internal calls and emergency numbers work/)).toBeTruthy();
});

test('a new profile allows internal calls, and takes classes and prefixes as they are typed', async () => {
  answer(dialPlanProfiles.create, profile);
  answer(dialPlanProfiles.get, profile);
  const { user } = formAt('/new');
  await user.click(await screen.findByRole('textbox', { name: /^Name/ }));
  await user.paste('National');
  expect(screen.getAllByRole('checkbox').map((box) => (box as HTMLInputElement).value)).toEqual(['INTERNAL', 'LOCAL', 'NATIONAL', 'MOBILE', 'INTERNATIONAL', 'PREMIUM']);
  await user.click(screen.getByRole('checkbox', { name: 'National' }));
  const allowed = within(screen.getByRole('group', { name: 'Allowed prefixes' }));
  await user.click(allowed.getByRole('button', { name: 'Add prefix' }));
  const prefix = allowed.getByRole('textbox', { name: 'Prefix 1' });
  expect(document.activeElement).toBe(prefix);
  await user.paste('00 44 (20)');
  await user.click(allowed.getByRole('textbox', { name: 'Note 1' }));
  expect((prefix as HTMLInputElement).value).toBe('+4420');
  await user.paste('Our London office');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(dialPlanProfiles.create)).toHaveLength(1));
  expect(callsOf(dialPlanProfiles.create)[0]!.body).toEqual({ name: 'National', isDefault: false, allowedClasses: ['INTERNAL', 'NATIONAL'], allowPrefixes: [{ prefix: '+4420', note: 'Our London office' }], denyPrefixes: [] });
});

test('a prefix that cannot be read is said at its row, and nothing is sent', async () => {
  answer(dialPlanProfiles.get, profile);
  const { user } = formAt(`/${profile.id}/edit`);
  const denied = within(await screen.findByRole('group', { name: 'Denied prefixes' }));
  await user.click(denied.getByRole('button', { name: 'Add prefix' }));
  await user.paste('4420');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await denied.findByText(/^The beginning of numbers in international form, such as \+4420/)).toBeTruthy();
  expect(denied.getByRole('textbox', { name: 'Prefix 1' }).getAttribute('aria-invalid')).toBe('true');
  expect(callsOf(dialPlanProfiles.update)).toEqual([]);
});

test('a prefix that is there twice is said of its list, and the answer of the tester waits', async () => {
  answer(dialPlanProfiles.get, profile);
  const { user } = formAt(`/${profile.id}/edit`);
  const allowed = within(await screen.findByRole('group', { name: 'Allowed prefixes' }));
  await user.click(allowed.getByRole('button', { name: 'Add prefix' }));
  await user.paste('+44 20');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await allowed.findByText('Each prefix once')).toBeTruthy();
  expect(within(await tester()).getByText(/once each prefix is there only once/)).toBeTruthy();
});

test('a prefix is taken away, and what is saved has it no more', async () => {
  answer(dialPlanProfiles.get, profile);
  answer(dialPlanProfiles.update, profile);
  const { user } = formAt(`/${profile.id}/edit`);
  await user.click(await screen.findByRole('button', { name: 'Remove prefix 1' }));
  const allowed = within(screen.getByRole('group', { name: 'Allowed prefixes' }));
  const add = allowed.getByRole('button', { name: 'Add prefix' });
  expect(document.activeElement).toBe(add);
  await user.click(add);
  await user.click(add);
  allowed.getByRole('button', { name: 'Remove prefix 1' }).focus();
  await user.keyboard('{Enter}');
  expect(document.activeElement).toBe(allowed.getByRole('button', { name: 'Remove prefix 1' }));
  await user.keyboard('{Enter}');
  expect(document.activeElement).toBe(add);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(dialPlanProfiles.update)).toHaveLength(1));
  expect(callsOf(dialPlanProfiles.update)[0]!.body).toMatchObject({ allowPrefixes: [], isDefault: true, version: 3 });
});

test('prefixes are pasted as a list; those that are there are left out', async () => {
  answer(dialPlanProfiles.get, profile);
  const { user } = formAt(`/${profile.id}/edit`);
  const allowed = within(await screen.findByRole('group', { name: 'Allowed prefixes' }));
  await user.click(allowed.getByRole('button', { name: /^Add from a list/ }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('textbox', { name: 'Or paste it here' }));
  await user.paste('+44 20; London\n0033 1; Paris\nLisbon');
  expect(await dialog.findByText(/One line could not be read, the first one is line 3: Lisbon/)).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Add one prefix' }));
  await waitFor(() => expect((allowed.getByRole('textbox', { name: 'Prefix 2' }) as HTMLInputElement).value).toBe('+331'));
  expect((allowed.getByRole('textbox', { name: 'Note 2' }) as HTMLInputElement).value).toBe('Paris');
});

test('the tester answers for the profile as it is in the form, with what decides and what is overruled', async () => {
  answer(dialPlanProfiles.get, profile);
  answer(dialPlanProfiles.test, ({ body }): DialVerdict => {
    const code = body.plan!.allowedClasses!.includes('INTERNATIONAL') ? 'class-allowed' : 'class-denied';
    const because = { code: 'prefix-allowed' as const, prefix: '+4420', note: 'Our London office' };
    return { isAllowed: true, class: 'INTERNATIONAL', normalised: '+442079460000', because, overruled: [{ code, class: 'INTERNATIONAL' }] };
  });
  const { user } = formAt(`/${profile.id}/edit`);
  const region = within(await tester());
  expect(region.getByText(/^Type a number/)).toBeTruthy();
  await user.click(region.getByRole('textbox', { name: 'What is dialled' }));
  await user.paste('+44 20 7946 0000');
  const answered = region.getByRole('status');
  await waitFor(() => expect(answered.textContent).toMatch(/^Allowed.*\+44 20 7946 0000.*International.*The number begins with the allowed prefix \+4420 \(Our London office\)\..*overruled:International calls are not allowed\.$/));
  await user.click(screen.getByRole('checkbox', { name: 'International' }));
  await waitFor(() => expect(answered.textContent).toMatch(/International calls are allowed\.$/));
  expect(callsOf(dialPlanProfiles.update)).toEqual([]);
});

test('the tester dials as an extension, and Enter in it saves nothing', async () => {
  answer(dialPlanProfiles.get, profile);
  answer(extensions.list, page(anExtension({ id: anId(700), shortNumber: '112', displayName: 'Ann' })));
  answer(dialPlanProfiles.test, { isAllowed: false, class: null, normalised: null, because: { code: 'unreadable' }, overruled: [] });
  const { user } = formAt(`/${profile.id}/edit`);
  const region = within(await tester());
  await user.click(region.getByRole('textbox', { name: 'What is dialled' }));
  await user.keyboard('030{Enter}');
  await user.click(region.getByRole('combobox', { name: 'Who dials' }));
  await user.click(await screen.findByRole('option', { name: '112 Ann' }));
  await waitFor(() => expect(callsOf(dialPlanProfiles.test).at(-1)!.body).toMatchObject({ dialled: '030', extensionId: anId(700), plan: { allowedClasses: ['INTERNAL', 'NATIONAL'] } }));
  expect(await region.findByText('Not allowed')).toBeTruthy();
  expect(region.getByText(/does not say in which country/)).toBeTruthy();
  expect(callsOf(dialPlanProfiles.update)).toEqual([]);
});

test('the tester says that it asks, and what went wrong', async () => {
  answer(dialPlanProfiles.get, profile);
  const release = hold(dialPlanProfiles.test, { isAllowed: true, class: 'EMERGENCY', normalised: '112', because: { code: 'emergency' }, overruled: [] });
  const { user } = formAt(`/${profile.id}`);
  const region = within(await tester());
  await user.click(region.getByRole('textbox', { name: 'What is dialled' }));
  await user.paste('112');
  expect(await region.findByText('Asking…')).toBeTruthy();
  release();
  expect(await region.findByText('It calls for help, which is always allowed.')).toBeTruthy();
  refuse(dialPlanProfiles.test, 'forbidden');
  await user.paste('0');
  expect(await region.findByRole('alert')).toBeTruthy();
});

test('the page of a profile says which calls are allowed and by which prefixes', async () => {
  answer(dialPlanProfiles.get, { ...profile, denyPrefixes: [{ prefix: '+4970', note: '' }] });
  formAt(`/${profile.id}`);
  const item = async (name: string) => (await screen.findByText(name)).closest('li')!.textContent;
  expect(await item('Mobile')).toMatch(/Not allowed/);
  expect(await item('+4420')).toBe('+4420AllowedOur London office');
  expect(await item('+4970')).toBe('+4970Not allowed');
});
