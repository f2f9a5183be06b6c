create table delivery_method (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  id uuid not null default uuidv7(),
  name text collate "natural" not null,
  type text not null,
  file_name_pattern text not null,
  settings jsonb not null,
  place text collate "natural" not null,
  secrets text,
  secret_names text[] not null default array[]::text[],
  account text,
  host_key_fingerprint text,
  status text not null default 'UNTESTED',
  last_test jsonb,
  last_failure jsonb,
  test_requested_at timestamptz(3),
  alerted_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp,
  constraint delivery_method_pkey primary key (id),
  constraint delivery_method_tenant_id_fkey foreign key (tenant_id) references organisation (id) on delete restrict on update cascade
);
create unique index delivery_method_tenant_id_id_key on delivery_method (tenant_id, id);
create unique index delivery_method_tenant_id_name_key on delivery_method (tenant_id, name);

alter table delivery_method enable row level security;
alter table delivery_method force row level security;
create policy platform on delivery_method to patchbay_platform using (true) with check (true);
create policy tenant on delivery_method to patchbay_tenant
  using (tenant_id = (select nullif(current_setting('app.tenant_id'), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('app.tenant_id'), '')::uuid));
grant select, insert, update, delete on delivery_method to patchbay_tenant, patchbay_platform;
comment on table delivery_method is '{"holder": "tenant_id", "label": "name"}';
