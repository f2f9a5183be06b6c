-- A delivery method that is removed leaves what delivered by it, and comes back to it when it is made again with its id,
-- as what a call flow refers to does.
alter table call_delivery drop constraint call_delivery_delivery_method_fkey;
alter table call_delivery rename column delivery_method_id to target_id;
alter index call_delivery_tenant_id_delivery_method_id_idx rename to call_delivery_tenant_id_target_id_idx;
alter table call_delivery
  add column is_gone boolean not null default false,
  add column delivery_method_id uuid generated always as (case when not is_gone then target_id end) stored,
  add constraint call_delivery_delivery_method_fkey foreign key (tenant_id, delivery_method_id) references delivery_method (tenant_id, id) on delete restrict on update restrict;

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

create function call_delivery_let_go() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update call_delivery d set is_gone = true where d.tenant_id = old.tenant_id and d.target_id = old.id and not d.is_gone;
  return old;
end $$;

-- Whoever is editing what it comes back to then holds what is no longer so.
create function call_delivery_take_back() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  holders uuid[];
begin
  with back as (update call_delivery d set is_gone = false from made where d.tenant_id = made.tenant_id and d.target_id = made.id and d.is_gone returning d.holder_id)
    select array_agg(distinct b.holder_id) into holders from back b;
  update app_configuration c set version = c.version + 1, updated_at = now() where c.id = any (holders);
  update contact_method m set version = m.version + 1, updated_at = now() where m.id = any (holders);
  return null;
end $$;

-- Whoever makes a trigger must be allowed to call its function; taken back below.
grant execute on function call_delivery_let_go(), call_delivery_take_back() to public;
reset role;
revoke create on schema public from patchbay_platform;

create trigger call_delivery_let_go before delete on delivery_method for each row execute function call_delivery_let_go();
create trigger call_delivery_take_back after insert on delivery_method referencing new table as made for each statement execute function call_delivery_take_back();

set local role patchbay_platform;
revoke execute on function call_delivery_let_go(), call_delivery_take_back() from public;
reset role;
