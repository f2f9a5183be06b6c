-- What is being done to a file: its unit follows from that. And since when.
alter table import_run
  drop column progress_unit,
  add column progress_step text not null default 'reading' check (progress_step in ('reading', 'comparing', 'keeping', 'checking', 'applying')),
  add column progress_since timestamptz(3) not null default now();
update import_run set progress_step = case when finished_at is not null and status = 'done' then 'applying' when status = 'committing' then 'checking' when planned_at is not null then 'keeping' else 'reading' end;
