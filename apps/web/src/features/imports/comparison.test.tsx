import { carrierComparisons, type CarrierComparison, type ComparisonFinding } from '@patchbay/contract/carrier-comparisons';
import { carrierProfiles } from '@patchbay/contract/carrier-profiles';
import { imports } from '@patchbay/contract/imports';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, callsOf, refuse } from '../../test/answer.ts';
import { FakeRequest } from '../../test/fake-request.ts';
import { anId, renderApp, resellerId, tenantId } from '../../test/render.tsx';
import { pages } from '../../pages.ts';

const at = '2026-11-20T09:30:00.000Z';
const page = <T,>(...items: T[]) => ({ items, total: items.length, totalIsEstimate: false, next: null });
const id = anId(70);
const carrier = { id: anId(60), label: 'TeamMate(Main) - (Northwind Telecom)', serves: 'VOICE' as const };
const profile = { ...carrier, carrier: 'TeamMate', name: 'Main', isDefault: false, ownerId: resellerId, ownerName: 'Northwind Telecom', hasCredentials: true, version: 1, createdAt: at, updatedAt: at };

const aComparison = (part: Partial<CarrierComparison> = {}): CarrierComparison => ({
  id, organisationId: resellerId, organisationName: 'Northwind Telecom', fileName: 'teammate.csv', sizeBytes: 2_000, progress: { step: null, done: 9, total: 9, unit: 'rows', seconds: 0 }, finding: null, warnings: [], details: { encoding: 'utf-8', separator: 'comma' },
  columns: [{ header: 'DID', key: 'phoneNumber' }], uploadedBy: 'Ada Byron', createdAt: at, keptUntil: at, carrier, country: null, status: 'compared',
  counts: { 'not-here': 2, 'not-listed': 1, 'other-carrier': 0, capabilities: 1, unreadable: 1, matching: 4 }, comparedAt: at, ...part,
});

const number = {
  id: anId(80), e164: '+12025550101', ownerId: tenantId, ownerName: 'Canistracci OIL', source: 'PROVIDER', state: 'SPARE', blockedReason: null, quarantineUntil: null, tags: [], voice: true, sms: true, fax: false, voiceRouteType: 'DIRECT_ROUTING',
  voiceAssignee: null, smsAssignee: null, services: [], voiceCarrier: { kind: 'carrier-profile', id: carrier.id, label: carrier.label }, smsCarrier: null, version: 1, createdAt: at, updatedAt: at,
} as unknown as NonNullable<ComparisonFinding['number']>;

const aFinding = (part: Partial<ComparisonFinding> = {}): ComparisonFinding => ({ id: anId(90), e164: '+12025550199' as ComparisonFinding['e164'], row: 3, listed: { voice: true, sms: false, fax: null }, number: null, ...part });

const open = (part: Partial<CarrierComparison> = {}, path = '', ...found: ComparisonFinding[]) => {
  answer(carrierComparisons.get, aComparison(part));
  answer(carrierComparisons.findings, page(...found));
  return renderApp(`/o/${resellerId}/phone-numbers/comparisons/${id}${path}`, { pages });
};

beforeEach(() => {
  FakeRequest.begin(aComparison({ status: 'comparing', counts: null, comparedAt: null }));
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
});
afterEach(() => void vi.unstubAllGlobals());

test('the profile that the address names is chosen already, and the file is sent with the country', async () => {
  answer(carrierProfiles.get, profile);
  answer(carrierComparisons.get, aComparison({ status: 'comparing', counts: null, comparedAt: null }));
  const { user, router } = renderApp(`/o/${resellerId}/phone-numbers/compare?carrier=${carrier.id}`, { pages });
  const file = new File(['DID\n+12025550101\n'], 'teammate.csv');
  fireEvent.change((await screen.findAllByLabelText(/^File/))[0]!, { target: { files: [file] } });
  expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Carrier profile' }).value).toBe(carrier.label);
  await user.click(screen.getByRole('combobox', { name: 'Country of numbers without a country code' }));
  await user.click(await screen.findByRole('option', { name: 'Portugal' }));
  await user.click(screen.getByRole('button', { name: 'Compare' }));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/o/${resellerId}/phone-numbers/comparisons/${id}`));
  const query = new URL(FakeRequest.sent[0]!.url, 'http://localhost').searchParams;
  expect(Object.fromEntries(query)).toEqual({ fileName: 'teammate.csv', carrierId: carrier.id, country: 'PT' });
  expect(FakeRequest.sent[0]!.body).toBe(file);
  await screen.findByText('The file is being read and compared with what is there');
});

test('what is not here comes first, and is handed over to an import at one click', async () => {
  answer(carrierComparisons.import, { importId: anId(50) });
  refuse(imports.get, 'not-found');
  const { user, router } = open({}, '', aFinding());
  const outcomes = await screen.findByRole('group', { name: 'What was found' });
  expect(within(outcomes).getByRole('button', { pressed: true }).textContent).toBe('Listed, not here 2');
  const row = (await screen.findByText('+1 202 555 0199')).closest('tr')!;
  expect(row.textContent).toContain('Voice, without SMS');
  expect(within(row).queryByRole('link')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Import all 2…' }));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/o/${resellerId}/imports/${anId(50)}`));
  expect(callsOf(carrierComparisons.import)).toHaveLength(1);
});

test('numbers that are here lead to themselves, and all of them to the list of numbers', async () => {
  const { user, router } = open({}, '/capabilities', aFinding({ e164: '+12025550101' as ComparisonFinding['e164'], number }));
  expect((await screen.findByRole('link', { name: /Open them in Phone Numbers/ })).getAttribute('href')).toBe(`/o/${resellerId}/phone-numbers?comparison=${id}.capabilities`);
  const row = (await screen.findByText('+1 202 555 0101')).closest('tr')!;
  expect(row.textContent).toContain('SMS here only');
  expect(within(row).getByRole('link', { name: '+1 202 555 0101' }).getAttribute('href')).toBe(`/o/${resellerId}/phone-numbers/${number.id}`);
  await user.click(screen.getByRole('button', { name: /Here, not listed/ }));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/o/${resellerId}/phone-numbers/comparisons/${id}/not-listed`));
});

test('the numbers of another carrier are chosen in the list of numbers, where the carriers of all are changed at once', async () => {
  open({ counts: { 'not-here': 0, 'not-listed': 0, 'other-carrier': 1, capabilities: 0, unreadable: 0, matching: 4 } }, '/other-carrier', aFinding({ e164: '+12025550101' as ComparisonFinding['e164'], number }));
  expect((await screen.findByRole('link', { name: 'Choose them in Phone Numbers' })).getAttribute('href')).toBe(`/o/${resellerId}/phone-numbers?comparison=${id}.other-carrier`);
});

test('while it is compared, each step is shown as those of an import are', async () => {
  open({ status: 'comparing', counts: null, comparedAt: null, progress: { step: 'comparing', done: 0, total: 1_000, unit: 'rows', seconds: 12 } });
  expect(await screen.findByText('Step 2 of 2: Its rows are compared with what is there', { selector: '[role=status]' })).toBeTruthy();
  expect(screen.getByText('1,000 rows, all at once · for 12 seconds')).toBeTruthy();
});

test('rows that were not compared say why and can be taken along', async () => {
  const problem = { code: 'scientific-notation', params: {}, text: 'x', column: 'phoneNumber', header: 'DID', value: '4.42E+11' };
  answer(carrierComparisons.unreadable, page({ id: '5', row: 5, kind: 'rejected', key: null, cells: ['4.42E+11'], changes: [], problems: [problem], warnings: [] }));
  open({}, '/unreadable');
  await screen.findByText(/shortened this number to scientific notation/);
  expect(screen.getByRole('link', { name: 'These rows as CSV' }).getAttribute('href')).toBe(`/api/o/${resellerId}/carrier-comparisons/${id}/unreadable/file?format=csv`);
});

test('without a carrier there is no other one; nothing found is said as well', async () => {
  open({ carrier: null, counts: { 'not-here': 0, 'not-listed': 0, 'other-carrier': 0, capabilities: 0, unreadable: 0, matching: 4 } }, '/not-here');
  const outcomes = await screen.findByRole('group', { name: 'What was found' });
  expect(within(outcomes).queryByRole('button', { name: /another carrier/ })).toBeNull();
  await screen.findByText('Every number of the list is here.');
  expect(screen.queryByRole('button', { name: /Import/ })).toBeNull();
});

test('one that failed says why, and one that is given up is discarded', async () => {
  answer(carrierComparisons.discard, aComparison({ status: 'discarded', counts: null }));
  const { user } = open({ status: 'failed', counts: null, comparedAt: null, finding: { code: 'format-pdf', params: {}, text: 'x' } });
  expect((await screen.findByRole('alert')).textContent).toContain('This is a PDF.');
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Discard' }));
  await waitFor(() => expect(callsOf(carrierComparisons.discard)).toHaveLength(1));
});

test('the health of the numbers shows what the last list was found to say, with its date', async () => {
  answer(phoneNumbers.health, { items: [], isComplete: true });
  answer(carrierComparisons.list, page(aComparison({ id: anId(71), status: 'failed', counts: null, comparedAt: null }), aComparison()));
  renderApp(`/o/${resellerId}/phone-numbers/health`, { pages });
  const [last, earlier] = await screen.findAllByRole('link', { name: /TeamMate\(Main\).*Nov 20, 2026/ });
  expect([last, earlier].map((link) => link!.getAttribute('href'))).toEqual([id, anId(71)].map((each) => `/o/${resellerId}/phone-numbers/comparisons/${each}`));
  expect(screen.getByRole('link', { name: 'Here, not listed 1' }).getAttribute('href')).toBe(`/o/${resellerId}/phone-numbers/comparisons/${id}/not-listed`);
  expect(screen.queryByRole('link', { name: /With another carrier/ })).toBeNull();
  expect(screen.getByRole('link', { name: 'Compare with a carrier’s list…' }).getAttribute('href')).toBe(`/o/${resellerId}/phone-numbers/compare`);
});
