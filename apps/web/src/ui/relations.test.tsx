import { appConfigurations } from '@patchbay/contract/app-configurations';
import { relations } from '@patchbay/contract/relations';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { pages } from '../pages.ts';
import { answer } from '../test/answer.ts';
import { anId, renderApp, tenantId } from '../test/render.tsx';
import { aLine } from '../test/users.ts';

const line = aLine({ isConfigured: true });

const openRelations = async () => {
  answer(appConfigurations.list, { items: [line], total: 1, totalIsEstimate: false, next: null });
  answer(relations.get, { callFlows: [{ kind: 'call-flow', id: anId(3), label: 'Main line' }], contactMethods: [{ kind: 'contact-method', id: anId(4), label: 'Ann Lee · Desk' }], appDevices: [] });
  const { user } = renderApp(`/t/${tenantId}/contact-methods`, { pages });
  await user.click(await screen.findByRole('button', { name: 'Actions for Ann Lee' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Relations' }));
  return { dialog: within(await screen.findByRole('dialog', { name: 'Relations of Ann Lee' })) };
};

test('[42] the row of an app configuration opens its relations', async () => {
  const { dialog } = await openRelations();
  expect((await dialog.findAllByRole('heading', { level: 3 })).map(({ textContent }) => textContent)).toEqual(['Call Flows', 'Contact Methods', 'App Devices']);
});

test('[43] call flows, contact methods and app devices stand in sections of their own', async () => {
  const { dialog } = await openRelations();
  expect(within(await dialog.findByRole('region', { name: 'Call Flows' })).getByText('Main line')).toBeTruthy();
  expect(within(dialog.getByRole('region', { name: 'Contact Methods' })).getByText('Ann Lee · Desk')).toBeTruthy();
});

test('[44] the gear beside each item opens its edit page', async () => {
  const { dialog } = await openRelations();
  expect((await dialog.findByRole('link', { name: 'Edit Ann Lee · Desk' })).getAttribute('href')).toBe(`/t/${tenantId}/contact-methods/${anId(4)}/edit`);
  expect(dialog.getByRole('link', { name: 'Edit Main line' }).getAttribute('href')).toBe(`/t/${tenantId}/call-flows/${anId(3)}/edit`);
});

test('[45] a section without items says that there are no relations', async () => {
  const { dialog } = await openRelations();
  expect(within(await dialog.findByRole('region', { name: 'App Devices' })).getByText('No relations')).toBeTruthy();
});
