-- Whether the steps alone make a warning: a branch that leads nowhere, a menu without keys, a step that nothing leads to.
-- It is written with the steps; those that are here already are looked through once.
alter table call_flow add column has_loose_ends boolean not null default false;

set local role patchbay_platform;

with recursive step as (
  select f.id as flow_id, f.start_id, n ->> 'id' as id, n as node from call_flow f cross join jsonb_array_elements(f.nodes) n
), branch as (
  select s.flow_id, s.id, s.node ->> field as next from step s cross join unnest(array['open', 'closed', 'onTimeout', 'onInvalid', 'onNoAnswer', 'next']) field where s.node ? field
  union all select s.flow_id, s.id, key ->> 'next' from step s cross join jsonb_array_elements(s.node -> 'keys') key
), reached as (
  select flow_id, start_id as id from step
  union select b.flow_id, b.next from reached r join branch b on b.flow_id = r.flow_id and b.id = r.id where b.next is not null
)
update call_flow f set has_loose_ends = true
  where exists (select from branch b where b.flow_id = f.id and b.next is null)
    or exists (select from step s where s.flow_id = f.id and s.node -> 'keys' = '[]')
    or exists (select from step s where s.flow_id = f.id and not exists (select from reached r where r.flow_id = f.id and r.id = s.id));

reset role;
