-- Of one phone one after the other: those that came at once under one name stayed beside each other, and were more than a phone may send.
grant create on schema public to patchbay_platform;
set local role patchbay_platform;

create or replace function keep_phone_upload(upload uuid, phone uuid, upload_name text, file_kind text, file_type text, size integer, at timestamptz, from_ip text, agent text, most integer) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('phone uploads ' || phone, 0));
  insert into phone_upload (id, tenant_id, phone_id, name, kind, type, size_bytes, received_at, ip, user_agent)
  select upload, p.tenant_id, p.id, upload_name, file_kind, file_type, size, at, from_ip, agent from phone p
  where p.id = phone and p.accepts_data_from_phone
    and (select count(distinct u.name) from phone_upload u where u.phone_id = p.id and u.removed_at is null and u.name <> upload_name) < most;
  return found;
end $$;

-- Answers those whose bytes nobody needs any more.
drop function phone_upload_stored(uuid);
create function phone_upload_stored(upload uuid) returns setof uuid language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  stored phone_upload;
begin
  perform pg_advisory_xact_lock(hashtextextended('phone uploads ' || u.phone_id, 0)) from phone_upload u where u.id = upload;
  update phone_upload set is_stored = true where id = upload returning * into stored;
  -- The last that began is the one that stays, whichever was there first.
  return query update phone_upload u set removed_at = stored.received_at
  where u.phone_id = stored.phone_id and u.name = stored.name and u.is_stored and u.removed_at is null
    and exists (select from phone_upload n where n.phone_id = u.phone_id and n.name = u.name and n.is_stored and n.removed_at is null and n.id > u.id) returning u.id;
end $$;
revoke execute on function phone_upload_stored(uuid) from public;
grant execute on function phone_upload_stored(uuid) to patchbay_provisioning;

-- Those that lie beside each other already.
update phone_upload u set removed_at = u.received_at where u.is_stored and u.removed_at is null
  and exists (select from phone_upload n where n.phone_id = u.phone_id and n.name = u.name and n.is_stored and n.removed_at is null and n.id > u.id);

reset role;
revoke create on schema public from patchbay_platform;
