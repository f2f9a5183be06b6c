import { audit } from '@patchbay/contract/audit';
import { reverts, type RevertRun } from '@patchbay/contract/reverts';
import { carrierProfiles } from '@patchbay/contract/carrier-profiles';
import { type NumberBulk, numberBulks } from '@patchbay/contract/number-bulks';
import { organisations } from '@patchbay/contract/organisations';
import { phoneNumbers, type PhoneNumber } from '@patchbay/contract/phone-numbers';
import type { E164 } from '@patchbay/contract/primitives/phone-number';
import { savedViews } from '@patchbay/contract/saved-views';
import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { answer, callsOf, refuse } from '../../../test/answer.ts';
import { anId, anOrganisation, aSession, renderApp, renderPage, resellerId, tenantId } from '../../../test/render.tsx';
import { pages } from '../../../pages.ts';
import { PhoneNumbersPage } from '../phone-numbers-page.tsx';
import { Plan } from './plan.tsx';

const at = new Date().toISOString();
const page = <T,>(items: T[], total = items.length) => ({ items, total, totalIsEstimate: false, next: null });
const aNumber = (last: number): PhoneNumber => ({
  id: anId(last), e164: `+120255501${String(last).padStart(2, '0')}` as E164, ownerId: resellerId, ownerName: 'Northwind Telecom', voice: true, sms: false, fax: false, voiceRouteType: 'DIRECT_ROUTING',
  source: 'PROVIDER', state: 'SPARE', blockedReason: null, quarantineUntil: null, tags: [], voiceAssignee: null, smsAssignee: null, voiceCarrier: null, smsCarrier: null, services: [], version: 1, createdAt: at, updatedAt: at,
});
const aBulk = (part: Partial<NumberBulk> = {}): NumberBulk => ({
  id: anId(900), status: 'chosen', action: null, ownerName: null, voiceCarrierLabel: null, smsCarrierLabel: null, numbers: 3, states: { SPARE: 2, IN_SERVICE: 1, QUARANTINE: 0, BLOCKED: 0 }, plan: null, progress: { done: 0, total: 0 }, result: null,
  changeSetId: null, revertedBy: null, error: null, version: 1, createdAt: at, startedAt: null, finishedAt: null, expiresAt: at, ...part,
});
const action = { type: 'assign', ownerId: tenantId } as const;
const skipped = [{ reason: 'assigned', count: 1 }] as const;
const planned = aBulk({
  action, ownerName: 'Canistracci OIL', version: 2,
  plan: {
    changed: 2, skipped: [...skipped], sample: [
      { id: anId(1), e164: '+12025550101', ownerName: 'Northwind Telecom', state: 'SPARE', reason: null, usedBy: null },
      { id: anId(3), e164: '+12025550103', ownerName: 'Northwind Telecom', state: 'IN_SERVICE', reason: 'assigned', usedBy: { kind: 'extension', id: anId(100), label: '100 Reception' } },
    ],
  },
});
const done = aBulk({ ...planned, status: 'done', startedAt: at, finishedAt: at, progress: { done: 2, total: 2 }, result: { changed: 2, skipped: [...skipped] }, changeSetId: anId(901) });

beforeEach(() => {
  answer(phoneNumbers.list, page([aNumber(1), aNumber(2)], 3));
  answer(organisations.list, page([anOrganisation()]));
  answer(numberBulks.list, { items: [] });
  answer(savedViews.list, page([]));
  answer(numberBulks.create, aBulk());
  answer(numberBulks.plan, planned);
});

const chooseAssign = async (user: ReturnType<typeof renderApp>['user']) => {
  await user.click(screen.getByRole('button', { name: 'Change…' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Assign to an enterprise…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Assign 3 numbers' });
  await user.click(await within(dialog).findByRole('combobox', { name: /^Enterprise/ }));
  await user.click(await screen.findByRole('option', { name: 'Canistracci OIL' }));
  await user.click(within(dialog).getByRole('button', { name: 'Preview' }));
  await screen.findByText('2 numbers go to Canistracci OIL.');
};

test('all that match are chosen as they stand, shown before anything happens, and changed by the plan that was seen', async () => {
  answer(numberBulks.run, aBulk({ ...planned, status: 'queued', progress: { done: 0, total: 2 } }));
  const { user } = renderApp(`/o/${resellerId}/phone-numbers?q=555&sort=-e164`, { pages });
  await user.click(await screen.findByRole('checkbox', { name: 'Select +1 202 555 0101' }));
  await user.click(screen.getByRole('button', { name: 'Select all 3 that match' }));
  expect(screen.getByText('All 3 that match are selected')).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select +1 202 555 0102' }).checked).toBe(true);
  await chooseAssign(user);
  expect(callsOf(numberBulks.create).map(({ body }) => body)).toEqual([{ matching: { q: '555' } }]);
  expect(callsOf(numberBulks.plan)[0]?.body).toEqual({ action });
  const dialog = screen.getByRole('dialog');
  expect(within(dialog).getByText('One stays as it is')).toBeTruthy();
  expect(within(dialog).getByText('100 Reception')).toBeTruthy();
  await user.click(within(dialog).getByRole('button', { name: 'Change 2 numbers' }));
  await screen.findByText('Phone Numbers', { selector: 'h1' });
  expect(callsOf(numberBulks.run)[0]).toMatchObject({ params: { id: anId(900) }, body: { version: 2 } });
  expect(callsOf(numberBulks.run)[0]?.headers.get('idempotency-key')).toBeTruthy();
});

test('a tick beside all that match goes back to what is ticked, which goes by its ids', async () => {
  const { user } = renderApp(`/o/${resellerId}/phone-numbers`, { pages });
  await user.click(await screen.findByRole('checkbox', { name: 'Select +1 202 555 0101' }));
  await user.click(screen.getByRole('button', { name: 'Select all 3 that match' }));
  await user.click(screen.getByRole('checkbox', { name: 'Select +1 202 555 0102' }));
  expect(screen.getByText('2 selected')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Change…' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete unassigned…' }));
  await screen.findByText('2 numbers go to Canistracci OIL.');
  expect(callsOf(numberBulks.create)[0]?.body).toEqual({ ids: [anId(1), anId(2)] });
  expect(callsOf(numberBulks.plan)[0]?.body).toEqual({ action: { type: 'remove' } });
});

test('carriers are named or taken away, and those that are not named stay; going back finds them as they were chosen', async () => {
  const label = 'Bandwidth(Main) - (Northwind Telecom)';
  answer(carrierProfiles.list, page([{ id: anId(400), serves: 'SMS' as const, carrier: 'Bandwidth', name: 'Main', isDefault: false, label, ownerId: resellerId, ownerName: 'Northwind Telecom', hasCredentials: true, version: 1, createdAt: at, updatedAt: at }]));
  answer(numberBulks.plan, aBulk({ ...planned, action: { type: 'carriers', smsCarrierId: anId(400) }, smsCarrierLabel: label }));
  const { user } = renderApp(`/o/${resellerId}/phone-numbers`, { pages });
  await user.click(await screen.findByRole('checkbox', { name: 'Select +1 202 555 0101' }));
  await user.click(screen.getByRole('button', { name: 'Change…' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Change carriers…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Carriers of 3 numbers' });
  await user.click(within(dialog).getByRole('combobox', { name: /^Voice carrier/ }));
  await user.tab();
  expect(within(dialog).queryByText('Choose something to change')).toBeNull();
  await user.click(within(dialog).getByRole('button', { name: 'Preview' }));
  await within(dialog).findByText('Choose something to change');
  await user.click(within(dialog).getByRole('combobox', { name: /^SMS carrier profile/ }));
  await user.click(await screen.findByRole('option', { name: label }));
  await user.click(within(dialog).getByRole('button', { name: 'Preview' }));
  await screen.findByText('2 numbers get other carriers.');
  expect(callsOf(numberBulks.plan)[0]?.body).toEqual({ action: { type: 'carriers', smsCarrierId: anId(400) } });
  expect(screen.getByText(`SMS carrier profile: ${label}`)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Back' }));
  expect((await screen.findByRole<HTMLInputElement>('combobox', { name: /^SMS carrier profile/ })).value).toBe(label);
  expect(screen.getByRole<HTMLInputElement>('combobox', { name: /^Voice carrier/ }).value).toBe('As it is');
});

test('inside a customer it is moved from above, and only what the customer’s list shows', async () => {
  const { user } = renderPage(<PhoneNumbersPage />, { path: '/phone-numbers?q=0202', route: 'phone-numbers' });
  await user.click(await screen.findByRole('checkbox', { name: 'Select +1 202 555 0101' }));
  await user.click(screen.getByRole('button', { name: 'Select all 3 that match' }));
  await user.click(screen.getByRole('button', { name: 'Change…' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Take back…' }));
  await screen.findByText('2 numbers go to Canistracci OIL.');
  expect(callsOf(numberBulks.create)[0]).toMatchObject({ params: { organisationId: resellerId }, body: { matching: { q: '0202' }, listOfId: tenantId } });
});

test('inside a customer, what was started there is told of, and nothing that was done to another customer', async () => {
  const elsewhere = aBulk({ ...done, id: anId(910), ownerName: 'Another Customer' });
  answer(numberBulks.list, ({ params }) => ({ items: params.organisationId === resellerId ? [elsewhere] : [] }));
  answer(numberBulks.run, () => {
    answer(numberBulks.list, ({ params }) => ({ items: params.organisationId === resellerId ? [elsewhere, done] : [] }));
    return aBulk({ ...planned, status: 'queued' });
  });
  const { user } = renderPage(<PhoneNumbersPage />, { path: '/phone-numbers', route: 'phone-numbers' });
  await user.click(await screen.findByRole('checkbox', { name: 'Select +1 202 555 0101' }));
  await vi.waitFor(() => expect(callsOf(numberBulks.list)).toHaveLength(2));
  expect(screen.queryByRole('list', { name: 'Changes of many numbers' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Change…' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Take back…' }));
  await user.click(await screen.findByRole('button', { name: 'Change 2 numbers' }));
  const list = await screen.findByRole('list', { name: 'Changes of many numbers' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(1);
  expect(within(list).getByText(/^2 numbers went to Canistracci OIL\./)).toBeTruthy();
});

test.each<[action: NumberBulk['action'] & {}, said: RegExp[]]>([
  [{ type: 'quarantine', until: '2027-03-04T12:00:00.000Z' }, [/^2 numbers rest until Mar 4, 2027, .+\.$/]],
  [{ type: 'block', reason: 'Stolen SIM' }, [/^2 numbers are blocked\.$/, /^Reason: Stolen SIM$/]],
  [{ type: 'tags', add: ['vip', 'sales'], remove: ['old'] }, [/^2 numbers get other tags\.$/, /^Tags to add: vip, sales$/, /^Tags to remove: old$/]],
  [{ type: 'tags', add: ['vip'], remove: [] }, [/^Tags to add: vip$/]],
  [{ type: 'capabilities', voice: true, voiceRouteType: 'EXTERNAL_TRUNK', sms: false }, [/^2 numbers change\.$/, /^Voice: On, by External Trunk$/, /^SMS: Off$/]],
  [{ type: 'capabilities', voice: false, fax: true }, [/^Voice: Off$/, /^Fax: On$/]],
])('a preview says what will be done: %o', async (what, said) => {
  renderPage(<Plan bulk={aBulk({ ...planned, action: what })} />);
  await screen.findByText('For example');
  for (const words of said) expect(screen.getByText(words)).toBeTruthy();
  expect(screen.queryAllByText(/^(Voice|SMS|Fax|Tags to add|Tags to remove|Reason): /)).toHaveLength(said.filter((words) => words.source.includes(': ')).length);
});

test('a partner gives numbers to resellers as well as to enterprises', async () => {
  answer(organisations.list, page([anOrganisation({ id: anId(50), kind: 'reseller', name: 'Northwind Telecom' }), anOrganisation()]));
  const viewer = aSession({ memberships: [{ ...aSession().memberships[0]!, organisationId: anId(60), organisationName: 'Wholesale', organisationKind: 'partner' }] });
  const { user } = renderApp(`/o/${anId(60)}/phone-numbers`, { pages, viewer });
  answer(organisations.get, anOrganisation({ id: anId(60), kind: 'partner', name: 'Wholesale', ancestors: [] }));
  await user.click(await screen.findByRole('checkbox', { name: 'Select +1 202 555 0101' }));
  await user.click(screen.getByRole('button', { name: 'Change…' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Assign to an organisation…' }));
  await user.click(await screen.findByRole('combobox', { name: /^Organisation/ }));
  await user.click(await screen.findByRole('option', { name: 'Northwind Telecom' }));
  await user.click(screen.getByRole('button', { name: 'Preview' }));
  await screen.findByText('2 numbers go to Canistracci OIL.');
  expect(callsOf(numberBulks.plan)[0]?.body).toEqual({ action: { type: 'assign', ownerId: anId(50) } });
  expect(callsOf(organisations.list).at(-1)?.query.kind).toBeUndefined();
});

test('a quarantine lasts to the end of its last day, and the days that were typed stand there again after going back', async () => {
  answer(numberBulks.plan, ({ body }) => aBulk({ ...planned, ...(body as Pick<NumberBulk, 'action'>) }));
  const { user } = renderApp(`/o/${resellerId}/phone-numbers`, { pages });
  await user.click(await screen.findByRole('checkbox', { name: 'Select +1 202 555 0101' }));
  await user.click(screen.getByRole('button', { name: 'Change…' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Put in quarantine…' }));
  await user.clear(await screen.findByRole('textbox', { name: /^Days/ }));
  await user.type(screen.getByRole('textbox', { name: /^Days/ }), '200');
  await user.click(screen.getByRole('button', { name: 'Preview' }));
  const now = new Date();
  expect(callsOf(numberBulks.plan)[0]!.body).toEqual({ action: { type: 'quarantine', until: new Date(now.getFullYear(), now.getMonth(), now.getDate() + 200, 23, 59, 59, 999).toISOString() } });
  await user.click(await screen.findByRole('button', { name: 'Back' }));
  expect((await screen.findByRole<HTMLInputElement>('textbox', { name: /^Days/ })).value).toBe('200');
});

test('an enterprise is offered tags and deleting, and a reader nothing', async () => {
  const { user, unmount } = renderPage(<PhoneNumbersPage />, { path: '/phone-numbers', route: 'phone-numbers', may: ['phoneNumbers:read', 'phoneNumbers:tag', 'phoneNumbers:upload'] });
  await user.click(await screen.findByRole('checkbox', { name: 'Select +1 202 555 0101' }));
  await user.click(screen.getByRole('button', { name: 'Change…' }));
  expect((await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent)).toEqual(['Change tags…', 'Delete unassigned…']);
  unmount();
  renderPage(<PhoneNumbersPage />, { path: '/phone-numbers', route: 'phone-numbers', may: ['phoneNumbers:read'] });
  await screen.findByText('+1 202 555 0101');
  expect(screen.queryByRole('checkbox')).toBeNull();
});

test('a choice that is refused says why, and can be tried again', async () => {
  refuse(numberBulks.create, 'limit-reached', { detail: 'At most 100000 numbers are changed at once: narrow down which.' });
  const { user } = renderApp(`/o/${resellerId}/phone-numbers`, { pages });
  await user.click(await screen.findByRole('checkbox', { name: 'Select +1 202 555 0101' }));
  await user.click(screen.getByRole('button', { name: 'Change…' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Unblock…' }));
  await screen.findByText(/At most 100000 numbers/);
  answer(numberBulks.create, aBulk());
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Try again' }));
  await screen.findByText('2 numbers go to Canistracci OIL.');
});

test('progress is there again after coming back, and what came of it can be looked at and undone', async () => {
  answer(numberBulks.list, { items: [aBulk({ ...planned, id: anId(902), status: 'running', progress: { done: 1, total: 2 } }), done] });
  answer(numberBulks.skipped, { items: [{ id: anId(3), e164: '+12025550103', reason: 'assigned', usedBy: { kind: 'extension', id: anId(100), label: '100 Reception' } }], next: null });
  answer(audit.revert, { changeSetId: anId(903), reverted: 2, running: false });
  const { user } = renderApp(`/o/${resellerId}/phone-numbers`, { pages });
  expect(await screen.findByText('1 of 2')).toBeTruthy();
  expect(screen.getByRole('progressbar', { name: 'Assign 3 numbers' }).getAttribute('aria-valuenow')).toBe('50');
  expect(screen.getByText('2 numbers went to Canistracci OIL. One stayed as it was.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Details' }));
  expect(await screen.findByText('Assigned: 100 Reception')).toBeTruthy();
  await user.click(screen.getAllByRole('button', { name: 'Close' }).at(-1)!);
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await user.click(within(await screen.findByRole('dialog', { name: 'Undo this change?' })).getByRole('button', { name: 'Undo' }));
  await screen.findByText('2 numbers are as before.');
  expect(callsOf(audit.revert)[0]?.params).toMatchObject({ id: anId(901) });
  await user.click(screen.getByRole('button', { name: 'Hide' }));
  expect(screen.queryByText(/went to Canistracci/)).toBeNull();
});

test('of changes that are over only the newest is shown, and the others behind a button', async () => {
  answer(numberBulks.list, { items: [done, { ...done, id: anId(910) }, { ...done, id: anId(911) }] });
  const { user } = renderApp(`/o/${resellerId}/phone-numbers`, { pages });
  expect(await screen.findAllByText(/went to Canistracci OIL/)).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Show 2 earlier changes' }));
  expect(screen.getAllByText(/went to Canistracci OIL/)).toHaveLength(3);
  screen.getAllByRole('button', { name: 'Hide' })[0]!.focus();
  await user.keyboard('{Enter}');
  expect(screen.getAllByText(/went to Canistracci OIL/)).toHaveLength(2);
  expect(document.activeElement?.closest('ul')).toBe(screen.getByRole('button', { name: 'Show only the newest' }).closest('ul'));
  await user.click(screen.getByRole('button', { name: 'Show only the newest' }));
  expect(screen.getAllByText(/went to Canistracci OIL/)).toHaveLength(1);
});

test('what is taken back by and by shows where the change stands, and how it ended', async () => {
  const run: RevertRun = { changeSetId: anId(903), reverts: anId(901), action: 'phone-number.transferred', status: 'queued', progress: { done: 0, total: 20_000 }, problem: null, startedBy: 'Ada Byron', isOwn: true, createdAt: new Date().toISOString(), finishedAt: null };
  answer(numberBulks.list, { items: [done] });
  answer(reverts.list, { items: [run, { ...run, changeSetId: anId(904), reverts: anId(905), status: 'done' }, { ...run, changeSetId: anId(906), reverts: anId(907), isOwn: false }] });
  const { user } = renderApp(`/o/${resellerId}/phone-numbers`, { pages });
  const list = await screen.findByRole('list', { name: 'Undoings of large changes' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(2);
  expect(within(list).getByText('Begins in a moment')).toBeTruthy();
  expect(within(list).getByText(/was undone: 20,000 objects are as before\.$/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  await user.click(within(list).getByRole('button', { name: 'Hide' }));
  expect(within(list).getAllByRole('listitem')).toHaveLength(1);
});
