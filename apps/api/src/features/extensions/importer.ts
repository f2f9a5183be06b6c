import { canGrant, rolesAt } from '@patchbay/domain/access/roles';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import type { Asker, ImportDeclaration } from '../../platform/imports/importer.ts';
import { inEnterprise } from '../../platform/imports/in-enterprise.ts';
import { addExtensions, changeExtensions } from './importer/apply.ts';
import { changeGroups } from './importer/apply-groups.ts';
import { extensionColumns, type ExtensionFileRow } from './importer/columns.ts';
import { judgeExtensions } from './importer/judge.ts';

/** Which roles the asker may give, and about the persons of which roles they may decide. */
const rolesOf = (ctx: SubtreeCtx): Asker => Object.fromEntries(rolesAt('enterprise').flatMap((role) => {
  const isHeld = canGrant(ctx.permissions, role, 'enterprise');
  return [[`gives ${role}`, isHeld && ctx.permissions.has('accounts:write')], [`decides about ${role}`, isHeld]];
}));

/** Extensions, known by their ID, or else by their short number. Passwords are made, PINs are not, and phones keep their lines. */
export const extensionImporter: ImportDeclaration<ExtensionFileRow> = {
  ...inEnterprise,
  kind: 'extensions',
  entity: 'extension',
  permissions: { read: 'extensions:read', write: 'extensions:write' },
  asker: rolesOf,
  columnsFor: () => extensionColumns,
  keyOf: ({ id, shortNumber }) => ({ ok: true, key: id ?? shortNumber! }),
  lock: `with known as materialized (select x.id from extension x where x.id in (select (fields ->> 'id')::uuid from candidate) or x.short_number in (select fields ->> 'shortNumber' from candidate) order by x.id for no key update),
    joined as materialized (select g.id from ring_group g where exists (select from candidate c where c.fields ? 'groups') order by g.id for update)
    select (select count(*) from known), (select count(*) from joined)`,
  judge: judgeExtensions,
  apply: { create: addExtensions, update: changeExtensions, besides: changeGroups },
};
