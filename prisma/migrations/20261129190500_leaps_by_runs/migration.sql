-- Numbers come in blocks: those that have a text in them mostly lie together, as all that begin alike up to its end do. They are
-- read as one run instead of leap by leap.
grant create on schema public to patchbay_platform;
set local role patchbay_platform;

create or replace function leap_phone_numbers(part text, behind text, wanted integer) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
declare
  heads text[] collate "C" := '{}';
  found text[] collate "C" := '{}';
  size integer := 0;
  steps integer := 0;
  head text collate "C";
  alike text collate "C";
  other text collate "C";
  start text collate "C";
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
  -- and of these always the first with its run, as far as no other length has its first one before, until there are enough.
  while cardinality(heads) > 0 loop
    first := 1;
    for i in 2 .. cardinality(heads) loop
      if heads[i] < heads[first] then first := i; end if;
    end loop;
    head := heads[first];
    size := length(head);
    heads := heads[:first - 1] || heads[first + 1:];
    alike := substr(head, 1, strpos(head, part) + length(part) - 1);
    other := '~';
    for i in 1 .. cardinality(heads) loop other := least(other, heads[i]); end loop;
    found := found || case when alike = head then array[head] else array(select e164 from phone_number
      where length(e164) = size and e164 >= head and e164 < least(alike || ':', other) order by length(e164), e164 limit wanted - cardinality(found)) end;
    exit when cardinality(found) >= wanted;
    start := case when other < alike || ':' then found[cardinality(found)] || '0' else next_with_part(rpad(alike, size, '9'), part) end;
    continue when start is null;
    select l.steps, l.number into steps, head from leap_to_number(part, size, start, steps) l;
    if steps is null then return null; end if;
    if head is not null then heads := heads || head; end if;
  end loop;
  return array(select id from phone_number where e164 = any (found));
end $$;

-- Ids of the platform's next numbers that a search finds: by any of the digits, by what they begin with, by a label. A label is looked
-- for among the first `within` that have any, then, if no more than `bound` numbers have it, by the index of words, then by reading on.
-- Null where digits lie too thinly.
create function leap_to_matches(parts text[], starts text[], label_pattern text, behind text, wanted integer, within integer, bound integer) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  text_found text;
  leapt uuid[];
  hits uuid[] := '{}';
begin
  foreach text_found in array parts loop
    leapt := leap_phone_numbers(text_found, behind, wanted);
    if leapt is null then return null; end if;
    hits := hits || leapt;
  end loop;
  foreach text_found in array starts loop hits := hits || leap_to_beginning(text_found, behind, wanted); end loop;
  leapt := leap_to_label(label_pattern, behind, wanted, within);
  if leapt is not null then return hits || leapt; end if;
  -- Planned for this very text, and it alone.
  execute 'select array(select id from phone_number where search_words is not null and search_words like $1 limit $2)' into leapt using folded(label_pattern), bound + 1;
  if cardinality(leapt) <= bound then return hits || leapt; end if;
  return hits || leap_to_label(label_pattern, behind, wanted, null);
end $$;

revoke execute on function leap_to_matches(text[], text[], text, text, integer, integer, integer) from public;
grant execute on function leap_to_matches(text[], text[], text, text, integer, integer, integer) to patchbay_subtree;
revoke execute on function leap_phone_numbers(text, text, integer), leap_to_beginning(text, text, integer), leap_to_label(text, text, integer, integer) from patchbay_subtree;

reset role;
revoke create on schema public from patchbay_platform;
