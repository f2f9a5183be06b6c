-- A template and a layout of keys are of what a phone's files are made of, and change without the phone.
grant create on schema public to patchbay_platform;
set local role patchbay_platform;

create or replace function phone_revision(of_phone uuid) returns text language sql stable set search_path = public, pg_temp as $$
  select concat_ws('.', p.version, coalesce(s.version, 0), o.time_zone, o.language, coalesce(o.country, ''), (
    select string_agg(e.id || ':' || e.version, '.' order by l.position) from phone_line l join extension e on e.tenant_id = l.tenant_id and e.id = l.extension_id where l.tenant_id = p.tenant_id and l.phone_id = p.id))
    || case when p.template_id is null and p.key_layout_id is null and p.keys = '[]' then '' else concat('.',
      (select t.hash from phone_template t where t.id = p.template_id and starts_with(o.path, t.owner_path)), '.',
      (select k.version from key_layout k where k.id = p.key_layout_id and starts_with(o.path, k.owner_path))) end
  from phone p join organisation o on o.id = p.tenant_id left join provisioning_settings s on s.tenant_id = p.tenant_id where p.id = of_phone
$$;

reset role;
revoke create on schema public from patchbay_platform;
