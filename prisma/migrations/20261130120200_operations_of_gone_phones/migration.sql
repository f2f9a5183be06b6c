-- What waits for a phone that is gone waits for nothing: until a switch was connected, or its quiet hours came, it was said to be sent then, and it was kept for ever.
grant create on schema public to patchbay_platform;
set local role patchbay_platform;

create or replace function phones_after_removal() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  enterprise uuid;
begin
  for enterprise in
    with held as (
      select o.id from phone_operation o join removed r on o.phone_id = r.id where o.status in ('QUEUED', 'SENDING', 'SENT') order by o.run_id, o.id for update of o
    ), ended as (
      update phone_operation o set status = case o.status when 'QUEUED' then 'SKIPPED' else 'FAILED' end, reason = 'gone', ended_at = current_timestamp
      from held where o.id = held.id returning o.tenant_id
    ) select distinct tenant_id from ended
  loop
    perform pg_notify('patchbay_events', json_build_object('path', g.path, 'keys', json_build_array('phoneOperations', 'phoneOperationRuns'))::text) from organisation g where g.id = enterprise;
  end loop;
  return null;
end $$;

update phone_operation o set status = 'SKIPPED', reason = 'gone', ended_at = current_timestamp where o.status = 'QUEUED' and not exists (select from phone p where p.id = o.phone_id);

reset role;
revoke create on schema public from patchbay_platform;
