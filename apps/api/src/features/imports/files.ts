import type { QueryOf } from '@patchbay/contract/http/endpoint';
import type { imports } from '@patchbay/contract/imports';
import { sampleRows } from '@patchbay/domain/imports/writing/sample-file';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import type { Streamed } from '../../platform/http/route.ts';
import { fileOf } from '../../platform/imports/file-of.ts';
import type { ImportDeclarations } from '../../platform/imports/importer.ts';
import { refuseKind } from './kinds.ts';

/** A file to begin with. */
export const sampleFile = async (ctx: SubtreeCtx, declarations: ImportDeclarations, { kind, format }: QueryOf<typeof imports.sample>): Promise<Streamed> => {
  const declaration = refuseKind(ctx, declarations, kind, 'read');
  const importer = declaration.columnsFor(ctx.organisation, declaration.asker(ctx));
  const wanted = declaration.sampleColumns as string[] | undefined;
  const columns = importer.columns.filter(({ key }) => wanted?.includes(key) ?? true);
  return fileOf(`${kind}-sample`, { format }, (write) => write(sampleRows({ ...importer, columns })));
};
