-- How an enterprise's phones come to their files. No row: as the columns' defaults say.
create table provisioning_settings (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  networks text[] collate "C" not null default '{}',
  first_fetch_hours integer check (first_fetch_hours between 1 and 720),
  web_password text,
  enrolment_secret text,
  enrolment_hash bytea,
  version integer not null default 1,
  updated_at timestamptz(3) not null default current_timestamp,
  constraint provisioning_settings_pkey primary key (tenant_id),
  constraint provisioning_settings_tenant_id_fkey foreign key (tenant_id) references organisation (id) on delete cascade on update cascade,
  constraint provisioning_settings_enrolment check ((enrolment_secret is null) = (enrolment_hash is null))
);
create unique index provisioning_settings_enrolment_hash_key on provisioning_settings (enrolment_hash);
alter table provisioning_settings enable row level security;
alter table provisioning_settings force row level security;
create policy platform on provisioning_settings to patchbay_platform using (true) with check (true);
create policy tenant on provisioning_settings to patchbay_tenant
  using (tenant_id = (select nullif(current_setting('app.tenant_id'), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('app.tenant_id'), '')::uuid));
grant select, insert, update, delete on provisioning_settings to patchbay_tenant, patchbay_platform;

-- A secret that was replaced may go on for a while, so that a phone can fetch the new one by it. With a time at which its
-- first fetches end, a phone is answered afterwards only where it was answered before.
alter table phone
  add column http_scheme text collate "C" not null default 'ANY' check (http_scheme in ('ANY', 'DIGEST')),
  add column old_secret_hash bytea,
  add column old_secret_until timestamptz(3),
  add column first_fetch_until timestamptz(3),
  add column known_networks text[] collate "C" not null default '{}',
  add constraint phone_old_secret check ((old_secret_hash is null) = (old_secret_until is null));
create unique index phone_old_secret_hash_key on phone (old_secret_hash);

-- Requests that belong to no phone are counted below; those of phones are found page by page.
delete from phone_fetch where phone_id is null;
alter table phone_fetch
  drop column id,
  add column id uuid not null default uuidv7(),
  add column method text collate "C" not null default 'GET',
  add constraint phone_fetch_pkey primary key (id);
alter table phone_last_fetch
  add column config_at timestamptz(3),
  add column revision text collate "C" not null default '';

-- Requests without a right secret, by day and network: a stranger can make these numbers grow, and nothing else.
create table unknown_fetch (
  id uuid not null default uuidv7(),
  day date not null,
  network text collate "C" not null,
  requests integer not null,
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  last_user_agent text not null default '',
  constraint unknown_fetch_pkey primary key (id)
);
create unique index unknown_fetch_day_network_key on unknown_fetch (day, network);
alter table unknown_fetch enable row level security;
alter table unknown_fetch force row level security;
create policy platform on unknown_fetch to patchbay_platform using (true) with check (true);
grant select, insert, update, delete on unknown_fetch to patchbay_platform;

-- Nonces that a phone has answered rightly. They come into being signed, so that asking for one leaves nothing here.
create table provisioning_nonce (
  nonce text collate "C" not null,
  used_at timestamptz(3) not null,
  constraint provisioning_nonce_pkey primary key (nonce)
);
create index provisioning_nonce_used_at_idx on provisioning_nonce (used_at);
alter table provisioning_nonce enable row level security;
alter table provisioning_nonce force row level security;
create policy platform on provisioning_nonce to patchbay_platform using (true) with check (true);
grant select, insert, update, delete on provisioning_nonce to patchbay_platform;

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

-- By its own secret, by the one before, or by the enterprise's secret for phones out of their boxes and the MAC address. The
-- first that is found ends the search, so a phone with its own secret costs one look-up by one index.
drop function provisioning_phones(bytea[]);
create function provisioning_phones(secret_digests bytea[], macs text[], at timestamptz) returns table (place integer, phone json)
language sql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
  select d.place::integer, found.phone
  from unnest(secret_digests, macs) with ordinality as d (digest, mac, place)
  cross join lateral (
    select json_build_object('phone_id', p.id, 'tenant_id', p.tenant_id, 'found_by', p.found_by, 'phone_name', p.name, 'model_id', p.model_id, 'mac', p.mac, 'file_name', p.file_name,
      'secret', case when p.found_by <> 'secret' then p.secret end,
      'http_username', p.http_username, 'http_password', p.http_password, 'http_scheme', p.http_scheme, 'accepts_data', p.accepts_data_from_phone,
      'first_fetch_until', p.first_fetch_until, 'known_networks', p.known_networks, 'networks', coalesce(s.networks, '{}'), 'web_password', s.web_password,
      'time_zone', o.time_zone, 'language', o.language, 'country', coalesce(o.country, ''), 'is_suspended', o.is_suspended,
      'versions', json_build_array(p.version, coalesce(s.version, 0)),
      'changed_at', greatest(p.updated_at, o.updated_at, s.updated_at, (
        select max(e.updated_at) from phone_line pl join extension e on e.tenant_id = pl.tenant_id and e.id = pl.extension_id where pl.tenant_id = p.tenant_id and pl.phone_id = p.id)),
      'lines', coalesce((
        select json_agg(json_build_object('position', pl.position, 'extensionId', e.id, 'version', e.version, 'shortNumber', e.short_number, 'displayName', e.display_name,
          'sipUsername', e.sip_username, 'sipPassword', e.sip_password, 'isEnabled', e.is_enabled and e.ip_phone_on) order by pl.position)
        from phone_line pl join extension e on e.tenant_id = pl.tenant_id and e.id = pl.extension_id
        where pl.tenant_id = p.tenant_id and pl.phone_id = p.id), '[]')) as phone
    from (
      select own.*, 'secret' as found_by from phone own where own.secret_hash = d.digest
      union all
      select old.*, 'old-secret' from phone old where old.old_secret_hash = d.digest and old.old_secret_until > at
      union all
      select new.*, 'enrolment' from provisioning_settings e join phone new on new.mac = d.mac and new.tenant_id = e.tenant_id where e.enrolment_hash = d.digest
    ) p join organisation o on o.id = p.tenant_id left join provisioning_settings s on s.tenant_id = p.tenant_id
    limit 1
  ) found
$$;

-- What phones were answered. `isConfig` marks that a phone took its settings, and `learns` is the network that it may come from
-- after its first fetches have ended.
create or replace function record_phone_fetches(fetches jsonb) returns void language sql volatile security definer set search_path = public, pg_temp as $$
  with batch as (
    select * from jsonb_to_recordset(fetches)
      as f("tenantId" uuid, "phoneId" uuid, at timestamptz, ip text, "userAgent" text, method text, file text, status smallint, reason text, "isConfig" boolean, revision text, learns text)
  ), logged as (
    insert into phone_fetch (tenant_id, phone_id, at, ip, user_agent, method, file, status, reason)
    select "tenantId", "phoneId", at, ip, "userAgent", method, file, status, reason from batch
  ), learnt as (
    update phone p set known_networks = (array(select distinct unnest(p.known_networks || l.networks)))[1:20]
    from (select "phoneId", array_agg(distinct learns) as networks, max(at) as at from batch where learns <> '' group by 1) l
    where p.id = l."phoneId" and p.first_fetch_until > l.at and not p.known_networks @> l.networks
  )
  insert into phone_last_fetch as l (tenant_id, phone_id, at, ip, user_agent, config_at, revision)
  select p.tenant_id, p.id, f.at, f.ip, f.user_agent, f.config_at, coalesce(f.revision, '')
  from (
    select "phoneId", max(at) as at, (array_agg(ip order by at desc))[1] as ip, (array_agg("userAgent" order by at desc))[1] as user_agent,
      max(at) filter (where "isConfig") as config_at, (array_agg(revision order by at desc) filter (where "isConfig"))[1] as revision
    from batch where status in (200, 304) group by "phoneId" order by "phoneId"
  ) f join phone p on p.id = f."phoneId"
  on conflict (phone_id) do update set
    at = greatest(l.at, excluded.at),
    ip = case when l.at <= excluded.at then excluded.ip else l.ip end,
    user_agent = case when l.at <= excluded.at then excluded.user_agent else l.user_agent end,
    config_at = greatest(l.config_at, excluded.config_at),
    revision = case when excluded.config_at >= coalesce(l.config_at, '-infinity') then excluded.revision else l.revision end
$$;

-- Adds up requests that belong to no phone. Of one day there are at most 2,000 networks; further ones are counted together.
create function count_unknown_fetches(counts jsonb, most integer) returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  insert into unknown_fetch as u (day, network, requests, first_at, last_at, last_user_agent)
  select (c.at at time zone 'UTC')::date, n.network, sum(c.requests)::integer, min(c.at), max(c.at), (array_agg(c."userAgent" order by c.at desc))[1]
  from jsonb_to_recordset(counts) as c(network text, at timestamptz, requests integer, "userAgent" text)
  cross join lateral (select case
    when exists (select from unknown_fetch k where k.day = (c.at at time zone 'UTC')::date and k.network = c.network) then c.network
    when (select count(*) from unknown_fetch k where k.day = (c.at at time zone 'UTC')::date) < most then c.network
    else '' end as network) n
  group by 1, 2 order by 1, 2
  on conflict (day, network) do update set
    requests = least(u.requests::bigint + excluded.requests, 2000000000)::integer, last_at = greatest(u.last_at, excluded.last_at), last_user_agent = excluded.last_user_agent;
end $$;

-- Whether nobody has used that nonce before, in any process.
create function use_nonce(used text, at timestamptz) returns boolean language sql volatile security definer set search_path = public, pg_temp as $$
  with kept as (insert into provisioning_nonce (nonce, used_at) values (used, at) on conflict do nothing returning 1) select exists (select from kept)
$$;

-- What a phone's files are made of, as `FoundPhone.revision` says it; seen by whoever sees the phone.
create function phone_revision(of_phone uuid) returns text language sql stable set search_path = public, pg_temp as $$
  select concat_ws('.', p.version, coalesce(s.version, 0), o.time_zone, o.language, coalesce(o.country, ''), (
    select string_agg(e.id || ':' || e.version, '.' order by l.position) from phone_line l join extension e on e.tenant_id = l.tenant_id and e.id = l.extension_id where l.tenant_id = p.tenant_id and l.phone_id = p.id))
  from phone p join organisation o on o.id = p.tenant_id left join provisioning_settings s on s.tenant_id = p.tenant_id where p.id = of_phone
$$;

-- Of the platform everything; below it the networks from which phones of the scope came lately.
create function unknown_fetches_below() returns setof unknown_fetch language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  scope text := nullif(current_setting('app.scope_path', true), '');
begin
  if scope is null then
    raise exception 'unknown_fetches_below is for the scope of a subtree' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from organisation o where o.path = scope and o.kind = 'platform') then
    return query select * from unknown_fetch;
  else
    return query with near as (
      select distinct host(l.ip::inet)::inet as ip from organisation o join phone_last_fetch l on l.tenant_id = o.id
      where o.path >= scope and o.path < scope || '~' and l.ip ~ '^[0-9a-fA-F.:]+$')
    select u.* from unknown_fetch u where u.network <> '' and exists (select from near where near.ip <<= u.network::cidr);
  end if;
end $$;

revoke execute on function provisioning_phones(bytea[], text[], timestamptz), record_phone_fetches(jsonb), count_unknown_fetches(jsonb, integer), use_nonce(text, timestamptz), unknown_fetches_below(), phone_revision(uuid) from public;
grant execute on function provisioning_phones(bytea[], text[], timestamptz), record_phone_fetches(jsonb), count_unknown_fetches(jsonb, integer), use_nonce(text, timestamptz) to patchbay_provisioning;
grant execute on function unknown_fetches_below() to patchbay_subtree;
grant execute on function phone_revision(uuid) to patchbay_tenant;
reset role;
revoke create on schema public from patchbay_platform;
