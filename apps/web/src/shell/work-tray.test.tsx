import { type CarrierComparison, carrierComparisons } from '@patchbay/contract/carrier-comparisons';
import { type Import, imports } from '@patchbay/contract/imports';
import { type NumberBulk, numberBulks } from '@patchbay/contract/number-bulks';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, callsOf } from '#test/answer.ts';
import { pageOf } from '#test/numbers.ts';
import { anId, renderApp, resellerId } from '#test/render.tsx';
import { Page } from '#ui/page.tsx';
import type { PageEntry } from '../pages.ts';

const at = '2026-11-20T09:30:00.000Z';
const pages: PageEntry[] = [{ at: ['organisation'], path: 'things', permission: 'imports:read', load: async () => () => <Page title="Things">list</Page> }];
const anImport: Import = {
  id: anId(50), kind: 'phone-numbers', organisationId: resellerId, organisationName: 'Northwind Telecom', fileName: 'numbers.csv', sizeBytes: 100, settings: {}, status: 'planning', counts: null, planHash: null,
  progress: { step: 'reading', done: 43, total: 100, unit: 'bytes', seconds: 3 }, finding: null, warnings: [], details: {}, columns: [], mode: null, changeSetId: null, revertedBy: null, uploadedBy: 'Ada Byron',
  committedBy: null, createdAt: at, plannedAt: null, finishedAt: null, keptUntil: null,
};
const aBulk: NumberBulk = {
  id: anId(60), status: 'running', action: { type: 'unblock' }, ownerName: null, voiceCarrierLabel: null, smsCarrierLabel: null, numbers: 3, states: { SPARE: 3, IN_SERVICE: 0, QUARANTINE: 0, BLOCKED: 0 }, plan: null,
  progress: { done: 1, total: 3 }, result: null, changeSetId: null, revertedBy: null, error: null, version: 1, createdAt: at, startedAt: at, finishedAt: null, expiresAt: at,
};

const aComparison: CarrierComparison = {
  id: anId(70), organisationId: resellerId, organisationName: 'Northwind Telecom', fileName: 'teammate.csv', sizeBytes: 100, carrier: null, country: null, status: 'comparing', counts: null,
  progress: { step: 'comparing', done: 0, total: 9, unit: 'rows', seconds: 3 }, finding: null, warnings: [], details: {}, columns: [], uploadedBy: 'Ada Byron', createdAt: at, comparedAt: null, keptUntil: null,
};

test('long work is known from every page: what it is, how far it has come, and the way there', async () => {
  answer(imports.list, pageOf(anImport));
  answer(carrierComparisons.list, pageOf(aComparison, { ...aComparison, id: anId(71), status: 'compared' }));
  answer(numberBulks.list, { items: [aBulk, { ...aBulk, id: anId(61), status: 'done' }] });
  const { user } = renderApp(`/o/${resellerId}/things`, { pages });
  await user.click(await screen.findByRole('button', { name: '3 things are under way' }));
  expect((await screen.findByRole('link', { name: 'numbers.csv' })).getAttribute('href')).toBe(`/o/${resellerId}/imports/${anId(50)}`);
  expect(screen.getByRole('progressbar', { name: 'numbers.csv: The file is read' }).getAttribute('aria-valuenow')).toBe('43');
  expect(screen.getByRole('link', { name: 'teammate.csv' }).getAttribute('href')).toBe(`/o/${resellerId}/phone-numbers/comparisons/${anId(70)}`);
  expect(screen.getByRole('progressbar', { name: 'teammate.csv: Its rows are compared with what is there' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Unblock 3 numbers' }).getAttribute('href')).toBe(`/o/${resellerId}/phone-numbers`);
  expect(screen.getByText('1 of 3 numbers')).toBeTruthy();
});

test('where nothing is under way there is no sign of it', async () => {
  answer(imports.list, pageOf());
  answer(carrierComparisons.list, pageOf());
  answer(numberBulks.list, { items: [] });
  renderApp(`/o/${resellerId}/things`, { pages });
  await waitFor(() => expect(callsOf(imports.list)).toHaveLength(1));
  expect(screen.queryByRole('button', { name: /under way/ })).toBeNull();
});
