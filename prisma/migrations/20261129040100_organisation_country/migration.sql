-- Where numbers that people type without a country code are (ISO 3166-1 alpha-2); null: not said.
alter table organisation
  add column country text,
  add constraint organisation_country check (country ~ '^[A-Z]{2}$');

grant create on schema public to patchbay_platform;
set local role patchbay_platform;
create or replace function organisation_node(of_organisation uuid) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('id', id, 'kind', kind, 'path', path, 'name', name, 'code', code, 'timeZone', time_zone, 'country', country,
    'language', language, 'isSuspended', is_suspended)
  from organisation where id = of_organisation
$$;
reset role;
revoke create on schema public from patchbay_platform;
