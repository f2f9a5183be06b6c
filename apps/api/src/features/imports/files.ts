import type { QueryOf } from '@patchbay/contract/http/endpoint';
import type { imports } from '@patchbay/contract/imports';
import { sampleRows } from '@patchbay/domain/imports/writing/sample-file';
import { type Rows, writeCsv } from '@patchbay/domain/imports/writing/write-csv';
import { writeXlsx } from '@patchbay/domain/imports/writing/write-xlsx';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { safeFileName } from '../../platform/http/content-disposition.ts';
import { contentTypes, Streamed } from '../../platform/http/route.ts';
import type { ImportDeclarations } from '../../platform/imports/importer.ts';
import { refuseKind } from './kinds.ts';

/** A table as a file to download; the mark tells spreadsheets what the letters are. */
export const fileOf = (name: string, format: 'csv' | 'xlsx', make: (write: (rows: Rows) => Promise<void>) => Promise<void>): Streamed =>
  new Streamed(contentTypes[format], safeFileName(name, format), (chunk) =>
    make(async (rows) => {
      for await (const bytes of format === 'csv' ? writeCsv(rows, { hasMark: true }) : writeXlsx(rows)) await chunk(bytes);
    }));

/** A file to begin with. */
export const sampleFile = async (ctx: SubtreeCtx, declarations: ImportDeclarations, { kind, format }: QueryOf<typeof imports.sample>): Promise<Streamed> => {
  const declaration = refuseKind(ctx, declarations, kind, 'read');
  const importer = declaration.columnsFor(ctx.organisation, declaration.asker(ctx));
  const wanted = declaration.sampleColumns as string[] | undefined;
  const columns = importer.columns.filter(({ key }) => wanted?.includes(key) ?? true);
  return fileOf(`${kind}-sample`, format, (write) => write(sampleRows({ ...importer, columns })));
};
