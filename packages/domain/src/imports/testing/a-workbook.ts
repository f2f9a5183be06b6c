import { fixedParts } from '../writing/xlsx-parts.ts';
import { textAsUtf8 } from '../writing/utf8.ts';
import { writeZip } from '../zip/write-zip.ts';
import { collect } from './files.ts';

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** An .xlsx file with these parts in place of, or besides, the usual ones; null leaves one out. */
export const aWorkbook = (parts: Readonly<Record<string, string | null>>): Promise<Uint8Array> => {
  const all = new Map<string, string | null>([...fixedParts('Sheet1'), ...Object.entries(parts)]);
  return aZip(Object.fromEntries([...all].filter((part): part is [string, string] => part[1] !== null)));
};

export const aZip = (parts: Readonly<Record<string, string>>): Promise<Uint8Array> => collect(writeZip(Object.entries(parts).map(([name, content]) => ({ name, chunks: textAsUtf8(content) }))));

export const aSheet = (rows: string): string => `<?xml version="1.0"?><worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`;

/** A workbook whose only sheet has these rows of XML. */
export const aWorkbookOf = (rows: string, parts: Readonly<Record<string, string | null>> = {}): Promise<Uint8Array> =>
  aWorkbook({ 'xl/worksheets/sheet1.xml': aSheet(rows), ...parts });

/** A row of texts. */
export const aRow = (...texts: string[]): string => `<row>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
