-- The history of a number goes by the number itself: one that was taken off the platform and added again is another row, and was the
-- rows before it, which their removals name.
create index audit_event_gone_numbers_idx on audit_event (entity_label) where entity_type = 'phone-number' and after is null;

-- The rests that releases began by themselves. Kept beside the numbers, so that they outlast a removal and its undoing.
create table number_rest (
  number_id uuid not null,
  at timestamptz(3) not null,
  until timestamptz(3) not null,
  constraint number_rest_pkey primary key (number_id, at)
);
alter table number_rest enable row level security;
alter table number_rest force row level security;
create policy platform on number_rest to patchbay_platform using (true) with check (true);
grant select, insert, update, delete on number_rest to patchbay_platform;

drop trigger phone_number_rests_told on phone_number;
drop function phone_number_rests();

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

insert into number_rest (number_id, at, until)
  select n.id, (rest ->> 'at')::timestamptz, (rest ->> 'until')::timestamptz from phone_number n cross join lateral jsonb_array_elements(n.rests) rest
  where n.rests <> '[]' on conflict do nothing;

create function phone_number_rests() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into number_rest (number_id, at, until) values (new.id, new.updated_at, new.quarantine_until)
    on conflict (number_id, at) do update set until = excluded.until;
  return null;
end $$;

drop function phone_number_events(uuid, integer);
create function phone_number_events(number uuid, bound integer)
returns table (id uuid, at timestamptz, action text, actor jsonb, entity_type text, entity_id uuid, entity_label text, before jsonb, after jsonb, organisation_id uuid, number_id uuid, rests_until timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  scope text := nullif(current_setting('app.scope_path', true), '');
  numbers uuid[] := array(select number union select gone.entity_id from phone_number n
    join audit_event gone on gone.entity_label = n.e164 and gone.entity_type = 'phone-number' and gone.after is null where n.id = number);
begin
  if scope is null then
    raise exception 'phone_number_events is for the scope of a subtree' using errcode = 'insufficient_privilege';
  end if;
  return query
    with within as materialized (
      select e.* from audit_event e where e.id in (
        select own.id from audit_event own where own.entity_id = any (numbers) and own.entity_type = 'phone-number'
        union select its.id from audit_event its
          where coalesce(its.before, its.after) ?| array['phoneNumberIds', 'phoneNumberId'] and audited_numbers(its.before, its.after) && numbers::text[])
        and e.organisation_path >= scope and e.organisation_path < scope || '~'
      order by e.at desc, e.id desc limit bound),
    above as (
      select e.*, exists (select from organisation o where o.id = (e.before ->> 'ownerId')::uuid and o.path >= scope and o.path < scope || '~') as was_here,
        exists (select from organisation o where o.id = (e.after ->> 'ownerId')::uuid and o.path >= scope and o.path < scope || '~') as is_here
      from audit_event e where e.entity_id = any (numbers) and e.entity_type = 'phone-number' and scope > e.organisation_path and starts_with(scope, e.organisation_path)),
    told as (
      select w.id, w.at, w.action, w.actor, w.entity_type, w.entity_id, w.entity_label, w.before, w.after, w.organisation_id,
        case when w.entity_type = 'phone-number' then w.entity_id else (select one from unnest(numbers) one where audited_numbers(w.before, w.after) @> array[one::text] limit 1) end as number_id
      from within w
      union all
      select a.id, a.at, a.action, jsonb_build_object('name', a.organisation_name), a.entity_type, a.entity_id, a.entity_label, case when a.was_here then a.before end, case when a.is_here then a.after end, null::uuid, a.entity_id
      from above a where a.was_here <> a.is_here)
    select t.*, r.until from told t left join number_rest r on r.number_id = t.number_id and r.at = t.at order by t.at desc, t.id desc limit bound;
end $$;

-- What numbers are called that are gone from here: as far as the log of the one who asks, or the coming and going told to it, names them.
create function numbers_once_here(numbers uuid[]) returns table (number_id uuid, e164 text)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  scope text := nullif(current_setting('app.scope_path', true), '');
begin
  if scope is null then
    raise exception 'numbers_once_here is for the scope of a subtree' using errcode = 'insufficient_privilege';
  end if;
  return query
    select distinct e.entity_id, e.entity_label from audit_event e where e.entity_id = any (numbers) and e.entity_type = 'phone-number' and (
      (e.organisation_path >= scope and e.organisation_path < scope || '~')
      or (scope > e.organisation_path and starts_with(scope, e.organisation_path) and exists (
        select from organisation o where o.id in ((e.before ->> 'ownerId')::uuid, (e.after ->> 'ownerId')::uuid) and o.path >= scope and o.path < scope || '~')));
end $$;

revoke execute on function phone_number_events(uuid, integer), numbers_once_here(uuid[]) from public;
grant execute on function phone_number_events(uuid, integer), numbers_once_here(uuid[]) to patchbay_subtree;

-- Whoever makes a trigger must be allowed to call its function; taken back below.
grant execute on function phone_number_rests() to public;
reset role;
revoke create on schema public from patchbay_platform;

create trigger phone_number_rests_told after update on phone_number for each row
  when (new.quarantine_until is not null and new.quarantine_until is distinct from old.quarantine_until and (old.voice_assignee_id is not null or old.sms_assignee_id is not null))
  execute function phone_number_rests();
set local role patchbay_platform;
revoke execute on function phone_number_rests() from public;
reset role;
alter table phone_number drop column rests;
