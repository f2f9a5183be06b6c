import type { Importer, RowValues } from '../types.ts';
import type { Cell } from './write-csv.ts';

/** The rows of the sample file, header first. `writeCsv` and `writeXlsx` make a file of them. */
export const sampleRows = <Values>(importer: Importer<Values>): string[][] => [
  importer.columns.map(({ header }) => header),
  ...importer.examples.map((values) => formattedRow(importer, values)),
];

/** A row as an export and the sample file show it. */
export const formattedRow = <Values>(importer: Importer<Values>, values: RowValues<Values>): string[] =>
  importer.columns.map((column) => {
    const value = values[column.key];
    return value === null || value === undefined ? '' : column.format(value);
  });

/** A whole export in the importer's columns, which can be imported back. */
export async function* exportRows<Values>(importer: Importer<Values>, rows: AsyncIterable<RowValues<Values>> | Iterable<RowValues<Values>>): AsyncGenerator<Cell[]> {
  yield importer.columns.map(({ header }) => header);
  for await (const values of rows) yield formattedRow(importer, values);
}
