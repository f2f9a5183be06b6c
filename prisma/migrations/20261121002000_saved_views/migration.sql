-- The filters and the order of a list, kept under a name: by a person for themselves, or for everybody of the organisation.
create table saved_view (
  id uuid not null default uuidv7(),
  organisation_id uuid not null,
  organisation_path text collate "C" not null,
  -- Whose it is; null: the organisation's.
  account_id uuid,
  created_by_name text not null,
  page text collate "C" not null check (page in ('phone-numbers')),
  name text collate "natural" not null,
  query text collate "C" not null check (length(query) <= 2000),
  version integer not null default 1,
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp,
  constraint saved_view_pkey primary key (id),
  constraint saved_view_organisation_id_organisation_path_fkey foreign key (organisation_id, organisation_path) references organisation (id, path) on delete cascade on update cascade,
  constraint saved_view_account_id_fkey foreign key (account_id) references account (id) on delete cascade on update restrict
);
create unique index saved_view_name_key on saved_view (organisation_id, page, account_id, name) nulls not distinct;
create index saved_view_organisation_path_idx on saved_view (organisation_path);
create index saved_view_account_id_idx on saved_view (account_id) where account_id is not null;

alter table saved_view enable row level security;
alter table saved_view force row level security;
create policy platform on saved_view to patchbay_platform using (true) with check (true);
-- A person's own view is nobody else's, whatever they may do in the organisation.
create policy subtree on saved_view to patchbay_subtree
  using (organisation_path >= (select nullif(current_setting('app.scope_path'), '')) and organisation_path < (select nullif(current_setting('app.scope_path'), '') || '~')
    and (account_id is null or 'account:' || account_id::text = (select nullif(current_setting('app.principal'), ''))))
  with check (organisation_path >= (select nullif(current_setting('app.scope_path'), '')) and organisation_path < (select nullif(current_setting('app.scope_path'), '') || '~')
    and (account_id is null or 'account:' || account_id::text = (select nullif(current_setting('app.principal'), ''))));
grant select, insert, update, delete on saved_view to patchbay_subtree, patchbay_platform;
