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

reset role;
revoke create on schema public from patchbay_platform;
