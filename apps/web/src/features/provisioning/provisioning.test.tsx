import { unknownFetches } from '@patchbay/contract/phone-traffic';
import { provisioningSettings, type ProvisioningSettings } from '@patchbay/contract/provisioning-settings';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf, refuse } from '../../test/answer.ts';
import { anId, renderPage } from '../../test/render.tsx';
import { EditProvisioningSettingsPage, ProvisioningSettingsPage } from './settings-page.tsx';
import { UnknownRequestsPage } from './unknown-requests-page.tsx';

const at = '2026-11-20T09:30:00.000Z';
const settings: ProvisioningSettings = { networks: ['192.0.2.0/24'], firstFetchHours: 48, hasWebPassword: true, familiesKeepingTheirs: ['Mitel 6700, 6800 and 6900 SIP'], enrolmentUrl: 'https://phones.example/p/••••••••/', version: 3, updatedAt: at };
const guide = { items: [
  { vendorId: 'poly', vendor: 'Poly', options: [160, 66], form: 'folder' as const, fileName: '', menu: 'Settings › Provisioning Server', source: 'Administrator’s Guide, DHCP Menu', order: 'unsaid' as const },
  { vendorId: 'cisco', vendor: 'Cisco', options: [66, 160], form: 'file' as const, fileName: '$MA.xml', menu: 'Voice › Provisioning › Profile Rule', source: null, order: null },
] };

test('the page of the settings tells how phones of each vendor are told, and shows the address to those who may read it', async () => {
  answer(provisioningSettings.get, settings);
  answer(provisioningSettings.guide, guide);
  answer(provisioningSettings.revealEnrolment, { enrolmentUrl: 'https://phones.example/p/s3cret/' });
  const { user } = renderPage(<ProvisioningSettingsPage />, { path: '/phones/settings', route: 'phones/settings' });
  const row = (await screen.findByRole('rowheader', { name: 'Cisco' })).closest('tr')!;
  expect(within(row).getByText('66, 160')).toBeTruthy();
  expect(within(row).getByText('the address and $MA.xml')).toBeTruthy();
  expect(within(row).getByText('not found with the vendor; try it on one phone')).toBeTruthy();
  expect(screen.getByText('Administrator’s Guide, DHCP Menu; it names them in no order')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Show the address' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText('https://phones.example/p/s3cret/')).toBeTruthy();
  expect(dialog.getByText('https://phones.example/p/s3cret/$MA.xml')).toBeTruthy();
  expect(dialog.getByRole('button', { name: 'Copy Cisco' })).toBeTruthy();
  expect(dialog.queryByText('Poly')).toBeNull();
  expect(screen.queryByText(/answers no new phone/)).toBeNull();
});

test('settings that cannot be had leave the page with its title and its way back', async () => {
  refuse(provisioningSettings.get, 'internal');
  renderPage(<ProvisioningSettingsPage />, { path: '/phones/settings', route: 'phones/settings' });
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Provisioning settings');
  expect(screen.getByRole('link', { name: 'Phones' })).toBeTruthy();
});

test('making the address asks for how long new phones may come, two weeks unless something else is said, and shows it', async () => {
  answer(provisioningSettings.get, { ...settings, enrolmentUrl: null, firstFetchHours: null });
  answer(provisioningSettings.guide, guide);
  answer(provisioningSettings.enrol, settings);
  answer(provisioningSettings.revealEnrolment, { enrolmentUrl: 'https://phones.example/p/s3cret/' });
  const { user } = renderPage(<ProvisioningSettingsPage />, { path: '/phones/settings', route: 'phones/settings' });
  await user.click(await screen.findByRole('button', { name: 'Make the address' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Make the address' }));
  await expect.poll(() => callsOf(provisioningSettings.enrol)[0]?.body).toEqual({ firstFetchHours: 336 });
  expect(await screen.findByText('https://phones.example/p/s3cret/')).toBeTruthy();
});

test('an address without a time for first fetches is said to answer no new phone', async () => {
  answer(provisioningSettings.get, { ...settings, firstFetchHours: null });
  answer(provisioningSettings.guide, guide);
  renderPage(<ProvisioningSettingsPage />, { path: '/phones/settings', route: 'phones/settings' });
  expect(await screen.findByText(/This address answers no new phone/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Set how long new phones may come' }).getAttribute('href')).toMatch(/\/phones\/settings\/edit$/);
});

test('who may not write makes no address', async () => {
  answer(provisioningSettings.get, { ...settings, enrolmentUrl: null });
  answer(provisioningSettings.guide, guide);
  renderPage(<ProvisioningSettingsPage />, { path: '/phones/settings', route: 'phones/settings', may: ['phones:read'] });
  expect(await screen.findByText(/There is no such address yet/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Make the address' })).toBeNull();
});

test('the form saves networks and hours, and keeps a password that is left alone', async () => {
  answer(provisioningSettings.get, settings);
  answer(provisioningSettings.update, settings);
  const { user } = renderPage(<EditProvisioningSettingsPage />, { path: '/phones/settings/edit', route: 'phones/settings/edit' });
  await user.type(await screen.findByRole('combobox', { name: /^Networks/ }), '2001:db8::/32{Enter}');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await expect.poll(() => callsOf(provisioningSettings.update)[0]?.body).toEqual({ networks: ['192.0.2.0/24', '2001:db8::/32'], firstFetchHours: 48, version: 3 });
});

test('unknown requests stand by network and day', async () => {
  answer(unknownFetches.list, { items: [{ id: anId(1), day: '2026-11-20', network: '203.0.113.0/24', requests: 1_204, firstAt: at, lastAt: at, lastUserAgent: 'zgrab' }], total: 1, totalIsEstimate: false, next: null });
  renderPage(<UnknownRequestsPage />, { path: '/unknown-requests', route: 'unknown-requests' });
  expect(await screen.findByText('203.0.113.0/24')).toBeTruthy();
  expect(screen.getByText('1,204')).toBeTruthy();
  expect(screen.getByText(/by day and network\. Here stand the networks from which a phone of yours has been answered before\.$/)).toBeTruthy();
});

test('whose phones do not take the password of the web pages is said beside it', async () => {
  answer(provisioningSettings.get, settings);
  answer(provisioningSettings.guide, guide);
  const { user } = renderPage(<ProvisioningSettingsPage />, { path: '/phones/settings', route: 'phones/settings' });
  await user.click(await screen.findByRole('tab', { name: 'Who gets files' }));
  expect(await screen.findByText(/not taken by these phones.*Mitel 6700, 6800 and 6900 SIP/)).toBeTruthy();
});
