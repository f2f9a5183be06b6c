import { audioFiles } from '@patchbay/contract/audio-files';
import { contactMethods, type ContactMethod } from '@patchbay/contract/contact-methods';
import { deliveryMethods } from '@patchbay/contract/delivery-methods';
import { featureCodes } from '@patchbay/contract/feature-codes';
import { imports } from '@patchbay/contract/imports';
import { internalNumbers } from '@patchbay/contract/internal-numbers';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { users } from '@patchbay/contract/users';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { answer, callsOf } from '../../test/answer.ts';
import { anId, renderApp, tenantId } from '../../test/render.tsx';
import { aUser, handlesNothing } from '../../test/users.ts';
import { pages } from '../../pages.ts';

const at = '2026-11-20T09:30:00.000Z';
const none = { items: [], total: 0, totalIsEstimate: false, next: null };
const account: ContactMethod = {
  ...handlesNothing, kind: 'SIP_ACCOUNT', id: anId(700), userId: aUser().id, userName: 'Ann Lee', name: 'Desk', presentedNumberId: null, presentedNumber: null, sipUsername: 'uabc-CANISTRACCI', hasSipPassword: true,
  version: 1, createdAt: at, updatedAt: at,
};

beforeEach(() => {
  for (const endpoint of [phoneNumbers.list, internalNumbers.list, audioFiles.list, deliveryMethods.list, featureCodes.list]) answer(endpoint as typeof phoneNumbers.list, none);
  answer(users.list, { ...none, items: [aUser()], total: 1 });
  answer(imports.kinds, { items: [] });
  answer(contactMethods.get, account);
});

const openNew = async (path: string) => {
  answer(contactMethods.create, account);
  answer(contactMethods.replaceSipPassword, { sipServer: 'sip.example', sipUsername: 'uabc-CANISTRACCI', sipPassword: 'topuvmk3ipn67' });
  const opened = renderApp(`/t/${tenantId}/contact-methods/${path}/new?user=${aUser().id}`, { pages });
  await opened.user.type(await screen.findByRole('textbox', { name: /^Name/ }), 'Desk');
  return opened;
};

test('a new SIP account has the sections of a line, and is made with nothing that was not asked for', async () => {
  const { user } = await openNew('sip-accounts');
  for (const title of ['Inbound calls', 'Outbound calls', 'Call recording']) expect(screen.getByRole('heading', { name: title })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(contactMethods.create)).toHaveLength(1));
  expect(callsOf(contactMethods.create)[0]!.body).toMatchObject({ kind: 'SIP_ACCOUNT', name: 'Desk', internalNumberIds: [], internalCallerIdId: null, deliveryMethodIds: [], recordOnDemand: false });
});

test('a new SIP account is shown with its password, once', async () => {
  const { user } = await openNew('sip-accounts');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const dialog = await screen.findByRole('dialog');
  for (const value of ['sip.example', 'uabc-CANISTRACCI', 'topuvmk3ipn67']) expect(within(dialog).getByText(value)).toBeTruthy();
  expect(callsOf(contactMethods.replaceSipPassword)[0]!.params).toMatchObject({ id: account.id });
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  await waitFor(() => expect(screen.queryByText('topuvmk3ipn67')).toBeNull());
  expect(screen.getByText(/Shown when it is set, and never again/)).toBeTruthy();
});

test('a SIP account with external calls shows a number, and one that records delivers', async () => {
  const { user } = await openNew('sip-accounts');
  await user.click(screen.getByRole('switch', { name: /^Enable external outbound calls/ }));
  await user.click(screen.getByRole('switch', { name: /^Outbound external/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('combobox', { name: /^External caller ID/, description: /Choose the number that external calls show/ })).toBeTruthy();
  expect(screen.getByRole('combobox', { name: /^Delivery methods/, description: /Choose at least one delivery method/ })).toBeTruthy();
  expect(callsOf(contactMethods.create)).toEqual([]);
});

test('a forwarding has what rings and its voicemail, and no more of a line', async () => {
  await openNew('pstn-forwarding');
  expect(screen.getByRole('combobox', { name: /^Internal numbers/ })).toBeTruthy();
  expect(screen.queryByRole('heading', { name: 'Outbound calls' })).toBeNull();
  expect(screen.queryByRole('heading', { name: 'Call recording' })).toBeNull();
});

test('the page of a SIP account says by name what it refers to', async () => {
  answer(contactMethods.get, {
    ...account, whenUnavailable: 'ROUTE_TO_VOICEMAIL', voicemailAudioId: anId(301), voicemailAudio: { id: anId(301), name: 'Greeting' }, recordOnDemand: true,
    deliveryMethodIds: [anId(401)], deliveryMethods: [{ id: anId(401), name: 'Archive' }],
  });
  renderApp(`/t/${tenantId}/contact-methods/${account.id}`, { pages });
  expect((await screen.findByRole('link', { name: 'Greeting' })).getAttribute('href')).toBe(`/t/${tenantId}/audio-files/${anId(301)}`);
  expect(screen.getByRole('link', { name: 'Archive' }).getAttribute('href')).toBe(`/t/${tenantId}/delivery-methods/${anId(401)}`);
});

test.each(['sip-accounts', 'pstn-forwarding', 'sip-forwarding', 'emails'])('the %s of one user say whose they are, and the chip takes that away', async (path) => {
  answer(users.list, none);
  answer(users.get, aUser());
  answer(contactMethods.list, { ...none, items: [account], total: 1 });
  const { user, router } = renderApp(`/t/${tenantId}/contact-methods/${path}?userId=${aUser().id}`, { pages });
  await screen.findByRole('button', { name: 'User Ann Lee' });
  expect(callsOf(contactMethods.list).at(-1)!.query).toMatchObject({ userId: aUser().id });
  await user.click(screen.getByRole('button', { name: 'Remove the filter User' }));
  await waitFor(() => expect(router.state.location.search).toBe(''));
  await waitFor(() => expect(callsOf(contactMethods.list).at(-1)!.query.userId).toBeUndefined());
});
