import { FeatureAction, featureCodes, type FeatureCode } from '@patchbay/contract/feature-codes';
import type { Permission } from '@patchbay/contract/permissions';
import { relations } from '@patchbay/contract/relations';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf, refuse } from '../../test/answer.ts';
import { anId, renderApp, renderPage, tenantId } from '../../test/render.tsx';
import { pages } from '../../pages.ts';
import { FeatureCodesPage } from './feature-codes-page.tsx';

const at = '2026-11-20T09:30:00.000Z';
const aCode = (part: Partial<FeatureCode> = {}): FeatureCode => ({ id: anId(8), code: '*8', action: 'PICKUP', isEnabled: true, comment: '', version: 1, createdAt: at, updatedAt: at, ...part });
const page = <T,>(...items: T[]) => ({ items, total: items.length, totalIsEstimate: false, next: null });
const openPage = (may?: Permission[]) => renderPage(<FeatureCodesPage />, { path: '/feature-codes', route: 'feature-codes', may });
const rowOf = async (name: string) => within(await screen.findByRole('listitem', { name }));

test('every action is there, with its code or as not set', async () => {
  answer(featureCodes.list, page(aCode({ isEnabled: false, comment: 'For the night shift' })));
  openPage();
  const pickup = await rowOf('Pickup');
  expect(pickup.getByRole('link', { name: '*8' })).toBeTruthy();
  expect(pickup.getByText('Disabled')).toBeTruthy();
  expect(pickup.getByText('For the night shift')).toBeTruthy();
  expect((await rowOf('Park')).getByText('not set')).toBeTruthy();
  expect(screen.getAllByRole('listitem')).toHaveLength(FeatureAction.options.length);
});

test('the usual ones come at one click, which is gone once all have a code', async () => {
  let items = [aCode()];
  answer(featureCodes.list, () => page(...items));
  answer(featureCodes.addUsual, () => {
    const added = FeatureAction.options.filter((action) => action !== 'PICKUP').map((action, i) => aCode({ id: anId(20 + i), action, code: `*2${i}` }));
    items = [...items, ...added];
    return { items: added };
  });
  const { user } = openPage();
  await user.click(await screen.findByRole('button', { name: 'Add the usual ones' }));
  expect(await (await rowOf('Park')).findByRole('link', { name: '*24' })).toBeTruthy();
  await expect.poll(() => screen.queryByRole('button', { name: 'Add the usual ones' })).toBeNull();
});

test('a code that something has is refused at its field, and what was typed stays', async () => {
  answer(featureCodes.list, page());
  const detail = '*8 is in use by feature code *8.';
  refuse(featureCodes.create, 'already-exists', { detail, errors: [{ pointer: '/code', detail }] });
  const { user } = openPage();
  await user.click(await screen.findByRole('button', { name: 'Set a code for Park' }));
  await user.type(await screen.findByRole('textbox', { name: /^Code/ }), '*8');
  await user.type(screen.getByRole('textbox', { name: /^Comment/ }), 'Lobby');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('textbox', { name: /^Code/, description: /is a feature code already/ })).toBeTruthy();
  expect(screen.getByDisplayValue('Lobby')).toBeTruthy();
  expect(callsOf(featureCodes.create)[0]?.body).toEqual({ code: '*8', action: 'PARK', isEnabled: true, comment: 'Lobby' });
});

test('who removes a code by keys stays at its action, which can be given another', async () => {
  answer(featureCodes.list, () => (callsOf(featureCodes.remove).length === 0 ? page(aCode()) : page()));
  answer(featureCodes.references, { blocking: [], removed: [], released: [] });
  answer(featureCodes.remove, undefined);
  const { user } = openPage();
  (await screen.findByRole('button', { name: 'Actions for *8' })).focus();
  await user.keyboard('{Enter}');
  (await screen.findByRole('menuitem', { name: 'Delete' })).focus();
  await user.keyboard('{Enter}');
  const sure = await within(await screen.findByRole('dialog')).findByRole('button', { name: 'Remove' });
  await expect.poll(() => (sure as HTMLButtonElement).disabled).toBe(false);
  sure.focus();
  await user.keyboard('{Enter}');
  const set = await screen.findByRole('button', { name: 'Set a code for Pickup' });
  await expect.poll(() => document.activeElement).toBe(set);
});

test('[43] [44] the relations of a code tell who records by it, each with the way to the form', async () => {
  const line = { kind: 'app-configuration', id: anId(30), label: 'Ann Lee' };
  answer(featureCodes.get, aCode({ code: '*1', action: 'RECORD_ON_DEMAND' }));
  answer(featureCodes.references, { blocking: [], removed: [], released: [line] });
  answer(relations.get, { callFlows: [], contactMethods: [line], appDevices: [] });
  renderApp(`/t/${tenantId}/feature-codes/${anId(8)}?tab=relations`, { pages });
  const section = within(await screen.findByRole('region', { name: 'Contact Methods' }, { timeout: 20_000 }));
  expect(section.getByRole('link', { name: 'Edit Ann Lee' }).getAttribute('href')).toBe(`/t/${tenantId}/contact-methods/app-configurations/${anId(30)}/edit`);
  expect(screen.getAllByText('No relations')).toHaveLength(2);
  expect(callsOf(relations.get)[0]!.params).toMatchObject({ kind: 'feature-code', id: anId(8) });
  expect(screen.getAllByText('Ann Lee')).toHaveLength(1);
});

test('whoever may only read sees no way to change any', async () => {
  answer(featureCodes.list, page());
  openPage(['featureCodes:read']);
  expect(await screen.findByText(/An administrator of .* can set/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Set a code|usual/ })).toBeNull();
});
