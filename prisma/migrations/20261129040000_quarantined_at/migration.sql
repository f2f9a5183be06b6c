-- Since when a number rests, so that what rests too long can be told from what has just begun to. Runs after the trigger that lets it rest.
alter table phone_number add column quarantined_at timestamptz(3);
update phone_number set quarantined_at = updated_at where quarantine_until is not null;

create function phone_number_quarantined_at() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.quarantine_until is null then
    new.quarantined_at := null;
  elsif tg_op = 'INSERT' or old.quarantine_until is null or old.quarantine_until <= new.updated_at then
    new.quarantined_at := new.updated_at;
  end if;
  return new;
end $$;
create trigger phone_number_rests_since_insert before insert on phone_number for each row when (new.quarantine_until is not null) execute function phone_number_quarantined_at();
create trigger phone_number_rests_since_update before update on phone_number for each row when (new.quarantine_until is distinct from old.quarantine_until) execute function phone_number_quarantined_at();
revoke execute on function phone_number_quarantined_at() from public;

grant create on schema public to patchbay_platform;
set local role patchbay_platform;

-- With every kind that a number can be given to or shown by, and with all of a rest, not only what is left of it.
create or replace function phone_number_findings(at timestamptz, longest_quarantine interval, bound integer)
returns table (problem text, reason text, number_id uuid, e164 text, owner_id uuid, owner_name text, kind text, target_id uuid, target_label text, until timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  scope text := nullif(current_setting('app.scope_path', true), '');
begin
  if scope is null then
    raise exception 'phone_number_findings is for the scope of a subtree' using errcode = 'insufficient_privilege';
  end if;
  return query
  with places as materialized (select o.id, o.path, o.name, o.services, o.is_suspended from organisation o where o.path >= scope and o.path < scope || '~'),
  assigned as (
    select n.id as number, n.e164 as digits, n.owner_path as place, n.voice_assignee_kind as as_kind, n.voice_assignee_id as as_id, n.voice_assignee_label as as_label from phone_number n where n.voice_assignee_id is not null
    union all select n.id, n.e164, n.owner_path, n.sms_assignee_kind, n.sms_assignee_id, n.sms_assignee_label from phone_number n where n.sms_assignee_id is not null),
  found as (
    (select 'CAPABILITY_MISFIT' as what, case when n.sms_carrier_id is null then 'sms-without-carrier' else 'carrier-without-credentials' end as why,
        n.id as number, n.e164 as digits, n.owner_path as place, n.sms_assignee_kind as as_kind, n.sms_assignee_id as as_id, n.sms_assignee_label as as_label, null::timestamptz as ends
      from phone_number n left join carrier_profile c on c.id = n.sms_carrier_id
      where n.sms_assignee_kind is not null and c.credentials is null and n.owner_path >= scope and n.owner_path < scope || '~' limit bound)
    union all (select 'CAPABILITY_MISFIT', 'presented-without-voice', n.id, n.e164, n.owner_path, r.kind, r.id, r.label, null
      from number_presenter r join phone_number n on n.owner_id = r.tenant_id and n.id = r.number_id
      where not n.voice and n.owner_path >= scope and n.owner_path < scope || '~' limit bound)
    -- An enterprise that names no service at all has not been told apart yet.
    union all (select 'CAPABILITY_MISFIT', 'service-not-offered', a.number, a.digits, a.place, a.as_kind, a.as_id, a.as_label, null
      from places p join assigned a on a.place = p.path
      join (values ('extension', 'PBX'), ('contact-method', 'PBX'), ('call-flow', 'PBX'), ('app-configuration', 'CALLAPP'), ('external-trunk', 'EXTERNAL_TRUNK'), ('operator-connect-trunk', 'OPERATOR_CONNECT'), ('sms-group', 'SMS')) s (kind, service) on s.kind = a.as_kind
      where p.services <> '{}' and s.service <> all (p.services) limit bound)
    union all (select 'TARGET_DISABLED', 'target-disabled', a.number, a.digits, a.place, a.as_kind, a.as_id, a.as_label, null
      from (select 'extension', x.id, x.tenant_id from extension x where not x.is_enabled
        union all select 'external-trunk', x.id, x.tenant_id from external_trunk x where not x.is_enabled
        union all select 'operator-connect-trunk', x.id, x.tenant_id from operator_connect_trunk x where not x.is_enabled
        union all select 'sms-group', x.id, x.tenant_id from sms_group x where not x.is_enabled) d (of_kind, of_id, tenant)
      join places p on p.id = d.tenant join assigned a on a.place = p.path and a.as_kind = d.of_kind and a.as_id = d.of_id limit bound)
    union all (select 'TARGET_DISABLED', 'holder-disabled', a.number, a.digits, a.place, a.as_kind, a.as_id, a.as_label, null
      from places p join assigned a on a.place = p.path where p.is_suspended limit bound)
    union all (select 'QUARANTINE_TOO_LONG', 'quarantine-too-long', n.id, n.e164, n.owner_path, null, null, null, n.quarantine_until
      from phone_number n where n.quarantine_until > at and n.quarantine_until - n.quarantined_at > longest_quarantine and n.owner_path >= scope and n.owner_path < scope || '~' limit bound))
  select f.what, f.why, f.number, f.digits, p.id, p.name, f.as_kind, f.as_id, f.as_label, f.ends from found f join places p on p.path = f.place order by f.digits, f.what, f.why;
end $$;

reset role;
revoke create on schema public from patchbay_platform;
