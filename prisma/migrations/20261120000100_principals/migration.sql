-- Who is asking, as what, and where: one round trip before every request, callable by the role that may do nothing else.
-- Memberships at suspended organisations do not count; without one left there is no principal.

create function membership_list(of_account uuid) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('organisationId', o.id, 'organisationName', o.name, 'organisationKind', o.kind,
    'organisationPath', o.path, 'role', m.role) order by length(o.path), o.name), '[]'::jsonb)
  from membership m join organisation o on o.id = m.organisation_id
  where m.account_id = of_account and not o.is_suspended
$$;

create function organisation_node(of_organisation uuid) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('id', id, 'kind', kind, 'path', path, 'name', name, 'code', code, 'timeZone', time_zone,
    'language', language, 'isSuspended', is_suspended)
  from organisation where id = of_organisation
$$;

create function session_principal(token_digest bytea, at timestamptz, target uuid) returns jsonb language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  s account_session;
  a account;
begin
  select * into s from account_session where token_hash = token_digest and expires_at > at;
  if not found then return null; end if;
  select * into a from account where id = s.account_id and is_enabled;
  if not found then return null; end if;
  -- Once a minute is exact enough for a list of sessions and spares a write per request.
  if s.last_seen_at < at - interval '1 minute' then
    update account_session set last_seen_at = at, expires_at = case when s.is_pending then s.expires_at else least(at + interval '7 days', s.created_at + interval '30 days') end
      where id = s.id;
  end if;
  return jsonb_build_object('sessionId', s.id, 'isPending', s.is_pending, 'accountId', a.id, 'email', a.email, 'name', a.name,
    'hasSecondFactor', a.has_second_factor, 'preferences', a.preferences,
    'memberships', membership_list(a.id), 'target', organisation_node(target));
end $$;

create function api_key_principal(key_digest bytea, at timestamptz, target uuid) returns jsonb language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  k api_key;
  o organisation;
begin
  select * into k from api_key where key_hash = key_digest and (expires_at is null or expires_at > at);
  if not found then return null; end if;
  select * into o from organisation where id = k.organisation_id and not is_suspended;
  if not found then return null; end if;
  if k.last_used_at is null or k.last_used_at < at - interval '1 minute' then
    update api_key set last_used_at = at where id = k.id;
  end if;
  return jsonb_build_object('apiKeyId', k.id, 'name', k.name, 'permissions', to_jsonb(k.permissions),
    'organisationId', o.id, 'organisationName', o.name, 'organisationKind', o.kind, 'organisationPath', o.path,
    'target', organisation_node(target));
end $$;

grant create on schema public to patchbay_platform;
alter function membership_list(uuid) owner to patchbay_platform;
alter function organisation_node(uuid) owner to patchbay_platform;
alter function session_principal(bytea, timestamptz, uuid) owner to patchbay_platform;
alter function api_key_principal(bytea, timestamptz, uuid) owner to patchbay_platform;
revoke create on schema public from patchbay_platform;
revoke execute on all functions in schema public from public;
grant execute on function session_principal(bytea, timestamptz, uuid), api_key_principal(bytea, timestamptz, uuid) to patchbay_app;
