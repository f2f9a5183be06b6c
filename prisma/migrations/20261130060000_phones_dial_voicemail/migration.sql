-- The message key of a phone dials the code by which the enterprise listens to its messages, on the lines of those who have voicemail.
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
      'lines', coalesce(l.lines, '[]'),
      -- Of each kind of its files the tag of what it was given last, and since when it is that one.
      'served', coalesce((select json_object_agg(f.kind, json_build_object('etag', f.etag, 'at', f.at)) from phone_served_file f where f.phone_id = p.id), '{}'),
      'extras', case when p.template_id is not null or p.key_layout_id is not null or p.keys <> '[]' then provisioning_extras(p.id) end) as phone
    from (
      select own.*, 'secret' as found_by from phone own where own.secret_hash = d.digest
      union all
      select old.*, 'old-secret' from phone old where old.old_secret_hash = d.digest and old.old_secret_until > at
      union all
      select new.*, 'enrolment' from provisioning_settings e join phone new on new.mac = d.mac and new.tenant_id = e.tenant_id where e.enrolment_hash = d.digest
    ) p join organisation o on o.id = p.tenant_id left join provisioning_settings s on s.tenant_id = p.tenant_id
    cross join lateral (
      select json_agg(json_build_object('position', pl.position, 'extensionId', e.id, 'version', e.file_version, 'shortNumber', e.short_number, 'displayName', e.display_name,
        'sipUsername', e.sip_username, 'sipPassword', e.sip_password, 'isEnabled', e.is_enabled and e.ip_phone_on,
        'voicemailNumber', case when e.voicemail_pin is not null then (select c.code from feature_code c where c.tenant_id = p.tenant_id and c.action = 'VOICEMAIL_ACCESS' and c.is_enabled) end) order by pl.position) as lines
      from phone_line pl join extension e on e.tenant_id = pl.tenant_id and e.id = pl.extension_id
      where pl.tenant_id = p.tenant_id and pl.phone_id = p.id) l
    limit 1
  ) found
$$;

create or replace function phone_revision(of_phone uuid) returns text language sql stable set search_path = public, pg_temp as $$
  select concat_ws('.', p.file_version, coalesce(s.file_version, 0), o.time_zone, o.language, coalesce(o.country, ''), (
    select string_agg(concat_ws(':', l.position, e.id, e.file_version, case when e.voicemail_pin is not null then (select c.code from feature_code c where c.tenant_id = p.tenant_id and c.action = 'VOICEMAIL_ACCESS' and c.is_enabled) end), '.' order by l.position)
    from phone_line l join extension e on e.tenant_id = l.tenant_id and e.id = l.extension_id where l.tenant_id = p.tenant_id and l.phone_id = p.id))
    || case when p.template_id is null and p.key_layout_id is null and p.keys = '[]' then '' else concat('.',
      (select t.hash from phone_template t where t.id = p.template_id and starts_with(o.path, t.owner_path)), '.',
      (select k.file_version from key_layout k where k.id = p.key_layout_id and starts_with(o.path, k.owner_path))) end
  from phone p join organisation o on o.id = p.tenant_id left join provisioning_settings s on s.tenant_id = p.tenant_id where p.id = of_phone
$$;

reset role;
revoke create on schema public from patchbay_platform;
