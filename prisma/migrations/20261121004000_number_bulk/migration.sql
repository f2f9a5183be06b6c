-- Numbers that something is done to at once: chosen first, planned, and then changed by a job.
create table number_bulk (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  organisation_path text collate "C" not null,
  -- Whose it is: `account:<id>` or `api-key:<id>`.
  principal text not null,
  -- What the audit log will say of whoever asked for it.
  actor jsonb not null,
  request_id text not null,
  ip text not null,
  -- An enterprise's own people, who do not do all that somebody above does there.
  is_own_people boolean not null,
  status text not null default 'chosen' check (status in ('chosen', 'queued', 'running', 'done', 'failed')),
  action jsonb,
  numbers integer not null,
  states jsonb not null,
  plan jsonb,
  done integer not null default 0,
  total integer not null default 0,
  result jsonb,
  error text,
  change_set_id uuid,
  job_id uuid,
  version integer not null default 1,
  created_at timestamptz(3) not null default current_timestamp,
  started_at timestamptz(3),
  finished_at timestamptz(3),
  expires_at timestamptz(3) not null,
  constraint number_bulk_pkey primary key (id),
  constraint number_bulk_organisation_id_organisation_path_fkey foreign key (organisation_id, organisation_path) references organisation (id, path) on delete cascade on update cascade
);
create index number_bulk_organisation_id_principal_created_at_idx on number_bulk (organisation_id, principal, created_at);
create index number_bulk_expires_at_idx on number_bulk (expires_at);

-- The numbers of one, as they were called when they were chosen: some may be gone when somebody asks.
create table number_bulk_number (
  bulk_id uuid not null,
  number_id uuid not null,
  e164 text not null,
  -- Why it was left as it is; null: it was not, or nothing has been done yet.
  reason text,
  used_by jsonb,
  constraint number_bulk_number_pkey primary key (bulk_id, number_id),
  constraint number_bulk_number_bulk_id_fkey foreign key (bulk_id) references number_bulk (id) on delete cascade on update restrict
);

do $$
declare
  name text;
begin
  foreach name in array array['number_bulk', 'number_bulk_number'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy platform on %I to patchbay_platform using (true) with check (true)', name);
  end loop;
end $$;
create policy subtree on number_bulk to patchbay_subtree
  using (organisation_path >= (select nullif(current_setting('app.scope_path'), '')) and organisation_path < (select nullif(current_setting('app.scope_path'), '') || '~'))
  with check (organisation_path >= (select nullif(current_setting('app.scope_path'), '')) and organisation_path < (select nullif(current_setting('app.scope_path'), '') || '~'));
-- Itself under the policy above.
create policy subtree on number_bulk_number to patchbay_subtree
  using (bulk_id in (select b.id from number_bulk b)) with check (bulk_id in (select b.id from number_bulk b));
grant select, insert, update, delete on number_bulk, number_bulk_number to patchbay_platform, patchbay_subtree;

-- A number is looked up here whenever one is removed or goes to another holder, and its foreign key asks the same.
create index extension_presentation_number_idx on extension (presentation_number_id) where presentation_number_id is not null;

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

-- The numbers of a bulk that are shown as an extension's own, and by which: the subtree's role cannot read extensions.
create function presented_numbers(bulk uuid) returns table (number_id uuid, extension_id uuid, label text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (n.id) n.id, e.id, e.short_number || ' ' || e.display_name
  from number_bulk b join number_bulk_number i on i.bulk_id = b.id join phone_number n on n.id = i.number_id
  join extension e on e.tenant_id = n.owner_id and e.presentation_number_id = n.id
  where b.id = bulk and b.organisation_path >= nullif(current_setting('app.scope_path', true), '') and b.organisation_path < nullif(current_setting('app.scope_path', true), '') || '~'
    and n.owner_path >= nullif(current_setting('app.scope_path', true), '') and n.owner_path < nullif(current_setting('app.scope_path', true), '') || '~'
    and e.id is distinct from n.voice_assignee_id
  order by n.id, e.short_number
$$;
revoke execute on function presented_numbers(uuid) from public;
grant execute on function presented_numbers(uuid) to patchbay_subtree;

reset role;
revoke create on schema public from patchbay_platform;
