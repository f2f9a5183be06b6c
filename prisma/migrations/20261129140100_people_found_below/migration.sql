-- Users and ring groups, found from above as extensions and phones are: see 20261120005000_found_below and 20261121006200_folded_names.
create index app_user_words_trgm_idx on app_user
  using gin (folded((first_name || ' ' || last_name || ' ' || coalesce(email, '')) collate "C") gin_trgm_ops) with (gin_pending_list_limit = 512);
create index ring_group_words_trgm_idx on ring_group
  using gin (folded((coalesce(short_number, '') || ' ' || name) collate "C") gin_trgm_ops) with (gin_pending_list_limit = 512);

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

-- The scope's users with `part` in their name or address, the best first.
create function find_users_below(part text, wanted integer)
returns table (id uuid, name text, email text, organisation_id uuid, organisation_name text)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
declare
  few constant integer := 5000;
  enough constant integer := 50;
  scope text := nullif(current_setting('app.scope_path', true), '');
  pattern text := '%' || regexp_replace(folded(part), '([\\%_])', '\\\1', 'g') || '%';
  found uuid[];
begin
  if scope is null then
    raise exception 'find_users_below is for the scope of a subtree' using errcode = 'insufficient_privilege';
  end if;
  if has_trigram(folded(part)) and (select count(*) > few from (select from organisation o join app_user u on u.tenant_id = o.id
      where o.path >= scope and o.path < scope || '~' limit few + 1) counted) then
    found := array(select u.id from app_user u
      where folded((u.first_name || ' ' || u.last_name || ' ' || coalesce(u.email, '')) collate "C") like pattern
        and exists (select from organisation o where o.id = u.tenant_id and o.path >= scope and o.path < scope || '~') limit enough);
  else
    found := array(select near.id from (select u.id, u.first_name, u.last_name, u.email
        from organisation o join app_user u on u.tenant_id = o.id where o.path >= scope and o.path < scope || '~' limit few) near
      where folded((near.first_name || ' ' || near.last_name || ' ' || coalesce(near.email, '')) collate "C") like pattern limit enough);
  end if;
  return query select u.id, u.first_name || ' ' || u.last_name, u.email, o.id, o.name from app_user u join organisation o on o.id = u.tenant_id
    where u.id = any (found)
    order by folded(u.first_name || ' ' || u.last_name) like substr(pattern, 2) desc, u.first_name, u.last_name, u.id limit wanted;
end $$;

-- The scope's ring groups with `part` in their name or short number; what is dialled so comes first.
create function find_ring_groups_below(part text, wanted integer)
returns table (id uuid, short_number text, name text, organisation_id uuid, organisation_name text)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
declare
  few constant integer := 5000;
  enough constant integer := 50;
  scope text := nullif(current_setting('app.scope_path', true), '');
  pattern text := '%' || regexp_replace(folded(part), '([\\%_])', '\\\1', 'g') || '%';
  found uuid[];
begin
  if scope is null then
    raise exception 'find_ring_groups_below is for the scope of a subtree' using errcode = 'insufficient_privilege';
  end if;
  found := array(select g.id from organisation o join ring_group g on g.tenant_id = o.id and g.short_number = part
    where o.path >= scope and o.path < scope || '~' limit wanted);
  if has_trigram(folded(part)) and (select count(*) > few from (select from organisation o join ring_group g on g.tenant_id = o.id
      where o.path >= scope and o.path < scope || '~' limit few + 1) counted) then
    found := found || array(select g.id from ring_group g
      where folded((coalesce(g.short_number, '') || ' ' || g.name) collate "C") like pattern
        and exists (select from organisation o where o.id = g.tenant_id and o.path >= scope and o.path < scope || '~') limit enough);
  else
    found := found || array(select near.id from (select g.id, g.short_number, g.name
        from organisation o join ring_group g on g.tenant_id = o.id where o.path >= scope and o.path < scope || '~' limit few) near
      where folded((coalesce(near.short_number, '') || ' ' || near.name) collate "C") like pattern limit enough);
  end if;
  return query select g.id, g.short_number, g.name, o.id, o.name from ring_group g join organisation o on o.id = g.tenant_id
    where g.id = any (found)
    order by g.short_number = part desc nulls last, folded(g.name) like substr(pattern, 2) desc, g.name, g.id limit wanted;
end $$;

revoke execute on function find_users_below(text, integer), find_ring_groups_below(text, integer) from public;
grant execute on function find_users_below(text, integer), find_ring_groups_below(text, integer) to patchbay_subtree;

reset role;
revoke create on schema public from patchbay_platform;
