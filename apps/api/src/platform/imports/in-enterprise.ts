import { z } from 'zod';
import type { ImportDeclaration } from './importer.ts';

/** What importers of what an enterprise has are alike in: nobody is asked for more than a file, and only an enterprise has any. */
export const inEnterprise = {
  isOfTenant: true,
  asker: () => ({}),
  refusal: (_sql, { kind }) => Promise.resolve(kind === 'enterprise' ? null : 'Only an enterprise has these: go to one, and upload the file there.'),
  settings: z.strictObject({}),
  checkSettings: () => Promise.resolve(),
} as const satisfies Partial<ImportDeclaration>;

/** The enterprise, as the audit rows of its objects name it. */
export const enterprisePlace = 'o.id as organisation_id, o.path as organisation_path, o.name as organisation_name';
