import { fold } from '../cells/fold.ts';
import type { Delimiter, ImportLimits } from '../types.ts';
import { csvRows } from './csv-rows.ts';

const delimiters: readonly Delimiter[] = [',', ';', '\t'];
// What Excel writes and obeys, and does not show.
const declaration = /^"?sep=([,;\t])"?(?:\r\n|\r|\n)/i;

export interface Dialect {
  delimiter: Delimiter;
  /** How much of the text declares the separator and is no row. */
  skip: number;
}

/**
 * The separator under which the first row names the most known columns, and else the one that gives the most cells.
 * Undefined if the first row is not there in full yet.
 */
export const csvDialect = (start: string, knownHeaders: ReadonlySet<string>, limits: ImportLimits, isWhole: boolean): Dialect | undefined => {
  const declared = declaration.exec(start);
  if (declared) return { delimiter: declared[1] as Delimiter, skip: declared[0].length };
  const headers = delimiters.map((delimiter) => ({ delimiter, cells: firstRow(start, delimiter, limits, isWhole) }));
  if (headers.some(({ cells }) => !cells)) return undefined;
  const rank = (cells: readonly string[] = []) => cells.filter((cell) => knownHeaders.has(fold(cell))).length * limits.rowLength + cells.length;
  const [best] = headers.sort((a, b) => rank(b.cells) - rank(a.cells));
  return { delimiter: best!.delimiter, skip: 0 };
};

const firstRow = (start: string, delimiter: Delimiter, limits: ImportLimits, isWhole: boolean): readonly string[] | undefined => {
  const row = csvRows(delimiter, limits).first(start, isWhole);
  return row?.cells ?? (isWhole ? [] : undefined);
};
