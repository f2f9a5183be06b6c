import { change, filled, given, list, refusal } from '../../../platform/imports/judge-sql.ts';

/** What the row says of a text, or what was there where the file has no such column. */
const text = (key: string, had: string): string => `case when c.fields ? '${key}' then coalesce(c.fields ->> '${key}', '') else coalesce(${had}, '') end`;

/** Whether somebody of that name is as the row says, as far as it says anything. */
const says = (key: string, column: string): string => `(not c.fields ? '${key}' or n.${column} is not distinct from coalesce(c.fields ->> '${key}', ''))`;
const isSame = [says('department', 'department'), says('jobTitle', 'job_title'), says('crmUserId', 'crm_user_id'), `(not c.fields ? 'timeSchedule' or n.time_schedule_id is not distinct from s.id)`].join(' and ');

/**
 * An ID changes its user, address and all; it must be one of the enterprise. Without one, an address that is known changes its
 * user, and another makes one. A row without both is somebody new, unless somebody of that name has no address either: then it
 * says what is so already, or nobody can tell whom it means. An address changes hands in no single file, so that undoing it never crosses itself.
 */
export const judgeUsers = `
  with named as (
    select c.line, c.fields, c.fields ->> 'id' is not null as has_id, case when c.fields ->> 'id' is null then e.id else i.id end as id, e.id as holder_id, e.first_name || ' ' || e.last_name as holder
    from candidate c left join app_user i on i.id = (c.fields ->> 'id')::uuid left join app_user e on e.email = c.fields ->> 'email'),
  met as (
    select c.line, u.id, c.has_id, c.holder, c.fields ->> 'firstName' as first_name, c.fields ->> 'lastName' as last_name,
      case when c.fields ? 'email' then c.fields ->> 'email' else u.email end as email,
      u.first_name as had_first_name, u.last_name as had_last_name, u.email as had_email, u.department as had_department, u.job_title as had_job_title, u.crm_user_id as had_crm_user_id, h.name as had_schedule,
      ${text('department', 'u.department')} as department, ${text('jobTitle', 'u.job_title')} as job_title, ${text('crmUserId', 'u.crm_user_id')} as crm_user_id,
      case when c.fields ? 'timeSchedule' then s.id else u.time_schedule_id end as schedule_id, case when c.fields ? 'timeSchedule' then s.name else h.name end as schedule,
      c.fields ->> 'timeSchedule' is not null and s.id is null as lacks_schedule, c.has_id and c.holder_id <> u.id as is_taken,
      first_value(c.line) over (partition by coalesce(c.id::text, c.fields ->> 'id', c.line::text) order by c.line) as first_row,
      first_value(c.line) over (partition by coalesce(case when c.holder_id is null then c.fields ->> 'email' end, c.line::text) order by c.line) as first_address,
      n.is_there, c.fields ->> 'email' is null and n.is_same as is_same
    from named c left join app_user u on u.id = c.id left join time_schedule s on s.name = c.fields ->> 'timeSchedule'
    left join time_schedule h on h.id = u.time_schedule_id
    cross join lateral (select count(*) > 0 as is_there, coalesce(bool_or(${isSame}), false) as is_same from app_user n
      where c.id is null and not c.has_id and n.email is null and n.first_name = c.fields ->> 'firstName' and n.last_name = c.fields ->> 'lastName') n),
  compared as (
    select m.*, ${list([
      refusal('m.has_id and m.id is null', 'id', 'user-unknown'),
      refusal('m.first_row < m.line', null, 'row-repeated', `jsonb_build_object('firstRow', m.first_row)`),
      refusal('m.is_taken', 'email', 'address-taken', `jsonb_build_object('by', m.holder)`),
      refusal('m.first_address < m.line', 'email', 'address-repeated', `jsonb_build_object('firstRow', m.first_address)`),
      refusal('m.lacks_schedule', 'timeSchedule', 'schedule-unknown'),
      refusal('m.email is null and m.is_there and not m.is_same and not m.lacks_schedule', 'email', 'name-ambiguous'),
    ])} as problems,
      case when m.id is null then ${filled([
        given('firstName', 'm.first_name'), given('lastName', 'm.last_name'), given('email', 'm.email'), given('department', `nullif(m.department, '')`), given('jobTitle', `nullif(m.job_title, '')`),
        given('crmUserId', `nullif(m.crm_user_id, '')`), given('timeSchedule', 'm.schedule'),
      ])} else ${list([
        change('firstName', 'm.had_first_name', 'm.first_name'), change('lastName', 'm.had_last_name', 'm.last_name'), change('email', 'm.had_email', 'm.email'), change('department', 'm.had_department', 'm.department'),
        change('jobTitle', 'm.had_job_title', 'm.job_title'), change('crmUserId', 'm.had_crm_user_id', 'm.crm_user_id'), change('timeSchedule', 'm.had_schedule', 'm.schedule'),
      ])} end as changes
    from met m),
  room as (select o.user_limit, o.user_limit - (select count(*) from app_user) as places from organisation o join fact f on f.organisation_id = o.id),
  counted as (
    select c.*, c.id is null and not c.is_same as is_new, count(*) filter (where c.id is null and not c.is_same and c.problems is null) over (order by c.line) as place from compared c),
  judged as (
    select c.*, coalesce(c.problems, ${list([refusal('c.is_new and c.place > r.places', null, 'user-limit', `jsonb_build_object('limit', r.user_limit)`)])}) as refusals from counted c cross join room r)
  select j.line, k.kind,
    case when k.kind in ('create', 'update') then jsonb_build_object('id', j.id, 'firstName', j.first_name, 'lastName', j.last_name, 'email', j.email, 'department', j.department, 'jobTitle', j.job_title,
      'crmUserId', j.crm_user_id, 'timeScheduleId', j.schedule_id) end,
    case when k.kind in ('create', 'update') then j.changes end, j.refusals, ${list([refusal(`k.kind = 'create' and j.is_there`, 'email', 'name-known')])}
  from judged j cross join lateral (select case when j.refusals is not null then 'rejected' when j.is_new then 'create' when j.id is null or j.changes is null then 'unchanged' else 'update' end as kind) k`;
