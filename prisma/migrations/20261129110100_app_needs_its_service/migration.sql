grant create on schema public to patchbay_platform;
set local role patchbay_platform;

-- Whether an enterprise has the app: CallApp is among its services, and it is not disabled.
create function has_app(o organisation) returns boolean language sql immutable set search_path = public, pg_temp as $$
  select not o.is_suspended and 'CALLAPP' = any (o.services)
$$;
revoke execute on function has_app(organisation) from public;

-- Whose invitation a code is, while it holds and somebody answers there.
create or replace function app_invitation_target(digest bytea, at timestamptz) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('invitationId', i.id, 'userId', i.user_id, 'firstName', u.first_name, 'userName', u.first_name || ' ' || u.last_name, 'organisation', organisation_node(o.id))
  from app_invitation i join app_user u on u.tenant_id = i.tenant_id and u.id = i.user_id join organisation o on o.id = i.tenant_id
  where i.token_hash = digest and i.expires_at > at and has_app(o)
$$;

-- Who asks from a device. Once a minute is exact enough for when it was last seen, and spares a write per request.
create or replace function app_device_principal(digest bytea, at timestamptz) returns jsonb language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  d app_device;
begin
  select v.* into d from app_device v join organisation o on o.id = v.tenant_id where v.session_hash = digest and has_app(o);
  if not found then return null; end if;
  if d.last_seen_at < at - interval '1 minute' then
    update app_device set last_seen_at = at where id = d.id;
  end if;
  return (select jsonb_build_object('deviceId', d.id, 'userId', u.id, 'userName', u.first_name || ' ' || u.last_name, 'organisation', organisation_node(d.tenant_id))
    from app_user u where u.tenant_id = d.tenant_id and u.id = d.user_id);
end $$;

reset role;
revoke create on schema public from patchbay_platform;
