grant create on schema public to patchbay_platform;
set local role patchbay_platform;

-- Which extension the account of a person belongs to, for those whose scope has its enterprise: they do not see extensions themselves.
create function extension_of_account(of_account uuid) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select e.id from extension e join organisation o on o.id = e.tenant_id
  where e.account_id = of_account and o.path >= nullif(current_setting('app.scope_path', true), '') and o.path < nullif(current_setting('app.scope_path', true), '') || '~'
$$;

revoke execute on function extension_of_account(uuid) from public;
grant execute on function extension_of_account(uuid) to patchbay_subtree;

reset role;
revoke create on schema public from patchbay_platform;
