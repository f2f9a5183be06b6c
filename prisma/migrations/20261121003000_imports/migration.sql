-- Files to import, their plans, and what became of them.

create table import_run (
  id uuid not null default uuidv7(),
  owner_id uuid not null,
  owner_path text collate "C" not null,
  kind text not null,
  file_name text not null,
  size_bytes integer not null default 0,
  settings jsonb not null,
  asker jsonb not null,
  status text not null check (status in ('uploading', 'planning', 'planned', 'committing', 'done', 'failed', 'discarded')),
  header jsonb not null default '[]',
  warnings jsonb not null default '[]',
  counts jsonb,
  plan_hash text,
  finding jsonb,
  progress_done integer not null default 0,
  progress_total integer not null default 0,
  progress_unit text not null default 'bytes' check (progress_unit in ('bytes', 'rows')),
  mode text check (mode in ('all-or-nothing', 'valid-rows')),
  change_set_id uuid,
  commit jsonb,
  uploaded_by text not null,
  created_at timestamptz(3) not null default current_timestamp,
  planned_at timestamptz(3),
  finished_at timestamptz(3),
  constraint import_run_pkey primary key (id),
  constraint import_run_owner_id_owner_path_fkey foreign key (owner_id, owner_path) references organisation (id, path) on delete cascade on update cascade,
  check (status not in ('planned', 'committing', 'done') or plan_hash is not null),
  check (status not in ('committing', 'done') or (mode is not null and change_set_id is not null and commit is not null))
);
create index import_run_owner_path_created_at_id_idx on import_run (owner_path, created_at, id);
create index import_run_created_at_id_idx on import_run (created_at, id);

create table import_piece (
  run_id uuid not null,
  position integer not null,
  content bytea not null check (length(content) between 1 and 1048576),
  constraint import_piece_pkey primary key (run_id, position),
  constraint import_piece_run_id_fkey foreign key (run_id) references import_run (id) on delete cascade on update restrict
);
-- Nothing compresses what is compressed already, and text is read soon and once.
alter table import_piece alter column content set storage external;

create table import_row (
  run_id uuid not null,
  line integer not null,
  kind text not null check (kind in ('create', 'update', 'unchanged', 'rejected')),
  key text,
  cells jsonb not null,
  fields jsonb,
  target jsonb,
  changes jsonb,
  problems jsonb,
  refusals jsonb,
  warnings jsonb,
  constraint import_row_pkey primary key (run_id, line),
  constraint import_row_run_id_fkey foreign key (run_id) references import_run (id) on delete cascade on update restrict
);
-- For the rows that somebody looks for; most are made and stay what they are.
create index import_row_rejected_idx on import_row (run_id, line) where kind = 'rejected';

do $$
declare
  name text;
begin
  foreach name in array array['import_run', 'import_piece', 'import_row'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy platform on %I to patchbay_platform using (true) with check (true)', name);
  end loop;
  -- They belong to whoever the run belongs to. The sub-select is evaluated once for each statement.
  foreach name in array array['import_piece', 'import_row'] loop
    execute format('create policy subtree on %I to patchbay_subtree using (run_id in (select id from import_run)) with check (run_id in (select id from import_run))', name);
  end loop;
end $$;
create policy subtree on import_run to patchbay_subtree
  using (owner_path >= (select nullif(current_setting('app.scope_path'), '')) and owner_path < (select nullif(current_setting('app.scope_path'), '') || '~'))
  with check (owner_path >= (select nullif(current_setting('app.scope_path'), '')) and owner_path < (select nullif(current_setting('app.scope_path'), '') || '~'));
create policy tenant on import_run to patchbay_tenant
  using (owner_id = (select nullif(current_setting('app.tenant_id'), '')::uuid)) with check (owner_id = (select nullif(current_setting('app.tenant_id'), '')::uuid));
grant select, insert, update, delete on import_run, import_piece, import_row to patchbay_subtree, patchbay_platform;

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

-- Of these numbers, those that somebody outside the caller's reach holds. No more than adding them would tell, one by one.
create function numbers_elsewhere(numbers text[]) returns setof text
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  scope text := nullif(current_setting('app.scope_path', true), '');
begin
  if scope is null then
    raise exception 'numbers_elsewhere is for the scope of a subtree' using errcode = 'insufficient_privilege';
  end if;
  return query select n.e164 from phone_number n join unnest(numbers) wanted (e164) on wanted.e164 = n.e164
    where not (n.owner_path >= scope and n.owner_path < scope || '~');
end $$;
revoke execute on function numbers_elsewhere(text[]) from public;
grant execute on function numbers_elsewhere(text[]) to patchbay_subtree;

-- Imports that wait for a job which is nowhere any more; for the platform's own housekeeping.
create function abandoned_imports() returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select r.id from import_run r where r.status in ('planning', 'committing') and not exists (
    select from pgboss.job j where j.name in ('import.plan', 'import.commit') and j.state in ('created', 'retry', 'active') and j.data -> 'payload' ->> 'importId' = r.id::text);
end $$;
revoke execute on function abandoned_imports() from public;

reset role;
revoke create on schema public from patchbay_platform;
