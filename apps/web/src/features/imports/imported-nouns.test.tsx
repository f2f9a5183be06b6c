import { imports, type Import, type ImportRow } from '@patchbay/contract/imports';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer } from '../../test/answer.ts';
import { anId, renderApp, tenantId } from '../../test/render.tsx';
import { pages } from '../../pages.ts';

const at = '2026-11-20T09:30:00.000Z';
const page = <T,>(...items: T[]) => ({ items, total: items.length, totalIsEstimate: false, next: null });

const codes: Import = {
  id: anId(50), kind: 'feature-codes', organisationId: tenantId, organisationName: 'Canistracci OIL', fileName: 'codes.csv', sizeBytes: 90, settings: {}, status: 'planned',
  counts: { create: 1, update: 0, unchanged: 0, rejected: 1 }, planHash: 'hash-1', progress: { step: null, done: 2, total: 2, unit: 'rows', seconds: 0 }, finding: null, warnings: [], details: {},
  columns: [{ header: 'Action', key: 'action' }, { header: 'Code', key: 'code' }], mode: null, changeSetId: null, revertedBy: null, uploadedBy: 'Ada Byron', committedBy: null, createdAt: at, plannedAt: at, finishedAt: null, keptUntil: null,
};
const aRow = (row: number, part: Partial<ImportRow>): ImportRow => ({ id: String(row), row, kind: 'create', key: null, cells: [], changes: [], problems: [], warnings: [], ...part });

test("an import of an enterprise's own codes shows what they are, asks for their right, and leads back to them", async () => {
  answer(imports.get, codes);
  answer(imports.rows, page(
    aRow(2, { key: 'PARK', cells: ['Park', '*68'], changes: [{ field: 'code', before: null, after: '*68' }] }),
    aRow(3, { kind: 'rejected', cells: ['Sing', '*1'], problems: [{ code: 'code-of-feature-code', params: { by: '*1' }, text: 'x', column: 'code', header: 'Code', value: '*1' }] }),
  ));
  renderApp(`/t/${tenantId}/imports/${codes.id}`, { pages });
  await screen.findByText('One row is new. The file changes nothing else.');
  expect(await screen.findByText('Park')).toBeTruthy();
  expect(screen.getByText('Sing')).toBeTruthy();
  expect(screen.getByText(/In use by feature code \*1/)).toBeTruthy();
  expect(screen.getByRole('link', { name: /Upload the mended file/ }).getAttribute('href')).toBe(`/t/${tenantId}/feature-codes/upload`);
  expect(screen.queryByText('Voice carrier')).toBeNull();
});

test('a file of internal numbers is uploaded with nothing else to decide', async () => {
  const column = { key: 'number', header: 'Internal Number', isRequired: true, help: 'Unheard of.' };
  answer(imports.kinds, { items: [{ kind: 'internal-numbers', refusal: null, columns: [column], limits: { sizeBytes: 100_000_000, rows: 1_000_000 }, keptDays: 14 }] });
  renderApp(`/t/${tenantId}/internal-numbers/upload`, { pages });
  await screen.findByRole('heading', { name: 'Internal numbers: upload a file' });
  expect(screen.getByText('One to four digits; leading zeros count.')).toBeTruthy();
  expect(screen.queryByText('SMS Carrier Profile')).toBeNull();
});

test('a file of users is uploaded from their list, and its plan calls them users', async () => {
  const planned: Import = { ...codes, kind: 'users', fileName: 'users.csv', columns: [{ header: 'First Name', key: 'firstName' }, { header: 'Email', key: 'email' }] };
  answer(imports.get, planned);
  answer(imports.rows, page(aRow(2, { key: 'ann@one.example', cells: ['Ann', 'ann@one.example'], changes: [{ field: 'timeSchedule', before: null, after: 'Office' }] })));
  renderApp(`/t/${tenantId}/imports/${codes.id}`, { pages });
  expect(await screen.findByRole('columnheader', { name: 'User' })).toBeTruthy();
  expect(await screen.findByText('ann@one.example')).toBeTruthy();
  expect(screen.getByText('Time schedule')).toBeTruthy();
});

test('a row that an ID names shows what the file calls it, and the ID where it says no more', async () => {
  const planned: Import = { ...codes, kind: 'extensions', fileName: 'extensions.csv', columns: [{ header: 'Short Number', key: 'shortNumber' }, { header: 'Country', key: 'country' }, { header: 'ID', key: 'id' }] };
  answer(imports.get, planned);
  answer(imports.rows, page(aRow(2, { kind: 'unchanged', key: anId(7), cells: ['101', '', anId(7)] }), aRow(3, { kind: 'update', key: anId(8), cells: ['', 'PT', anId(8)], changes: [{ field: 'country', before: null, after: 'PT' }] })));
  renderApp(`/t/${tenantId}/imports/${codes.id}`, { pages });
  expect(await screen.findByText('101')).toBeTruthy();
  expect(screen.queryByText(anId(7))).toBeNull();
  expect(screen.getByText(anId(8))).toBeTruthy();
});

test('a row that an ID names shows the user, and what it warns of', async () => {
  const planned: Import = { ...codes, kind: 'users', fileName: 'users.csv', columns: [{ header: 'First Name', key: 'firstName' }, { header: 'Last Name', key: 'lastName' }, { header: 'Email', key: 'email' }, { header: 'ID', key: 'id' }] };
  answer(imports.get, planned);
  answer(imports.rows, page(
    aRow(2, { kind: 'update', key: anId(7), cells: ['Ann', 'Lee', '', anId(7)], changes: [{ field: 'department', before: 'Sales', after: 'Support' }] }),
    aRow(3, { key: 'bob@one.example', cells: ['Bob', 'Fox', 'bob@one.example', ''], warnings: [{ code: 'name-known', params: {}, text: 'x', column: 'email', header: 'Email', value: 'bob@one.example' }] }),
  ));
  renderApp(`/t/${tenantId}/imports/${codes.id}`, { pages });
  expect(await screen.findByText('Ann Lee')).toBeTruthy();
  expect(screen.queryByText(anId(7))).toBeNull();
  expect(screen.getByText(/this row makes another one/)).toBeTruthy();
});

test('who uploads extensions reads what no file of them holds', async () => {
  const column = { key: 'shortNumber', header: 'Short Number', isRequired: true, help: 'Unheard of.' };
  answer(imports.kinds, { items: [{ kind: 'extensions', refusal: null, columns: [column], limits: { sizeBytes: 100_000_000, rows: 1_000_000 }, keptDays: 14 }] });
  renderApp(`/t/${tenantId}/extensions/upload`, { pages });
  await screen.findByRole('heading', { name: 'Extensions: upload a file' });
  expect(screen.getByText(/passwords, PINs, images, greetings.*the rules of a schedule, and forwarding for a time/)).toBeTruthy();
});
