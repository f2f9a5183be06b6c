-- Whoever comes by an address that a phone had before is refused like anybody, and told of in that phone's timeline.
grant create on schema public to patchbay_platform;
set local role patchbay_platform;

create function phones_of_replaced_secrets(secret_digests bytea[]) returns table (place integer, phone_id uuid, tenant_id uuid) language sql stable security definer set search_path = public, pg_temp as $$
  select d.place::integer, p.id, p.tenant_id from unnest(secret_digests) with ordinality as d (digest, place) join phone p on p.old_secret_hash = d.digest
$$;
revoke execute on function phones_of_replaced_secrets(bytea[]) from public;
grant execute on function phones_of_replaced_secrets(bytea[]) to patchbay_provisioning;

reset role;
revoke create on schema public from patchbay_platform;
