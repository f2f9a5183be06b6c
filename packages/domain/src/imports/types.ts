/** What fills the gaps of a problem's text. */
export type Params = Readonly<Record<string, string | number>>;

/** Something to say about a file or a cell. Its words are looked up by code, in one catalogue for each language (`import-findings`). */
export interface Finding {
  code: string;
  params: Params;
}

export type Parsed<V> = { ok: true; value: V } | { ok: false; code: string; params: Params };

/** One column of an importer. What the cell holds is decided here and nowhere else. */
export interface ImportColumn<V, Key extends string = string> {
  key: Key;
  /** As the sample file has it. */
  header: string;
  /** Other headers that mean the same; case, blanks, underscores and punctuation never matter. */
  aliases?: readonly string[];
  /** The column must be there, and no cell of it may be empty. */
  isRequired: boolean;
  /** The value never appears in a problem or in the file of rejected rows. */
  isSecret?: boolean;
  /** The cell without surrounding blanks and without what keeps spreadsheets from running it; never empty. */
  parse: (cell: string) => Parsed<V>;
  /** What an export and the sample file show; `parse` must give the same value back. */
  format: (value: V) => string;
  /** One sentence for the person who fills the file. */
  help: string;
}

/** By column key. An empty cell is null; the key is absent where the file has no such column, or the cell has a problem. */
export type RowValues<Values> = { [K in keyof Values]?: Values[K] | null };

/** What a rule across columns finds. `ignored` is a warning that also makes the cell empty. */
export interface RowFinding extends Finding {
  kind: 'problem' | 'warning' | 'ignored';
  column: string | null;
}

/** Asked only for rows whose cells are all understood. */
export type RowRule<Values> = (values: RowValues<Values>) => readonly RowFinding[];

export interface Importer<Values> {
  columns: readonly { [K in keyof Values & string]: ImportColumn<Values[K], K> }[keyof Values & string][];
  /** What a file of one column without a header holds; without this every file has a header. */
  soleColumn?: keyof Values & string;
  rowRules?: readonly RowRule<Values>[];
  /** The rows of the sample file. */
  examples: readonly RowValues<Values>[];
}

export interface RowProblem extends Finding {
  /** The column's key; null where the row as a whole is meant. */
  column: string | null;
  /** The cell as the file has it, shortened; empty for secrets and for whole rows. */
  value: string;
}

export interface ImportedRow<Values> {
  /** As the person sees it in a spreadsheet: the header is usually row 1. */
  row: number;
  /** The original cells, in the file's order: as many as the header has, and more only where the row is too wide. */
  cells: readonly string[];
  values: RowValues<Values>;
  /** Any of them rejects the row. */
  problems: readonly RowProblem[];
  warnings: readonly RowProblem[];
}

/** A file that can be read at any place: an upload on disk, rows of a table, memory. */
export interface ImportFile {
  sizeBytes: number;
  /** How many bytes are best read at once, where it lies in pieces. */
  chunkBytes?: number;
  /** The bytes from `start` up to, but without, `end`; both lie inside the file. */
  read: (start: number, end: number) => Promise<Uint8Array>;
}

export interface ImportLimits {
  sizeBytes: number;
  rows: number;
  columns: number;
  /** UTF-16 units in one cell; a spreadsheet's own bound. */
  cellLength: number;
  /** UTF-16 units in one row. */
  rowLength: number;
}

export type Delimiter = ',' | ';' | '\t';

/** The file after its header was understood. Whatever makes it unreadable is thrown as `UnreadableFile`, now or while rows are read. */
export interface OpenedImport<Values> {
  format: 'csv' | 'xlsx';
  /** What a CSV file has between its cells; the person's spreadsheet expects it in the file of rejected rows too. */
  delimiter?: Delimiter;
  /** For a person who asks why a letter looks odd: `utf-8`, `windows-1252`, `semicolon`, the sheet's name. */
  details: Readonly<Record<string, string>>;
  /** The header's cells as the file has them. */
  header: readonly string[];
  /** The importer's column key for each cell of the header; null where the column is ignored. */
  columns: readonly ((keyof Values & string) | null)[];
  warnings: readonly Finding[];
  /** Rows in order, in batches: a promise per row would cost as much as reading it. Can be read once. */
  batches: AsyncIterable<readonly ImportedRow<Values>[]>;
}

/** How many rows of a plan create something, change something, change nothing, and are refused. */
export type PlanCounts = Readonly<Record<'create' | 'update' | 'unchanged' | 'rejected', number>>;
