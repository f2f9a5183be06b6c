import { type Bulk, copyLine } from '@patchbay/database/bulk';
import type { ImportedRow, OpenedImport, RowProblem } from '@patchbay/domain/imports/types';
import type { ImportDeclaration } from './importer.ts';

/** What was read of the file. Gone with the transaction: what is kept is written once, when it is known what becomes of each row. */
export const createStaged = `create temp table staged (line integer, key text, cells jsonb, fields jsonb, problems jsonb, warnings jsonb) on commit drop`;

/** Streams the rows of an opened file into `staged`. */
export const stageRows = async (bulk: Bulk, declaration: ImportDeclaration, opened: OpenedImport<unknown>, onBatch: () => Promise<void>): Promise<void> => {
  await bulk.sql(createStaged);
  await bulk.copyIn('staged (line, key, cells, fields, problems, warnings)', lines(declaration, opened, onBatch));
};

// Larger ones would only be collected together with what has lived long.
const chunkCharacters = 32_768;

async function* lines(declaration: ImportDeclaration, { batches }: OpenedImport<unknown>, onBatch: () => Promise<void>): AsyncGenerator<string> {
  for await (const batch of batches) {
    let text = '';
    for (const row of batch) {
      text += lineOf(declaration, row);
      if (text.length < chunkCharacters) continue;
      yield text;
      text = '';
    }
    if (text !== '') yield text;
    await onBatch();
  }
}

const lineOf = ({ keyOf }: ImportDeclaration, { row, cells, values, problems, warnings }: ImportedRow<unknown>): string => {
  const key = problems.length === 0 ? keyOf(values as never) : null;
  const found = key?.ok === false ? [{ column: key.column, code: key.code, params: key.params, value: '' }] : problems;
  return copyLine([row, key?.ok ? key.key : null, json(cells.map(storable)), json(storableValues(values)), listOf(found), listOf(warnings)]);
};

const listOf = (findings: readonly RowProblem[]): string | null => (findings.length === 0 ? null : json(findings.map((finding) => ({ ...finding, value: storable(finding.value) }))));

/** The same of values; a row with such a one has a problem already, and its values are looked at by nobody. */
const storableValues = (values: object): object =>
  Object.fromEntries(Object.entries(values).map(([key, value]: [string, unknown]) => [key, typeof value === 'string' ? storable(value) : value]));

const json = (value: unknown): string => JSON.stringify(value);

/** PostgreSQL's texts have no NUL and no half letters; a cell with one is refused, and shown with a sign in its place. */
const storable = (text: string): string => (/[\0\ud800-\udfff]/.test(text) ? text.toWellFormed().replaceAll('\0', '\u2400') : text);
