import { audioFiles, type AudioFile } from '@patchbay/contract/audio-files';
import { playlists, type Playlist } from '@patchbay/contract/playlists';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf } from '../../test/answer.ts';
import { anId, renderApp, tenantId } from '../../test/render.tsx';
import { pages } from '../../pages.ts';
import { moved } from '#ui/fields/order-list.tsx';

const at = '2026-11-20T09:30:00.000Z';
const page = <T,>(...items: T[]) => ({ items, total: items.length, totalIsEstimate: false, next: null });
const names = ['Chime', 'Melody', 'Outro'];
const file = (n: number): AudioFile => ({ id: anId(500 + n), name: names[n]!, source: 'UPLOAD', format: 'wav', sizeBytes: 1_000, durationSeconds: 3, channels: 1, sampleRate: 16_000, speech: null, contentId: anId(900 + n), version: 1, createdAt: at, updatedAt: at });
const item = (n: number) => ({ kind: 'audio-file', id: anId(500 + n), label: names[n]!, durationSeconds: 3 });
const playlist: Playlist = { id: anId(600), name: 'Music on hold', audioFileIds: [anId(500), anId(501)], items: [item(0), item(1)], durationSeconds: 6, version: 1, createdAt: at, updatedAt: at };

const openEdit = () => {
  answer(playlists.get, playlist);
  answer(playlists.update, playlist);
  answer(audioFiles.get, ({ params }) => file(Number(params.id!.slice(-1))));
  answer(audioFiles.list, page(file(0), file(1), file(2)));
  return renderApp(`/t/${tenantId}/playlists/${playlist.id}/edit`, { pages });
};
const order = () => within(screen.getByRole('list', { name: 'Audio files in their order' })).getAllByRole('listitem').map((row) => names.find((name) => row.textContent?.includes(name)));
const savedOrder = () => (callsOf(playlists.update)[0]?.body as { audioFileIds: string[] } | undefined)?.audioFileIds;

test('the list shows what each playlist plays, and how long that takes', async () => {
  answer(playlists.list, page(playlist));
  renderApp(`/t/${tenantId}/playlists`, { pages });
  expect(await screen.findByText('Chime · Melody')).toBeTruthy();
  expect(screen.getByText('0:06')).toBeTruthy();
});

test('the order is changed by keys alone, and said', async () => {
  const { user } = openEdit();
  const down = await screen.findByRole('button', { name: 'Move Chime down' });
  down.focus();
  await user.keyboard('{Enter}');
  expect(order()).toEqual(['Melody', 'Chime']);
  expect(screen.getByText('Chime is at position 2 now.')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move Chime down' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(savedOrder()).toEqual([anId(501), anId(500)]));
});

test('it is changed by dragging, too', async () => {
  const { user } = openEdit();
  await screen.findByRole('button', { name: 'Move Melody up' });
  const [first, second] = within(screen.getByRole('list', { name: 'Audio files in their order' })).getAllByRole('listitem');
  fireEvent.dragStart(second!);
  fireEvent.dragOver(first!);
  fireEvent.drop(first!);
  fireEvent.dragEnd(second!);
  expect(order()).toEqual(['Melody', 'Chime']);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(savedOrder()).toEqual([anId(501), anId(500)]));
});

test('a file is added at the end, and one is taken out', async () => {
  const { user } = openEdit();
  await user.click(await screen.findByRole('combobox', { name: /^Add an audio file/ }));
  await user.click(await screen.findByRole('option', { name: 'Outro' }));
  await waitFor(() => expect(order()).toEqual(['Chime', 'Melody', 'Outro']));
  await user.click(screen.getByRole('button', { name: 'Take Chime out' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(savedOrder()).toEqual([anId(501), anId(502)]));
});

test('one is taken out by keys alone, and the focus goes to the next, and at last to what adds files', async () => {
  const { user } = openEdit();
  (await screen.findByRole('button', { name: 'Take Chime out' })).focus();
  await user.keyboard('{Enter}');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Take Melody out' }));
  await user.keyboard('{Enter}');
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: /^Add an audio file/ }));
});

test('one of an order is moved, and the others keep theirs', () => {
  expect([moved([1, 2, 3], 0, 2), moved([1, 2, 3], 2, 0), moved([1, 2, 3], 1, 1)]).toEqual([[2, 3, 1], [3, 1, 2], [1, 2, 3]]);
});
