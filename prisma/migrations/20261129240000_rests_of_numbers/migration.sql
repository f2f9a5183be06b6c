-- The rests that releases began by themselves, the last fifty: a number's history tells of them where it tells of the release.
alter table phone_number add column rests jsonb not null default '[]';
update phone_number set rests = jsonb_build_array(jsonb_build_object(
  'at', to_char(quarantined_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'until', to_char(quarantine_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
  where quarantine_until is not null;

create function phone_number_rests() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.rests := (case when jsonb_array_length(new.rests) >= 50 then new.rests - 0 else new.rests end) || jsonb_build_object(
    'at', to_char(new.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'until', to_char(new.quarantine_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
  return new;
end $$;
revoke execute on function phone_number_rests() from public;
-- After the one that lets the number rest, by its name.
create trigger phone_number_rests_told before update on phone_number for each row
  when (new.quarantine_until is not null and new.quarantine_until is distinct from old.quarantine_until and (old.voice_assignee_id is not null or old.sms_assignee_id is not null))
  execute function phone_number_rests();
