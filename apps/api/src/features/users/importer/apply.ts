import type { ApplyStep } from '../../../platform/imports/importer.ts';
import { enterprisePlace } from '../../../platform/imports/in-enterprise.ts';
import { recordedSql } from '../recorded-sql.ts';

const written = 'first_name, last_name, email, department, job_title, crm_user_id, time_schedule_id';
const values = `c.target ->> 'firstName', c.target ->> 'lastName', c.target ->> 'email', c.target ->> 'department', c.target ->> 'jobTitle', c.target ->> 'crmUserId', (c.target ->> 'timeScheduleId')::uuid`;

export const addUsers: ApplyStep = {
  action: 'user.created',
  with: `added as (
      insert into app_user (${written}, created_at, updated_at) select ${values}, f.at, f.at from chunk c cross join fact f order by c.line returning *),
    lines as (insert into app_configuration (user_id, created_at, updated_at) select a.id, a.created_at, a.updated_at from added a returning id, user_id)`,
  changed: `select a.id as entity_id, a.first_name || ' ' || a.last_name as entity_label, null::jsonb as before, ${recordedSql('a', 'l.id')} as after, ${enterprisePlace}
    from added a join lines l on l.user_id = a.id join organisation o on o.id = a.tenant_id`,
};

export const changeUsers: ApplyStep = {
  action: 'user.updated',
  with: `updated as (
    update app_user u set (${written}) = row(${values}), version = u.version + 1, updated_at = f.at
    from chunk c cross join fact f, app_configuration l, organisation o
    where u.id = (c.target ->> 'id')::uuid and l.tenant_id = u.tenant_id and l.user_id = u.id and o.id = u.tenant_id
    returning new.id as entity_id, new.first_name || ' ' || new.last_name as entity_label, ${recordedSql('old', 'l.id')} as before, ${recordedSql('new', 'l.id')} as after, ${enterprisePlace})`,
  changed: 'select * from updated',
};
