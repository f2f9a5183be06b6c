-- A link or code that went to another contact opens nothing any more: it may be in the hands of somebody else, whose address was entered by mistake.

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

create function extension_after_contact() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from account_session where account_id = new.account_id and is_pending and code_hash is not null;
  delete from account_token where account_id = new.account_id and used_at is null;
  return null;
end $$;

-- Whoever makes a trigger must be allowed to call its function; taken back below.
grant execute on function extension_after_contact() to public;

reset role;
revoke create on schema public from patchbay_platform;

create trigger after_contact after update of personal_contact on extension
  for each row when (old.account_id is not null and old.personal_contact not in ('', new.personal_contact)) execute function extension_after_contact();

set local role patchbay_platform;
revoke execute on function extension_after_contact() from public;
reset role;
