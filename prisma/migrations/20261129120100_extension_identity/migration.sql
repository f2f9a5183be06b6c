-- Whoever signs in has an e-mail address, or a user name in the enterprise that is their home.
alter table account
  alter column email drop not null,
  add column username text collate "natural",
  add constraint account_named check (email is not null or username is not null);
create unique index account_owner_username_key on account (owner_id, lower(username));
create index account_label_idx on account ((coalesce(email, username collate "C")), id);
create unique index account_owner_id_id_key on account (owner_id, id);

-- The second step of a sign-in by a code that was sent. Hashed with the token of the session, which nobody has but the browser.
alter table account_session
  add column code_hash bytea,
  add column code_expires_at timestamptz(3),
  add column code_tries integer not null default 0,
  add column code_sent_to text not null default '';

-- Who an extension is, and how its person signs in.
alter table extension
  add column username text collate "natural" not null default '',
  add column authentication text collate "C" not null default 'SINGLE_STEP' constraint extension_authentication check (authentication in ('SINGLE_STEP', 'TWO_STEP')),
  add column personal_contact text not null default '',
  add column is_sign_in_allowed boolean not null default false,
  add column role text collate "C" not null default 'agent' constraint extension_role check (role in ('administrator', 'read-only', 'supervisor', 'monitor', 'agent')),
  add column image_id uuid,
  add column account_id uuid;

set local role patchbay_platform;
update extension set username = short_number;
reset role;

alter table extension
  add constraint extension_username check (username <> ''),
  add constraint extension_contact check (authentication = 'SINGLE_STEP' or personal_contact <> ''),
  add constraint extension_image_fkey foreign key (tenant_id, image_id) references avatar (tenant_id, id) on delete restrict on update restrict,
  add constraint extension_account_fkey foreign key (tenant_id, account_id) references account (owner_id, id) on delete restrict on update restrict;
create unique index extension_username_key on extension (tenant_id, lower(username));
create unique index extension_tenant_id_account_id_key on extension (tenant_id, account_id);
create unique index extension_account_id_key on extension (account_id);
create index extension_tenant_id_image_id_idx on extension (tenant_id, image_id);

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

-- A user name that nobody in the enterprise has: the wanted one, or that with a suffix.
create function free_username(enterprise uuid, wanted text) returns text language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  candidate text := wanted;
  n integer := 1;
begin
  while exists (select from extension e where e.tenant_id = enterprise and lower(e.username) = lower(candidate collate "natural")) loop
    n := n + 1;
    candidate := wanted || '-' || n;
  end loop;
  return candidate;
end $$;

-- Refuses to take the last account that administers an enterprise. Two that go at the same moment come one after the other.
create function keep_administrator(of_enterprise uuid, leaving uuid) returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  administrators constant text := 'select from membership m join account a on a.id = m.account_id where m.organisation_id = $1 and m.role = ''administrator'' and a.is_enabled and a.has_password';
  counts boolean;
begin
  perform from account where id = leaving for no key update;
  execute 'select exists (' || administrators || ' and a.id = $2)' into counts using of_enterprise, leaving;
  if not counts then return; end if;
  perform from organisation where id = of_enterprise for no key update;
  execute 'select exists (' || administrators || ' and a.id <> $2)' into counts using of_enterprise, leaving;
  if not counts then
    raise exception 'the last administrator of an enterprise stays' using errcode = 'foreign_key_violation', constraint = 'extension_keeps_administrator';
  end if;
end $$;

-- The account of an extension's person follows the extension, whichever way that is changed: it is there once signing in was
-- allowed, and is enabled as long as that is so. Who may not sign in any more is signed out at once.
create function extension_before_identity() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  home organisation;
  enters boolean := new.is_sign_in_allowed and new.is_enabled;
  shown_name text := coalesce(nullif(new.display_name, ''), new.username);
begin
  if new.username = '' then
    new.username := free_username(new.tenant_id, new.short_number);
    shown_name := coalesce(nullif(new.display_name, ''), new.username);
  end if;
  if new.account_id is null then
    if not new.is_sign_in_allowed then return new; end if;
    select * into home from organisation where id = new.tenant_id;
    insert into account (username, name, owner_id, owner_path, is_enabled, preferences)
      values (new.username, shown_name, home.id, home.path, enters, jsonb_build_object('language', home.language)) returning id into new.account_id;
    insert into membership (account_id, organisation_id, organisation_path, role) values (new.account_id, home.id, home.path, new.role);
    return new;
  end if;
  if not enters or new.role <> 'administrator' then perform keep_administrator(new.tenant_id, new.account_id); end if;
  update account set username = new.username, name = shown_name, is_enabled = enters, version = version + 1, updated_at = current_timestamp
    where id = new.account_id and (username, name, is_enabled) is distinct from (new.username, shown_name, enters);
  update membership set role = new.role where account_id = new.account_id and role <> new.role;
  if not enters then
    delete from account_session where account_id = new.account_id;
    delete from account_token where account_id = new.account_id and used_at is null;
  end if;
  return new;
end $$;

create function extension_after_removal() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform keep_administrator(old.tenant_id, old.account_id);
  delete from account where id = old.account_id;
  return null;
end $$;

-- An image may be that of several extensions, since a duplicate has it too: it is kept for thirty days from when the last of them is without it.
create function extension_after_image() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op <> 'INSERT' and old.image_id is not null then
    update avatar a set kept_until = current_timestamp + interval '30 days' where a.tenant_id = old.tenant_id and a.id = old.image_id
      and not exists (select from extension e where e.tenant_id = a.tenant_id and e.image_id = a.id);
  end if;
  if tg_op <> 'DELETE' and new.image_id is not null then
    update avatar set kept_until = null where tenant_id = new.tenant_id and id = new.image_id;
  end if;
  return null;
end $$;

-- Whoever makes a trigger must be allowed to call its function; taken back below.
grant execute on function extension_before_identity(), extension_after_removal(), extension_after_image() to public;

-- What is told of the account of an extension to those who see the extension.
create function extension_account(of_extension uuid) returns table (has_password boolean, last_sign_in_at timestamptz) language sql stable security definer set search_path = public, pg_temp as $$
  select a.has_password, a.last_sign_in_at from extension e join account a on a.id = e.account_id
  where e.id = of_extension and e.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
$$;

-- The old password stops working and all sessions end; the link is the way back. False where there is no account that may sign in.
create function reset_extension_password(of_extension uuid, token_id uuid, token_digest bytea, expires timestamptz, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  holder uuid;
begin
  select e.account_id into holder from extension e where e.id = of_extension and e.is_sign_in_allowed and e.is_enabled
    and e.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid;
  if holder is null then return false; end if;
  -- Here and in every sign-in the account is locked before its credential.
  update account set has_password = false, version = version + 1, updated_at = at where id = holder;
  update account_credential set password_hash = null where account_id = holder;
  delete from account_session where account_id = holder;
  delete from account_token where account_id = holder and used_at is null;
  insert into account_token (id, account_id, purpose, token_hash, organisation_id, expires_at, created_at)
    select token_id, holder, 'reset', token_digest, owner_id, expires, at from account where id = holder;
  return true;
end $$;

create or replace function session_principal(token_digest bytea, at timestamptz, target uuid) returns jsonb language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  s account_session;
  a account;
begin
  select * into s from account_session where token_hash = token_digest and expires_at > at;
  if not found then return null; end if;
  select * into a from account where id = s.account_id and is_enabled;
  if not found then return null; end if;
  -- Once a minute is exact enough for a list of sessions and spares a write per request.
  if s.last_seen_at < at - interval '1 minute' then
    update account_session set last_seen_at = at, expires_at = case when s.is_pending then s.expires_at else least(at + interval '7 days', s.created_at + interval '30 days') end
      where id = s.id;
  end if;
  return jsonb_build_object('sessionId', s.id, 'isPending', s.is_pending, 'accountId', a.id, 'email', a.email, 'username', a.username, 'name', a.name,
    'enterprise', case when a.username is not null then (select o.code from organisation o where o.id = a.owner_id) end, 'hasSecondFactor', a.has_second_factor, 'preferences', a.preferences,
    'memberships', membership_list(a.id), 'target', organisation_node(target));
end $$;

revoke execute on function free_username(uuid, text), keep_administrator(uuid, uuid), extension_account(uuid),
  reset_extension_password(uuid, uuid, bytea, timestamptz, timestamptz) from public;
grant execute on function extension_account(uuid), reset_extension_password(uuid, uuid, bytea, timestamptz, timestamptz) to patchbay_tenant;

reset role;
revoke create on schema public from patchbay_platform;

create trigger before_identity before insert or update of username, display_name, is_enabled, is_sign_in_allowed, role, account_id on extension
  for each row execute function extension_before_identity();
create trigger after_removal after delete on extension for each row when (old.account_id is not null) execute function extension_after_removal();
create trigger after_image after insert or delete or update of image_id on extension for each row execute function extension_after_image();

set local role patchbay_platform;
revoke execute on function extension_before_identity(), extension_after_removal(), extension_after_image() from public;
reset role;
