-- Whether a change is undone is decided by the latest undoing of it: that one needed the change to be in force. Asked of every
-- row of every undoing, it took the square of their number once an undoing of thousands had been undone.
create or replace function reverted_by(change_set uuid) returns uuid language plpgsql stable set search_path = public, pg_temp as $$
declare
  latest uuid := (select e.change_set_id from audit_event e where e.reverts = change_set order by e.id desc limit 1);
begin
  if latest is null or reverted_by(latest) is not null then return null; end if;
  return latest;
end $$;

DROP INDEX "audit_event_reverts_idx";
CREATE INDEX "audit_event_reverts_id_idx" ON "audit_event"("reverts", "id");
