-- Of what the files of phones are made, counted apart: another address for new phones, another name or other networks change no file.
-- A secret that is merely sealed anew leaves the version as it is, and so this one.
alter table phone add column file_version integer not null default 1;
alter table extension add column file_version integer not null default 1;
alter table key_layout add column file_version integer not null default 1;
-- No row is as good as one that nobody has changed.
alter table provisioning_settings add column file_version integer not null default 0;

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

create function bump_file_version() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.file_version := old.file_version + 1;
  return new;
end $$;

-- Only a template of its own can print the name of a phone.
create function bump_file_version_by_name() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from phone_template t where t.id = new.template_id and concat(t.device, t.boot, t.common) ~ 'phone[^{}%]*name') then
    new.file_version := new.file_version + 1;
  end if;
  return new;
end $$;

-- Phones that have what they would get go on having it.
create temporary table up_to_date as select l.phone_id from phone_last_fetch l where l.config_at is not null and l.revision = phone_revision(l.phone_id);

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
      'changed_at', greatest(p.updated_at, o.updated_at, s.updated_at, (
        select max(e.updated_at) from phone_line pl join extension e on e.tenant_id = pl.tenant_id and e.id = pl.extension_id where pl.tenant_id = p.tenant_id and pl.phone_id = p.id)),
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
    'layoutVersion', l.file_version, 'changedAt', greatest(t.updated_at, l.updated_at), 'layoutKeys', coalesce(l.keys, '[]'), 'keys', p.keys)
  from phone p join organisation o on o.id = p.tenant_id
  left join phone_template t on t.id = p.template_id and starts_with(o.path, t.owner_path)
  left join key_layout l on l.id = p.key_layout_id and starts_with(o.path, l.owner_path)
  where p.id = phone and (p.template_id is not null or p.key_layout_id is not null or p.keys <> '[]')
$$;

create or replace function phone_revision(of_phone uuid) returns text language sql stable set search_path = public, pg_temp as $$
  select concat_ws('.', p.file_version, coalesce(s.file_version, 0), o.time_zone, o.language, coalesce(o.country, ''), (
    select string_agg(l.position || ':' || e.id || ':' || e.file_version, '.' order by l.position) from phone_line l join extension e on e.tenant_id = l.tenant_id and e.id = l.extension_id where l.tenant_id = p.tenant_id and l.phone_id = p.id))
    || case when p.template_id is null and p.key_layout_id is null and p.keys = '[]' then '' else concat('.',
      (select t.hash from phone_template t where t.id = p.template_id and starts_with(o.path, t.owner_path)), '.',
      (select k.file_version from key_layout k where k.id = p.key_layout_id and starts_with(o.path, k.owner_path))) end
  from phone p join organisation o on o.id = p.tenant_id left join provisioning_settings s on s.tenant_id = p.tenant_id where p.id = of_phone
$$;

update phone_last_fetch l set revision = phone_revision(l.phone_id) from up_to_date u where u.phone_id = l.phone_id;
drop table up_to_date;

reset role;
revoke create on schema public from patchbay_platform;

create trigger file_version before update on phone for each row when (
  (new.model_id, new.mac, new.file_name, new.http_username, new.template_id, new.field_values, new.key_layout_id, new.keys)
    is distinct from (old.model_id, old.mac, old.file_name, old.http_username, old.template_id, old.field_values, old.key_layout_id, old.keys)
  or (new.version <> old.version and (new.secret, new.http_password, new.secret_field_values) is distinct from (old.secret, old.http_password, old.secret_field_values))
) execute function bump_file_version();
create trigger file_version_by_name before update of name on phone for each row when (new.name is distinct from old.name and new.template_id is not null) execute function bump_file_version_by_name();
create trigger file_version before update on extension for each row when (
  (new.short_number, new.display_name, new.sip_username, new.is_enabled, new.ip_phone_on) is distinct from (old.short_number, old.display_name, old.sip_username, old.is_enabled, old.ip_phone_on)
  or (new.version <> old.version and new.sip_password is distinct from old.sip_password)
) execute function bump_file_version();
create trigger file_version before update on key_layout for each row when (new.keys is distinct from old.keys) execute function bump_file_version();
create trigger file_version before update on provisioning_settings for each row when (new.version <> old.version and new.web_password is distinct from old.web_password) execute function bump_file_version();

set local role patchbay_platform;
revoke execute on function bump_file_version(), bump_file_version_by_name() from public;
reset role;
