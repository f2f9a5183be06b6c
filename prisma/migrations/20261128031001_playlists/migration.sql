create table playlist (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  id uuid not null default uuidv7(),
  name text collate "natural" not null,
  version integer not null default 1,
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp,
  constraint playlist_pkey primary key (id),
  constraint playlist_tenant_id_fkey foreign key (tenant_id) references organisation (id) on delete restrict on update cascade
);
create unique index playlist_tenant_id_id_key on playlist (tenant_id, id);
create unique index playlist_tenant_id_name_key on playlist (tenant_id, name);
comment on table playlist is '{"holder": "tenant_id", "label": "name"}';

create table playlist_item (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  playlist_id uuid not null,
  position integer not null,
  audio_file_id uuid not null,
  constraint playlist_item_pkey primary key (playlist_id, position),
  constraint playlist_item_tenant_id_playlist_id_fkey foreign key (tenant_id, playlist_id) references playlist (tenant_id, id) on delete cascade on update restrict,
  constraint playlist_item_tenant_id_audio_file_id_fkey foreign key (tenant_id, audio_file_id) references audio_file (tenant_id, id) on delete restrict on update restrict
);
create index playlist_item_tenant_id_audio_file_id_idx on playlist_item (tenant_id, audio_file_id);

do $$
declare
  name text;
begin
  foreach name in array array['playlist', 'playlist_item'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy platform on %I to patchbay_platform using (true) with check (true)', name);
    execute format('create policy tenant on %I to patchbay_tenant
      using (tenant_id = (select nullif(current_setting(''app.tenant_id''), '''')::uuid))
      with check (tenant_id = (select nullif(current_setting(''app.tenant_id''), '''')::uuid))', name);
    execute format('grant select, insert, update, delete on %I to patchbay_tenant, patchbay_platform', name);
  end loop;
end $$;
