import type { ImportDeclaration } from '../../platform/imports/importer.ts';
import { inEnterprise } from '../../platform/imports/in-enterprise.ts';
import { addGroups, changeGroups } from './importer/apply.ts';
import { ringGroupColumns, type RingGroupFileRow } from './importer/columns.ts';
import { judgeGroups } from './importer/judge.ts';

/** Ring groups, known by their name. Phone numbers stay as they are. */
export const ringGroupImporter: ImportDeclaration<RingGroupFileRow> = {
  ...inEnterprise,
  kind: 'ring-groups',
  entity: 'ring-group',
  permissions: { read: 'extensions:read', write: 'extensions:write' },
  columnsFor: () => ringGroupColumns,
  keyOf: ({ name }) => ({ ok: true, key: name! }),
  lock: 'select from ring_group where name in (select key from candidate) order by id for update',
  judge: judgeGroups,
  apply: { create: addGroups, update: changeGroups },
};
