import { type CsvDialect, type Rows, writeCsv } from '@patchbay/domain/imports/writing/write-csv';
import { writeXlsx } from '@patchbay/domain/imports/writing/write-xlsx';
import { safeFileName } from '../http/content-disposition.ts';
import { contentTypes, Streamed } from '../http/route.ts';

/** A table as a file to download; the mark tells spreadsheets what the letters are. The separator is that of a CSV file. */
export const fileOf = (name: string, { format, delimiter = ',' }: { format: 'csv' | 'xlsx'; delimiter?: CsvDialect['delimiter'] }, make: (write: (rows: Rows) => Promise<void>) => Promise<void>): Streamed =>
  new Streamed(contentTypes[format], safeFileName(name, format), (chunk) =>
    make(async (rows) => {
      for await (const bytes of format === 'csv' ? writeCsv(rows, { delimiter, hasMark: true }) : writeXlsx(rows)) await chunk(bytes);
    }));
