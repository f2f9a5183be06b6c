-- When an enterprise is open. The hours and the exceptions are values of the schedule: read and written whole, and nothing refers to one of them.
create table time_schedule (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  id uuid not null default uuidv7(),
  name text collate "natural" not null,
  time_zone text collate "C" not null,
  hours jsonb not null default '[]' check (jsonb_typeof(hours) = 'array'),
  exceptions jsonb not null default '[]' check (jsonb_typeof(exceptions) = 'array'),
  version integer not null default 1,
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp,
  constraint time_schedule_pkey primary key (id),
  constraint time_schedule_tenant_id_fkey foreign key (tenant_id) references organisation (id) on delete restrict on update cascade
);
create unique index time_schedule_tenant_id_id_key on time_schedule (tenant_id, id);
create unique index time_schedule_tenant_id_name_key on time_schedule (tenant_id, name);

alter table time_schedule enable row level security;
alter table time_schedule force row level security;
create policy platform on time_schedule to patchbay_platform using (true) with check (true);
create policy tenant on time_schedule to patchbay_tenant
  using (tenant_id = (select nullif(current_setting('app.tenant_id'), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('app.tenant_id'), '')::uuid));
grant select, insert, update, delete on time_schedule to patchbay_tenant, patchbay_platform;
comment on table time_schedule is '{"holder": "tenant_id", "label": "name"}';
