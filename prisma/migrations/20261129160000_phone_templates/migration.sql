-- Files of phones, and layouts of their keys, as administrators write them. Seen by their owner and everything below, like carrier profiles.
create table phone_template (
  id uuid not null default uuidv7(),
  owner_id uuid not null,
  owner_path text collate "C" not null,
  -- Of the owner, whose row those below it cannot read; kept by triggers.
  owner_name text not null default '',
  name text collate "natural" not null,
  -- Of the catalogue, `yealink.t-series`.
  family text collate "C" not null,
  device text not null,
  -- Empty: as the family comes with it.
  boot text not null default '',
  common text not null default '',
  -- SHA-256 of the family and the three texts: by it a process knows what it has read already.
  hash text collate "C" not null,
  fields jsonb not null default '[]' check (jsonb_typeof(fields) = 'array'),
  -- What it was copied from: another one, or what the family comes with. The texts are as they were when last looked at.
  base_id uuid,
  base_name text not null,
  base_device text not null,
  base_boot text not null default '',
  base_common text not null default '',
  base_hash text collate "C" not null,
  version integer not null default 1,
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp,
  constraint phone_template_pkey primary key (id),
  constraint phone_template_owner_id_owner_path_fkey foreign key (owner_id, owner_path) references organisation (id, path) on delete restrict on update cascade,
  constraint phone_template_base_id_fkey foreign key (base_id) references phone_template (id) on delete set null on update restrict
);
create unique index phone_template_owner_id_name_key on phone_template (owner_id, name);
create index phone_template_owner_path_name_id_idx on phone_template (owner_path, name, id);
create index phone_template_hash_idx on phone_template (hash);
create index phone_template_base_id_idx on phone_template (base_id);

create table key_layout (
  id uuid not null default uuidv7(),
  owner_id uuid not null,
  owner_path text collate "C" not null,
  owner_name text not null default '',
  name text collate "natural" not null,
  keys jsonb not null default '[]' check (jsonb_typeof(keys) = 'array'),
  version integer not null default 1,
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp,
  constraint key_layout_pkey primary key (id),
  constraint key_layout_owner_id_owner_path_fkey foreign key (owner_id, owner_path) references organisation (id, path) on delete restrict on update cascade
);
create unique index key_layout_owner_id_name_key on key_layout (owner_id, name);
create index key_layout_owner_path_name_id_idx on key_layout (owner_path, name, id);

alter table phone
  add column template_id uuid,
  add column field_values jsonb not null default '{}' check (jsonb_typeof(field_values) = 'object'),
  -- Encrypted: a JSON object of names and values.
  add column secret_field_values text,
  add column secret_field_names text[] collate "C" not null default '{}',
  add column key_layout_id uuid,
  add column keys jsonb not null default '[]' check (jsonb_typeof(keys) = 'array'),
  add constraint phone_template_id_fkey foreign key (template_id) references phone_template (id) on delete restrict on update restrict,
  add constraint phone_key_layout_id_fkey foreign key (key_layout_id) references key_layout (id) on delete restrict on update restrict;
create index phone_template_id_idx on phone (template_id) where template_id is not null;
create index phone_key_layout_id_idx on phone (key_layout_id) where key_layout_id is not null;

-- What phones were given last, without its secrets: each text of an enterprise once.
create table phone_file_text (
  tenant_id uuid not null,
  hash bytea not null,
  -- Deflated.
  body bytea not null,
  constraint phone_file_text_pkey primary key (tenant_id, hash),
  constraint phone_file_text_tenant_id_fkey foreign key (tenant_id) references organisation (id) on delete cascade on update cascade
);
create table phone_served_file (
  tenant_id uuid not null,
  phone_id uuid not null,
  kind text collate "C" not null check (kind in ('device', 'boot', 'common')),
  etag text collate "C" not null,
  hash bytea not null,
  at timestamptz(3) not null,
  constraint phone_served_file_pkey primary key (phone_id, kind),
  constraint phone_served_file_tenant_id_phone_id_fkey foreign key (tenant_id, phone_id) references phone (tenant_id, id) on delete cascade on update restrict,
  constraint phone_served_file_tenant_id_hash_fkey foreign key (tenant_id, hash) references phone_file_text (tenant_id, hash) on delete restrict on update cascade
);
create index phone_served_file_tenant_id_phone_id_idx on phone_served_file (tenant_id, phone_id);
create index phone_served_file_tenant_id_hash_idx on phone_served_file (tenant_id, hash);

do $$
declare
  name text;
begin
  foreach name in array array['phone_template', 'key_layout', 'phone_file_text', 'phone_served_file'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy platform on %I to patchbay_platform using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on %I to patchbay_platform', name);
  end loop;
  foreach name in array array['phone_template', 'key_layout'] loop
    execute format('create policy subtree_read on %I for select to patchbay_subtree using (
      (owner_path >= (select nullif(current_setting(''app.scope_path''), '''')) and owner_path < (select nullif(current_setting(''app.scope_path''), '''') || ''~''))
      or starts_with((select nullif(current_setting(''app.scope_path''), '''')), owner_path))', name);
    execute format('create policy subtree_write on %I to patchbay_subtree
      using (owner_path >= (select nullif(current_setting(''app.scope_path''), '''')) and owner_path < (select nullif(current_setting(''app.scope_path''), '''') || ''~''))
      with check (owner_path >= (select nullif(current_setting(''app.scope_path''), '''')) and owner_path < (select nullif(current_setting(''app.scope_path''), '''') || ''~''))', name);
    execute format('create policy tenant_read on %I for select to patchbay_tenant using (
      starts_with((select o.path from organisation o where o.id = (select nullif(current_setting(''app.tenant_id''), '''')::uuid)), owner_path))', name);
    execute format('grant select, insert, update, delete on %I to patchbay_subtree', name);
    execute format('grant select on %I to patchbay_tenant', name);
  end loop;
  foreach name in array array['phone_file_text', 'phone_served_file'] loop
    execute format('create policy tenant on %I to patchbay_tenant
      using (tenant_id = (select nullif(current_setting(''app.tenant_id''), '''')::uuid))
      with check (tenant_id = (select nullif(current_setting(''app.tenant_id''), '''')::uuid))', name);
    execute format('grant select on %I to patchbay_tenant', name);
  end loop;
end $$;
comment on table phone_template is '{"holder": "owner_id", "label": "name"}';
comment on table key_layout is '{"holder": "owner_id", "label": "name"}';

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

create function owner_name_before_write() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.owner_name := (select o.name from organisation o where o.id = new.owner_id);
  return new;
end $$;

create function phone_owners_after_rename() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update phone_template set owner_name = new.name where owner_id = new.id;
  update key_layout set owner_name = new.name where owner_id = new.id;
  return null;
end $$;

-- What a phone has beyond its model: which template, with which values, and its keys. Nothing for most phones. A template or layout
-- that does not stand above the enterprise any more is none.
create function provisioning_extras(phone uuid) returns json language sql stable security definer set search_path = public, pg_temp as $$
  select json_build_object('templateId', t.id, 'templateHash', t.hash, 'fieldValues', p.field_values, 'secretFieldValues', p.secret_field_values, 'secretFieldNames', p.secret_field_names,
    'layoutVersion', l.version, 'changedAt', greatest(t.updated_at, l.updated_at), 'layoutKeys', coalesce(l.keys, '[]'), 'keys', p.keys)
  from phone p join organisation o on o.id = p.tenant_id
  left join phone_template t on t.id = p.template_id and starts_with(o.path, t.owner_path)
  left join key_layout l on l.id = p.key_layout_id and starts_with(o.path, l.owner_path)
  where p.id = phone and (p.template_id is not null or p.key_layout_id is not null or p.keys <> '[]')
$$;

create function provisioning_template(wanted text) returns json language sql stable security definer set search_path = public, pg_temp as $$
  select json_build_object('family', t.family, 'device', t.device, 'boot', t.boot, 'common', t.common) from phone_template t where t.hash = wanted limit 1
$$;

-- Phones of the scope as the provisioning server sees them.
create function phones_as_provisioned(ids uuid[]) returns table (phone json, extras json, enterprise_name text) language sql stable security definer set search_path = public, pg_temp as $$
  with here as (
    select p.id, p.secret_hash, o.name from phone p join organisation o on o.id = p.tenant_id
    where p.id = any (ids) and (p.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
      or (o.path >= nullif(current_setting('app.scope_path', true), '') and o.path < nullif(current_setting('app.scope_path', true), '') || '~'))
  )
  select f.phone, provisioning_extras((f.phone ->> 'phone_id')::uuid), h.name
  from provisioning_phones(array(select secret_hash from here), array(select '' from here), current_timestamp) f join here h on h.id = (f.phone ->> 'phone_id')::uuid
$$;

-- Which phones below have a template or a layout, and how many.
create function phones_using(object uuid, wanted integer) returns table (id uuid, name text, enterprise_id uuid, enterprise_name text, total bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.name, o.id, o.name, count(*) over ()
  from phone p join organisation o on o.id = p.tenant_id
  where (p.template_id = object or p.key_layout_id = object)
    and o.path >= nullif(current_setting('app.scope_path', true), '') and o.path < nullif(current_setting('app.scope_path', true), '') || '~'
  order by p.name, p.id limit wanted
$$;

-- Of files given to phones, [{phoneId, kind, etag}], those whose text is not kept yet, by their place from 0.
create function unknown_served_files(files jsonb) returns table (place integer) language sql stable security definer set search_path = public, pg_temp as $$
  select (f.place - 1)::integer
  from jsonb_array_elements(files) with ordinality as f (file, place)
  join phone p on p.id = (f.file ->> 'phoneId')::uuid
  left join phone_served_file s on s.phone_id = p.id and s.kind = f.file ->> 'kind'
  where s.etag is distinct from f.file ->> 'etag'
$$;

-- Keeps texts, [{phoneId, kind, etag, hash, body, at}], and forgets those that no phone has any more.
create function store_served_files(files jsonb) returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  given jsonb := (select jsonb_agg(f || jsonb_build_object('tenantId', p.tenant_id)) from jsonb_array_elements(files) f join phone p on p.id = (f ->> 'phoneId')::uuid);
  left_behind record;
begin
  insert into phone_file_text (tenant_id, hash, body)
  select distinct on (1, 2) (f ->> 'tenantId')::uuid, decode(f ->> 'hash', 'hex'), decode(f ->> 'body', 'base64') from jsonb_array_elements(given) f order by 1, 2
  on conflict do nothing;
  for left_behind in
    with before as (
      select s.tenant_id, s.hash from phone_served_file s join jsonb_array_elements(given) f on s.phone_id = (f ->> 'phoneId')::uuid and s.kind = f ->> 'kind'
    ), stored as (
      insert into phone_served_file (tenant_id, phone_id, kind, etag, hash, at)
      select distinct on (2, 3) (f ->> 'tenantId')::uuid, (f ->> 'phoneId')::uuid, f ->> 'kind', f ->> 'etag', decode(f ->> 'hash', 'hex'), (f ->> 'at')::timestamptz
      from jsonb_array_elements(given) f order by 2, 3, 6 desc
      on conflict (phone_id, kind) do update set etag = excluded.etag, hash = excluded.hash, at = excluded.at
      returning 1
    )
    select distinct b.tenant_id, b.hash from before b, (select count(*) from stored) s
  loop
    delete from phone_file_text t where t.tenant_id = left_behind.tenant_id and t.hash = left_behind.hash
      and not exists (select from phone_served_file s where s.tenant_id = t.tenant_id and s.hash = t.hash);
  end loop;
end $$;

reset role;
revoke create on schema public from patchbay_platform;

create trigger before_write before insert or update of owner_id, owner_name on phone_template for each row execute function owner_name_before_write();
create trigger before_write before insert or update of owner_id, owner_name on key_layout for each row execute function owner_name_before_write();
create trigger after_rename_of_phone_owner after update of name on organisation for each row when (new.name is distinct from old.name) execute function phone_owners_after_rename();

set local role patchbay_platform;
revoke execute on function owner_name_before_write(), phone_owners_after_rename(), provisioning_extras(uuid), provisioning_template(text), phones_as_provisioned(uuid[]),
  phones_using(uuid, integer), unknown_served_files(jsonb), store_served_files(jsonb) from public;
grant execute on function provisioning_extras(uuid), provisioning_template(text), unknown_served_files(jsonb), store_served_files(jsonb) to patchbay_provisioning;
grant execute on function phones_as_provisioned(uuid[]) to patchbay_tenant, patchbay_subtree;
grant execute on function phones_using(uuid, integer) to patchbay_subtree;
reset role;
