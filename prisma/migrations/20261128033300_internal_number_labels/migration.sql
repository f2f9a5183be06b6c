-- A new name of a user reaches internal numbers by a trigger of their own, and phone numbers by what contact methods made of theirs.
grant create on schema public to patchbay_platform;
set local role patchbay_platform;

create or replace function app_user_after_rename() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update phone_number n set voice_assignee_label = a.label from number_assignee a
    where a.tenant_id = new.tenant_id and n.owner_id = new.tenant_id and n.voice_assignee_id = a.id and a.id in (
      select c.id from app_configuration c where c.tenant_id = new.tenant_id and c.user_id = new.id
      union all select m.id from contact_method m where m.tenant_id = new.tenant_id and m.user_id = new.id);
  return null;
end $$;

create function internal_number_after_rename() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update internal_number n set assignee_label = new.first_name || ' ' || new.last_name from app_configuration c
    where c.tenant_id = new.tenant_id and c.user_id = new.id and n.tenant_id = new.tenant_id and n.app_configuration_id = c.id;
  return null;
end $$;

-- Whoever makes a trigger must be allowed to call its function; taken back below.
grant execute on function internal_number_after_rename() to public;
reset role;
revoke create on schema public from patchbay_platform;

create trigger internal_number_after_rename after update of first_name, last_name on app_user for each row execute function internal_number_after_rename();

set local role patchbay_platform;
revoke execute on function internal_number_after_rename() from public;
reset role;
