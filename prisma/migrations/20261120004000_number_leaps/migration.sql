-- Any part of a number, in the order of the numbers, however frequent it is and wherever those that have it lie.

-- Numbers of one length in their order: among them, it is known which is the next that could have a part.
create index phone_number_length_e164_idx on phone_number (length(e164), e164);

-- Numbers that are assigned, in their order and with the label of what they are assigned to.
create index phone_number_e164_assigned_idx on phone_number (e164) include (voice_assignee_label) where voice_assignee_label is not null;

-- The smallest text as long as `number`, greater than it, that has `part` in it. Either the part begins somewhere in the
-- number as it stands, or the last digit before room for the part goes up by one and the part stands at the end.
create function next_with_part(number text, part text) returns text language plpgsql immutable strict parallel safe set search_path = public, pg_temp as $$
declare
  size integer := length(number);
  room integer := length(part);
  best text collate "C";
  candidate text collate "C";
begin
  for place in reverse size - room + 1 .. 2 loop
    if substr(number, place, room) collate "C" < part then
      candidate := rpad(left(number, place - 1) || part, size, '0');
      if best is null or candidate < best then best := candidate; end if;
    end if;
  end loop;
  for place in reverse size - room .. 2 loop
    if substr(number, place, 1) < '9' then
      candidate := rpad(left(number, place - 1) || (substr(number, place, 1)::integer + 1), size - room, '0') || part;
      if best is null or candidate < best then best := candidate; end if;
      exit;
    end if;
  end loop;
  return best;
end $$;

-- The first number of that length, not before `start`, that has `part` in it. Gives up after too many steps, which means
-- that the numbers lie so thinly that there is nothing to leap over.
create function leap_to_number(part text, size integer, start text, inout steps integer, out number text) language plpgsql stable set search_path = public, pg_temp as $$
declare
  most_steps constant integer := 400;
begin
  loop
    select e164 into number from phone_number where length(e164) = size and e164 >= start order by length(e164), e164 limit 1;
    exit when number is null or strpos(number, part) > 0;
    start := next_with_part(number, part);
    number := null;
    steps := steps + 1;
    exit when start is null or steps > most_steps;
  end loop;
  if steps > most_steps then steps := null; end if;
end $$;

-- The first `wanted` numbers of the platform behind `behind` that have `part` in them; null where that takes too many steps.
-- For the platform's scope alone: in any other most leaps would end at strangers' numbers.
create function leap_phone_numbers(part text, behind text, wanted integer) returns text[]
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
  return found;
end $$;

-- The same for numbers that begin with these digits.
create function leap_to_beginning(digits text, behind text, wanted integer) returns text[]
language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
begin
  if not exists (select from organisation where kind = 'platform' and path = nullif(current_setting('app.scope_path', true), '')) then
    raise exception 'leap_to_beginning is for the scope of the platform' using errcode = 'insufficient_privilege';
  end if;
  return array(select e164 from phone_number where e164 > behind and e164 >= '+' || digits and e164 < '+' || digits || ':' order by e164 limit wanted);
end $$;

-- The same for numbers whose assignee's label matches.
create function leap_to_label(pattern text, behind text, wanted integer) returns text[]
language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
begin
  if not exists (select from organisation where kind = 'platform' and path = nullif(current_setting('app.scope_path', true), '')) then
    raise exception 'leap_to_label is for the scope of the platform' using errcode = 'insufficient_privilege';
  end if;
  return array(select e164 from phone_number where e164 > behind and voice_assignee_label is not null and voice_assignee_label ilike pattern order by e164 limit wanted);
end $$;

-- Granted before they change hands: afterwards the one who deploys could not grant any more.
revoke execute on function next_with_part(text, text), leap_to_number(text, integer, text, integer), leap_phone_numbers(text, text, integer), leap_to_beginning(text, text, integer),
  leap_to_label(text, text, integer) from public;
grant execute on function leap_phone_numbers(text, text, integer), leap_to_beginning(text, text, integer), leap_to_label(text, text, integer)
  to patchbay_subtree;

grant create on schema public to patchbay_platform;
alter function next_with_part(text, text) owner to patchbay_platform;
alter function leap_to_number(text, integer, text, integer) owner to patchbay_platform;
alter function leap_phone_numbers(text, text, integer) owner to patchbay_platform;
alter function leap_to_beginning(text, text, integer) owner to patchbay_platform;
alter function leap_to_label(text, text, integer) owner to patchbay_platform;
revoke create on schema public from patchbay_platform;
