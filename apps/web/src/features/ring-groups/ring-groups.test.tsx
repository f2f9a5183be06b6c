import { audioFiles } from '@patchbay/contract/audio-files';
import { destinations } from '@patchbay/contract/destinations';
import { extensions } from '@patchbay/contract/extensions';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import type { LabelledDestination } from '@patchbay/contract/primitives/destination';
import { RingGroupDraft, ringGroups, type RingGroup } from '@patchbay/contract/ring-groups';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { answer, callsOf, refuse } from '../../test/answer.ts';
import { anExtension } from '../../test/extensions.ts';
import { anId, renderApp, tenantId } from '../../test/render.tsx';
import { pages } from '../../pages.ts';

const at = '2026-11-20T09:30:00.000Z';
const page = <T,>(...items: T[]) => ({ items, total: items.length, totalIsEstimate: false, next: null });
const names = ['Ann', 'Bob', 'Cy'];
const extension = (n: number) => anExtension({ id: anId(100 + n), shortNumber: String(101 + n), displayName: names[n]! });
const member = (n: number) => ({ kind: 'extension', id: anId(100 + n), label: `${101 + n} ${names[n]}` });
const night: LabelledDestination = { destination: { kind: 'RING_GROUP', id: anId(700) }, label: 'Night', isEnabled: true };
const group: RingGroup = {
  ...RingGroupDraft.parse({ name: 'Sales', shortNumber: '600', strategy: 'SEQUENTIAL', ringSeconds: 15, memberExtensionIds: [anId(100), anId(101)] }), id: anId(600), phoneNumbers: [], queueAudioFile: null, queuePlaylist: null, members: [member(0), member(1)], onNoAnswerTo: null, version: 1, createdAt: at, updatedAt: at,
};

beforeEach(() => {
  answer(ringGroups.update, group);
  answer(extensions.list, page(extension(0), extension(1), extension(2)));
  answer(extensions.get, ({ params }) => extension(Number(params.id!.slice(-1))));
  answer(phoneNumbers.list, page());
  answer(audioFiles.list, page());
});
const openEdit = (found = group) => {
  answer(ringGroups.get, found);
  return renderApp(`/t/${tenantId}/ring-groups/${found.id}/edit`, { pages });
};
const order = () => within(screen.getByRole('list', { name: 'Members' })).getAllByRole('listitem').map((row) => names.find((name) => row.textContent?.includes(name)));
const saved = () => callsOf(ringGroups.update).at(-1)?.body as RingGroupDraft | undefined;
const save = async (user: ReturnType<typeof openEdit>['user']) => user.click(screen.getByRole('button', { name: 'Save' }));

test('the list shows who rings how, and where calls go that nobody answers', async () => {
  answer(ringGroups.list, page(group, { ...group, id: anId(601), name: 'Shop', onNoAnswer: { action: 'FORWARD', destination: night.destination }, onNoAnswerTo: night }, { ...group, id: anId(602), name: 'Old', onNoAnswer: { action: 'FORWARD', destination: night.destination }, onNoAnswerTo: null }));
  renderApp(`/t/${tenantId}/ring-groups`, { pages });
  expect(await screen.findAllByText('101 Ann · 102 Bob')).toHaveLength(3);
  for (const text of ['The call ends', 'Night', 'What was chosen here is gone']) expect(screen.getByText(text)).toBeTruthy();
});

test('without any there is a first step', async () => {
  answer(ringGroups.list, page());
  renderApp(`/t/${tenantId}/ring-groups`, { pages });
  expect(await screen.findByText('No ring groups yet')).toBeTruthy();
  expect(screen.getAllByRole('link', { name: 'New ring group' })[0]!.getAttribute('href')).toBe(`/t/${tenantId}/ring-groups/new`);
});

test('the order is changed by keys alone, and said', async () => {
  const { user } = openEdit();
  const down = await screen.findByRole('button', { name: 'Move 101 Ann down' });
  down.focus();
  await user.keyboard('{Enter}');
  expect(order()).toEqual(['Bob', 'Ann']);
  expect(screen.getByText('101 Ann is at position 2 now.')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move 101 Ann down' }));
  await save(user);
  await waitFor(() => expect(saved()?.memberExtensionIds).toEqual([anId(101), anId(100)]));
});

test('it is changed by dragging, a member is added at the end, and one is taken out', async () => {
  const { user } = openEdit();
  await screen.findByRole('button', { name: 'Move 102 Bob up' });
  const [first, second] = within(screen.getByRole('list', { name: 'Members' })).getAllByRole('listitem');
  fireEvent.dragStart(second!);
  fireEvent.dragOver(first!);
  fireEvent.dragEnd(second!);
  expect(order()).toEqual(['Bob', 'Ann']);
  await user.click(screen.getByRole('combobox', { name: 'Add a member' }));
  await user.click(await screen.findByRole('option', { name: '103 Cy' }));
  await waitFor(() => expect(order()).toEqual(['Bob', 'Ann', 'Cy']));
  await user.click(screen.getByRole('button', { name: 'Take 102 Bob out' }));
  await save(user);
  await waitFor(() => expect(saved()?.memberExtensionIds).toEqual([anId(100), anId(102)]));
});

test('the form says in words how it rings and for how long in all, as it is entered', async () => {
  const { user } = openEdit();
  expect(await screen.findByText('The 2 members ring in their order, each for 15 seconds. If nobody answers, the call goes on after 30 seconds at most.')).toBeTruthy();
  await user.click(screen.getByRole('switch', { name: /^Cyclic/ }));
  expect(screen.getByText(/That is done 5 times over. If nobody answers, the call goes on after 2 min 30 s at most./)).toBeTruthy();
  await user.click(screen.getByRole('combobox', { name: 'Ring strategy' }));
  await user.click(await screen.findByRole('option', { name: 'All at the same time' }));
  expect(screen.getByText(/^All 2 members ring at once for 15 seconds\..* 1 min 15 s at most\.$/)).toBeTruthy();
});

test('the queue and the destination ask for more only where they are on, and a destination is needed then', async () => {
  answer(destinations.find, { items: [night] });
  const { user } = openEdit();
  await screen.findByRole('switch', { name: /^Waiting queue/ });
  expect(screen.queryByLabelText('Maximum waiting calls')).toBeNull();
  await user.click(screen.getByRole('switch', { name: /^Waiting queue/ }));
  expect(screen.getByLabelText('Maximum waiting calls')).toBeTruthy();
  await user.click(screen.getByRole('combobox', { name: 'When nobody answers' }));
  await user.click(await screen.findByRole('option', { name: 'Forward the call' }));
  await save(user);
  expect(await screen.findByText('Choose where calls are forwarded to')).toBeTruthy();
  await user.click(screen.getByRole('combobox', { name: /^Forward to/ }));
  await user.click(await screen.findByRole('option', { name: 'Night' }));
  await save(user);
  await waitFor(() => expect(saved()).toMatchObject({ queue: { isOn: true, maxWaiting: 5, audioFileId: null }, onNoAnswer: { action: 'FORWARD', destination: night.destination } }));
});

test('a destination that has gone is said, and the group can be saved all the same', async () => {
  const { user } = openEdit({ ...group, onNoAnswer: { action: 'FORWARD', destination: night.destination } });
  expect(await screen.findByText(/^What this group forwarded to is gone\./)).toBeTruthy();
  const name = screen.getByRole('textbox', { name: 'Name' });
  await user.clear(name);
  await user.type(name, 'Shop');
  await save(user);
  await waitFor(() => expect(saved()).toMatchObject({ name: 'Shop', onNoAnswer: { destination: night.destination } }));
});

test('an empty short number is none, and one that is taken is refused at its field', async () => {
  const detail = '101 is in use by extension 101 Ann.';
  refuse(ringGroups.update, 'already-exists', { detail, errors: [{ pointer: '/shortNumber', detail }] });
  const { user } = openEdit();
  const field = await screen.findByRole('textbox', { name: 'Short number' });
  await user.clear(field);
  await save(user);
  await waitFor(() => expect(saved()?.shortNumber).toBeNull());
  expect(await screen.findByRole('textbox', { name: 'Short number', description: /101 is in use by extension 101 Ann/ })).toBeTruthy();
});

test('the page of a group names members in order, and what becomes of calls', async () => {
  answer(ringGroups.get, { ...group, queue: { isOn: true, audioFileId: anId(5), playlistId: null, maxWaiting: 3 }, queueAudioFile: { kind: 'audio-file', id: anId(5), label: 'Please wait' }, onNoAnswer: { action: 'FORWARD', destination: night.destination }, onNoAnswerTo: night });
  renderApp(`/t/${tenantId}/ring-groups/${group.id}`, { pages });
  expect((await screen.findByRole('link', { name: '101 Ann' })).getAttribute('href')).toBe(`/t/${tenantId}/extensions/${anId(100)}`);
  expect(screen.getByRole('link', { name: 'Please wait' }).getAttribute('href')).toBe(`/t/${tenantId}/audio-files/${anId(5)}`);
  expect(screen.getByText('Night')).toBeTruthy();
});

test('the page names the playlist that those hear who wait, and leads to it', async () => {
  answer(ringGroups.get, { ...group, queue: { isOn: true, audioFileId: null, playlistId: anId(7), maxWaiting: 3 }, queuePlaylist: { kind: 'playlist', id: anId(7), label: 'Long hold' } });
  renderApp(`/t/${tenantId}/ring-groups/${group.id}`, { pages });
  expect((await screen.findByRole('link', { name: 'Long hold' })).getAttribute('href')).toBe(`/t/${tenantId}/playlists/${anId(7)}`);
  expect(screen.queryByText('Message in the queue')).toBeNull();
});
