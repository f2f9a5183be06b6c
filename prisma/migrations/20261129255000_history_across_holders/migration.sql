-- That a number came or went is known to whoever got or lost it, although it is recorded above them: when, by which organisation, and
-- their own side of it, never the other.
grant create on schema public to patchbay_platform;
set local role patchbay_platform;

drop function phone_number_events(uuid, integer);
create function phone_number_events(number uuid, bound integer)
returns table (id uuid, at timestamptz, action text, actor jsonb, entity_type text, entity_id uuid, entity_label text, before jsonb, after jsonb)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  scope text := nullif(current_setting('app.scope_path', true), '');
begin
  if scope is null then
    raise exception 'phone_number_events is for the scope of a subtree' using errcode = 'insufficient_privilege';
  end if;
  return query
    with within as materialized (
      select e.* from audit_event e where e.id in (
        select own.id from audit_event own where own.entity_id = number and own.entity_type = 'phone-number'
        union select its.id from audit_event its
          where coalesce(its.before, its.after) ?| array['phoneNumberIds', 'phoneNumberId'] and audited_numbers(its.before, its.after) @> array[number::text])
        and e.organisation_path >= scope and e.organisation_path < scope || '~'
      order by e.at desc, e.id desc limit bound),
    above as (
      select e.*, exists (select from organisation o where o.id = (e.before ->> 'ownerId')::uuid and o.path >= scope and o.path < scope || '~') as was_here,
        exists (select from organisation o where o.id = (e.after ->> 'ownerId')::uuid and o.path >= scope and o.path < scope || '~') as is_here
      from audit_event e where e.entity_id = number and e.entity_type = 'phone-number' and scope > e.organisation_path and starts_with(scope, e.organisation_path))
    select w.id, w.at, w.action, w.actor, w.entity_type, w.entity_id, w.entity_label, w.before, w.after from within w
    union all
    select a.id, a.at, a.action, jsonb_build_object('name', a.organisation_name), a.entity_type, a.entity_id, a.entity_label, case when a.was_here then a.before end, case when a.is_here then a.after end
    from above a where a.was_here <> a.is_here
    order by 2 desc, 1 desc limit bound;
end $$;
revoke execute on function phone_number_events(uuid, integer) from public;
grant execute on function phone_number_events(uuid, integer) to patchbay_subtree;

reset role;
revoke create on schema public from patchbay_platform;
