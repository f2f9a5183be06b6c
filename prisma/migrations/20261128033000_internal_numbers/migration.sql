-- Internal numbers, and codes that begin with a star or a hash in the dial space.
alter table dial_code drop constraint dial_code_code_check;
alter table dial_code add check (code ~ '^[*#]?[0-9]{1,4}$');

create table internal_number (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  id uuid not null default uuidv7(),
  number text collate "natural" not null check (number ~ '^[0-9]{1,4}$'),
  description text collate "natural" not null default '',
  assignee_kind text,
  assignee_id uuid,
  assignee_label text collate "natural",
  app_configuration_id uuid generated always as (case when assignee_kind = 'app-configuration' then assignee_id end) stored,
  version integer not null default 1,
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp,
  constraint internal_number_pkey primary key (id),
  check (num_nonnulls(assignee_kind, assignee_id, assignee_label) in (0, 3)),
  -- Whoever is assigned is in one of the columns that have a key.
  constraint internal_number_known_assignee check (num_nonnulls(assignee_id) = num_nonnulls(app_configuration_id)),
  constraint internal_number_tenant_id_fkey foreign key (tenant_id) references organisation (id) on delete restrict on update cascade,
  constraint internal_number_tenant_id_number_fkey foreign key (tenant_id, number) references dial_code (tenant_id, code) on delete restrict on update restrict,
  constraint internal_number_app_configuration_fkey foreign key (tenant_id, app_configuration_id) references app_configuration (tenant_id, id) on delete restrict on update restrict
);
create unique index internal_number_tenant_id_id_key on internal_number (tenant_id, id);
create unique index internal_number_tenant_id_number_key on internal_number (tenant_id, number);
create index internal_number_tenant_id_app_configuration_id_idx on internal_number (tenant_id, app_configuration_id);

alter table internal_number enable row level security;
alter table internal_number force row level security;
create policy platform on internal_number to patchbay_platform using (true) with check (true);
create policy tenant on internal_number to patchbay_tenant
  using (tenant_id = (select nullif(current_setting('app.tenant_id'), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('app.tenant_id'), '')::uuid));
grant select, insert, update, delete on internal_number to patchbay_tenant, patchbay_platform;
comment on table internal_number is '{"holder": "tenant_id", "label": "number"}';

grant create on schema public to patchbay_platform;
set local role patchbay_platform;
create or replace function app_user_after_rename() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update phone_number n set voice_assignee_label = new.first_name || ' ' || new.last_name from app_configuration c
    where c.tenant_id = new.tenant_id and c.user_id = new.id and n.owner_id = new.tenant_id and n.voice_app_configuration_id = c.id;
  update internal_number n set assignee_label = new.first_name || ' ' || new.last_name from app_configuration c
    where c.tenant_id = new.tenant_id and c.user_id = new.id and n.tenant_id = new.tenant_id and n.app_configuration_id = c.id;
  return null;
end $$;
reset role;
revoke create on schema public from patchbay_platform;

-- A code is claimed, then used, then the old one released: none is renamed under its user any more.
alter table extension drop constraint extension_tenant_id_short_number_fkey;
alter table extension add constraint extension_tenant_id_short_number_fkey foreign key (tenant_id, short_number) references dial_code (tenant_id, code) on delete restrict on update restrict;
