import { safeCell } from '../cells/safe-cell.ts';
import type { Delimiter } from '../types.ts';
import { rowsAsUtf8 } from './utf8.ts';

export type Cell = string | number | boolean | null;
export type Rows<Row = readonly Cell[]> = AsyncIterable<Row> | Iterable<Row>;

/** By it spreadsheets know UTF-8; without it they take every accented letter for two others. */
export const csvMark = '\ufeff';

export interface CsvDialect {
  delimiter?: Delimiter;
  hasMark?: boolean;
}

/** A CSV file (RFC 4180) in constant memory, whose cells no spreadsheet runs as formulas. */
export const writeCsv = (rows: Rows, { delimiter = ',', hasMark = false }: CsvDialect = {}): AsyncGenerator<Uint8Array> =>
  rowsAsUtf8(rows, { before: hasMark ? csvMark : '', rowText: (row) => csvLine(row, delimiter) });

export const csvLine = (row: readonly Cell[], delimiter = ','): string => {
  const line = row.map((cell) => quoted(cellText(cell), delimiter)).join(delimiter);
  // A line without any character would be no row at all.
  return `${line === '' && row.length === 1 ? '""' : line}\r\n`;
};

const cellText = (cell: Cell): string => {
  if (typeof cell === 'string') return safeCell(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return cell === null ? '' : String(cell);
};

const quoted = (text: string, delimiter: string): string => (text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
