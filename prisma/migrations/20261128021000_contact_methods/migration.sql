create table contact_method (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  id uuid not null default uuidv7(),
  user_id uuid not null,
  kind text not null,
  name text collate "natural" not null,
  when_unavailable text not null default 'DO_NOTHING',
  sip_username text collate "C",
  sip_password text,
  external_outbound_enabled boolean not null default false,
  record_inbound_internal boolean not null default false,
  record_inbound_external boolean not null default false,
  record_outbound_internal boolean not null default false,
  record_outbound_external boolean not null default false,
  record_on_demand boolean not null default false,
  presented_number_id uuid,
  target text collate "natural",
  version integer not null default 1,
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp,
  constraint contact_method_pkey primary key (id),
  constraint contact_method_tenant_id_user_id_fkey foreign key (tenant_id, user_id) references app_user (tenant_id, id) on delete cascade on update restrict,
  constraint contact_method_presented_number_fkey foreign key (tenant_id, presented_number_id) references phone_number (owner_id, id) on delete restrict on update restrict,
  constraint contact_method_kind check (kind in ('SIP_ACCOUNT', 'PSTN_FORWARDING', 'SIP_FORWARDING', 'EMAIL')),
  constraint contact_method_when_unavailable check (when_unavailable in ('DO_NOTHING', 'ROUTE_TO_VOICEMAIL')),
  constraint contact_method_sip check ((kind = 'SIP_ACCOUNT') = (sip_username is not null) and (kind = 'SIP_ACCOUNT') = (sip_password is not null)),
  constraint contact_method_target check ((kind = 'SIP_ACCOUNT') = (target is null)),
  constraint contact_method_presented check (presented_number_id is null or kind in ('SIP_ACCOUNT', 'PSTN_FORWARDING')),
  -- Those of extensions begin with their short number: the two never meet.
  constraint contact_method_sip_username check (sip_username ~ '^[a-z]')
);
create unique index contact_method_tenant_id_id_key on contact_method (tenant_id, id);
create unique index contact_method_sip_username_key on contact_method (sip_username);
create unique index contact_method_tenant_id_user_id_kind_name_key on contact_method (tenant_id, user_id, kind, name);
create index contact_method_tenant_id_kind_name_id_idx on contact_method (tenant_id, kind, name, id);
create index contact_method_presented_number_id_idx on contact_method (presented_number_id);

alter table contact_method enable row level security;
alter table contact_method force row level security;
create policy platform on contact_method to patchbay_platform using (true) with check (true);
create policy tenant on contact_method to patchbay_tenant
  using (tenant_id = (select nullif(current_setting('app.tenant_id'), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('app.tenant_id'), '')::uuid));
grant select, insert, update, delete on contact_method to patchbay_tenant, patchbay_platform;

alter table phone_number
  add column voice_contact_method_id uuid,
  add constraint phone_number_voice_contact_method_fkey foreign key (owner_id, voice_contact_method_id) references contact_method (tenant_id, id) on delete restrict on update restrict,
  add constraint phone_number_contact_method_route check (voice_contact_method_id is null or voice_route_type is not distinct from 'DIRECT_ROUTING'),
  drop constraint phone_number_one_voice_assignee,
  add constraint phone_number_one_voice_assignee check (num_nonnulls(voice_extension_id, voice_app_configuration_id, voice_contact_method_id, voice_external_trunk_id, voice_operator_trunk_id) <= 1);
create index phone_number_contact_method_idx on phone_number (owner_id, voice_contact_method_id) where voice_contact_method_id is not null;

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

-- Everything that a number can be given to, by which words it is known. The one place where the database knows the kinds: a new
-- kind is a column of phone_number with its key, a line here, and the column's name in the trigger below.
create view number_assignee as
  select e.tenant_id, e.id, 'extension' as kind, e.short_number || ' ' || e.display_name as label from extension e
  union all select c.tenant_id, c.id, 'app-configuration', u.first_name || ' ' || u.last_name from app_configuration c join app_user u on u.tenant_id = c.tenant_id and u.id = c.user_id
  union all select m.tenant_id, m.id, 'contact-method', u.first_name || ' ' || u.last_name || ' · ' || m.name from contact_method m join app_user u on u.tenant_id = m.tenant_id and u.id = m.user_id
  union all select t.tenant_id, t.id, 'external-trunk', t.name from external_trunk t
  union all select t.tenant_id, t.id, 'operator-connect-trunk', t.name from operator_connect_trunk t
  union all select g.tenant_id, g.id, 'sms-group', g.name from sms_group g;

create or replace function phone_number_before_write() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  was_assigned boolean := tg_op = 'UPDATE' and (old.voice_assignee_id is not null or old.sms_assignee_id is not null);
  voice_id uuid := coalesce(new.voice_extension_id, new.voice_app_configuration_id, new.voice_contact_method_id, new.voice_external_trunk_id, new.voice_operator_trunk_id);
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

-- A user's name stands in what their numbers say.
create or replace function app_user_after_rename() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update phone_number n set voice_assignee_label = a.label from number_assignee a
    where a.tenant_id = new.tenant_id and n.owner_id = new.tenant_id and n.voice_assignee_id = a.id and a.id in (
      select c.id from app_configuration c where c.tenant_id = new.tenant_id and c.user_id = new.id
      union all select m.id from contact_method m where m.tenant_id = new.tenant_id and m.user_id = new.id);
  return null;
end $$;

create function contact_method_after_rename() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update phone_number n set voice_assignee_label = a.label from number_assignee a
    where a.tenant_id = new.tenant_id and a.id = new.id and n.owner_id = new.tenant_id and n.voice_contact_method_id = new.id;
  return null;
end $$;

create or replace view number_presenter as
  select e.tenant_id, e.presentation_number_id as number_id, 'extension' as kind, e.id, e.short_number || ' ' || e.display_name as label from extension e where e.presentation_number_id is not null
  union all
  select i.tenant_id, i.phone_number_id, a.kind, a.id, a.label from app_configuration_caller_id i join number_assignee a on a.tenant_id = i.tenant_id and a.id = i.app_configuration_id
  union all
  select m.tenant_id, m.presented_number_id, a.kind, a.id, a.label from contact_method m join number_assignee a on a.tenant_id = m.tenant_id and a.id = m.id where m.presented_number_id is not null;

grant execute on function phone_number_before_write(), contact_method_after_rename() to public;
reset role;
revoke create on schema public from patchbay_platform;

drop trigger before_insert on phone_number;
drop trigger before_update on phone_number;
create trigger before_insert before insert on phone_number for each row
  when (num_nonnulls(new.voice_extension_id, new.voice_app_configuration_id, new.voice_contact_method_id, new.voice_external_trunk_id, new.voice_operator_trunk_id, new.sms_group_id) > 0) execute function phone_number_before_write();
create trigger before_update before update of voice_extension_id, voice_app_configuration_id, voice_contact_method_id, voice_external_trunk_id, voice_operator_trunk_id, sms_group_id on phone_number for each row
  when ((new.voice_extension_id, new.voice_app_configuration_id, new.voice_contact_method_id, new.voice_external_trunk_id, new.voice_operator_trunk_id, new.sms_group_id)
    is distinct from (old.voice_extension_id, old.voice_app_configuration_id, old.voice_contact_method_id, old.voice_external_trunk_id, old.voice_operator_trunk_id, old.sms_group_id)) execute function phone_number_before_write();
create trigger after_rename after update of name on contact_method for each row execute function contact_method_after_rename();

set local role patchbay_platform;
revoke execute on function phone_number_before_write(), contact_method_after_rename() from public;
reset role;
