alter table organisation
  add column brand_color text collate "C" not null default '',
  add column app_invitation_days integer,
  add constraint organisation_brand_color check (brand_color ~ '^(#[0-9a-f]{6})?$'),
  add constraint organisation_app_invitation_days check (app_invitation_days between 1 and 365);

alter table outbox_mail add column rich text collate "C" not null default '';

-- One live invitation of a user. Sending it again changes neither its token nor when it expires; issuing it anew changes both.
create table app_invitation (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  id uuid not null default uuidv7(),
  user_id uuid not null,
  token_hash bytea not null,
  token text collate "C" not null,
  sent_to text collate "natural" not null,
  sent_at timestamptz(3) not null,
  mail_id uuid not null,
  mail_error text not null default '',
  expires_at timestamptz(3) not null,
  opened_at timestamptz(3),
  activated_at timestamptz(3),
  created_at timestamptz(3) not null default current_timestamp,
  constraint app_invitation_pkey primary key (id),
  constraint app_invitation_tenant_id_user_id_fkey foreign key (tenant_id, user_id) references app_user (tenant_id, id) on delete cascade on update restrict
);
create unique index app_invitation_tenant_id_user_id_key on app_invitation (tenant_id, user_id);
create unique index app_invitation_token_hash_key on app_invitation (token_hash);
create index app_invitation_mail_id_idx on app_invitation (mail_id);

-- A device on which the app was activated; the row is its session.
create table app_device (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  id uuid not null default uuidv7(),
  user_id uuid not null,
  session_hash bytea not null,
  os text collate "natural" not null,
  app_version text collate "natural" not null,
  caller_number_id uuid,
  push_subscription text collate "C" not null default '',
  created_at timestamptz(3) not null default current_timestamp,
  last_seen_at timestamptz(3) not null default current_timestamp,
  constraint app_device_pkey primary key (id),
  constraint app_device_tenant_id_user_id_fkey foreign key (tenant_id, user_id) references app_user (tenant_id, id) on delete cascade on update restrict
);
create unique index app_device_tenant_id_id_key on app_device (tenant_id, id);
create unique index app_device_session_hash_key on app_device (session_hash);
create index app_device_tenant_id_user_id_idx on app_device (tenant_id, user_id);
create index app_device_tenant_id_created_at_id_idx on app_device (tenant_id, created_at, id);

do $$
declare
  name text;
begin
  foreach name in array array['app_invitation', 'app_device'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy platform on %I to patchbay_platform using (true) with check (true)', name);
    execute format('create policy tenant on %I to patchbay_tenant
      using (tenant_id = (select nullif(current_setting(''app.tenant_id''), '''')::uuid))
      with check (tenant_id = (select nullif(current_setting(''app.tenant_id''), '''')::uuid))', name);
    execute format('grant select, insert, update, delete on %I to patchbay_tenant, patchbay_platform', name);
  end loop;
end $$;

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

-- How far a user has come with the app. Of who has a device that counts: the invitation has done its work.
create function app_invitation_of(person uuid) returns jsonb language sql stable set search_path = public, pg_temp as $$
  select jsonb_build_object(
    'status', case
      when d.last_seen_at >= now() - interval '30 days' then 'activated'
      when d.last_seen_at is not null then 'silent'
      when i.id is null then 'not-sent'
      when i.mail_error <> '' then 'failed'
      when i.expires_at <= now() then 'expired'
      when i.opened_at is not null then 'opened'
      else 'sent' end,
    'obstacle', case
      when not 'CALLAPP' = any (o.services) then 'no-service'
      when u.email is null then 'no-email'
      when i.expires_at <= now() then 'expired' end,
    'sentTo', i.sent_to, 'sentAt', i.sent_at, 'expiresAt', i.expires_at, 'openedAt', i.opened_at, 'activatedAt', i.activated_at,
    'mailError', coalesce(i.mail_error, ''), 'devices', d.count)
  from app_user u join organisation o on o.id = u.tenant_id
    left join app_invitation i on i.tenant_id = u.tenant_id and i.user_id = u.id
    cross join lateral (select max(v.last_seen_at) as last_seen_at, count(*)::int as count from app_device v where v.tenant_id = u.tenant_id and v.user_id = u.id) d
  where u.id = person
$$;

-- Under whose name and in which colour an enterprise invites to the app, and for how long: what the nearest organisation above says.
create function app_invitation_terms() returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  with line as (
    select a.* from organisation e join organisation a on a.path = any (paths_to(e.path)) where e.id = nullif(current_setting('app.tenant_id', true), '')::uuid
  )
  select jsonb_build_object(
    'sellerName', (select name from line where kind <> 'enterprise' order by length(path) desc limit 1),
    'brandColor', (select brand_color from line where kind <> 'enterprise' and brand_color <> '' order by length(path) desc limit 1),
    'days', coalesce((select app_invitation_days from line where app_invitation_days is not null order by length(path) desc limit 1), 14))
$$;
revoke execute on function app_invitation_of(uuid), app_invitation_terms() from public;
grant execute on function app_invitation_of(uuid), app_invitation_terms() to patchbay_tenant;

reset role;
revoke create on schema public from patchbay_platform;
