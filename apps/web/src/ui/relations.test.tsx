import { appConfigurations } from '@patchbay/contract/app-configurations';
import { relations, type Relations } from '@patchbay/contract/relations';
import { contactMethods } from '@patchbay/contract/contact-methods';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { pages } from '../pages.ts';
import { answer, callsOf, refuse } from '../test/answer.ts';
import { anId, renderApp, tenantId } from '../test/render.tsx';
import { aLine } from '../test/users.ts';

const line = aLine({ isConfigured: true });

const device = { kind: 'app-device', id: anId(5), label: 'Ann Lee · Android 16' };
const openRelations = async (more: Partial<Relations> = {}) => {
  answer(appConfigurations.list, { items: [line], total: 1, totalIsEstimate: false, next: null });
  answer(relations.get, { callFlows: [{ kind: 'call-flow', id: anId(3), label: 'Main line' }], contactMethods: [{ kind: 'contact-method', id: anId(4), label: 'Ann Lee · Desk' }], appDevices: [], ...more });
  const { user, router } = renderApp(`/t/${tenantId}/contact-methods`, { pages });
  await user.click(await screen.findByRole('button', { name: 'Actions for Ann Lee' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Relations' }));
  return { user, router, dialog: within(await screen.findByRole('dialog', { name: 'Relations of Ann Lee' })) };
};

test('[42] the row of an app configuration opens its relations', async () => {
  const { dialog } = await openRelations();
  expect((await dialog.findAllByRole('heading', { level: 3 })).map(({ textContent }) => textContent)).toEqual(['Call Flows', 'Contact Methods', 'App Devices']);
  expect(callsOf(relations.get).map(({ params }) => params)).toMatchObject([{ kind: 'app-configuration', id: line.id }]);
});

test('[43] call flows, contact methods and app devices stand in sections of their own', async () => {
  const { dialog } = await openRelations({ appDevices: [device] });
  await dialog.findByText('Main line');
  const inSection = (name: string) => within(dialog.getByRole('region', { name })).getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(['Call Flows', 'Contact Methods', 'App Devices'].map((name) => inSection(name))).toEqual([['Call flowMain line'], ['Contact methodAnn Lee · Desk'], ['App deviceAnn Lee · Android 16']]);
});

test('[44] the gear beside each item opens its edit page', async () => {
  const { user, router, dialog } = await openRelations({ appDevices: [device] });
  const items = await dialog.findAllByRole('listitem');
  const gears = items.map((item) => within(item).getByRole('link', { name: /^Edit / }));
  expect(gears.map((gear) => [gear.getAttribute('aria-label'), gear.getAttribute('href')])).toEqual([
    ['Edit Main line', `/t/${tenantId}/call-flows/${anId(3)}/edit`],
    ['Edit Ann Lee · Desk', `/t/${tenantId}/contact-methods/${anId(4)}/edit`],
    ['Edit Ann Lee · Android 16', `/t/${tenantId}/users/app-devices?q=${encodeURIComponent('Ann Lee · Android 16')}`],
  ]);
  refuse(contactMethods.get, 'not-found');
  await user.click(gears[1]!);
  await waitFor(() => expect(router.state.location.pathname).toBe(`/t/${tenantId}/contact-methods/${anId(4)}/edit`));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('[45] a section without items says that there are no relations', async () => {
  const { dialog } = await openRelations();
  expect(within(await dialog.findByRole('region', { name: 'App Devices' })).getByText('No relations')).toBeTruthy();
  expect(dialog.getAllByText('No relations')).toHaveLength(1);
});
