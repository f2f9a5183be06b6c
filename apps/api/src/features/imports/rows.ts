import type { QueryOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import type { imports, RejectedFileQuery } from '@patchbay/contract/imports';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import type { Streamed } from '../../platform/http/route.ts';
import type { ImportDeclarations } from '../../platform/imports/importer.ts';
import { listKeptRows, rejectedFileOf } from '../../platform/imports/kept-rows.ts';
import { getImport } from './imports.ts';

const keptOf = async (ctx: SubtreeCtx, declarations: ImportDeclarations, id: string) => {
  const run = await getImport(ctx, declarations, id);
  return { run, importer: declarations.get(run.kind)!.columnsFor({ kind: ctx.organisation.kind }, {}) };
};

/** A page of a plan. */
export const listImportRows = async (ctx: SubtreeCtx, declarations: ImportDeclarations, id: string, query: QueryOf<typeof imports.rows>): Promise<ResponseOf<typeof imports.rows>> =>
  listKeptRows(ctx, await getImport(ctx, declarations, id), query);

export const rejectedFile = async (ctx: SubtreeCtx, declarations: ImportDeclarations, id: string, query: RejectedFileQuery): Promise<Streamed> =>
  rejectedFileOf(ctx, await keptOf(ctx, declarations, id), query);
