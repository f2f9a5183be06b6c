-- The bytes of a user's picture lie in the storage and never change. The row is there before they are and stays until they are
-- gone; it outlives its user, so that a removal can be undone.
create table avatar (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  id uuid not null default uuidv7(),
  format text collate "C" not null,
  size_bytes integer not null,
  created_at timestamptz(3) not null default current_timestamp,
  kept_until timestamptz(3),
  is_condemned boolean not null default false,
  constraint avatar_pkey primary key (id),
  constraint avatar_format check (format in ('png', 'jpeg', 'webp')),
  constraint avatar_condemned check (not is_condemned or kept_until is not null)
);
create unique index avatar_tenant_id_id_key on avatar (tenant_id, id);
create index avatar_kept_until_idx on avatar (kept_until);

alter table avatar enable row level security;
alter table avatar force row level security;
create policy platform on avatar to patchbay_platform using (true) with check (true);
create policy tenant on avatar to patchbay_tenant
  using (tenant_id = (select nullif(current_setting('app.tenant_id'), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('app.tenant_id'), '')::uuid));
grant select, insert, update, delete on avatar to patchbay_platform;
-- Rows go when the bytes have gone, and that is housekeeping's.
grant select, insert, update on avatar to patchbay_tenant;

alter table app_user
  add column avatar_id uuid,
  add constraint app_user_tenant_id_avatar_id_fkey foreign key (tenant_id, avatar_id) references avatar (tenant_id, id) on delete restrict on update restrict;
create unique index app_user_tenant_id_avatar_id_key on app_user (tenant_id, avatar_id);

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

-- Whichever way a picture comes to a user it stays, and whichever way it goes from one it is kept for thirty days, as long as that can be undone.
create function app_user_after_avatar() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op <> 'INSERT' and old.avatar_id is not null then
    update avatar set kept_until = current_timestamp + interval '30 days' where tenant_id = old.tenant_id and id = old.avatar_id;
  end if;
  if tg_op <> 'DELETE' and new.avatar_id is not null then
    update avatar set kept_until = null where tenant_id = new.tenant_id and id = new.avatar_id;
  end if;
  return null;
end $$;

-- Whoever makes a trigger must be allowed to call its function; taken back below.
grant execute on function app_user_after_avatar() to public;
reset role;
revoke create on schema public from patchbay_platform;

create trigger after_avatar after insert or delete or update of avatar_id on app_user for each row execute function app_user_after_avatar();

set local role patchbay_platform;
revoke execute on function app_user_after_avatar() from public;
reset role;
