-- What was the password until somebody had a new one chosen: it is not chosen again.
alter table account_credential add column replaced_hash text;

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

create or replace function reset_extension_password(of_extension uuid, token_id uuid, token_digest bytea, expires timestamptz, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  holder uuid;
begin
  select e.account_id into holder from extension e where e.id = of_extension and e.is_sign_in_allowed and e.is_enabled
    and e.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid;
  if holder is null then return false; end if;
  -- Here and in every sign-in the account is locked before its credential.
  update account set has_password = false, version = version + 1, updated_at = at where id = holder;
  update account_credential set replaced_hash = coalesce(password_hash, replaced_hash), password_hash = null where account_id = holder;
  delete from account_session where account_id = holder;
  delete from account_token where account_id = holder and used_at is null;
  insert into account_token (id, account_id, purpose, token_hash, organisation_id, expires_at, created_at)
    select token_id, holder, 'reset', token_digest, owner_id, expires, at from account where id = holder;
  return true;
end $$;

reset role;
revoke create on schema public from patchbay_platform;
