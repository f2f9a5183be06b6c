-- Which of the enterprise's numbers are carried by an SMS profile that has credentials: a profile above lies outside its scope.
grant create on schema public to patchbay_platform;
set local role patchbay_platform;

create function numbers_that_text(ids uuid[]) returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select n.id from phone_number n join carrier_profile c on c.id = n.sms_carrier_id
  where n.id = any (ids) and n.owner_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and c.credentials is not null
$$;
revoke execute on function numbers_that_text(uuid[]) from public;
grant execute on function numbers_that_text(uuid[]) to patchbay_tenant;

reset role;
revoke create on schema public from patchbay_platform;
