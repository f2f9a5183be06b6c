import type { ImportDeclaration } from '../../platform/imports/importer.ts';
import { inEnterprise } from '../../platform/imports/in-enterprise.ts';
import { addCodes, changeCodes } from './importer/apply.ts';
import { featureCodeColumns, type FeatureCodeFileRow } from './importer/columns.ts';
import { judgeCodes } from './importer/judge.ts';

/** Feature codes. A row is about its action, whose code it says. */
export const featureCodeImporter: ImportDeclaration<FeatureCodeFileRow> = {
  ...inEnterprise,
  kind: 'feature-codes',
  entity: 'feature-code',
  permissions: { read: 'featureCodes:read', write: 'featureCodes:write' },
  columnsFor: () => featureCodeColumns,
  keyOf: ({ action }) => ({ ok: true, key: action! }),
  lock: 'select from feature_code where action in (select key from candidate) order by id for update',
  judge: judgeCodes,
  apply: { create: addCodes, update: changeCodes },
};
