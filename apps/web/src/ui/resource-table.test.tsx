import { endpoint } from '@patchbay/contract/http/endpoint';
import { flag, listQuery, page } from '@patchbay/contract/http/list';
import { Id } from '@patchbay/contract/primitives/id';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { answer, callsOf, hold, refuse } from '#test/answer.ts';
import { anId, renderPage } from '#test/render.tsx';
import { setWindowWidth } from '#test/setup.ts';
import { ResourceTable, type Column } from './resource-table.tsx';

const Thing = z.object({ id: Id, name: z.string(), size: z.int() });
type Thing = z.infer<typeof Thing>;
const list = endpoint({
  id: 'things.list', method: 'GET', path: '/things', scope: 'tenant', permission: 'phones:read', csv: true, summary: 'Things',
  query: listQuery(['name', 'size'], { big: flag.optional() }), response: page(Thing),
});

const things = ['Amber', 'Birch', 'Cedar'].map((name, index): Thing => ({ id: anId(index), name, size: index }));
const columns: Column<Thing>[] = [
  { id: 'name', header: 'Name', cell: (thing) => thing.name },
  { id: 'size', header: 'Size', cell: (thing) => `${thing.size} m`, align: 'end' },
  { id: 'note', header: 'Note', cell: () => 'noted', isOptional: true },
];
const all = { items: things, total: 3, totalIsEstimate: false, next: null };

const onEdit = vi.fn();
const table = (
  <ResourceTable
    endpoint={list}
    columns={columns}
    label="Things"
    nameOf={(thing) => thing.name}
    rowLink={(thing) => thing.id}
    rowActions={(thing) => [{ label: 'Edit', onClick: () => onEdit(thing.name) }]}
    bulkActions={(selection) => <button type="button">{`Melt ${selection.rows.map(({ name }) => name).join(' and ')}`}</button>}
    filters={[{ key: 'big', label: 'Big', options: [{ value: 'true', label: 'Yes' }, { value: 'false', label: 'No' }] }]}
    empty={{ title: 'No things yet', text: 'A thing is for trying.', action: <button type="button">Add one</button> }}
  />
);
const names = () => screen.getAllByRole('link').map((link) => link.textContent);

test('the address decides what is asked for', async () => {
  answer(list, all);
  renderPage(table, { path: '/things?q=am&sort=-size&big=true&pageSize=25' });
  await screen.findByText('Amber');
  expect(callsOf(list)[0]!.query).toEqual({ q: 'am', sort: '-size', big: 'true', pageSize: '25' });
});

test('an address that makes no sense is as good as an empty one', async () => {
  answer(list, all);
  renderPage(table, { path: '/things?sort=colour&big=perhaps&pageSize=9999&unknown=1&q=am' });
  await screen.findByText('Amber');
  expect(callsOf(list)[0]!.query).toEqual({ q: 'am' });
});

test('a click on a header sorts, another turns the order round', async () => {
  answer(list, all);
  const { user, search } = renderPage(table);
  await screen.findByText('Amber');
  expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveProperty('ariaSort', 'ascending');
  await user.click(screen.getByRole('button', { name: 'Size' }));
  expect(search()).toEqual({ sort: 'size' });
  await user.click(screen.getByRole('button', { name: 'Size' }));
  expect(search()).toEqual({ sort: '-size' });
  await waitFor(() => expect(callsOf(list).at(-1)!.query.sort).toBe('-size'));
});

test('searching waits for a pause, stands in the address and begins at the first page', async () => {
  answer(list, all);
  const { user, search } = renderPage(table, { path: '/things?after=c1' });
  await screen.findByText('Amber');
  await user.type(screen.getByRole('searchbox', { name: 'Search in Things' }), 'birch');
  await waitFor(() => expect(search()).toEqual({ q: 'birch' }));
  await waitFor(() => expect(callsOf(list).map(({ query }) => query.q)).toEqual([undefined, 'birch']));
});

test('a filter is added from the menu and taken away at its chip', async () => {
  answer(list, all);
  const { user, search } = renderPage(table);
  await screen.findByText('Amber');
  await user.click(screen.getByRole('button', { name: 'Filter' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Big' }));
  await user.click(await screen.findByRole('option', { name: 'Yes' }));
  await waitFor(() => expect(search()).toEqual({ big: 'true' }));
  await user.click(screen.getByRole('button', { name: 'Remove the filter Big' }));
  await waitFor(() => expect(search()).toEqual({}));
});

test('next goes on by the cursor and previous comes back', async () => {
  answer(list, ({ query }) => (query.after ? { ...all, items: [things[2]!], total: 60 } : { ...all, items: things.slice(0, 2), total: 60, next: 'c2' }));
  const { user, search } = renderPage(table, { path: '/things?pageSize=25' });
  await screen.findByText('1–2 of 60');
  await user.click(screen.getByRole('button', { name: 'Next' }));
  await screen.findByText('26–26 of 60');
  expect(search()).toEqual({ pageSize: '25', after: 'c2' });
  await user.click(screen.getByRole('button', { name: 'Previous' }));
  await screen.findByText('1–2 of 60');
  expect(search()).toEqual({ pageSize: '25' });
});

test('a page that was opened by its address offers the first one, since nobody knows what is before it', async () => {
  answer(list, { ...all, total: 60 });
  const { user, search } = renderPage(table, { path: '/things?after=c9' });
  await screen.findByText('3 of 60');
  await user.click(screen.getByRole('button', { name: 'First page' }));
  expect(search()).toEqual({});
});

test('an address with a page marker that nobody gave leads to the first page', async () => {
  answer(list, all);
  refuse(list, 'validation-failed', { detail: 'This page marker is not one of ours: begin again at the first page.', errors: [{ pointer: '?after', detail: 'Unknown page marker' }] });
  const { user, search } = renderPage(table, { path: '/things?q=am&after=zzz' });
  await screen.findByText('This page marker is not one of ours: begin again at the first page.');
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  answer(list, all);
  await user.click(screen.getByRole('button', { name: 'First page' }));
  await screen.findByText('Amber');
  expect(search()).toEqual({ q: 'am' });
  expect(callsOf(list).at(-1)!.query).toEqual({ q: 'am' });
});

test('j, k, x and o move, select and open without a mouse', async () => {
  answer(list, all);
  const { user, router } = renderPage(table);
  await screen.findByText('Amber');
  await user.keyboard('jj');
  expect(document.activeElement?.textContent).toContain('Birch');
  await user.keyboard('k');
  expect(document.activeElement?.textContent).toContain('Amber');
  await user.keyboard('x');
  await user.keyboard('{ArrowDown}x');
  expect(screen.getByRole('button', { name: 'Melt Amber and Birch' })).toBeTruthy();
  await user.keyboard('o');
  expect(router.state.location.pathname.endsWith(anId(1))).toBe(true);
});

test('/ goes to the search, and letters typed there are only letters', async () => {
  answer(list, all);
  const { user } = renderPage(table);
  await screen.findByText('Amber');
  await user.keyboard('/');
  expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  await user.keyboard('jx');
  expect(screen.getByRole('searchbox')).toHaveProperty('value', 'jx');
  expect(screen.queryByText(/selected/)).toBeNull();
});

test('ticks can be spread with Shift, and last over a change of order', async () => {
  answer(list, ({ query }) => (query.sort === '-name' ? { ...all, items: [...things].reverse() } : all));
  const { user } = renderPage(table);
  await screen.findByText('Amber');
  await user.click(screen.getByRole('checkbox', { name: 'Select Amber' }));
  await user.keyboard('{Shift>}');
  await user.click(screen.getByRole('checkbox', { name: 'Select Cedar' }));
  await user.keyboard('{/Shift}');
  expect(screen.getByText('3 selected')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Name' }));
  await waitFor(() => expect(names()).toEqual(['Cedar', 'Birch', 'Amber']));
  expect(screen.getByText('3 selected')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Clear the selection' }));
  expect(screen.queryByText('3 selected')).toBeNull();
});

test('a click on the row opens it, one on its buttons does not', async () => {
  answer(list, all);
  const { user, router } = renderPage(table);
  await screen.findByText('Amber');
  await user.click(screen.getByRole('button', { name: 'Actions for Amber' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Edit' }));
  expect(onEdit).toHaveBeenCalledWith('Amber');
  expect(router.state.location.pathname.endsWith('/things')).toBe(true);
  await user.click(screen.getByText('2 m'));
  expect(router.state.location.pathname.endsWith(anId(2))).toBe(true);
});

test('the choice of columns is remembered', async () => {
  answer(list, all);
  const { user, unmount } = renderPage(table);
  await screen.findByText('Amber');
  expect(screen.queryByRole('columnheader', { name: 'Note' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'View' }));
  await user.click(await screen.findByRole('checkbox', { name: 'Note' }));
  await user.click(screen.getByRole('checkbox', { name: 'Size' }));
  unmount();
  renderPage(table);
  await screen.findByText('Amber');
  expect(screen.getAllByRole('columnheader').map((header) => header.textContent)).toEqual(['', 'Name', 'Note', 'Actions']);
});

test('while it loads, the header stands and rows are held free', async () => {
  const release = hold(list, all);
  renderPage(table);
  await screen.findByRole('columnheader', { name: 'Size' });
  expect(screen.getByRole('table', { name: 'Things' }).getAttribute('aria-busy')).toBe('true');
  release();
  await screen.findByText('Cedar');
  expect(screen.getByRole('table', { name: 'Things' }).getAttribute('aria-busy')).toBe('false');
});

test('where there is nothing, it says what a thing is for and offers the first step', async () => {
  answer(list, { items: [], total: 0, totalIsEstimate: false, next: null });
  renderPage(table);
  await screen.findByText('No things yet');
  expect(screen.getByRole('button', { name: 'Add one' })).toBeTruthy();
});

test('where nothing matches, it offers to clear what was asked for', async () => {
  answer(list, ({ query }) => (query.q ? { items: [], total: 0, totalIsEstimate: false, next: null } : all));
  const { user } = renderPage(table, { path: '/things?q=zzz' });
  await screen.findByText('Nothing matches');
  await user.click(screen.getByRole('button', { name: 'Clear search and filters' }));
  await screen.findByText('Amber');
});

test('a failure says what to do, and trying again brings the rows', async () => {
  refuse(list, 'internal');
  const { user } = renderPage(table);
  await screen.findByText('An error of ours');
  expect(screen.getByText('Request request-1')).toBeTruthy();
  answer(list, all);
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('Amber');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('who lacks the right is told who can give it, and nothing is asked of the API', async () => {
  answer(list, all);
  renderPage(table, { may: [] });
  await screen.findByText(/administrator of Canistracci OIL/);
  expect(callsOf(list)).toEqual([]);
});

test('a narrow screen shows two lines a row, with the same link, tick and actions', async () => {
  setWindowWidth(390);
  answer(list, all);
  const { user } = renderPage(table);
  const row = (await screen.findByText('Birch')).closest('li')!;
  expect(row.textContent).toContain('1 m');
  await user.click(within(row).getByRole('checkbox', { name: 'Select Birch' }));
  expect(screen.getByRole('button', { name: 'Melt Birch' })).toBeTruthy();
  await user.keyboard('c');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Melt Birch' }));
  expect(within(row).getByRole('link', { name: 'Birch' })).toBeTruthy();
  expect(within(row).getByRole('button', { name: 'Actions for Birch' })).toBeTruthy();
});
