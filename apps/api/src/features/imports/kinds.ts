import type { ResponseOf } from '@patchbay/contract/http/endpoint';
import { Problem } from '@patchbay/contract/http/problem';
import type { ImportKind, imports } from '@patchbay/contract/imports';
import { importLimits } from '@patchbay/domain/imports/limits';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { type ImportDeclaration, type ImportDeclarations, importKeptDays } from '../../platform/imports/importer.ts';

/** Beside the permission of the endpoint, imports ask for that of their noun. */
export const refuseKind = (ctx: SubtreeCtx, declarations: ImportDeclarations, kind: ImportKind, right: 'read' | 'write'): ImportDeclaration => {
  const declaration = declarations.get(kind)!;
  const permission = declaration.permissions[right];
  if (ctx.permissions.has(permission)) return declaration;
  throw new Problem('forbidden', `This needs the permission ${permission}. An administrator of ${ctx.organisation.name} can grant it.`, { params: { permission } });
};

/** What can be imported here by whoever asks, and what the files have to look like. */
export const listImportKinds = (ctx: SubtreeCtx, declarations: ImportDeclarations): Promise<ResponseOf<typeof imports.kinds>> =>
  ctx.read(async (sql) => {
    const readable = [...declarations.values()].filter(({ permissions }) => ctx.permissions.has(permissions.read));
    const items = readable.map(async (declaration) => {
      const { kind, permissions, columnsFor, refusal } = declaration;
      const asker = declaration.asker(ctx);
      const columns = columnsFor(ctx.organisation, asker).columns.map(({ key, header, isRequired, help }) => ({ key, header, isRequired, help }));
      const mayNot = ctx.permissions.has('imports:write') && ctx.permissions.has(permissions.write) ? await refusal(sql, ctx.organisation, asker) : `This needs the permission ${permissions.write}.`;
      return { kind, refusal: mayNot, columns, limits: { sizeBytes: importLimits.sizeBytes, rows: importLimits.rows }, keptDays: importKeptDays };
    });
    return { items: await Promise.all(items) };
  });
