-- Names are found without their accents, as they are typed in a hurry: `Sohne` finds `Söhne`. Of our own, because `unaccent` is stable
-- and may be told other rules at any time, which no index survives. What has no accents, which is nearly everything, is done at once.
create function folded(value text) returns text language plpgsql immutable strict parallel safe as $$
begin
  if octet_length(value) = char_length(value) then return lower(value collate "C"); end if;
  return replace(replace(replace(replace(translate(
    regexp_replace(normalize(lower(value collate "pg_c_utf8"), nfd), '[\u0300-\u036f]+', '', 'g'),
    'øłđħŧıðŋ', 'oldhtidn'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
end $$;
revoke execute on function folded(text) from public;
grant execute on function folded(text) to patchbay_tenant, patchbay_subtree, patchbay_platform;

drop index extension_words_trgm_idx;
drop index phone_words_trgm_idx;
create index extension_words_trgm_idx on extension
  using gin (folded((short_number || ' ' || display_name || ' ' || sip_username) collate "C") gin_trgm_ops) with (gin_pending_list_limit = 512);
create index phone_words_trgm_idx on phone
  using gin (folded((name || ' ' || coalesce(mac, '')) collate "C") gin_trgm_ops) with (gin_pending_list_limit = 512);

create or replace function phone_number_words(voice_label text, sms_label text, tags text[]) returns text language sql immutable parallel safe as $$
  select folded(concat_ws(E'\n', voice_label, sms_label, array_to_string(tags, E'\n')))
$$;
-- The same expression again, so that it is computed for the rows that are there.
alter table phone_number alter column search_words set expression as (
  case when voice_assignee_label is null and sms_assignee_label is null and tags = '{}'::text[] then null
    else phone_number_words(voice_assignee_label, sms_assignee_label, tags) end);

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

create or replace function find_extensions_below(part text, numbers uuid[], wanted integer)
returns table (id uuid, short_number text, display_name text, sip_username text, organisation_id uuid, organisation_name text)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
declare
  few constant integer := 5000;
  enough constant integer := 50;
  scope text := nullif(current_setting('app.scope_path', true), '');
  pattern text := '%' || regexp_replace(folded(part), '([\\%_])', '\\\1', 'g') || '%';
  found uuid[];
begin
  if scope is null then
    raise exception 'find_extensions_below is for the scope of a subtree' using errcode = 'insufficient_privilege';
  end if;
  found := array(select e.id from organisation o join extension e on e.tenant_id = o.id and e.short_number = part
    where o.path >= scope and o.path < scope || '~' limit wanted);
  if numbers <> '{}' then
    found := found || array(select n.voice_extension_id from phone_number n
      where n.id = any (numbers) and n.voice_extension_id is not null and n.owner_path >= scope and n.owner_path < scope || '~' limit wanted);
  end if;
  if has_trigram(folded(part)) and (select count(*) > few from (select from organisation o join extension e on e.tenant_id = o.id
      where o.path >= scope and o.path < scope || '~' limit few + 1) counted) then
    found := found || array(select e.id from extension e
      where folded((e.short_number || ' ' || e.display_name || ' ' || e.sip_username) collate "C") like pattern
        and exists (select from organisation o where o.id = e.tenant_id and o.path >= scope and o.path < scope || '~') limit enough);
  else
    found := found || array(select near.id from (select e.id, e.short_number, e.display_name, e.sip_username
        from organisation o join extension e on e.tenant_id = o.id where o.path >= scope and o.path < scope || '~' limit few) near
      where folded((near.short_number || ' ' || near.display_name || ' ' || near.sip_username) collate "C") like pattern limit enough);
  end if;
  return query select e.id, e.short_number, e.display_name, e.sip_username, o.id, o.name from extension e join organisation o on o.id = e.tenant_id
    where e.id = any (found)
    order by e.short_number = part desc, folded(e.display_name) like substr(pattern, 2) desc, e.display_name, e.id limit wanted;
end $$;

create or replace function find_phones_below(part text, mac_part text, wanted integer)
returns table (id uuid, name text, model_id text, mac text, organisation_id uuid, organisation_name text)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
declare
  few constant integer := 5000;
  enough constant integer := 50;
  scope text := nullif(current_setting('app.scope_path', true), '');
  patterns text[] := array(select '%' || regexp_replace(folded(text_found), '([\\%_])', '\\\1', 'g') || '%'
    from unnest(array[part, mac_part]) text_found where text_found is not null);
  text_found text;
  found uuid[] := '{}';
begin
  if scope is null then
    raise exception 'find_phones_below is for the scope of a subtree' using errcode = 'insufficient_privilege';
  end if;
  if has_trigram(folded(part)) and (select count(*) > few from (select from organisation o join phone p on p.tenant_id = o.id
      where o.path >= scope and o.path < scope || '~' limit few + 1) counted) then
    foreach text_found in array patterns loop
      found := found || array(select p.id from phone p where folded((p.name || ' ' || coalesce(p.mac, '')) collate "C") like text_found
        and exists (select from organisation o where o.id = p.tenant_id and o.path >= scope and o.path < scope || '~') limit enough);
    end loop;
  else
    found := array(select near.id from (select p.id, p.name, p.mac
        from organisation o join phone p on p.tenant_id = o.id where o.path >= scope and o.path < scope || '~' limit few) near
      where folded((near.name || ' ' || coalesce(near.mac, '')) collate "C") like any (patterns) limit enough);
  end if;
  return query select p.id, p.name, p.model_id, p.mac, o.id, o.name from phone p join organisation o on o.id = p.tenant_id
    where p.id = any (found)
    order by p.mac = mac_part desc nulls last, folded(p.name) like substr(patterns[1], 2) desc, p.name, p.id limit wanted;
end $$;

create or replace function find_phone_numbers(parts text[], starts text[], label_pattern text, bound integer) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
declare
  scope text := nullif(current_setting('app.scope_path', true), '');
  part_patterns text[] := array(select '%' || part || '%' from unnest(parts) part);
  size double precision := (select reltuples from pg_class where oid = 'phone_number'::regclass);
  is_dense boolean;
  text_found text;
  words_pattern text := folded(label_pattern);
  hits uuid[] := '{}';
begin
  if scope is null then
    raise exception 'find_phone_numbers is for the scope of a subtree' using errcode = 'insufficient_privilege';
  end if;
  -- A sample of about 1,500 rows: statistics are not used for LIKE under a policy, not even one that lets everything through.
  if size > 50000 then
    select count(*) filter (where e164 like any (part_patterns) or search_words like words_pattern) > 0.03 * count(*)
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
  if words_pattern is not null then
    hits := hits || array(select id from phone_number
      where search_words is not null and search_words like words_pattern and owner_path >= scope and owner_path < scope || '~' limit bound + 1);
    if cardinality(hits) > bound then return null; end if;
  end if;
  return hits;
end $$;

create or replace function leap_to_label(pattern text, behind text, wanted integer) returns text[]
language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
declare
  words_pattern text := folded(pattern);
begin
  if not exists (select from organisation where kind = 'platform' and path = nullif(current_setting('app.scope_path', true), '')) then
    raise exception 'leap_to_label is for the scope of the platform' using errcode = 'insufficient_privilege';
  end if;
  return array(select e164 from phone_number where e164 > behind and search_words is not null and search_words like words_pattern order by e164 limit wanted);
end $$;

reset role;
revoke create on schema public from patchbay_platform;
