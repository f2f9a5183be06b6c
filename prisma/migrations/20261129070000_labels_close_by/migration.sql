-- A frequent label is met within a page's reach of where the list is read, which costs less than asking the index of words how frequent it
-- is. The index of numbers with their words answers alone; rows are visited for what is found only.
grant create on schema public to patchbay_platform;
set local role patchbay_platform;
drop function leap_to_label(text, text, integer);

create function leap_to_label(pattern text, behind text, wanted integer, within integer) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
declare
  words_pattern text := folded(pattern);
  found text[];
begin
  if not exists (select from organisation where kind = 'platform' and path = nullif(current_setting('app.scope_path', true), '')) then
    raise exception 'leap_to_label is for the scope of the platform' using errcode = 'insufficient_privilege';
  end if;
  found := array(
    select e164 from (select e164, search_words from phone_number where e164 > behind and search_words is not null order by e164 limit within) close_by
    where search_words like words_pattern limit wanted);
  if within is not null and cardinality(found) < wanted then return null; end if;
  return array(select id from phone_number where e164 = any (found));
end $$;

revoke execute on function leap_to_label(text, text, integer, integer) from public;
grant execute on function leap_to_label(text, text, integer, integer) to patchbay_subtree;

reset role;
revoke create on schema public from patchbay_platform;

-- One number in ten can carry messages, and those are what is asked for among an owner's many.
create index phone_number_sms_idx on phone_number (owner_path, e164) include (voice, fax, voice_route_type, voice_assignee_kind, sms_assignee_kind,
  source, quarantine_until, blocked_reason, voice_carrier_id, sms_carrier_id) where sms;
