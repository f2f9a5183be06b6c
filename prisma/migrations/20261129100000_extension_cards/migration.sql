-- Everything that is decided about an extension, by cards. What forwards is read and written whole; whom it names, stands beside it.
alter table extension
  add column country text collate "C" constraint extension_country check (country ~ '^[A-Z]{2}$'),
  add column is_anonymous boolean not null default false,
  add column has_presence boolean not null default true,
  add column is_recorded boolean not null default false,
  add column softphone_on boolean not null default false,
  add column softphone_kind text collate "C" not null default 'BASIC' constraint extension_softphone_kind check (softphone_kind in ('BASIC', 'OPERATOR_CONSOLE')),
  add column mobile_on boolean not null default false,
  add column mobile_user_id uuid,
  add column third_party_on boolean not null default false,
  add column has_own_sip_username boolean not null default false,
  add column ip_phone_on boolean not null default true,
  add column unanswered text collate "C" not null default 'END' constraint extension_unanswered check (unanswered in ('END', 'VOICEMAIL')),
  add column voicemail_pin text collate "C",
  add column greeting_audio_id uuid,
  add column voicemail_notified boolean not null default false,
  add column voicemail_email text not null default '',
  add column is_queued boolean not null default false,
  add column max_waiting integer not null default 5 constraint extension_max_waiting check (max_waiting between 1 and 100),
  add column welcome_audio_id uuid,
  add column max_simultaneous integer not null default 1 constraint extension_max_simultaneous check (max_simultaneous between 1 and 100),
  add column music_on_hold_audio_id uuid,
  add column monitors_others boolean not null default false,
  add column may_be_monitored boolean not null default false,
  add column unconditional_forward jsonb not null default '{}' constraint extension_unconditional_forward check (jsonb_typeof(unconditional_forward) = 'object'),
  add column exception_numbers jsonb not null default '[]' constraint extension_exception_numbers check (jsonb_typeof(exception_numbers) = 'array'),
  add column conditional_forward jsonb not null default '{}' constraint extension_conditional_forward check (jsonb_typeof(conditional_forward) = 'object'),
  add column temporary_forward jsonb constraint extension_temporary_forward check (jsonb_typeof(temporary_forward) = 'object'),
  -- Of each card that was saved; one that is not here has the first version.
  add column card_versions jsonb not null default '{}' constraint extension_card_versions check (jsonb_typeof(card_versions) = 'object'),
  add constraint extension_mobile_user_fkey foreign key (tenant_id, mobile_user_id) references app_user (tenant_id, id) on delete restrict on update restrict,
  add constraint extension_greeting_audio_fkey foreign key (tenant_id, greeting_audio_id) references audio_file (tenant_id, id) on delete restrict on update restrict,
  add constraint extension_welcome_audio_fkey foreign key (tenant_id, welcome_audio_id) references audio_file (tenant_id, id) on delete restrict on update restrict,
  add constraint extension_music_on_hold_audio_fkey foreign key (tenant_id, music_on_hold_audio_id) references audio_file (tenant_id, id) on delete restrict on update restrict;
create index extension_mobile_user_idx on extension (tenant_id, mobile_user_id) where mobile_user_id is not null;
create index extension_greeting_audio_idx on extension (tenant_id, greeting_audio_id) where greeting_audio_id is not null;
create index extension_welcome_audio_idx on extension (tenant_id, welcome_audio_id) where welcome_audio_id is not null;
create index extension_music_on_hold_audio_idx on extension (tenant_id, music_on_hold_audio_id) where music_on_hold_audio_id is not null;

-- Whom the forwarding of an extension names: an extension, a ring group or a phone number. Without a key to them: who goes leaves a dead end, and is found there again when it comes back.
create table extension_forward (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  extension_id uuid not null,
  target_id uuid not null,
  constraint extension_forward_pkey primary key (extension_id, target_id),
  constraint extension_forward_extension_fkey foreign key (tenant_id, extension_id) references extension (tenant_id, id) on delete cascade on update restrict
);
create index extension_forward_tenant_id_target_id_idx on extension_forward (tenant_id, target_id);

alter table extension_forward enable row level security;
alter table extension_forward force row level security;
create policy platform on extension_forward to patchbay_platform using (true) with check (true);
create policy tenant on extension_forward to patchbay_tenant
  using (tenant_id = (select nullif(current_setting('app.tenant_id'), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('app.tenant_id'), '')::uuid));
grant select, insert, update, delete on extension_forward to patchbay_tenant, patchbay_platform;

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

-- Names of SIP accounts are unique on the platform, whoever's they are, and many registrars do not tell letters by their case.
create function is_sip_username_taken(wanted text, own uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from extension e where lower(e.sip_username) = lower(wanted) and e.id <> own) or exists (select from contact_method m where lower(m.sip_username) = lower(wanted))
$$;

-- The extensions that forward to these numbers, for whoever holds the numbers: with them goes where those calls are sent.
create function phone_number_forwards(numbers uuid[]) returns table (number_id uuid, id uuid, label text) language sql stable security definer set search_path = public, pg_temp as $$
  select n.id, e.id, e.short_number || ' ' || e.display_name
  from phone_number n join extension_forward f on f.tenant_id = n.owner_id and f.target_id = n.id join extension e on e.id = f.extension_id
  where n.id = any (numbers) and (
    (n.owner_path >= nullif(current_setting('app.scope_path', true), '') and n.owner_path < nullif(current_setting('app.scope_path', true), '') || '~')
    or n.owner_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  order by n.e164, e.short_number, e.id
$$;
revoke execute on function is_sip_username_taken(text, uuid), phone_number_forwards(uuid[]) from public;
grant execute on function phone_number_forwards(uuid[]) to patchbay_subtree;
grant execute on function is_sip_username_taken(text, uuid) to patchbay_tenant;

reset role;
revoke create on schema public from patchbay_platform;

create index extension_sip_username_folded_idx on extension (lower(sip_username));
create index contact_method_sip_username_folded_idx on contact_method (lower(sip_username)) where sip_username is not null;
