import { audioFiles, type AudioFile } from '@patchbay/contract/audio-files';
import { dialPlanProfiles, type DialPlanProfile } from '@patchbay/contract/dial-plan-profiles';
import { extensionCalls } from '@patchbay/contract/extension-calls';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { extensions } from '@patchbay/contract/extensions';
import { permissions, type Permission } from '@patchbay/contract/permissions';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { playlists, type Playlist } from '@patchbay/contract/playlists';
import { phones, type Phone } from '@patchbay/contract/phones';
import { ringGroups, type RingGroup } from '@patchbay/contract/ring-groups';
import { users } from '@patchbay/contract/users';
import type { E164 } from '@patchbay/contract/primitives/phone-number';
import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { answer, callsOf, refuse } from '#test/answer.ts';
import { anExtension, aWorld, someSettings } from '#test/extensions.ts';
import { aNumber, pageOf } from '#test/numbers.ts';
import { anId } from '#test/render.tsx';
import { aUser } from '#test/users.ts';
import { openCard, openTab } from '../testing/open-card.tsx';

const at = '2026-11-20T09:30:00.000Z';
const waves: AudioFile = {
  id: anId(301), name: 'Waves', source: 'UPLOAD', format: 'wav', sizeBytes: 9, durationSeconds: 2, channels: 1, sampleRate: 8000, speech: null, contentId: anId(302), version: 1, createdAt: at, updatedAt: at,
};
const desk: Phone = {
  id: anId(800), name: 'Desk', isVirtual: false, modelId: 'yealink-t31p', modelName: 'Yealink T31P', mac: '001565aabbcc', acceptsDataFromPhone: false, templateId: null, fieldValues: {}, hiddenFieldsSet: [], keyLayoutId: null, keys: [], fileName: '', httpUsername: 'phone-1', lines: [], hasHttpPassword: true,
  provisioningUrl: 'https://phones.example/p/••••••••/', lastFetch: null, httpScheme: 'ANY', isChangedSinceFetch: false, firstFetchUntil: null, knownNetworks: [], oldSecretUntil: null, version: 1, createdAt: at, updatedAt: at,
};
beforeEach(() => {
  answer(extensions.get, anExtension());
  answer(extensionCards.settings, someSettings());
  answer(extensionCalls.world, aWorld());
  answer(ringGroups.list, pageOf<RingGroup>());
});

const open = (may?: Permission[]) => openTab('communications', may);
const edit = (card: string) => openCard('communications', card);

const updates = [
  extensionCards.updateNumberSettings, extensionCards.updateEndpoints, extensionCards.updateVoicemail, extensionCards.updateCallWaiting, extensionCards.updateMonitoring, extensionCards.updatePhoneNumbers,
] as const;
/** What was sent, which is one card and nothing else. */
const sentTo = (endpoint: (typeof updates)[number]) => {
  for (const other of updates) expect(callsOf(other)).toHaveLength(other === endpoint ? 1 : 0);
  return callsOf(endpoint)[0]!.body;
};

test('[84] the tab Communications shows each card with its facts and a way to edit it', async () => {
  const usual = someSettings();
  answer(extensionCards.settings, someSettings({
    numberSettings: { ...usual.numberSettings, isAnonymous: true, isRecorded: true, hasPresence: false }, endpoints: { ...usual.endpoints, softphone: { isOn: true, kind: 'OPERATOR_CONSOLE' } },
    voicemail: { ...usual.voicemail, unanswered: 'VOICEMAIL', hasPin: true, isNotified: true, email: 'desk@one.example' }, callWaiting: { ...usual.callWaiting, isQueued: true, maxWaiting: 37, maxSimultaneous: 4 },
    monitoring: { ...usual.monitoring, monitorsOthers: true },
  }));
  open();
  const facts = {
    'Number settings': ['100', 'The default profile', 'That of the enterprise', 'Outgoing calls are anonymous', 'Not shown', 'May be recorded'], 'Allowed endpoints': ['Operator console'], Voicemail: ['Go to voicemail', 'desk@one.example'],
    'Call waiting & holding': ['37', '4'], Monitoring: ['Yes', 'No'], 'Phone numbers': ['No phone number rings here.'], Groups: [],
  };
  for (const [card, told] of Object.entries(facts)) {
    const region = within(await screen.findByRole('region', { name: card }));
    for (const fact of told) expect(region.getByText(fact), `${card}: ${fact}`).toBeTruthy();
    expect(await screen.findByRole('button', { name: `Edit ${card}` })).toBeTruthy();
  }
  expect(screen.getByText('No switch is connected')).toBeTruthy();
});

test('[84] who may only read sees the facts, and no way to edit them', async () => {
  open(permissions.filter((permission) => permission.endsWith(':read')));
  await screen.findByRole('region', { name: 'Voicemail' });
  expect(screen.queryByRole('button', { name: /^Edit/ })).toBeNull();
});

test('[85] [88] [89] [90] [91] number settings: short number, country, anonymous, presence and recording are saved with the version of this card', async () => {
  answer(extensionCards.updateNumberSettings, someSettings());
  const { user, dialog, save } = await edit('Number settings');
  const number = dialog.getByRole('textbox', { name: /^Short number/ });
  await user.clear(number);
  await user.type(number, '150');
  await user.click(dialog.getByRole('combobox', { name: 'Country' }));
  await user.click(await screen.findByRole('option', { name: 'Germany' }));
  await user.click(dialog.getByRole('radio', { name: 'Outgoing calls are anonymous' }));
  await user.click(dialog.getByRole('switch', { name: /^Presence/ }));
  await user.click(dialog.getByRole('switch', { name: /^Recorded calls/ }));
  await save();
  expect(sentTo(extensionCards.updateNumberSettings)).toEqual({ shortNumber: '150', presentationNumberId: null, dialPlanProfileId: null, country: 'DE', isAnonymous: true, hasPresence: false, isRecorded: true, version: 11 });
});

test('[86] [87] presentation number and dial plan profile are chosen from drop-downs', async () => {
  const abroad: DialPlanProfile = { id: anId(700), name: 'Abroad', isDefault: false, allowedClasses: ['INTERNAL', 'INTERNATIONAL'], allowPrefixes: [], denyPrefixes: [], extensions: 0, version: 1, createdAt: at, updatedAt: at };
  answer(phoneNumbers.list, pageOf(aNumber(7)));
  answer(dialPlanProfiles.list, pageOf(abroad));
  answer(dialPlanProfiles.get, abroad);
  answer(extensionCards.updateNumberSettings, someSettings());
  answer(extensionCalls.world, aWorld({ forwarding: { unconditional: { mode: 'ALWAYS', destination: { kind: 'EXTERNAL', e164: '+442079460000' as E164 } } } }));
  const { user, dialog, save } = await edit('Number settings');
  await user.click(dialog.getByRole('combobox', { name: 'Presentation number' }));
  await user.click(await screen.findByRole('option', { name: '+1 202 555 0107' }));
  await user.click(dialog.getByRole('combobox', { name: 'Dial plan profile' }));
  await user.click(await screen.findByRole('option', { name: 'Abroad' }));
  // What the chosen profile does to where it forwards to.
  expect(await within(await dialog.findByRole('region', { name: 'With this change' })).findByText('The call goes to +44 20 7946 0000 outside')).toBeTruthy();
  await save();
  expect(sentTo(extensionCards.updateNumberSettings)).toMatchObject({ presentationNumberId: anId(7), dialPlanProfileId: anId(700) });
});

test('[83] [92] [93] [94] [95] [96] [97] [98] several endpoints are allowed at the same time, each with what it needs', async () => {
  answer(users.list, pageOf(aUser()));
  answer(phones.list, pageOf(desk));
  answer(extensionCards.updateEndpoints, someSettings());
  const { user, dialog, save } = await edit('Allowed endpoints');
  await user.click(dialog.getByRole('switch', { name: /^Softphone/ }));
  await user.click(dialog.getByRole('radio', { name: 'Operator console' }));
  await user.click(dialog.getByRole('switch', { name: /^Mobile application/ }));
  await user.click(dialog.getByRole('combobox', { name: /^User/ }));
  await user.click(await screen.findByRole('option', { name: 'Ann Lee' }));
  await user.click(dialog.getByRole('switch', { name: /^Third-party softphones/ }));
  await user.type(dialog.getByRole('textbox', { name: /^SIP user name/ }), 'reception');
  expect(dialog.getByRole('group', { name: 'SIP password' })).toBeTruthy();
  await user.click(dialog.getByRole('combobox', { name: /^Phones/ }));
  await user.click(await screen.findByRole('option', { name: 'Desk' }));
  await save();
  expect(sentTo(extensionCards.updateEndpoints)).toEqual({
    softphone: { isOn: true, kind: 'OPERATOR_CONSOLE' }, mobile: { isOn: true, userId: anId(500) }, thirdParty: { isOn: true, sipUsername: 'reception' }, ipPhone: { isOn: true, phoneIds: [anId(800)] }, version: 12,
  });
});

test('[96] a SIP password is chosen with a look at its strength, and shown once', async () => {
  answer(extensionCards.replaceSipPassword, ({ body }) => ({ sipUsername: '100-CANISTRACCI', sipPassword: body.sipPassword ?? 'generated', sipServer: 'sip.patchbay.example' }));
  const { user } = open();
  await user.click(await screen.findByRole('button', { name: 'Replace' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('radio', { name: 'Chosen' }));
  const field = dialog.getByLabelText(/^Password/);
  await user.type(field, 'reception');
  expect(await dialog.findByText('Too short')).toBeTruthy();
  await user.type(field, '-glacier-orbit');
  expect(await dialog.findByText('It contains the name of the extension')).toBeTruthy();
  await user.clear(field);
  await user.type(field, 'glacier-orbit-velvet-9');
  expect(await dialog.findByText('Strong')).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Replace the password' }));
  expect(await screen.findByText('glacier-orbit-velvet-9')).toBeTruthy();
  expect(screen.getByText(/this once: copy it now/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Done' }));
  await expect.poll(() => screen.queryByText('glacier-orbit-velvet-9')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Reveal' })).toBeNull();
});

test('voicemail without its PIN says what is to be done', async () => {
  const settings = someSettings();
  answer(extensionCards.settings, { ...settings, voicemail: { ...settings.voicemail, unanswered: 'VOICEMAIL', hasPin: false } });
  open();
  expect(await screen.findByText('Missing, so it takes no messages: edit this card and set one')).toBeTruthy();
});

test('[99] [100] [101] [103] [104] voicemail expands to PIN, welcome message and a notice that needs an address', async () => {
  answer(audioFiles.list, pageOf(waves));
  answer(extensionCards.updateVoicemail, someSettings());
  const { user, dialog, save } = await edit('Voicemail');
  expect(dialog.queryByLabelText(/^PIN/)).toBeNull();
  await user.click(dialog.getByRole('radio', { name: 'Go to voicemail' }));
  await user.type(dialog.getByLabelText(/^PIN/), '7391');
  await user.click(dialog.getByRole('combobox', { name: 'Welcome message' }));
  await user.click(await screen.findByRole('option', { name: 'Waves' }));
  await user.click(dialog.getByRole('switch', { name: /^E-mail notification/ }));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  const email = await dialog.findByRole('textbox', { name: /^E-mail address/, description: /Enter the address/ });
  expect(callsOf(extensionCards.updateVoicemail)).toHaveLength(0);
  await user.type(email, 'desk@one.example');
  await save();
  expect(sentTo(extensionCards.updateVoicemail)).toEqual({ unanswered: 'VOICEMAIL', pin: '7391', greetingAudioId: anId(301), isNotified: true, email: 'desk@one.example', version: 13 });
});

test('[100] a PIN that is too easy is refused at its field', async () => {
  const detail = 'This PIN is among the first that anyone would try.';
  refuse(extensionCards.updateVoicemail, 'rule-broken', { detail, errors: [{ pointer: '/pin', detail }] });
  const { user, dialog } = await edit('Voicemail');
  await user.click(dialog.getByRole('radio', { name: 'Go to voicemail' }));
  await user.type(dialog.getByLabelText(/^PIN/), '1234');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await dialog.findByText(detail)).toBeTruthy();
  expect(dialog.getByLabelText(/^PIN/)).toHaveProperty('value', '1234');
});

test.each([
  ['[102]', 'Voicemail', 'Welcome message', extensionCards.updateVoicemail, { greetingAudioId: waves.id }],
  ['[109]', 'Call waiting & holding', 'Music on hold', extensionCards.updateCallWaiting, { musicOnHoldAudioId: waves.id }],
] as const)('%s an announcement is made on the spot, and the dialog %s comes back with it chosen as %s, and with what was entered', async (_line, card, field, endpoint, sent) => {
  answer(audioFiles.voices, { isAvailable: true, items: [{ id: 'en-gb', name: 'English', language: 'en-gb' }] });
  answer(audioFiles.speak, waves);
  answer(audioFiles.list, pageOf(waves));
  answer(endpoint, someSettings());
  const { user, dialog, save } = await edit(card);
  if (card === 'Voicemail') {
    await user.click(dialog.getByRole('radio', { name: 'Go to voicemail' }));
    await user.type(dialog.getByLabelText(/^PIN/), '739164');
  } else await user.click(dialog.getByRole('switch', { name: /^Queue calls/ }));
  await user.click(dialog.getAllByRole('button', { name: /create announcement/ }).at(-1)!);
  const made = within(await screen.findByRole('dialog', { name: 'Add audio' }));
  await user.click(made.getByRole('tab', { name: 'Text to speech' }));
  await user.type(await made.findByRole('textbox', { name: /^Text/ }), 'Waves at the shore.');
  await user.type(made.getByRole('textbox', { name: /^Name/ }), 'Waves');
  await user.click(made.getByRole('button', { name: 'Save' }));
  await expect.poll(() => dialog.getByRole<HTMLInputElement>('combobox', { name: field }).value).toBe('Waves');
  await save();
  expect(sentTo(endpoint)).toMatchObject(sent);
});

test('[109] a playlist takes the place of one piece of music, and the other way round', async () => {
  const hold: Playlist = { id: anId(310), name: 'Long hold', audioFileIds: [waves.id], items: [], durationSeconds: 2, version: 1, createdAt: at, updatedAt: at };
  answer(audioFiles.list, pageOf(waves));
  answer(playlists.list, pageOf(hold));
  answer(extensionCards.updateCallWaiting, someSettings());
  const { user, dialog, save } = await edit('Call waiting & holding');
  await user.click(dialog.getByRole('switch', { name: /^Queue calls/ }));
  const choose = async (field: string, name: string) => {
    await user.click(dialog.getByRole('combobox', { name: field }));
    await user.click(await screen.findByRole('option', { name }));
  };
  const shown = () => ['Music on hold', 'Playlist on hold'].map((name) => dialog.getByRole<HTMLInputElement>('combobox', { name }).value);
  await choose('Music on hold', 'Waves');
  await choose('Playlist on hold', 'Long hold');
  expect(shown()).toEqual(['', 'Long hold']);
  await choose('Music on hold', 'Waves');
  expect(shown()).toEqual(['Waves', '']);
  await choose('Playlist on hold', 'Long hold');
  await save();
  expect(sentTo(extensionCards.updateCallWaiting)).toMatchObject({ musicOnHoldAudioId: null, musicOnHoldPlaylistId: hold.id });
});

test('[105] [106] [107] [108] [109] queueing expands to how many calls it takes and lets wait, and what those hear', async () => {
  answer(audioFiles.list, pageOf(waves));
  answer(extensionCards.updateCallWaiting, someSettings());
  const { user, dialog, save } = await edit('Call waiting & holding');
  expect(dialog.queryByRole('textbox', { name: /^Maximum waiting/ })).toBeNull();
  await user.click(dialog.getByRole('switch', { name: /^Queue calls/ }));
  for (const [name, figure] of [['Maximum waiting calls', '3'], ['Maximum simultaneous calls', '2']] as const) {
    const field = dialog.getByRole('textbox', { name: new RegExp(`^${name}`) });
    await user.clear(field);
    await user.type(field, figure);
  }
  for (const name of ['Waiting queue welcome message', 'Music on hold']) {
    await user.click(dialog.getByRole('combobox', { name }));
    await user.click(await screen.findByRole('option', { name: 'Waves' }));
  }
  expect(dialog.getAllByRole('button', { name: /create announcement/ })).toHaveLength(2);
  await save();
  expect(sentTo(extensionCards.updateCallWaiting)).toEqual({ isQueued: true, maxWaiting: 3, welcomeAudioId: anId(301), maxSimultaneous: 2, musicOnHoldAudioId: anId(301), musicOnHoldPlaylistId: null, version: 14 });
});

test('[110] [111] [114] monitoring has both sides, and saving it sends this card alone', async () => {
  answer(extensionCards.updateMonitoring, someSettings());
  const { user, dialog, save } = await edit('Monitoring');
  await user.click(dialog.getByRole('switch', { name: /^Monitor user’s calls/ }));
  await user.click(dialog.getByRole('switch', { name: /^Allow calls to be monitored/ }));
  await save();
  expect(sentTo(extensionCards.updateMonitoring)).toEqual({ monitorsOthers: true, mayBeMonitored: true, version: 15 });
});

test.each([
  ['Number settings', 'switch', /^Presence/, extensionCards.updateNumberSettings], ['Allowed endpoints', 'switch', /^Softphone/, extensionCards.updateEndpoints], ['Voicemail', 'radio', 'Go to voicemail', extensionCards.updateVoicemail],
  ['Call waiting & holding', 'switch', /^Queue calls/, extensionCards.updateCallWaiting], ['Monitoring', 'switch', /^Monitor user’s calls/, extensionCards.updateMonitoring],
] as const)('[114] leaving %s without saving changes nothing, and asks first when something was changed', async (card, role, field, endpoint) => {
  const { user, dialog } = await edit(card);
  await user.click(dialog.getByRole(role, { name: field }));
  await (card === 'Monitoring' ? user.click(dialog.getByRole('button', { name: 'Cancel' })) : user.keyboard('{Escape}'));
  await user.click(within(await screen.findByRole('dialog', { name: 'Leave without saving?' })).getByRole('button', { name: 'Discard' }));
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  expect(callsOf(endpoint)).toHaveLength(0);
  // The focus is back where the dialog was opened.
  await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toBe(`Edit ${card}`);
});

test('[114] leaving without a change does not ask', async () => {
  const { user } = await edit('Voicemail');
  await user.keyboard('{Escape}');
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
});

test('a card that somebody else has saved meanwhile is compared, part by part, and the other cards are left alone', async () => {
  refuse(extensionCards.updateEndpoints, 'stale-version');
  const { user, dialog } = await edit('Allowed endpoints');
  await user.click(dialog.getByRole('switch', { name: /^Softphone/ }));
  answer(extensionCards.settings, someSettings({ endpoints: { ...someSettings().endpoints, ipPhone: { isOn: false, phoneIds: [], phones: [] }, version: 30 } }));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  const stale = within(await screen.findByRole('dialog', { name: 'Changed meanwhile' }));
  expect(stale.getAllByRole('row').slice(1).map((row) => within(row).getByRole('rowheader').textContent)).toEqual(['Softphone', 'IP phone']);
  answer(extensionCards.updateEndpoints, someSettings());
  await user.click(stale.getByRole('button', { name: 'Save mine over it' }));
  await expect.poll(() => callsOf(extensionCards.updateEndpoints).at(-1)?.body).toMatchObject({ version: 30, softphone: { isOn: true } });
});
