import { audit, type AuditEvent } from '@patchbay/contract/audit';
import { keyLayouts } from '@patchbay/contract/key-layouts';
import { phoneTemplates } from '@patchbay/contract/phone-templates';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { toast } from '#ui/toast.ts';
import { answer, callsOf, refuse } from '../../test/answer.ts';
import { anId, renderPage, tenantId } from '../../test/render.tsx';
import { AuditPage } from './audit-page.tsx';
import { AuditPanel } from './audit-panel.tsx';

const entity = { type: 'phone', id: anId(41), label: 'Reception' } as const;
const anEvent = (part: Partial<AuditEvent> = {}): AuditEvent => ({
  id: anId(40), at: '2026-11-20T09:30:00.000Z', changeSetId: anId(42), organisationId: tenantId, organisationName: 'Canistracci OIL', action: 'phone.updated', entity,
  actor: { kind: 'account', id: anId(7), name: 'Ada Byron', via: { organisationId: anId(2), organisationName: 'Northwind Telecom', role: 'administrator' } },
  before: { name: 'Reception', modelId: 'yealink-t46u', modelName: 'T46U' }, after: { name: 'Front desk', modelId: 'yealink-t46u', modelName: 'T46U' },
  requestId: 'request-9', ip: '192.0.2.1', revertedBy: null, reverts: null, isRevertible: true, ...part,
});

const show = (event: AuditEvent, path = `/audit/${event.id}`) => {
  answer(audit.list, { items: [event], total: 1, totalIsEstimate: false, next: null });
  answer(audit.get, event);
  return renderPage(<AuditPage />, { path, route: 'audit', children: [{ path: ':id', element: <AuditPanel /> }] });
};
const panel = () => screen.findByRole('dialog', { name: /Phone changed/ });

test('a change tells who did it by way of which organisation, and what differs', async () => {
  show(anEvent());
  const shown = within(await panel());
  expect(shown.getByText('Administrator of Northwind Telecom')).toBeDefined();
  expect(shown.getByRole('row', { name: 'Name Reception Front desk' })).toBeDefined();
  expect(shown.getByText('request-9')).toBeDefined();
});

test('what was done to many at once is one row, which opens to each of them', async () => {
  const number = (n: number) => ({ type: 'phone-number' as const, id: anId(500 + n), label: `+1202555010${n}` });
  const rows = [0, 1, 2].map((n) => anEvent({ id: anId(600 + n), action: 'phone-number.added', entity: number(n), before: null }));
  const others = anEvent({ id: anId(700), changeSetId: anId(701), action: 'extension.updated', entity: { type: 'extension', id: anId(702), label: '100 Reception' }, group: { size: 4_000, firstLabel: '100 Reception', lastLabel: '4099 Attic' } });
  const page = <T,>(items: T[], total = items.length) => ({ items, total, totalIsEstimate: false, next: null });
  answer(audit.list, ({ query }) => (query.changeSetId ? page([...rows].reverse()) : page([{ ...rows[0]!, group: { size: 3, firstLabel: '+12025550100', lastLabel: '+12025550102' } }, others], 4_003)));
  const { user } = renderPage(<AuditPage />, { path: '/audit', route: 'audit' });
  const toggle = await screen.findByRole('button', { name: '3 phone numbers added', expanded: false });
  expect(callsOf(audit.list)[0]!.query).toMatchObject({ grouped: 'true' });
  expect(screen.getByRole('row', { name: /3 phone numbers added \+1 202 555 0100 – \+1 202 555 0102/ })).toBeDefined();
  // Too many for one page.
  expect(screen.getByRole('link', { name: '4,000 extensions changed' }).getAttribute('href')).toContain(`changeSetId=${anId(701)}`);
  expect(screen.getByText('4,003 of 4,003')).toBeDefined();
  await user.click(toggle);
  for (const n of [0, 1, 2]) expect(await screen.findByRole('row', { name: new RegExp(`^Phone number added \\+1 202 555 010${n}`) })).toBeDefined();
  expect(screen.getAllByRole('row', { name: /^Phone number added/ }).map((row) => /010\d/.exec(row.textContent)?.[0])).toEqual(['0100', '0101', '0102']);
  expect(callsOf(audit.list).at(-1)!.query).toMatchObject({ changeSetId: anId(42), action: 'phone-number.added' });
  await user.click(screen.getByRole('button', { name: '3 phone numbers added', expanded: true }));
  expect(screen.queryByRole('row', { name: /^Phone number added/ })).toBeNull();
});

test('undoing says of a user what does not come back', async () => {
  answer(audit.previewRevert, { rest: [], steps: [{ eventId: anId(40), entity: { type: 'user', id: anId(41), label: 'Ann Lee' }, does: 'recreate', conflict: null, lost: [], kept: [] }] });
  const { user } = show(anEvent());
  await user.click(within(await panel()).getByRole('button', { name: 'Undo…' }));
  expect(await within(await screen.findByRole('dialog', { name: 'Undo this change?' })).findByText(/not invited to the app and without devices/)).toBeDefined();
});

test('undoing says which secrets of an extension do not come back, and afterwards what is to be done', async () => {
  const said = vi.spyOn(toast, 'done');
  answer(audit.previewRevert, { rest: [], steps: [{ eventId: anId(40), entity: { type: 'extension', id: anId(41), label: '103 Ann' }, does: 'recreate', conflict: null, lost: ['sip-password', 'voicemail-pin', 'sign-in-password'], kept: [] }] });
  answer(audit.revert, { changeSetId: anId(43), reverted: 1, running: false });
  const { user } = show(anEvent());
  await user.click(within(await panel()).getByRole('button', { name: 'Undo…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Undo this change?' }));
  for (const lost of [/the SIP password/, /the PIN of the voicemail/, /the password of its person/]) expect(await dialog.findByText(lost)).toBeDefined();
  await user.click(dialog.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(said).toHaveBeenCalledWith('One object is back, but for passwords and other secrets: set those anew.'));
});

test('undoing says which secrets of a delivery method do not come back', async () => {
  answer(audit.previewRevert, { rest: [], steps: [{ eventId: anId(40), entity: { type: 'delivery-method', id: anId(41), label: 'Archive' }, does: 'recreate', conflict: null, lost: ['delivery-password', 'private-key'], kept: [] }] });
  const { user } = show(anEvent());
  await user.click(within(await panel()).getByRole('button', { name: 'Undo…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Undo this change?' }));
  for (const lost of [/the password at the server/, /the private key/]) expect(await dialog.findByText(lost)).toBeDefined();
});

test('of a large change it is said how much is not shown, by kind', async () => {
  answer(audit.previewRevert, {
    steps: [{ eventId: anId(40), entity: { type: 'extension', id: anId(41), label: '103 Ann' }, does: 'remove', conflict: null, lost: [], kept: [] }],
    rest: [{ type: 'extension', does: 'remove', count: 11_000 }, { type: 'ring-group', does: 'restore', count: 1 }],
  });
  const { user } = show(anEvent());
  await user.click(within(await panel()).getByRole('button', { name: 'Undo…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Undo this change?' });
  expect(await within(dialog).findByText(/^11,001 more changes are not shown/)).toBeDefined();
  expect(within(dialog).getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['Extension 103 Ann is removed again', 'Extension 11,000 are removed again', 'Ring group one goes back to what it was']);
});

test('undoing a change of a delivery method says which secrets it loses, and which stay as they are', async () => {
  answer(audit.previewRevert, { rest: [], steps: [{ eventId: anId(40), entity: { type: 'delivery-method', id: anId(41), label: 'Archive' }, does: 'restore', conflict: null, lost: ['delivery-password'], kept: ['private-key', 'passphrase'] }] });
  const { user } = show(anEvent());
  await user.click(within(await panel()).getByRole('button', { name: 'Undo…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Undo this change?' }));
  expect(await dialog.findByText(/^Does not come back: the password at the server/)).toBeDefined();
  expect(dialog.getByText('Stays as it is now: the private key and the passphrase of the private key.')).toBeDefined();
});

test('undoing shows what it would do, then does it', async () => {
  answer(audit.previewRevert, { rest: [], steps: [{ eventId: anId(40), entity, does: 'restore', conflict: null, lost: [], kept: [] }] });
  answer(audit.revert, { changeSetId: anId(43), reverted: 1, running: false });
  const { user } = show(anEvent());
  await user.click(within(await panel()).getByRole('button', { name: 'Undo…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Undo this change?' });
  expect(await within(dialog).findByText(/goes back to what it was/)).toBeDefined();
  answer(audit.get, anEvent({ revertedBy: anId(43), isRevertible: false }));
  await user.click(within(dialog).getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(callsOf(audit.revert).map(({ params }) => params.id)).toEqual([anId(42)]));
  expect(await screen.findByText(/This was undone/)).toBeDefined();
});

test('before a key is revoked by undoing, the dialog says that this is for good', async () => {
  answer(audit.previewRevert, { rest: [], steps: [{ eventId: anId(40), entity: { type: 'api-key', id: anId(41), label: 'Billing' }, does: 'remove', conflict: null, lost: [], kept: [] }] });
  const { user } = show(anEvent());
  await user.click(within(await panel()).getByRole('button', { name: 'Undo…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Undo this change?' });
  expect(await within(dialog).findByText(/is revoked, for good/)).toBeDefined();
  expect(within(dialog).getByText(/nothing brings it back/)).toBeDefined();
  expect(within(dialog).queryByText(/can be undone/)).toBeNull();
});

test('something newer stands in the way, by name and time', async () => {
  answer(audit.previewRevert, { rest: [], steps: [{ eventId: anId(40), entity, does: 'restore', conflict: 'It was changed since, by Grace Hopper at 2026-11-20T10:00:00.000Z.', lost: [], kept: [] }] });
  const { user } = show(anEvent());
  await user.click(within(await panel()).getByRole('button', { name: 'Undo…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Undo this change?' });
  expect(await within(dialog).findByText(/changed since, by Grace Hopper on Nov 20, 2026/)).toBeDefined();
  expect(within(dialog).getByRole('button', { name: 'Undo' })).toHaveProperty('disabled', true);
});

test('who uses it stands in the way, by name', async () => {
  answer(audit.previewRevert, { rest: [], steps: [{ eventId: anId(40), entity, does: 'remove', conflict: 'It is used by 100 Ann.', lost: [], kept: [] }] });
  const { user } = show(anEvent());
  await user.click(within(await panel()).getByRole('button', { name: 'Undo…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Undo this change?' });
  expect(await within(dialog).findByText('It is used by 100 Ann.')).toBeDefined();
  expect(within(dialog).getByRole('button', { name: 'Undo' })).toHaveProperty('disabled', true);
});

test('an undoing can be undone, and one that was undone cannot', async () => {
  show(anEvent({ reverts: anId(44) }));
  expect(within(await panel()).getByRole('button', { name: 'Undo the undoing…' })).toBeDefined();
});

test('a period stands in the address among the filters, from midnight on', async () => {
  const { user, search } = show(anEvent(), '/audit?action=phone.updated');
  await user.click(await screen.findByRole('button', { name: /^Period/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Last 7 days' }));
  await waitFor(() => expect(search()).toMatchObject({ action: 'phone.updated', from: expect.stringMatching(/Z$/) }));
  expect(new Date(search().from!).getHours()).toBe(0);
  await waitFor(() => expect(callsOf(audit.list).at(-1)!.query).toMatchObject({ action: 'phone.updated', from: search().from }));
});

const invitation = { status: 'not-sent', obstacle: 'no-email', sentTo: null, sentAt: null, expiresAt: null, openedAt: null, activatedAt: null, devices: 0, mailError: '' };
const aUser = { id: anId(41), firstName: 'Ann', lastName: 'Lee', name: 'Ann Lee', email: null, department: '', crmUserId: 'CRM-7', avatarId: null, timeScheduleId: anId(60), timeScheduleName: 'Office hours', invitation, sipAccounts: 0, callFlows: 0, version: 1 };
const ofUser = { type: 'user', id: anId(41), label: 'Ann Lee' } as const;

test('fields have the names that their pages have, an object its own by name, and what nobody sets is left out', async () => {
  show(anEvent({ action: 'user.updated', entity: ofUser, before: aUser, after: { ...aUser, crmUserId: 'CRM-8', timeScheduleId: null, timeScheduleName: null, invitation: { ...invitation, status: 'sent' }, callFlows: 2 } }));
  const shown = within(await screen.findByRole('dialog', { name: /User changed/ }));
  expect(shown.getAllByRole('row').map((row) => row.textContent)).toEqual(['FieldBeforeAfter', 'CRM user IDCRM-7CRM-8', 'Time scheduleOffice hours—']);
});

test('what a change was about is shown although nobody sets it, in words', async () => {
  show(anEvent({ action: 'user.invited', entity: ofUser, before: aUser, after: { ...aUser, invitation: { ...invitation, status: 'sent', obstacle: null, sentTo: 'ann@example.com', sentAt: '2026-11-20T09:30:00.000Z' } } }));
  const shown = within(await screen.findByRole('dialog', { name: /User invited/ }));
  expect(shown.getByRole('row', { name: /^Invitation to the app Status: Not sent, What stands in the way: No e-mail address, Devices: 0 Status: Sent, Sent to: ann@example\.com, Sent: Nov 20, 2026/ })).toBeDefined();
});

test('values are words, numbers as people read them, and references the names of what they refer to', async () => {
  const key = { module: 0, position: 3, kind: 'blf', label: '', value: '101', line: null };
  answer(keyLayouts.get, { id: anId(61), name: 'Front desks', ownerId: tenantId, ownerName: 'Canistracci OIL', keys: [], version: 1, createdAt: '2026-11-20T09:30:00.000Z', updatedAt: '2026-11-20T09:30:00.000Z' });
  refuse(phoneTemplates.get, 'not-found');
  show(anEvent({ before: { keyLayoutId: null, templateId: null, isVirtual: true, httpScheme: 'ANY', keys: [], dialled: '+12025550100' }, after: { keyLayoutId: anId(61), templateId: anId(62), isVirtual: false, httpScheme: 'DIGEST', keys: [key], dialled: '+12025550101' } }));
  const shown = within(await panel());
  expect(await shown.findByRole('row', { name: 'Key layout — Front desks' })).toBeDefined();
  for (const name of ['Template — Not there any more, or not yours to see', 'Virtual phone provisioning Yes No', 'Dialled +1 202 555 0100 +1 202 555 0101', /^HTTP authentication Basic or Digest.* Digest only$/, /^Own keys — Key 3: Busy lamp.*101$/]) expect(shown.getByRole('row', { name })).toBeDefined();
});
