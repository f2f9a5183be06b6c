import { audit } from '@patchbay/contract/audit';
import { carrierProfiles } from '@patchbay/contract/carrier-profiles';
import { imports, type Import, type ImportRow } from '@patchbay/contract/imports';
import { organisations } from '@patchbay/contract/organisations';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, callsOf, refuse } from '../../test/answer.ts';
import { FakeRequest } from '../../test/fake-request.ts';
import { anId, anOrganisation, renderApp, renderPage, resellerId, tenantId } from '../../test/render.tsx';
import { pages } from '../../pages.ts';
import { UploadNumbers } from '#ui/imports/upload-numbers.tsx';

const at = '2026-11-20T09:30:00.000Z';
const page = <T,>(...items: T[]) => ({ items, total: items.length, totalIsEstimate: false, next: null });
const importId = anId(50);
const header = ['Country Code', 'Phone Number', 'Voice'];
const keys = ['countryCode', 'phoneNumber', 'voice'];

const anImport = (part: Partial<Import> = {}): Import => ({
  id: importId, kind: 'phone-numbers', organisationId: resellerId, organisationName: 'Northwind Telecom', fileName: 'numbers.csv', sizeBytes: 444_900, settings: {}, status: 'planned',
  counts: { create: 2, update: 1, unchanged: 0, rejected: 1 }, planHash: 'hash-1', progress: { step: null, done: 4, total: 4, unit: 'rows', seconds: 0 }, finding: null, warnings: [], details: { encoding: 'utf-8', separator: 'semicolon' },
  columns: header.map((name, place) => ({ header: name, key: keys[place]! })), mode: null, changeSetId: null, revertedBy: null, uploadedBy: 'Ada Byron', committedBy: null,
  createdAt: at, plannedAt: at, finishedAt: null, keptUntil: null, ...part,
});

const aRow = (row: number, part: Partial<ImportRow> = {}): ImportRow => ({
  id: String(row), row, kind: 'create', key: '+12025550123', cells: ['1', '2025550123', 'TRUE'], changes: [{ field: 'voice', before: null, after: true }, { field: 'owner', before: null, after: 'Canistracci OIL' }], problems: [], warnings: [], ...part,
});

const rows = [
  aRow(2),
  aRow(3, { kind: 'update', key: '+12025550124', changes: [{ field: 'voiceRouteType', before: 'DIRECT_ROUTING', after: 'EXTERNAL_TRUNK' }] }),
  aRow(4, { kind: 'rejected', key: null, cells: ['44', '4.42E+11', 'TRUE'], changes: [], problems: [{ code: 'scientific-notation', params: {}, text: 'x', column: 'phoneNumber', header: 'Phone Number', value: '4.42E+11' }] }),
];

const kinds = (refusal: string | null = null) => ({
  items: [{ kind: 'phone-numbers' as const, refusal, columns: keys.map((key, place) => ({ key, header: header[place]!, isRequired: key !== 'countryCode', help: 'Unheard of.' })), limits: { sizeBytes: 100_000_000, rows: 1_000_000 }, keptDays: 30 }],
});

const openImport = (part: Partial<Import> = {}) => {
  answer(imports.get, anImport(part));
  answer(imports.rows, page(...rows));
  return renderApp(`/o/${resellerId}/imports/${importId}`, { pages });
};

beforeEach(() => {
  FakeRequest.begin(anImport({ status: 'planning', counts: null, planHash: null }));
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
  // What the bar at the top looks after.
  answer(imports.list, page());
});
afterEach(() => void vi.unstubAllGlobals());

const openUpload = () => {
  answer(imports.kinds, kinds());
  answer(carrierProfiles.list, page({ id: anId(60), serves: 'VOICE' as const, carrier: 'TeamMate', name: 'Main', isDefault: false, label: 'TeamMate(Main) - (Northwind Telecom)', ownerId: resellerId, ownerName: 'Northwind Telecom', hasCredentials: true, version: 1, createdAt: at, updatedAt: at }));
  answer(organisations.list, page(anOrganisation()));
  return renderApp(`/o/${resellerId}/phone-numbers/upload`, { pages });
};

const choose = async (file: File) => fireEvent.change((await screen.findAllByLabelText(/^File/))[0]!, { target: { files: [file] } });

test('[182] [183] [184] [185] the form sends the file with the owner and the carriers that were chosen', async () => {
  answer(imports.get, anImport({ status: 'planning', counts: null, planHash: null, progress: { step: 'reading', done: 0, total: 0, unit: 'bytes', seconds: 0 } }));
  const { user, router } = openUpload();
  // A name as chat programs hand it on.
  const file = new File(['Country Code,Phone Number\n'], '\u200enumbers.csv');
  await choose(file);
  await user.click(screen.getByRole('combobox', { name: 'Voice Carrier Name' }));
  await user.click(await screen.findByRole('option', { name: 'TeamMate(Main) - (Northwind Telecom)' }));
  await user.click(screen.getByRole('combobox', { name: 'SMS Carrier Profile' }));
  await user.click(await screen.findByRole('option', { name: 'Assign SMS Carrier Later' }));
  await user.click(screen.getByRole('button', { name: 'Upload' }));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/o/${resellerId}/imports/${importId}`));
  const [sent] = FakeRequest.sent;
  const query = new URL(sent!.url, 'http://localhost').searchParams;
  expect([query.get('kind'), query.get('fileName'), JSON.parse(query.get('settings')!)]).toEqual(['phone-numbers', 'numbers.csv', { ownerId: resellerId, voiceCarrierId: anId(60), smsCarrierId: null }]);
  expect(sent!.body).toBe(file);
  expect(sent!.headers).toMatchObject({ 'content-type': 'application/octet-stream', 'x-patchbay-request': '1', 'idempotency-key': expect.any(String) });
});

test('a file that is empty or too large is refused at its field, and nothing is sent', async () => {
  const { user } = openUpload();
  await screen.findByText('At most 100 MB and 1,000,000 rows.');
  await user.click(screen.getByRole('button', { name: 'Upload' }));
  await screen.findByText('Choose a file.');
  await choose(new File([], 'empty.csv'));
  await user.click(screen.getByRole('button', { name: 'Upload' }));
  await screen.findByText('The file is empty.');
  const large = new File(['x'], 'large.csv');
  Object.defineProperty(large, 'size', { value: 130_000_000 });
  await choose(large);
  await user.click(screen.getByRole('button', { name: 'Upload' }));
  await screen.findByText('The file has 130 MB; at most 100 MB can be uploaded at once. Split it.');
  expect(FakeRequest.sent).toEqual([]);
});

test('an upload that is refused keeps the form, and can be stopped while it runs', async () => {
  FakeRequest.reply = { status: 429, text: JSON.stringify({ type: '/problems/limit-reached', code: 'limit-reached', title: 'Limit reached', status: 409, detail: 'Too many files wait to be imported here. Finish or discard some of them.', requestId: 'r' }) };
  const { user } = openUpload();
  await choose(new File(['x'], 'numbers.csv'));
  await user.click(screen.getByRole('button', { name: 'Upload' }));
  await screen.findByText('Too many files wait to be imported here. Finish or discard some of them.');
  expect(screen.getByText('numbers.csv')).toBeTruthy();
  FakeRequest.reply = { status: 0, text: '' };
  await user.click(screen.getByRole('button', { name: 'Upload' }));
  await user.click(await screen.findByRole('button', { name: 'Stop the upload' }));
  await screen.findByText('The upload was stopped. Nothing of it was kept.');
  expect(FakeRequest.sent[1]!.headers['idempotency-key']).toBe(FakeRequest.sent[0]!.headers['idempotency-key']);
});

test('[175] [176] [177] the columns are explained and a sample file is offered in both forms', async () => {
  openUpload();
  const link = await screen.findByRole('link', { name: 'Sample File Format, CSV' });
  expect(link.getAttribute('href')).toBe(`/api/o/${resellerId}/imports/sample?kind=phone-numbers&format=csv`);
  expect(screen.getByRole('rowheader', { name: 'Country Code' })).toBeTruthy();
  expect(screen.getByText('Without the country code; or with a plus and the country code.')).toBeTruthy();
});

test('[172] where the provider has not allowed it, a word says whom to ask in place of the button', async () => {
  answer(imports.kinds, kinds('Canistracci OIL gets its numbers from the organisation above, which can allow external numbers.'));
  renderPage(<UploadNumbers />);
  await screen.findByText('To upload numbers of your own, ask your telephony provider to allow external numbers.');
  expect(screen.queryByRole('link', { name: 'Upload Phone Numbers' })).toBeNull();
});

test('whoever may not upload sees no button', () => {
  renderPage(<UploadNumbers />, { may: ['phoneNumbers:read', 'imports:read'] });
  expect(screen.queryByRole('link')).toBeNull();
  expect(callsOf(imports.kinds)).toEqual([]);
});

test('a plan says of each row what happens: what is new, what differs, and why a row is rejected', async () => {
  openImport();
  await screen.findByText('2 rows are new, one row changes what is there. The file changes nothing else.');
  const table = await screen.findByRole('table', { name: 'What happens' });
  const [, first, second, third] = await waitFor(() => {
    const all = within(table).getAllByRole('row');
    expect(all).toHaveLength(4);
    return all;
  });
  expect(first!.textContent).toContain('Owner Canistracci OIL');
  expect(second!.textContent).toMatch(/Route type.*Direct Routing.*→.*External Trunk/);
  expect(third!.textContent).toMatch(/Phone Number 4\.42E\+11 A spreadsheet has shortened this number to scientific notation/);
});

test('an outcome is a filter that stands in the address', async () => {
  const { user, router } = openImport();
  await user.click(await screen.findByRole('button', { name: 'Rejected 1' }));
  expect(router.state.location.search).toBe('?kind=rejected');
  await waitFor(() => expect(callsOf(imports.rows).at(-1)?.query.kind).toBe('rejected'));
  expect(screen.getByRole('button', { name: 'Rejected 1' }).getAttribute('aria-pressed')).toBe('true');
});

test('the valid rows are committed by the hash of the plan that was shown; all or nothing waits for a mended file', async () => {
  answer(imports.commit, anImport({ status: 'committing' }));
  const { user } = openImport();
  await user.click(await screen.findByRole('radio', { name: /All or nothing/ }));
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Import 3 rows' }).disabled).toBe(true);
  await screen.findByText('Mend the rejected row and upload the file again.');
  await user.click(screen.getByRole('radio', { name: /Leave the rejected row out/ }));
  await user.click(screen.getByRole('button', { name: 'Import 3 rows' }));
  await waitFor(() => expect(callsOf(imports.commit)[0]?.body).toEqual({ planHash: 'hash-1', mode: 'valid-rows' }));
});

test('a plan without rejected rows is committed as a whole, and a refusal stands beside the button', async () => {
  refuse(imports.commit, 'stale-version', { detail: 'The plan was made anew since you saw it. Look at it again before you carry it out.' });
  const { user } = openImport({ counts: { create: 1, update: 0, unchanged: 0, rejected: 0 } });
  await user.click(await screen.findByRole('button', { name: 'Import one row' }));
  await screen.findByText('The plan was made anew since you saw it. Look at it again before you carry it out.');
  expect(callsOf(imports.commit)[0]?.body).toEqual({ planHash: 'hash-1', mode: 'all-or-nothing' });
});

test('a plan that was made anew says why', async () => {
  openImport({ finding: { code: 'plan-stale', params: {}, text: 'x' } });
  await screen.findByText(/was changed after this plan had been shown, so nothing was imported/);
});

test('a file that cannot be read says what is wrong with it and that nothing was changed', async () => {
  openImport({ status: 'failed', counts: null, finding: { code: 'too-many-rows', params: { limit: 1_000_000 }, text: 'x' } });
  await screen.findByText('The file has more than 1,000,000 rows. Split it. Nothing was changed.');
  expect(screen.getByRole('link', { name: 'Upload another file' })).toBeTruthy();
});

test('a finding that the catalogue does not know is shown as the API says it', async () => {
  openImport({ status: 'failed', counts: null, finding: { code: 'unheard-of', params: {}, text: 'Something new is wrong.' } });
  await screen.findByText(/Something new is wrong\./);
});

test('work under way shows which step it has come to, how far that is, and how long it still takes', async () => {
  openImport({ status: 'committing', progress: { step: 'applying', done: 250, total: 1000, unit: 'rows', seconds: 10 } });
  expect((await screen.findByRole('progressbar', { name: 'The rows are written' })).getAttribute('aria-valuenow')).toBe('25');
  expect(screen.getByText('250 of 1,000 rows · 25 rows per second · 30 seconds left')).toBeTruthy();
  expect(screen.getByText('Step 2 of 2: The rows are written', { selector: '[role=status]' })).toBeTruthy();
  expect(screen.getAllByRole('listitem').filter((item) => item.hasAttribute('aria-current')).map(({ textContent }) => textContent)).toEqual(['2The rows are written']);
  expect(screen.queryByRole('button', { name: 'Discard' })).toBeNull();
});

test('a step that cannot be measured says of how many rows it is and for how long it has been going on', async () => {
  openImport({ status: 'planning', counts: null, progress: { step: 'comparing', done: 0, total: 1_000_000, unit: 'rows', seconds: 12 } });
  expect(await screen.findByText('1,000,000 rows, all at once · for 12 seconds')).toBeTruthy();
  expect(screen.getByText('Step 2 of 3: Its rows are compared with what is there', { selector: '[role=status]' })).toBeTruthy();
});

test('a plan is discarded after a question', async () => {
  answer(imports.discard, anImport({ status: 'discarded' }));
  const { user } = openImport();
  await user.click(await screen.findByRole('button', { name: 'Discard' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Discard' }));
  await screen.findByText('The import is discarded.');
});

test('an import from below is decided about where it was uploaded', async () => {
  openImport({ organisationId: tenantId, organisationName: 'Canistracci OIL' });
  expect((await screen.findByRole('link', { name: 'Go there' })).getAttribute('href')).toBe(`/o/${tenantId}/imports/${importId}`);
  expect(screen.queryByRole('button', { name: /Import/ })).toBeNull();
});

const done: Partial<Import> = { status: 'done', mode: 'valid-rows', changeSetId: anId(70), committedBy: 'Ada Byron', finishedAt: at };
const step = (n: number, conflict: string | null) => ({ eventId: anId(80 + n), entity: { type: 'phone-number' as const, id: anId(90 + n), label: '+12025550123' }, does: 'remove' as const, conflict, lost: [], kept: [] });

test('a finished import says what it did, offers the rejected rows, and is undone as a whole', async () => {
  answer(audit.previewRevert, { rest: [], steps: [step(1, null), step(2, null)] });
  answer(audit.revert, { changeSetId: anId(71), reverted: 2, running: false });
  const { user } = openImport(done);
  await screen.findByText('3 rows were imported.');
  expect(screen.getByRole('link', { name: 'Rejected rows as CSV' }).getAttribute('href')).toBe(`/api/o/${resellerId}/imports/${importId}/rejected?format=csv`);
  await user.click(screen.getByRole('button', { name: 'Undo…' }));
  await screen.findByText('2 new entries are removed again');
  expect(screen.getByText('One changed entry becomes as it was before')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Undo the import' }));
  await screen.findByText('2 entries are as before.');
  expect(callsOf(audit.revert)[0]?.params.id).toBe(anId(70));
});

test('what stands in the way of undoing is named, and nothing is undone', async () => {
  answer(audit.previewRevert, { rest: [], steps: [step(1, 'It is gone.'), step(2, null), step(3, null)] });
  const { user } = openImport(done);
  await user.click(await screen.findByRole('button', { name: 'Undo…' }));
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText(/One entry stands in the way/);
  expect(within(dialog).getByText('+1 202 555 0123')).toBeTruthy();
  expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Undo the import' }).disabled).toBe(true);
});

test('earlier imports are listed with who, when, what and how they stand', async () => {
  const reading = anImport({ id: anId(52), fileName: 'new.csv', status: 'planning', counts: null, progress: { step: 'reading', done: 43, total: 100, unit: 'bytes', seconds: 3 } });
  answer(imports.list, page(reading, anImport(done), anImport({ id: anId(51), fileName: 'older.csv', ...done, revertedBy: anId(72) })));
  answer(imports.kinds, kinds());
  renderApp(`/o/${resellerId}/imports`, { pages });
  const row = (await screen.findByRole('link', { name: 'numbers.csv' })).closest('tr')!;
  expect(screen.getByRole('link', { name: 'new.csv' }).closest('tr')!.textContent).toContain('The file is read, 43%');
  expect(row.textContent).toMatch(/Imported2 new, 1 changed, 1 rejectedAda Byron/);
  expect(screen.getByRole('link', { name: 'older.csv' }).closest('tr')!.textContent).toContain('Undone');
});

test('how a file was read can be looked up: its encoding, its separator, its columns', async () => {
  const { user } = openImport();
  await user.click(await screen.findByText('About the file'));
  expect([screen.getByText('Encoding').nextSibling?.textContent, screen.getByText('Separator').nextSibling?.textContent]).toEqual(['UTF-8', 'Semicolon']);
  expect(screen.getByText('Columns').nextSibling?.textContent).toContain('Country Code → Country Code');
});
