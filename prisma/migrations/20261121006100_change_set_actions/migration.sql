-- What was done in a change set, if all of it lies in the scope; else nothing. Who may not undo one part of it may undo none.
-- A set may have a hundred thousand rows and a page fifty sets, so it goes from one action of the index to the next.
DROP INDEX "audit_event_change_set_id_idx";
CREATE INDEX "audit_event_change_set_id_action_organisation_path_idx" ON "audit_event"("change_set_id", "action", "organisation_path");

create function change_set_actions(change_set uuid) returns text[] language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  scope text := nullif(current_setting('app.scope_path', true), '');
  found_actions text[] := '{}';
  next text;
  one text;
begin
  if scope is null then
    raise exception 'change_set_actions is for the scope of a subtree' using errcode = 'insufficient_privilege';
  end if;
  loop
    select e.action into next from audit_event e where e.change_set_id = change_set and (one is null or e.action > one) order by e.action limit 1;
    exit when not found;
    one := next;
    if exists (select from audit_event e where e.change_set_id = change_set and e.action = one and e.organisation_path < scope)
      or exists (select from audit_event e where e.change_set_id = change_set and e.action = one and e.organisation_path >= scope || '~') then return null; end if;
    found_actions := found_actions || one;
  end loop;
  return found_actions;
end $$;

revoke execute on function change_set_actions(uuid) from public;
grant execute on function change_set_actions(uuid) to patchbay_subtree;
grant create on schema public to patchbay_platform;
alter function change_set_actions(uuid) owner to patchbay_platform;
revoke create on schema public from patchbay_platform;
