-- When a file was last another one is told by what was served, which its tag names: rows were updated, and extensions taken from
-- phones, without any relation to that.
grant create on schema public to patchbay_platform;
set local role patchbay_platform;

create or replace function provisioning_phones(secret_digests bytea[], macs text[], at timestamptz) returns table (place integer, phone json)
language sql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
  select d.place::integer, found.phone
  from unnest(secret_digests, macs) with ordinality as d (digest, mac, place)
  cross join lateral (
    select json_build_object('phone_id', p.id, 'tenant_id', p.tenant_id, 'found_by', p.found_by, 'phone_name', p.name, 'model_id', p.model_id, 'mac', p.mac, 'file_name', p.file_name,
      'secret', case when p.found_by <> 'secret' then p.secret end,
      'http_username', p.http_username, 'http_password', p.http_password, 'http_scheme', p.http_scheme, 'accepts_data', p.accepts_data_from_phone,
      'first_fetch_until', p.first_fetch_until, 'known_networks', p.known_networks, 'networks', coalesce(s.networks, '{}'), 'web_password', s.web_password,
      'time_zone', o.time_zone, 'language', o.language, 'country', coalesce(o.country, ''), 'is_suspended', o.is_suspended,
      'versions', json_build_array(p.file_version, coalesce(s.file_version, 0)),
      'lines', coalesce((
        select json_agg(json_build_object('position', pl.position, 'extensionId', e.id, 'version', e.file_version, 'shortNumber', e.short_number, 'displayName', e.display_name,
          'sipUsername', e.sip_username, 'sipPassword', e.sip_password, 'isEnabled', e.is_enabled and e.ip_phone_on) order by pl.position)
        from phone_line pl join extension e on e.tenant_id = pl.tenant_id and e.id = pl.extension_id
        where pl.tenant_id = p.tenant_id and pl.phone_id = p.id), '[]')) as phone
    from (
      select own.*, 'secret' as found_by from phone own where own.secret_hash = d.digest
      union all
      select old.*, 'old-secret' from phone old where old.old_secret_hash = d.digest and old.old_secret_until > at
      union all
      select new.*, 'enrolment' from provisioning_settings e join phone new on new.mac = d.mac and new.tenant_id = e.tenant_id where e.enrolment_hash = d.digest
    ) p join organisation o on o.id = p.tenant_id left join provisioning_settings s on s.tenant_id = p.tenant_id
    limit 1
  ) found
$$;

create or replace function provisioning_extras(phone uuid) returns json language sql stable security definer set search_path = public, pg_temp as $$
  select json_build_object('templateId', t.id, 'templateHash', t.hash, 'fieldValues', p.field_values, 'secretFieldValues', p.secret_field_values, 'secretFieldNames', p.secret_field_names,
    'layoutVersion', l.file_version, 'layoutKeys', coalesce(l.keys, '[]'), 'keys', p.keys)
  from phone p join organisation o on o.id = p.tenant_id
  left join phone_template t on t.id = p.template_id and starts_with(o.path, t.owner_path)
  left join key_layout l on l.id = p.key_layout_id and starts_with(o.path, l.owner_path)
  where p.id = phone and (p.template_id is not null or p.key_layout_id is not null or p.keys <> '[]')
$$;

reset role;
revoke create on schema public from patchbay_platform;
