-- What enterprises have, found and named from above: the subtree's role cannot read extensions and phones.

-- Everything that a person may know one by, in small letters of the people's collation, whatever the database's own is.
-- Small pending lists, because every search reads all of them.
create index extension_words_trgm_idx on extension
  using gin (lower((short_number || ' ' || display_name || ' ' || sip_username) collate "natural") gin_trgm_ops) with (gin_pending_list_limit = 512);
create index phone_words_trgm_idx on phone
  using gin (lower((name || ' ' || coalesce(mac, '')) collate "natural") gin_trgm_ops) with (gin_pending_list_limit = 512);

-- Whether a text has three signs in a row that an index of trigrams knows.
create function has_trigram(part text) returns boolean language sql immutable strict parallel safe set search_path = public, pg_temp as $$
  select part ~ '[[:alnum:]]{3}|[[:alnum:]]{2}[^[:alnum:]]|[^[:alnum:]][[:alnum:]]'
$$;

-- The scope's extensions that have `part` in them, and those that ring at one of `numbers`; the best first. A scope with
-- few extensions is looked through. In a larger one the trigrams find what is rare, and the limit ends the search for
-- what is frequent; a text too short for them is looked for among as many as in a small scope.
create function find_extensions_below(part text, numbers uuid[], wanted integer)
returns table (id uuid, short_number text, display_name text, sip_username text, organisation_id uuid, organisation_name text)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
declare
  few constant integer := 5000;
  enough constant integer := 50;
  scope text := nullif(current_setting('app.scope_path', true), '');
  pattern text := '%' || regexp_replace(lower(part collate "natural"), '([\\%_])', '\\\1', 'g') || '%';
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
  if has_trigram(part) and (select count(*) > few from (select from organisation o join extension e on e.tenant_id = o.id
      where o.path >= scope and o.path < scope || '~' limit few + 1) counted) then
    found := found || array(select e.id from extension e
      where lower((e.short_number || ' ' || e.display_name || ' ' || e.sip_username) collate "natural") like pattern
        and exists (select from organisation o where o.id = e.tenant_id and o.path >= scope and o.path < scope || '~') limit enough);
  else
    found := found || array(select near.id from (select e.id, e.short_number, e.display_name, e.sip_username
        from organisation o join extension e on e.tenant_id = o.id where o.path >= scope and o.path < scope || '~' limit few) near
      where lower((near.short_number || ' ' || near.display_name || ' ' || near.sip_username) collate "natural") like pattern limit enough);
  end if;
  return query select e.id, e.short_number, e.display_name, e.sip_username, o.id, o.name from extension e join organisation o on o.id = e.tenant_id
    where e.id = any (found)
    order by e.short_number = part desc, lower(e.display_name) like substr(pattern, 2) desc, e.display_name, e.id limit wanted;
end $$;

-- The same for phones, by name or by any part of the MAC address, which is written without separators; null for none.
create function find_phones_below(part text, mac_part text, wanted integer)
returns table (id uuid, name text, model_id text, mac text, organisation_id uuid, organisation_name text)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
declare
  few constant integer := 5000;
  enough constant integer := 50;
  scope text := nullif(current_setting('app.scope_path', true), '');
  patterns text[] := array(select '%' || regexp_replace(lower(text_found collate "natural"), '([\\%_])', '\\\1', 'g') || '%'
    from unnest(array[part, mac_part]) text_found where text_found is not null);
  text_found text;
  found uuid[] := '{}';
begin
  if scope is null then
    raise exception 'find_phones_below is for the scope of a subtree' using errcode = 'insufficient_privilege';
  end if;
  if has_trigram(part) and (select count(*) > few from (select from organisation o join phone p on p.tenant_id = o.id
      where o.path >= scope and o.path < scope || '~' limit few + 1) counted) then
    foreach text_found in array patterns loop
      found := found || array(select p.id from phone p where lower((p.name || ' ' || coalesce(p.mac, '')) collate "natural") like text_found
        and exists (select from organisation o where o.id = p.tenant_id and o.path >= scope and o.path < scope || '~') limit enough);
    end loop;
  else
    found := array(select near.id from (select p.id, p.name, p.mac
        from organisation o join phone p on p.tenant_id = o.id where o.path >= scope and o.path < scope || '~' limit few) near
      where lower((near.name || ' ' || coalesce(near.mac, '')) collate "natural") like any (patterns) limit enough);
  end if;
  return query select p.id, p.name, p.model_id, p.mac, o.id, o.name from phone p join organisation o on o.id = p.tenant_id
    where p.id = any (found)
    order by p.mac = mac_part desc nulls last, lower(p.name) like substr(patterns[1], 2) desc, p.name, p.id limit wanted;
end $$;

-- What an enterprise of the scope has and cannot be removed with, at most that many of each kind.
create function enterprise_holdings(enterprise uuid, wanted integer) returns table (kind text, id uuid, label text)
language sql stable security definer set search_path = public, pg_temp as $$
  with here as (select o.id from organisation o where o.id = enterprise
    and o.path >= nullif(current_setting('app.scope_path', true), '') and o.path < nullif(current_setting('app.scope_path', true), '') || '~')
  (select 'extension', e.id, e.short_number || ' ' || e.display_name from here join extension e on e.tenant_id = here.id order by e.short_number limit wanted)
  union all
  (select 'phone', p.id, p.name from here join phone p on p.tenant_id = here.id order by p.name, p.id limit wanted)
$$;

-- Granted before they change hands: afterwards the one who deploys could not grant any more.
revoke execute on function has_trigram(text), find_extensions_below(text, uuid[], integer), find_phones_below(text, text, integer), enterprise_holdings(uuid, integer) from public;
grant execute on function find_extensions_below(text, uuid[], integer), find_phones_below(text, text, integer), enterprise_holdings(uuid, integer) to patchbay_subtree;

grant create on schema public to patchbay_platform;
alter function has_trigram(text) owner to patchbay_platform;
alter function find_extensions_below(text, uuid[], integer) owner to patchbay_platform;
alter function find_phones_below(text, text, integer) owner to patchbay_platform;
alter function enterprise_holdings(uuid, integer) owner to patchbay_platform;
revoke create on schema public from patchbay_platform;
