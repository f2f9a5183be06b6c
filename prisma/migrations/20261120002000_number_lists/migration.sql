-- Lists and searches over a million numbers.

create extension if not exists pg_trgm;

-- The subtree's list asks by owner_path; nothing asks for an owner's numbers in their order by owner_id any more.
DROP INDEX "phone_number_owner_id_e164_idx";
CREATE INDEX "phone_number_owner_path_updated_at_id_idx" ON "phone_number"("owner_path", "updated_at", "id");
-- A small pending list, because every search reads all of it.
CREATE INDEX "phone_number_e164_trgm_idx" ON "phone_number" USING GIN ("e164" gin_trgm_ops) with (gin_pending_list_limit = 512);
CREATE INDEX "phone_number_voice_assignee_label_trgm_idx" ON "phone_number" USING GIN ("voice_assignee_label" gin_trgm_ops) with (gin_pending_list_limit = 512);

-- The label of the assignee is looked up where there is one: half of the time of adding numbers went into finding none.
drop trigger before_write on phone_number;
create trigger before_insert before insert on phone_number for each row
  when (new.voice_extension_id is not null) execute function phone_number_before_write();
create trigger before_update before update of voice_extension_id on phone_number for each row
  when (new.voice_extension_id is distinct from old.voice_extension_id) execute function phone_number_before_write();

-- Numbers of the scope that contain one of `parts`, begin with one of `starts`, or whose assignee's label matches; null
-- where they are more than `bound`, or so frequent that reading the list in its order finds a page sooner. It applies the
-- scope itself, because under a policy no trigram index is ever used: LIKE is not leakproof.
create function find_phone_numbers(parts text[], starts text[], label_pattern text, bound integer) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
declare
  scope text := nullif(current_setting('app.scope_path', true), '');
  part_patterns text[] := array(select '%' || part || '%' from unnest(parts) part);
  size double precision := (select reltuples from pg_class where oid = 'phone_number'::regclass);
  is_dense boolean;
  text_found text;
  hits uuid[] := '{}';
begin
  if scope is null then
    raise exception 'find_phone_numbers is for the scope of a subtree' using errcode = 'insufficient_privilege';
  end if;
  -- A sample of about 1,500 rows: statistics are not used for LIKE under a policy, not even one that lets everything through.
  if size > 50000 then
    select count(*) filter (where e164 like any (part_patterns) or voice_assignee_label ilike label_pattern) > 0.03 * count(*)
      into is_dense from phone_number tablesample system (150000 / size);
    if is_dense then return null; end if;
  end if;
  foreach text_found in array part_patterns loop
    hits := hits || array(select id from phone_number
      where e164 like text_found and owner_path >= scope and owner_path < scope || '~' limit bound + 1);
    if cardinality(hits) > bound then return null; end if;
  end loop;
  foreach text_found in array starts loop
    hits := hits || array(select id from phone_number
      where e164 >= '+' || text_found and e164 < '+' || text_found || ':' and owner_path >= scope and owner_path < scope || '~' limit bound + 1);
    if cardinality(hits) > bound then return null; end if;
  end loop;
  if label_pattern is not null then
    hits := hits || array(select id from phone_number
      where voice_assignee_label ilike label_pattern and owner_path >= scope and owner_path < scope || '~' limit bound + 1);
    if cardinality(hits) > bound then return null; end if;
  end if;
  return hits;
end $$;

-- What uses these numbers, as far as they lie in the scope of the one who asks: the subtree's role cannot read extensions,
-- but has to say what stands in the way.
create function phone_number_uses(numbers uuid[]) returns table (number_id uuid, extension_id uuid, label text, is_voice boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select n.id, e.id, e.short_number || ' ' || e.display_name, coalesce(n.voice_extension_id = e.id, false)
  from phone_number n
  join extension e on e.tenant_id = n.owner_id and (e.id = n.voice_extension_id or e.presentation_number_id = n.id)
  where n.id = any (numbers) and (
    (n.owner_path >= nullif(current_setting('app.scope_path', true), '') and n.owner_path < nullif(current_setting('app.scope_path', true), '') || '~')
    or n.owner_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  order by n.e164, e.short_number, e.id
$$;

-- SIP account names are unique on the platform, and another enterprise may have had this one's code before.
create function free_sip_username(wanted text) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select case when n = 1 then wanted else wanted || '-' || n end from generate_series(1, 1000) n
  where not exists (select from extension where sip_username = case when n = 1 then wanted else wanted || '-' || n end) limit 1
$$;

-- Granted before they change hands: afterwards the one who deploys could not grant any more.
revoke execute on function find_phone_numbers(text[], text[], text, integer), phone_number_uses(uuid[]), free_sip_username(text) from public;
grant execute on function find_phone_numbers(text[], text[], text, integer) to patchbay_subtree;
grant execute on function phone_number_uses(uuid[]) to patchbay_subtree, patchbay_tenant;
grant execute on function free_sip_username(text) to patchbay_tenant;

grant create on schema public to patchbay_platform;
alter function find_phone_numbers(text[], text[], text, integer) owner to patchbay_platform;
alter function phone_number_uses(uuid[]) owner to patchbay_platform;
alter function free_sip_username(text) owner to patchbay_platform;
revoke create on schema public from patchbay_platform;
