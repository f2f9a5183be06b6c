-- A line of a phone registers its extension while that is enabled and may ring on phones.
grant create on schema public to patchbay_platform;
set local role patchbay_platform;

create or replace function provisioning_phones(secret_digests bytea[]) returns table (place integer, phone json)
language sql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
  select d.place::integer, found.phone
  from unnest(secret_digests) with ordinality as d (digest, place)
  cross join lateral (
    select json_build_object('phone_id', p.id, 'tenant_id', p.tenant_id, 'phone_name', p.name, 'model_id', p.model_id, 'mac', p.mac, 'file_name', p.file_name,
      'http_username', p.http_username, 'http_password', p.http_password, 'time_zone', o.time_zone, 'language', o.language, 'is_suspended', o.is_suspended,
      'versions', json_build_array(p.version, o.version),
      'lines', coalesce((
        select json_agg(json_build_object('position', pl.position, 'extensionId', e.id, 'version', e.version, 'shortNumber', e.short_number, 'displayName', e.display_name,
          'sipUsername', e.sip_username, 'sipPassword', e.sip_password, 'isEnabled', e.is_enabled and e.ip_phone_on) order by pl.position)
        from phone_line pl join extension e on e.tenant_id = pl.tenant_id and e.id = pl.extension_id
        where pl.tenant_id = p.tenant_id and pl.phone_id = p.id), '[]')) as phone
    from phone p join organisation o on o.id = p.tenant_id
    where p.secret_hash = d.digest limit 1
  ) found
$$;

reset role;
revoke create on schema public from patchbay_platform;
