-- When a file was last another one is told by what was served, which its tag names: rows were updated, and extensions taken from
-- phones, without any relation to that.
grant create on schema public to patchbay_platform;
set local role patchbay_platform;

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
