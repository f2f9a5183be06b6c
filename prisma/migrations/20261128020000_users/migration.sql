-- The table is called app_user because `user` is a word of SQL.
create table app_user (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  id uuid not null default uuidv7(),
  first_name text collate "natural" not null,
  last_name text collate "natural" not null,
  email text collate "natural",
  department text collate "natural" not null default '',
  job_title text collate "natural" not null default '',
  crm_user_id text collate "natural" not null default '',
  version integer not null default 1,
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp,
  constraint app_user_pkey primary key (id),
  constraint app_user_tenant_id_fkey foreign key (tenant_id) references organisation (id) on delete restrict on update cascade
);
create unique index app_user_tenant_id_id_key on app_user (tenant_id, id);
create unique index app_user_tenant_id_email_key on app_user (tenant_id, email);
create index app_user_tenant_id_first_name_last_name_id_idx on app_user (tenant_id, first_name, last_name, id);
comment on table app_user is '{"holder": "tenant_id", "label": "first_name || '' '' || last_name", "kind": "user"}';

create table app_configuration (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  id uuid not null default uuidv7(),
  user_id uuid not null,
  configured_at timestamptz(3),
  when_unavailable text not null default 'DO_NOTHING',
  external_outbound_enabled boolean not null default false,
  record_inbound_internal boolean not null default false,
  record_inbound_external boolean not null default false,
  record_outbound_internal boolean not null default false,
  record_outbound_external boolean not null default false,
  record_on_demand boolean not null default false,
  version integer not null default 1,
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp,
  constraint app_configuration_pkey primary key (id),
  constraint app_configuration_tenant_id_user_id_fkey foreign key (tenant_id, user_id) references app_user (tenant_id, id) on delete cascade on update restrict,
  constraint app_configuration_when_unavailable check (when_unavailable in ('DO_NOTHING', 'ROUTE_TO_VOICEMAIL'))
);
create unique index app_configuration_tenant_id_id_key on app_configuration (tenant_id, id);
create unique index app_configuration_tenant_id_user_id_key on app_configuration (tenant_id, user_id);

create table app_configuration_caller_id (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  app_configuration_id uuid not null,
  phone_number_id uuid not null,
  constraint app_configuration_caller_id_pkey primary key (app_configuration_id, phone_number_id),
  constraint app_configuration_caller_id_configuration_fkey foreign key (tenant_id, app_configuration_id) references app_configuration (tenant_id, id) on delete cascade on update restrict,
  constraint app_configuration_caller_id_number_fkey foreign key (tenant_id, phone_number_id) references phone_number (owner_id, id) on delete restrict on update restrict
);
create index app_configuration_caller_id_phone_number_id_idx on app_configuration_caller_id (phone_number_id);

do $$
declare
  name text;
begin
  foreach name in array array['app_user', 'app_configuration', 'app_configuration_caller_id'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy platform on %I to patchbay_platform using (true) with check (true)', name);
    execute format('create policy tenant on %I to patchbay_tenant
      using (tenant_id = (select nullif(current_setting(''app.tenant_id''), '''')::uuid))
      with check (tenant_id = (select nullif(current_setting(''app.tenant_id''), '''')::uuid))', name);
    execute format('grant select, insert, update, delete on %I to patchbay_tenant, patchbay_platform', name);
  end loop;
end $$;

-- An app configuration is something that numbers are given to.
alter table phone_number
  add column voice_app_configuration_id uuid,
  add constraint phone_number_voice_app_configuration_fkey foreign key (owner_id, voice_app_configuration_id) references app_configuration (tenant_id, id) on delete restrict on update restrict,
  add constraint phone_number_app_configuration_route check (voice_app_configuration_id is null or voice_route_type is not distinct from 'DIRECT_ROUTING'),
  drop constraint phone_number_one_voice_assignee,
  add constraint phone_number_one_voice_assignee check (num_nonnulls(voice_extension_id, voice_app_configuration_id, voice_external_trunk_id, voice_operator_trunk_id) <= 1);
create index phone_number_app_configuration_idx on phone_number (owner_id, voice_app_configuration_id) where voice_app_configuration_id is not null;

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

create or replace function phone_number_before_write() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  was_assigned boolean := tg_op = 'UPDATE' and (old.voice_assignee_id is not null or old.sms_assignee_id is not null);
begin
  select a.kind, a.id, a.label into new.voice_assignee_kind, new.voice_assignee_id, new.voice_assignee_label from (
    select 'extension', e.id, e.short_number || ' ' || e.display_name from extension e where e.tenant_id = new.owner_id and e.id = new.voice_extension_id
    union all select 'app-configuration', c.id, u.first_name || ' ' || u.last_name from app_configuration c join app_user u on u.tenant_id = c.tenant_id and u.id = c.user_id
      where c.tenant_id = new.owner_id and c.id = new.voice_app_configuration_id
    union all select 'external-trunk', t.id, t.name from external_trunk t where t.tenant_id = new.owner_id and t.id = new.voice_external_trunk_id
    union all select 'operator-connect-trunk', t.id, t.name from operator_connect_trunk t where t.tenant_id = new.owner_id and t.id = new.voice_operator_trunk_id
  ) a (kind, id, label);
  select a.kind, a.id, a.label into new.sms_assignee_kind, new.sms_assignee_id, new.sms_assignee_label from (
    select 'sms-group', g.id, g.name from sms_group g where g.tenant_id = new.owner_id and g.id = new.sms_group_id
  ) a (kind, id, label);
  if new.voice_assignee_id is not null or new.sms_assignee_id is not null then
    new.quarantine_until := null;
  elsif was_assigned then
    new.quarantine_until := (
      select new.updated_at + make_interval(days => o.number_quarantine_days) from organisation o
      where o.path = any (paths_to(new.owner_path)) and o.number_quarantine_days is not null order by length(o.path) desc limit 1);
    if new.quarantine_until <= new.updated_at then new.quarantine_until := null; end if;
  end if;
  return new;
end $$;

create function app_user_after_rename() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update phone_number n set voice_assignee_label = new.first_name || ' ' || new.last_name from app_configuration c
    where c.tenant_id = new.tenant_id and c.user_id = new.id and n.owner_id = new.tenant_id and n.voice_app_configuration_id = c.id;
  return null;
end $$;

-- Who shows a number as their own: extensions as the one they present, app configurations as one of their caller IDs.
create view number_presenter as
  select e.tenant_id, e.presentation_number_id as number_id, 'extension' as kind, e.id, e.short_number || ' ' || e.display_name as label from extension e where e.presentation_number_id is not null
  union all
  select i.tenant_id, i.phone_number_id, 'app-configuration', i.app_configuration_id, u.first_name || ' ' || u.last_name from app_configuration_caller_id i
    join app_configuration c on c.tenant_id = i.tenant_id and c.id = i.app_configuration_id join app_user u on u.tenant_id = c.tenant_id and u.id = c.user_id;

create or replace function phone_number_uses(numbers uuid[]) returns table (number_id uuid, use text, kind text, id uuid, label text)
language sql stable security definer set search_path = public, pg_temp as $$
  with visible as (
    select n.* from phone_number n where n.id = any (numbers) and (
      (n.owner_path >= nullif(current_setting('app.scope_path', true), '') and n.owner_path < nullif(current_setting('app.scope_path', true), '') || '~')
      or n.owner_id = nullif(current_setting('app.tenant_id', true), '')::uuid))
  select u.number_id, u.use, u.kind, u.id, u.label from (
    select n.e164, n.id, 'voice', n.voice_assignee_kind, n.voice_assignee_id, n.voice_assignee_label from visible n where n.voice_assignee_id is not null
    union all select n.e164, n.id, 'sms', n.sms_assignee_kind, n.sms_assignee_id, n.sms_assignee_label from visible n where n.sms_assignee_id is not null
    union all select n.e164, n.id, 'presentation', p.kind, p.id, p.label from visible n
      join number_presenter p on p.tenant_id = n.owner_id and p.number_id = n.id where p.id is distinct from n.voice_assignee_id
  ) u (e164, number_id, use, kind, id, label) order by u.e164, u.label, u.id
$$;

-- The numbers of a bulk that somebody shows as their own, and the first who does: the subtree's role cannot read what enterprises have.
drop function presented_numbers(uuid);
create function presented_numbers(bulk uuid) returns table (number_id uuid, kind text, id uuid, label text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (n.id) n.id, p.kind, p.id, p.label
  from number_bulk b join number_bulk_number i on i.bulk_id = b.id join phone_number n on n.id = i.number_id
  join number_presenter p on p.tenant_id = n.owner_id and p.number_id = n.id
  where b.id = bulk and b.organisation_path >= nullif(current_setting('app.scope_path', true), '') and b.organisation_path < nullif(current_setting('app.scope_path', true), '') || '~'
    and n.owner_path >= nullif(current_setting('app.scope_path', true), '') and n.owner_path < nullif(current_setting('app.scope_path', true), '') || '~'
    and p.id is distinct from n.voice_assignee_id
  order by n.id, p.label
$$;
revoke execute on function presented_numbers(uuid) from public;
grant execute on function presented_numbers(uuid) to patchbay_subtree;

-- Whoever makes a trigger must be allowed to call its function; taken back below.
grant execute on function phone_number_before_write(), app_user_after_rename() to public;
reset role;
revoke create on schema public from patchbay_platform;

drop trigger before_insert on phone_number;
drop trigger before_update on phone_number;
create trigger before_insert before insert on phone_number for each row
  when (num_nonnulls(new.voice_extension_id, new.voice_app_configuration_id, new.voice_external_trunk_id, new.voice_operator_trunk_id, new.sms_group_id) > 0) execute function phone_number_before_write();
create trigger before_update before update of voice_extension_id, voice_app_configuration_id, voice_external_trunk_id, voice_operator_trunk_id, sms_group_id on phone_number for each row
  when ((new.voice_extension_id, new.voice_app_configuration_id, new.voice_external_trunk_id, new.voice_operator_trunk_id, new.sms_group_id)
    is distinct from (old.voice_extension_id, old.voice_app_configuration_id, old.voice_external_trunk_id, old.voice_operator_trunk_id, old.sms_group_id)) execute function phone_number_before_write();
create trigger after_rename after update of first_name, last_name on app_user for each row execute function app_user_after_rename();

set local role patchbay_platform;
revoke execute on function phone_number_before_write(), app_user_after_rename() from public;
reset role;
