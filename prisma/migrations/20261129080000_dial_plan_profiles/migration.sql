-- Which calls extensions may make. The classes and the prefixes are values of the profile: read and written whole, and nothing refers to one of them.
create table dial_plan_profile (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  id uuid not null default uuidv7(),
  name text collate "natural" not null,
  is_default boolean not null default false,
  allowed_classes text[] collate "C" not null default '{INTERNAL}'
    check (allowed_classes <@ array['INTERNAL', 'LOCAL', 'NATIONAL', 'MOBILE', 'INTERNATIONAL', 'PREMIUM'] collate "C"),
  allow_prefixes jsonb not null default '[]' check (jsonb_typeof(allow_prefixes) = 'array'),
  deny_prefixes jsonb not null default '[]' check (jsonb_typeof(deny_prefixes) = 'array'),
  version integer not null default 1,
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp,
  constraint dial_plan_profile_pkey primary key (id),
  constraint dial_plan_profile_tenant_id_fkey foreign key (tenant_id) references organisation (id) on delete restrict on update cascade
);
create unique index dial_plan_profile_tenant_id_id_key on dial_plan_profile (tenant_id, id);
create unique index dial_plan_profile_tenant_id_name_key on dial_plan_profile (tenant_id, name);
create unique index dial_plan_profile_one_default on dial_plan_profile (tenant_id) where is_default;

alter table dial_plan_profile enable row level security;
alter table dial_plan_profile force row level security;
create policy platform on dial_plan_profile to patchbay_platform using (true) with check (true);
create policy tenant on dial_plan_profile to patchbay_tenant
  using (tenant_id = (select nullif(current_setting('app.tenant_id'), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('app.tenant_id'), '')::uuid));
grant select, insert, update, delete on dial_plan_profile to patchbay_tenant, patchbay_platform;
comment on table dial_plan_profile is '{"holder": "tenant_id", "label": "name"}';

-- Null: as the default profile says. A profile that an extension has stays.
alter table extension
  add column dial_plan_profile_id uuid,
  add constraint extension_tenant_id_dial_plan_profile_id_fkey foreign key (tenant_id, dial_plan_profile_id) references dial_plan_profile (tenant_id, id) on delete restrict on update restrict;
create index extension_tenant_id_dial_plan_profile_id_idx on extension (tenant_id, dial_plan_profile_id);
