-- What phones send. The row is there before the bytes and stays until they are gone, so that nothing lies in the storage that nobody
-- knows of; and so it has no key to the phone, which may be removed before.
create table phone_upload (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  id uuid not null default uuidv7(),
  phone_id uuid not null,
  name text collate "C" not null,
  kind text collate "C" not null check (kind in ('settings', 'directory', 'log', 'other')),
  type text collate "C" not null check (type in ('text', 'xml', 'gzip', 'tar', 'pcap')),
  size_bytes integer not null,
  received_at timestamptz(3) not null,
  ip text not null,
  user_agent text not null,
  is_stored boolean not null default false,
  removed_at timestamptz(3),
  constraint phone_upload_pkey primary key (id)
);
create index phone_upload_tenant_id_phone_id_name_idx on phone_upload (tenant_id, phone_id, name);
create index phone_upload_phone_id_name_idx on phone_upload (phone_id, name);
alter table phone_upload enable row level security;
alter table phone_upload force row level security;
create policy platform on phone_upload to patchbay_platform using (true) with check (true);
create policy tenant on phone_upload to patchbay_tenant
  using (tenant_id = (select nullif(current_setting('app.tenant_id'), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('app.tenant_id'), '')::uuid));
grant select, insert, update, delete on phone_upload to patchbay_platform;
grant select, update on phone_upload to patchbay_tenant;

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

-- Announces a file, unless the phone may send none or has sent too many of other names.
create function keep_phone_upload(upload uuid, phone uuid, upload_name text, file_kind text, file_type text, size integer, at timestamptz, from_ip text, agent text, most integer) returns boolean
language sql volatile security definer set search_path = public, pg_temp as $$
  with kept as (
    insert into phone_upload (id, tenant_id, phone_id, name, kind, type, size_bytes, received_at, ip, user_agent)
    select upload, p.tenant_id, p.id, upload_name, file_kind, file_type, size, at, from_ip, agent from phone p
    where p.id = phone and p.accepts_data_from_phone
      and (select count(distinct u.name) from phone_upload u where u.phone_id = p.id and u.removed_at is null and u.name <> upload_name) < most
    returning 1)
  select exists (select from kept)
$$;

-- Its bytes are in the storage; those that the phone had sent under the same name before make room.
create function phone_upload_stored(upload uuid) returns void language sql volatile security definer set search_path = public, pg_temp as $$
  with stored as (update phone_upload set is_stored = true where id = upload returning id, phone_id, name, received_at)
  update phone_upload old set removed_at = stored.received_at from stored
  where old.phone_id = stored.phone_id and old.name = stored.name and old.id < stored.id and old.is_stored and old.removed_at is null
$$;

create function sent_phone_upload(phone uuid, upload_name text) returns table (id uuid, type text) language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.type from phone_upload u where u.phone_id = phone and u.name = upload_name and u.is_stored and u.removed_at is null order by u.id desc limit 1
$$;

revoke execute on function keep_phone_upload(uuid, uuid, text, text, text, integer, timestamptz, text, text, integer), phone_upload_stored(uuid), sent_phone_upload(uuid, text) from public;
grant execute on function keep_phone_upload(uuid, uuid, text, text, text, integer, timestamptz, text, text, integer), phone_upload_stored(uuid), sent_phone_upload(uuid, text) to patchbay_provisioning;
reset role;
revoke create on schema public from patchbay_platform;
