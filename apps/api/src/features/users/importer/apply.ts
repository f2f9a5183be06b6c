import type { ApplyStep } from '../../../platform/imports/importer.ts';
import { enterprisePlace } from '../../../platform/imports/in-enterprise.ts';

/** What the log keeps of a user, with the line of that id. */
const recorded = (row: string, line: string): string => `jsonb_build_object('id', ${row}.id, 'firstName', ${row}.first_name, 'lastName', ${row}.last_name, 'name', ${row}.first_name || ' ' || ${row}.last_name,
  'email', ${row}.email, 'department', ${row}.department, 'jobTitle', ${row}.job_title, 'crmUserId', ${row}.crm_user_id, 'timeScheduleId', ${row}.time_schedule_id,
  'timeScheduleName', (select s.name from time_schedule s where s.id = ${row}.time_schedule_id), 'avatarId', ${row}.avatar_id, 'appConfiguration', jsonb_build_object('id', ${line}))`;

const written = 'first_name, last_name, department, job_title, crm_user_id, time_schedule_id';
const values = `c.target ->> 'firstName', c.target ->> 'lastName', c.target ->> 'department', c.target ->> 'jobTitle', c.target ->> 'crmUserId', (c.target ->> 'timeScheduleId')::uuid`;

export const addUsers: ApplyStep = {
  action: 'user.created',
  with: `added as (
      insert into app_user (email, ${written}, created_at, updated_at) select c.target ->> 'email', ${values}, f.at, f.at from chunk c cross join fact f order by c.line returning *),
    lines as (insert into app_configuration (user_id, created_at, updated_at) select a.id, a.created_at, a.updated_at from added a returning id, user_id)`,
  changed: `select a.id as entity_id, a.first_name || ' ' || a.last_name as entity_label, null::jsonb as before, ${recorded('a', 'l.id')} as after, ${enterprisePlace}
    from added a join lines l on l.user_id = a.id join organisation o on o.id = a.tenant_id`,
};

export const changeUsers: ApplyStep = {
  action: 'user.updated',
  with: `updated as (
    update app_user u set (${written}) = row(${values}), version = u.version + 1, updated_at = f.at
    from chunk c cross join fact f, app_configuration l, organisation o
    where u.id = (c.target ->> 'id')::uuid and l.tenant_id = u.tenant_id and l.user_id = u.id and o.id = u.tenant_id
    returning new.id as entity_id, new.first_name || ' ' || new.last_name as entity_label, ${recorded('old', 'l.id')} as before, ${recorded('new', 'l.id')} as after, ${enterprisePlace})`,
  changed: 'select * from updated',
};
