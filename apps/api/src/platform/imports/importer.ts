import type { AuditAction, EntityType } from '@patchbay/contract/audit';
import type { ImportKind } from '@patchbay/contract/imports';
import type { OrganisationKind, Permission } from '@patchbay/contract/permissions';
import type { Sql } from '@patchbay/database/scope';
import type { Importer, Params, RowValues } from '@patchbay/domain/imports/types';
import type { z } from 'zod';
import type { SubtreeCtx } from '../ctx.ts';
import type { Deps } from '../deps.ts';

/** How long rows and file of an import are kept. */
export const importKeptDays = 14;

/** What is uploaded to be compared and never to be imported: it is no import kind, and has no importer. */
export const carrierList = 'carrier-list';
export type RunKind = ImportKind | typeof carrierList;

/** Where an import happens. */
export interface ImportPlace {
  id: string;
  name: string;
  kind: OrganisationKind;
  /** Where it says that it is, by its ISO code. */
  country: string | null;
}

/** What an importer has to know of the one who asks; kept as JSON with the import. */
export type Asker = Readonly<Record<string, boolean>>;

/** What is said of a row, and by which column. */
interface Said {
  column: string | null;
  code: string;
  params: Params;
}

/** What a row is about, and how it may be meant otherwise; or why that cannot be said. */
export type Key = { ok: true; key: string; warnings?: Said[] } | ({ ok: false } & Said);

/**
 * One step of carrying out a plan: all rows of one kind, so many at a time. Both texts are parts of one statement, in which
 * `chunk (line, key, fields, target, changes)`, a table, holds the rows and `fact` what is told below.
 */
export interface ApplyStep {
  action: AuditAction;
  /** What no SQL can make of a row's target, such as an id or a sealed secret: `made (line, value)`, a table that is dropped on commit, holds it, and nothing else does. */
  make?: (ctx: { deps: Deps }, target: Record<string, unknown>) => Record<string, unknown>;
  /** Common table expressions that write: `added as (insert … returning …)`. */
  with: string;
  /** Selects what was written, each once: entity_id, entity_label, before, after, organisation_id, organisation_path, organisation_name. */
  changed: string;
}

/** How a file is read, whatever it is read for. */
export interface FileReading<Values = any> { // eslint-disable-line @typescript-eslint/no-explicit-any
  /** Columns, rules, texts and examples, for such a one. */
  columnsFor: (place: Pick<ImportPlace, 'kind'>, asker: Asker) => Importer<Values>;
  /** What the row is about, in one form whatever the file has. Asked only for rows whose cells are all understood. */
  keyOf: (values: RowValues<Values>, place: ImportPlace) => Key;
}

/**
 * How files of one kind are imported. The engine reads the file, stages, counts, compares and keeps the audit log; whoever
 * declares an importer says what columns there are and, in SQL over all rows at once, what becomes of each.
 *
 * SQL runs in the scope of the organisation, under its policies, as one transaction. It may read
 * - `candidate (line, key, fields)`: rows that are sound in themselves, each key once; `fields` is the JSON of the columns' values
 * - `fact (organisation_id, settings, asker, at)`: one row
 */
export interface ImportDeclaration<Values = any> extends FileReading<Values> { // eslint-disable-line @typescript-eslint/no-explicit-any
  kind: ImportKind;
  entity: EntityType;
  permissions: { read: Permission; write: Permission };
  /** About what an enterprise has: the SQL runs in the scope of that enterprise alone, and nowhere else is anything imported. */
  isOfTenant?: boolean;
  /** What the rights of the asker come to. Whoever commits a plan has to come to the same. */
  asker: (ctx: SubtreeCtx) => Asker;
  /** Why nothing of this kind can be imported there by such a one; null where it can. Asked before the upload and before the commit. */
  refusal: (sql: Sql, place: ImportPlace, asker: Asker) => Promise<string | null>;
  settings: z.ZodType<Record<string, unknown>>;
  /** Refuses settings that the asker cannot mean, by a `Problem`. */
  checkSettings: (sql: Sql, settings: Record<string, unknown>) => Promise<void>;
  /** The columns of the sample file, where not all of them; by key. */
  sampleColumns?: (keyof Values)[];
  /** Locks what the candidates are about until the transaction ends, in one order. */
  lock: string;
  /**
   * Selects for each candidate: line, kind (`create`, `update`, `unchanged` or `rejected`), target (what it will be: whatever
   * `apply` needs), changes (`[{field, before, after}]`, of a new one with `before` null), refusals (`[{column, code, params}]`)
   * and, where there is any to give, warnings (the same; they keep nobody from anything).
   */
  judge: string;
  /** `besides`, of objects of another kind that follow: once, over all rows of the plan, in `chunk`; how many those are is not counted. */
  apply: { create: ApplyStep; update: ApplyStep; besides?: ApplyStep & { entity: EntityType } };
}

export type ImportDeclarations = ReadonlyMap<RunKind, ImportDeclaration>;
