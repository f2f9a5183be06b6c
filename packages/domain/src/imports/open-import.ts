import { fold } from './cells/fold.ts';
import { importLimits } from './limits.ts';
import type { ImportProblemCode } from './problem-text.ts';
import { rowJudge } from './reading/judge-row.ts';
import { knownHeaders, matchHeader, type Header } from './reading/match-header.ts';
import type { RawRow, RawRows } from './reading/raw-rows.ts';
import { readCsv } from './reading/read-csv.ts';
import { formatOf } from './reading/sniff-format.ts';
import type { Finding, ImportedRow, Importer, ImportFile, ImportLimits, OpenedImport } from './types.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { readXlsx } from './xlsx/read-xlsx.ts';

/**
 * Opens a CSV or .xlsx file and understands its header; the rows follow in batches, in constant memory. What makes the
 * whole file useless is thrown as `UnreadableFile`, here or while the batches are read.
 */
export const openImport = async <Values>(file: ImportFile, importer: Importer<Values>, limits: ImportLimits = importLimits): Promise<OpenedImport<Values>> => {
  refuseSize(file, limits);
  const format = await formatOf(file);
  const names = new Set(knownHeaders(importer).keys());
  const source = format === 'xlsx' ? await readXlsx(file, limits) : await readCsv(file, names, limits);
  const raw = source.rows[Symbol.asyncIterator]();
  const fileWarnings = 'warnings' in source ? source.warnings : [];
  const { start, header } = await beginning(raw, { importer, names, limits }).catch((error: unknown) => {
    throw aboutSheet(error, fileWarnings);
  });
  return {
    format,
    ...('delimiter' in source && { delimiter: source.delimiter }),
    details: source.details,
    header: header.cells,
    columns: header.columns.map((column) => column?.key ?? null),
    warnings: [...fileWarnings, ...header.warnings],
    batches: batches(start.rest, raw, { importer, header, limits }),
  };
};

interface Expected<Values> {
  importer: Importer<Values>;
  names: ReadonlySet<string>;
  limits: ImportLimits;
}

const beginning = async <Values>(raw: AsyncIterator<RawRows>, { importer, names, limits }: Expected<Values>) => {
  const start = withHeader(await untilHeader(raw, limits), importer, names);
  return { start, header: matchHeader(start.header, importer) };
};

const ofSheets: { readonly [Code in string]?: ImportProblemCode } = { 'file-empty': 'sheet-empty', 'header-missing': 'sheet-without-header' };

/** Where a workbook has further sheets, the table may be on one of them. */
const aboutSheet = (error: unknown, warnings: readonly Finding[]): unknown => {
  const ignored = warnings.find(({ code }) => code === 'sheets-ignored');
  const code = error instanceof UnreadableFile ? ofSheets[error.finding.code] : undefined;
  return ignored && code ? new UnreadableFile(code, { ...(error as UnreadableFile).finding.params, ...ignored.params }) : error;
};

const refuseSize = ({ sizeBytes }: ImportFile, limits: ImportLimits) => {
  if (sizeBytes === 0) throw new UnreadableFile('file-empty');
  const megabytes = (bytes: number) => Math.ceil(bytes / 1_000_000);
  if (sizeBytes > limits.sizeBytes) throw new UnreadableFile('file-too-large', { megabytes: megabytes(sizeBytes), limit: megabytes(limits.sizeBytes) });
};

/** The first row that has anything in it, and what was read together with it. */
const untilHeader = async (raw: AsyncIterator<RawRows>, limits: ImportLimits): Promise<{ header: RawRow; rest: RawRows }> => {
  for (let next = await raw.next(); !next.done; next = await raw.next()) {
    const at = next.value.rows.findIndex(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    const header = next.value.rows[at];
    if (!header) continue;
    const { row, cells } = header;
    const width = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
    if (width > limits.columns) throw new UnreadableFile('too-many-columns', { row, limit: limits.columns });
    return { header: { row, cells: cells.slice(0, width) }, rest: { ...next.value, rows: next.value.rows.slice(at + 1) } };
  }
  throw new UnreadableFile('file-empty');
};

// No header begins with a digit, and what a spreadsheet has made of a number does.
const isValue = /^[^\p{L}\p{N}]*\p{Nd}/u;

/** A file of one column may begin with its first value, where the importer knows what that is. */
const withHeader = <Values>({ header, rest }: { header: RawRow; rest: RawRows }, { columns, soleColumn }: Importer<Values>, names: ReadonlySet<string>): { header: RawRow; rest: RawRows } => {
  const [cell, ...others] = header.cells;
  if (soleColumn === undefined || others.length > 0 || names.has(fold(cell!)) || !isValue.test(cell!)) return { header, rest };
  const sole = columns.find(({ key }) => key === soleColumn)!;
  return { header: { row: header.row, cells: [sole.header] }, rest: { ...rest, rows: [header, ...rest.rows] } };
};

interface Reading<Values> {
  importer: Importer<Values>;
  header: Header<Values>;
  limits: ImportLimits;
}

async function* batches<Values>(start: RawRows, raw: AsyncIterator<RawRows>, { importer, header, limits }: Reading<Values>): AsyncGenerator<ImportedRow<Values>[]> {
  const judge = rowJudge(importer, header, limits);
  let count = 0;
  try {
    for (let batch: RawRows | undefined = start; batch; batch = await nextOf(raw)) {
      const rows = judge(batch);
      count += rows.length;
      if (count > limits.rows) throw new UnreadableFile('too-many-rows', { limit: limits.rows });
      if (rows.length > 0) yield rows;
    }
    if (count === 0) throw new UnreadableFile('no-rows');
  } finally {
    await raw.return?.();
  }
}

const nextOf = async (raw: AsyncIterator<RawRows>): Promise<RawRows | undefined> => {
  const next = await raw.next();
  return next.done ? undefined : next.value;
};
