import { extensions } from '@patchbay/contract/extensions';
import { organisations } from '@patchbay/contract/organisations';
import { permissions } from '@patchbay/contract/permissions';
import { relations } from '@patchbay/contract/relations';
import { ringGroups } from '@patchbay/contract/ring-groups';
import { search } from '@patchbay/contract/search';
import { account, session } from '@patchbay/contract/session';
import { phones } from '@patchbay/contract/phones';
import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { useApi } from '#api/query.ts';
import { answer, callsOf, refuse } from '#test/answer.ts';
import { anId, anOrganisation, aSession, renderApp, resellerId, tenantId } from '#test/render.tsx';
import { Page } from '#ui/page.tsx';
import { menuOf, pages as realPages, type PageEntry } from '../pages.ts';

const Phones = () => {
  const { data } = useApi(phones.models);
  const [typed, setTyped] = useState('');
  return (
    <Page title="Phones">
      <p>{data ? 'models are here' : 'no models'}</p>
      <input aria-label="Typed" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
    </Page>
  );
};
const pages: PageEntry[] = [
  { at: ['organisation'], path: 'enterprises', permission: 'organisations:read', load: async () => () => <Page title="Enterprises">list</Page>, menu: { section: 'customers', title: 'enterprises', icon: 'building' } },
  { at: ['tenant'], path: 'extensions', permission: 'extensions:read', load: async () => () => <Page title="Extensions">list</Page>, menu: { section: 'telephony', title: 'extensions', icon: 'hash', keys: 'g e' } },
  { at: ['tenant'], path: 'phones', permission: 'phones:read', load: async () => Phones, menu: { section: 'provisioning', title: 'phones', icon: 'device' } },
];
const held = (part: object) => aSession({ memberships: [{ ...aSession().memberships[0]!, ...part }] });
const atHome = held({ organisationId: tenantId, organisationName: 'Canistracci OIL', organisationKind: 'enterprise' });
const navigation = () => screen.findByRole('navigation', { name: 'Navigation' });

beforeEach(() => answer(phones.models, { items: [] }));

test('the navigation has what the place has and the role may use', async () => {
  renderApp(`/t/${tenantId}/extensions`, { pages, viewer: held({ permissions: ['organisations:read', 'extensions:read'] }) });
  expect(within(await navigation()).getAllByRole('link').map((link) => link.textContent)).toEqual(['Extensions']);
});

test('below the pages it says in whose time times are told', async () => {
  renderApp(`/t/${tenantId}/extensions`, { pages });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll('_', ' ');
  expect(within(await navigation()).getByText(`Times in ${zone}. Canistracci OIL is in Europe/Lisbon.`)).toBeTruthy();
});

test('a page that the role may not use says who can change that', async () => {
  renderApp(`/t/${tenantId}/phones`, { pages, viewer: held({ permissions: ['organisations:read', 'extensions:read'] }) });
  await screen.findByRole('heading', { name: 'You may not see this' });
  expect(callsOf(phones.models)).toEqual([]);
});

test('working in the enterprise of a customer is said all the time; at home it is not', async () => {
  const { unmount } = renderApp(`/t/${tenantId}/extensions`, { pages });
  await screen.findByText('You are working in Canistracci OIL');
  expect(screen.getByText('as Administrator of Northwind Telecom')).toBeTruthy();
  unmount();
  renderApp(`/t/${tenantId}/extensions`, { pages, viewer: atHome });
  await screen.findByRole('heading', { name: 'Extensions' });
  expect(screen.queryByText(/You are working in/)).toBeNull();
});

test('the start page is the highest organisation, then where one was last', async () => {
  const { router, unmount } = renderApp('/', { pages });
  await waitFor(() => expect(router.state.location.pathname).toBe(`/o/${resellerId}/enterprises`));
  await router.navigate(`/t/${tenantId}`);
  await screen.findByRole('heading', { name: 'Extensions' });
  unmount();
  const again = renderApp('/', { pages });
  await waitFor(() => expect(again.router.state.location.pathname).toBe(`/t/${tenantId}/extensions`));
});

test('an enterprise asked for as an organisation is shown as what it is', async () => {
  const { router } = renderApp(`/o/${tenantId}/phones?q=1`, { pages });
  await waitFor(() => expect(router.state.location.pathname + router.state.location.search).toBe(`/t/${tenantId}/phones?q=1`));
});

test('somebody else’s enterprise and none at all look the same', async () => {
  renderApp(`/t/${anId(99)}/phones`, { pages });
  refuse(organisations.get, 'not-found');
  await screen.findByRole('heading', { name: 'Not found' });
});

test('an address without a page says so, inside the frame', async () => {
  renderApp(`/t/${tenantId}/nowhere`, { pages });
  await screen.findByRole('heading', { name: 'Not found' });
  expect(await navigation()).toBeTruthy();
});

test('a new page takes the focus to its title and names the document', async () => {
  const { user } = renderApp(`/t/${tenantId}/extensions`, { pages });
  await user.click(within(await navigation()).getByRole('link', { name: 'Phones' }));
  const heading = await screen.findByRole('heading', { name: 'Phones' });
  await waitFor(() => expect(document.activeElement).toBe(heading));
  expect(document.title).toBe('Phones · Canistracci OIL · Patchbay');
});

test('Ctrl K finds by any form of a name or number and goes there', async () => {
  answer(search.find, { items: [{ kind: 'extension', id: anId(100), label: '100 Reception', detail: '', organisationId: tenantId, organisationName: 'Canistracci OIL', hasRelations: false }] });
  const { user, router } = renderApp(`/t/${tenantId}/phones`, { pages });
  await screen.findByText('models are here');
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox', { name: 'Search or jump to' }), '555 01');
  await screen.findByRole('option', { name: /100 Reception/ });
  expect(callsOf(search.find).at(-1)).toMatchObject({ params: { organisationId: resellerId }, query: { q: '555 01' } });
  await user.keyboard('{Enter}');
  await waitFor(() => expect(router.state.location.pathname).toBe(`/t/${tenantId}/extensions/${anId(100)}`));
});

test('Ctrl K goes into the enterprise of what it finds; what is here comes first', async () => {
  const hit = (id: string, label: string, organisationId: string, organisationName: string) => ({ kind: 'phone' as const, id, label, detail: 'Yealink T46U', organisationId, organisationName, hasRelations: false });
  const [here, there] = [hit(anId(101), 'Lobby here', tenantId, 'Canistracci OIL'), hit(anId(102), 'Lobby there', anId(20), 'Olea & Sons')];
  answer(search.find, ({ params }) => ({ items: params.organisationId === tenantId ? [here] : [there, here] }));
  const { user, router } = renderApp(`/t/${tenantId}/extensions`, { pages });
  answer(organisations.get, ({ params }) => anOrganisation({ id: params.id! }));
  await screen.findByRole('heading', { name: 'Extensions' });
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox', { name: 'Search or jump to' }), 'lobby');
  await screen.findByRole('option', { name: /Lobby there.*Yealink T46U · Olea & Sons/ });
  expect(screen.getAllByRole('option', { name: /Lobby/ }).map((option) => option.textContent)).toEqual([expect.stringContaining('Lobby here'), expect.stringContaining('Lobby there')]);
  await user.click(screen.getByRole('option', { name: /Lobby there/ }));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/t/${anId(20)}/phones/${anId(102)}`));
});

const foundAt = (organisationId: string, organisationName: string) => [
  { kind: 'extension' as const, id: anId(100), label: '100 Reception', detail: '', organisationId, organisationName, hasRelations: true },
  { kind: 'phone' as const, id: anId(101), label: 'Reception desk', detail: 'Yealink T46U', organisationId, organisationName, hasRelations: false },
];
const oneRelation = { callFlows: [{ kind: 'call-flow', id: anId(3), label: 'Main line' }], contactMethods: [], appDevices: [] };

test('[43] Ctrl Enter in the search shows the relations of what is found, where it lives, and the focus comes back', async () => {
  answer(search.find, { items: foundAt(anId(20), 'Olea & Sons') });
  answer(relations.get, oneRelation);
  answer(extensions.references, { blocking: [], removed: [], released: [{ kind: 'phone', id: anId(101), label: 'Reception desk' }] });
  const { user, router } = renderApp(`/t/${tenantId}/phones`, { pages });
  await screen.findByText('models are here');
  const field = screen.getByRole('textbox', { name: 'Typed' });
  await user.click(field);
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox', { name: 'Search or jump to' }), 'recep');
  const option = await screen.findByRole('option', { name: /100 Reception.*Extension · Olea & Sons/, description: /Relations of 100 Reception/ });
  expect(option.getAttribute('aria-keyshortcuts')).toBe('Control+Enter Meta+Enter');
  await user.keyboard('{Control>}{Enter}{/Control}');
  const dialog = within(await screen.findByRole('dialog', { name: 'Relations of 100 Reception' }));
  expect((await dialog.findByRole('link', { name: 'Edit Main line' })).getAttribute('href')).toBe(`/t/${anId(20)}/call-flows/${anId(3)}/edit`);
  expect(callsOf(relations.get)[0]).toMatchObject({ params: { tenantId: anId(20), kind: 'extension', id: anId(100) } });
  expect((await dialog.findByRole('link', { name: 'Reception desk' })).getAttribute('href')).toBe(`/t/${anId(20)}/phones/${anId(101)}`);
  expect(router.state.location.pathname).toBe(`/t/${tenantId}/phones`);
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(field));
});

test('[43] the relations of a ring group that is found tell its members and what forwards to it', async () => {
  answer(search.find, { items: [{ kind: 'ring-group', id: anId(110), label: '600 Sales', detail: '', organisationId: anId(20), organisationName: 'Olea & Sons', hasRelations: true }] });
  answer(relations.get, { callFlows: [], contactMethods: [], appDevices: [] });
  answer(ringGroups.references, { blocking: [], removed: [], released: [{ kind: 'extension', id: anId(100), label: '100 Reception' }] });
  const { user } = renderApp(`/t/${tenantId}/phones`, { pages });
  await screen.findByText('models are here');
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox', { name: 'Search or jump to' }), 'sales');
  await screen.findByRole('option', { name: /600 Sales.*Ring group · Olea & Sons/ });
  await user.keyboard('{Control>}{Enter}{/Control}');
  const dialog = within(await screen.findByRole('dialog', { name: 'Relations of 600 Sales' }));
  const member = await dialog.findByRole('link', { name: '100 Reception' });
  expect(callsOf(ringGroups.references)[0]).toMatchObject({ params: { tenantId: anId(20), id: anId(110) } });
  expect(member.getAttribute('href')).toBe(`/t/${anId(20)}/extensions/${anId(100)}`);
  await user.click(member);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('[43] the mark beside a found object opens its relations too; what has none offers none', async () => {
  answer(search.find, { items: foundAt(tenantId, 'Canistracci OIL') });
  answer(relations.get, oneRelation);
  const { user } = renderApp(`/t/${tenantId}/phones`, { pages });
  await screen.findByText('models are here');
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox', { name: 'Search or jump to' }), 'recep');
  const phone = await screen.findByRole('option', { name: /Reception desk/ });
  await user.hover(phone);
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(phone.getAttribute('aria-keyshortcuts')).toBeNull();
  expect(screen.queryByText(/Relations of/)).toBeNull();
  await user.click(screen.getByTitle('Relations of 100 Reception'));
  await screen.findByRole('dialog', { name: 'Relations of 100 Reception' });
});

test('Ctrl K goes to a page by a part of its name', async () => {
  answer(search.find, { items: [] });
  const { user, router } = renderApp(`/t/${tenantId}/phones`, { pages });
  await screen.findByText('models are here');
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox', { name: 'Search or jump to' }), 'extens');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(router.state.location.pathname).toBe(`/t/${tenantId}/extensions`));
});

test('the switcher finds among all organisations of the viewer, by keyboard', async () => {
  const names = ['Adatum', 'Contoso'];
  answer(organisations.list, ({ query }) => ({ items: names.filter((name) => !query.q || name.toLowerCase().includes(query.q)).map((name, index) => anOrganisation({ id: anId(200 + index), name })), total: 1204, totalIsEstimate: false, next: 'c' }));
  const { user, router } = renderApp(`/t/${tenantId}/phones`, { pages });
  await user.click(await screen.findByRole('button', { name: 'Switch organisation, now Canistracci OIL' }));
  await screen.findByText(/of 1,204/);
  await user.keyboard('contoso');
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(router.state.location.pathname).toContain(anId(200)));
  expect(callsOf(organisations.list).at(-1)!.params.organisationId).toBe(resellerId);
});

test.each([
  { what: 'the search', opener: /^Search or jump to…/, dialog: 'Search or jump to' },
  { what: 'the switcher', opener: /^Switch organisation/, dialog: 'Switch organisation' },
])('Escape closes $what, and the focus is where it was', async ({ opener, dialog }) => {
  answer(search.find, { items: [] });
  answer(organisations.list, { items: [], total: 0, totalIsEstimate: false, next: null });
  const { user } = renderApp(`/t/${tenantId}/phones`, { pages });
  await screen.findByText('models are here');
  const button = screen.getByRole('button', { name: opener });
  await user.click(button);
  const field = await screen.findByRole('combobox', { name: dialog });
  await waitFor(() => expect(document.activeElement).toBe(field));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(button));
});

test('Escape in the switcher that the search led to gives the focus back to what opened the search', async () => {
  answer(search.find, { items: [] });
  answer(organisations.list, { items: [], total: 0, totalIsEstimate: false, next: null });
  const { user } = renderApp(`/t/${tenantId}/phones`, { pages });
  await screen.findByText('models are here');
  const field = screen.getByRole('textbox', { name: 'Typed' });
  await user.click(field);
  await user.keyboard('{Control>}k{/Control}');
  await user.click(await screen.findByRole('option', { name: /Switch organisation/ }));
  await screen.findByRole('combobox', { name: 'Switch organisation' });
  await waitFor(() => expect(screen.getAllByRole('dialog')).toHaveLength(1));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(field));
});

test('two keys lead to a page, ? shows all of them', async () => {
  const { user, router } = renderApp(`/t/${tenantId}/phones`, { pages });
  await screen.findByText('models are here');
  await user.keyboard('?');
  expect((await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).textContent).toContain('Go to Extensions');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await user.keyboard('ge');
  await waitFor(() => expect(router.state.location.pathname).toBe(`/t/${tenantId}/extensions`));
});

test('a preference takes effect at once and is kept with the account', async () => {
  answer(account.updateProfile, ({ body }) => aSession({ preferences: (body as { preferences: ReturnType<typeof aSession>['preferences'] }).preferences }));
  const { user } = renderApp(`/t/${tenantId}/phones`, { pages });
  await user.click(await screen.findByRole('button', { name: 'Account of Ada Byron' }));
  await user.click(await screen.findByRole('radio', { name: 'Deutsch' }));
  await screen.findByRole('navigation', { name: 'Navigation' });
  await within(await navigation()).findByRole('link', { name: 'Telefone' });
  expect(callsOf(account.updateProfile)[0]!.body).toMatchObject({ name: 'Ada Byron', preferences: { language: 'de' } });
});

test('when the session has ended, one signs in again over the page and nothing typed is lost', async () => {
  const { user } = renderApp(`/t/${tenantId}/phones`, { pages });
  await user.type(await screen.findByRole('textbox', { name: 'Typed' }), 'half a sentence');
  refuse(organisations.list, 'unauthenticated');
  await user.click(screen.getByRole('button', { name: /Switch organisation/ }));
  const dialog = await screen.findByRole('dialog', { name: 'Sign in again' });
  answer(session.signIn, { next: 'signed-in' });
  answer(organisations.list, { items: [], total: 0, totalIsEstimate: false, next: null });
  await user.type(await within(dialog).findByLabelText('Password', { selector: 'input' }), 'a long enough one');
  await user.click(within(dialog).getByRole('button', { name: 'Sign in' }));
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Sign in again' })).toBeNull());
  expect(callsOf(session.signIn)[0]!.body).toMatchObject({ email: 'ada@northwind.example' });
  expect(screen.getByRole('textbox', { name: 'Typed', hidden: true })).toHaveProperty('value', 'half a sentence');
});

test('no two pages answer the same address, and no two of one place the same keys', () => {
  for (const scope of ['organisation', 'tenant'] as const) {
    const here = realPages.filter(({ at }) => at.includes(scope));
    expect(here.map(({ path }) => path)).toEqual([...new Set(here.map(({ path }) => path))]);
    const keys = here.flatMap(({ menu }) => menu?.keys ?? []);
    expect(keys).toEqual([...new Set(keys)]);
    const place = { scope, kind: scope === 'tenant' ? ('enterprise' as const) : ('platform' as const), may: () => true };
    expect(menuOf(place as never, realPages).length).toBeGreaterThan(0);
  }
  expect(permissions).toEqual(expect.arrayContaining([...new Set(realPages.flatMap(({ permission }) => permission ?? []))]));
});
