-- What can be dialled to make something happen.
create table feature_code (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  id uuid not null default uuidv7(),
  code text collate "natural" not null check (code ~ '^[*#][0-9]{1,4}$'),
  action text collate "C" not null check (action in ('RECORD_ON_DEMAND', 'VOICEMAIL_ACCESS', 'PICKUP', 'BLIND_TRANSFER', 'ATTENDED_TRANSFER', 'PARK')),
  is_enabled boolean not null default true,
  comment text collate "natural" not null default '',
  version integer not null default 1,
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp,
  constraint feature_code_pkey primary key (id),
  constraint feature_code_tenant_id_fkey foreign key (tenant_id) references organisation (id) on delete restrict on update cascade,
  constraint feature_code_tenant_id_code_fkey foreign key (tenant_id, code) references dial_code (tenant_id, code) on delete restrict on update restrict
);
create unique index feature_code_tenant_id_id_key on feature_code (tenant_id, id);
create unique index feature_code_tenant_id_code_key on feature_code (tenant_id, code);
create unique index feature_code_tenant_id_action_key on feature_code (tenant_id, action);

alter table feature_code enable row level security;
alter table feature_code force row level security;
create policy platform on feature_code to patchbay_platform using (true) with check (true);
create policy tenant on feature_code to patchbay_tenant
  using (tenant_id = (select nullif(current_setting('app.tenant_id'), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('app.tenant_id'), '')::uuid));
grant select, insert, update, delete on feature_code to patchbay_tenant, patchbay_platform;
comment on table feature_code is '{"holder": "tenant_id", "label": "code"}';
