-- Jobs live in the schema of the queue (pg-boss), which the deployment makes right after the migrations. It belongs to
-- patchbay_platform; the other roles reach it through these functions alone.

-- Asks for a job in the caller's transaction. The scope comes from the transaction's settings and not from the caller,
-- so that work for one enterprise cannot be asked for in the name of another.
create function enqueue_job(queue_name text, payload jsonb, request_id text, singleton text, starts_at timestamptz) returns uuid
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  q record;
  job_id uuid := uuidv7();
  starts timestamptz := coalesce(starts_at, now());
begin
  select * into q from pgboss.queue where name = queue_name;
  if not found then
    raise exception 'there is no queue "%": deploy the migrations of this release', queue_name using errcode = 'undefined_object';
  end if;
  insert into pgboss.job (id, name, data, start_after, singleton_key, expire_seconds, deletion_seconds, keep_until,
      retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
    values (job_id, q.name,
      jsonb_build_object('payload', payload, 'requestId', request_id,
        'tenantId', nullif(current_setting('app.tenant_id', true), ''), 'path', nullif(current_setting('app.scope_path', true), '')),
      starts, coalesce(singleton, job_id::text), q.expire_seconds, q.deletion_seconds, starts + make_interval(secs => q.retention_seconds),
      q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.policy, q.dead_letter, q.heartbeat_seconds)
    on conflict do nothing;
  if not found then return null; end if;
  if starts <= now() then
    perform pg_notify('pgboss_' || left(encode(sha224('pgboss'), 'hex'), 24), q.name);
  end if;
  return job_id;
end $$;

-- Runs a failed job again, at once; for the platform alone. Answers whether there was one.
create function retry_job(of_job uuid) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  queue_name text;
begin
  if not exists (select from organisation where kind = 'platform' and path = nullif(current_setting('app.scope_path', true), '')) then
    return false;
  end if;
  update pgboss.job set state = 'retry', retry_limit = retry_count + 1, completed_on = null, start_after = now(),
      keep_until = now() + (select make_interval(secs => retention_seconds) from pgboss.queue q where q.name = job.name)
    where id = of_job and state = 'failed' returning name into queue_name;
  if queue_name is null then return false; end if;
  perform pg_notify('pgboss_' || left(encode(sha224('pgboss'), 'hex'), 24), queue_name);
  return true;
end $$;

-- The change set that undid this one, unless that was undone itself.
create function reverted_by(change_set uuid) returns uuid language plpgsql stable set search_path = public, pg_temp as $$
begin
  return (select e.change_set_id from audit_event e where e.reverts = change_set and reverted_by(e.change_set_id) is null order by e.id desc limit 1);
end $$;

-- How many rows a change set has, those outside the caller's reach included: undoing a part of one is refused.
create function change_set_size(change_set uuid) returns integer language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::integer from audit_event where change_set_id = change_set
$$;

grant create on schema public to patchbay_platform;
alter function enqueue_job(text, jsonb, text, text, timestamptz) owner to patchbay_platform;
alter function retry_job(uuid) owner to patchbay_platform;
alter function change_set_size(uuid) owner to patchbay_platform;
revoke create on schema public from patchbay_platform;
revoke execute on function enqueue_job(text, jsonb, text, text, timestamptz), retry_job(uuid), reverted_by(uuid), change_set_size(uuid) from public;
grant execute on function enqueue_job(text, jsonb, text, text, timestamptz) to patchbay_tenant, patchbay_subtree, patchbay_platform;
grant execute on function retry_job(uuid) to patchbay_subtree;
grant execute on function reverted_by(uuid), change_set_size(uuid) to patchbay_tenant, patchbay_subtree, patchbay_platform;

-- A backup reads sequences as the platform.
grant select on all sequences in schema public to patchbay_platform;

-- The newest changes of a large subtree, without sorting all of them.
create index "audit_event_at_id_idx" on audit_event (at, id);
