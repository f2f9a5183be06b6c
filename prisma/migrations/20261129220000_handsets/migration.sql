-- A phone goes on when its handset is replaced; what is known of the handset does not. Requests say which one made them.
alter table phone_fetch add column mac text collate "C";

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

-- Whatever changes the MAC address, a form, a file or an undo: when it was last seen, what it runs and what it was given begin anew.
create function phone_after_handset() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from phone_last_fetch where phone_id = new.id;
  with gone as (delete from phone_served_file where phone_id = new.id returning phone_id, kind, tenant_id, hash)
  delete from phone_file_text t using gone g where t.tenant_id = g.tenant_id and t.hash = g.hash
    and not exists (select from phone_served_file s where s.tenant_id = t.tenant_id and s.hash = t.hash and s.phone_id <> new.id);
  return null;
end $$;

-- Of a handset that was replaced in the moment between its answer and this, only the request itself is kept.
create or replace function record_phone_fetches(fetches jsonb) returns void language sql volatile security definer set search_path = public, pg_temp as $$
  with batch as (
    select * from jsonb_to_recordset(fetches)
      as f("tenantId" uuid, "phoneId" uuid, mac text, at timestamptz, ip text, "userAgent" text, method text, file text, status smallint, reason text, "isConfig" boolean, revision text, learns text)
  ), logged as (
    insert into phone_fetch (tenant_id, phone_id, mac, at, ip, user_agent, method, file, status, reason)
    select "tenantId", "phoneId", mac, at, ip, "userAgent", method, file, status, reason from batch
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

create or replace function unknown_served_files(files jsonb) returns table (place integer) language sql stable security definer set search_path = public, pg_temp as $$
  select (f.place - 1)::integer
  from jsonb_array_elements(files) with ordinality as f (file, place)
  join phone p on p.id = (f.file ->> 'phoneId')::uuid and p.mac is not distinct from f.file ->> 'mac'
  left join phone_served_file s on s.phone_id = p.id and s.kind = f.file ->> 'kind'
  where s.etag is distinct from f.file ->> 'etag'
$$;

reset role;
revoke create on schema public from patchbay_platform;

create trigger after_handset after update of mac on phone for each row when (new.mac is distinct from old.mac) execute function phone_after_handset();

set local role patchbay_platform;
revoke execute on function phone_after_handset() from public;
reset role;
