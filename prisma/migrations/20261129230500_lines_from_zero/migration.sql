-- Lines are counted from 0, whatever number a vendor gives its first account: every phone has as many of the six as its model.
alter table phone_line drop constraint phone_line_position_check;
update phone_line set position = position - 101;
update phone_line set position = position + 100;
alter table phone_line add constraint phone_line_position_check check (position between 0 and 5);

create function pg_temp.from_zero(keys jsonb) returns jsonb language sql as $$
  select coalesce(jsonb_agg(case when jsonb_typeof(key -> 'line') = 'number' then jsonb_set(key, '{line}', to_jsonb(greatest((key ->> 'line')::integer - 1, 0))) else key end order by place), '[]')
  from jsonb_array_elements(keys) with ordinality k (key, place)
$$;
update key_layout set keys = pg_temp.from_zero(keys) where keys <> '[]';
update phone set keys = pg_temp.from_zero(keys) where keys <> '[]';
