create table ring_group (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  id uuid not null default uuidv7(),
  name text collate "natural" not null,
  short_number text collate "natural",
  is_recorded boolean not null default false,
  strategy text collate "C" not null,
  ring_seconds integer not null,
  is_cyclic boolean not null default false,
  is_queued boolean not null default false,
  queue_audio_file_id uuid,
  max_waiting integer not null default 5,
  no_answer_action text collate "C" not null default 'END',
  no_answer_destination jsonb,
  no_answer_is_gone boolean not null default false,
  -- What goes is kept as gone, so that it can come back. Phone numbers come and go by the organisations above, and have no key here.
  no_answer_extension_id uuid generated always as (case when no_answer_destination ->> 'kind' in ('EXTENSION', 'VOICEMAIL') and not no_answer_is_gone
    then coalesce(no_answer_destination ->> 'id', no_answer_destination ->> 'extensionId')::uuid end) stored,
  no_answer_ring_group_id uuid generated always as (case when no_answer_destination ->> 'kind' = 'RING_GROUP' and not no_answer_is_gone then (no_answer_destination ->> 'id')::uuid end) stored,
  version integer not null default 1,
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp,
  constraint ring_group_pkey primary key (id),
  constraint ring_group_tenant_id_id_key unique (tenant_id, id),
  constraint ring_group_tenant_id_fkey foreign key (tenant_id) references organisation (id) on delete restrict on update cascade,
  constraint ring_group_tenant_id_short_number_fkey foreign key (tenant_id, short_number) references dial_code (tenant_id, code) on delete restrict on update restrict,
  constraint ring_group_queue_audio_file_fkey foreign key (tenant_id, queue_audio_file_id) references audio_file (tenant_id, id) on delete restrict on update restrict,
  constraint ring_group_no_answer_extension_fkey foreign key (tenant_id, no_answer_extension_id) references extension (tenant_id, id) on delete restrict on update restrict,
  constraint ring_group_no_answer_ring_group_fkey foreign key (tenant_id, no_answer_ring_group_id) references ring_group (tenant_id, id) on delete restrict on update restrict
);
create unique index ring_group_tenant_id_name_key on ring_group (tenant_id, name);
create unique index ring_group_tenant_id_short_number_key on ring_group (tenant_id, short_number);
create index ring_group_tenant_id_queue_audio_file_id_idx on ring_group (tenant_id, queue_audio_file_id);
create index ring_group_tenant_id_no_answer_extension_id_idx on ring_group (tenant_id, no_answer_extension_id);
create index ring_group_tenant_id_no_answer_ring_group_id_idx on ring_group (tenant_id, no_answer_ring_group_id);
create index ring_group_gone_idx on ring_group (tenant_id) where no_answer_is_gone;
comment on table ring_group is '{"holder": "tenant_id", "label": "name"}';

create table ring_group_member (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  group_id uuid not null,
  member_id uuid not null,
  -- In which they ring one after the other, from 0.
  position integer not null,
  is_gone boolean not null default false,
  extension_id uuid generated always as (case when not is_gone then member_id end) stored,
  constraint ring_group_member_pkey primary key (group_id, member_id),
  constraint ring_group_member_group_fkey foreign key (tenant_id, group_id) references ring_group (tenant_id, id) on delete cascade on update restrict,
  constraint ring_group_member_extension_fkey foreign key (tenant_id, extension_id) references extension (tenant_id, id) on delete restrict on update restrict
);
create index ring_group_member_tenant_id_member_id_idx on ring_group_member (tenant_id, member_id);

do $$
declare
  name text;
begin
  foreach name in array array['ring_group', 'ring_group_member'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy platform on %I to patchbay_platform using (true) with check (true)', name);
    execute format('create policy tenant on %I to patchbay_tenant
      using (tenant_id = (select nullif(current_setting(''app.tenant_id''), '''')::uuid))
      with check (tenant_id = (select nullif(current_setting(''app.tenant_id''), '''')::uuid))', name);
    execute format('grant select, insert, update, delete on %I to patchbay_tenant, patchbay_platform', name);
  end loop;
end $$;

alter table phone_number
  add column voice_ring_group_id uuid,
  add constraint phone_number_voice_ring_group_fkey foreign key (owner_id, voice_ring_group_id) references ring_group (tenant_id, id) on delete restrict on update restrict,
  add constraint phone_number_ring_group_route check (voice_ring_group_id is null or voice_route_type is not distinct from 'DIRECT_ROUTING');
create index phone_number_ring_group_idx on phone_number (owner_id, voice_ring_group_id) where voice_ring_group_id is not null;
-- One kind more, beside whichever there are.
do $$
declare
  rule text := (select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'phone_number'::regclass and conname = 'phone_number_one_voice_assignee');
begin
  alter table phone_number drop constraint phone_number_one_voice_assignee;
  execute 'alter table phone_number add constraint phone_number_one_voice_assignee ' || replace(rule, 'voice_call_flow_id', 'voice_call_flow_id, voice_ring_group_id');
end $$;

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

do $$
begin
  execute 'create or replace view number_assignee as ' || rtrim(pg_get_viewdef('number_assignee'::regclass), E'; \n')
    || $sql$ union all select g.tenant_id, g.id, 'ring-group', concat_ws(' ', g.short_number, g.name) from ring_group g$sql$;
  execute replace(pg_get_functiondef('phone_number_before_write()'::regprocedure), 'new.voice_call_flow_id', 'new.voice_call_flow_id, new.voice_ring_group_id');
  execute replace(pg_get_functiondef('phone_number_findings(timestamptz, interval, integer)'::regprocedure), $sql$('call-flow', 'PBX')$sql$, $sql$('call-flow', 'PBX'), ('ring-group', 'PBX')$sql$);
end $$;

create function ring_group_after_rename() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update phone_number n set voice_assignee_label = concat_ws(' ', new.short_number, new.name) where n.owner_id = new.tenant_id and n.voice_ring_group_id = new.id;
  return null;
end $$;

-- What goes leaves the groups that it is in or that forward to it, and comes back to where it was when it is made again with its
-- id. Whoever is editing one of them then holds what is no longer so.
create function ring_group_let_go() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  with gone as (update ring_group_member m set is_gone = true where m.tenant_id = old.tenant_id and m.member_id = old.id and not m.is_gone returning m.group_id)
    update ring_group g set version = g.version + 1, updated_at = now(), no_answer_is_gone = g.no_answer_is_gone or coalesce(old.id in (g.no_answer_extension_id, g.no_answer_ring_group_id), false)
    where g.tenant_id = old.tenant_id and g.id <> old.id and (g.id in (select group_id from gone) or g.no_answer_extension_id = old.id or g.no_answer_ring_group_id = old.id);
  return old;
end $$;

create function ring_group_take_back() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  with back as (update ring_group_member m set is_gone = false from made where m.tenant_id = made.tenant_id and m.member_id = made.id and m.is_gone returning m.group_id)
    update ring_group g set version = g.version + 1, updated_at = now() where g.id in (select b.group_id from back b);
  update ring_group g set version = g.version + 1, updated_at = now(), no_answer_is_gone = false from made
    where g.no_answer_is_gone and g.tenant_id = made.tenant_id and made.id::text in (g.no_answer_destination ->> 'id', g.no_answer_destination ->> 'extensionId');
  return null;
end $$;

-- Whoever makes a trigger must be allowed to call its function; taken back below.
grant execute on function ring_group_after_rename(), ring_group_let_go(), ring_group_take_back() to public;
grant execute on function phone_number_before_write() to public;
reset role;
revoke create on schema public from patchbay_platform;

drop trigger before_insert on phone_number;
drop trigger before_update on phone_number;
create trigger before_insert before insert on phone_number for each row
  when (num_nonnulls(new.voice_extension_id, new.voice_app_configuration_id, new.voice_contact_method_id, new.voice_call_flow_id, new.voice_ring_group_id, new.voice_external_trunk_id, new.voice_operator_trunk_id, new.sms_group_id) > 0) execute function phone_number_before_write();
create trigger before_update before update of voice_extension_id, voice_app_configuration_id, voice_contact_method_id, voice_call_flow_id, voice_ring_group_id, voice_external_trunk_id, voice_operator_trunk_id, sms_group_id on phone_number for each row
  when ((new.voice_extension_id, new.voice_app_configuration_id, new.voice_contact_method_id, new.voice_call_flow_id, new.voice_ring_group_id, new.voice_external_trunk_id, new.voice_operator_trunk_id, new.sms_group_id)
    is distinct from (old.voice_extension_id, old.voice_app_configuration_id, old.voice_contact_method_id, old.voice_call_flow_id, old.voice_ring_group_id, old.voice_external_trunk_id, old.voice_operator_trunk_id, old.sms_group_id)) execute function phone_number_before_write();
create trigger after_rename after update of name, short_number on ring_group for each row when ((new.name, new.short_number) is distinct from (old.name, old.short_number)) execute function ring_group_after_rename();

do $$
declare
  name text;
begin
  foreach name in array array['extension', 'ring_group'] loop
    execute format('create trigger ring_group_let_go before delete on %I for each row execute function ring_group_let_go()', name);
    execute format('create trigger ring_group_take_back after insert on %I referencing new table as made for each statement execute function ring_group_take_back()', name);
  end loop;
end $$;

set local role patchbay_platform;
revoke execute on function phone_number_before_write(), ring_group_after_rename(), ring_group_let_go(), ring_group_take_back() from public;
reset role;
