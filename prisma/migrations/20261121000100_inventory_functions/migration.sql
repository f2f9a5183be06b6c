-- What is asked of all numbers of a scope: by their words and tags, what uses them, what happened to them, what is wrong with them.

-- What an audit row says of numbers: an assignee names those that are given to it in these two members.
create function audited_numbers(before jsonb, after jsonb) returns text[] language sql immutable parallel safe set search_path = public, pg_temp as $$
  select array(
    select jsonb_array_elements_text(state -> 'phoneNumberIds') from (values (before), (after)) s (state) where jsonb_typeof(state -> 'phoneNumberIds') = 'array'
    union select state ->> 'phoneNumberId' from (values (before), (after)) s (state) where state ->> 'phoneNumberId' is not null)
$$;
revoke execute on function audited_numbers(jsonb, jsonb) from public;
grant execute on function audited_numbers(jsonb, jsonb) to patchbay_tenant, patchbay_subtree, patchbay_platform;
create index audit_event_numbers_idx on audit_event using gin (audited_numbers(before, after)) with (gin_pending_list_limit = 512)
  where coalesce(before, after) ?| array['phoneNumberIds', 'phoneNumberId'];

drop function phone_number_uses(uuid[]);
grant create on schema public to patchbay_platform;
set local role patchbay_platform;

create or replace function find_phone_numbers(parts text[], starts text[], label_pattern text, bound integer) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
declare
  scope text := nullif(current_setting('app.scope_path', true), '');
  part_patterns text[] := array(select '%' || part || '%' from unnest(parts) part);
  size double precision := (select reltuples from pg_class where oid = 'phone_number'::regclass);
  is_dense boolean;
  text_found text;
  hits uuid[] := '{}';
begin
  if scope is null then
    raise exception 'find_phone_numbers is for the scope of a subtree' using errcode = 'insufficient_privilege';
  end if;
  -- A sample of about 1,500 rows: statistics are not used for LIKE under a policy, not even one that lets everything through.
  if size > 50000 then
    select count(*) filter (where e164 like any (part_patterns) or search_words ilike label_pattern) > 0.03 * count(*)
      into is_dense from phone_number tablesample system (150000 / size);
    if is_dense then return null; end if;
  end if;
  foreach text_found in array part_patterns loop
    hits := hits || array(select id from phone_number
      where e164 like text_found and owner_path >= scope and owner_path < scope || '~' limit bound + 1);
    if cardinality(hits) > bound then return null; end if;
  end loop;
  foreach text_found in array starts loop
    hits := hits || array(select id from phone_number
      where e164 >= '+' || text_found and e164 < '+' || text_found || ':' and owner_path >= scope and owner_path < scope || '~' limit bound + 1);
    if cardinality(hits) > bound then return null; end if;
  end loop;
  if label_pattern is not null then
    hits := hits || array(select id from phone_number
      where search_words is not null and search_words ilike label_pattern and owner_path >= scope and owner_path < scope || '~' limit bound + 1);
    if cardinality(hits) > bound then return null; end if;
  end if;
  return hits;
end $$;

create or replace function leap_to_label(pattern text, behind text, wanted integer) returns text[]
language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
begin
  if not exists (select from organisation where kind = 'platform' and path = nullif(current_setting('app.scope_path', true), '')) then
    raise exception 'leap_to_label is for the scope of the platform' using errcode = 'insufficient_privilege';
  end if;
  return array(select e164 from phone_number where e164 > behind and search_words is not null and search_words ilike pattern order by e164 limit wanted);
end $$;

-- The scope's numbers with exactly this tag; null where there are more than `bound`. Operators of arrays are not leakproof,
-- so under a policy no index of tags is ever used.
create function find_tagged_numbers(tag text, bound integer) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
declare
  scope text := nullif(current_setting('app.scope_path', true), '');
  hits uuid[];
begin
  if scope is null then
    raise exception 'find_tagged_numbers is for the scope of a subtree' using errcode = 'insufficient_privilege';
  end if;
  hits := array(select id from phone_number where tags <> '{}' and tags @> array[tag] and owner_path >= scope and owner_path < scope || '~' limit bound + 1);
  return case when cardinality(hits) > bound then null else hits end;
end $$;

-- What uses these numbers, as far as they lie in the scope of the one who asks: the subtree's role cannot read what
-- enterprises have, but has to say what stands in the way.
create function phone_number_uses(numbers uuid[]) returns table (number_id uuid, use text, kind text, id uuid, label text)
language sql stable security definer set search_path = public, pg_temp as $$
  with visible as (
    select n.* from phone_number n where n.id = any (numbers) and (
      (n.owner_path >= nullif(current_setting('app.scope_path', true), '') and n.owner_path < nullif(current_setting('app.scope_path', true), '') || '~')
      or n.owner_id = nullif(current_setting('app.tenant_id', true), '')::uuid))
  select u.number_id, u.use, u.kind, u.id, u.label from (
    select n.e164, n.id, 'voice', n.voice_assignee_kind, n.voice_assignee_id, n.voice_assignee_label from visible n where n.voice_assignee_id is not null
    union all select n.e164, n.id, 'sms', n.sms_assignee_kind, n.sms_assignee_id, n.sms_assignee_label from visible n where n.sms_assignee_id is not null
    union all select n.e164, n.id, 'presentation', 'extension', e.id, e.short_number || ' ' || e.display_name from visible n
      join extension e on e.tenant_id = n.owner_id and e.presentation_number_id = n.id where e.id is distinct from n.voice_assignee_id
  ) u (e164, number_id, use, kind, id, label) order by u.e164, u.label, u.id
$$;

-- The rows of the audit log that are about a number: its own, and those of everything that it was given to.
create function phone_number_events(number uuid, bound integer) returns setof audit_event
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  scope text := nullif(current_setting('app.scope_path', true), '');
begin
  if scope is null then
    raise exception 'phone_number_events is for the scope of a subtree' using errcode = 'insufficient_privilege';
  end if;
  return query
    select e.* from audit_event e where e.id in (
      select own.id from audit_event own where own.entity_id = number and own.entity_type = 'phone-number'
      union select its.id from audit_event its
        where coalesce(its.before, its.after) ?| array['phoneNumberIds', 'phoneNumberId'] and audited_numbers(its.before, its.after) @> array[number::text])
      and e.organisation_path >= scope and e.organisation_path < scope || '~'
    order by e.at desc, e.id desc limit bound;
end $$;

-- What is wrong with the scope's numbers, at most so many of each kind.
create function phone_number_findings(at timestamptz, longest_quarantine interval, bound integer)
returns table (problem text, reason text, number_id uuid, e164 text, owner_id uuid, owner_name text, kind text, target_id uuid, target_label text, until timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  scope text := nullif(current_setting('app.scope_path', true), '');
begin
  if scope is null then
    raise exception 'phone_number_findings is for the scope of a subtree' using errcode = 'insufficient_privilege';
  end if;
  return query
  with places as materialized (select o.id, o.path, o.name, o.services, o.is_suspended from organisation o where o.path >= scope and o.path < scope || '~'),
  assigned as (
    select n.id as number, n.e164 as digits, n.owner_path as place, n.voice_assignee_kind as as_kind, n.voice_assignee_id as as_id, n.voice_assignee_label as as_label from phone_number n where n.voice_assignee_id is not null
    union all select n.id, n.e164, n.owner_path, n.sms_assignee_kind, n.sms_assignee_id, n.sms_assignee_label from phone_number n where n.sms_assignee_id is not null),
  found as (
    (select 'CAPABILITY_MISFIT' as what, case when n.sms_carrier_id is null then 'sms-without-carrier' else 'carrier-without-credentials' end as why,
        n.id as number, n.e164 as digits, n.owner_path as place, n.sms_assignee_kind as as_kind, n.sms_assignee_id as as_id, n.sms_assignee_label as as_label, null::timestamptz as ends
      from phone_number n left join carrier_profile c on c.id = n.sms_carrier_id
      where n.sms_assignee_kind is not null and c.credentials is null and n.owner_path >= scope and n.owner_path < scope || '~' limit bound)
    union all (select 'CAPABILITY_MISFIT', 'presented-without-voice', n.id, n.e164, n.owner_path, 'extension', e.id, e.short_number || ' ' || e.display_name, null
      from extension e join phone_number n on n.owner_id = e.tenant_id and n.id = e.presentation_number_id
      where not n.voice and n.owner_path >= scope and n.owner_path < scope || '~' limit bound)
    -- An enterprise that names no service at all has not been told apart yet.
    union all (select 'CAPABILITY_MISFIT', 'service-not-offered', a.number, a.digits, a.place, a.as_kind, a.as_id, a.as_label, null
      from places p join assigned a on a.place = p.path
      join (values ('extension', 'PBX'), ('app-configuration', 'CALLAPP'), ('external-trunk', 'EXTERNAL_TRUNK'), ('operator-connect-trunk', 'OPERATOR_CONNECT'), ('sms-group', 'SMS')) s (kind, service) on s.kind = a.as_kind
      where p.services <> '{}' and s.service <> all (p.services) limit bound)
    union all (select 'TARGET_DISABLED', 'target-disabled', a.number, a.digits, a.place, a.as_kind, a.as_id, a.as_label, null
      from (select 'extension', x.id, x.tenant_id from extension x where not x.is_enabled
        union all select 'external-trunk', x.id, x.tenant_id from external_trunk x where not x.is_enabled
        union all select 'operator-connect-trunk', x.id, x.tenant_id from operator_connect_trunk x where not x.is_enabled
        union all select 'sms-group', x.id, x.tenant_id from sms_group x where not x.is_enabled) d (of_kind, of_id, tenant)
      join places p on p.id = d.tenant join assigned a on a.place = p.path and a.as_kind = d.of_kind and a.as_id = d.of_id limit bound)
    union all (select 'TARGET_DISABLED', 'holder-disabled', a.number, a.digits, a.place, a.as_kind, a.as_id, a.as_label, null
      from places p join assigned a on a.place = p.path where p.is_suspended limit bound)
    union all (select 'QUARANTINE_TOO_LONG', 'quarantine-too-long', n.id, n.e164, n.owner_path, null, null, null, n.quarantine_until
      from phone_number n where n.quarantine_until > at + longest_quarantine and n.owner_path >= scope and n.owner_path < scope || '~' limit bound))
  select f.what, f.why, f.number, f.digits, p.id, p.name, f.as_kind, f.as_id, f.as_label, f.ends from found f join places p on p.path = f.place order by f.digits, f.what, f.why;
end $$;

create or replace function enterprise_holdings(enterprise uuid, wanted integer) returns table (kind text, id uuid, label text)
language sql stable security definer set search_path = public, pg_temp as $$
  with here as (select o.id from organisation o where o.id = enterprise
    and o.path >= nullif(current_setting('app.scope_path', true), '') and o.path < nullif(current_setting('app.scope_path', true), '') || '~')
  (select 'extension', e.id, e.short_number || ' ' || e.display_name from here join extension e on e.tenant_id = here.id order by e.short_number limit wanted)
  union all
  (select 'phone', p.id, p.name from here join phone p on p.tenant_id = here.id order by p.name, p.id limit wanted)
  union all
  (select 'external-trunk', t.id, t.name from here join external_trunk t on t.tenant_id = here.id order by t.name limit wanted)
  union all
  (select 'operator-connect-trunk', t.id, t.name from here join operator_connect_trunk t on t.tenant_id = here.id order by t.name limit wanted)
  union all
  (select 'sms-group', g.id, g.name from here join sms_group g on g.tenant_id = here.id order by g.name limit wanted)
  union all
  (select 'carrier-profile', c.id, c.label from here join carrier_profile c on c.owner_id = here.id order by c.label limit wanted)
$$;

revoke execute on function phone_number_uses(uuid[]), find_tagged_numbers(text, integer), phone_number_events(uuid, integer), phone_number_findings(timestamptz, interval, integer) from public;
grant execute on function phone_number_uses(uuid[]) to patchbay_subtree, patchbay_tenant;
grant execute on function find_tagged_numbers(text, integer), phone_number_events(uuid, integer), phone_number_findings(timestamptz, interval, integer) to patchbay_subtree;

reset role;
revoke create on schema public from patchbay_platform;
