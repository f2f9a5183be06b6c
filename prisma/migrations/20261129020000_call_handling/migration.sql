-- What app configurations and contact methods refer to: internal numbers, audio files and delivery methods.
alter table app_configuration
  add column voicemail_audio_id uuid,
  add column internal_caller_id_id uuid,
  add column internal_announcement_id uuid,
  add column external_announcement_id uuid,
  add constraint app_configuration_voicemail_audio_fkey foreign key (tenant_id, voicemail_audio_id) references audio_file (tenant_id, id) on delete restrict on update restrict,
  add constraint app_configuration_internal_caller_id_fkey foreign key (tenant_id, internal_caller_id_id) references internal_number (tenant_id, id) on delete restrict on update restrict,
  add constraint app_configuration_internal_announcement_fkey foreign key (tenant_id, internal_announcement_id) references audio_file (tenant_id, id) on delete restrict on update restrict,
  add constraint app_configuration_external_announcement_fkey foreign key (tenant_id, external_announcement_id) references audio_file (tenant_id, id) on delete restrict on update restrict;

alter table contact_method
  add column voicemail_audio_id uuid,
  add column internal_caller_id_id uuid,
  add column internal_announcement_id uuid,
  add column external_announcement_id uuid,
  add constraint contact_method_voicemail_audio_fkey foreign key (tenant_id, voicemail_audio_id) references audio_file (tenant_id, id) on delete restrict on update restrict,
  add constraint contact_method_internal_caller_id_fkey foreign key (tenant_id, internal_caller_id_id) references internal_number (tenant_id, id) on delete restrict on update restrict,
  add constraint contact_method_internal_announcement_fkey foreign key (tenant_id, internal_announcement_id) references audio_file (tenant_id, id) on delete restrict on update restrict,
  add constraint contact_method_external_announcement_fkey foreign key (tenant_id, external_announcement_id) references audio_file (tenant_id, id) on delete restrict on update restrict,
  add constraint contact_method_inbound check (kind <> 'EMAIL' or voicemail_audio_id is null),
  add constraint contact_method_outbound check (kind = 'SIP_ACCOUNT' or num_nonnulls(internal_caller_id_id, internal_announcement_id, external_announcement_id) = 0);

alter table internal_number
  add column contact_method_id uuid generated always as (case when assignee_kind = 'contact-method' then assignee_id end) stored,
  drop constraint internal_number_known_assignee,
  add constraint internal_number_known_assignee check (num_nonnulls(assignee_id) = num_nonnulls(app_configuration_id, contact_method_id)),
  add constraint internal_number_contact_method_fkey foreign key (tenant_id, contact_method_id) references contact_method (tenant_id, id) on delete restrict on update restrict;
create index internal_number_tenant_id_contact_method_id_idx on internal_number (tenant_id, contact_method_id);

-- By which delivery methods recordings and voicemail leave. The column of each kind of holder is generated, and has the key.
create table call_delivery (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  holder_kind text not null,
  holder_id uuid not null,
  use text not null check (use in ('RECORDING', 'VOICEMAIL')),
  delivery_method_id uuid not null,
  app_configuration_id uuid generated always as (case when holder_kind = 'app-configuration' then holder_id end) stored,
  contact_method_id uuid generated always as (case when holder_kind = 'contact-method' then holder_id end) stored,
  constraint call_delivery_pkey primary key (holder_id, use, delivery_method_id),
  constraint call_delivery_known_holder check (num_nonnulls(app_configuration_id, contact_method_id) = 1),
  constraint call_delivery_app_configuration_fkey foreign key (tenant_id, app_configuration_id) references app_configuration (tenant_id, id) on delete cascade on update restrict,
  constraint call_delivery_contact_method_fkey foreign key (tenant_id, contact_method_id) references contact_method (tenant_id, id) on delete cascade on update restrict,
  constraint call_delivery_delivery_method_fkey foreign key (tenant_id, delivery_method_id) references delivery_method (tenant_id, id) on delete cascade on update restrict
);
create index call_delivery_tenant_id_app_configuration_id_idx on call_delivery (tenant_id, app_configuration_id);
create index call_delivery_tenant_id_contact_method_id_idx on call_delivery (tenant_id, contact_method_id);
create index call_delivery_tenant_id_delivery_method_id_idx on call_delivery (tenant_id, delivery_method_id);

alter table call_delivery enable row level security;
alter table call_delivery force row level security;
create policy platform on call_delivery to patchbay_platform using (true) with check (true);
create policy tenant on call_delivery to patchbay_tenant
  using (tenant_id = (select nullif(current_setting('app.tenant_id'), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('app.tenant_id'), '')::uuid));
grant select, insert, update, delete on call_delivery to patchbay_tenant, patchbay_platform;

-- Whatever handles calls, and what it refers to; read with the rights of whoever asks.
create view call_handler with (security_invoker = true) as
  select c.tenant_id, 'app-configuration' as kind, c.id, u.first_name || ' ' || u.last_name as label,
    c.voicemail_audio_id, c.internal_announcement_id, c.external_announcement_id, c.internal_caller_id_id,
    c.record_inbound_internal or c.record_inbound_external or c.record_outbound_internal or c.record_outbound_external or c.record_on_demand as is_recording
  from app_configuration c join app_user u on u.tenant_id = c.tenant_id and u.id = c.user_id
  union all
  select m.tenant_id, 'contact-method', m.id, u.first_name || ' ' || u.last_name || ' · ' || m.name,
    m.voicemail_audio_id, m.internal_announcement_id, m.external_announcement_id, m.internal_caller_id_id,
    m.record_inbound_internal or m.record_inbound_external or m.record_outbound_internal or m.record_outbound_external or m.record_on_demand
  from contact_method m join app_user u on u.tenant_id = m.tenant_id and u.id = m.user_id;
grant select on call_handler to patchbay_tenant;

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

-- Internal numbers say by which words their holder is known, as phone numbers do.
create or replace function internal_number_after_rename() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update internal_number n set assignee_label = a.label from number_assignee a
    where a.tenant_id = new.tenant_id and n.tenant_id = new.tenant_id and n.assignee_id = a.id and a.id in (
      select c.id from app_configuration c where c.tenant_id = new.tenant_id and c.user_id = new.id
      union all select m.id from contact_method m where m.tenant_id = new.tenant_id and m.user_id = new.id);
  return null;
end $$;

create or replace function contact_method_after_rename() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update phone_number n set voice_assignee_label = a.label from number_assignee a
    where a.tenant_id = new.tenant_id and a.id = new.id and n.owner_id = new.tenant_id and n.voice_contact_method_id = new.id;
  update internal_number n set assignee_label = a.label from number_assignee a
    where a.tenant_id = new.tenant_id and a.id = new.id and n.tenant_id = new.tenant_id and n.contact_method_id = new.id;
  return null;
end $$;

-- As before, and contact methods are PBX numbers as extensions are.
create or replace function phone_number_findings(at timestamptz, longest_quarantine interval, bound integer)
returns table (problem text, reason text, number_id uuid, e164 text, owner_id uuid, owner_name text, kind text, target_id uuid, target_label text, until timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  scope text := nullif(current_setting('app.scope_path', true), '');
begin
  if scope is null then
    raise exception 'phone_number_findings is for the scope of a subtree' using errcode = 'insufficient_privilege';
  end if;
  return query
  with places as materialized (select o.id, o.path, o.name, o.services, o.is_suspended from organisation o where o.path >= scope and o.path < scope || '~'),
  assigned as (
    select n.id as number, n.e164 as digits, n.owner_path as place, n.voice_assignee_kind as as_kind, n.voice_assignee_id as as_id, n.voice_assignee_label as as_label from phone_number n where n.voice_assignee_id is not null
    union all select n.id, n.e164, n.owner_path, n.sms_assignee_kind, n.sms_assignee_id, n.sms_assignee_label from phone_number n where n.sms_assignee_id is not null),
  found as (
    (select 'CAPABILITY_MISFIT' as what, case when n.sms_carrier_id is null then 'sms-without-carrier' else 'carrier-without-credentials' end as why,
        n.id as number, n.e164 as digits, n.owner_path as place, n.sms_assignee_kind as as_kind, n.sms_assignee_id as as_id, n.sms_assignee_label as as_label, null::timestamptz as ends
      from phone_number n left join carrier_profile c on c.id = n.sms_carrier_id
      where n.sms_assignee_kind is not null and c.credentials is null and n.owner_path >= scope and n.owner_path < scope || '~' limit bound)
    union all (select 'CAPABILITY_MISFIT', 'presented-without-voice', n.id, n.e164, n.owner_path, 'extension', e.id, e.short_number || ' ' || e.display_name, null
      from extension e join phone_number n on n.owner_id = e.tenant_id and n.id = e.presentation_number_id
      where not n.voice and n.owner_path >= scope and n.owner_path < scope || '~' limit bound)
    -- An enterprise that names no service at all has not been told apart yet.
    union all (select 'CAPABILITY_MISFIT', 'service-not-offered', a.number, a.digits, a.place, a.as_kind, a.as_id, a.as_label, null
      from places p join assigned a on a.place = p.path
      join (values ('extension', 'PBX'), ('contact-method', 'PBX'), ('app-configuration', 'CALLAPP'), ('external-trunk', 'EXTERNAL_TRUNK'), ('operator-connect-trunk', 'OPERATOR_CONNECT'), ('sms-group', 'SMS')) s (kind, service) on s.kind = a.as_kind
      where p.services <> '{}' and s.service <> all (p.services) limit bound)
    union all (select 'TARGET_DISABLED', 'target-disabled', a.number, a.digits, a.place, a.as_kind, a.as_id, a.as_label, null
      from (select 'extension', x.id, x.tenant_id from extension x where not x.is_enabled
        union all select 'external-trunk', x.id, x.tenant_id from external_trunk x where not x.is_enabled
        union all select 'operator-connect-trunk', x.id, x.tenant_id from operator_connect_trunk x where not x.is_enabled
        union all select 'sms-group', x.id, x.tenant_id from sms_group x where not x.is_enabled) d (of_kind, of_id, tenant)
      join places p on p.id = d.tenant join assigned a on a.place = p.path and a.as_kind = d.of_kind and a.as_id = d.of_id limit bound)
    union all (select 'TARGET_DISABLED', 'holder-disabled', a.number, a.digits, a.place, a.as_kind, a.as_id, a.as_label, null
      from places p join assigned a on a.place = p.path where p.is_suspended limit bound)
    union all (select 'QUARANTINE_TOO_LONG', 'quarantine-too-long', n.id, n.e164, n.owner_path, null, null, null, n.quarantine_until
      from phone_number n where n.quarantine_until > at + longest_quarantine and n.owner_path >= scope and n.owner_path < scope || '~' limit bound))
  select f.what, f.why, f.number, f.digits, p.id, p.name, f.as_kind, f.as_id, f.as_label, f.ends from found f join places p on p.path = f.place order by f.digits, f.what, f.why;
end $$;

reset role;
revoke create on schema public from patchbay_platform;
