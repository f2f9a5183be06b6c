import type { ImportDeclaration } from '../../platform/imports/importer.ts';
import { inEnterprise } from '../../platform/imports/in-enterprise.ts';
import { addPhones, changePhones } from './importer/apply.ts';
import { phoneColumns, type PhoneFileRow } from './importer/columns.ts';
import { judgePhones } from './importer/judge.ts';

/** Phones, known by their ID, or else by their MAC address. Secrets are generated, and stand in no file. */
export const phoneImporter: ImportDeclaration<PhoneFileRow> = {
  ...inEnterprise,
  kind: 'phones',
  entity: 'phone',
  permissions: { read: 'phones:read', write: 'phones:write' },
  columnsFor: () => phoneColumns,
  // Without ID and MAC address, rows are the same where all of them is.
  keyOf: ({ id, mac, ...rest }) => ({ ok: true, key: id ?? mac ?? JSON.stringify(rest) }),
  lock: 'select from phone where id in (select (fields ->> \'id\')::uuid from candidate) or mac in (select fields ->> \'mac\' from candidate) order by id for update',
  judge: judgePhones,
  apply: { create: addPhones, update: changePhones },
};
