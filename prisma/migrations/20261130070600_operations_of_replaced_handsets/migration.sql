-- What one handset was told is not done by what another one fetches.
grant create on schema public to patchbay_platform;
set local role patchbay_platform;

create or replace function phone_after_handset() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from phone_last_fetch where phone_id = new.id;
  with gone as (delete from phone_served_file where phone_id = new.id returning phone_id, kind, tenant_id, hash)
  delete from phone_file_text t using gone g where t.tenant_id = g.tenant_id and t.hash = g.hash
    and not exists (select from phone_served_file s where s.tenant_id = t.tenant_id and s.hash = t.hash and s.phone_id <> new.id);
  -- What still waits is told to the handset that there is then.
  update phone_operation set status = 'FAILED', reason = 'handset-replaced', ended_at = current_timestamp where phone_id = new.id and status in ('SENDING', 'SENT');
  if found then
    perform pg_notify('patchbay_events', json_build_object('path', g.path, 'keys', json_build_array('phoneOperations', 'phoneOperationRuns'))::text) from organisation g where g.id = new.tenant_id;
  end if;
  return null;
end $$;

-- Of a batch of what phones were answered, [{phoneId, mac, at, status}], by the handset that each is now. Answers how many enterprises were told.
create or replace function settle_phone_operations(fetches jsonb) returns integer language sql volatile security definer set search_path = public, pg_temp as $$
  with seen as (
    select p.id as phone_id, max(f.at) as at from jsonb_to_recordset(fetches) as f("phoneId" uuid, mac text, at timestamptz, status smallint)
    join phone p on p.id = f."phoneId" and p.mac is not distinct from f.mac where f.status in (200, 304) group by 1
  ), settled as (
    update phone_operation o set status = 'FETCHED', reason = null, ended_at = seen.at from seen
    where o.phone_id = seen.phone_id and o.status in ('SENDING', 'SENT') and o.sent_at <= seen.at returning o.tenant_id
  )
  select count(pg_notify('patchbay_events', json_build_object('path', g.path, 'keys', json_build_array('phoneOperations', 'phoneOperationRuns'))::text))::integer
  from organisation g where g.id in (select tenant_id from settled)
$$;

reset role;
revoke create on schema public from patchbay_platform;
