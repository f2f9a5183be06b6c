-- What a number can be given to beside an extension, who carries it, and where it stands in its life.

-- How long a number rests after its release; null: as the nearest organisation above says, and without any, not at all.
alter table organisation add column number_quarantine_days integer check (number_quarantine_days between 0 and 365);

create table carrier_profile (
  id uuid not null default uuidv7(),
  owner_id uuid not null,
  owner_path text collate "C" not null,
  -- Of the owner, whose row those below it cannot read; kept by triggers.
  owner_name text not null default '',
  -- `Carrier(Profile) - (Owner)`, kept by triggers.
  label text collate "natural" not null default '',
  serves text not null check (serves in ('VOICE', 'SMS')),
  carrier text collate "natural" not null,
  name text collate "natural" not null,
  credentials text,
  is_default boolean not null default false,
  version integer not null default 1,
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp,
  constraint carrier_profile_pkey primary key (id),
  constraint carrier_profile_owner_id_owner_path_fkey foreign key (owner_id, owner_path) references organisation (id, path) on delete restrict on update cascade
);
create unique index carrier_profile_owner_id_serves_carrier_name_key on carrier_profile (owner_id, serves, carrier, name);
create unique index carrier_profile_one_default on carrier_profile (owner_id, serves) where is_default;
create index carrier_profile_owner_path_name_id_idx on carrier_profile (owner_path, name, id);

create table external_trunk (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  id uuid not null default uuidv7(),
  name text collate "natural" not null,
  is_enabled boolean not null default true,
  version integer not null default 1,
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp,
  constraint external_trunk_pkey primary key (id),
  constraint external_trunk_tenant_id_fkey foreign key (tenant_id) references organisation (id) on delete restrict on update cascade
);
create unique index external_trunk_tenant_id_id_key on external_trunk (tenant_id, id);
create unique index external_trunk_tenant_id_name_key on external_trunk (tenant_id, name);

create table operator_connect_trunk (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  id uuid not null default uuidv7(),
  name text collate "natural" not null,
  is_enabled boolean not null default true,
  version integer not null default 1,
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp,
  constraint operator_connect_trunk_pkey primary key (id),
  constraint operator_connect_trunk_tenant_id_fkey foreign key (tenant_id) references organisation (id) on delete restrict on update cascade
);
create unique index operator_connect_trunk_tenant_id_id_key on operator_connect_trunk (tenant_id, id);
create unique index operator_connect_trunk_tenant_id_name_key on operator_connect_trunk (tenant_id, name);

create table sms_group (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  id uuid not null default uuidv7(),
  name text collate "natural" not null,
  owner_extension_id uuid,
  is_enabled boolean not null default true,
  version integer not null default 1,
  created_at timestamptz(3) not null default current_timestamp,
  updated_at timestamptz(3) not null default current_timestamp,
  constraint sms_group_pkey primary key (id),
  constraint sms_group_tenant_id_fkey foreign key (tenant_id) references organisation (id) on delete restrict on update cascade,
  constraint sms_group_owner_extension_fkey foreign key (tenant_id, owner_extension_id) references extension (tenant_id, id) on delete restrict on update restrict
);
create unique index sms_group_tenant_id_id_key on sms_group (tenant_id, id);
create unique index sms_group_tenant_id_name_key on sms_group (tenant_id, name);
create index sms_group_tenant_id_owner_extension_id_idx on sms_group (tenant_id, owner_extension_id);

create table sms_group_member (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  group_id uuid not null,
  extension_id uuid not null,
  constraint sms_group_member_pkey primary key (group_id, extension_id),
  constraint sms_group_member_tenant_id_group_id_fkey foreign key (tenant_id, group_id) references sms_group (tenant_id, id) on delete cascade on update restrict,
  constraint sms_group_member_tenant_id_extension_id_fkey foreign key (tenant_id, extension_id) references extension (tenant_id, id) on delete restrict on update restrict
);
create index sms_group_member_tenant_id_extension_id_idx on sms_group_member (tenant_id, extension_id);

-- What a search for words looks through. `array_to_string` is called stable for the sake of other element types.
create function phone_number_words(voice_label text, sms_label text, tags text[]) returns text language sql immutable parallel safe as $$
  select concat_ws(E'\n', voice_label, sms_label, array_to_string(tags, E'\n'))
$$;

-- One statement, because each rewrite of a million rows takes its time.
alter table phone_number
  add column tags text[] not null default '{}',
  add column source text not null default 'PROVIDER',
  add column voice_carrier_id uuid,
  add column sms_carrier_id uuid,
  add column blocked_reason text,
  add column quarantine_until timestamptz(3),
  add column voice_external_trunk_id uuid,
  add column voice_operator_trunk_id uuid,
  add column sms_group_id uuid,
  -- Copied from whatever the number is given to, so that nothing about numbers has to know all kinds of it.
  add column voice_assignee_kind text,
  add column voice_assignee_id uuid,
  add column sms_assignee_kind text,
  add column sms_assignee_id uuid,
  add column sms_assignee_label text,
  add column search_words text generated always as (
    case when voice_assignee_label is null and sms_assignee_label is null and tags = '{}'::text[] then null
      else phone_number_words(voice_assignee_label, sms_assignee_label, tags) end) stored,
  add constraint phone_number_voice_carrier_id_fkey foreign key (voice_carrier_id) references carrier_profile (id) on delete restrict on update restrict,
  add constraint phone_number_sms_carrier_id_fkey foreign key (sms_carrier_id) references carrier_profile (id) on delete restrict on update restrict,
  add constraint phone_number_voice_external_trunk_fkey foreign key (owner_id, voice_external_trunk_id) references external_trunk (tenant_id, id) on delete restrict on update restrict,
  add constraint phone_number_voice_operator_trunk_fkey foreign key (owner_id, voice_operator_trunk_id) references operator_connect_trunk (tenant_id, id) on delete restrict on update restrict,
  add constraint phone_number_sms_group_fkey foreign key (owner_id, sms_group_id) references sms_group (tenant_id, id) on delete restrict on update restrict;

update phone_number set voice_assignee_kind = 'extension', voice_assignee_id = voice_extension_id where voice_extension_id is not null;

alter table phone_number
  add constraint phone_number_one_voice_assignee check (num_nonnulls(voice_extension_id, voice_external_trunk_id, voice_operator_trunk_id) <= 1),
  add constraint phone_number_external_trunk_route check (voice_external_trunk_id is null or voice_route_type is not distinct from 'EXTERNAL_TRUNK'),
  add constraint phone_number_operator_trunk_route check (voice_operator_trunk_id is null or voice_route_type is not distinct from 'OPERATOR_CONNECT'),
  add constraint phone_number_sms_assignee check (sms or sms_assignee_id is null),
  add constraint phone_number_voice_carrier check (voice or voice_carrier_id is null),
  add constraint phone_number_sms_carrier check (sms or sms_carrier_id is null),
  add constraint phone_number_source check (source in ('PROVIDER', 'EXTERNAL')),
  add constraint phone_number_tags check (cardinality(tags) <= 20),
  add constraint phone_number_blocked_reason check (blocked_reason <> '');

-- What lists filter by lies in the entries of their order.
drop index phone_number_owner_path_e164_idx;
create index phone_number_owner_path_e164_idx on phone_number (owner_path, e164)
  include (voice, sms, fax, voice_route_type, voice_assignee_kind, sms_assignee_kind, source, quarantine_until, blocked_reason, voice_carrier_id, sms_carrier_id);
drop index phone_number_voice_assignee_label_trgm_idx;
create index phone_number_search_words_trgm_idx on phone_number using gin (search_words gin_trgm_ops) with (gin_pending_list_limit = 512) where search_words is not null;
drop index phone_number_e164_assigned_idx;
create index phone_number_e164_words_idx on phone_number (e164) include (search_words) where search_words is not null;
create index phone_number_tags_idx on phone_number using gin (tags) with (gin_pending_list_limit = 512) where tags <> '{}';
create index phone_number_voice_carrier_idx on phone_number (voice_carrier_id) where voice_carrier_id is not null;
create index phone_number_sms_carrier_idx on phone_number (sms_carrier_id) where sms_carrier_id is not null;
create index phone_number_external_trunk_idx on phone_number (owner_id, voice_external_trunk_id) where voice_external_trunk_id is not null;
create index phone_number_operator_trunk_idx on phone_number (owner_id, voice_operator_trunk_id) where voice_operator_trunk_id is not null;
create unique index phone_number_sms_group_key on phone_number (owner_id, sms_group_id) where sms_group_id is not null;
create index phone_number_sms_assignee_idx on phone_number (owner_path) where sms_assignee_id is not null;
create index phone_number_quarantine_idx on phone_number (quarantine_until) where quarantine_until is not null;

-- Everything below belongs to the platform's role, which sees what the one who writes may not.
grant create on schema public to patchbay_platform;
grant select, insert, update, delete on carrier_profile, external_trunk, operator_connect_trunk, sms_group, sms_group_member to patchbay_platform;
set local role patchbay_platform;

-- An organisation's path and those of all above it.
create function paths_to(path text) returns text[] language sql immutable strict parallel safe set search_path = public, pg_temp as $$
  select array(select left(path, place) from generate_series(2, length(path)) place where substr(path, place, 1) = '/')
$$;

-- The one place where the database knows the kinds of assignees: a new kind is a column with its key, and a line here.
create or replace function phone_number_before_write() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  was_assigned boolean := tg_op = 'UPDATE' and (old.voice_assignee_id is not null or old.sms_assignee_id is not null);
begin
  select a.kind, a.id, a.label into new.voice_assignee_kind, new.voice_assignee_id, new.voice_assignee_label from (
    select 'extension', e.id, e.short_number || ' ' || e.display_name from extension e where e.tenant_id = new.owner_id and e.id = new.voice_extension_id
    union all select 'external-trunk', t.id, t.name from external_trunk t where t.tenant_id = new.owner_id and t.id = new.voice_external_trunk_id
    union all select 'operator-connect-trunk', t.id, t.name from operator_connect_trunk t where t.tenant_id = new.owner_id and t.id = new.voice_operator_trunk_id
  ) a (kind, id, label);
  select a.kind, a.id, a.label into new.sms_assignee_kind, new.sms_assignee_id, new.sms_assignee_label from (
    select 'sms-group', g.id, g.name from sms_group g where g.tenant_id = new.owner_id and g.id = new.sms_group_id
  ) a (kind, id, label);
  if new.voice_assignee_id is not null or new.sms_assignee_id is not null then
    new.quarantine_until := null;
  elsif was_assigned then
    new.quarantine_until := (
      select new.updated_at + make_interval(days => o.number_quarantine_days) from organisation o
      where o.path = any (paths_to(new.owner_path)) and o.number_quarantine_days is not null order by length(o.path) desc limit 1);
    if new.quarantine_until <= new.updated_at then new.quarantine_until := null; end if;
  end if;
  return new;
end $$;

create function assignee_after_rename() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'external_trunk' then
    update phone_number set voice_assignee_label = new.name where owner_id = new.tenant_id and voice_external_trunk_id = new.id;
  elsif tg_table_name = 'operator_connect_trunk' then
    update phone_number set voice_assignee_label = new.name where owner_id = new.tenant_id and voice_operator_trunk_id = new.id;
  else
    update phone_number set sms_assignee_label = new.name where owner_id = new.tenant_id and sms_group_id = new.id;
  end if;
  return null;
end $$;

-- A number is carried by a profile of its holder or of an organisation above. No key can say that, and a number that goes
-- to another holder leaves behind what does not stand above that one.
create function phone_number_check_carriers() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  above text[] := paths_to(new.owner_path);
begin
  if new.voice_carrier_id is not null and not exists (select from carrier_profile c where c.id = new.voice_carrier_id and c.serves = 'VOICE' and c.owner_path = any (above)) then
    if tg_op = 'UPDATE' and new.voice_carrier_id = old.voice_carrier_id then new.voice_carrier_id := null;
    else raise exception 'no such voice carrier' using errcode = 'foreign_key_violation', constraint = 'phone_number_voice_carrier_above'; end if;
  end if;
  if new.sms_carrier_id is not null and not exists (select from carrier_profile c where c.id = new.sms_carrier_id and c.serves = 'SMS' and c.owner_path = any (above)) then
    if tg_op = 'UPDATE' and new.sms_carrier_id = old.sms_carrier_id then new.sms_carrier_id := null;
    else raise exception 'no such SMS carrier' using errcode = 'foreign_key_violation', constraint = 'phone_number_sms_carrier_above'; end if;
  end if;
  return new;
end $$;

create function carrier_profile_before_write() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.owner_name := (select o.name from organisation o where o.id = new.owner_id);
  new.label := new.carrier || '(' || new.name || ') - (' || new.owner_name || ')';
  return new;
end $$;

create function organisation_after_rename() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update carrier_profile set owner_name = new.name where owner_id = new.id;
  return null;
end $$;

revoke execute on function paths_to(text) from public;
-- Whoever makes a trigger must be allowed to call its function; taken back below.
grant execute on function phone_number_before_write() to public;
reset role;
revoke create on schema public from patchbay_platform;

-- Whoever writes a number computes its words.
revoke execute on function phone_number_words(text, text, text[]) from public;
grant execute on function phone_number_words(text, text, text[]) to patchbay_tenant, patchbay_subtree, patchbay_platform;

drop trigger before_insert on phone_number;
drop trigger before_update on phone_number;
create trigger before_insert before insert on phone_number for each row
  when (num_nonnulls(new.voice_extension_id, new.voice_external_trunk_id, new.voice_operator_trunk_id, new.sms_group_id) > 0) execute function phone_number_before_write();
create trigger before_update before update of voice_extension_id, voice_external_trunk_id, voice_operator_trunk_id, sms_group_id on phone_number for each row
  when ((new.voice_extension_id, new.voice_external_trunk_id, new.voice_operator_trunk_id, new.sms_group_id)
    is distinct from (old.voice_extension_id, old.voice_external_trunk_id, old.voice_operator_trunk_id, old.sms_group_id)) execute function phone_number_before_write();
create trigger carriers_insert before insert on phone_number for each row
  when (new.voice_carrier_id is not null or new.sms_carrier_id is not null) execute function phone_number_check_carriers();
create trigger carriers_update before update of voice_carrier_id, sms_carrier_id, owner_path on phone_number for each row
  when (new.voice_carrier_id is not null or new.sms_carrier_id is not null) execute function phone_number_check_carriers();
create trigger after_rename after update of name on external_trunk for each row execute function assignee_after_rename();
create trigger after_rename after update of name on operator_connect_trunk for each row execute function assignee_after_rename();
create trigger after_rename after update of name on sms_group for each row execute function assignee_after_rename();
create trigger before_write before insert or update of owner_id, owner_name, carrier, name on carrier_profile for each row execute function carrier_profile_before_write();
create trigger after_rename after update of name on organisation for each row when (new.name is distinct from old.name) execute function organisation_after_rename();

set local role patchbay_platform;
revoke execute on function phone_number_before_write(), assignee_after_rename(), phone_number_check_carriers(), carrier_profile_before_write(), organisation_after_rename() from public;
reset role;

do $$
declare
  name text;
begin
  foreach name in array array['carrier_profile', 'external_trunk', 'operator_connect_trunk', 'sms_group', 'sms_group_member'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy platform on %I to patchbay_platform using (true) with check (true)', name);
  end loop;
  foreach name in array array['external_trunk', 'operator_connect_trunk', 'sms_group', 'sms_group_member'] loop
    execute format('create policy tenant on %I to patchbay_tenant
      using (tenant_id = (select nullif(current_setting(''app.tenant_id''), '''')::uuid))
      with check (tenant_id = (select nullif(current_setting(''app.tenant_id''), '''')::uuid))', name);
  end loop;
end $$;
grant select, insert, update, delete on external_trunk, operator_connect_trunk, sms_group, sms_group_member to patchbay_tenant;

-- A profile is seen by its owner and everything below, and changed where the owner lies in the scope.
create policy subtree_read on carrier_profile for select to patchbay_subtree using (
  (owner_path >= (select nullif(current_setting('app.scope_path'), '')) and owner_path < (select nullif(current_setting('app.scope_path'), '') || '~'))
  or starts_with((select nullif(current_setting('app.scope_path'), '')), owner_path));
create policy subtree_write on carrier_profile to patchbay_subtree
  using (owner_path >= (select nullif(current_setting('app.scope_path'), '')) and owner_path < (select nullif(current_setting('app.scope_path'), '') || '~'))
  with check (owner_path >= (select nullif(current_setting('app.scope_path'), '')) and owner_path < (select nullif(current_setting('app.scope_path'), '') || '~'));
grant select, insert, update, delete on carrier_profile to patchbay_subtree;
