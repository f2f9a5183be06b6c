-- A carrier's list of numbers, held against those that are here. The file is read like one that is imported, but nothing is ever carried out.
alter table import_run drop constraint import_run_status_check;
alter table import_run add constraint import_run_status_check check (status in ('uploading', 'planning', 'planned', 'committing', 'done', 'compared', 'failed', 'discarded'));
alter table import_run add constraint import_run_comparison_check check (case when kind = 'carrier-list'
  then status in ('uploading', 'planning', 'compared', 'failed', 'discarded') and plan_hash is null and commit is null else status <> 'compared' end);

create table comparison_finding (
  run_id uuid not null,
  outcome text collate "C" not null check (outcome in ('matching', 'not-here', 'not-listed', 'other-carrier', 'capabilities')),
  e164 text collate "C" not null,
  id uuid not null default uuidv7(),
  -- Whom it was about; may be gone or elsewhere when somebody asks.
  number_id uuid,
  -- The row of the list, and what the list says that the number can do.
  line integer,
  voice boolean,
  sms boolean,
  fax boolean,
  constraint comparison_finding_pkey primary key (run_id, outcome, e164),
  constraint comparison_finding_run_id_fkey foreign key (run_id) references import_run (id) on delete cascade on update restrict
);
alter table comparison_finding enable row level security;
alter table comparison_finding force row level security;
create policy platform on comparison_finding to patchbay_platform using (true) with check (true);
-- They belong to whoever the run belongs to. The sub-select is evaluated once for each statement.
create policy subtree on comparison_finding to patchbay_subtree using (run_id in (select id from import_run)) with check (run_id in (select id from import_run));
grant select, insert, update, delete on comparison_finding to patchbay_subtree, patchbay_platform;

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

-- Files that wait for a job which is nowhere any more; for the platform's own housekeeping.
create or replace function abandoned_imports() returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select r.id from import_run r where r.status in ('planning', 'committing') and not exists (
    select from pgboss.job j where j.name in ('import.plan', 'import.commit', 'import.compare') and j.state in ('created', 'retry', 'active') and j.data -> 'payload' ->> 'importId' = r.id::text);
end $$;

reset role;
revoke create on schema public from patchbay_platform;
