import { appConfigurations, type AppConfiguration } from '@patchbay/contract/app-configurations';
import { audioFiles } from '@patchbay/contract/audio-files';
import { deliveryMethods } from '@patchbay/contract/delivery-methods';
import { featureCodes } from '@patchbay/contract/feature-codes';
import { imports } from '@patchbay/contract/imports';
import { internalNumbers } from '@patchbay/contract/internal-numbers';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { answer, callsOf, refuse } from '../../test/answer.ts';
import { anId, renderApp, tenantId } from '../../test/render.tsx';
import { aNumber } from '../../test/numbers.ts';
import { aLine } from '../../test/users.ts';
import { pages } from '../../pages.ts';

const list = `/t/${tenantId}/contact-methods/app-configurations`;
const form = `${list}/${aLine().id}/edit`;
const at = '2026-11-20T09:30:00.000Z';
const page = <T,>(...items: T[]) => ({ items, total: items.length, totalIsEstimate: false, next: null });
const internal = (n: number) => ({ id: anId(200 + n), number: String(200 + n), description: '', routing: null, assignee: null, version: 1, createdAt: at, updatedAt: at });
const sound = (n: number, name: string) => ({ id: anId(300 + n), name, source: 'UPLOAD' as const, format: 'wav' as const, sizeBytes: 1_000, durationSeconds: 1, channels: 1, sampleRate: 8_000, speech: null, contentId: anId(350 + n), version: 1, createdAt: at, updatedAt: at });
const method = (n: number, name: string) => ({
  id: anId(400 + n), name, fileNamePattern: '{call_id}', target: { type: 'EMAIL' as const, addresses: ['archive@people.example'], subject: 'A recording' }, place: 'archive@people.example', account: null,
  hostKeyFingerprint: null, status: 'OK' as const, lastTest: null, lastFailure: null, testRequestedAt: null, version: 1, createdAt: at, updatedAt: at,
});
const recordCode = { id: anId(450), code: '*1', action: 'RECORD_ON_DEMAND' as const, isEnabled: true, comment: '', version: 1, createdAt: at, updatedAt: at };
const importable = (refusal: string | null) => ({ items: [{ kind: 'phone-numbers' as const, refusal, columns: [], limits: { sizeBytes: 1_000, rows: 100 }, keptDays: 30 }] });

const none = () => {
  for (const endpoint of [phoneNumbers.list, internalNumbers.list, audioFiles.list, deliveryMethods.list, featureCodes.list]) answer(endpoint as typeof phoneNumbers.list, page());
  answer(imports.kinds, importable('Not here'));
};
const plenty = () => {
  none();
  answer(internalNumbers.list, page(internal(1), internal(2)));
  answer(audioFiles.list, page(sound(1, 'Greeting'), sound(2, 'Recorded line')));
  answer(deliveryMethods.list, page(method(1, 'Archive'), method(2, 'Mail')));
  answer(featureCodes.list, page(recordCode));
};
const open = async (line: AppConfiguration = aLine()) => {
  answer(appConfigurations.get, line);
  answer(appConfigurations.update, line);
  const opened = renderApp(form, { pages });
  await screen.findByRole('button', { name: 'Save' });
  return opened;
};
type User = Awaited<ReturnType<typeof open>>['user'];
const saved = async (user: User) => {
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(appConfigurations.update)).toHaveLength(1));
  return callsOf(appConfigurations.update)[0]!.body;
};
const choose = async (user: User, field: RegExp, option: string) => {
  await user.click(screen.getByRole('combobox', { name: field }));
  await user.click(await screen.findByRole('option', { name: option }));
};

beforeEach(plenty);

test('[22] [28] [29] [30] [32] [39] what rings, is shown, played and delivered by is chosen by name', async () => {
  const { user } = await open();
  await choose(user, /^Internal numbers/, '201');
  await choose(user, /^Internal numbers/, '202');
  await choose(user, /^Internal caller ID/, '202');
  await choose(user, /^Internal announcement/, 'Recorded line');
  await choose(user, /^External announcement/, 'Greeting');
  await choose(user, /^Delivery methods/, 'Archive');
  await user.click(screen.getByRole('switch', { name: 'Inbound external' }));
  expect(callsOf(internalNumbers.list).some(({ query }) => query.routing === 'NONE')).toBe(true);
  expect(await saved(user)).toMatchObject({
    internalNumberIds: [anId(201), anId(202)], internalCallerIdId: anId(202), internalAnnouncementId: anId(302), externalAnnouncementId: anId(301), deliveryMethodIds: [anId(401)], recordInboundExternal: true,
  });
});

const internalOf = (...numbers: number[]) => ({ internalNumberIds: numbers.map((n) => anId(n)), internalNumbers: numbers.map((n) => ({ id: anId(n), number: String(n) })) as AppConfiguration['internalNumbers'] });

test('[22] [40] an internal number is taken away, and offered again before it is saved', async () => {
  const { user } = await open(aLine(internalOf(209)));
  await choose(user, /^Internal numbers/, '209');
  expect(await screen.findByRole('option', { name: '209', selected: false })).toBeTruthy();
  await user.keyboard('{Escape}');
  expect(await saved(user)).toMatchObject({ internalNumberIds: [] });
});

test('[22] [40] by keys alone the first of several is taken away, and the others stay', async () => {
  const { user } = await open(aLine(internalOf(207, 208, 209)));
  screen.getByRole('combobox', { name: /^Internal numbers/ }).focus();
  await user.keyboard('207');
  expect(await screen.findByRole('option', { name: '207', selected: true })).toBeTruthy();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(await screen.findByRole('option', { name: '207', selected: false })).toBeTruthy();
  expect(screen.getAllByRole('option', { selected: true }).map(({ textContent }) => textContent)).toEqual(['208', '209']);
  await user.keyboard('{Escape}');
  expect(await saved(user)).toMatchObject({ internalNumberIds: [anId(208), anId(209)] });
});

test('[21] [23] [32] where there is nothing to choose from, the form says so and leads to where it is made', async () => {
  none();
  await open();
  const link = async (name: string) => (await screen.findAllByRole('link', { name }))[0]!.getAttribute('href');
  expect(await link('Look at the phone numbers')).toBe(`/t/${tenantId}/phone-numbers`);
  expect(await link('Create internal numbers')).toBe(`/t/${tenantId}/internal-numbers`);
  expect(await link('Set one up')).toBe(`/t/${tenantId}/delivery-methods`);
  expect(screen.getByText(/No internal number of Canistracci OIL is free/)).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Upload numbers of your own' })).toBeNull();
});

test('[21] an enterprise that may have numbers of its own is led to their upload as well', async () => {
  none();
  answer(imports.kinds, importable(null));
  await open();
  expect((await screen.findByRole('link', { name: 'Upload numbers of your own' })).getAttribute('href')).toBe(`/t/${tenantId}/phone-numbers/upload`);
});

test('[31] where there is no audio, each field for it says so, leads there, and makes one on the spot', async () => {
  none();
  await open(aLine({ whenUnavailable: 'ROUTE_TO_VOICEMAIL' }));
  const links = await screen.findAllByRole('link', { name: 'Look at the audio files' });
  expect(links.map((link) => link.getAttribute('href'))).toEqual(Array<string>(3).fill(`/t/${tenantId}/audio-files`));
  expect(screen.getAllByText(/Canistracci OIL has no audio files yet/)).toHaveLength(3);
  const field = (name: RegExp) => screen.getByRole('combobox', { name }).closest('div:has(a)')!;
  for (const name of [/^Voicemail greeting/, /^Internal announcement/, /^External announcement/]) {
    expect(within(field(name) as HTMLElement).getByRole('button', { name: 'Upload… or create announcement' })).toBeTruthy();
    expect(within(field(name) as HTMLElement).getAllByRole('link', { name: 'Look at the audio files' })).toHaveLength(1);
  }
});

test('[31] with audio nothing is said, and each announcement can still be made on the spot', async () => {
  await open();
  await waitFor(() => expect(callsOf(audioFiles.list).length).toBeGreaterThan(0));
  expect(screen.queryByText(/no audio files yet/)).toBeNull();
  expect(await screen.findAllByRole('button', { name: 'Upload… or create announcement' })).toHaveLength(2);
});

test('[24] what voicemail needs is asked for while calls go there, and kept while they do not', async () => {
  const { user } = await open(aLine({ voicemailAudioId: anId(301), voicemailAudio: { id: anId(301), name: 'Greeting' } }));
  expect(screen.queryByRole('combobox', { name: /^Voicemail greeting/ })).toBeNull();
  await choose(user, /^When unavailable/, 'Route to voicemail');
  expect((await screen.findByRole<HTMLInputElement>('combobox', { name: /^Voicemail greeting/ })).value).toBe('Greeting');
  expect(screen.getByText('Nobody gets the messages yet')).toBeTruthy();
  await choose(user, /^Delivery of voicemail/, 'Mail');
  await waitFor(() => expect(screen.queryByText('Nobody gets the messages yet')).toBeNull());
  await choose(user, /^When unavailable/, 'Do nothing');
  expect(screen.queryByRole('combobox', { name: /^Voicemail greeting/ })).toBeNull();
  expect(await saved(user)).toMatchObject({ whenUnavailable: 'DO_NOTHING', voicemailAudioId: anId(301), voicemailDeliveryMethodIds: [anId(402)] });
});

const recording = { recordInboundInternal: false, recordInboundExternal: false, recordOutboundInternal: false, recordOutboundExternal: false, recordOnDemand: false };

test.each([
  ['Inbound internal', 'recordInboundInternal'], ['Inbound external', 'recordInboundExternal'], ['Outbound internal', 'recordOutboundInternal'], ['Outbound external', 'recordOutboundExternal'], ['Record on demand', 'recordOnDemand'],
] as const)('[33] [34] [35] [36] [37] %s is not saved without a delivery method, and with one it is the only recording that is on', async (name, field) => {
  const { user } = await open();
  await user.click(screen.getByRole('switch', { name: new RegExp(`^${name}`) }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('combobox', { name: /^Delivery methods/, description: /Choose at least one delivery method for the recordings/ })).toBeTruthy();
  expect(callsOf(appConfigurations.update)).toEqual([]);
  await choose(user, /^Delivery methods/, 'Archive');
  expect(await saved(user)).toMatchObject({ ...recording, [field]: true, deliveryMethodIds: [anId(401)] });
});

test('[37] [38] recording on demand without a feature code is warned of, and saved all the same', async () => {
  answer(featureCodes.list, page());
  const { user } = await open(aLine({ deliveryMethodIds: [anId(401)], deliveryMethods: [{ id: anId(401), name: 'Archive' }] }));
  expect(screen.queryByText('Nobody can start a recording yet')).toBeNull();
  await user.click(screen.getByRole('switch', { name: /^Record on demand/ }));
  const warning = within(await screen.findByRole('status', { name: 'Nobody can start a recording yet' }));
  expect(warning.getByRole('link', { name: 'Set the feature code' }).getAttribute('href')).toBe(`/t/${tenantId}/feature-codes`);
  expect(callsOf(featureCodes.list)[0]!.query).toMatchObject({ action: 'RECORD_ON_DEMAND', enabled: 'true' });
  expect(await saved(user)).toMatchObject({ recordOnDemand: true });
});

test('[38] with its feature code nothing is said', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('switch', { name: /^Record on demand/ }));
  await waitFor(() => expect(callsOf(featureCodes.list)).toHaveLength(1));
  expect(screen.queryByText('Nobody can start a recording yet')).toBeNull();
});

test('a number that was taken meanwhile is told at its field, by whom', async () => {
  const { user } = await open();
  const detail = '201 is assigned to Bob Ray: take it from there first.';
  refuse(appConfigurations.update, 'already-exists', { detail, errors: [{ pointer: '/internalNumberIds/0', detail }] });
  await choose(user, /^Internal numbers/, '201');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('combobox', { name: /^Internal numbers/, description: /201 is assigned to Bob Ray/ })).toBeTruthy();
});

test('a phone number that rings elsewhere meanwhile is told at its field, with the number and where', async () => {
  const { user } = await open();
  const detail = '+1 202-555-0123 rings at the application line of Bob Ray: take it from there first.';
  refuse(appConfigurations.update, 'already-exists', { detail, errors: [{ pointer: '/phoneNumberIds/0', detail }] });
  await choose(user, /^Internal numbers/, '201');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('combobox', { description: /\+1 202-555-0123 rings at the application line of Bob Ray/ })).toBeTruthy();
});

test('[18] [19] [46] the list is a tab of contact methods, whose rows are edited and never deleted', async () => {
  answer(appConfigurations.list, page(aLine({ isConfigured: true, internalNumbers: [{ id: anId(201), number: '201' }, { id: anId(202), number: '202' }] as AppConfiguration['internalNumbers'] })));
  const { user } = renderApp(list, { pages });
  expect((await screen.findByRole('link', { name: 'App Configurations', current: 'page' })).getAttribute('href')).toBe(list);
  expect(await screen.findByText('201, 202')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /Actions.*Ann Lee|Ann Lee.*actions/i }));
  expect((await screen.findByRole('menuitem', { name: 'Edit' })).getAttribute('href')).toBe(form);
  expect(screen.queryByRole('menuitem', { name: /Delete/ })).toBeNull();
});

test('the list fits beside the menu of a window 1280 pixels wide', async () => {
  answer(appConfigurations.list, page(aLine()));
  renderApp(list, { pages });
  const table = await screen.findByRole('table', { name: 'App Configurations' });
  expect(Number.parseInt(table.style.minWidth, 10)).toBeLessThanOrEqual(1_280 - 216 - 48);
});

test('[48] [49] [50] the list as it is filtered and sorted is downloaded under a name of one\'s choice, as CSV', async () => {
  answer(appConfigurations.list, page(aLine()));
  const files: Blob[] = [];
  URL.createObjectURL = (file) => `blob:${files.push(file as Blob)}`;
  URL.revokeObjectURL = () => undefined;
  const names: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    names.push(this.download);
  });
  const { user } = renderApp(`${list}?q=ann&configured=false&sort=-userName`, { pages });
  await user.click(await screen.findByRole('button', { name: 'Download' }));
  expect(await screen.findByText(/^One row, filtered and sorted as shown/)).toBeTruthy();
  expect(files).toEqual([]);
  const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'File name' });
  expect(name.value).toMatch(/^app-configurations-\d{4}-\d\d-\d\d\.csv$/);
  await user.clear(name);
  await user.type(name, 'Lines of May{Enter}');
  await waitFor(() => expect(names).toEqual(['Lines of May.csv']));
  expect(callsOf(appConfigurations.list).at(-1)!.query).toEqual({ format: 'csv', fileName: 'Lines of May.csv', q: 'ann', configured: 'false', sort: '-userName' });
  // Whatever the API answered is in the file, and nothing else.
  expect(files.map(({ type }) => type)).toEqual(['text/csv']);
  expect(JSON.parse(await files[0]!.text())).toEqual(page(aLine()));
});

test('the list of the lines that a number has to do with says which number', async () => {
  answer(appConfigurations.list, page(aLine()));
  answer(phoneNumbers.get, aNumber(1));
  const { user, router } = renderApp(`${list}?phoneNumberId=${aNumber(1).id}`, { pages });
  await screen.findByRole('button', { name: /^DID number or caller ID \+/ });
  await user.click(screen.getByRole('button', { name: 'Remove the filter DID number or caller ID' }));
  await waitFor(() => expect(router.state.location.search).toBe(''));
});
