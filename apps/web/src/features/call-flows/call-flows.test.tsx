import { callFlows, type CallFlow } from '@patchbay/contract/call-flows';
import { extensions } from '@patchbay/contract/extensions';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { pages } from '../../pages.ts';
import { answer, callsOf } from '../../test/answer.ts';
import { anId, renderApp, tenantId } from '../../test/render.tsx';

const at = '2026-11-20T09:30:00.000Z';
const page = <T,>(...items: T[]) => ({ items, total: items.length, totalIsEstimate: false, next: null });
const flow: CallFlow = {
  id: anId(700), name: 'Main line', phoneNumberIds: [], internalNumberIds: [], phoneNumbers: [], internalNumbers: [], startId: 'menu',
  nodes: [
    { id: 'menu', type: 'MENU', name: 'Welcome', audioFileId: anId(1), keys: [{ key: '1', next: 'group' }, { key: '2', next: null }], timeoutSeconds: 5, retries: 2, onTimeout: 'group', onInvalid: 'end' },
    { id: 'group', type: 'RING_GROUP', name: '', members: [{ kind: 'extension', id: anId(2) }], strategy: 'SIMULTANEOUS', ringSeconds: 25, onNoAnswer: 'end' },
    { id: 'end', type: 'HANG_UP', name: '' },
  ],
  linked: [{ kind: 'audio-file', id: anId(1), label: 'Greeting' }, { kind: 'extension', id: anId(2), label: '100 Reception' }],
  findings: [{ code: 'dead-end', severity: 'WARNING', nodeId: 'menu', pointer: '/nodes/0/keys/1/next', detail: '', params: { branch: 'key', key: '2' } }],
  version: 3, createdAt: at, updatedAt: at,
};

const openEdit = (given = flow) => {
  answer(callFlows.get, given);
  answer(callFlows.update, given);
  answer(extensions.list, page());
  return renderApp(`/t/${tenantId}/call-flows/${flow.id}/edit`, { pages });
};
const saved = () => callsOf(callFlows.update)[0]?.body as Pick<CallFlow, 'startId' | 'nodes'> | undefined;
const steps = () => within(screen.getByRole('region', { name: 'Steps' }));
const save = (user: ReturnType<typeof openEdit>['user']) => user.click(screen.getByRole('button', { name: 'Save' }));

test('the list shows who rings, and that something is wrong', async () => {
  answer(callFlows.list, page(flow));
  renderApp(`/t/${tenantId}/call-flows`, { pages });
  expect(await screen.findByText('100 Reception')).toBeTruthy();
  expect(screen.getByText('1 finding')).toBeTruthy();
});

test('the list is narrowed to the call flows with something wrong', async () => {
  answer(callFlows.list, page(flow));
  const { user } = renderApp(`/t/${tenantId}/call-flows`, { pages });
  await screen.findByText('100 Reception');
  await user.click(screen.getByRole('button', { name: 'Filter' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Findings' }));
  await user.click(await screen.findByRole('option', { name: 'Has warnings' }));
  await waitFor(() => expect(callsOf(callFlows.list).at(-1)!.query).toMatchObject({ findings: 'WARNING' }));
});

test('the page of one writes each step once, and tells where the other branches go', async () => {
  answer(callFlows.get, flow);
  renderApp(`/t/${tenantId}/call-flows/${flow.id}`, { pages });
  expect(await screen.findByText('Welcome')).toBeTruthy();
  expect(screen.getByText('goes to Ring group 1')).toBeTruthy();
  expect(screen.getByText('Welcome: the branch “Key 2” leads nowhere, and the call ends there.')).toBeTruthy();
});

test('a step is added below a branch by keys alone, and has the focus', async () => {
  const { user } = openEdit();
  const add = await screen.findByRole('button', { name: 'Add a step at “Key 2” of Welcome' });
  add.focus();
  await user.keyboard('{Enter}');
  (await screen.findByRole('menuitem', { name: 'Hang up' })).focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(steps().getByRole('group', { name: 'Hang up 2' })));
  expect(screen.queryByText(/leads nowhere, and the call ends/)).toBeNull();
  await save(user);
  await waitFor(() => expect(saved()?.nodes).toHaveLength(4));
  const added = saved()!.nodes[3]!;
  expect(saved()!.nodes[0]).toMatchObject({ keys: [{ key: '1', next: 'group' }, { key: '2', next: added.id }] });
});

test('a branch goes to a step that is there, and a key to its own menu, but never in a circle', async () => {
  const { user } = openEdit();
  await user.click(await screen.findByRole('button', { name: 'Add a step at “Key 2” of Welcome' }));
  await screen.findByRole('menuitem', { name: 'Ring group 1' });
  await user.click(screen.getByRole('menuitem', { name: 'Welcome' }));
  expect(await steps().findByText('plays the menu again')).toBeTruthy();
  await user.click(steps().getByRole('button', { name: 'Let “Another key pressed” of Welcome lead nowhere' }));
  await user.click(steps().getByRole('button', { name: 'Insert a step before Hang up 1' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Ring group' }));
  await save(user);
  await waitFor(() => expect(saved()?.nodes).toHaveLength(4));
  const [menu, group, , added] = saved()!.nodes;
  expect(menu).toMatchObject({ keys: [{ next: 'group' }, { next: 'menu' }], onInvalid: null });
  expect([group, added]).toMatchObject([{ onNoAnswer: added!.id }, { onNoAnswer: 'end' }]);
});

test('a key leads back to an earlier menu', async () => {
  const sub: CallFlow['nodes'][number] = { id: 'sub', type: 'MENU', name: 'Sales', audioFileId: anId(1), keys: [{ key: '*', next: null }], timeoutSeconds: 5, retries: 2, onTimeout: null, onInvalid: 'end' };
  const nodes = flow.nodes.map((node) => (node.type === 'MENU' ? { ...node, onTimeout: 'sub' } : node));
  const { user } = openEdit({ ...flow, nodes: [...nodes, sub] });
  await user.click(await screen.findByRole('button', { name: 'Add a step at “Key *” of Sales' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Welcome' }));
  expect(await steps().findAllByText('goes to Welcome')).not.toHaveLength(0);
  expect(screen.queryByText(/in a circle/)).toBeNull();
  await save(user);
  await waitFor(() => expect(saved()?.nodes.at(-1)).toMatchObject({ id: 'sub', keys: [{ key: '*', next: 'menu' }], onTimeout: null }));
});

test('a step that is taken out closes its gap; a menu leaves what was below it, told of as loose', async () => {
  const { user } = openEdit();
  await user.click(await screen.findByRole('button', { name: 'Actions for Ring group 1' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Remove' }));
  expect(steps().queryByRole('group', { name: 'Ring group 1' })).toBeNull();
  await save(user);
  await waitFor(() => expect(saved()?.nodes.map(({ id }) => id)).toEqual(['menu', 'end']));
  expect(saved()!.nodes[0]).toMatchObject({ keys: [{ next: 'end' }, { next: null }], onTimeout: 'end' });
});

test.each([['Welcome', 'heading', 'Steps'], ['Ring group 1', 'button', 'Actions for Hang up 1'], ['Hang up 1', 'button', /^Add a step/]])('%s is removed by keys alone, and the focus stays near', async (name, role, near) => {
  const { user } = openEdit();
  (await screen.findByRole('button', { name: `Actions for ${name}` })).focus();
  await user.keyboard('{Enter}');
  (await screen.findByRole('menuitem', { name: 'Remove' })).focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  await waitFor(() => expect(steps().getAllByRole(role, { name: near })).toContain(document.activeElement));
});

test('a step is moved to a free branch with what is below it', async () => {
  const { user } = openEdit();
  await user.click(await screen.findByRole('button', { name: 'Actions for Ring group 1' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Move to “Key 2” of Welcome' }));
  await save(user);
  await waitFor(() => expect(saved()?.nodes[0]).toMatchObject({ keys: [{ next: null }, { next: 'group' }], onTimeout: 'group' }));
});

test('settings open in place; what is missing is refused there, and nothing is sent', async () => {
  const { user } = openEdit();
  await user.click(await screen.findByRole('button', { name: 'Add a step at “Key 2” of Welcome' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Playback' }));
  const name = steps().getAllByRole('textbox', { name: 'Name of the step' });
  await user.type(name[0]!, 'News');
  await save(user);
  expect(await steps().findByRole('group', { name: 'News' })).toBeTruthy();
  await waitFor(() => expect(steps().getByRole('combobox', { name: /^Audio file/ }).getAttribute('aria-invalid')).toBe('true'));
  expect(callsOf(callFlows.update)).toEqual([]);
});
