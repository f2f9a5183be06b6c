import { audioFiles } from '@patchbay/contract/audio-files';
import { destinations } from '@patchbay/contract/destinations';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { organisations } from '@patchbay/contract/organisations';
import { ownExtension } from '@patchbay/contract/own-extension';
import type { Permission } from '@patchbay/contract/permissions';
import type { LabelledDestination } from '@patchbay/contract/primitives/destination';
import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { answer, callsOf, refuse } from '#test/answer.ts';
import { aWorld, someSettings } from '#test/extensions.ts';
import { FakeRequest } from '#test/fake-request.ts';
import { toast } from '#ui/toast.ts';
import { anId, aSession, renderApp, tenantId } from '#test/render.tsx';
import { pages as allPages } from '../../../pages.ts';

const agent: Permission[] = ['ownExtension:read', 'ownExtension:write'];
const aPerson = (permissions = agent, username: string | null = 'ann') =>
  aSession({
    account: { id: anId(7), email: null, username, name: 'Ann Lee', hasSecondFactor: false },
    memberships: [{ organisationId: tenantId, organisationName: 'Canistracci OIL', organisationKind: 'enterprise', role: 'agent', permissions }],
  });
const colleague: LabelledDestination = { destination: { kind: 'EXTENSION', id: anId(101) }, label: '101 Bob', isEnabled: true };
const own = someSettings({
  displayName: 'Ann',
  voicemail: { unanswered: 'VOICEMAIL', greetingAudioId: anId(301), greetingAudio: { kind: 'audio-file', id: anId(301), label: 'Greeting of 100' }, isNotified: false, email: '', hasPin: true, version: 13 },
  endpoints: { ...someSettings().endpoints, mobile: { isOn: true, userId: anId(500), user: null, devices: [{ id: anId(900), os: 'Android 16' }] }, ipPhone: { isOn: true, phoneIds: [anId(800)], phones: [{ id: anId(800), name: 'Desk', position: 0 }] } },
});

beforeEach(() => {
  answer(ownExtension.get, own);
  answer(ownExtension.greeting, { name: 'Greeting of 100', durationSeconds: 7, peaks: [50, 80] });
  answer(ownExtension.world, aWorld());
  answer(ownExtension.destinations, { items: [colleague] });
});

const open = (path = '', viewer = aPerson()) => renderApp(`/t/${tenantId}${path}`, { pages: allPages, viewer });
const openCard = async (tab: string, card: string) => {
  const page = open(`/my-extension?tab=${tab}`);
  await page.user.click(await screen.findByRole('button', { name: `Edit ${card}` }));
  const dialog = within(await screen.findByRole('dialog', { name: card }));
  const save = async () => {
    await page.user.click(dialog.getByRole('button', { name: 'Save' }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  };
  return { ...page, dialog, save };
};
/** Nothing was asked for that takes the rights of an administrator. */
const expectOwnAlone = () => {
  for (const endpoint of [extensionCards.settings, destinations.find, organisations.get, audioFiles.list]) expect(callsOf(endpoint)).toHaveLength(0);
};

test('[73] [74] an agent arrives at their own extension, and the navigation has nothing else', async () => {
  const { router } = open();
  expect(await screen.findByRole('heading', { level: 1, name: '100 Ann' })).toBeTruthy();
  expect(router.state.location.pathname).toBe(`/t/${tenantId}/my-extension`);
  const [navigation] = screen.getAllByRole('navigation', { name: 'Navigation' });
  expect(within(navigation!).getAllByRole('link').map((link) => link.textContent)).toEqual(['My Extension']);
  expect(screen.getAllByRole('tab').map((tab) => tab.textContent)).toEqual(['Forwarding', 'Voicemail', 'Devices']);
  expect(screen.getByRole('link', { name: 'Password and sign-in' }).getAttribute('href')).toBe(`/t/${tenantId}/account`);
  expectOwnAlone();
});

test.each(['overview', 'extensions', `extensions/${anId(100)}`, 'users', 'phones', 'audit', 'accounts'])('[74] an agent who opens %s learns that they may not, and who can change that', async (path) => {
  open(`/${path}`);
  expect(await screen.findByText(/administrator of Canistracci OIL|administers Canistracci OIL/)).toBeTruthy();
  expectOwnAlone();
});

test('an administrator without an extension has no such page in the navigation, and is told so at its address', async () => {
  refuse(ownExtension.get, 'not-found');
  open('/my-extension', aPerson([...agent, 'extensions:read'], null));
  expect(await screen.findByRole('heading', { name: 'You have no extension here' })).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'My Extension' })).toBeNull();
});

test('[74] a supervisor with an extension arrives at the overview, and has the extension beside it', async () => {
  const { router } = open('', aPerson([...agent, 'extensions:read']));
  expect(await screen.findByRole('link', { name: 'My Extension' })).toBeTruthy();
  await expect.poll(() => router.state.location.pathname).toBe(`/t/${tenantId}/overview`);
});

test('[117] its person forwards calls by the own endpoints, and sees before what that does', async () => {
  answer(ownExtension.updateUnconditionalForward, own);
  const { user, dialog, save } = await openCard('forwarding', 'Unconditional forward');
  await user.click(dialog.getByRole('radio', { name: 'Forward calls to a destination' }));
  await user.click(dialog.getByRole('combobox', { name: /^Destination/ }));
  await user.click(await screen.findByRole('option', { name: '101 Bob' }));
  expect(await within(await dialog.findByRole('region', { name: 'With this change' })).findByText('100 Reception forwards every call to 101 Ann.')).toBeTruthy();
  await save();
  expect(callsOf(ownExtension.updateUnconditionalForward).map(({ url, body }) => [url.pathname, body])).toEqual([
    [`/api/t/${tenantId}/own-extension/unconditional-forward`, { mode: 'ALWAYS', destination: colleague.destination, rules: [], version: 17 }],
  ]);
  expectOwnAlone();
});

test('[119] rules that are made in a dialog of their own find destinations by the own endpoint', async () => {
  const { user, dialog } = await openCard('forwarding', 'Unconditional forward');
  await user.click(dialog.getByRole('radio', { name: 'Forward calls by schedule rules' }));
  await user.click(dialog.getByRole('button', { name: 'Add schedule' }));
  const rule = within(await screen.findByRole('dialog', { name: 'Create rule' }));
  await user.click(rule.getByRole('combobox', { name: /^Destination/ }));
  expect(await screen.findByRole('option', { name: '101 Bob' })).toBeTruthy();
  expectOwnAlone();
});

test('[121] colleagues are exceptions by the own endpoint, too', async () => {
  answer(ownExtension.updateExceptionNumbers, own);
  const { user, dialog, save } = await openCard('forwarding', 'Exception numbers');
  await user.click(dialog.getByRole('button', { name: 'Add number' }));
  const adding = within(await screen.findByRole('dialog', { name: 'Add exception numbers' }));
  await user.click(adding.getByRole('combobox', { name: 'Colleagues' }));
  await user.click(await screen.findByRole('option', { name: '101 Bob' }));
  await user.click(adding.getByRole('button', { name: 'Add' }));
  await save();
  expect(callsOf(ownExtension.updateExceptionNumbers)[0]?.body).toEqual({ numbers: [{ number: '101', label: 'Bob' }], version: 18 });
  expectOwnAlone();
});

test('[100] its person changes the PIN, and keeps the greeting', async () => {
  answer(ownExtension.updateVoicemail, own);
  const { user, dialog, save } = await openCard('voicemail', 'Voicemail');
  expect(dialog.queryByRole('combobox', { name: 'Welcome message' })).toBeNull();
  await user.click(dialog.getByRole('button', { name: 'Replace' }));
  await user.type(dialog.getByLabelText(/^PIN/), '7391');
  await save();
  expect(callsOf(ownExtension.updateVoicemail)[0]?.body).toEqual({ unanswered: 'VOICEMAIL', pin: '7391', greetingAudioId: anId(301), isNotified: false, email: '', version: 13 });
});

test('[101] [102] a greeting is uploaded or recorded straight to the own voicemail, or taken away', async () => {
  const original = globalThis.XMLHttpRequest;
  globalThis.XMLHttpRequest = FakeRequest as never;
  FakeRequest.begin(own);
  answer(ownExtension.updateVoicemail, own);
  const { user } = open('/my-extension?tab=voicemail');
  const card = within(await screen.findByRole('region', { name: 'Welcome message' }));
  expect(card.getByText('Greeting of 100')).toBeTruthy();
  await user.click(card.getByRole('button', { name: 'Record or upload…' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getAllByRole('tab').map((tab) => tab.textContent)).toEqual(['Upload', 'Record']);
  await user.upload(dialog.getByLabelText(/Drop an audio file here/), new File(['x'], 'hello.wav', { type: 'audio/wav' }));
  await screen.findByText('Callers hear your new greeting.');
  expect(FakeRequest.sent.map(({ url }) => url)).toEqual([`/api/t/${tenantId}/own-extension/greeting`]);
  await user.click(card.getByRole('button', { name: 'Use a tone alone' }));
  await expect.poll(() => callsOf(ownExtension.updateVoicemail)[0]?.body).toEqual({ unanswered: 'VOICEMAIL', pin: null, greetingAudioId: null, isNotified: false, email: '', version: 13 });
  globalThis.XMLHttpRequest = original;
});

test('[101] its person hears the greeting that callers hear, by the own endpoints', async () => {
  const play = vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
  const { user } = open('/my-extension?tab=voicemail');
  const card = within(await screen.findByRole('region', { name: 'Welcome message' }));
  const position = await card.findByRole('slider', { name: 'Position in Greeting of 100' });
  expect(position.getAttribute('aria-valuetext')).toBe('0:00 of 0:07');
  await user.click(card.getByRole('button', { name: 'Play Greeting of 100' }));
  expect((play.mock.contexts[0] as HTMLMediaElement).src).toContain(`/api/t/${tenantId}/own-extension/greeting/sound?version=13`);
  expectOwnAlone();
});

test('without a greeting there is nothing to play', async () => {
  answer(ownExtension.get, { ...own, voicemail: { ...own.voicemail, greetingAudioId: null, greetingAudio: null } });
  open('/my-extension?tab=voicemail');
  const card = within(await screen.findByRole('region', { name: 'Welcome message' }));
  expect(await card.findByText('A tone alone')).toBeTruthy();
  expect(card.queryByRole('slider')).toBeNull();
  expect(callsOf(ownExtension.greeting)).toHaveLength(0);
});

test.each([
  [{ unanswered: 'END' as const }, /do not go to voicemail: to have callers hear it, switch that on/],
  [{ hasPin: false }, /takes no messages yet: to have callers hear it, set a PIN/],
])('a greeting that nobody hears yet says what is missing: %o', async (part, words) => {
  const voicemail = { ...own.voicemail, ...part };
  answer(ownExtension.get, { ...own, voicemail });
  answer(ownExtension.updateVoicemail, { ...own, voicemail });
  const said = vi.spyOn(toast, 'done');
  const { user } = open('/my-extension?tab=voicemail');
  await user.click(await screen.findByRole('button', { name: 'Use a tone alone' }));
  await expect.poll(() => said.mock.calls.at(-1)?.[0]).toMatch(words);
});

test('the app is signed out on a device after a question; phones are shown and no more', async () => {
  answer(ownExtension.removeDevice, own);
  const { user } = open('/my-extension?tab=devices');
  await user.click(await screen.findByRole('button', { name: 'Sign out: Android 16' }));
  await user.click(within(await screen.findByRole('dialog', { name: 'Sign the app out on Android 16?' })).getByRole('button', { name: 'Sign out' }));
  await screen.findByText('The app is signed out on Android 16.');
  expect(callsOf(ownExtension.removeDevice).map(({ params }) => params.id)).toEqual([anId(900)]);
  const phones = within(screen.getByRole('region', { name: 'Phones on your desk' }));
  expect(phones.getByText('Desk')).toBeTruthy();
  expect(phones.queryByRole('button')).toBeNull();
});

test('[68] its person chooses their own picture', async () => {
  answer(ownExtension.setImage, { ...own, identity: { ...own.identity, hasImage: true, version: 11 } });
  URL.createObjectURL = () => 'blob:preview';
  URL.revokeObjectURL = () => undefined;
  const { user } = open('/my-extension');
  await user.click(await screen.findByRole('button', { name: 'Change the picture of 100 Ann' }));
  await user.upload(await screen.findByLabelText(/Drop a picture here/, { selector: 'input' }), new File(['x'], 'ann.png', { type: 'image/png' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('100 Ann has a new picture.');
  expect(callsOf(ownExtension.setImage)[0]?.url.pathname).toBe(`/api/t/${tenantId}/own-extension/image`);
});
