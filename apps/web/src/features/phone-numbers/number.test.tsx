import { audit } from '@patchbay/contract/audit';
import { carrierProfiles } from '@patchbay/contract/carrier-profiles';
import { imports } from '@patchbay/contract/imports';
import { organisations } from '@patchbay/contract/organisations';
import { phoneNumbers, type NumberHistoryEntry, type PhoneNumber } from '@patchbay/contract/phone-numbers';
import { permissions, type Permission } from '@patchbay/contract/permissions';
import { savedViews } from '@patchbay/contract/saved-views';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { invalidateNouns } from '#api/query.ts';
import { answer, callsOf, refuse } from '../../test/answer.ts';
import { aNumber, pageOf, reception, usedNumber } from '../../test/numbers.ts';
import { anId, anOrganisation, aSession, renderApp, renderPage, resellerId, tenantId } from '../../test/render.tsx';
import { pages } from '../../pages.ts';
import { PhoneNumberPanel } from './phone-number-panel.tsx';

const at = '2026-11-20T09:30:00.000Z';
const bandwidth = { kind: 'carrier-profile', id: anId(400), label: 'Bandwidth(Main) - (Northwind Telecom)' };

const ofEnterprise = permissions.filter((permission) => !['phoneNumbers:write', 'phoneNumbers:assign'].includes(permission));

beforeEach(() => {
  answer(savedViews.list, pageOf());
  answer(carrierProfiles.list, pageOf());
  answer(organisations.list, pageOf(anOrganisation()));
  answer(imports.kinds, { items: [] });
});

const open = (number: PhoneNumber, may: Permission[]) => {
  answer(phoneNumbers.get, number);
  answer(phoneNumbers.list, pageOf(number));
  return renderPage(<PhoneNumberPanel />, { path: `/phone-numbers/${number.id}`, route: 'phone-numbers/:id', may });
};
const openAsReseller = (number: PhoneNumber, search = '') => {
  answer(phoneNumbers.get, number);
  answer(phoneNumbers.list, pageOf(number));
  return renderApp(`/o/${resellerId}/phone-numbers/${number.id}${search}`, { pages });
};
const openAsEnterprise = (number: PhoneNumber) => {
  answer(phoneNumbers.get, number);
  answer(phoneNumbers.list, pageOf(number));
  const membership = { organisationId: tenantId, organisationName: 'Canistracci OIL', organisationKind: 'enterprise' as const, role: 'administrator' as const, permissions: ofEnterprise };
  return renderApp(`/t/${tenantId}/phone-numbers/${number.id}`, { pages, viewer: aSession({ memberships: [membership] }) });
};
const actionsOf = async ({ user }: Pick<ReturnType<typeof open>, 'user'>) => {
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText('Assigned To');
  const more = within(dialog).queryByRole('button', { name: 'More' });
  if (more) await user.click(more);
  const isAction = (name: string) => !['', 'More', 'Copy phone number', 'Close'].includes(name);
  const buttons = within(dialog).getAllByRole('button').map((button) => button.textContent);
  return [...buttons.filter(isAction), ...(more ? (await screen.findAllByRole('menuitem')).map((item) => item.textContent) : [])];
};

test('[157] a reseller changes capabilities and the life of a number; an enterprise tags it', async () => {
  const { unmount, user } = openAsReseller(aNumber(1));
  expect(await actionsOf({ user })).toEqual(['Change capabilities', 'Tags…', 'Transfer…', 'Block…', 'Quarantine…', 'Remove']);
  unmount();
  expect(await actionsOf(openAsEnterprise(aNumber(1)))).toEqual(['Tags…', 'Relations']);
});

test('an enterprise takes away what it brought itself', async () => {
  expect(await actionsOf(openAsEnterprise(aNumber(1, { source: 'EXTERNAL' })))).toEqual(['Tags…', 'Relations', 'Remove']);
});

test('a reader has nothing to press', async () => {
  expect(await actionsOf(open(aNumber(1), ['phoneNumbers:read']))).toEqual([]);
});

test('what rests or is blocked can be ended, and what is assigned does not rest', async () => {
  const { unmount, user } = openAsReseller(aNumber(1, { state: 'BLOCKED', blockedReason: 'Under dispute', quarantineUntil: '2099-01-01T00:00:00.000Z' }));
  expect(await screen.findByText('Blocked: Under dispute')).toBeTruthy();
  expect(await actionsOf({ user })).toEqual(['Change capabilities', 'Tags…', 'Transfer…', 'Unblock…', 'Change quarantine…', 'End quarantine…', 'Remove']);
  unmount();
  expect(await actionsOf(openAsReseller(usedNumber))).not.toContain('Quarantine…');
});

test('[170] nothing is assigned here: it says where that is done', async () => {
  open(aNumber(1), [...ofEnterprise]);
  const dialog = await screen.findByRole('dialog');
  expect((await within(dialog).findByText(/A number is assigned where it is used/)).textContent).toContain('Extensions');
  expect(within(dialog).getByRole('link', { name: 'Extensions' }).getAttribute('href')).toBe(`/t/${tenantId}/extensions`);
  expect(within(dialog).getByRole('link', { name: 'SMS Groups' }).getAttribute('href')).toBe(`/t/${tenantId}/sms-groups`);
  expect(within(dialog).queryByRole('button', { name: /assign/i })).toBeNull();
});

test('a capability in use is refused at its field, by the names of who uses it; carriers go along as they are', async () => {
  const detail = 'Voice of this number is in use by 100 Reception: take it from there first.';
  refuse(phoneNumbers.update, 'in-use', { detail, errors: [{ pointer: '/voice', detail }], references: [reception] });
  const { user } = openAsReseller({ ...usedNumber, voiceCarrier: null, smsCarrier: bandwidth });
  await user.click(await screen.findByRole('button', { name: 'Change capabilities' }));
  const dialog = await screen.findByRole('dialog', { name: /^Capabilities of/ });
  await user.click(within(dialog).getByRole('checkbox', { name: 'Voice' }));
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(await within(dialog).findByText('In use by 100 Reception.')).toBeTruthy();
  expect(callsOf(phoneNumbers.update)[0]!.body).toMatchObject({ voice: false, sms: true, voiceCarrierId: null, smsCarrierId: bandwidth.id, version: 1 });
});

test('it is blocked with a reason, and rests until the end of a day', async () => {
  answer(phoneNumbers.block, aNumber(1));
  answer(phoneNumbers.quarantine, aNumber(1));
  const { user } = openAsReseller(aNumber(1));
  const choose = async (name: string) => {
    await user.click(await screen.findByRole('button', { name: 'More' }));
    await user.click(await screen.findByRole('menuitem', { name }));
  };
  await choose('Block…');
  await user.type(await screen.findByRole('textbox', { name: /^Reason/ }), 'Under dispute');
  await user.click(screen.getByRole('button', { name: 'Block' }));
  await screen.findByText('+1 202 555 0101 is blocked.');
  expect(callsOf(phoneNumbers.block)[0]!.body).toEqual({ reason: 'Under dispute', version: 1 });
  await choose('Quarantine…');
  const day = await screen.findByLabelText(/^Until/);
  await user.clear(day);
  await user.type(day, '2099-03-31');
  await user.click(screen.getByRole('button', { name: 'Let it rest' }));
  await screen.findByText('+1 202 555 0101 rests.');
  expect(callsOf(phoneNumbers.quarantine)[0]!.body).toEqual({ until: new Date('2099-03-31T23:59:59.999').toISOString(), version: 1 });
});

test('who blocks a number that somebody else has blocked meanwhile is shown that, and decides', async () => {
  refuse(phoneNumbers.block, 'stale-version');
  const { user } = openAsReseller(aNumber(1));
  await user.click(await screen.findByRole('button', { name: 'More' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Block…' }));
  await user.type(await screen.findByRole('textbox', { name: /^Reason/ }), 'Under dispute');
  answer(phoneNumbers.get, aNumber(1, { state: 'BLOCKED', blockedReason: 'Stolen SIM', version: 2 }));
  await user.click(screen.getByRole('button', { name: 'Block' }));
  expect(await screen.findByText('Stolen SIM')).toBeTruthy();
  answer(phoneNumbers.block, aNumber(1, { version: 3 }));
  await user.click(screen.getByRole('button', { name: 'Save mine over it' }));
  await screen.findByText('+1 202 555 0101 is blocked.');
  expect(callsOf(phoneNumbers.block).map(({ body }) => body)).toEqual([{ reason: 'Under dispute', version: 1 }, { reason: 'Under dispute', version: 2 }]);
});

test('a day of a year with five digits is refused at its field', async () => {
  answer(phoneNumbers.quarantine, aNumber(1));
  const { user } = openAsReseller(aNumber(1));
  await user.click(await screen.findByRole('button', { name: 'More' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Quarantine…' }));
  const day = await screen.findByLabelText<HTMLInputElement>(/^Until/);
  expect(day.max).toBe('9999-12-31');
  fireEvent.change(day, { target: { value: '12026-01-15' } });
  await user.click(screen.getByRole('button', { name: 'Let it rest' }));
  expect(await screen.findByText('This is not valid')).toBeTruthy();
  expect(callsOf(phoneNumbers.quarantine)).toHaveLength(0);
});

test('its tags are replaced', async () => {
  answer(phoneNumbers.tag, ({ body }) => aNumber(1, { tags: body.tags, version: 2 }));
  const { user } = open(aNumber(1, { tags: ['Lisbon'] }), ['phoneNumbers:read', 'phoneNumbers:tag']);
  await user.click(await screen.findByRole('button', { name: 'Tags…' }));
  await user.type(await screen.findByLabelText(/^Tags/, { selector: 'input' }), 'Front desk{Enter}');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(phoneNumbers.tag)).toHaveLength(1));
  expect(callsOf(phoneNumbers.tag)[0]!.body).toEqual({ tags: ['Lisbon', 'Front desk'], version: 1 });
});

test('its history names every holder, assignee and capability that it has had', async () => {
  const entry = (eventId: string, changes: NumberHistoryEntry['changes'], organisationId: string | null = tenantId, action: NumberHistoryEntry['action'] = 'phone-number.updated'): NumberHistoryEntry => ({ eventId, at, action, actorName: 'Ada Byron', organisationId, changes });
  const [pool, customer] = [{ kind: 'organisation', id: resellerId, label: 'Northwind Telecom' }, { kind: 'organisation', id: tenantId, label: 'Canistracci OIL' }];
  const [before, after] = [{ voice: true, sms: false, fax: false, voiceRouteType: 'DIRECT_ROUTING' }, { voice: true, sms: true, fax: false, voiceRouteType: 'DIRECT_ROUTING' }];
  answer(phoneNumbers.history, {
    items: [
      entry(anId(504), [{ what: 'block', from: null, to: 'Under dispute' }]),
      entry(anId(503), [{ what: 'assignee', channel: 'voice', from: reception, to: null }]),
      entry(anId(505), [{ what: 'assignee', channel: 'voice', from: null, to: { ...reception, label: '200 Lobby' } }], anId(77)),
      entry(anId(506), [{ what: 'assignee', channel: 'voice', from: null, to: { ...reception, label: '300 Nowhere' } }], null),
      entry(anId(507), [{ what: 'quarantine', from: at, to: null }, { what: 'holder', from: pool, to: null }], resellerId, 'phone-number.removed'),
      entry(anId(508), [{ what: 'capabilities', from: before, to: null }], null, 'phone-number.transferred'),
      entry(anId(502), [{ what: 'holder', from: pool, to: customer }, { what: 'capabilities', from: before, to: after }]),
    ],
  });
  answer(audit.list, pageOf());
  openAsReseller(aNumber(1), '?tab=history');
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText('Under dispute');
  expect(within(dialog).getAllByRole('definition').map(({ textContent }) => textContent)).toEqual([
    'Under dispute', 'before: 100 Reception → after: Unassigned', '200 Lobby', '300 Nowhere', expect.stringMatching(/^before: .+ → after: ended$/), 'before: Northwind Telecom → after: removed', 'before: Voice · Direct Routing → after: elsewhere', 'before: Northwind Telecom → after: Canistracci OIL', 'before: Voice · Direct Routing → after: Voice, SMS · Direct Routing',
  ]);
  // What it had elsewhere is there still, and what happened above has no place that can be opened.
  const hrefs = within(dialog).getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')]);
  expect(hrefs).toEqual([['100 Reception', `/t/${tenantId}/extensions/${reception.id}`], ['200 Lobby', `/t/${anId(77)}/extensions/${reception.id}`], ['Northwind Telecom', `/o/${resellerId}`], ['Northwind Telecom', `/o/${resellerId}`], ['Canistracci OIL', `/o/${tenantId}`]]);
});

test('[187] number health groups what is wrong, by name, with the way to where it is mended', async () => {
  const finding = { number: { id: anId(1), e164: usedNumber.e164 }, owner: { id: tenantId, name: 'Canistracci OIL' }, until: null };
  answer(phoneNumbers.health, {
    items: [
      { ...finding, problem: 'TARGET_DISABLED', reason: 'target-disabled', target: reception },
      { ...finding, problem: 'CAPABILITY_MISFIT', reason: 'carrier-without-credentials', target: bandwidth },
      { ...finding, problem: 'CAPABILITY_MISFIT', reason: 'sms-without-carrier', target: null },
      { ...finding, problem: 'QUARANTINE_TOO_LONG', reason: 'quarantine-too-long', target: null, until: '2099-01-01T00:00:00.000Z' },
    ],
    isComplete: false,
  });
  renderApp(`/o/${resellerId}/phone-numbers/health`, { pages });
  const table = async (name: RegExp) => within(await screen.findByRole('table', { name }));
  expect((await table(/^Assigned to something disabled 1/)).getByRole('link', { name: '100 Reception' }).getAttribute('href')).toBe(`/t/${tenantId}/extensions/${reception.id}`);
  expect((await table(/^A carrier without credentials/)).getByRole('link', { name: bandwidth.label }).getAttribute('href')).toBe(`/o/${resellerId}/carrier-profiles/${bandwidth.id}`);
  expect((await table(/^Texts, and no SMS carrier/)).getByRole('link', { name: 'The number' }).getAttribute('href')).toBe(`/o/${resellerId}/phone-numbers/${anId(1)}`);
  expect((await table(/^Rests for too long/)).getByText(/2099/)).toBeTruthy();
  expect(screen.getByText(/the first thousand are shown/)).toBeTruthy();
});

test('where nothing is wrong, number health says so', async () => {
  answer(phoneNumbers.health, { items: [], isComplete: true });
  renderApp(`/o/${resellerId}/phone-numbers/health`, { pages });
  expect(await screen.findByText('Nothing is wrong')).toBeTruthy();
});

test('a number that is removed elsewhere meanwhile says so in its panel, which offers nothing any more', async () => {
  const { client } = open(aNumber(1), ofEnterprise);
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByRole('button', { name: 'Tags…' })).toBeTruthy();
  refuse(phoneNumbers.get, 'not-found');
  await invalidateNouns(client, ['phoneNumbers']);
  expect(await within(dialog).findByText('It was removed meanwhile')).toBeTruthy();
  expect(within(dialog).getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual(['Close']);
  expect(within(dialog).queryByText('Assigned To')).toBeNull();
});

test('the name of whom a number is assigned to is told whole where there is no room for it, in either direction of writing', async () => {
  const name = 'مركز خدمة العملاء للمنطقة الشمالية والوسطى';
  const number = { ...usedNumber, voiceAssignee: { ...reception, label: name } };
  open(number as PhoneNumber, ofEnterprise);
  const shown = (await within(await screen.findByRole('dialog')).findByText(name)).closest('bdi')!;
  expect(shown.title).toBe(name);
});
