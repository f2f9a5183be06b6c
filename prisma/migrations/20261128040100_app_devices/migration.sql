-- The keys by which push services know this installation; made when the first app asks.
alter table installation
  add column push_public_key text collate "C" not null default '',
  add column push_private_key text collate "C" not null default '';

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

-- Whose invitation a code is, while it holds and somebody answers there.
create function app_invitation_target(digest bytea, at timestamptz) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('invitationId', i.id, 'userId', i.user_id, 'firstName', u.first_name, 'userName', u.first_name || ' ' || u.last_name, 'organisation', organisation_node(o.id))
  from app_invitation i join app_user u on u.tenant_id = i.tenant_id and u.id = i.user_id join organisation o on o.id = i.tenant_id
  where i.token_hash = digest and i.expires_at > at and not o.is_suspended
$$;

-- Who asks from a device. Once a minute is exact enough for when it was last seen, and spares a write per request.
create function app_device_principal(digest bytea, at timestamptz) returns jsonb language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  d app_device;
begin
  select v.* into d from app_device v join organisation o on o.id = v.tenant_id where v.session_hash = digest and not o.is_suspended;
  if not found then return null; end if;
  if d.last_seen_at < at - interval '1 minute' then
    update app_device set last_seen_at = at where id = d.id;
  end if;
  return (select jsonb_build_object('deviceId', d.id, 'userId', u.id, 'userName', u.first_name || ' ' || u.last_name, 'organisation', organisation_node(d.tenant_id))
    from app_user u where u.tenant_id = d.tenant_id and u.id = d.user_id);
end $$;
revoke execute on function app_invitation_target(bytea, timestamptz), app_device_principal(bytea, timestamptz) from public;
grant execute on function app_invitation_target(bytea, timestamptz), app_device_principal(bytea, timestamptz) to patchbay_app;

reset role;
revoke create on schema public from patchbay_platform;
