import type { RawRows } from '../reading/raw-rows.ts';
import type { Finding, ImportFile, ImportLimits } from '../types.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { openPackage, scanPart, type Package } from './package-parts.ts';
import { sheetListener } from './sheet-listener.ts';
import { readWorkbook, type Workbook } from './workbook.ts';

const sheetBytes = 2_147_483_648;
const shownSheets = 10;

/** The rows of the first visible sheet of an .xlsx file (ECMA-376). The sheet itself is never held. */
export const readXlsx = async (file: ImportFile, limits: ImportLimits) => {
  const parts = await openPackage(file);
  const book = await readWorkbook(parts, limits.cellLength);
  return { details: { sheet: book.sheetName }, warnings: warningsOf(book), rows: rowsOf(parts, book, limits) };
};

const warningsOf = ({ sheetName, otherSheets }: Workbook): Finding[] => {
  if (otherSheets.length === 0) return [];
  const others = otherSheets.slice(0, shownSheets).join(', ') + (otherSheets.length > shownSheets ? ', …' : '');
  return [{ code: 'sheets-ignored', params: { sheet: sheetName, others } }];
};

async function* rowsOf(parts: Package, book: Workbook, limits: ImportLimits): AsyncGenerator<RawRows> {
  const sheet = sheetListener(book, limits);
  for await (const _ of scanPart(parts, book.sheetPath, sheet.listener, sheetBytes)) {
    const rows = sheet.take();
    // XML can name any character by its number, and a shared text may have been seen long ago.
    if (rows.length > 0) yield { rows, isSuspect: true, isSparse: true };
  }
  if (!sheet.isComplete()) throw new UnreadableFile('xlsx-unreadable');
}
