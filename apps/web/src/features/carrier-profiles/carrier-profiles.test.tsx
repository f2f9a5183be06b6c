import { carrierProfiles, type CarrierProfile } from '@patchbay/contract/carrier-profiles';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf } from '../../test/answer.ts';
import { anId, renderApp, resellerId } from '../../test/render.tsx';
import { pages } from '../../pages.ts';

const at = '2026-11-20T09:30:00.000Z';
const profile: CarrierProfile = {
  id: anId(400), serves: 'SMS', carrier: 'Bandwidth', name: 'BW for Testing', isDefault: false, label: 'Bandwidth(BW for Testing) - (Northwind Telecom)', ownerId: resellerId, ownerName: 'Northwind Telecom',
  hasCredentials: true, version: 1, createdAt: at, updatedAt: at,
};

const open = (found: CarrierProfile, rest = '') => {
  answer(carrierProfiles.get, found);
  answer(carrierProfiles.references, { blocking: [], removed: [], released: [] });
  return renderApp(`/o/${resellerId}/carrier-profiles/${found.id}${rest}`, { pages });
};

test('credentials that are not typed anew stay as they are', async () => {
  answer(carrierProfiles.update, profile);
  const { user } = open(profile, '/edit');
  const name = await screen.findByRole('textbox', { name: /^Name/ });
  await user.clear(name);
  await user.paste('Other');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(carrierProfiles.update)[0]?.body).toEqual({ serves: 'SMS', carrier: 'Bandwidth', name: 'Other', isDefault: false, version: 1 }));
});

test('those that are typed replace all of them', async () => {
  answer(carrierProfiles.update, profile);
  const { user } = open(profile, '/edit');
  await user.click(await screen.findByLabelText('Client secret'));
  await user.paste('hush');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(callsOf(carrierProfiles.update)[0]?.body).toMatchObject({ credentials: { client_secret: 'hush' } }));
});

test('a profile of an organisation above is shown and not changed', async () => {
  open({ ...profile, ownerId: null });
  expect((await screen.findAllByText(profile.label)).length).toBeGreaterThan(0);
  expect(screen.queryByRole('link', { name: 'Edit' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull();
});
