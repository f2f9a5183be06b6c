-- Which of these MAC addresses are phones already, whoever's: no more than an attempt to enter one tells.
grant create on schema public to patchbay_platform;
set local role patchbay_platform;

create function macs_in_use(macs text[]) returns setof text language sql stable security definer set search_path = public, pg_temp as $$
  select p.mac from phone p where p.mac = any (macs)
$$;
revoke execute on function macs_in_use(text[]) from public;
grant execute on function macs_in_use(text[]) to patchbay_tenant;

reset role;
revoke create on schema public from patchbay_platform;
