import { z } from 'zod';
import { CarrierService } from './carrier-profiles.ts';
import { ComparisonOutcome, comparisonOutcomes } from './comparison-outcomes.ts';
import { endpoint, FileBody } from './http/endpoint.ts';
import { listQuery, page } from './http/list.ts';
import { RejectedFileQuery, Import, ImportRow } from './imports.ts';
import { PhoneNumber } from './phone-numbers.ts';
import { ById, Id, Timestamp } from './primitives/id.ts';
import { label } from './primitives/label.ts';
import { E164 } from './primitives/phone-number.ts';

export { ComparisonOutcome, comparisonOutcomes } from './comparison-outcomes.ts';

export const comparisonStatuses = ['uploading', 'comparing', 'compared', 'failed', 'discarded'] as const;

/** A file of a carrier, and what came of comparing it with the numbers that are here. It changes none of them. */
export const CarrierComparison = Import.pick({
  id: true, organisationId: true, organisationName: true, fileName: true, sizeBytes: true, progress: true, finding: true, warnings: true, details: true, columns: true, uploadedBy: true, createdAt: true, keptUntil: true,
}).extend({
  /** As it was called then; null: numbers of any carrier. */
  carrier: z.object({ id: Id, label: z.string(), serves: CarrierService }).nullable(),
  /** Where numbers without a country code are to be understood. */
  country: z.string().nullable(),
  status: z.enum(comparisonStatuses),
  /** How many numbers there are of each outcome, and rows that were not understood; null until they were compared. */
  counts: z.record(z.enum([...comparisonOutcomes, 'unreadable']), z.int()).nullable(),
  comparedAt: Timestamp.nullable(),
}).meta({ id: 'CarrierComparison' });
export type CarrierComparison = z.infer<typeof CarrierComparison>;

export const ComparisonFinding = z.object({
  id: Id,
  e164: E164,
  /** The row of the list; null where the list does not have it. */
  row: z.int().nullable(),
  /** What the list says that it can do; null where it says nothing. */
  listed: z.object({ voice: z.boolean().nullable(), sms: z.boolean().nullable(), fax: z.boolean().nullable() }),
  /** As it is here now; null where it is not. */
  number: PhoneNumber.nullable(),
}).meta({ id: 'ComparisonFinding' });
export type ComparisonFinding = z.infer<typeof ComparisonFinding>;

const base = { scope: 'organisation', permission: 'phoneNumbers:write' } as const;

/** Each belongs to the organisation where the file was uploaded, and knows the numbers of its subtree alone. */
export const carrierComparisons = {
  list: endpoint({ ...base, id: 'carrierComparisons.list', method: 'GET', path: '/carrier-comparisons', summary: 'Comparisons with lists of carriers in the subtree, newest first',
    query: listQuery(['createdAt'], {}, '-createdAt'), response: page(CarrierComparison) }),
  create: endpoint({ ...base, id: 'carrierComparisons.create', method: 'POST', path: '/carrier-comparisons', summary: 'Upload a carrier\'s list of numbers, CSV or .xlsx, at most 100 MB and 1,000,000 rows, and compare it with those here', upload: true,
    query: z.object({
      fileName: label(200),
      carrierId: Id.optional().describe('Absent: numbers of any carrier, or of none'),
      country: z.string().regex(/^[A-Z]{2}$/, 'Two capital letters').optional().describe('Where numbers without a country code are to be understood (ISO 3166-1)'),
    }),
    body: FileBody, response: CarrierComparison }),
  get: endpoint({ ...base, id: 'carrierComparisons.get', method: 'GET', path: '/carrier-comparisons/:id', summary: 'One comparison: where it stands', params: ById, response: CarrierComparison }),
  findings: endpoint({ ...base, id: 'carrierComparisons.findings', method: 'GET', path: '/carrier-comparisons/:id/findings/:outcome', csv: true, summary: 'The numbers of one outcome. Those that are not here are exported as the upload of numbers takes them.',
    params: ById.extend({ outcome: ComparisonOutcome }), query: listQuery(['e164']), response: page(ComparisonFinding) }),
  unreadable: endpoint({ ...base, id: 'carrierComparisons.unreadable', method: 'GET', path: '/carrier-comparisons/:id/unreadable', summary: 'The rows that were not compared, with their reasons', params: ById,
    query: listQuery(['row']), response: page(ImportRow) }),
  unreadableFile: endpoint({ ...base, id: 'carrierComparisons.unreadableFile', method: 'GET', path: '/carrier-comparisons/:id/unreadable/file', summary: 'The same in the file\'s own columns, to be mended', params: ById,
    query: RejectedFileQuery, response: z.string(), download: true }),
  import: endpoint({ ...base, id: 'carrierComparisons.import', method: 'POST', path: '/carrier-comparisons/:id/import', summary: 'Plan an import of the numbers that are not here, with that carrier', params: ById,
    response: z.object({ importId: Id }) }),
  discard: endpoint({ ...base, id: 'carrierComparisons.discard', method: 'POST', path: '/carrier-comparisons/:id/discard', summary: 'Give it up, also while it is compared', params: ById, response: CarrierComparison }),
};
