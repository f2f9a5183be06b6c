-- Words of a search may each stand in another text of the same object: `101 Maria`.

grant create on schema public to patchbay_platform;
set role patchbay_platform;

create function like_anywhere(part text) returns text language sql immutable parallel safe strict set search_path = public, pg_temp as $$
  select '%' || regexp_replace(part, '([\\%_])', '\\\1', 'g') || '%'
$$;
-- The longest first: by that one an index is asked, and the others are looked for in what it finds.
create function patterns_of_words(part text) returns text[] language sql immutable parallel safe strict set search_path = public, pg_temp as $$
  select array_agg(like_anywhere(folded(word)) order by length(word) desc, word) from regexp_split_to_table(btrim(part), '\s+') word
$$;
revoke execute on function like_anywhere(text), patterns_of_words(text) from public;

create or replace function find_extensions_below(part text, numbers uuid[], wanted integer)
returns table(id uuid, short_number text, display_name text, sip_username text, organisation_id uuid, organisation_name text)
language plpgsql
stable security definer
set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan
set enable_seqscan = off
as $$
declare
  few constant integer := 5000;
  enough constant integer := 50;
  scope text := nullif(current_setting('app.scope_path', true), '');
  beginning text := like_anywhere(folded(part));
  patterns text[] := patterns_of_words(part);
  pattern text := patterns[1];
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
  if has_trigram(btrim(pattern, '%')) and (select count(*) > few from (select from organisation o join extension e on e.tenant_id = o.id
      where o.path >= scope and o.path < scope || '~' limit few + 1) counted) then
    found := found || array(select e.id from extension e
      where folded((e.short_number || ' ' || e.display_name || ' ' || e.sip_username) collate "C") like pattern and folded((e.short_number || ' ' || e.display_name || ' ' || e.sip_username) collate "C") like all (patterns)
        and exists (select from organisation o where o.id = e.tenant_id and o.path >= scope and o.path < scope || '~') limit enough);
  else
    found := found || array(select near.id from (select e.id, e.short_number, e.display_name, e.sip_username
        from organisation o join extension e on e.tenant_id = o.id where o.path >= scope and o.path < scope || '~' limit few) near
      where folded((near.short_number || ' ' || near.display_name || ' ' || near.sip_username) collate "C") like all (patterns) limit enough);
  end if;
  return query select e.id, e.short_number, e.display_name, e.sip_username, o.id, o.name from extension e join organisation o on o.id = e.tenant_id
    where e.id = any (found)
    order by e.short_number = any (regexp_split_to_array(part, '\s+')) desc, folded(e.display_name) like substr(beginning, 2) desc, e.display_name, e.id limit wanted;
end $$;

create or replace function find_users_below(part text, wanted integer)
returns table(id uuid, name text, email text, organisation_id uuid, organisation_name text)
language plpgsql
stable security definer
set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan
set enable_seqscan = off
as $$
declare
  few constant integer := 5000;
  enough constant integer := 50;
  scope text := nullif(current_setting('app.scope_path', true), '');
  beginning text := like_anywhere(folded(part));
  patterns text[] := patterns_of_words(part);
  pattern text := patterns[1];
  found uuid[];
begin
  if scope is null then
    raise exception 'find_users_below is for the scope of a subtree' using errcode = 'insufficient_privilege';
  end if;
  if has_trigram(btrim(pattern, '%')) and (select count(*) > few from (select from organisation o join app_user u on u.tenant_id = o.id
      where o.path >= scope and o.path < scope || '~' limit few + 1) counted) then
    found := array(select u.id from app_user u
      where folded((u.first_name || ' ' || u.last_name || ' ' || coalesce(u.email, '')) collate "C") like pattern and folded((u.first_name || ' ' || u.last_name || ' ' || coalesce(u.email, '')) collate "C") like all (patterns)
        and exists (select from organisation o where o.id = u.tenant_id and o.path >= scope and o.path < scope || '~') limit enough);
  else
    found := array(select near.id from (select u.id, u.first_name, u.last_name, u.email
        from organisation o join app_user u on u.tenant_id = o.id where o.path >= scope and o.path < scope || '~' limit few) near
      where folded((near.first_name || ' ' || near.last_name || ' ' || coalesce(near.email, '')) collate "C") like all (patterns) limit enough);
  end if;
  return query select u.id, u.first_name || ' ' || u.last_name, u.email, o.id, o.name from app_user u join organisation o on o.id = u.tenant_id
    where u.id = any (found)
    order by folded(u.first_name || ' ' || u.last_name) like substr(beginning, 2) desc, u.first_name, u.last_name, u.id limit wanted;
end $$;

create or replace function find_ring_groups_below(part text, wanted integer)
returns table(id uuid, short_number text, name text, organisation_id uuid, organisation_name text)
language plpgsql
stable security definer
set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan
set enable_seqscan = off
as $$
declare
  few constant integer := 5000;
  enough constant integer := 50;
  scope text := nullif(current_setting('app.scope_path', true), '');
  beginning text := like_anywhere(folded(part));
  patterns text[] := patterns_of_words(part);
  pattern text := patterns[1];
  found uuid[];
begin
  if scope is null then
    raise exception 'find_ring_groups_below is for the scope of a subtree' using errcode = 'insufficient_privilege';
  end if;
  found := array(select g.id from organisation o join ring_group g on g.tenant_id = o.id and g.short_number = part
    where o.path >= scope and o.path < scope || '~' limit wanted);
  if has_trigram(btrim(pattern, '%')) and (select count(*) > few from (select from organisation o join ring_group g on g.tenant_id = o.id
      where o.path >= scope and o.path < scope || '~' limit few + 1) counted) then
    found := found || array(select g.id from ring_group g
      where folded((coalesce(g.short_number, '') || ' ' || g.name) collate "C") like pattern and folded((coalesce(g.short_number, '') || ' ' || g.name) collate "C") like all (patterns)
        and exists (select from organisation o where o.id = g.tenant_id and o.path >= scope and o.path < scope || '~') limit enough);
  else
    found := found || array(select near.id from (select g.id, g.short_number, g.name
        from organisation o join ring_group g on g.tenant_id = o.id where o.path >= scope and o.path < scope || '~' limit few) near
      where folded((coalesce(near.short_number, '') || ' ' || near.name) collate "C") like all (patterns) limit enough);
  end if;
  return query select g.id, g.short_number, g.name, o.id, o.name from ring_group g join organisation o on o.id = g.tenant_id
    where g.id = any (found)
    order by g.short_number = any (regexp_split_to_array(part, '\s+')) desc nulls last, folded(g.name) like substr(beginning, 2) desc, g.name, g.id limit wanted;
end $$;

create or replace function find_phones_below(part text, mac_part text, wanted integer)
returns table(id uuid, name text, model_id text, mac text, organisation_id uuid, organisation_name text)
language plpgsql
stable security definer
set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan
set enable_seqscan = off
as $$
declare
  few constant integer := 5000;
  enough constant integer := 50;
  scope text := nullif(current_setting('app.scope_path', true), '');
  patterns text[] := patterns_of_words(part);
  mac_pattern text := like_anywhere(mac_part);
  found uuid[] := '{}';
begin
  if scope is null then
    raise exception 'find_phones_below is for the scope of a subtree' using errcode = 'insufficient_privilege';
  end if;
  if has_trigram(btrim(patterns[1], '%')) and (select count(*) > few from (select from organisation o join phone p on p.tenant_id = o.id
      where o.path >= scope and o.path < scope || '~' limit few + 1) counted) then
    found := array(select p.id from phone p where folded((p.name || ' ' || coalesce(p.mac, '')) collate "C") like patterns[1] and folded((p.name || ' ' || coalesce(p.mac, '')) collate "C") like all (patterns)
        and exists (select from organisation o where o.id = p.tenant_id and o.path >= scope and o.path < scope || '~') limit enough);
    if mac_pattern is not null then
      found := found || array(select p.id from phone p where folded((p.name || ' ' || coalesce(p.mac, '')) collate "C") like mac_pattern
        and exists (select from organisation o where o.id = p.tenant_id and o.path >= scope and o.path < scope || '~') limit enough);
    end if;
  else
    found := array(select near.id from (select p.id, p.name, p.mac
        from organisation o join phone p on p.tenant_id = o.id where o.path >= scope and o.path < scope || '~' limit few) near
      where folded((near.name || ' ' || coalesce(near.mac, '')) collate "C") like all (patterns) or folded((near.name || ' ' || coalesce(near.mac, '')) collate "C") like mac_pattern limit enough);
  end if;
  return query select p.id, p.name, p.model_id, p.mac, o.id, o.name from phone p join organisation o on o.id = p.tenant_id
    where p.id = any (found)
    order by p.mac = mac_part desc nulls last, folded(p.name) like substr(like_anywhere(folded(part)), 2) desc, p.name, p.id limit wanted;
end $$;

reset role;
revoke create on schema public from patchbay_platform;
