import { literalCell } from '../cells/safe-cell.ts';
import { toXString } from '../xlsx/x-string.ts';
import { writeZip } from '../zip/write-zip.ts';
import { rowsAsUtf8, textAsUtf8 } from './utf8.ts';
import type { Cell, Rows } from './write-csv.ts';
import { fixedParts, sheetEnd, sheetStart } from './xlsx-parts.ts';

/** How many rows a sheet can have, its header included (ECMA-376 and Excel). Whoever has more asks for CSV. */
export const xlsxRowBound = 1_048_576;

/**
 * An .xlsx file with one sheet (ECMA-376) in constant memory. Texts are formatted as text, so that a spreadsheet that
 * changes one of them does not eat its plus sign or its zeros; the first row is the header.
 */
export const writeXlsx = (rows: Rows, sheetName = 'Sheet1'): AsyncGenerator<Uint8Array> =>
  writeZip([
    ...fixedParts(sheetName).map(([name, content]) => ({ name, chunks: textAsUtf8(content) })),
    { name: 'xl/worksheets/sheet1.xml', chunks: rowsAsUtf8(rows, { before: sheetStart, rowText: rowXml, after: sheetEnd }) },
  ]);

const rowXml = (cells: readonly Cell[], row: number): string => {
  if (row > xlsxRowBound) throw new RangeError(`A sheet has at most ${xlsxRowBound} rows.`);
  return `<row r="${row}">${cells.map((cell, column) => cellXml(cell, columnName(column) + row, row === 1)).join('')}</row>`;
};

const cellXml = (cell: Cell, reference: string, isHeader: boolean): string => {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'number' && Number.isFinite(cell)) return `<c r="${reference}"><v>${cell}</v></c>`;
  return `<c r="${reference}" s="${isHeader ? 2 : 1}" t="inlineStr"><is><t xml:space="preserve">${toXString(literalCell(String(cell)))}</t></is></c>`;
};

/** 0 is `A`, 26 is `AA`. */
const columnName = (column: number): string => {
  const known = names[column];
  if (known !== undefined) return known;
  const before = Math.floor(column / 26) - 1;
  return (names[column] = (before < 0 ? '' : columnName(before)) + String.fromCharCode(65 + (column % 26)));
};

const names: string[] = [];
