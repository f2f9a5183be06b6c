-- Nobody waits for the answer of a phone that was removed.
grant create on schema public to patchbay_platform;
set local role patchbay_platform;

create function phones_after_removal() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  enterprise uuid;
begin
  for enterprise in
    with ended as (
      update phone_operation o set status = 'FAILED', reason = 'gone', ended_at = current_timestamp from removed r where o.phone_id = r.id and o.status in ('SENDING', 'SENT') returning o.tenant_id
    ) select distinct tenant_id from ended
  loop
    perform pg_notify('patchbay_events', json_build_object('path', g.path, 'keys', json_build_array('phoneOperations', 'phoneOperationRuns'))::text) from organisation g where g.id = enterprise;
  end loop;
  return null;
end $$;

reset role;
revoke create on schema public from patchbay_platform;

create trigger after_removal after delete on phone referencing old table as removed for each statement execute function phones_after_removal();

set local role patchbay_platform;
revoke execute on function phones_after_removal() from public;
reset role;
