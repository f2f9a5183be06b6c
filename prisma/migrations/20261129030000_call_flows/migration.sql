create table call_flow (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  id uuid not null default uuidv7(),
  name text collate "natural" not null,
  start_id text collate "C" not null,
  nodes jsonb not null,
  version integer not null default 1,
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp,
  constraint call_flow_pkey primary key (id),
  constraint call_flow_tenant_id_fkey foreign key (tenant_id) references organisation (id) on delete restrict on update cascade
);
create unique index call_flow_tenant_id_id_key on call_flow (tenant_id, id);
create unique index call_flow_tenant_id_name_key on call_flow (tenant_id, name);
comment on table call_flow is '{"holder": "tenant_id", "label": "name"}';

create table call_flow_link (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  call_flow_id uuid not null,
  node_id text collate "C" not null,
  position integer not null,
  kind text collate "C" not null,
  target_id uuid not null,
  is_gone boolean not null default false,
  extension_id uuid generated always as (case when kind = 'extension' and not is_gone then target_id end) stored,
  app_configuration_id uuid generated always as (case when kind = 'app-configuration' and not is_gone then target_id end) stored,
  contact_method_id uuid generated always as (case when kind = 'contact-method' and not is_gone then target_id end) stored,
  delivery_method_id uuid generated always as (case when kind = 'delivery-method' and not is_gone then target_id end) stored,
  audio_file_id uuid generated always as (case when kind = 'audio-file' then target_id end) stored,
  time_schedule_id uuid generated always as (case when kind = 'time-schedule' then target_id end) stored,
  constraint call_flow_link_pkey primary key (call_flow_id, node_id, target_id),
  -- Whatever is linked is in one of the columns that have a key, unless it is gone; what is played and followed cannot go.
  constraint call_flow_link_known_target check (num_nonnulls(extension_id, app_configuration_id, contact_method_id, delivery_method_id, audio_file_id, time_schedule_id) = case when is_gone then 0 else 1 end),
  constraint call_flow_link_call_flow_fkey foreign key (tenant_id, call_flow_id) references call_flow (tenant_id, id) on delete cascade on update restrict,
  constraint call_flow_link_extension_fkey foreign key (tenant_id, extension_id) references extension (tenant_id, id) on delete restrict on update restrict,
  constraint call_flow_link_app_configuration_fkey foreign key (tenant_id, app_configuration_id) references app_configuration (tenant_id, id) on delete restrict on update restrict,
  constraint call_flow_link_contact_method_fkey foreign key (tenant_id, contact_method_id) references contact_method (tenant_id, id) on delete restrict on update restrict,
  constraint call_flow_link_delivery_method_fkey foreign key (tenant_id, delivery_method_id) references delivery_method (tenant_id, id) on delete restrict on update restrict,
  constraint call_flow_link_audio_file_fkey foreign key (tenant_id, audio_file_id) references audio_file (tenant_id, id) on delete restrict on update restrict,
  constraint call_flow_link_time_schedule_fkey foreign key (tenant_id, time_schedule_id) references time_schedule (tenant_id, id) on delete restrict on update restrict
);
create index call_flow_link_tenant_id_target_id_idx on call_flow_link (tenant_id, target_id);

do $$
declare
  name text;
begin
  foreach name in array array['call_flow', 'call_flow_link'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy platform on %I to patchbay_platform using (true) with check (true)', name);
    execute format('create policy tenant on %I to patchbay_tenant
      using (tenant_id = (select nullif(current_setting(''app.tenant_id''), '''')::uuid))
      with check (tenant_id = (select nullif(current_setting(''app.tenant_id''), '''')::uuid))', name);
    execute format('grant select, insert, update, delete on %I to patchbay_tenant, patchbay_platform', name);
  end loop;
end $$;

-- What the nodes of a call flow refer to, by which words it is known; with the user whom a member reaches. Seen by whoever sees its rows.
create view call_flow_linked with (security_invoker = true) as
  select l.tenant_id, l.call_flow_id, l.node_id, l.position, l.kind, t.id, t.label, t.user_id from call_flow_link l cross join lateral (
    select e.id, e.short_number || ' ' || e.display_name as label, null::uuid as user_id from extension e where e.tenant_id = l.tenant_id and e.id = l.extension_id
    union all select c.id, u.first_name || ' ' || u.last_name, u.id from app_configuration c join app_user u on u.tenant_id = c.tenant_id and u.id = c.user_id where c.tenant_id = l.tenant_id and c.id = l.app_configuration_id
    union all select m.id, u.first_name || ' ' || u.last_name || ' · ' || m.name, u.id from contact_method m join app_user u on u.tenant_id = m.tenant_id and u.id = m.user_id where m.tenant_id = l.tenant_id and m.id = l.contact_method_id
    union all select d.id, d.name, null from delivery_method d where d.tenant_id = l.tenant_id and d.id = l.delivery_method_id
    union all select f.id, f.name, null from audio_file f where f.tenant_id = l.tenant_id and f.id = l.audio_file_id
    union all select s.id, s.name, null from time_schedule s where s.tenant_id = l.tenant_id and s.id = l.time_schedule_id) t;
grant select on call_flow_linked to patchbay_tenant, patchbay_platform;

alter table phone_number
  add column voice_call_flow_id uuid,
  add constraint phone_number_voice_call_flow_fkey foreign key (owner_id, voice_call_flow_id) references call_flow (tenant_id, id) on delete restrict on update restrict,
  add constraint phone_number_call_flow_route check (voice_call_flow_id is null or voice_route_type is not distinct from 'DIRECT_ROUTING'),
  drop constraint phone_number_one_voice_assignee,
  add constraint phone_number_one_voice_assignee check (num_nonnulls(voice_extension_id, voice_app_configuration_id, voice_contact_method_id, voice_call_flow_id, voice_external_trunk_id, voice_operator_trunk_id) <= 1);
create index phone_number_call_flow_idx on phone_number (owner_id, voice_call_flow_id) where voice_call_flow_id is not null;

alter table internal_number
  add column call_flow_id uuid generated always as (case when assignee_kind = 'call-flow' then assignee_id end) stored,
  add constraint internal_number_call_flow_fkey foreign key (tenant_id, call_flow_id) references call_flow (tenant_id, id) on delete restrict on update restrict;
create index internal_number_tenant_id_call_flow_id_idx on internal_number (tenant_id, call_flow_id);
-- One kind more, beside whichever there are.
do $$
declare
  rule text := (select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'internal_number'::regclass and conname = 'internal_number_known_assignee');
begin
  alter table internal_number drop constraint internal_number_known_assignee;
  execute 'alter table internal_number add constraint internal_number_known_assignee ' || replace(rule, 'app_configuration_id', 'app_configuration_id, call_flow_id');
end $$;

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

create or replace view number_assignee as
  select e.tenant_id, e.id, 'extension' as kind, e.short_number || ' ' || e.display_name as label from extension e
  union all select c.tenant_id, c.id, 'app-configuration', u.first_name || ' ' || u.last_name from app_configuration c join app_user u on u.tenant_id = c.tenant_id and u.id = c.user_id
  union all select m.tenant_id, m.id, 'contact-method', u.first_name || ' ' || u.last_name || ' · ' || m.name from contact_method m join app_user u on u.tenant_id = m.tenant_id and u.id = m.user_id
  union all select f.tenant_id, f.id, 'call-flow', f.name from call_flow f
  union all select t.tenant_id, t.id, 'external-trunk', t.name from external_trunk t
  union all select t.tenant_id, t.id, 'operator-connect-trunk', t.name from operator_connect_trunk t
  union all select g.tenant_id, g.id, 'sms-group', g.name from sms_group g;

create or replace function phone_number_before_write() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  was_assigned boolean := tg_op = 'UPDATE' and (old.voice_assignee_id is not null or old.sms_assignee_id is not null);
  voice_id uuid := coalesce(new.voice_extension_id, new.voice_app_configuration_id, new.voice_contact_method_id, new.voice_call_flow_id, new.voice_external_trunk_id, new.voice_operator_trunk_id);
begin
  select a.kind, a.id, a.label into new.voice_assignee_kind, new.voice_assignee_id, new.voice_assignee_label from number_assignee a where a.tenant_id = new.owner_id and a.id = voice_id;
  select a.kind, a.id, a.label into new.sms_assignee_kind, new.sms_assignee_id, new.sms_assignee_label from number_assignee a where a.tenant_id = new.owner_id and a.id = new.sms_group_id;
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

create function call_flow_after_rename() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update phone_number n set voice_assignee_label = new.name where n.owner_id = new.tenant_id and n.voice_call_flow_id = new.id;
  update internal_number n set assignee_label = new.name where n.tenant_id = new.tenant_id and n.call_flow_id = new.id;
  return null;
end $$;

-- What goes leaves the call flows that it is in, and comes back to where it was when it is made again with its id. Whoever is
-- editing one of them then holds what is no longer so.
create function call_flow_let_go() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  with gone as (update call_flow_link l set is_gone = true where l.tenant_id = old.tenant_id and l.target_id = old.id and not l.is_gone returning l.call_flow_id)
    update call_flow f set version = f.version + 1, updated_at = now() where f.id in (select g.call_flow_id from gone g);
  return old;
end $$;

create function call_flow_take_back() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  with back as (update call_flow_link l set is_gone = false from made where l.tenant_id = made.tenant_id and l.target_id = made.id and l.is_gone returning l.call_flow_id)
    update call_flow f set version = f.version + 1, updated_at = now() where f.id in (select b.call_flow_id from back b);
  return null;
end $$;

-- Whoever makes a trigger must be allowed to call its function; taken back below.
grant execute on function phone_number_before_write(), call_flow_after_rename(), call_flow_let_go(), call_flow_take_back() to public;
reset role;
revoke create on schema public from patchbay_platform;

drop trigger before_insert on phone_number;
drop trigger before_update on phone_number;
create trigger before_insert before insert on phone_number for each row
  when (num_nonnulls(new.voice_extension_id, new.voice_app_configuration_id, new.voice_contact_method_id, new.voice_call_flow_id, new.voice_external_trunk_id, new.voice_operator_trunk_id, new.sms_group_id) > 0) execute function phone_number_before_write();
create trigger before_update before update of voice_extension_id, voice_app_configuration_id, voice_contact_method_id, voice_call_flow_id, voice_external_trunk_id, voice_operator_trunk_id, sms_group_id on phone_number for each row
  when ((new.voice_extension_id, new.voice_app_configuration_id, new.voice_contact_method_id, new.voice_call_flow_id, new.voice_external_trunk_id, new.voice_operator_trunk_id, new.sms_group_id)
    is distinct from (old.voice_extension_id, old.voice_app_configuration_id, old.voice_contact_method_id, old.voice_call_flow_id, old.voice_external_trunk_id, old.voice_operator_trunk_id, old.sms_group_id)) execute function phone_number_before_write();
create trigger after_rename after update of name on call_flow for each row when (new.name is distinct from old.name) execute function call_flow_after_rename();

do $$
declare
  name text;
begin
  foreach name in array array['extension', 'app_configuration', 'contact_method', 'delivery_method'] loop
    execute format('create trigger call_flow_let_go before delete on %I for each row execute function call_flow_let_go()', name);
    execute format('create trigger call_flow_take_back after insert on %I referencing new table as made for each statement execute function call_flow_take_back()', name);
  end loop;
end $$;

set local role patchbay_platform;
revoke execute on function phone_number_before_write(), call_flow_after_rename(), call_flow_let_go(), call_flow_take_back() from public;
reset role;
