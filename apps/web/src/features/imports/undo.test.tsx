import { audit } from '@patchbay/contract/audit';
import { imports, type Import } from '@patchbay/contract/imports';
import { reverts, type RevertRun } from '@patchbay/contract/reverts';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer } from '../../test/answer.ts';
import { anId, renderApp, resellerId } from '../../test/render.tsx';
import { pages } from '../../pages.ts';

const at = '2026-11-20T09:30:00.000Z';

const anImport: Import = {
  id: anId(50), kind: 'phone-numbers', organisationId: resellerId, organisationName: 'Northwind Telecom', fileName: 'numbers.csv', sizeBytes: 444_900, settings: {}, status: 'done', mode: 'valid-rows',
  counts: { create: 100_000, update: 0, unchanged: 0, rejected: 0 }, planHash: 'hash-1', progress: { step: null, done: 4, total: 4, unit: 'rows', seconds: 0 }, finding: null, warnings: [], details: {}, columns: [],
  changeSetId: anId(70), revertedBy: null, uploadedBy: 'Ada Byron', committedBy: 'Ada Byron', createdAt: at, plannedAt: at, finishedAt: at, keptUntil: null,
};

const openImport = () => {
  answer(imports.get, anImport);
  answer(imports.rows, { items: [], total: 0, totalIsEstimate: false, next: null });
  return renderApp(`/o/${resellerId}/imports/${anImport.id}`, { pages });
};

const aRun = (part: Partial<RevertRun> = {}): RevertRun => ({
  changeSetId: anId(71), reverts: anId(70), action: 'phone-number.added', status: 'running', progress: { done: 40_000, total: 100_000 }, problem: null, startedBy: 'Ada Byron', isOwn: true, createdAt: at, finishedAt: null, ...part,
});

test('a large import is undone by and by, which the page shows after coming back', async () => {
  answer(audit.previewRevert, { rest: [], steps: [{ eventId: anId(81), entity: { type: 'phone-number', id: anId(91), label: '+12025550123' }, does: 'remove', conflict: null, lost: [], kept: [] }] });
  answer(audit.revert, { changeSetId: anId(71), reverted: 0, running: true });
  answer(reverts.list, { items: [] });
  const { user } = openImport();
  await user.click(await screen.findByRole('button', { name: 'Undo…' }));
  await screen.findByText('100,000 new entries are removed again');
  answer(reverts.list, { items: [aRun()] });
  await user.click(screen.getByRole('button', { name: 'Undo the import' }));
  await screen.findByText('It is being undone. You can leave this page and come back.');
  expect((await screen.findByRole('progressbar', { name: /^Undoing “.+” \(100,000 objects\)$/ })).getAttribute('aria-valuenow')).toBe('40');
  expect(screen.queryByRole('button', { name: 'Undo…' })).toBeNull();
});

test('an undoing that came to nothing says what is in the way, and can be tried again', async () => {
  const references = Array.from({ length: 7 }, (_, n) => ({ kind: 'phone-number', id: anId(200 + n), label: `+1202555012${n}` }));
  const problem = { type: '/problems/revert-conflict', code: 'revert-conflict' as const, title: 'x', status: 409, detail: 'Nothing was undone.', requestId: 'r', references, params: { count: 12 } };
  answer(reverts.list, { items: [aRun({ status: 'failed', problem, finishedAt: at })] });
  openImport();
  expect((await screen.findByText(/^In the way: /)).textContent).toBe('In the way: +1 202 555 0120, +1 202 555 0121, +1 202 555 0122, +1 202 555 0123, +1 202 555 0124 and 7 more.');
  expect(screen.getByRole('button', { name: 'Undo…' })).toBeTruthy();
});
