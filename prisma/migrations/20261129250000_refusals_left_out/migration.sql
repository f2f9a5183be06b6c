-- Of many refusals at once only the first have lines of their own: how many more there were, and when the last was, stands at the last of them.
alter table phone_fetch
  add column left_out integer not null default 0,
  add column last_at timestamptz(3);

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
  )
  insert into phone_last_fetch as l (tenant_id, phone_id, at, ip, user_agent, config_at, revision)
  select p.tenant_id, p.id, max(f.at), (array_agg(f.ip order by f.at desc))[1], (array_agg(f."userAgent" order by f.at desc))[1],
    max(f.at) filter (where f."isConfig"), coalesce((array_agg(f.revision order by f.at desc) filter (where f."isConfig"))[1], '')
  from batch f join phone p on p.id = f."phoneId" and p.mac is not distinct from f.mac
  where f.status in (200, 304) group by p.tenant_id, p.id order by p.id
  on conflict (phone_id) do update set
    at = greatest(l.at, excluded.at),
    ip = case when l.at <= excluded.at then excluded.ip else l.ip end,
    user_agent = case when l.at <= excluded.at then excluded.user_agent else l.user_agent end,
    config_at = greatest(l.config_at, excluded.config_at),
    revision = case when excluded.config_at >= coalesce(l.config_at, '-infinity') then excluded.revision else l.revision end
$$;

reset role;
revoke create on schema public from patchbay_platform;
