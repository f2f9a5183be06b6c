import type { Import, ImportStatus } from '@patchbay/contract/imports';
import type { Finding } from '@patchbay/domain/imports/types';
import { likeAnywhere } from '../../platform/list.ts';
import type { Listing } from '../../platform/http/listing.ts';
import { importKeptDays } from '../../platform/imports/importer.ts';
import { type ProgressRow, progressColumns, progressToWire } from '../../platform/imports/shown-progress.ts';
import { said } from '../../platform/imports/texts.ts';

export interface RunRow extends ProgressRow {
  id: string;
  kind: Import['kind'];
  owner_id: string;
  owner_name: string;
  file_name: string;
  size_bytes: number;
  settings: Record<string, unknown>;
  status: ImportStatus;
  counts: Import['counts'];
  plan_hash: string | null;
  finding: Finding | null;
  warnings: Finding[];
  details: Import['details'];
  header: Import['columns'];
  mode: Import['mode'];
  change_set_id: string | null;
  reverted_by: string | null;
  uploaded_by: string;
  committed_by: string | null;
  created_at: Date;
  planned_at: Date | null;
  finished_at: Date | null;
}

const select = `r.kind, r.owner_id, (select o.name from organisation o where o.id = r.owner_id) as owner_name, r.file_name, r.size_bytes, r.settings, r.status, r.counts, r.plan_hash,
  ${progressColumns}, r.finding, r.warnings, r.details, r.header, r.mode, r.change_set_id,
  case when r.status = 'done' then reverted_by(r.change_set_id) end as reverted_by, r.uploaded_by, r.commit -> 'actor' ->> 'name' as committed_by, r.created_at, r.planned_at, r.finished_at`;

const toWire = (row: RunRow): Import => ({
  id: row.id,
  kind: row.kind,
  organisationId: row.owner_id,
  organisationName: row.owner_name,
  fileName: row.file_name,
  sizeBytes: row.size_bytes,
  settings: row.settings,
  status: row.status,
  counts: row.counts,
  planHash: row.plan_hash,
  progress: progressToWire(row),
  finding: row.finding && said(row.finding),
  warnings: row.warnings.map(said),
  details: row.details,
  columns: row.header,
  mode: row.mode,
  changeSetId: row.status === 'done' ? row.change_set_id : null,
  revertedBy: row.reverted_by,
  uploadedBy: row.uploaded_by,
  committedBy: row.committed_by,
  createdAt: row.created_at.toISOString(),
  plannedAt: row.planned_at?.toISOString() ?? null,
  finishedAt: row.finished_at?.toISOString() ?? null,
  keptUntil: new Date((row.finished_at ?? row.created_at).getTime() + importKeptDays * 86_400_000).toISOString(),
});

export const importListing: Listing<RunRow, Import> = {
  map: {
    from: 'import_run r',
    id: 'r.id',
    select,
    sort: { createdAt: { sql: 'r.created_at', type: 'timestamptz' } },
    search: (text, param) => `r.file_name ilike ${param(likeAnywhere(text))} or r.uploaded_by ilike ${param(likeAnywhere(text))}`,
    filters: {
      id: (value, param) => `r.id = ${param(value)}`,
      kinds: (values, param) => `r.kind = any(${param(values)}::text[])`,
      status: (values, param) => `r.status = any(${param(values)}::text[])`,
    },
  },
  toWire,
};
