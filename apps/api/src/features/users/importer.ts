import type { ImportDeclaration } from '../../platform/imports/importer.ts';
import { inEnterprise } from '../../platform/imports/in-enterprise.ts';
import { addUsers, changeUsers } from './importer/apply.ts';
import { userColumns, type UserFileRow } from './importer/columns.ts';
import { judgeUsers } from './importer/judge.ts';
import { limitLock } from './limit.ts';

/** Users, known by their ID, or else by their e-mail address. Nobody is invited by it, and lines are configured afterwards. */
export const userImporter: ImportDeclaration<UserFileRow> = {
  ...inEnterprise,
  kind: 'users',
  entity: 'user',
  permissions: { read: 'users:read', write: 'users:write' },
  columnsFor: () => userColumns,
  // Without ID and address, rows are the same where all of them is.
  keyOf: ({ id, email, ...rest }) => ({ ok: true, key: id ?? email ?? [rest.firstName, rest.lastName, rest.department, rest.jobTitle, rest.crmUserId, rest.timeSchedule].map((part) => part ?? '').join('\n') }),
  lock: `with held as materialized (select ${limitLock} as held from fact f),
    known as materialized (select u.id from app_user u where u.id in (select (fields ->> 'id')::uuid from candidate) or u.email in (select fields ->> 'email' from candidate) or u.email is null order by u.id for update)
    select (select held from held), (select count(*) from known)`,
  judge: judgeUsers,
  apply: { create: addUsers, update: changeUsers },
};
