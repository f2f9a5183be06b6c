import { imports } from '@patchbay/contract/imports';
import { type App, route } from '../../platform/http/route.ts';
import type { ImportDeclarations } from '../../platform/imports/importer.ts';
import { sampleFile } from './files.ts';
import { commitImportRun, createImport, discardImport, getImport, listImports } from './imports.ts';
import { listImportKinds } from './kinds.ts';
import { listImportRows, rejectedFile } from './rows.ts';

export const importRoutes = (declarations: ImportDeclarations) => (app: App): void => {
  route(app, imports.list, ({ ctx, query }) => listImports(ctx, declarations, query));
  route(app, imports.kinds, ({ ctx }) => listImportKinds(ctx, declarations));
  route(app, imports.sample, ({ ctx, query }) => sampleFile(ctx, declarations, query));
  route(app, imports.create, ({ ctx, query, file }) => createImport(ctx, declarations, query, file));
  route(app, imports.get, ({ ctx, params }) => getImport(ctx, declarations, params.id));
  route(app, imports.rows, ({ ctx, params, query }) => listImportRows(ctx, declarations, params.id, query));
  route(app, imports.rejected, ({ ctx, params, query }) => rejectedFile(ctx, declarations, params.id, query));
  route(app, imports.commit, ({ ctx, params, body }) => commitImportRun(ctx, declarations, params.id, body));
  route(app, imports.discard, ({ ctx, params }) => discardImport(ctx, declarations, params.id));
};
