-- Who may call what. A function's rights are its owner's to give: said by anybody else they pass with a warning, and
-- everyone keeps the right to call it that PostgreSQL gives by default. So this is said as the owner.
set local role patchbay_platform;

do $$
declare
  f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proowner = 'patchbay_platform'::regrole loop
    execute format('revoke execute on function %s from public, patchbay_app, patchbay_tenant, patchbay_subtree, patchbay_provisioning', f);
  end loop;
end $$;

-- Before anybody knows who is asking.
grant execute on function session_principal(bytea, timestamptz, uuid), api_key_principal(bytea, timestamptz, uuid), needs_set_up() to patchbay_app;
grant execute on function take_attempt(text[], integer[], integer[], timestamptz), count_attempt(text, integer, timestamptz, integer) to patchbay_app;

-- What phones ask for.
grant execute on function provisioning_phone(bytea), record_phone_fetches(jsonb), count_attempt(text, integer, timestamptz, integer) to patchbay_provisioning;

-- In a scope, which each of these looks at itself.
grant execute on function works_elsewhere(uuid), invite_account(uuid, text, text, uuid, timestamptz),
  issue_account_token(uuid, uuid, text, bytea, uuid, timestamptz, timestamptz), end_account_sessions(uuid), remove_second_factor(uuid),
  remove_account(uuid), release_accounts(uuid), find_phone_numbers(text[], text[], text, integer), retry_job(uuid) to patchbay_subtree;
grant execute on function free_sip_username(text) to patchbay_tenant;
grant execute on function enqueue_job(text, jsonb, text, text, timestamptz), phone_number_uses(uuid[]), change_set_size(uuid) to patchbay_subtree, patchbay_tenant;

reset role;
