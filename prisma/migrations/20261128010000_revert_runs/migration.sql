-- Undoings of change sets that are too large for one request: asked for here, carried out by a job.
create table revert_run (
  -- The change set that the undoing is.
  id uuid not null,
  -- The change set that it undoes.
  reverts uuid not null,
  organisation_id uuid not null,
  organisation_path text collate "C" not null,
  -- Who asked for it: `account:<id>` or `api-key:<id>`; and what of their rights the noun's history has to know.
  principal text not null,
  asker jsonb not null,
  -- What the audit log will say of whoever asked for it.
  actor jsonb not null,
  request_id text not null,
  ip text not null,
  -- What was done in the change set that it undoes, and to what.
  entity_type text not null,
  action text not null,
  status text not null default 'queued' check (status in ('queued', 'running', 'done', 'failed')),
  done integer not null default 0,
  total integer not null,
  -- Why nothing was undone.
  problem jsonb,
  job_id uuid,
  created_at timestamptz(3) not null default current_timestamp,
  finished_at timestamptz(3),
  constraint revert_run_pkey primary key (id),
  constraint revert_run_organisation_id_organisation_path_fkey foreign key (organisation_id, organisation_path) references organisation (id, path) on delete cascade on update cascade
);
create index revert_run_organisation_path_created_at_id_idx on revert_run (organisation_path, created_at, id);
create index revert_run_finished_at_idx on revert_run (finished_at);
-- Nobody undoes what somebody is undoing.
create unique index revert_run_one_under_way on revert_run (reverts) where status in ('queued', 'running');

alter table revert_run enable row level security;
alter table revert_run force row level security;
create policy platform on revert_run to patchbay_platform using (true) with check (true);
create policy subtree on revert_run to patchbay_subtree
  using (organisation_path >= (select nullif(current_setting('app.scope_path'), '')) and organisation_path < (select nullif(current_setting('app.scope_path'), '') || '~'))
  with check (organisation_path >= (select nullif(current_setting('app.scope_path'), '')) and organisation_path < (select nullif(current_setting('app.scope_path'), '') || '~'));
grant select, insert, update, delete on revert_run to patchbay_platform;
grant select, insert, update on revert_run to patchbay_subtree;
