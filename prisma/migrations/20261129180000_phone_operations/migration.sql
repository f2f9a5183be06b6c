create table phone_operation_run (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  id uuid not null default uuidv7(),
  kind text collate "C" not null,
  principal text collate "C" not null,
  phones integer not null default 0,
  per_minute integer,
  quiet_from text collate "C",
  quiet_to text collate "C",
  created_at timestamptz(3) not null default current_timestamp,
  started_at timestamptz(3),
  expires_at timestamptz(3) not null,
  constraint phone_operation_run_pkey primary key (id),
  constraint phone_operation_run_tenant_id_id_key unique (tenant_id, id),
  constraint phone_operation_run_tenant_id_fkey foreign key (tenant_id) references organisation (id) on delete cascade on update cascade
);
create index phone_operation_run_tenant_id_started_at_idx on phone_operation_run (tenant_id, started_at);
create index phone_operation_run_expires_at_idx on phone_operation_run (expires_at);

create table phone_operation (
  tenant_id uuid not null default (current_setting('app.tenant_id'::text))::uuid,
  id uuid not null default uuidv7(),
  run_id uuid not null,
  phone_id uuid not null,
  phone_name text collate "natural" not null,
  kind text collate "C" not null,
  status text collate "C" not null,
  reason text collate "C",
  detail text not null default '',
  created_at timestamptz(3) not null default current_timestamp,
  sent_at timestamptz(3),
  ended_at timestamptz(3),
  constraint phone_operation_pkey primary key (id),
  constraint phone_operation_run_fkey foreign key (tenant_id, run_id) references phone_operation_run (tenant_id, id) on delete cascade on update restrict
);
create unique index phone_operation_run_id_phone_id_key on phone_operation (run_id, phone_id);
create index phone_operation_tenant_id_created_at_id_idx on phone_operation (tenant_id, created_at, id);
create index phone_operation_tenant_id_phone_id_created_at_idx on phone_operation (tenant_id, phone_id, created_at);
create index phone_operation_run_id_status_id_idx on phone_operation (run_id, status, id);
-- Never two of a kind under way for one phone.
create unique index phone_operation_under_way on phone_operation (phone_id, kind) where status in ('QUEUED', 'SENDING', 'SENT');

do $$
declare
  name text;
begin
  foreach name in array array['phone_operation_run', 'phone_operation'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy platform on %I to patchbay_platform using (true) with check (true)', name);
    execute format('create policy tenant on %I to patchbay_tenant
      using (tenant_id = (select nullif(current_setting(''app.tenant_id''), '''')::uuid))
      with check (tenant_id = (select nullif(current_setting(''app.tenant_id''), '''')::uuid))', name);
    execute format('grant select, insert, update, delete on %I to patchbay_tenant, patchbay_platform', name);
  end loop;
end $$;

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

-- Of a batch of what phones were answered, [{phoneId, at, status}]: ends the operations that waited for it. Answers how many enterprises were told.
create function settle_phone_operations(fetches jsonb) returns integer language sql volatile security definer set search_path = public, pg_temp as $$
  with seen as (
    select f."phoneId" as phone_id, max(f.at) as at from jsonb_to_recordset(fetches) as f("phoneId" uuid, at timestamptz, status smallint)
    where f."phoneId" is not null and f.status in (200, 304) group by 1
  ), settled as (
    update phone_operation o set status = 'FETCHED', reason = null, ended_at = seen.at from seen
    where o.phone_id = seen.phone_id and o.status in ('SENDING', 'SENT') and o.sent_at <= seen.at returning o.tenant_id
  )
  select count(pg_notify('patchbay_events', json_build_object('path', g.path, 'keys', json_build_array('phoneOperations', 'phoneOperationRuns'))::text))::integer
  from organisation g where g.id in (select tenant_id from settled)
$$;

-- Asks for a job for each run in which something waits; where one waits already nothing changes. Each runs in the scope of its enterprise.
create function enqueue_phone_operations(queue_name text) returns integer language plpgsql volatile set search_path = public, pg_temp as $$
declare
  run record;
  asked integer := 0;
begin
  for run in select distinct o.tenant_id, o.run_id from phone_operation o where o.status = 'QUEUED' loop
    perform set_config('app.tenant_id', run.tenant_id::text, true);
    if enqueue_job(queue_name, jsonb_build_object('runId', run.run_id), '', run.run_id::text, null) is not null then asked := asked + 1; end if;
  end loop;
  perform set_config('app.tenant_id', '', true);
  return asked;
end $$;
revoke execute on function settle_phone_operations(jsonb), enqueue_phone_operations(text) from public;
grant execute on function settle_phone_operations(jsonb) to patchbay_provisioning;

reset role;
revoke create on schema public from patchbay_platform;
