import type { ImportDeclaration } from '../../platform/imports/importer.ts';
import { inEnterprise } from '../../platform/imports/in-enterprise.ts';
import { addNumbers, describeNumbers } from './importer/apply.ts';
import { internalNumberColumns, type InternalNumberFileRow } from './importer/columns.ts';
import { judgeNumbers } from './importer/judge.ts';

/** Internal numbers and what they are for. Whose they are is decided there. */
export const internalNumberImporter: ImportDeclaration<InternalNumberFileRow> = {
  ...inEnterprise,
  kind: 'internal-numbers',
  entity: 'internal-number',
  permissions: { read: 'internalNumbers:read', write: 'internalNumbers:write' },
  columnsFor: () => internalNumberColumns,
  keyOf: ({ number }) => ({ ok: true, key: number! }),
  lock: 'select from internal_number where number in (select key from candidate) order by id for update',
  judge: judgeNumbers,
  apply: { create: addNumbers, update: describeNumbers },
};
