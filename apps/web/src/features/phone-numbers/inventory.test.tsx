import { assignees, type AssigneeKind, assigneeKinds } from '@patchbay/contract/assignees';
import { carrierProfiles } from '@patchbay/contract/carrier-profiles';
import { imports } from '@patchbay/contract/imports';
import { numberPresets } from '@patchbay/contract/number-presets';
import { numberBulks } from '@patchbay/contract/number-bulks';
import { organisations } from '@patchbay/contract/organisations';
import { permissions, type OrganisationKind } from '@patchbay/contract/permissions';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { savedViews, type SavedView } from '@patchbay/contract/saved-views';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { answer, callsOf } from '../../test/answer.ts';
import { aNumber, pageOf, usedNumber } from '../../test/numbers.ts';
import { anId, anOrganisation, aSession, renderApp, renderPage, resellerId, tenantId } from '../../test/render.tsx';
import { pages } from '../../pages.ts';
import { PhoneNumbersPage } from './phone-numbers-page.tsx';

const at = '2026-11-20T09:30:00.000Z';

const aView = (part: Partial<SavedView> = {}): SavedView => ({
  id: anId(300), organisationId: tenantId, page: 'phone-numbers', name: 'Spare in Lisbon', query: 'state=SPARE&tag=Lisbon', isShared: true, createdByName: 'Ada Byron', version: 3, createdAt: at, updatedAt: at, ...part,
});

beforeEach(() => {
  answer(savedViews.list, pageOf());
  answer(carrierProfiles.list, pageOf());
  answer(organisations.list, pageOf(anOrganisation()));
  answer(organisations.get, anOrganisation());
});

const inEnterprise = (path: string, may = [...permissions].filter((permission) => !/^(phoneNumbers:(write|assign)|imports:.*)$/.test(permission))) =>
  renderPage(<PhoneNumbersPage />, { path: `/phone-numbers${path}`, route: 'phone-numbers', may });

const membershipOf = (organisationKind: OrganisationKind) => aSession({ memberships: [{ organisationId: organisationKind === 'enterprise' ? tenantId : resellerId, organisationName: 'Somebody', organisationKind, role: 'administrator', permissions: [...permissions] }] });

test.each([
  ['an enterprise', 'enterprise', `/t/${tenantId}`],
  ['a reseller', 'reseller', `/o/${resellerId}`],
  ['a partner', 'partner', `/o/${resellerId}`],
] as const)('[151] [187] the menu item Phone Numbers opens the page of %s, above an enterprise with the holder of each', async (_, kind, place) => {
  answer(phoneNumbers.list, pageOf(usedNumber));
  answer(numberBulks.list, { items: [] });
  answer(imports.kinds, { items: [] });
  const { user, router } = renderApp(`${place}/nothing`, { pages, viewer: membershipOf(kind) });
  await user.click(await screen.findByRole('link', { name: 'Phone Numbers' }));
  await screen.findByRole('heading', { level: 1, name: /^Phone Numbers/ });
  expect(router.state.location.pathname).toBe(`${place}/phone-numbers`);
  const table = await screen.findByRole('table', { name: 'Phone Numbers' });
  expect(within(table).queryByRole('columnheader', { name: 'Enterprise' }) !== null).toBe(kind !== 'enterprise');
  await within(table).findByText('+1 202 555 0101');
  expect(within(table).queryByRole('link', { name: 'Canistracci OIL' }) !== null).toBe(kind !== 'enterprise');
});

const headersOf = () => screen.getAllByRole('columnheader').map(({ textContent }) => textContent);
const cellOf = (column: string) => within(screen.getAllByRole('row')[1]!).getAllByRole('cell')[headersOf().indexOf(column)]!;

test('[153] the table has the columns Phone Number, Assigned To, Capabilities and Services', async () => {
  answer(phoneNumbers.list, pageOf(usedNumber));
  inEnterprise('');
  await screen.findByText('+1 202 555 0101');
  expect(headersOf().filter((header) => ['Phone Number', 'Assigned To', 'Capabilities', 'Services'].includes(header!))).toEqual(['Phone Number', 'Assigned To', 'Capabilities', 'Services']);
});

test('[155] each capability has an icon and its word, and one that is missing has neither', async () => {
  answer(phoneNumbers.list, pageOf(usedNumber, aNumber(2, { voice: false, voiceRouteType: null }), aNumber(3, { sms: false }), aNumber(4, { voice: false, sms: false, voiceRouteType: null, fax: true })));
  inEnterprise('');
  await screen.findByText('+1 202 555 0101');
  const shown = screen.getAllByRole('row').slice(1).map((row) => {
    const cell = within(row).getAllByRole('cell')[headersOf().indexOf('Capabilities')]!;
    return [cell.querySelectorAll('svg').length, cell.textContent!.trim().split(/\s+/)];
  });
  expect(shown).toEqual([[2, ['Voice', 'SMS']], [1, ['SMS']], [1, ['Voice']], [1, ['Fax']]]);
});

test('[156] Services names what the number is used for', async () => {
  answer(phoneNumbers.list, pageOf(usedNumber));
  inEnterprise('');
  await screen.findByText('+1 202 555 0101');
  expect(cellOf('Services').textContent).toBe('PBXSMS');
});

test('[154] whoever has a number, for voice and for SMS, is named with the way to where that is changed', async () => {
  answer(phoneNumbers.list, pageOf(usedNumber));
  inEnterprise('');
  expect((await screen.findByRole('link', { name: '100 Reception' })).getAttribute('href')).toBe(`/t/${tenantId}/extensions/${anId(100)}`);
  expect(screen.getByRole('link', { name: 'Support' }).getAttribute('href')).toBe(`/t/${tenantId}/sms-groups/${anId(200)}`);
});

const whereAssigned: Record<AssigneeKind, [path: string, service: string, whatFor: RegExp]> = {
  extension: ['extensions', 'PBX', /extension/],
  'app-configuration': ['contact-methods/app-configurations', 'CallApp', /app/],
  'contact-method': ['contact-methods', 'PBX', /contact method/],
  'call-flow': ['call-flows', 'PBX', /call flow/],
  'ring-group': ['ring-groups', 'PBX', /ring group/],
  'external-trunk': ['external-trunks', 'ET', /external trunk/],
  'operator-connect-trunk': ['operator-connect-trunks', 'OC', /Operator Connect/],
  'sms-group': ['sms-groups', 'SMS', /texts/],
};

test.each(assigneeKinds)('[154] [156] a number of the kind %s leads to where that is changed, and names the service', async (kind) => {
  const [path, name, whatFor] = whereAssigned[kind];
  const { channel, service } = assignees[kind];
  const assignee = { kind, id: anId(400), label: 'Whoever has it' };
  answer(phoneNumbers.list, pageOf(aNumber(1, { voiceAssignee: channel === 'voice' ? assignee : null, smsAssignee: channel === 'sms' ? assignee : null, services: [service], state: 'IN_SERVICE' })));
  inEnterprise('');
  expect((await screen.findByRole('link', { name: 'Whoever has it' })).getAttribute('href')).toBe(`/t/${tenantId}/${path}/${anId(400)}`);
  const cell = cellOf('Services');
  expect(cell.textContent).toBe(name);
  expect(cell.querySelector('[title]')!.getAttribute('title')).toMatch(whatFor);
});

test('[159] Advanced Phone Number Search offers the ten searches in their words; the chosen one stands among the filters', async () => {
  answer(phoneNumbers.list, pageOf(usedNumber));
  const { user, search } = inEnterprise('?q=0202');
  await user.click(await screen.findByRole('button', { name: 'Advanced Phone Number Search' }));
  const offered = (await screen.findAllByRole('menuitemradio')).map(({ textContent }) => textContent);
  expect(offered).toEqual([
    'All Unassigned Numbers', 'Available Voice Numbers', 'Available ET Numbers', 'Available OC Numbers', 'Available SMS Numbers',
    'Assigned PBX Numbers', 'Assigned CallApp Numbers', 'Assigned ET Numbers', 'Assigned OC Numbers', 'Assigned SMS Numbers',
  ]);
  expect(offered).toHaveLength(numberPresets.length);
  await user.click(screen.getByRole('menuitemradio', { name: 'Available ET Numbers' }));
  await waitFor(() => expect(search()).toEqual({ q: '0202', preset: 'available-et' }));
  expect(callsOf(phoneNumbers.list).at(-1)!.query).toEqual({ q: '0202', preset: 'available-et' });
  await user.click(await screen.findByRole('button', { name: 'Remove the filter Search' }));
  await waitFor(() => expect(search()).toEqual({ q: '0202' }));
});

test('[174] Upload Phone Numbers, at the top of the page, opens Bulk Upload Phone Numbers', async () => {
  answer(phoneNumbers.list, pageOf(usedNumber));
  answer(numberBulks.list, { items: [] });
  answer(imports.kinds, { items: [{ kind: 'phone-numbers', refusal: null, columns: [], limits: { sizeBytes: 1, rows: 1 }, keptDays: 14 }] });
  const { user } = renderApp(`/o/${resellerId}/phone-numbers`, { pages });
  await user.click(await screen.findByRole('link', { name: 'Upload Phone Numbers' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Bulk Upload Phone Numbers' })).toBeTruthy();
});

test('[158] what is typed into the search is asked for as it stands, whatever notation it has', async () => {
  answer(phoneNumbers.list, pageOf(usedNumber));
  const { user, search } = inEnterprise('');
  await user.type(await screen.findByRole('searchbox'), '+1 (202) 555-01');
  await waitFor(() => expect(search()).toEqual({ q: '+1 (202) 555-01' }));
  await waitFor(() => expect(callsOf(phoneNumbers.list).at(-1)!.query).toEqual({ q: '+1 (202) 555-01' }));
});

test('[159] each of the ten searches asks for its own numbers, and is named while it is in force', async () => {
  const searches = {
    'All Unassigned Numbers': 'unassigned', 'Available Voice Numbers': 'available-voice', 'Available ET Numbers': 'available-et', 'Available OC Numbers': 'available-oc', 'Available SMS Numbers': 'available-sms',
    'Assigned PBX Numbers': 'assigned-pbx', 'Assigned CallApp Numbers': 'assigned-callapp', 'Assigned ET Numbers': 'assigned-et', 'Assigned OC Numbers': 'assigned-oc', 'Assigned SMS Numbers': 'assigned-sms',
  };
  answer(phoneNumbers.list, pageOf(usedNumber));
  const { user, search } = inEnterprise('');
  for (const [name, preset] of Object.entries(searches)) {
    await user.click(await screen.findByRole('button', { name: 'Advanced Phone Number Search' }));
    await user.click(await screen.findByRole('menuitemradio', { name }));
    await waitFor(() => expect(search()).toEqual({ preset }));
    await waitFor(() => expect(callsOf(phoneNumbers.list).at(-1)!.query).toEqual({ preset }));
    expect(await screen.findByRole('button', { name: new RegExp(`^Search ?${name}$`) })).toBeTruthy();
  }
});

test('a tag is typed, and combines with the other filters', async () => {
  answer(phoneNumbers.list, pageOf(usedNumber));
  const { user, search } = inEnterprise('?state=SPARE,BLOCKED');
  await user.click(await screen.findByRole('button', { name: 'Filter' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Tag' }));
  await user.type(await screen.findByRole('textbox', { name: 'Search' }), 'Lisbon, centre');
  await user.click(await screen.findByRole('option', { name: 'Lisbon, centre' }));
  await waitFor(() => expect(search()).toEqual({ state: 'SPARE,BLOCKED', tag: 'Lisbon, centre' }));
  expect(screen.getByRole('button', { name: /^State/ }).textContent).toBe('State Spare, Blocked');
});

test('where nothing matches, the filter that keeps most away is offered to be dropped', async () => {
  answer(phoneNumbers.list, ({ query }) => {
    const total = query.q === undefined ? 7 : query.tag === undefined ? 12 : 0;
    return { ...pageOf(...(total ? [usedNumber] : [])), total };
  });
  const { user, search } = inEnterprise('?q=777&tag=Lisbon&state=SPARE');
  const offered = await screen.findAllByRole('button', { name: /^Without/ });
  expect(offered.map(({ textContent }) => textContent)).toEqual(['Without Tag: Lisbon · 12', 'Without “777” · 7']);
  await user.click(offered[0]!);
  expect(search()).toEqual({ q: '777', state: 'SPARE' });
});

test('a filter that the address brings is known by its name, however many there are to choose from', async () => {
  answer(phoneNumbers.list, pageOf(usedNumber));
  answer(organisations.list, pageOf());
  answer(imports.kinds, { items: [] });
  renderApp(`/o/${resellerId}/phone-numbers?ownerId=${anId(55)}`, { pages });
  answer(organisations.get, ({ params }) => (params.id === anId(55) ? anOrganisation({ id: anId(55), name: 'Harbour Light Clinics' }) : anOrganisation({ id: params.id!, kind: 'reseller', name: 'Northwind Telecom', ancestors: [] })));
  expect(await screen.findByRole('button', { name: /^Holder ?Harbour Light Clinics$/ })).toBeTruthy();
});

test('a saved view is opened from the list, and its name stands where it is shown', async () => {
  answer(phoneNumbers.list, pageOf(usedNumber));
  answer(savedViews.list, pageOf(aView(), aView({ id: anId(301), name: 'Mine', isShared: false, query: 'preset=unassigned' })));
  const { user, search } = inEnterprise('');
  await user.click(await screen.findByRole('button', { name: 'Saved views' }));
  await user.click(await screen.findByRole('menuitemradio', { name: 'Spare in Lisbon' }));
  await waitFor(() => expect(search()).toEqual({ state: 'SPARE', tag: 'Lisbon' }));
  expect(await screen.findByRole('button', { name: /^Saved views: ?Spare in Lisbon$/ })).toBeTruthy();
});

test('what is shown is kept under a name, without the place in the list', async () => {
  answer(phoneNumbers.list, pageOf(usedNumber));
  answer(savedViews.create, ({ body }) => aView({ ...body, isShared: body.isShared ?? false }));
  const { user } = inEnterprise('?tag=Lisbon&state=SPARE&pageSize=25');
  await user.click(await screen.findByRole('button', { name: 'Saved views' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Save this view…' }));
  await user.type(await screen.findByRole('textbox', { name: /^Name/ }), 'Lisbon');
  await user.click(screen.getByRole('checkbox', { name: /^Share it/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(savedViews.create)).toHaveLength(1));
  expect(callsOf(savedViews.create)[0]!.body).toEqual({ page: 'phone-numbers', name: 'Lisbon', query: 'state=SPARE&tag=Lisbon', isShared: true });
});

test('a reader keeps views for themselves, and hands on what others have shared', async () => {
  answer(phoneNumbers.list, pageOf(usedNumber));
  answer(savedViews.list, pageOf(aView()));
  const { user } = inEnterprise('', ['phoneNumbers:read']);
  await user.click(await screen.findByRole('button', { name: 'Saved views' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Manage views…' }));
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText('Shared by Ada Byron')).toBeTruthy();
  expect(within(dialog).getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual(['Copy address of the view', 'Close']);
});

test('a view is renamed and takes over what is shown now', async () => {
  answer(phoneNumbers.list, pageOf(usedNumber));
  answer(savedViews.list, pageOf(aView()));
  answer(savedViews.update, ({ body }) => aView(body));
  const { user } = inEnterprise('?preset=unassigned');
  await user.click(await screen.findByRole('button', { name: 'Saved views' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Manage views…' }));
  await user.click(await screen.findByRole('button', { name: 'Change Spare in Lisbon' }));
  const name = await screen.findByRole('textbox', { name: /^Name/ });
  await user.clear(name);
  await user.type(name, 'Free');
  await user.click(screen.getByRole('checkbox', { name: /^Take over/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(savedViews.update)).toHaveLength(1));
  expect(callsOf(savedViews.update)[0]!.body).toEqual({ name: 'Free', query: 'preset=unassigned', isShared: true, version: 3 });
});
