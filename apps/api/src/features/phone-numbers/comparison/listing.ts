import type { CarrierComparison, ComparisonFinding, ComparisonOutcome } from '@patchbay/contract/carrier-comparisons';
import type { Finding } from '@patchbay/domain/imports/types';
import { digitsConditions } from '../../../platform/find-numbers.ts';
import type { Listing } from '../../../platform/http/listing.ts';
import { carrierList, importKeptDays } from '../../../platform/imports/importer.ts';
import { type ProgressRow, progressColumns, progressToWire } from '../../../platform/imports/shown-progress.ts';
import { said } from '../../../platform/imports/texts.ts';
import { likeAnywhere } from '../../../platform/list.ts';
import { numberImporter } from '../importer/columns.ts';
import { columns, phoneNumberListing, type PhoneNumberRow, phoneNumberToWire, withOwner } from '../listing.ts';
import type { ComparisonSettings } from './compare.ts';

export interface ComparisonRow extends ProgressRow {
  id: string;
  owner_id: string;
  owner_name: string;
  file_name: string;
  size_bytes: number;
  settings: ComparisonSettings;
  status: 'uploading' | 'planning' | 'compared' | 'failed' | 'discarded';
  counts: CarrierComparison['counts'];
  finding: Finding | null;
  warnings: Finding[];
  details: CarrierComparison['details'];
  header: CarrierComparison['columns'];
  uploaded_by: string;
  created_at: Date;
  finished_at: Date | null;
}

const comparisonToWire = (row: ComparisonRow): CarrierComparison => ({
  id: row.id,
  organisationId: row.owner_id,
  organisationName: row.owner_name,
  fileName: row.file_name,
  sizeBytes: row.size_bytes,
  carrier: row.settings.carrier,
  country: row.settings.country,
  status: row.status === 'planning' ? 'comparing' : row.status,
  counts: row.counts,
  progress: progressToWire(row),
  finding: row.finding && said(row.finding),
  warnings: row.warnings.map(said),
  details: row.details,
  columns: row.header,
  uploadedBy: row.uploaded_by,
  createdAt: row.created_at.toISOString(),
  comparedAt: row.status === 'compared' ? row.finished_at!.toISOString() : null,
  keptUntil: new Date((row.finished_at ?? row.created_at).getTime() + importKeptDays * 86_400_000).toISOString(),
});

export const comparisonListing: Listing<ComparisonRow, CarrierComparison> = {
  map: {
    from: 'import_run r',
    id: 'r.id',
    select: `r.owner_id, (select o.name from organisation o where o.id = r.owner_id) as owner_name, r.file_name, r.size_bytes, r.settings, r.status, r.counts, ${progressColumns},
      r.finding, r.warnings, r.details, r.header, r.uploaded_by, r.created_at, r.finished_at`,
    where: `r.kind = '${carrierList}'`,
    sort: { createdAt: { sql: 'r.created_at', type: 'timestamptz' } },
    search: (text, param) => `r.file_name ilike ${param(likeAnywhere(text))} or r.uploaded_by ilike ${param(likeAnywhere(text))}`,
    filters: { id: (value, param) => `r.id = ${param(value)}` },
  },
  toWire: comparisonToWire,
};

interface FindingRow extends Omit<PhoneNumberRow, 'e164'> {
  found: string;
  line: number | null;
  number_id: string | null;
  listed_voice: boolean | null;
  listed_sms: boolean | null;
  listed_fax: boolean | null;
}

const findingToWire = (row: FindingRow): ComparisonFinding => ({
  id: row.id,
  e164: row.found as ComparisonFinding['e164'],
  row: row.line,
  listed: { voice: row.listed_voice, sms: row.listed_sms, fax: row.listed_fax },
  number: row.number_id === null ? null : phoneNumberToWire({ ...row, id: row.number_id, e164: row.found }),
});

type Columns = NonNullable<Listing<FindingRow, ComparisonFinding>['csv']>['columns'];

/** As the list of numbers is exported, and what the carrier says. */
const comparedColumns: Columns = [
  { header: 'Phone Number', cell: ({ e164 }) => e164, sql: 'f.e164' },
  ...phoneNumberListing.csv.columns.slice(1).map(({ header, cell, sql }) => ({ header, cell: ({ number }: ComparisonFinding) => number && cell(number), sql: `case when n.id is not null then ${sql} end` })),
  { header: 'Listed Voice', cell: ({ listed }) => listed.voice, sql: 'f.voice::text' },
  { header: 'Listed SMS', cell: ({ listed }) => listed.sms, sql: 'f.sms::text' },
  { header: 'Listed Fax', cell: ({ listed }) => listed.fax, sql: 'f.fax::text' },
  { header: 'Row', cell: ({ row }) => row, sql: 'f.line::text' },
];

/** What a number that is not here could be added with: what the list says, and else what the carrier is for. */
const assumed = ({ carrier }: ComparisonSettings) => ({ voice: carrier?.serves !== 'SMS', sms: carrier?.serves === 'SMS', fax: false });

const headerOf = (key: string): string => numberImporter('platform').columns.find((column) => column.key === key)!.header;

/** As the upload of numbers takes them. */
export const missingColumns = (settings: ComparisonSettings): Columns => {
  const otherwise = assumed(settings);
  const capability = (key: 'voice' | 'sms' | 'fax') => ({ header: headerOf(key), cell: ({ listed }: ComparisonFinding) => listed[key] ?? otherwise[key], sql: `coalesce(f.${key}, ${otherwise[key]})::text` });
  return [
    { header: headerOf('phoneNumber'), cell: ({ e164 }) => e164, sql: 'f.e164' },
    capability('voice'),
    capability('sms'),
    capability('fax'),
    { header: headerOf('voiceRouteType'), cell: ({ listed }) => ((listed.voice ?? otherwise.voice) ? 'Direct Routing' : null), sql: `case when coalesce(f.voice, ${otherwise.voice}) then 'Direct Routing' end` },
  ];
};

/** The numbers of one outcome, as they are here now. */
export const findingListing = (comparison: ComparisonSettings & { fileName: string }, outcome: ComparisonOutcome): Listing<FindingRow, ComparisonFinding> => ({
  map: {
    from: `comparison_finding f left join phone_number n on n.id = f.number_id ${withOwner}`,
    id: 'f.id',
    select: `f.e164 as found, f.line, n.id as number_id, f.voice as listed_voice, f.sms as listed_sms, f.fax as listed_fax, ${columns}`,
    sort: { e164: { sql: 'f.e164', type: 'text' } },
    search: (text, param) => digitsConditions(text, param, 'f.e164').join(' or ') || 'false',
    filters: { runId: (value, param) => `f.run_id = ${param(value)}`, outcome: (value, param) => `f.outcome = ${param(value)}` },
  },
  toWire: findingToWire,
  csv: { fileName: `${withoutEnding(comparison.fileName)} - ${outcome}`, columns: outcome === 'not-here' ? missingColumns(comparison) : comparedColumns },
});

export const withoutEnding = (fileName: string): string => fileName.replace(/\.(csv|txt|tsv|xlsx)$/i, '');
