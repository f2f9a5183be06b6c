-- The set-up link of a new installation, encrypted, so that every process that starts prints the same one.
ALTER TABLE "installation" ADD COLUMN "setup_token" TEXT;

-- CreateIndex
CREATE INDEX "account_name_id_idx" ON "account"("name", "id");

-- Sessions, credentials and mailed links are the platform's alone. What an administrator may cause there goes through these
-- functions; each one looks at the scope of the transaction itself, as a policy would.
create function lies_in_scope(path text) returns boolean language sql stable set search_path = public, pg_temp as $$
  select coalesce(path >= nullif(current_setting('app.scope_path', true), '') collate "C"
    and path < (nullif(current_setting('app.scope_path', true), '') || '~') collate "C", false)
$$;

-- Home in the scope: the account itself may be changed.
create function is_own_account(of_account uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from account where id = of_account and lies_in_scope(owner_path))
$$;

-- Whether somebody has roles that the scope does not see. What signs them in there too is not changed from here.
create function works_elsewhere(of_account uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select is_own_account(of_account) and exists (select from membership where account_id = of_account and not lies_in_scope(organisation_path))
$$;

-- Finds the person by address or makes them; the answer to the inviter must not depend on which. A scope that does not
-- reach the organisation gets null.
create function invite_account(new_id uuid, new_email text, new_name text, at_organisation uuid, at timestamptz) returns jsonb
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  o organisation;
begin
  select * into o from organisation where id = at_organisation and lies_in_scope(path);
  if not found then return null; end if;
  insert into account (id, email, name, owner_id, owner_path, preferences, created_at, updated_at)
    values (new_id, new_email, new_name, o.id, o.path, jsonb_build_object('language', o.language), at, at)
    on conflict (email) do nothing;
  -- Who has rights above is looked after above: the home moves up with them, never sideways.
  update account set owner_id = o.id, owner_path = o.path
    where email = new_email and owner_path <> o.path and starts_with(owner_path, o.path);
  return (select jsonb_build_object('id', id, 'name', name, 'hasPassword', has_password, 'language', coalesce(preferences ->> 'language', o.language))
    from account where email = new_email);
end $$;

-- Stores the hash of a mailed link. An invitation replaces the earlier one of the same organisation.
create function issue_account_token(token_id uuid, of_account uuid, for_purpose text, token_digest bytea, at_organisation uuid, expires timestamptz, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from organisation where id = at_organisation and lies_in_scope(path)) or not (is_own_account(of_account)
    or exists (select from membership where account_id = of_account and lies_in_scope(organisation_path))) then
    return false;
  end if;
  if for_purpose = 'invitation' then
    delete from account_token where account_id = of_account and purpose = 'invitation' and organisation_id = at_organisation;
  end if;
  insert into account_token (id, account_id, purpose, token_hash, organisation_id, expires_at, created_at)
    values (token_id, of_account, for_purpose, token_digest, at_organisation, expires, at);
  return true;
end $$;

-- Ends the sessions of a disabled account of the scope, and of anyone whom no membership is left to.
create function end_account_sessions(of_account uuid) returns void language sql volatile security definer set search_path = public, pg_temp as $$
  delete from account_session where account_id = of_account and (
    exists (select from account where id = of_account and not is_enabled and lies_in_scope(owner_path))
    or not exists (select from membership where account_id = of_account))
$$;

create function remove_second_factor(of_account uuid) returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  -- Here and in every sign-in the account is locked before its credential.
  update account set has_second_factor = false where id = of_account and lies_in_scope(owner_path) and not works_elsewhere(of_account);
  if not found then return false; end if;
  update account_credential set totp_secret = null, totp_confirmed_at = null, totp_last_step = null where account_id = of_account;
  delete from recovery_code where account_id = of_account;
  return true;
end $$;

-- Takes an account out of the scope that is its home. Somebody who works elsewhere too stays there, and has their home
-- there from now on: removing a person from one organisation must not lock them out of a stranger's.
create function remove_account(of_account uuid) returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  elsewhere membership;
begin
  perform from account where id = of_account and lies_in_scope(owner_path) for update;
  if not found then return false; end if;
  delete from membership where account_id = of_account and lies_in_scope(organisation_path);
  select * into elsewhere from membership where account_id = of_account order by length(organisation_path), created_at limit 1;
  if found then
    update account set owner_id = elsewhere.organisation_id, owner_path = elsewhere.organisation_path where id = of_account;
    delete from account_token where account_id = of_account and not exists (
      select from membership m where m.account_id = of_account and m.organisation_id = account_token.organisation_id);
  else
    delete from account where id = of_account;
  end if;
  return true;
end $$;

-- Before an organisation is removed: its people go with it, except those who work elsewhere too.
create function release_accounts(of_organisation uuid) returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from organisation where id = of_organisation and lies_in_scope(path)) then return; end if;
  delete from membership where organisation_id = of_organisation;
  update account a set owner_id = m.organisation_id, owner_path = m.organisation_path
    from (select distinct on (account_id) account_id, organisation_id, organisation_path from membership
      where account_id in (select id from account where owner_id = of_organisation) order by account_id, length(organisation_path), created_at) m
    where a.id = m.account_id and a.owner_id = of_organisation;
  delete from account where owner_id = of_organisation;
end $$;

-- Counts one attempt in each window, in order, and stops at the first that is full: a refused attempt does not use up the
-- longer windows. Answers how many seconds to wait, 0 for none.
create function take_attempt(keys text[], windows integer[], bounds integer[], at timestamptz) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  for i in 1 .. cardinality(keys) loop
    if count_attempt(keys[i], windows[i], at, 1) > bounds[i] then
      return (select greatest(1, ceil(extract(epoch from window_start - at) + windows[i]))::integer from rate_limit where key = keys[i]);
    end if;
  end loop;
  return 0;
end $$;

-- Whether nobody can administer the platform yet.
create function needs_set_up() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from membership m join account a on a.id = m.account_id join organisation o on o.id = m.organisation_id
    where o.kind = 'platform' and m.role = 'administrator' and a.has_password)
$$;

grant create on schema public to patchbay_platform;
alter function lies_in_scope(text) owner to patchbay_platform;
alter function is_own_account(uuid) owner to patchbay_platform;
alter function works_elsewhere(uuid) owner to patchbay_platform;
alter function invite_account(uuid, text, text, uuid, timestamptz) owner to patchbay_platform;
alter function issue_account_token(uuid, uuid, text, bytea, uuid, timestamptz, timestamptz) owner to patchbay_platform;
alter function end_account_sessions(uuid) owner to patchbay_platform;
alter function remove_second_factor(uuid) owner to patchbay_platform;
alter function remove_account(uuid) owner to patchbay_platform;
alter function release_accounts(uuid) owner to patchbay_platform;
alter function take_attempt(text[], integer[], integer[], timestamptz) owner to patchbay_platform;
alter function needs_set_up() owner to patchbay_platform;
revoke create on schema public from patchbay_platform;

revoke execute on function lies_in_scope(text), is_own_account(uuid), works_elsewhere(uuid), invite_account(uuid, text, text, uuid, timestamptz),
  issue_account_token(uuid, uuid, text, bytea, uuid, timestamptz, timestamptz), end_account_sessions(uuid), remove_second_factor(uuid),
  remove_account(uuid), release_accounts(uuid), take_attempt(text[], integer[], integer[], timestamptz), needs_set_up() from public;
grant execute on function works_elsewhere(uuid), invite_account(uuid, text, text, uuid, timestamptz), issue_account_token(uuid, uuid, text, bytea, uuid, timestamptz, timestamptz),
  end_account_sessions(uuid), remove_second_factor(uuid), remove_account(uuid), release_accounts(uuid) to patchbay_subtree;
grant execute on function take_attempt(text[], integer[], integer[], timestamptz), needs_set_up() to patchbay_app, patchbay_platform;
