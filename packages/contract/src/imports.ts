import { z } from 'zod';
import { endpoint, FileBody } from './http/endpoint.ts';
import { listQuery, oneOrMore, page } from './http/list.ts';
import { ById, Id, Timestamp } from './primitives/id.ts';
import { label } from './primitives/label.ts';
import { Language } from './primitives/locale.ts';

export const importKinds = ['phone-numbers', 'internal-numbers', 'feature-codes', 'users', 'ring-groups', 'phones', 'extensions'] as const;
/** What a file is about; each has an importer. */
export const ImportKind = z.enum(importKinds);
export type ImportKind = z.infer<typeof ImportKind>;

export const importStatuses = ['uploading', 'planning', 'planned', 'committing', 'done', 'failed', 'discarded'] as const;
export const ImportStatus = z.enum(importStatuses);
export type ImportStatus = z.infer<typeof ImportStatus>;

/** While planning: the file is read, its rows are compared with what is there, and what will become of each is kept. While committing: the rows are compared once more, and applied. */
export const importSteps = ['reading', 'comparing', 'keeping', 'checking', 'applying'] as const;
export const ImportStep = z.enum(importSteps);
export type ImportStep = z.infer<typeof ImportStep>;

export const importModes = ['all-or-nothing', 'valid-rows'] as const;
export const ImportMode = z.enum(importModes);
export type ImportMode = z.infer<typeof ImportMode>;

export const importRowKinds = ['create', 'update', 'unchanged', 'rejected'] as const;
export const ImportRowKind = z.enum(importRowKinds);
export type ImportRowKind = z.infer<typeof ImportRowKind>;

/** `text` is the English of `code` and `params`. */
const Finding = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])), text: z.string() });

/** The settings of a phone numbers import, as JSON in the query of the upload. What is absent is decided by the importer. */
export const PhoneNumberImportSettings = z.strictObject({
  /** Who gets new numbers whose row names no owner; absent: the organisation that is acted in. */
  ownerId: Id.optional(),
  /** null: later; absent: the nearest default profile at or above each owner. */
  voiceCarrierId: Id.nullable().optional(),
  smsCarrierId: Id.nullable().optional(),
});
export type PhoneNumberImportSettings = z.infer<typeof PhoneNumberImportSettings>;

export const Import = z.object({
  id: Id,
  kind: ImportKind,
  organisationId: Id,
  organisationName: z.string(),
  fileName: z.string(),
  sizeBytes: z.int(),
  settings: z.record(z.string(), z.unknown()),
  status: ImportStatus,
  /** Of the rows; null until there is a plan. */
  counts: z.object({ create: z.int(), update: z.int(), unchanged: z.int(), rejected: z.int() }).nullable(),
  /** Names the plan that is shown; a commit names it again. */
  planHash: z.string().nullable(),
  /**
   * Of the step under way, which has been going on for so many seconds; null: none is. Bytes of the file while it is read, rows
   * afterwards. `total` 0: not known. Rows are compared all at once: `done` stays 0 until the next step.
   */
  progress: z.object({ step: ImportStep.nullable(), done: z.int(), total: z.int(), unit: z.enum(['bytes', 'rows']), seconds: z.int() }),
  /** Why it failed; or, on a plan, why it was made anew (`plan-stale`). */
  finding: Finding.nullable(),
  /** About the file as a whole. */
  warnings: z.array(Finding),
  /** How it was read: `encoding` and `separator`, or `sheet`. */
  details: z.record(z.string(), z.string()),
  /** The file's header, and the importer's column that each cell of it means. */
  columns: z.array(z.object({ header: z.string(), key: z.string().nullable() })),
  mode: ImportMode.nullable(),
  /** Undone as a whole by `audit.revert` of this. */
  changeSetId: Id.nullable(),
  /** The change set that undid it. */
  revertedBy: Id.nullable(),
  uploadedBy: z.string(),
  committedBy: z.string().nullable(),
  createdAt: Timestamp,
  plannedAt: Timestamp.nullable(),
  finishedAt: Timestamp.nullable(),
  /** Rows and file are kept until then. */
  keptUntil: Timestamp.nullable(),
}).meta({ id: 'Import' });
export type Import = z.infer<typeof Import>;

/** `column` is the importer's key, null where the row as a whole is meant; `value` the cell as the file has it. */
const RowFinding = Finding.extend({ column: z.string().nullable(), header: z.string().nullable(), value: z.string() });

export const ImportRow = z.object({
  id: z.string(),
  /** As a spreadsheet counts them; the header is usually row 1. */
  row: z.int(),
  kind: ImportRowKind,
  /** What the row is about, `+12025550123`; null where that could not be understood. */
  key: z.string().nullable(),
  /** The file's own cells, by the import's `columns`. */
  cells: z.array(z.string()),
  /** What is different afterwards; of a new one every field, with `before` null. */
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
  problems: z.array(RowFinding),
  warnings: z.array(RowFinding),
}).meta({ id: 'ImportRow' });
export type ImportRow = z.infer<typeof ImportRow>;

const ImportableKind = z.object({
  kind: ImportKind,
  /** Why the asker cannot import it here; null where they can. */
  refusal: z.string().nullable(),
  columns: z.array(z.object({ key: z.string(), header: z.string(), isRequired: z.boolean(), help: z.string() })),
  limits: z.object({ sizeBytes: z.int(), rows: z.int() }),
  /** How long rows and file are kept after the import. */
  keptDays: z.int(),
});

const settings = z.string().max(4_000).transform((text, context): Record<string, unknown> => {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    context.addIssue({ code: 'custom', message: 'Not a JSON object' });
    return z.NEVER;
  }
}).optional();

/** What a file is downloaded as. */
export const FileFormat = z.enum(['csv', 'xlsx']).default('csv');
/** The reasons are in `language`; without it in the asker's own, and in that of the organisation for an API key. */
export const RejectedFileQuery = z.object({ format: FileFormat, language: Language.optional() });
export type RejectedFileQuery = z.infer<typeof RejectedFileQuery>;
const read = { scope: 'organisation', permission: 'imports:read' } as const;
const write = { scope: 'organisation', permission: 'imports:write' } as const;

/** Each kind asks for the permissions of its noun as well. */
export const imports = {
  list: endpoint({ ...read, id: 'imports.list', method: 'GET', path: '/imports', summary: 'Imports of the subtree, newest first',
    query: listQuery(['createdAt'], { status: oneOrMore([...importStatuses]).optional() }, '-createdAt'), response: page(Import) }),
  kinds: endpoint({ ...read, id: 'imports.kinds', method: 'GET', path: '/imports/kinds', summary: 'What can be imported here, with the columns and bounds of the files', response: z.object({ items: z.array(ImportableKind) }) }),
  sample: endpoint({ ...read, id: 'imports.sample', method: 'GET', path: '/imports/sample', summary: 'A file to begin with', query: z.object({ kind: ImportKind, format: FileFormat }), response: z.string(), download: true }),
  create: endpoint({ ...write, id: 'imports.create', method: 'POST', path: '/imports', summary: 'Upload a CSV or .xlsx file, at most 100 MB and 1,000,000 rows, and plan its import', upload: true,
    query: z.object({ kind: ImportKind, fileName: label(200), settings }), body: FileBody, response: Import }),
  get: endpoint({ ...read, id: 'imports.get', method: 'GET', path: '/imports/:id', summary: 'One import: where it stands', params: ById, response: Import }),
  rows: endpoint({ ...read, id: 'imports.rows', method: 'GET', path: '/imports/:id/rows', summary: 'Its plan, row by row', params: ById,
    query: listQuery(['row'], { kind: oneOrMore([...importRowKinds]).optional() }), response: page(ImportRow) }),
  rejected: endpoint({ ...read, id: 'imports.rejected', method: 'GET', path: '/imports/:id/rejected', summary: 'The rejected rows with their reasons, to be mended and uploaded again', params: ById,
    query: RejectedFileQuery, response: z.string(), download: true }),
  commit: endpoint({ ...write, id: 'imports.commit', method: 'POST', path: '/imports/:id/commit', summary: 'Carry out the plan that has this hash', params: ById,
    body: z.object({ planHash: z.string().max(64), mode: ImportMode }), response: Import }),
  discard: endpoint({ ...write, id: 'imports.discard', method: 'POST', path: '/imports/:id/discard', summary: 'Give it up, also while it is planned', params: ById, response: Import }),
};
