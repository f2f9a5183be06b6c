import type { Finding, Params } from './types.ts';

/** English texts of everything that the engine itself finds. */
export const problemTexts = {
  // The file as a whole.
  'file-empty': 'The file is empty.',
  'file-too-large': 'The file has {megabytes} MB; at most {limit} MB can be imported at once.',
  'file-changed': 'The file could not be read to its end. Upload it again.',
  'format-xls': 'This is an Excel file of the old kind (.xls), or one with a password. Save it as .xlsx without a password, or as CSV.',
  'format-xlsb': 'This is a binary Excel workbook (.xlsb). Save it as .xlsx or CSV.',
  'format-ods': 'This is an OpenDocument spreadsheet (.ods). Save it as .xlsx or CSV.',
  'format-pdf': 'This is a PDF. Upload the table that it was made from, as CSV or .xlsx.',
  'format-image': 'This is an image. Upload a table as CSV or .xlsx.',
  'format-archive': 'This is an archive, not a table. Unpack it and upload the CSV or .xlsx file inside.',
  'format-web-page': 'This is a web page or XML, whatever its name says. Open it in a spreadsheet and save it as .xlsx or CSV.',
  'format-rich-text': 'This is a text document. Upload a table as CSV or .xlsx.',
  'format-binary': 'This is neither CSV nor .xlsx.',
  'xlsx-unreadable': 'The .xlsx file is damaged. Open it in a spreadsheet and save it again, or save it as CSV.',
  'xlsx-refused': 'The .xlsx file contains what no spreadsheet writes, so it was not read. Save it again in a spreadsheet, or as CSV.',
  'xlsx-password': 'The file is protected by a password. Save it without one.',
  'xlsx-too-large': 'Unpacked, the .xlsx file is too large. Save it as CSV.',
  'xlsx-no-sheet': 'The workbook has no visible sheet with cells.',
  'header-missing': 'Row {row} does not name any known column. The first row must be the header, for example: {expected}.',
  'sheet-empty': 'The first visible sheet, {sheet}, is empty, and no other is read: {others}. Move the one with the table to the front.',
  'sheet-without-header': 'Row {row} of the first visible sheet, {sheet}, does not name any known column, and no other sheet is read: {others}. Move the one with the table to the front; its first row must be the header, for example: {expected}.',
  'column-missing': 'The header has no column for: {columns}.',
  'column-twice': 'Two columns of the header mean {column}: "{first}" and "{second}". Remove one.',
  'too-many-columns': 'Row {row} has more than {limit} columns.',
  'too-many-rows': 'The file has more than {limit} rows. Split it.',
  'no-rows': 'The file has a header and no rows.',
  'quote-never-closed': 'The quotation mark that opens in row {row} is not closed, so that everything after it would be one cell. Close or remove it.',
  'row-too-long': 'Row {row} has more than {limit} characters; this does not look like a table.',
  // Warnings about the file.
  'columns-ignored': 'Columns that are not known are ignored: {columns}.',
  'sheets-ignored': 'Only the first visible sheet, {sheet}, is read; not: {others}.',
  // Rows.
  'cells-extra': 'The row has more cells than the header, {extra} too many. Is a cell with a separator in it lacking its quotation marks?',
  'cells-missing': 'The row has {count} cells and the header {expected}; the missing ones count as empty.',
  'row-cut-off': 'The file ends in the middle of this row.',
  'quote-misplaced': 'Text follows a closing quotation mark. Is a mark above it not closed, so that several rows have become one?',
  'row-repeated': 'This entry is in row {firstRow} already.',
  // Cells.
  'cell-required': 'Must not be empty.',
  'cell-too-long': 'Has more than {limit} characters.',
  'character-unreadable': 'Has a character that could not be read. Save the file as UTF-8.',
  'character-control': 'Has an invisible control character.',
  'scientific-notation': 'A spreadsheet has shortened this number to scientific notation, and its digits are lost. Format the column as text, enter the full number and save again.',
  'spreadsheet-date': 'A spreadsheet has turned this number into a date. Format the column as text, enter the number and save again.',
  'spreadsheet-error': 'A spreadsheet put an error here in place of a value.',
  'not-digits': 'Must be digits only.',
  'digits-fraction': 'Must be a whole number without a fraction.',
  'too-few-digits': 'Must have at least {min} digits.',
  'too-many-digits': 'Must have at most {max} digits.',
  'not-a-flag': 'Must be TRUE or FALSE.',
  'not-a-choice': 'Must be one of: {choices}.',
  'text-too-long': 'Must have at most {max} characters.',
  'text-several-lines': 'Must be one line.',
} as const;

export type ImportProblemCode = keyof typeof problemTexts;

/** The text of a finding, from these texts. An unknown code is shown as it is, because silence would be worse. */
export const problemText = ({ code, params }: Finding, texts: Readonly<Record<string, string>> = problemTexts): string => fill(Object.hasOwn(texts, code) ? texts[code]! : code, params);

const fill = (text: string, params: Params): string =>
  text.replace(/\{(\w+)\}/g, (gap, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : gap));
