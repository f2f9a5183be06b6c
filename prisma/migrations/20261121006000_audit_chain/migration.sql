-- By way of whom somebody acted depends on the organisation that a row is about, and one request writes rows of many. So
-- whoever writes says by which membership or key (`by`), and the row's own organisation decides here what that makes of it.
create function audit_event_before_insert() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.actor := new.actor - 'by' || jsonb_build_object('via',
    case when new.actor #>> '{by,organisationId}' <> new.organisation_id::text then new.actor -> 'by' end);
  return new;
end $$;

create trigger before_insert before insert on audit_event for each row when (new.actor ? 'by') execute function audit_event_before_insert();
revoke execute on function audit_event_before_insert() from public;
