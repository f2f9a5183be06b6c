import { type Bulk, copyLine } from '@patchbay/database/bulk';
import { openImport } from '@patchbay/domain/imports/open-import';
import type { ImportedRow, OpenedImport, RowProblem } from '@patchbay/domain/imports/types';
import type { JobCtx } from '../jobs.ts';
import { collectAbove } from '../memory.ts';
import type { FileReading, ImportPlace } from './importer.ts';
import type { Progress } from './progress.ts';
import type { Run } from './runs.ts';
import { storedFile } from './stored-file.ts';

/** What was read of the file. Gone with the transaction: what is kept is written once, when it is known what becomes of each row. */
export const createStaged = `create temp table staged (line integer, key text, cells jsonb, fields jsonb, problems jsonb, warnings jsonb) on commit drop`;

interface Staging {
  bulk: Bulk;
  reading: FileReading;
  progress: Progress;
}

/** Streams the rows of a run's file into `staged`. Answers how the file was understood, and how many rows it has. */
export const stage = async ({ deps, scope }: JobCtx, run: Run, { bulk, reading, progress }: Staging): Promise<{ opened: OpenedImport<unknown>; total: number }> => {
  let read = 0;
  await progress.show('reading', 0, run.sizeBytes);
  const file = storedFile(deps.database, scope, run, (end) => void (read = Math.max(read, end)));
  const opened = await openImport<unknown>(file, reading.columnsFor(run.place, run.asker));
  await bulk.sql(createStaged);
  await bulk.copyIn('staged (line, key, cells, fields, problems, warnings)', lines((row) => lineOf(reading, run.place, row), opened, () => progress.tick('reading', read, run.sizeBytes)));
  const [row] = await bulk.sql<{ total: number }>('select count(*)::int as total from staged');
  await progress.show('comparing', 0, row!.total);
  await bulk.sql('analyze staged');
  return { opened, total: row!.total };
};

/** The file's header, and what each cell of it means. */
export const headerOf = ({ header, columns }: OpenedImport<unknown>) => header.map((name, place) => ({ header: name, key: columns[place] ?? null }));

// Larger ones would only be collected together with what has lived long.
const chunkCharacters = 32_768;
/** A process that has done nothing yet holds two thirds of it. */
const mostHeapBytes = 90 * 1024 ** 2;

async function* lines(lineOfRow: (row: ImportedRow<unknown>) => string, { batches }: OpenedImport<unknown>, onBatch: () => Promise<void>): AsyncGenerator<string> {
  for await (const batch of batches) {
    let text = '';
    for (const row of batch) {
      text += lineOfRow(row);
      if (text.length < chunkCharacters) continue;
      yield text;
      text = '';
    }
    if (text !== '') yield text;
    await onBatch();
    collectAbove(mostHeapBytes);
  }
}

const lineOf = ({ keyOf }: FileReading, place: ImportPlace, { row, cells, values, problems, warnings }: ImportedRow<unknown>): string => {
  const key = problems.length === 0 ? keyOf(values as never, place) : null;
  const found = key?.ok === false ? [{ column: key.column, code: key.code, params: key.params, value: '' }] : problems;
  const warned = key?.ok && key.warnings ? [...warnings, ...key.warnings] : warnings;
  return copyLine([row, key?.ok ? key.key : null, json(cells.map(storable)), json(storableValues(values)), listOf(found), listOf(warned)]);
};

/** Without a value it is the cell that is shown. */
const listOf = (findings: readonly (Omit<RowProblem, 'value'> & { value?: string })[]): string | null =>
  findings.length === 0 ? null : json(findings.map(({ value, ...finding }) => (value === undefined ? finding : { ...finding, value: storable(value) })));

/** The same of values; a row with such a one has a problem already, and its values are looked at by nobody. */
const storableValues = (values: object): object =>
  Object.fromEntries(Object.entries(values).map(([key, value]: [string, unknown]) => [key, typeof value === 'string' ? storable(value) : value]));

const json = (value: unknown): string => JSON.stringify(value);

/** PostgreSQL's texts have no NUL and no half letters; a cell with one is refused, and shown with a sign in its place. */
const storable = (text: string): string => (/[\0\ud800-\udfff]/.test(text) ? text.toWellFormed().replaceAll('\0', '\u2400') : text);
