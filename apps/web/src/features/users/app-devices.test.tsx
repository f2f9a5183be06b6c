import { appDevices, type AppDevice } from '@patchbay/contract/app-devices';
import { users } from '@patchbay/contract/users';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf } from '../../test/answer.ts';
import { anId, renderApp, tenantId } from '../../test/render.tsx';
import { aUser } from '../../test/users.ts';
import { pages } from '../../pages.ts';

const device: AppDevice = { id: anId(700), userId: aUser().id, userName: 'Ann Lee', os: 'Android 16', appVersion: '1.2', createdAt: '2026-11-20T09:30:05.000Z', lastSeenAt: '2026-11-20T09:31:00.000Z' };
const page = (...items: AppDevice[]) => ({ items, total: items.length, totalIsEstimate: false, next: null });

test('[57] the second tab of Users lists the devices, and the x of one signs it out', async () => {
  answer(appDevices.list, () => (callsOf(appDevices.remove).length === 0 ? page(device) : page()));
  answer(appDevices.remove, undefined);
  answer(users.list, { items: [], total: 0, totalIsEstimate: false, next: null });
  const { user } = renderApp(`/t/${tenantId}/users/app-devices`, { pages });
  expect(await screen.findByText('Android 16', undefined, { timeout: 20_000 })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'App Devices' }).getAttribute('aria-current')).toBe('page');
  expect(screen.getByText(/^2026-11-20 \d\d:30:05$/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Delete: Ann Lee · Android 16' }));
  expect(await screen.findByText(/signed out at once and for good/)).toBeTruthy();
  await user.click(await screen.findByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(callsOf(appDevices.remove)[0]?.params.id).toBe(device.id));
  expect(await screen.findByText('No app devices yet')).toBeTruthy();
});

test('after the removal of a device the focus is at the next one, and at the heading when none is left', async () => {
  const devices = [device, { ...device, id: anId(701), os: 'iOS 26' }];
  answer(appDevices.list, () => page(...devices.slice(callsOf(appDevices.remove).length)));
  answer(appDevices.remove, undefined);
  answer(users.list, { items: [], total: 0, totalIsEstimate: false, next: null });
  const { user } = renderApp(`/t/${tenantId}/users/app-devices`, { pages });
  const remove = async (os: string) => {
    (await screen.findByRole('button', { name: `Delete: Ann Lee · ${os}` }, { timeout: 20_000 })).focus();
    await user.keyboard('{Enter}');
    (await screen.findByRole('button', { name: 'Remove' })).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  };
  await remove('Android 16');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('row', { name: /iOS 26/ })));
  await remove('iOS 26');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: /^App Devices/, level: 1 })));
});
