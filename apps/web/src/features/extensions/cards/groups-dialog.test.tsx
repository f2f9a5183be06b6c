import { extensions, type Extension } from '@patchbay/contract/extensions';
import { RingGroupDraft, ringGroups, type RingGroup } from '@patchbay/contract/ring-groups';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf, refuse } from '../../../test/answer.ts';
import { anId, renderPage } from '../../../test/render.tsx';
import { GroupsCard } from './groups.tsx';

const at = '2026-11-20T09:30:00.000Z';
const ann: Extension = { id: anId(100), shortNumber: '100', displayName: 'Ann', phoneNumberIds: [], phoneNumbers: [], presentationNumberId: null, isEnabled: true, sipUsername: '100-X', hasSipPassword: true, phones: [], smsGroups: [], version: 1, createdAt: at, updatedAt: at };
const group = (n: number, name: string, shortNumber: string | null = null): RingGroup => ({ ...RingGroupDraft.parse({ name, shortNumber }), id: anId(600 + n), phoneNumbers: [], queueAudioFile: null, queuePlaylist: null, members: [], onNoAnswerTo: null, version: 1, createdAt: at, updatedAt: at });
const [sales, shop, night, board] = [group(0, 'Sales', '600'), group(1, 'Shop'), group(2, 'Night'), group(3, 'Board')];
const page = <T,>(...items: T[]) => ({ items, total: items.length, totalIsEstimate: false, next: null });

const open = async () => {
  answer(ringGroups.list, ({ query }) => (query.extensionId ? page(sales!, shop!) : page(sales!, shop!, night!, board!)));
  answer(ringGroups.get, ({ params }) => [sales!, shop!, night!, board!].find(({ id }) => id === params.id)!);
  answer(ringGroups.assign, { items: [] });
  answer(extensions.get, ann);
  const { user } = renderPage(<GroupsCard extension={ann} />);
  await user.click(await screen.findByRole('button', { name: 'Edit Groups' }));
  return { user, dialog: within(await screen.findByRole('dialog', { name: 'Groups of 100 Ann' })) };
};
const listed = () => within(screen.getByRole('dialog', { name: 'Groups of 100 Ann' })).getAllByRole('listitem').map((row) => ['600 Sales', 'Shop', 'Night', 'Board'].find((name) => row.textContent?.startsWith(name)));

test('[80] the pop-up lists the groups of the extension', async () => {
  await open();
  expect(listed()).toEqual(['600 Sales', 'Shop']);
});

test('[81] Add Groups chooses several, ADD GROUPS puts them on the list, and SAVE applies', async () => {
  const { user, dialog } = await open();
  await user.click(dialog.getByRole('button', { name: 'Add groups' }));
  const more = within(await screen.findByRole('dialog', { name: 'Add groups' }));
  await user.click(more.getByRole('combobox', { name: 'Groups' }));
  await user.click(await screen.findByRole('option', { name: 'Night' }));
  await user.click(await screen.findByRole('option', { name: 'Board' }));
  await user.click(more.getByRole('button', { name: 'Add groups' }));
  await waitFor(() => expect(listed()).toEqual(['600 Sales', 'Shop', 'Night', 'Board']));
  expect(callsOf(ringGroups.assign)).toEqual([]);
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(ringGroups.assign)[0]).toMatchObject({ params: { id: ann.id }, body: { ringGroupIds: [sales!.id, shop!.id, night!.id, board!.id] } }));
});

test('[82] a group is taken off the list, and SAVE applies', async () => {
  const { user, dialog } = await open();
  await user.click(dialog.getByRole('button', { name: 'Take 600 Sales out of the list' }));
  expect(listed()).toEqual(['Shop']);
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(ringGroups.assign)[0]?.body).toEqual({ ringGroupIds: [shop!.id] }));
});

test('[82] whoever leaves without SAVE is asked first, and changes nothing', async () => {
  const { user, dialog } = await open();
  await user.click(dialog.getByRole('button', { name: 'Take Shop out of the list' }));
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  await user.click(within(await screen.findByRole('dialog', { name: 'Leave without saving?' })).getByRole('button', { name: 'Discard' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(callsOf(ringGroups.assign)).toEqual([]);
  expect(screen.getByText('Shop')).toBeTruthy();
});

test('a refusal stands in the pop-up, which stays as it is', async () => {
  const { user, dialog } = await open();
  refuse(ringGroups.assign, 'rule-broken', { detail: 'Shop has as many members as a group can have.' });
  await user.click(dialog.getByRole('button', { name: 'Take 600 Sales out of the list' }));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await dialog.findByText('Shop has as many members as a group can have.')).toBeTruthy();
  expect(listed()).toEqual(['Shop']);
});
