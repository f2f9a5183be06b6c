create table audio_content (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  id uuid not null default uuidv7(),
  format text collate "C" not null,
  size_bytes integer not null,
  telephone_bytes integer not null,
  duration_ms integer not null,
  channels smallint not null,
  sample_rate integer not null,
  peaks bytea not null,
  created_at timestamptz(3) not null default current_timestamp,
  kept_until timestamptz(3),
  is_condemned boolean not null default false,
  constraint audio_content_pkey primary key (id),
  constraint audio_content_condemned check (not is_condemned or kept_until is not null)
);
create unique index audio_content_tenant_id_id_key on audio_content (tenant_id, id);
create index audio_content_kept_until_idx on audio_content (kept_until);

create table audio_file (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  id uuid not null default uuidv7(),
  content_id uuid not null,
  name text collate "natural" not null,
  source text collate "C" not null,
  spoken_text text,
  spoken_voice text,
  version integer not null default 1,
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp,
  constraint audio_file_pkey primary key (id),
  constraint audio_file_source check (source in ('UPLOAD', 'RECORDED', 'TTS')),
  constraint audio_file_spoken check ((source = 'TTS') = (spoken_text is not null) and (source = 'TTS') = (spoken_voice is not null)),
  constraint audio_file_tenant_id_fkey foreign key (tenant_id) references organisation (id) on delete restrict on update cascade,
  constraint audio_file_tenant_id_content_id_fkey foreign key (tenant_id, content_id) references audio_content (tenant_id, id) on delete restrict on update restrict
);
create unique index audio_file_tenant_id_id_key on audio_file (tenant_id, id);
create unique index audio_file_tenant_id_name_key on audio_file (tenant_id, name);
create unique index audio_file_tenant_id_content_id_key on audio_file (tenant_id, content_id);
comment on table audio_file is '{"holder": "tenant_id", "label": "name"}';

do $$
declare
  name text;
begin
  foreach name in array array['audio_content', 'audio_file'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy platform on %I to patchbay_platform using (true) with check (true)', name);
    execute format('create policy tenant on %I to patchbay_tenant
      using (tenant_id = (select nullif(current_setting(''app.tenant_id''), '''')::uuid))
      with check (tenant_id = (select nullif(current_setting(''app.tenant_id''), '''')::uuid))', name);
    execute format('grant select, insert, update, delete on %I to patchbay_platform', name);
  end loop;
end $$;
grant select, insert, update, delete on audio_file to patchbay_tenant;
-- Rows go when the bytes have gone, and that is housekeeping's.
grant select, insert, update on audio_content to patchbay_tenant;
