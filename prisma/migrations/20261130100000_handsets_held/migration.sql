-- What a handset was given is written while its phone is held: one that was replaced in the same moment left its last fetch and its files to the new one.
grant create on schema public to patchbay_platform;
set local role patchbay_platform;

create or replace function record_phone_fetches(fetches jsonb) returns void language sql volatile security definer set search_path = public, pg_temp as $$
  with batch as (
    select * from jsonb_to_recordset(fetches)
      as f("tenantId" uuid, "phoneId" uuid, mac text, at timestamptz, ip text, "userAgent" text, method text, file text, status smallint, reason text, "isConfig" boolean, revision text, learns text, "leftOut" integer, "lastAt" timestamptz)
  ), logged as (
    insert into phone_fetch (tenant_id, phone_id, mac, at, ip, user_agent, method, file, status, reason, left_out, last_at)
    select "tenantId", "phoneId", mac, at, ip, "userAgent", method, file, status, reason, coalesce("leftOut", 0), "lastAt" from batch
  ), learnt as (
    update phone p set known_networks = (array(select distinct unnest(p.known_networks || l.networks)))[1:20]
    from (select "phoneId", array_agg(distinct learns) as networks, max(at) as at from batch where learns <> '' group by 1) l
    where p.id = l."phoneId" and p.first_fetch_until > l.at and not p.known_networks @> l.networks
  ), held as (
    select p.id, p.tenant_id, p.mac from phone p
    where p.id = any (array(select distinct "phoneId" from batch where status in (200, 304))) order by p.id for key share
  )
  insert into phone_last_fetch as l (tenant_id, phone_id, at, ip, user_agent, config_at, revision)
  select p.tenant_id, p.id, max(f.at), (array_agg(f.ip order by f.at desc))[1], (array_agg(f."userAgent" order by f.at desc))[1],
    max(f.at) filter (where f."isConfig"), coalesce((array_agg(f.revision order by f.at desc) filter (where f."isConfig"))[1], '')
  from batch f join held p on p.id = f."phoneId" and p.mac is not distinct from f.mac
  where f.status in (200, 304) group by p.tenant_id, p.id order by p.id
  on conflict (phone_id) do update set
    at = greatest(l.at, excluded.at),
    ip = case when l.at <= excluded.at then excluded.ip else l.ip end,
    user_agent = case when l.at <= excluded.at then excluded.user_agent else l.user_agent end,
    config_at = greatest(l.config_at, excluded.config_at),
    revision = case when excluded.config_at >= coalesce(l.config_at, '-infinity') then excluded.revision else l.revision end
$$;

-- Keeps texts, [{phoneId, mac, kind, etag, hash, body, at}], and forgets those that no phone has any more.
create or replace function store_served_files(files jsonb) returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  given jsonb;
  left_behind record;
begin
  perform from phone where id in (select (f ->> 'phoneId')::uuid from jsonb_array_elements(files) f) order by id for key share;
  given := (
    select jsonb_agg(f || jsonb_build_object('tenantId', p.tenant_id))
    from jsonb_array_elements(files) f join phone p on p.id = (f ->> 'phoneId')::uuid and p.mac is not distinct from f ->> 'mac');
  insert into phone_file_text (tenant_id, hash, body)
  select distinct on (1, 2) (f ->> 'tenantId')::uuid, decode(f ->> 'hash', 'hex'), decode(f ->> 'body', 'base64') from jsonb_array_elements(given) f order by 1, 2
  on conflict do nothing;
  for left_behind in
    with before as (
      select s.tenant_id, s.hash from phone_served_file s join jsonb_array_elements(given) f on s.phone_id = (f ->> 'phoneId')::uuid and s.kind = f ->> 'kind'
    ), stored as (
      insert into phone_served_file (tenant_id, phone_id, kind, etag, hash, at)
      select distinct on (2, 3) (f ->> 'tenantId')::uuid, (f ->> 'phoneId')::uuid, f ->> 'kind', f ->> 'etag', decode(f ->> 'hash', 'hex'), (f ->> 'at')::timestamptz
      from jsonb_array_elements(given) f order by 2, 3, 6 desc
      on conflict (phone_id, kind) do update set etag = excluded.etag, hash = excluded.hash, at = excluded.at
      returning 1
    )
    select distinct b.tenant_id, b.hash from before b, (select count(*) from stored) s
  loop
    delete from phone_file_text t where t.tenant_id = left_behind.tenant_id and t.hash = left_behind.hash
      and not exists (select from phone_served_file s where s.tenant_id = t.tenant_id and s.hash = t.hash);
  end loop;
end $$;

reset role;
revoke create on schema public from patchbay_platform;
