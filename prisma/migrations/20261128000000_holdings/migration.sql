-- A noun that an enterprise has says so itself, in the comment of its table: by which words it is known, and in which column the
-- enterprise stands; and its kind, where that is not the table's name. So a new noun is one line of its own migration.
comment on table extension is '{"holder": "tenant_id", "label": "short_number || '' '' || display_name"}';
comment on table phone is '{"holder": "tenant_id", "label": "name"}';
comment on table external_trunk is '{"holder": "tenant_id", "label": "name"}';
comment on table operator_connect_trunk is '{"holder": "tenant_id", "label": "name"}';
comment on table sms_group is '{"holder": "tenant_id", "label": "name"}';
comment on table carrier_profile is '{"holder": "owner_id", "label": "label"}';

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

create or replace function enterprise_holdings(enterprise uuid, wanted integer) returns table (kind text, id uuid, label text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  scope text := nullif(current_setting('app.scope_path', true), '');
  noun record;
begin
  if not exists (select from organisation o where o.id = enterprise and o.path >= scope and o.path < scope || '~') then return; end if;
  for noun in
    select c.relname as name, coalesce(d.description::jsonb ->> 'kind', replace(c.relname, '_', '-')) as kind, d.description::jsonb ->> 'holder' as holder, d.description::jsonb ->> 'label' as label
    from pg_description d join pg_class c on c.oid = d.objoid and d.objsubid = 0 and d.classoid = 'pg_class'::regclass
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and d.description is json object order by c.relname
  loop
    return query execute format('select %L, t.id, (%s)::text from %I t where t.%I = $1 order by 3, 2 limit $2',
      noun.kind, noun.label, noun.name, noun.holder) using enterprise, wanted;
  end loop;
end $$;

reset role;
revoke create on schema public from patchbay_platform;
