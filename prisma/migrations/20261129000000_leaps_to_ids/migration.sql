-- Leaps answer ids: under a policy PostgreSQL takes a scope for small, and looked for numbers by their text in every owner's part of
-- an index, or read the whole scope beside it. There is one index that finds an id. And a sample of a third tells a frequent text as well.
grant create on schema public to patchbay_platform;
set local role patchbay_platform;
drop function leap_phone_numbers(text, text, integer);
drop function leap_to_beginning(text, text, integer);
drop function leap_to_label(text, text, integer);

create function leap_phone_numbers(part text, behind text, wanted integer) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
declare
  heads text[] collate "C" := '{}';
  found text[] := '{}';
  size integer := 0;
  steps integer := 0;
  head text;
  first integer;
begin
  if not exists (select from organisation where kind = 'platform' and path = nullif(current_setting('app.scope_path', true), '')) then
    raise exception 'leap_phone_numbers is for the scope of the platform' using errcode = 'insufficient_privilege';
  end if;
  -- The first one of each length that occurs,
  loop
    select length(e164) into size from phone_number where length(e164) > size order by length(e164) limit 1;
    exit when size is null;
    select l.steps, l.number into steps, head from leap_to_number(part, size, behind || '0', steps) l;
    if steps is null then return null; end if;
    if head is not null then heads := heads || head; end if;
  end loop;
  -- and of these always the first, until there are enough.
  while cardinality(found) < wanted and cardinality(heads) > 0 loop
    first := 1;
    for i in 2 .. cardinality(heads) loop
      if heads[i] < heads[first] then first := i; end if;
    end loop;
    found := found || heads[first];
    select l.steps, l.number into steps, head from leap_to_number(part, length(heads[first]), heads[first] || '0', steps) l;
    if steps is null then return null; end if;
    heads := case when head is null then heads[:first - 1] || heads[first + 1:] else heads[:first - 1] || head || heads[first + 1:] end;
  end loop;
  return array(select id from phone_number where e164 = any (found));
end $$;

create function leap_to_beginning(digits text, behind text, wanted integer) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
begin
  if not exists (select from organisation where kind = 'platform' and path = nullif(current_setting('app.scope_path', true), '')) then
    raise exception 'leap_to_beginning is for the scope of the platform' using errcode = 'insufficient_privilege';
  end if;
  return array(select id from phone_number where e164 > behind and e164 >= '+' || digits and e164 < '+' || digits || ':' order by e164 limit wanted);
end $$;

create function leap_to_label(pattern text, behind text, wanted integer) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
declare
  words_pattern text := folded(pattern);
begin
  if not exists (select from organisation where kind = 'platform' and path = nullif(current_setting('app.scope_path', true), '')) then
    raise exception 'leap_to_label is for the scope of the platform' using errcode = 'insufficient_privilege';
  end if;
  return array(select id from phone_number where e164 > behind and search_words is not null and search_words like words_pattern order by e164 limit wanted);
end $$;

revoke execute on function leap_phone_numbers(text, text, integer), leap_to_beginning(text, text, integer), leap_to_label(text, text, integer) from public;
grant execute on function leap_phone_numbers(text, text, integer), leap_to_beginning(text, text, integer), leap_to_label(text, text, integer) to patchbay_subtree;

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
  -- A sample of about 500 rows: statistics are not used for LIKE under a policy, not even one that lets everything through.
  if size > 50000 then
    select count(*) filter (where e164 like any (part_patterns) or search_words like words_pattern) > 0.03 * count(*)
      into is_dense from phone_number tablesample system (50000 / size);
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

reset role;
revoke create on schema public from patchbay_platform;
